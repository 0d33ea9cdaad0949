import Meaning

/// Names in which a number is said in words: "dock one", "A three", 二番出荷口.
extension Lattice {
  /// A whole number in words, as the digits that would stand for it.
  private struct Spoken {
    var end: Int
    var digits: Int32
  }

  mutating func findSpokenNames() {
    var spoken: [Int: [Spoken]] = [:]
    for word in words where word.symbol == SymbolTable.number && word.payload >= 0 {
      guard case .number(let number) = values[Int(word.payload)], number == number.rounded(),
        (0..<1_000_000).contains(number),
        (Int(word.start)..<Int(word.end)).allSatisfy({ unit($0).kind != .digits })
      else { continue }
      let digits = model.units.id(String(Int(number)))
      guard digits >= 0 else { continue }
      spoken[Int(word.start), default: []].append(Spoken(end: Int(word.end), digits: digits))
    }
    guard !spoken.isEmpty else { return }
    var found: [Item] = []
    for start in 0..<count { found += spokenNames(from: start, spoken) }
    for item in found { add(item) }
  }

  /// A way into a sequence: what it has come to, and of what.
  private struct Way {
    var position: Int
    var hash = PhraseTable.empty
    var length = 0
    var first: Int32 = -1
    var spoken: Int32 = 0

    func extended(by unit: Int32, to position: Int, isSpoken: Bool) -> Way {
      var way = self
      if length == 0 { way.first = unit }
      way.hash = PhraseTable.extend(hash, unit)
      way.length += 1
      way.position = position
      if isSpoken { way.spoken += 1 }
      return way
    }
  }

  private func spokenNames(from start: Int, _ spoken: [Int: [Spoken]]) -> [Item] {
    // A name begins with the number, or with what stands before it.
    guard spoken[start] != nil || model.phrases.lengths(from: id(start)) != 0 else { return [] }
    var found: [Item] = []
    var ways = [Way(position: start)]
    while let way = ways.popLast() {
      if way.length > 0 {
        let lengths = model.phrases.lengths(from: way.first)
        guard way.length < PhraseTable.longest, lengths >> UInt64(way.length) != 0 else { continue }
        if way.spoken > 0, way.length > 1, lengths & (1 << UInt64(way.length)) != 0 {
          var meanings: [Item] = []
          addMeanings(of: way.hash, start..<way.position, to: &meanings)
          for var item in meanings
          where item.symbol == SymbolTable.name {
            item.cost += way.spoken * Cost.filler
            found.append(item)
          }
        }
      }
      guard way.position < count else { continue }
      if id(way.position) >= 0 {
        ways.append(
          way.extended(by: id(way.position), to: way.position + 1, isSpoken: false))
      }
      for number in spoken[way.position] ?? [] {
        ways.append(way.extended(by: number.digits, to: number.end, isSpoken: true))
      }
    }
    return found
  }
}
