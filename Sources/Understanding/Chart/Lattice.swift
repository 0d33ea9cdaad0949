import Meaning
import SourceText

/// Every stretch of one sentence that could be a word, a name, a number or a quantity, and what may be
/// passed over.
struct Lattice {
  let shared: SharedModel
  var model: LanguageModel { _read { yield shared.model } }
  let utterance: Utterance
  let bounds: Range<Int>
  private(set) var words: [Item] = []
  private(set) var values: [WordValue] = []
  /// Positions from which skipped words lead to a position.
  private(set) var skips: [[(from: Int32, cost: Int32)]] = []
  var isCovered: [Bool]
  /// Positions of words that are passed over though they are mistyped.
  var misspeltSkips: Set<Int> = []

  var count: Int { bounds.count }
  var ids: ArraySlice<Int32> { utterance.ids[bounds] }
  var ranges: [SourceRange] { utterance.units[bounds].map(\.range) }
  var source: String { utterance.text }

  init(_ shared: SharedModel, _ utterance: Utterance, _ bounds: Range<Int>) {
    self.shared = shared
    self.utterance = utterance
    self.bounds = bounds
    isCovered = [Bool](repeating: false, count: bounds.count)
    findWords()
    findSkips()
    findValues()
    findSpokenNames()
    findListedNames()
    findAbsentNames()
  }

  func range(_ stretch: Range<Int>) -> SourceRange {
    let ranges = ranges
    return ranges[stretch.lowerBound].union(ranges[stretch.upperBound - 1])
  }

  func unit(_ position: Int) -> Unit { utterance.units[bounds.lowerBound + position] }
  func id(_ position: Int) -> Int32 { utterance.ids[bounds.lowerBound + position] }

  // MARK: Lexicon

  private mutating func findWords() {
    for start in 0..<count {
      for item in lexicon(from: start, replacing: -1, by: 0) {
        words.append(item)
        for position in start..<Int(item.end) { isCovered[position] = true }
      }
    }
    preferLongNouns()
  }

  /// A noun that is the end of a longer noun is mostly that: "fruit box" is the domain's word before it
  /// is a box with fruit.
  private mutating func preferLongNouns() {
    for index in words.indices where words[index].symbol == SymbolTable.noun {
      let isEndOfLonger = words.contains { other in
        other.symbol == SymbolTable.noun && other.end == words[index].end
          && other.start < words[index].start
      }
      if isEndOfLonger { words[index].cost += Cost.endOfLonger }
    }
  }

  /// The words that begin at a position, one unit of them possibly taken for another.
  func lexicon(from start: Int, replacing place: Int, by other: Int32) -> [Item] {
    func at(_ position: Int) -> Int32 { position == place ? other : id(position) }
    var lengths = model.phrases.lengths(from: at(start))
    guard lengths != 0 else { return [] }
    var found: [Item] = []
    var hash = PhraseTable.empty
    var end = start
    while lengths >> UInt64(end - start + 1) != 0, end < count, at(end) >= 0 {
      hash = PhraseTable.extend(hash, at(end))
      end += 1
      guard lengths & (1 << UInt64(end - start)) != 0 else { continue }
      lengths &= ~(1 << UInt64(end - start))
      addMeanings(of: hash, start..<end, to: &found)
    }
    return found
  }

  /// What a sequence of units means, as words of a stretch.
  func addMeanings(of hash: UInt64, _ stretch: Range<Int>, to found: inout [Item]) {
    var index = model.phrases.head(hash)
    while index >= 0 {
      let entry = model.phrases.entries[Int(index)]
      found.append(
        Item(
          symbol: entry.symbol, start: Int32(stretch.lowerBound), end: Int32(stretch.upperBound),
          cost: entry.cost, features: entry.features, types: model.typeSets[Int(entry.types)],
          hash: Self.hash(
            UInt64(UInt32(bitPattern: entry.symbol)), UInt64(UInt32(bitPattern: entry.payload))),
          origin: .word, index: index, payload: entry.payload))
      index = entry.next
    }
  }

