import Meaning
import SourceText

/// Slips in a script that does not part its words: any stretch may be a word with a kana missing, too many,
/// another, or in another's place.
extension Lattice {
  /// Where slips are sought, and how short a word may be.
  struct KanaSearch {
    /// Near what no word covers only.
    var isNear: [Bool]
    /// How many units a word has at least.
    var shortest: Int
    /// More repairs than this mean that nothing is meant.
    var mostRepairs: Int
  }

  /// A way through a word with one slip in it.
  private struct Slip {
    enum Kind { case none, dropped, added, other, swapped }

    var position: Int
    var hash = PhraseTable.empty
    var units: [Int32] = []
    var kind = Kind.none

    func with(_ unit: Int32?, at position: Int, _ kind: Kind? = nil) -> Slip {
      var slip = self
      if let unit {
        slip.hash = PhraseTable.extend(hash, unit)
        slip.units.append(unit)
      }
      slip.position = position
      if let kind { slip.kind = kind }
      return slip
    }
  }

  /// Near misses of what no word covers, for sure where the word is long and alone.
  func kanaMisses() -> [NearMiss] {
    var isNear = [Bool](repeating: false, count: count + 1)
    for position in 0..<count where !isCovered[position] && isKana(position) {
      for near in max(0, position - 2)...min(count, position + 2) { isNear[near] = true }
    }
    let found = kanaMisses(KanaSearch(isNear: isNear, shortest: 3, mostRepairs: 400))
    let repairs = unique(found)
    return found.map { miss in
      var miss = miss
      let own = miss.repair
      miss.repair.rivals = repairs.filter {
        $0.range.lower < own.range.upper && own.range.lower < $0.range.upper
          && $0.meant != own.meant
      }.map(\.meant)
      // A name is never taken for sure, nor a short word.
      if miss.repair.rivals.isEmpty,
        miss.item.symbol == SymbolTable.name || own.meant.count < 5
      {
        miss.repair.rivals = [own.typed]
      }
      return miss
    }
  }

  /// Near misses anywhere, where a sentence of known words is none: all of them to be asked about.
  func kanaMissesAnywhere() -> [NearMiss] {
    let isNear = (0...count).map { $0 == count || isKana($0) }
    return kanaMisses(KanaSearch(isNear: isNear, shortest: 2, mostRepairs: 6_000)).map { miss in
      var miss = miss
      miss.repair.rivals = [miss.repair.typed]
      return miss
    }
  }

  private func kanaMisses(_ search: KanaSearch) -> [NearMiss] {
    guard search.isNear.contains(true) else { return [] }
    var found: [NearMiss] = []
    for start in 0..<count { found += kanaMisses(from: start, search, model.kana) }
    return unique(found).count <= search.mostRepairs ? found : []
  }

  private func unique(_ misses: [NearMiss]) -> [SpellingRepair] {
    var seen: Set<SpellingRepair> = []
    return misses.map(\.repair).filter { seen.insert($0).inserted }
  }

  private func kanaMisses(
    from start: Int, _ search: KanaSearch, _ kana: [Int32]
  ) -> [NearMiss] {
    var found: [NearMiss] = []
    var ways = [Slip(position: start)]
    while let way = ways.popLast() {
      let length = way.units.count
      if let first = way.units.first {
        let lengths = model.phrases.lengths(from: first)
        guard length < 16, lengths >> UInt64(length) != 0 else { continue }
        if way.kind != .none, way.position > start, lengths & (1 << UInt64(length)) != 0,
          length >= search.shortest, way.units.filter(kana.contains).count >= 2,
          length > 2 || way.kind == .dropped || way.kind == .swapped || isSameRow(way, start)
        {
          found += kanaMisses(way, start)
        }
      }
      let position = way.position
      guard position < count else { continue }
      if id(position) >= 0 { ways.append(way.with(id(position), at: position + 1)) }
      guard way.kind == .none, search.isNear[position], isKana(position) else { continue }
      for other in kana where other != id(position) {
        ways.append(way.with(other, at: position + 1, .other))
        ways.append(way.with(other, at: position, .added))
      }
      if length > 0 { ways.append(way.with(nil, at: position + 1, .dropped)) }
      if position + 1 < count, isKana(position + 1), id(position) != id(position + 1) {
        ways.append(
          way.with(id(position + 1), at: position, .swapped)
            .with(id(position), at: position + 2))
      }
    }
    return found
  }

  private func kanaMisses(_ way: Slip, _ start: Int) -> [NearMiss] {
    var meanings: [Item] = []
    addMeanings(of: way.hash, start..<way.position, to: &meanings)
    guard !meanings.isEmpty else { return [] }
    let range = range(start..<way.position)
    let repair = SpellingRepair(
      range: range, typed: original(range),
      meant: way.units.map { model.units.texts[Int($0)] }.joined(), rivals: [])
    return meanings.map { item in
      var item = item
      item.cost += Cost.edit
      return NearMiss(item: item, repair: repair)
    }
  }

  func isKana(_ position: Int) -> Bool {
    guard unit(position).kind == .character,
      let scalar = unit(position).text.unicodeScalars.first
    else { return false }
    return LanguageModel.isKana(scalar)
  }

  /// Whether a word of two differs from what was typed within a row of the kana table, as neighbouring
  /// keys do.
  private func isSameRow(_ way: Slip, _ start: Int) -> Bool {
    guard way.kind == .other else { return false }
    return zip(way.units, start..<way.position).allSatisfy { unit, position in
      guard unit != id(position),
        let a = model.units.texts[Int(unit)].unicodeScalars.first,
        let b = self.unit(position).text.unicodeScalars.first
      else { return true }
      return Self.row(a) == Self.row(b)
    }
  }

  /// The row of a kana, by where the next one begins.
  private static func row(_ kana: Unicode.Scalar) -> Int {
    let ends: [UInt32] = [
      0x304B, 0x3055, 0x305F, 0x306A, 0x306F, 0x307E, 0x3083, 0x3089, 0x308E, 0x3093,
    ]
    return ends.firstIndex { kana.value < $0 } ?? ends.count
  }
}
