package import PDDL
import Robots

/// What the interpreter holds to be so, with where each thing comes from.
///
/// Belief is not the world: only reports and what people say change it. It is a value, so that "what
/// if" works on a copy. Facts exclude each other in the groups that the domain has (a box is at one
/// place): whatever is learnt takes the others of its group out.
package struct Belief: Sendable {
  /// The meaning of formulas over the objects known now, travel times under what is closed included.
  package private(set) var semantics: Semantics
  /// What holds, as far as is known.
  package private(set) var state: State
  /// What is observed, and by what.
  package let setting: Setting
  /// What travel times come from; set anew whenever robots have moved.
  package var travel: (any Travel)? { didSet { refreshFunctions() } }
  /// Regions that nothing may touch for now; travel times go round them.
  package var avoiding: [ObjectID] = [] {
    didSet { if avoiding != oldValue { refreshFunctions() } }
  }

  /// Objects that are amounts, as they were said.
  package var amounts: [ObjectID: SpokenAmount] = [:]

  let groups: ExclusionGroups
  /// Evidence of what was learnt since the start; what is not listed was given.
  private var evidence: [Fact: Evidence] = [:]
  private var valueEvidence: [Fluent: Evidence] = [:]
  /// Facts that are known not to hold, since they were seen or said not to.
  private var denied: Set<Fact> = []
  /// Counts what was told or seen and was news; effects that were expected do not count.
  package private(set) var news = 0

  /// The belief in a world as it is given.
  package init(
    objects: ObjectTable, state: State, setting: Setting, travel: (any Travel)? = nil
  ) {
    semantics = Semantics(domain: setting.domain, objects: objects)
    self.state = state
    self.setting = setting
    groups = ExclusionGroups(setting.domain, initial: state, objects: objects)
    // A metric over a number that nobody set starts at nothing.
    for fluent in setting.metricFluents where state.value(of: fluent) == nil {
      self.state.setValue(0, of: fluent)
    }
    self.travel = travel
    refreshFunctions()
  }

  /// The objects known now.
  package var objects: ObjectTable { semantics.objects }
  /// The domain.
  package var domain: DomainModel { setting.domain }

  /// Where a fact, or its denial, comes from.
  package func evidence(of fact: Fact) -> Evidence {
    evidence[fact] ?? Evidence(.given, at: .zero)
  }

  /// Where a value comes from.
  package func evidence(of fluent: Fluent) -> Evidence {
    valueEvidence[fluent] ?? Evidence(.given, at: .zero)
  }

  /// Whether a fact is known not to hold because somebody saw or said so.
  package func isDenied(_ fact: Fact) -> Bool { denied.contains(fact) }

  /// Ties what was just learnt to the record in the log that tells of it.
  mutating func tie(_ change: BeliefChange, to record: Int) {
    for fact in change.added + change.removed { evidence[fact]?.record = record }
    for value in change.values { valueEvidence[value.fluent]?.record = record }
  }

  /// Takes a state that is only supposed, for looking ahead.
  mutating func suppose(_ state: State) {
    self.state = state
    refreshFunctions()
  }

  /// Whether a change says something of the world that may make what failed before go well: not the
  /// expected effects, not where robots are, not numbers that only run on.
  func isNews(_ change: BeliefChange) -> Bool {
    if change.source == .assumed { return false }
    if !change.objects.isEmpty || change.values.contains(where: { $0.old == nil }) { return true }
    let robots = Set(self.robots)
    return (change.added + change.removed).contains { fact in
      fact.predicate != setting.location || !robots.contains(fact.arguments[0])
    }
  }

  private mutating func refreshFunctions() {
    semantics.functions = travel?.functions(in: state, of: semantics.objects, avoiding: avoiding)
  }

  // MARK: Changing

  /// Takes a fact out without saying that it does not hold: whether it does is not known any more.
  package mutating func forget(_ fact: Fact) {
    state.remove(fact)
    denied.remove(fact)
    evidence[fact] = nil
    refreshFunctions()
  }

  /// Adds an object that was not known before.
  package mutating func add(object name: String, type: TypeID) -> ObjectID {
    semantics.objects.add(name, types: [type])
  }

  /// Takes facts and values in, whatever they contradict, and says what that changed.
  ///
  /// `evident` says whether what is learnt is news in itself, rather than an expected effect.
  mutating func learn(
    adding: [Fact], removing: [Fact], values: [(Fluent, Double?)] = [], objects: [ObjectID] = [],
    from source: Source, at time: Instant
  ) -> BeliefChange {
    var change = BeliefChange(source: source)
    change.objects = objects
    let here = Evidence(source, at: time)
    for fact in removing where !adding.contains(fact) {
      if state.remove(fact) { change.removed.append(fact) }
      if source != .assumed { denied.insert(fact) }
      evidence[fact] = here
    }
    for fact in adding {
      for mate in excluded(by: fact) where !adding.contains(mate) {
        state.remove(mate)
        evidence[mate] = here
        change.removed.append(mate)
      }
      if state.insert(fact) { change.added.append(fact) }
      denied.remove(fact)
      evidence[fact] = here
    }
    for (fluent, value) in values {
      let old = state.value(of: fluent)
      state.setValue(value, of: fluent)
      valueEvidence[fluent] = here
      if old != value { change.values.append(.init(fluent, old: old, new: value)) }
    }
    // A denial lasts until something is done about the thing: it may be there again later.
    for fact in change.added where source == .assumed {
      denied = denied.filter { !exclude(fact, $0) }
    }
    if !change.isEmpty {
      refreshFunctions()
      if isNews(change) { news += 1 }
    }
    return change
  }
}
