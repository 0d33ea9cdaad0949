import SourceText

/// Words that may have been meant by others: slips of the fingers, and of the ear.
extension Lattice {
  /// Near misses of words that nobody knows. `short` ones are of words of two or three letters, of which
  /// too little is left to choose by: they are only good for a question.
  func nearMisses(short: Bool = false) -> [NearMiss] {
    guard model.habits.headFirst else { return short ? [] : kanaMisses() + soundAlikes() }
    var found: [NearMiss] = []
    for position in 0..<count where !isCovered[position] {
      let unit = unit(position)
      guard unit.kind == .letters, unit.text.count >= 2, !touchesDigits(position) else { continue }
      let candidates = model.spellings(near: unit.text)
      let isSure = unit.text.count >= 4 || unit.text.count == 3 && candidates.count == 1
      guard !candidates.isEmpty, isSure != short else { continue }
      for candidate in candidates {
        var rivals = candidates.filter { $0.id != candidate.id && $0.edits <= candidate.edits }
          .map { model.units.texts[Int($0.id)] }
        if short, rivals.isEmpty { rivals = [unit.text] }
        found += misses(of: position, candidate.id, edits: candidate.edits, rivals) { start, item in
          hasRivalName(item, from: start, position, candidate)
        }
      }
    }
    return short ? found : found + soundAlikes()
  }

  /// The words that a unit makes in the place of another.
  private func misses(
    of position: Int, _ other: Int32, edits: Int, _ rivals: [String],
    isDoubtful: (Int, Item) -> Bool = { _, _ in false }
  ) -> [NearMiss] {
    let unit = unit(position)
    var found: [NearMiss] = []
    for start in max(0, position - 6)...position {
      for var item in lexicon(from: start, replacing: position, by: other)
      where Int(item.end) > position {
        // A name that may be another is asked about.
        let isName = item.symbol == SymbolTable.name
        let rivals =
          rivals.isEmpty && isName && isDoubtful(start, item) ? [unit.text] : rivals
        item.cost += Cost.edit * Int32(edits)
        found.append(
          NearMiss(
            item: item,
            repair: SpellingRepair(
              range: unit.range, typed: original(unit.range),
              meant: model.units.texts[Int(other)], rivals: rivals)))
      }
    }
    return found
  }

  /// Whether another name is as near: of one word another within two slips, of several one that differs
  /// in that word only.
  private func hasRivalName(
    _ item: Item, from start: Int, _ position: Int, _ candidate: LanguageModel.SpellingCandidate
  ) -> Bool {
    guard item.end - item.start > 1 else { return candidate.hasNearName }
    return model.nameUnits(near: candidate.id).contains { other in
      lexicon(from: start, replacing: position, by: other).contains {
        $0.symbol == SymbolTable.name && $0.end == item.end && $0.payload != item.payload
      }
    }
  }

  /// Words that sound like what was written, as a recogniser mistakes them: always asked about, for what
  /// was written is a word too.
  private func soundAlikes() -> [NearMiss] {
    guard !model.soundAlikes.isEmpty else { return [] }
    return (0..<count).flatMap { position -> [NearMiss] in
      let typed = unit(position).text
      let others = model.soundAlikes[typed] ?? []
      return others.flatMap { other in
        misses(
          of: position, other, edits: 1,
          [typed] + others.filter { $0 != other }.map { model.units.texts[Int($0)] })
      }
    }
  }

  /// What is said for politeness may be mistyped too; a word that the domain has is never taken for it.
  mutating func findMisspeltSkips() -> Bool {
    for position in 0..<count where !isCovered[position] {
      let unit = unit(position)
      guard unit.kind == .letters, unit.text.count >= 5, !touchesDigits(position),
        model.longSkips.contains(where: { Spelling.distance($0, unit.text, limit: 1) != nil }),
        model.spellings(near: unit.text).allSatisfy({ model.longSkips.contains(text(of: $0)) })
      else { continue }
      misspeltSkips.insert(position)
    }
    if !misspeltSkips.isEmpty { findSkips() }
    return !misspeltSkips.isEmpty
  }

  private func text(of candidate: LanguageModel.SpellingCandidate) -> String {
    model.units.texts[Int(candidate.id)]
  }

  private func original(_ range: SourceRange) -> String {
    String(decoding: Array(source.utf8)[range.lower..<range.upper], as: UTF8.self)
  }

