package import Meaning
import Synchronization
import Understanding

/// What an utterance is by a book.
package struct IdiomMatch: Sendable, Hashable {
  /// A slot and what it holds.
  package struct Slot: Sendable, Hashable {
    package var name: String
    package var value: IdiomBook.Value
  }
  /// The block of the book.
  package var block: Int
  package var intent: String
  /// The file the block stands in.
  package var group: String
  /// In the order of the words; then what the block itself and the situation fill.
  package var slots: [Slot]
  /// Slots that the situation filled.
  package var fromContext: [Slot] = []
  var score: Int64 = 0
}

/// Reads utterances by a book of idioms.
package struct IdiomReader: Sendable {
  /// What does not change once a book is compiled, and the states made on the way.
  private final class Engine: Sendable {
    let book: IdiomBook
    let automaton: IdiomAutomaton
    let numbers: NumberReader?
    let skips: NameIndex?
    let states: Mutex<Making>

    /// The states, and the one that utterances begin in.
    struct Making: Sendable {
      var states: IdiomStates
      var start: Int32 = -2
      var ruleStarts: [Int32]
    }

    init(_ book: IdiomBook, _ automaton: IdiomAutomaton) {
      self.book = book
      self.automaton = automaton
      let table = NumberReader(language: book.language)
      numbers = table.hasWords ? table : nil
      skips =
        book.skips.isEmpty ? nil : NameIndex(book.skips.map { .init(template: $0) })
      states = Mutex(
        Making(
          states: IdiomStates(automaton),
          ruleStarts: [Int32](repeating: -2, count: automaton.rules.count)))
    }
  }

  private let engine: Engine
  private var names: [NameIndex]
  /// For each lookup which contexts of its list it admits; empty for all.
  private var admitted: [[Bool]]

  /// The reader of a book, and what of the book cannot be used.
  package static func make(_ book: IdiomBook) -> (reader: IdiomReader, problems: [IdiomProblem]) {
    var compiler = IdiomCompiler(book)
    compiler.compile()
    return (IdiomReader(Engine(book, compiler.automaton)), compiler.problems)
  }

  private init(_ engine: Engine) {
    self.engine = engine
    let automaton = engine.automaton
    names = automaton.openLists.indices.map { NameIndex(automaton.ownNames[$0] ?? []) }
    admitted = automaton.lookups.map { _ in [] }
    admit()
  }

  /// The lists that the book speaks of and does not hold: names of what there is.
  package var openLists: [String] {
    engine.automaton.openLists.enumerated().filter {
      engine.automaton.ownNames[$0.offset] == nil
    }.map(\.element)
  }

  /// Fills a list that the book does not hold.
  package mutating func fill(_ list: String, _ index: NameIndex) {
    guard let place = engine.automaton.openLists.firstIndex(of: list) else { return }
    names[place] = index
    admit()
  }

  private mutating func admit() {
    for (number, lookup) in engine.automaton.lookups.enumerated() {
      guard case .names(let list) = lookup.source else { continue }
      let allowed = names[list].admitted(by: engine.automaton.conditions[lookup.conditions])
      admitted[number] = allowed.allSatisfy(\.self) ? [] : allowed
    }
  }

  /// What an utterance may be, best first. None of the first two is better than the other only where
  /// their scores are equal: see `isTie`.
  package func read(_ utterance: String, context: [IdiomBook.Fact] = []) -> [IdiomMatch] {
    let text = IdiomText(utterance)
    guard text.count > 0, text.count <= IdiomText.longest else { return [] }
    var scan = IdiomScan(
      text, engine.automaton, names: names, admitted: admitted, numbers: engine.numbers,
      skips: engine.skips)
    let blocks = engine.states.withLock { making -> [Int32] in
      if making.states.isFull {
        making.states.clear()
        making.start = -2
        making.ruleStarts = making.ruleStarts.map { _ in -2 }
      }
      if making.start == -2 { making.start = making.states.state(of: engine.automaton.starts) }
      guard making.start >= 0 else { return [] }
      var run = IdiomRun(automaton: engine.automaton, ruleStarts: making.ruleStarts)
      let found = run.blocks(from: making.start, &making.states, &scan)
      making.ruleStarts = run.ruleStarts
      return found
    }
    var matches: [IdiomMatch] = []
    for block in blocks {
      var tracer = IdiomTracer(engine.automaton, names: names, count: text.count)
      let ways = tracer.ways(
        from: engine.automaton.starts[Int(block)], at: 0, isRule: false, &scan)
      guard let best = ways.max(by: { $0.score < $1.score }) else { continue }
      if let match = match(Int(block), best, text, utterance, context) { matches.append(match) }
    }
    matches.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      return (a.intent, a.block) < (b.intent, b.block)
    }
    return matches
  }

  private func match(
    _ number: Int, _ way: IdiomTracer.Way, _ text: IdiomText, _ utterance: String,
    _ context: [IdiomBook.Fact]
  ) -> IdiomMatch? {
    let block = engine.book.blocks[number]
    let automaton = engine.automaton
    var situation: [IdiomBook.Fact] = []
    var slots: [IdiomMatch.Slot] = []
    func set(_ name: String, _ value: IdiomBook.Value) {
      // What is said last of a slot holds.
      slots.removeAll { $0.name == name }
      slots.append(.init(name: name, value: value))
    }
    for capture in way.captures {
      // What is known of a thing that was named comes before what is known of the situation.
      for fact in capture.context {
        situation.removeAll { $0.key == fact.key }
        situation.append(fact)
      }
      let slot = automaton.slots[Int(capture.slot)]
      guard slot.isKept else { continue }
      if let value = capture.value, !capture.isFree {
        set(slot.name, value)
      } else {
        let words = words(of: capture, text, utterance)
        guard !words.isEmpty else { return nil }
        set(slot.name, .text(words))
      }
    }
    situation += context.filter { fact in !situation.contains { $0.key == fact.key } }
    let conditions = IdiomAutomaton.Conditions(requires: block.requires, excludes: block.excludes)
    guard let more = conditions.slots(from: situation) else { return nil }
    for fact in block.slots where !slots.contains(where: { $0.name == fact.key }) {
      slots.append(.init(name: fact.key, value: fact.value))
    }
    let filled = more.filter { fact in !slots.contains { $0.name == fact.key } }
    return IdiomMatch(
      block: number, intent: block.intent, group: block.group, slots: slots,
      fromContext: filled.map { .init(name: $0.key, value: $0.value) }, score: way.score)
  }

  private func words(
    of capture: IdiomTracer.Capture, _ text: IdiomText, _ utterance: String
  ) -> String {
    var pieces: [String] = []
    var start = capture.start
    for gap in capture.skipped where gap.lowerBound >= start && gap.upperBound <= capture.end {
      pieces.append(text.original(start..<gap.lowerBound, in: utterance))
      start = gap.upperBound
    }
    pieces.append(text.original(start..<max(start, capture.end), in: utterance))
    return pieces.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Whether two matches are as good as each other and do not mean the same.
  package static func isTie(_ a: IdiomMatch, _ b: IdiomMatch) -> Bool {
    a.score == b.score && (a.intent != b.intent || Set(a.slots) != Set(b.slots))
  }

  /// How large the graph is, and how many states were made of it.
  package var size: (nodes: Int, states: Int) {
    (engine.automaton.nodes.count, engine.states.withLock { $0.states.count })
  }
}

