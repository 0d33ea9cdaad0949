/// One step of a rule: which item moves on, and what it must be.
struct Transition: Sendable, Hashable {
  var symbol: Symbol
  /// Groups of features, the first ones; of each that is not empty the item must have one.
  var need: Features
  var needToo: Features
  var forbid: Features
  /// What the item's types must meet.
  var types: TypeSet
  /// Under which name the item is kept for the rule's action; -1 for none.
  var label: Int32
  var next: Int32

  func accepts(_ features: Features, _ types: TypeSet) -> Bool {
    if !need.isEmpty, features.isDisjoint(with: need) { return false }
    if !needToo.isEmpty, features.isDisjoint(with: needToo) { return false }
    return features.isDisjoint(with: forbid) && self.types.meets(types)
  }
}

/// All rules of a language in one automaton: optional parts and alternatives are paths, never a list of
/// all the sentences. State 0 is where every rule begins; rules with a common beginning share states.
struct Automaton: Sendable {
  /// The steps out of each state.
  private var building: [[Transition]] = [[]]
  private var complete: [[Int32]] = [[]]
  private struct Key: Hashable {
    var state: Int32
    var symbol: Symbol
    var need: [Features]
    var forbid: Features
    var types: TypeSet
    var label: Int32
  }
  private var shared: [Key: Int32] = [:]

  // What the chart looks at, flat: the steps out of a state, those out of state 0 by symbol, and the rules
  // that are complete at a state.
  private(set) var steps: [Transition] = []
  private var stepRanges: [Int32] = []
  private(set) var starts: [Transition] = []
  private var startRanges: [Int32] = []
  private(set) var rules: [Int32] = []
  private var ruleRanges: [Int32] = []

  /// The steps out of a state, as indices into `steps`.
  @inline(__always)
  func steps(from state: Int32) -> Range<Int> {
    Int(stepRanges[Int(state)])..<Int(stepRanges[Int(state) + 1])
  }
  /// The steps that an item of a symbol can begin, as indices into `starts`.
  @inline(__always)
  func starts(with symbol: Symbol) -> Range<Int> {
    Int(startRanges[Int(symbol)])..<Int(startRanges[Int(symbol) + 1])
  }
  /// The rules that are complete at a state, as indices into `rules`.
  @inline(__always)
  func rules(at state: Int32) -> Range<Int> {
    Int(ruleRanges[Int(state)])..<Int(ruleRanges[Int(state) + 1])
  }

  /// Adds a step from any of some states and returns the state it leads to.
  mutating func step(
    from states: [Int32], _ symbol: Symbol, need: [Features] = [], forbid: Features = [],
    types: TypeSet = .all, label: Int32 = -1
  ) -> Int32 {
    var key: Key?
    if states.count == 1 {
      let found = Key(
        state: states[0], symbol: symbol, need: need, forbid: forbid, types: types, label: label)
      if let state = shared[found] { return state }
      key = found
    }
    let next = Int32(building.count)
    building.append([])
    complete.append([])
    let step = Transition(
      symbol: symbol, need: need.first ?? [], needToo: need.dropFirst().first ?? [],
      forbid: forbid, types: types, label: label, next: next)
    for state in states { building[Int(state)].append(step) }
    if let key { shared[key] = next }
    return next
  }

  /// Marks states at which a rule is complete.
  mutating func accept(_ rule: Int32, at states: [Int32]) {
    for state in states { complete[Int(state)].append(rule) }
  }

  /// Lays everything out flat, when all rules are there.
  mutating func finish(symbols: Int) {
    steps = []
    stepRanges = [0]
    rules = []
    ruleRanges = [0]
    for state in building.indices {
      if state > 0 { steps += building[state] }
      stepRanges.append(Int32(steps.count))
      rules += complete[state]
      ruleRanges.append(Int32(rules.count))
    }
    var bySymbol = [[Transition]](repeating: [], count: symbols)
    for step in building[0] { bySymbol[Int(step.symbol)].append(step) }
    starts = []
    startRanges = [0]
    for list in bySymbol {
      starts += list
      startRanges.append(Int32(starts.count))
    }
  }
}
