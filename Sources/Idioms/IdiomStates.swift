/// The states of a book's automaton made deterministic, one after the other as utterances need them: a state
/// is the set of nodes that the letters so far lead to. What was made once is found again by one look.
struct IdiomStates: Sendable {
  private let nodes: [IdiomNode]
  private let stride: Int
  private let lookupCount: Int
  private let slotLookups: [Int32]

  private var sets: [Int32] = []
  private var setRanges: [Range<Int32>] = []
  private var ids: [[Int32]: Int32] = [:]
  /// The state after a letter, for each state, class and whether a word can begin then; -2: not yet made.
  private var next: [Int32] = []
  /// Lookups and rules that a state waits for, and the state after each.
  private var symbols: [Symbol] = []
  private var symbolRanges: [Range<Int32>] = []
  private var accepts: [Int32] = []
  private var acceptRanges: [Range<Int32>?] = []
  private var unskipped: [Int32] = []

  private var stamps: [Int32]
  private var stamp: Int32 = 0
  private var stack: [Int32] = []

  struct Symbol: Sendable {
    /// A lookup, or the count of lookups and a rule.
    var number: Int32
    /// Where it leads, if no word can begin then and if one can; -2: not yet made.
    var plain: Int32 = -2
    var atBoundary: Int32 = -2
  }

  /// Nothing can follow.
  static let dead: Int32 = -1

  init(_ automaton: IdiomAutomaton) {
    nodes = automaton.nodes
    stride = 2 * automaton.classCount
    lookupCount = automaton.lookups.count
    slotLookups = automaton.slots.map(\.lookup)
    stamps = [Int32](repeating: 0, count: automaton.nodes.count)
  }

  var count: Int { setRanges.count }
  /// Whether so much has been made that it is better to begin anew.
  var isFull: Bool { next.count > 6_000_000 || sets.count > 6_000_000 }

  mutating func clear() {
    sets = []
    setRanges = []
    ids = [:]
    next = []
    symbols = []
    symbolRanges = []
    accepts = []
    acceptRanges = []
    unskipped = []
  }

  /// The state at the beginning of some nodes.
  mutating func state(of starts: [Int32]) -> Int32 {
    beginClosure()
    for start in starts { visit(start) }
    return make(closure(atBoundary: true))
  }

  @inline(__always)
  mutating func step(_ state: Int32, _ letter: Int32, atBoundary: Bool) -> Int32 {
    let place = Int(state) * stride + Int(letter) * 2 + (atBoundary ? 1 : 0)
    let known = next[place]
    if known != -2 { return known }
    let made = makeStep(state, letter, atBoundary)
    next[place] = made
    return made
  }

  private mutating func makeStep(_ state: Int32, _ letter: Int32, _ atBoundary: Bool) -> Int32 {
    beginClosure()
    for index in setRanges[Int(state)] {
      let id = sets[Int(index)]
      let node = nodes[Int(id)]
      switch node.kind {
      case .letter, .listLetter: if node.argument == letter { visit(node.next) }
      case .space: if letter == 1 || letter == 2 { visit(node.next) }
      case .wildBegin: visit(letter == 1 ? id : node.next)
      case .wildOn: visit(id)
      default: break
      }
    }
    return make(closure(atBoundary: atBoundary))
  }

  /// The lookups and rules that a state waits for, as indices of `symbol`.
  @inline(__always)
  func waits(_ state: Int32) -> Range<Int32> { symbolRanges[Int(state)] }
  @inline(__always)
  func symbol(_ index: Int32) -> Int32 { symbols[Int(index)].number }

  /// The state after a lookup or rule.
  mutating func step(_ state: Int32, symbol index: Int32, atBoundary: Bool) -> Int32 {
    let symbol = symbols[Int(index)]
    let known = atBoundary ? symbol.atBoundary : symbol.plain
    if known != -2 { return known }
    beginClosure()
    for place in setRanges[Int(state)] {
      let node = nodes[Int(sets[Int(place)])]
      if number(of: node) == symbol.number { visit(node.next) }
    }
    let made = make(closure(atBoundary: atBoundary))
    if atBoundary {
      symbols[Int(index)].atBoundary = made
    } else {
      symbols[Int(index)].plain = made
    }
    return made
  }