/// A walk through the states over one utterance: every block that it is a sentence of.
struct IdiomRun {
  let automaton: IdiomAutomaton
  var ruleStarts: [Int32]
  private var depth = 0

  init(automaton: IdiomAutomaton, ruleStarts: [Int32]) {
    self.automaton = automaton
    self.ruleStarts = ruleStarts
  }

  mutating func blocks(
    from start: Int32, _ states: inout IdiomStates, _ scan: inout IdiomScan
  ) -> [Int32] {
    var found: [Int32] = []
    let count = scan.text.count
    walk(from: start, at: 0, &states, &scan) { states, state, position in
      guard position == count else { return }
      for block in states.accepted(state, atEnd: true) where !found.contains(block) {
        found.append(block)
      }
    }
    return found.sorted()
  }

  private mutating func walk(
    from start: Int32, at first: Int, _ states: inout IdiomStates, _ scan: inout IdiomScan,
    _ reached: (inout IdiomStates, Int32, Int) -> Void
  ) {
    let count = scan.text.count
    // The states at each position; more than one where names or skipped words end there too.
    var at = [[Int32]](repeating: [], count: count + 1)
    at[first] = [start]
    func add(_ state: Int32, _ position: Int) {
      guard state >= 0, !at[position].contains(state) else { return }
      at[position].append(state)
    }
    for position in first...count {
      var index = 0
      while index < at[position].count {
        let state = at[position][index]
        index += 1
        reached(&states, state, position)
        guard position < count else { continue }
        let next = states.step(
          state, scan.letters[position], atBoundary: scan.text.isBoundary[position + 1])
        add(next, position + 1)
        for place in states.waits(state) {
          let symbol = states.symbol(place)
          if Int(symbol) < automaton.lookups.count {
            for found in scan.find(symbol, at: position) {
              let end = Int(scan.found[found].end)
              add(states.step(state, symbol: place, atBoundary: scan.text.isBoundary[end]), end)
            }
          } else {
            let rule = Int(symbol) - automaton.lookups.count
            for end in ends(of: rule, at: position, &states, &scan) {
              add(states.step(state, symbol: place, atBoundary: scan.text.isBoundary[end]), end)
            }
          }
        }
        for skip in scan.skips where skip.from == position {
          add(states.skip(state), Int(skip.to))
        }
      }
    }
  }

  /// Where a rule that begins at a position can end.
  private mutating func ends(
    of rule: Int, at position: Int, _ states: inout IdiomStates, _ scan: inout IdiomScan
  ) -> [Int] {
    guard depth < 24 else { return [] }
    depth += 1
    defer { depth -= 1 }
    if ruleStarts[rule] == -2 { ruleStarts[rule] = states.state(of: [automaton.rules[rule]]) }
    guard ruleStarts[rule] >= 0 else { return [] }
    var found: [Int] = []
    walk(from: ruleStarts[rule], at: position, &states, &scan) { states, state, end in
      let isDone = states.accepted(state, atEnd: false).contains(Int32(rule))
      if isDone, found.last != end { found.append(end) }
    }
    return found
  }
}
