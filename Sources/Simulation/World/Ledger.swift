import PDDL

/// The stock ledger: at how many places each thing is or by how many robots it is held. Robots that
/// drive, pick and drop never change that; only events and actions that use things up do.
struct Ledger: Sendable {
  private let location: PredicateID?
  private let holding: PredicateID?
  private var entries: [ObjectID: Int] = [:]
  /// Things that came from nowhere or went nowhere, in the order in which it was noticed.
  private(set) var violations: [Violation] = []

  struct Violation: Sendable, Hashable {
    let thing: ObjectID
    let expected: Int
    let found: Int
  }

  /// The books of a first state.
  init(location: PredicateID?, holding: PredicateID?, in state: State) {
    self.location = location
    self.holding = holding
    if let location {
      for fact in state.facts(of: location) { entries[fact.arguments[0], default: 0] += 1 }
    }
    if let holding {
      for fact in state.facts(of: holding) { entries[fact.arguments[1], default: 0] += 1 }
    }
  }

  /// Takes down where some things are now.
  mutating func takeStock(of things: [ObjectID], in state: State) {
    for thing in things { entries[thing] = whereabouts(of: thing, in: state) }
  }

  /// Notes which of some things are not where one thing can be.
  mutating func check(_ things: [ObjectID], in state: State) {
    for thing in things {
      let found = whereabouts(of: thing, in: state)
      let expected = entries[thing] ?? 0
      guard found != expected else { continue }
      violations.append(Violation(thing: thing, expected: expected, found: found))
      entries[thing] = found
    }
  }

  /// Notes the same of everything there is.
  mutating func checkAll(in state: State) {
    check(entries.keys.sorted(), in: state)
  }

  private func whereabouts(of thing: ObjectID, in state: State) -> Int {
    var count = 0
    if let location { count += state.facts(of: location, matching: [thing, nil]).count }
    if let holding { count += state.facts(of: holding, matching: [nil, thing]).count }
    return count
  }

  /// The objects that a change is about.
  static func things(in changes: StateChanges) -> [ObjectID] {
    let facts = changes.added + changes.removed
    return Set(facts.flatMap(\.arguments)).sorted()
  }
}
