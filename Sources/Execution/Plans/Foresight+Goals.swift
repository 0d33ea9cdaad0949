import PDDL
import Robots

extension Foresight {
  /// A part of a goal that can be reached by itself.
  private struct Part {
    let formula: Formula
    var member: ObjectID?
    var causes: [Cause] = []
  }

  /// Plans for what of a goal does not hold yet.
  ///
  /// Members are reached one after the other, the cheapest from where things then are first; so are
  /// the conjuncts of a formula, unless one plan for all of them is shorter.
  mutating func achieve(_ goal: Goal) -> Stop? {
    let members = goal.members.map { member in
      Part(
        formula: goal.formula(for: member.object), member: member.object,
        causes: member.choice.map { [$0] } ?? [])
    }
    let open = members.filter { !belief.holds($0.formula) }
    if belief.holds(goal.formula) && open.isEmpty {
      // Already so: still an aim, so that it is watched.
      if goal.whole != .truth { aim(.achieve(goal.whole, member: nil, causes: [])) }
      return nil
    }
    if !belief.holds(goal.formula), let stop = achieve(goal.formula) { return stop }
    let reached =
      goal.formula.conjuncts.filter { belief.holds($0) }
      + members.map(\.formula).filter { belief.holds($0) }
    return achieve(
      members.filter { !belief.holds($0.formula) }, keeping: reached, template: goal.template,
      slot: goal.templateSlot)
  }

  private mutating func achieve(_ formula: Formula) -> Stop? {
    let parts = belief.missing(of: formula)
    guard parts.count > 1 else { return plan(Part(formula: formula)) }
    var apart = self
    let stop = apart.achieve(
      parts.map { Part(formula: $0) }, keeping: formula.conjuncts.filter { belief.holds($0) },
      template: nil, slot: 0, of: formula)
    if case .impossible(let what) = stop, what.goal != formula { return stop }
    // One after the other may undo what was reached before; only the whole counts.
    let isApart = stop == .horizon || stop == nil && apart.belief.holds(formula)
    if isApart && parts.count > Self.fewParts {
      self = apart
      return stop
    }
    var joint = self
    let jointStop = joint.plan(Part(formula: formula))
    let isShorter = joint.builder.plan.duration <= apart.builder.plan.duration
    self = !isApart || (jointStop == nil && isShorter) ? joint : apart
    return isApart ? nil : jointStop
  }

  /// Of so many parts all orders are worth a search of their own.
  private static let fewParts = 3

  /// Parts one after the other, the cheapest from where things then are first.
  private mutating func achieve(
    _ parts: [Part], keeping before: [Formula], template: Formula?, slot: Int,
    of whole: Formula? = nil
  ) -> Stop? {
    var open = parts
    var reached = before
    var count = 0
    while !open.isEmpty {
      if count >= setting.batch {
        if isPreview { estimate(open.compactMap(\.member), template, slot) }
        return .horizon
      }
      // A few are each planned for, of many only the one that is nearest by estimate.
      let now = open.indices.filter { index in
        !(open[index].member.map(deferred.contains) ?? false)
      }
      var candidates = now.isEmpty ? Array(open.indices) : now
      if open.count > setting.batch, let template {
        candidates = [nearest(of: open, template, slot)]
      }
      var best: (index: Int, found: Found)?
      for index in candidates {
        switch solve(.all(reached + [open[index].formula])) {
        case .success(let found):
          if best == nil || found.cost < (best?.found.cost ?? 0) { best = (index, found) }
        case .failure(.impossible):
          return .impossible(unreachable(open[index], after: reached, of: whole))
        case .failure(let stop): return stop
        }
      }
      guard let best else { return .limit }
      let part = open.remove(at: best.index)
      aim(.achieve(part.formula, member: part.member, causes: part.causes))
      take(best.found.steps)
      reached.append(part.formula)
      open.removeAll { belief.holds($0.formula) }
      count += 1
    }
    return nil
  }

  /// What is to be told of a part that cannot be reached: itself, if it cannot alone; else the whole,
  /// of which the parts exclude each other.
  private mutating func unreachable(
    _ part: Part, after reached: [Formula], of whole: Formula?
  ) -> Unreachable {
    if let whole, !reached.isEmpty {
      var alone = self
      if case .success = alone.solve(part.formula) { return Unreachable(goal: whole) }
    }
    return Unreachable(goal: part.formula, member: part.member)
  }

  private mutating func plan(_ part: Part) -> Stop? {
    switch solve(part.formula) {
    case .success(let found):
      aim(.achieve(part.formula, member: part.member, causes: part.causes))
      take(found.steps)
      return nil
    case .failure(.impossible):
      return .impossible(Unreachable(goal: part.formula, member: part.member))
    case .failure(let stop): return stop
    }
  }

  // MARK: Many members

  private func nearest(of parts: [Part], _ template: Formula, _ slot: Int) -> Int {
    var estimator = Estimator(foresight: self, template: template, slot: slot)
    let costs = parts.map { part in
      part.member.flatMap { estimator.cost(of: $0) } ?? .infinity
    }
    return costs.indices.min { (costs[$0], $0) < (costs[$1], $1) } ?? 0
  }

  private mutating func estimate(_ members: [ObjectID], _ template: Formula?, _ slot: Int) {
    guard let template else { return }
    var estimator = Estimator(foresight: self, template: template, slot: slot)
    let seconds = members.compactMap { estimator.cost(of: $0) }.reduce(0, +)
    estimated = estimated + .seconds(seconds)
  }
}
