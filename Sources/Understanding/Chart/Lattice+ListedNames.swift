import Meaning

/// Names of which a list says only the numbers: "docks 1 and 2", "A1, 3 and 5", ドック1と2.
extension Lattice {
  /// A name in the list: where the list's own words begin, and how many units the name has.
  private struct Listed {
    var base: [Int32]
    /// Where the last of its numbers stands.
    var number: Int
  }

  mutating func findListedNames() {
    guard (0..<count).contains(where: isJoin) else { return }
    var found: [Item] = []
    var open: [Listed] = []
    for word in words where word.symbol == SymbolTable.name && word.end - word.start > 1 {
      let stretch = Int(word.start)..<Int(word.end)
      guard isNumber(stretch.upperBound - 1) else { continue }
      open.append(Listed(base: stretch.dropLast().map(id), number: stretch.upperBound - 1))
    }
    // "Docks 1": a list begins with what its members are in the plural.
    for place in 0..<count where place + 1 < count && isNumber(place + 1) {
      for base in singulars(place) {
        let items = names(base, place + 1, place..<place + 2)
        guard !items.isEmpty else { continue }
        found += items
        open.append(Listed(base: base, number: place + 1))
      }
    }
    while let listed = open.popLast() {
      var next = listed.number + 1
      while next < count, isJoin(next) { next += 1 }
      guard next > listed.number + 1, next < count, isNumber(next), !isCounting(next) else {
        continue
      }
      let items = names(listed.base, next, next..<next + 1)
      guard !items.isEmpty else { continue }
      found += items
      open.append(Listed(base: listed.base, number: next))
    }
    for item in found where !words.contains(where: { $0.isSame(as: item) }) { add(item) }
  }

  /// The names that words come to with a number behind them.
  private func names(_ base: [Int32], _ number: Int, _ stretch: Range<Int>) -> [Item] {
    var hash = PhraseTable.empty
    for unit in base + [id(number)] { hash = PhraseTable.extend(hash, unit) }
    var meanings: [Item] = []
    addMeanings(of: hash, stretch, to: &meanings)
    return meanings.filter { $0.symbol == SymbolTable.name }.map { item in
      var item = item
      item.cost += Cost.filler
      return item
    }
  }

  /// What tells a name from others of its pattern: digits, or a single letter.
  private func isNumber(_ place: Int) -> Bool {
    id(place) >= 0
      && (unit(place).kind == .digits
        || unit(place).kind == .letters && unit(place).text.count == 1 && unit(place).text != "a")
  }

  private func isJoin(_ place: Int) -> Bool { model.core.listJoins.contains(unit(place).text) }

  /// Whether a number counts what stands behind it: "dock 1 and 2 boxes".
  private func isCounting(_ place: Int) -> Bool {
    words.contains { word in
      let isOfNumber = word.start == Int32(place) && word.end > Int32(place + 1)
      let isBehind =
        word.start == Int32(place + 1)
        && (word.symbol == SymbolTable.noun || word.symbol == SymbolTable.adjective
          || word.symbol == SymbolTable.name || word.symbol == SymbolTable.counter)
      return isOfNumber || isBehind
    }
  }

  /// The noun that a word is the plural of, as a name's words.
  private func singulars(_ place: Int) -> [[Int32]] {
    var found: [[Int32]] = []
    for word in words
    where word.symbol == SymbolTable.noun && word.start == Int32(place)
      && word.end == Int32(place + 1) && word.features.contains(.many)
    {
      let text = unit(place).text
      for ending in ["es", "s"] where text.hasSuffix(ending) {
        let singular = model.units.id(String(text.dropLast(ending.count)))
        if singular >= 0 { found.append([singular]) }
      }
    }
    return found
  }
}

extension Item {
  fileprivate func isSame(as other: Item) -> Bool {
    symbol == other.symbol && start == other.start && end == other.end && payload == other.payload
  }
}
