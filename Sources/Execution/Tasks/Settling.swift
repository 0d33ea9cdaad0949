package import PDDL
import Robots

/// Takes what is already so, or can be decided now, off the front of a program.
///
/// What is left begins with something to plan for, or with a wait. Nothing is left of a program that
/// is finished.
struct Settling {
  let belief: Belief
  let time: Instant
  /// Goals that were found fulfilled on the way; later parts are to keep them.
  private(set) var reached: [Goal] = []
  /// What was fixed on the way: sets read off the world, absolute values of changes.
  private(set) var changes: [TaskChange] = []
  /// Why the front can neither be decided nor planned for.
  private(set) var stuck: Foresight.Stop?
  /// What looking was already tried for; it is not tried again.
  private(set) var looked: [Formula]
  private var rounds = 0

  init(belief: Belief, time: Instant, looked: [Formula] = []) {
    self.belief = belief
    self.time = time
    self.looked = looked
  }

  mutating func settle(_ program: TaskProgram) -> TaskProgram {
    var program = program
    // Each turn takes one thing off; a loop whose body does nothing waits for its condition.
    while true {
      rounds += 1
      guard rounds < 10_000 else { return program }
      switch program {
      case .achieve(let goal):
        guard belief.holds(goal.whole) else { return program }
        reached.append(goal)
        return .nothing
      case .perform: return program
      case .sequence(let parts):
        guard let first = parts.first else { return .nothing }
        let front = settle(first)
        if front == .nothing {
          if parts.count == 1 { return .nothing }
          program = .sequence(Array(parts.dropFirst()))
          continue
        }
        return parts.count == 1 ? front : .sequence([front] + parts.dropFirst())
      case .together(let parts):
        let rest = parts.map { settle($0) }.filter { $0 != .nothing }
        return rest.isEmpty ? .nothing : rest.count == 1 ? rest[0] : .together(rest)
      case .conditional(let condition, let then, let otherwise):
        switch belief.truth(of: condition) {
        case .yes: program = then
        case .no: program = otherwise
        case .unknown(let what):
          guard let look = belief.lookingUp(what.filter { !looked.contains($0) }) else {
            stuck = .unknown(what, look: nil)
            return program
          }
          looked += what
          return .sequence([look, program])
        }
      case .loop(let until, let body):
        if belief.holds(until) { return .nothing }
        let front = settle(body)
        return front == .nothing
          ? .sequence([.wait(.until(until)), program]) : .sequence([front, program])
      case .forEach(let query, let body):
        let found = belief.solutions(of: query)
        changes.append(.bound(found))
        program = .sequence(
          found.map { body.substituting(query.binding($0)) })
      case .times(let count, let body):
        guard count > 0 else { return .nothing }
        let front = settle(body)
        if front == .nothing { return .nothing }
        return count == 1 ? front : .sequence([front, .times(count - 1, body: body)])
      case .wait(.instant(let instant)):
        return instant <= time ? .nothing : program
      case .wait(.span(let span)):
        program = .wait(.instant(time + span))
      case .wait(.until(let condition)):
        return belief.holds(condition) ? .nothing : program
      case .delta(let function, let terms, let amount):
        guard let fluent = NumericExpression.function(function, terms).groundFluents.first,
          let old = belief.value(of: fluent)
        else {
          stuck = .unknown([.compare(.equal, .function(function, terms), .number(0))], look: nil)
          return program
        }
        changes.append(.baseline(fluent, from: old, to: old + amount))
        program = .achieve(
          Goal(.compare(.equal, .function(function, terms), .number(old + amount))))
      }
    }
  }
}

extension Belief {
  /// What shows some unknown facts or numbers: being where they can be seen, or the action that
  /// reads them. Nil where nothing does.
  package func lookingUp(_ unknown: [Formula]) -> TaskProgram? {
    for formula in unknown {
      switch formula {
      case .atom(let atom):
        guard let fact = atom.fact() else { continue }
        if let look = look(domain[fact.predicate].name, fact.arguments) { return look }
      case .compare(_, let a, let b):
        for fluent in a.groundFluents + b.groundFluents where isUnknown(fluent) {
          if let look = look(domain[fluent.function].name, fluent.arguments) { return look }
        }
      default: continue
      }
    }
    return nil
  }

  private func look(_ name: String, _ arguments: [ObjectID]) -> TaskProgram? {
    switch setting.observed[name] {
    case nil: return nil
    case .action(let names):
      guard let action = names.lazy.compactMap({ domain.action(named: $0) }).first else {
        return nil
      }
      // The arguments go to the first parameters that take them.
      var open = arguments
      let filled = domain[action].parameters.map { parameter -> ObjectID? in
        guard
          let index = open.firstIndex(where: {
            objects.object($0, isOneOf: parameter.types, in: domain.types)
          })
        else { return nil }
        return open.remove(at: index)
      }
      return open.isEmpty ? .perform(action, filled) : nil
    case .here:
      guard let location = setting.location else { return nil }
      let robots = self.robots
      // The place itself, or where the thing is.
      let places = arguments.flatMap { object in
        let isPlace =
          domain[location].parameters.count == 2
          && objects.object(
            object, isOneOf: domain[location].parameters[1].types, in: domain.types)
        return isPlace
          ? [object]
          : state.facts(of: location, matching: [object, nil]).map { $0.arguments[1] }
      }
      guard let place = places.first, !robots.isEmpty else { return nil }
      return .achieve(
        Goal(.or(robots.map { Fact(location, [$0, place]).formula() })))
    }
  }
}