  static func hash(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var h = (a &* 0x9E37_79B9_7F4A_7C15) ^ (b &* 0xC2B2_AE3D_27D4_EB4F)
    h ^= h >> 31
    h = h &* 0xFF51_AFD7_ED55_8CCD
    return h ^ h >> 33
  }

  // MARK: Skipping

  mutating func findSkips() {
    skips = [[(from: Int32, cost: Int32)]](repeating: [], count: count + 1)
    for start in 0..<count {
      if isSlip(start) {
        isCovered[start] = true
        skip(start, to: start + 1, cost: 1)
      }
      if misspeltSkips.contains(start) {
        isCovered[start] = true
        skip(start, to: start + 1, cost: Cost.edit)
      }
      var hash = PhraseTable.empty
      let lengths = model.skipPhrases.lengths(from: id(start))
      guard lengths != 0 else { continue }
      var end = start
      while end < count, end - start < 12, id(end) >= 0 {
        hash = PhraseTable.extend(hash, id(end))
        end += 1
        guard lengths & (1 << UInt64(end - start)) != 0 else { continue }
        let index = model.skipPhrases.head(hash)
        guard index >= 0 else { continue }
        for position in start..<end { isCovered[position] = true }
        let cost = model.skipPhrases.entries[Int(index)].cost
        skip(start, to: end, cost: cost + (isOwnWord(start..<end) ? Cost.ownWordSkipped : 0))
      }
    }
  }

  /// Whether what could be passed over is a word of the domain: "right" where there is a right. Set off by
  /// a comma it is none.
  private func isOwnWord(_ stretch: Range<Int>) -> Bool {
    if stretch.upperBound < count, unit(stretch.upperBound).kind == .mark { return false }
    return words.contains { word in
      word.start == Int32(stretch.lowerBound) && word.end == Int32(stretch.upperBound)
        && (word.symbol == SymbolTable.name || word.symbol == SymbolTable.noun
          || word.symbol == SymbolTable.adjective || word.symbol == SymbolTable.direction)
    }
  }

  private mutating func skip(_ start: Int, to end: Int, cost: Int32) {
    for (from, before) in [(from: Int32(start), cost: Int32(0))] + skips[start] {
      if let old = skips[end].firstIndex(where: { $0.from == from }) {
        skips[end][old].cost = min(skips[end][old].cost, before + cost)
      } else {
        skips[end].append((from, before + cost))
      }
    }
  }

  /// A slip of the tongue: a word said twice in a row, the beginning of the next word or the one after
  /// it, or a drawn-out sound ("fff"). What is a word or number by itself is none, unless it is
  /// just said twice.
  private func isSlip(_ start: Int) -> Bool {
    let here = unit(start)
    guard model.habits.headFirst, here.kind == .letters else { return false }
    func next(_ place: Int) -> Unit? { place < count ? unit(place) : nil }
    if let after = next(start + 1), after.text == here.text {
      return !model.numberParts.contains(here.text)
    }
    guard id(start) < 0 || !isCovered[start] else { return false }
    if here.text.count > 2, Set(here.text).count == 1 { return true }
    return [next(start + 1), next(start + 2)].contains { after in
      guard let after, after.kind == .letters else { return false }
      return after.text.count > here.text.count && after.text.hasPrefix(here.text)
    }
  }

  /// Where a reading may begin, and what that skips.
  var starts: [(Int32, Int32)] {
    var found: [(Int32, Int32)] = [(0, 0)]
    for position in 1...max(1, count) where position < skips.count {
      for skip in skips[position] where skip.from == 0 {
        found.append((Int32(position), skip.cost))
      }
    }
    return found
  }

  /// Where a reading may end, and what that skips.
  var ends: [(Int32, Int32)] {
    [(Int32(count), 0)] + skips[count].map { ($0.from, $0.cost) }
  }

  // MARK: Values

