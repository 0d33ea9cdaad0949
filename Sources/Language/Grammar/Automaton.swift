/// One step of a rule: which item moves on, and what it must be.
struct Transition: Sendable, Hashable {
  var symbol: Symbol
  /// Groups of features; of each the item must have one.
  var need: [Features]
  var forbid: Features
  /// What the item's types must meet.
  var types: TypeSet
  /// Under which name the item is kept for the rule's action; -1 for none.
  var label: Int32
  var next: Int32

  func accepts(_ features: Features, _ types: TypeSet) -> Bool {
    for group in need where features.isDisjoint(with: group) { return false }
    return features.isDisjoint(with: forbid) && self.types.meets(types)
  }
}

/// All rules of a language in one automaton: optional parts and alternatives are paths, never a list of
/// all the sentences. State 0 is where every rule begins; rules with a common beginning share states.
struct Automaton: Sendable {
  /// The steps out of each state.
  private(set) var transitions: [[Transition]] = [[]]
  /// The rules that are complete at each state.
  private(set) var accepts: [[Int32]] = [[]]
  /// The steps out of state 0, by symbol.
  private(set) var starts: [[Transition]] = []
  private struct Key: Hashable {
    var state: Int32
    var symbol: Symbol
    var need: [Features]
    var forbid: Features
    var types: TypeSet
    var label: Int32
  }
  private var shared: [Key: Int32] = [:]

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
    let next = Int32(transitions.count)
    transitions.append([])
    accepts.append([])
    let step = Transition(
      symbol: symbol, need: need, forbid: forbid, types: types, label: label, next: next)
    for state in states {
      transitions[Int(state)].append(step)
      if state == 0 {
        while starts.count <= Int(symbol) { starts.append([]) }
        starts[Int(symbol)].append(step)
      }
    }
    if let key { shared[key] = next }
    return next
  }

  /// Marks states at which a rule is complete.
  mutating func accept(_ rule: Int32, at states: [Int32]) {
    for state in states { accepts[Int(state)].append(rule) }
  }

  /// Makes room for symbols that begin no rule.
  mutating func cover(_ symbols: Int) {
    while starts.count < symbols { starts.append([]) }
  }

  /// The steps that an item of a symbol can begin.
  func beginning(with symbol: Symbol) -> [Transition] { starts[Int(symbol)] }
}