  /// A code such as "a3" or "sku0042" is never taken for another.
  private func touchesDigits(_ position: Int) -> Bool {
    if position + 1 < count, unit(position + 1).kind == .digits, !unit(position + 1).spaceBefore {
      return true
    }
    return position > 0 && unit(position - 1).kind == .digits && !unit(position).spaceBefore
  }

  // MARK: Kana

  /// A way through a word with one slip in it.
  private struct Slip {
    var position: Int
    var hash = PhraseTable.empty
    var units: [Int32] = []
    var isMade = false

    func with(_ unit: Int32?, at position: Int, isSlip: Bool) -> Slip {
      var slip = self
      if let unit {
        slip.hash = PhraseTable.extend(hash, unit)
        slip.units.append(unit)
      }
      slip.position = position
      if isSlip { slip.isMade = true }
      return slip
    }
  }

  /// Words of kana, one of them missing, too many, another, or in the other's place. Where words are
  /// not parted any stretch may be one: sought near what no word covers only.
  private func kanaMisses() -> [NearMiss] {
    var isNear = [Bool](repeating: false, count: count + 1)
    for position in 0..<count where !isCovered[position] && isKana(position) {
      for near in max(0, position - 2)...min(count, position + 2) { isNear[near] = true }
    }
    guard isNear.contains(true) else { return [] }
    var found: [NearMiss] = []
    for start in 0..<count { found += kanaMisses(from: start, isNear, model.kana) }
    var repairs: [SpellingRepair] = []
    for miss in found where !repairs.contains(miss.repair) { repairs.append(miss.repair) }
    // Where so much may be meant nothing is.
    guard repairs.count <= Self.mostRepairs else { return [] }
    return found.map { miss in
      var miss = miss
      let own = miss.repair
      // A name is never taken for sure, nor a short word, nor one of several.
      miss.repair.rivals = repairs.filter {
        $0.range.lower < own.range.upper && own.range.lower < $0.range.upper
          && $0.meant != own.meant
      }.map(\.meant)
      if miss.repair.rivals.isEmpty,
        miss.item.symbol == SymbolTable.name || own.meant.count < 4
      {
        miss.repair.rivals = [own.typed]
      }
      return miss
    }
  }

  private static let mostRepairs = 400

  private func kanaMisses(from start: Int, _ isNear: [Bool], _ kana: [Int32]) -> [NearMiss] {
    var found: [NearMiss] = []
    var ways = [Slip(position: start)]
    while let way = ways.popLast() {
      let length = way.units.count
      if let first = way.units.first {
        let lengths = model.phrases.lengths(from: first)
        guard length < 16, lengths >> UInt64(length) != 0 else { continue }
        if way.isMade, way.position > start, lengths & (1 << UInt64(length)) != 0,
          length >= 3, way.units.filter(kana.contains).count >= 2
        {
          found += kanaMisses(way, start)
        }
      }
      let position = way.position
      guard position < count else { continue }
      if id(position) >= 0 { ways.append(way.with(id(position), at: position + 1, isSlip: false)) }
      guard !way.isMade, isNear[position], isKana(position) else { continue }
      for other in kana where other != id(position) {
        ways.append(way.with(other, at: position + 1, isSlip: true))
        ways.append(way.with(other, at: position, isSlip: true))
      }
      if length > 0 { ways.append(way.with(nil, at: position + 1, isSlip: true)) }
      if position + 1 < count, isKana(position + 1), id(position) != id(position + 1) {
        ways.append(
          way.with(id(position + 1), at: position, isSlip: true)
            .with(id(position), at: position + 2, isSlip: true))
      }
    }
    return found
  }

  private func kanaMisses(_ way: Slip, _ start: Int) -> [NearMiss] {
    let range = range(start..<way.position)
    let repair = SpellingRepair(
      range: range, typed: original(range),
      meant: way.units.map { model.units.texts[Int($0)] }.joined(), rivals: [])
    var meanings: [Item] = []
    addMeanings(of: way.hash, start..<way.position, to: &meanings)
    return meanings.map { item in
      var item = item
      item.cost += Cost.edit
      return NearMiss(item: item, repair: repair)
    }
  }

  private func isKana(_ position: Int) -> Bool {
    guard unit(position).kind == .character,
      let scalar = unit(position).text.unicodeScalars.first
    else { return false }
    return LanguageModel.isKana(scalar)
  }
}
