import PDDL
import Robots

extension Executive {
  /// Why a program cannot be done, and what could be done instead; nil if it can be done.
  package func explain(_ program: TaskProgram, terms: TaskTerms = TaskTerms()) -> Explanation? {
    guard case .impossible(let explanation) = preview(program, terms: terms, after: .now).outcome
    else { return nil }
    return explanation
  }

  /// Two relaxations, never mixed: of the world for the reason, of the request for the offer.
  ///
  /// - Parameters:
  ///   - world: as it is assumed to be where the program gets stuck.
  ///   - start: the world where the program begins.
  func explanation(
    of what: Foresight.Unreachable, in world: Belief, program: TaskProgram, terms: TaskTerms,
    from start: Belief? = nil
  ) -> Explanation {
    let start = start ?? belief
    var found = Explanation(goal: what.goal, member: what.member)
    if let (constraint, freed) = constraintInTheWay(program, terms, start) {
      found.reasons = [.constraint(constraint)]
      found.offer = freed
      return found
    }
    let task =
      what.action.map { action in
        Performance(
          action, what.arguments.map { $0.map { .object($0) } }, in: setting.domain
        ).task
      } ?? Performance.Task(domain: setting.domain, goal: what.goal, act: nil)
    found.reasons = Obstacles(foresight(in: world, at: now, terms: terms), task).reasons()
    found.offer =
      offerWithoutMembers(program, terms, start, what)
      ?? offerWithoutConjunct(program, terms, start, what)
      ?? offerOfAnotherPlace(program, terms, start, what, found.reasons)
    return found
  }

  // MARK: Offers

  private func length(
    of program: TaskProgram, _ terms: TaskTerms, _ start: Belief, without: Int? = nil
  ) -> Span? {
    var other = self
    if let without { other.constraints.remove(at: without) }
    var foresight = other.foresight(in: start, at: now, terms: terms)
    switch foresight.run(program) {
    case nil, .horizon, .waiting: return foresight.finishedPlan().duration
    default: return nil
    }
  }

  /// The constraint without which the program can be done, and that as an offer.
  func constraintInTheWay(
    _ program: TaskProgram, _ terms: TaskTerms, _ start: Belief
  ) -> (WorkConstraint, Explanation.Offer)? {
    for index in terms.constraints.indices {
      var freed = terms
      let constraint = freed.constraints.remove(at: index)
      if let duration = length(of: program, freed, start) {
        return (
          constraint,
          .init(without: .constraint(constraint), program: program, duration: duration)
        )
      }
    }
    for (index, entry) in constraints.enumerated() {
      if let duration = length(of: program, terms, start, without: index) {
        return (
          entry.constraint,
          .init(without: .constraint(entry.constraint), program: program, duration: duration)
        )
      }
    }
    return nil
  }

  private func offerWithoutMembers(
    _ program: TaskProgram, _ terms: TaskTerms, _ start: Belief, _ what: Foresight.Unreachable
  ) -> Explanation.Offer? {
    guard let member = what.member, var goal = program.goal(with: member), goal.members.count > 1
    else { return nil }
    // One after the other: what stands in the way of the next is not asked.
    var program = program
    var without: [ObjectID] = []
    var next: ObjectID? = member
    while let member = next, goal.members.count > 1 {
      without.append(member)
      program = program.replacing(member, by: nil, in: goal)
      guard let rest = goal.members.first(where: { !without.contains($0.object) }),
        let smaller = program.goal(with: rest.object)
      else { return nil }
      goal = smaller
      var foresight = foresight(in: start, at: now, terms: terms)
      switch foresight.run(program) {
      case nil, .horizon, .waiting:
        return .init(
          without: .members(without), program: program,
          duration: foresight.finishedPlan().duration)
      case .impossible(let other): next = other.member
      default: return nil
      }
    }
    return nil
  }

  private func offerWithoutConjunct(
    _ program: TaskProgram, _ terms: TaskTerms, _ start: Belief, _ what: Foresight.Unreachable
  ) -> Explanation.Offer? {
    guard what.member == nil, what.action == nil else { return nil }
    for goal in program.goals {
      let parts = start.missing(of: goal.formula)
      guard parts.count > 1 else { continue }
      // The parts that stand in the way are known one after the other, or each is tried.
      var (smaller, rest, next) = (program, parts, Optional(what.goal))
      var without: [Formula] = []
      while let part = next, rest.contains(part), rest.count > 1, without.count < 4 {
        without.append(part)
        let before = without.count == 1 ? goal.formula : Formula.all(rest)
        rest.removeAll { $0 == part }
        smaller = smaller.replacing(before, by: .all(rest))
        var foresight = foresight(in: start, at: now, terms: terms)
        switch foresight.run(smaller) {
        case nil, .horizon, .waiting:
          return .init(
            without: .conjunct(.all(without)), program: smaller,
            duration: foresight.finishedPlan().duration)
        case .impossible(let other): next = other.goal
        default: next = nil
        }
      }
      guard what.goal == goal.formula else { continue }
      for part in parts {
        let smaller = program.replacing(goal.formula, by: .all(parts.filter { $0 != part }))
        if let duration = length(of: smaller, terms, start) {
          return .init(without: .conjunct(part), program: smaller, duration: duration)
        }
      }
    }
    return nil
  }

  /// A place that is full or out of reach: the cheapest other place of its kind.
  private func offerOfAnotherPlace(
    _ program: TaskProgram, _ terms: TaskTerms, _ start: Belief, _ what: Foresight.Unreachable,
    _ reasons: [Explanation.Reason]
  ) -> Explanation.Offer? {
    guard what.action == nil, what.goal.conjuncts.count == 1,
      case .atom(let atom) = what.goal.conjuncts[0], atom.predicate == setting.location,
      let fact = atom.fact(), fact.arguments.count == 2
    else { return nil }
    let (thing, place) = (fact.arguments[0], fact.arguments[1])
    // Only if the place is what is wrong: what is too heavy is so everywhere.
    let isAboutThing = reasons.contains { reason in
      switch reason {
      case .condition(let formula, _, _, _), .unknown(let formula):
        formula.namedObjects.contains(thing)
      default: false
      }
    }
    guard !isAboutThing else { return nil }
    let types = start.objects.types(of: place)
    let others = start.objects.objects(of: types, in: start.domain.types).filter {
      $0 != place && start.objects.types(of: $0) == types
    }
    let template = Formula.atom(Atom(atom.predicate, [.object(thing), .variable(0)]))
    var estimator = Estimator(
      foresight: foresight(in: start, at: now, terms: terms), template: template, slot: 0,
      plans: 4)
    let ranked = others.compactMap { other in
      estimator.cost(of: other).map { (other, $0) }
    }.filter { $0.1 > 0 }
    guard let best = ranked.min(by: { $0.1 < $1.1 })?.0 else { return nil }
    let instead = Fact(atom.predicate, [thing, best]).formula()
    let changed = program.replacing(what.goal, by: instead)
    guard changed != program, let duration = length(of: changed, terms, start) else { return nil }
    return .init(without: .object(place, instead: best), program: changed, duration: duration)
  }
}
