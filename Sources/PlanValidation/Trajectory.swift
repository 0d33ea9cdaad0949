import PDDL

/// The states a plan goes through, with their times, and what PDDL3 asks of them.
struct Trajectory {
  /// A state, from when on it held, and the step that led to it.
  struct Point {
    let state: State
    let time: Double
    let step: Int?
  }

  /// A constraint that is broken, without variables, and the preference it belongs to.
  struct Broken {
    let constraint: TrajectoryConstraint
    let preference: String?
  }

  private(set) var points: [Point]
  private let keepsStates: Bool

  init(_ start: State, keepsStates: Bool) {
    points = [Point(state: start, time: 0, step: nil)]
    self.keepsStates = keepsStates
  }

  mutating func append(_ state: State, at time: Double, after step: Int?) {
    if keepsStates { points.append(Point(state: state, time: time, step: step)) }
  }

  /// Reports every instance of a constraint that is broken, with the step at which it was.
  func check(
    _ constraint: TrajectoryConstraint, _ semantics: Semantics,
    _ report: (_ broken: Broken, _ step: Int?) -> Void
  ) {
    check(constraint, semantics, [], nil, report)
  }

  private func check(
    _ constraint: TrajectoryConstraint, _ semantics: Semantics, _ binding: [ObjectID?],
    _ preference: String?, _ report: (Broken, Int?) -> Void
  ) {
    switch constraint {
    case .and(let parts):
      // A preference over several constraints is broken once, however many of them are.
      var isReported = false
      for part in parts {
        check(part, semantics, binding, preference) { broken, step in
          if preference != nil, broken.preference == preference {
            if isReported { return }
            isReported = true
          }
          report(broken, step)
        }
      }
    case .preference(let name, let inner):
      check(inner, semantics, binding, name, report)
    case .forall(let variables, let inner):
      let all = semantics.solutions(of: .truth, variables: variables, in: points[0].state)
      for objects in all {
        var binding = binding
        for (variable, object) in zip(variables, objects) {
          while binding.count <= variable.slot { binding.append(nil) }
          binding[variable.slot] = object
        }
        check(inner, semantics, binding, preference, report)
      }
    default:
      guard let index = firstBreach(constraint, semantics, binding) else { return }
      report(
        Broken(constraint: constraint.substituting(binding), preference: preference),
        points[index].step)
    }
  }

  /// The point at which a constraint on one binding is broken; nil when it is kept.
  private func firstBreach(
    _ constraint: TrajectoryConstraint, _ semantics: Semantics, _ binding: [ObjectID?]
  ) -> Int? {
    func holds(_ formula: Formula) -> [Bool] {
      points.map { semantics.holds(formula, in: $0.state, binding: binding) }
    }
    let last = points.count - 1
    switch constraint {
    case .and, .forall, .preference: return nil
    case .atEnd(let condition):
      return semantics.holds(condition, in: points[last].state, binding: binding) ? nil : last
    case .always(let condition):
      return points.firstIndex { !semantics.holds(condition, in: $0.state, binding: binding) }
    case .sometime(let condition):
      return holds(condition).contains(true) ? nil : last
    case .atMostOnce(let condition):
      let truth = holds(condition)
      let rises = truth.indices.filter { truth[$0] && ($0 == 0 || !truth[$0 - 1]) }
      return rises.count > 1 ? rises[1] : nil
    case .sometimeAfter(let condition, let then):
      guard let trigger = holds(condition).lastIndex(of: true) else { return nil }
      return holds(then)[trigger...].contains(true) ? nil : last
    case .sometimeBefore(let condition, let earlier):
      guard let trigger = holds(condition).firstIndex(of: true) else { return nil }
      return holds(earlier)[..<trigger].contains(true) ? nil : trigger
    case .within(let limit, let condition):
      let truth = holds(condition)
      return points.indices.contains { truth[$0] && points[$0].time <= limit } ? nil : last
    case .alwaysWithin(let limit, let condition, let then):
      let trigger = holds(condition)
      let answer = holds(then)
      return points.indices.first { index in
        trigger[index]
          && !points[index...].indices.contains {
            answer[$0] && points[$0].time - points[index].time <= limit
          }
      }
    case .holdDuring(let from, let to, let condition):
      let truth = holds(condition)
      return points.indices.first { isCurrent($0, from: from, to: to) && !truth[$0] }
    case .holdAfter(let from, let condition):
      let truth = holds(condition)
      return points.indices.first { isCurrent($0, from: from, to: .infinity) && !truth[$0] }
    }
  }

  /// Whether a state held at some time of an interval that is open at its end.
  private func isCurrent(_ index: Int, from: Double, to: Double) -> Bool {
    let ends = index + 1 < points.count ? points[index + 1].time : .infinity
    return points[index].time < to && ends > from
  }
}

extension TrajectoryConstraint {
  fileprivate func substituting(_ binding: [ObjectID?]) -> TrajectoryConstraint {
    func known(_ formula: Formula) -> Formula { formula.substituting(binding) }
    switch self {
    case .and, .forall, .preference: return self
    case .atEnd(let condition): return .atEnd(known(condition))
    case .always(let condition): return .always(known(condition))
    case .sometime(let condition): return .sometime(known(condition))
    case .atMostOnce(let condition): return .atMostOnce(known(condition))
    case .sometimeAfter(let a, let b): return .sometimeAfter(known(a), known(b))
    case .sometimeBefore(let a, let b): return .sometimeBefore(known(a), known(b))
    case .within(let time, let condition): return .within(time, known(condition))
    case .alwaysWithin(let time, let a, let b): return .alwaysWithin(time, known(a), known(b))
    case .holdDuring(let from, let to, let condition):
      return .holdDuring(from, to, known(condition))
    case .holdAfter(let time, let condition): return .holdAfter(time, known(condition))
    }
  }
}