  /// The state when words are skipped: any words that keep them are not there.
  mutating func skip(_ state: Int32) -> Int32 {
    let known = unskipped[Int(state)]
    if known != -2 { return known }
    let set = setRanges[Int(state)].map { sets[Int($0)] }
    let kept = set.filter { id in
      let node = nodes[Int(id)]
      return node.kind != .wildOn || node.other != 1
    }
    let made = kept.count == set.count ? state : make(kept)
    unskipped[Int(state)] = made
    return made
  }

  /// The blocks (or rules) that are complete when the text ends (or the rule may end) in a state.
  mutating func accepted(_ state: Int32, atEnd: Bool) -> ArraySlice<Int32> {
    if atEnd, let range = acceptRanges[Int(state)] {
      return accepts[Int(range.lowerBound)..<Int(range.upperBound)]
    }
    var found: [Int32] = []
    if atEnd {
      beginClosure()
      for index in setRanges[Int(state)] { visit(sets[Int(index)]) }
      for id in closure(atBoundary: true) where nodes[Int(id)].kind == .accept {
        found.append(nodes[Int(id)].argument)
      }
      let range = Int32(accepts.count)..<Int32(accepts.count + found.count)
      accepts += found
      acceptRanges[Int(state)] = range
      return accepts[Int(range.lowerBound)..<Int(range.upperBound)]
    }
    for index in setRanges[Int(state)] {
      let node = nodes[Int(sets[Int(index)])]
      if node.kind == .done { found.append(node.argument) }
    }
    return found[...]
  }

  // MARK: Making

  private mutating func beginClosure() {
    stamp &+= 1
    stack.removeAll(keepingCapacity: true)
  }

  private mutating func visit(_ id: Int32) {
    guard stamps[Int(id)] != stamp else { return }
    stamps[Int(id)] = stamp
    stack.append(id)
  }

  /// The nodes that wait for something, reached from those on the stack without a letter.
  private mutating func closure(atBoundary: Bool) -> [Int32] {
    var found: [Int32] = []
    while let id = stack.popLast() {
      let node = nodes[Int(id)]
      switch node.kind {
      case .fork:
        visit(node.next)
        visit(node.other)
      case .begin, .end: visit(node.next)
      case .space:
        found.append(id)
        if atBoundary { visit(node.next) }
      case .wildOn:
        found.append(id)
        visit(node.next)
      case .dead: break
      case .letter, .listLetter, .edge, .call, .wildBegin, .accept, .done: found.append(id)
      }
    }
    found.sort()
    return found
  }

  private mutating func make(_ set: [Int32]) -> Int32 {
    guard !set.isEmpty else { return Self.dead }
    if let known = ids[set] { return known }
    let id = Int32(setRanges.count)
    ids[set] = id
    setRanges.append(Int32(sets.count)..<Int32(sets.count + set.count))
    sets += set
    next += repeatElement(-2, count: stride)
    acceptRanges.append(nil)
    unskipped.append(-2)
    var waiting: Set<Int32> = []
    for node in set.map({ nodes[Int($0)] }) where node.kind == .edge || node.kind == .call {
      waiting.insert(number(of: node))
    }
    symbolRanges.append(Int32(symbols.count)..<Int32(symbols.count + waiting.count))
    symbols += waiting.sorted().map { Symbol(number: $0) }
    return id
  }

  /// What a node waits for; -1 for a letter.
  private func number(of node: IdiomNode) -> Int32 {
    switch node.kind {
    case .edge: slotLookups[Int(node.argument)]
    case .call: Int32(lookupCount) + node.argument
    default: -1
    }
  }

}
