import SourceText

extension LanguageModel {
  /// A unit of the lexicon that what was typed may have been meant for.
  struct SpellingCandidate {
    var id: Int32
    var edits: Int
    /// It is part of a name, and of another name's too but for two slips.
    var hasNearName: Bool
  }

  /// The units of the lexicon within one edit, or two of long words; nearest first, in the order in
  /// which the lexicon learned them.
  func spellings(near text: String) -> [SpellingCandidate] {
    let limit = text.count >= 8 ? 2 : 1
    var found: [SpellingCandidate] = []
    let typed = UnitTable.signature(text)
    guard typed.length > 0 else { return [] }
    for id in units.texts.indices {
      let length = Int(units.lengths[id])
      // One edit changes at most two letters of the set.
      guard length >= 3, abs(length - Int(typed.length)) <= limit,
        (units.letters[id] ^ typed.letters).nonzeroBitCount <= 2 * limit,
        let edits = Spelling.distance(text, units.texts[id], limit: limit)
      else { continue }
      found.append(SpellingCandidate(id: Int32(id), edits: edits, hasNearName: false))
    }
    let best = found.map(\.edits).min() ?? 0
    return found.filter { $0.edits <= best }.map { candidate in
      var candidate = candidate
      candidate.hasNearName = hasNearName(candidate.id)
      return candidate
    }
  }

  private func hasNearName(_ id: Int32) -> Bool {
    nameUnits.contains(id) && !nameUnits(near: id).isEmpty
  }

  /// Other units of names, at most two slips from this one.
  func nameUnits(near id: Int32) -> [Int32] {
    let text = units.texts[Int(id)]
    guard text.count < 8 else { return [] }
    let own = UnitTable.signature(text)
    return nameUnits.filter { other in
      other != id && abs(Int(units.lengths[Int(other)]) - Int(own.length)) <= 2
        && (units.letters[Int(other)] ^ own.letters).nonzeroBitCount <= 4
        && Spelling.distance(units.texts[Int(other)], text, limit: 2) != nil
    }.sorted()
  }

  static func isKana(_ scalar: Unicode.Scalar) -> Bool {
    (0x3041...0x3094).contains(scalar.value) || scalar.value == 0x30FC
  }

  /// The nearest things that can be said in the place of a word.
  func nearestWords(to text: String) -> [String] {
    let folded = Segmenter.units(of: text).map(\.text).joined(separator: " ")
    let limit = max(1, folded.count / 3)
    let near = words.enumerated().compactMap { index, word -> (Int, Int, String)? in
      Spelling.distance(folded, word, limit: limit).map { ($0, index, word) }
    }
    return near.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.2)
  }
}