  mutating func addValue(
    _ value: WordValue, _ symbol: Symbol, _ stretch: Range<Int>, cost: Int32 = 0
  ) -> Item {
    let payload = Int32(values.count)
    values.append(value)
    var types = TypeSet.all
    switch value {
    case .number(let number): types = model.types(of: Quantity(number))
    case .quantity(let quantity): types = model.types(of: quantity)
    case .ordinal, .fraction: types = model.types.number
    case .counted(_, let counter): types = model.types(ofCounter: counter)
    case .asked(let counter):
      types = counter.map { model.types(ofCounter: $0) } ?? model.types.things
    case .quoted: types = model.types.text
    default: break
    }
    var hash = Self.hash(UInt64(UInt32(bitPattern: symbol)), 0x77)
    hash = Self.hash(hash, value.stableHash)
    return Item(
      symbol: symbol, start: Int32(stretch.lowerBound), end: Int32(stretch.upperBound), cost: cost,
      features: [], types: types, hash: hash, origin: .word, index: -1, payload: payload)
  }

  mutating func add(_ value: WordValue, _ symbol: Symbol, _ stretch: Range<Int>) {
    add(addValue(value, symbol, stretch))
  }

  mutating func add(_ item: Item) {
    words.append(item)
    for position in Int(item.start)..<Int(item.end) { isCovered[position] = true }
  }

  /// From each position to the end of the sentence: words that are taught may be any words.
  private mutating func findTails() {
    guard let tail = model.symbols.existing("tail") else { return }
    var end = count
    while end > 0, unit(end - 1).kind == .mark { end -= 1 }
    for start in 0..<end where start > 0 && unit(start).kind != .mark {
      words.append(addValue(.tail(range(start..<end)), tail, start..<end))
    }
  }

  /// From near the beginning to somewhere further on: the name of a way of doing that is taught. Where words
  /// tell what stands in front of them is taught, what stands in front of those.
  private mutating func findLeads() {
    guard let lead = model.symbols.existing("lead") else { return }
    guard model.core.taughtBefore.isEmpty else { return findTaught(lead) }
    for start in 0..<min(5, count) {
      for end in start + 1..<max(start + 1, min(count, start + 12)) {
        guard unit(end - 1).kind != .mark else { break }
        words.append(addValue(.tail(range(start..<end)), lead, start..<end))
      }
    }
  }

  private mutating func findTaught(_ lead: Symbol) {
    for end in 1..<max(1, count) {
      let ahead = text(from: end, units: 6)
      let told = model.core.taughtBefore.filter(ahead.hasPrefix).map(\.count).max() ?? 0
      // The って of 持って tells no word, but っていうのは does.
      guard told > 2 || (told > 0 && !isInVerb(end)) else { continue }
      var start = end
      while start > 0, end - start < 12, unit(start - 1).kind != .mark {
        start -= 1
        words.append(addValue(.tail(range(start..<end)), lead, start..<end))
      }
    }
  }

  /// Whether a position lies inside a form of a verb.
  private func isInVerb(_ position: Int) -> Bool {
    words.contains {
      $0.symbol == SymbolTable.verb && $0.start < Int32(position) && $0.end > Int32(position)
    }
  }

  private mutating func findValues() {
    findTails()
    findLeads()
    findQuotes()
    findNumbers()
  }

  private mutating func findQuotes() {
    var open: (position: Int, close: String)?
    for position in 0..<count {
      let text = unit(position).text
      if let begun = open, text == begun.close {
        if position > begun.position + 1 {
          let inner = range(begun.position + 1..<position)
          let bytes = Array(source.utf8)[inner.lower..<inner.upper]
          add(
            .quoted(String(decoding: bytes, as: UTF8.self)), SymbolTable.quoted,
            begun.position..<position + 1)
        }
        open = nil
      } else if open == nil {
        switch text {
        case "\"": open = (position, "\"")
        case "「": open = (position, "」")
        case "『": open = (position, "』")
        default: break
        }
      }
    }
  }
}
