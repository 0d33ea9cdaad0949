package import PDDL
package import Robots

/// What came of being told something.
package enum TellResult: Sendable {
  /// It was news and is believed now.
  case new(BeliefChange)
  /// It was believed already.
  case known
  /// Something was seen otherwise a short time ago, or is in view: to be asked about. Nothing was
  /// changed.
  case contradicts([Contradiction])
}

/// Something told that was seen otherwise.
package struct Contradiction: Hashable, Sendable {
  /// What was told: a fact, or its denial.
  package let told: Formula
  /// What was seen instead: a fact, or its denial.
  package let seen: Formula
  /// Who saw it, and when.
  package let evidence: Evidence
}

extension Belief {
  /// Takes in what somebody says. What was seen otherwise within `fresh`, or is in view, is asked
  /// about, unless the speaker insists.
  package mutating func tell(
    adding: [Fact], removing: [Fact] = [], values: [(Fluent, Double?)] = [], by speaker: String,
    at time: Instant, insisting: Bool = false
  ) -> TellResult {
    let isKnown =
      adding.allSatisfy { state.contains($0) } && removing.allSatisfy { !state.contains($0) }
      && values.allSatisfy { state.value(of: $0.0) == $0.1 }
    if isKnown { return .known }
    if !insisting {
      let contradictions = contradictions(adding: adding, removing: removing, at: time)
      if !contradictions.isEmpty { return .contradicts(contradictions) }
    }
    return .new(
      learn(
        adding: adding, removing: removing, values: values, from: .told(by: speaker), at: time))
  }

  private func contradictions(
    adding: [Fact], removing: [Fact], at time: Instant
  ) -> [Contradiction] {
    var found: [Contradiction] = []
    func check(_ fact: Fact, holds: Bool, told: Formula) {
      let evidence = evidence(of: fact)
      guard case .observed = evidence.source else {
        if isInView(fact) && (holds || isShownByBeingThere(fact)) {
          found.append(
            Contradiction(told: told, seen: fact.formula(holds), evidence: evidence))
        }
        return
      }
      if isInView(fact) || time - evidence.time <= setting.fresh {
        found.append(Contradiction(told: told, seen: fact.formula(holds), evidence: evidence))
      }
    }
    for fact in removing where state.contains(fact) {
      check(fact, holds: true, told: fact.formula(false))
    }
    for fact in adding where !state.contains(fact) {
      for mate in excluded(by: fact) {
        check(mate, holds: true, told: fact.formula(true))
      }
      if isDenied(fact) || isInView(fact) {
        check(fact, holds: false, told: fact.formula(true))
      }
    }
    return found
  }

  private func isShownByBeingThere(_ fact: Fact) -> Bool {
    setting.observed[domain[fact.predicate].name] == .here
  }

  /// Whether a robot is at the place that a fact is about, so that it sees whether it holds.
  package func isInView(_ fact: Fact) -> Bool {
    guard isShownByBeingThere(fact), let location = setting.location else { return false }
    let robots = Set(self.robots)
    // What is told of a robot itself is not seen by itself.
    guard !fact.arguments.contains(where: robots.contains) else { return false }
    return state.facts(of: location).contains { position in
      position.arguments.count == 2 && robots.contains(position.arguments[0])
        && fact.arguments.contains(position.arguments[1])
    }
  }
}
