import Meaning
import SourceText

/// The utterance being read, cut into units, with all that the lexicon knows of them.
struct Utterance {
  var text: String
  var normal: NormalText
  var units: [Unit]
  var ids: [Int32]
}

extension LanguageModel {
  /// Longer sentences than this are not parsed as one.
  static let mostUnits = 120

  /// Cuts an utterance into units, contractions written out.
  func utterance(_ text: String, limit: Int) -> Utterance {
    let normal = NormalText(text, limit: 16 * limit)
    var units: [Unit] = []
    for unit in Segmenter.units(of: normal, limit: limit) {
      guard unit.kind == .letters else {
        units.append(unit)
        continue
      }
      if let words = core.contractions[unit.text] {
        for (index, word) in words.enumerated() {
          var part = unit
          part.text = word
          part.spaceBefore = index > 0 || unit.spaceBefore
          units.append(part)
        }
        continue
      }
      guard unit.text.contains("'") else {
        units.append(unit)
        continue
      }
      guard
        let (suffix, word) = core.suffixes.first(where: {
          unit.text.hasSuffix($0.0)
        })
      else {
        var plain = unit
        plain.text.removeAll { $0 == "'" }
        if plain.text.isEmpty { plain.kind = .mark; plain.text = "'" }
        units.append(plain)
        continue
      }
      var first = unit
      first.text.removeLast(suffix.count)
      first.range.upper -= suffix.utf8.count
      var second = unit
      second.text = word
      second.range.lower = first.range.upper
      // The ending by itself is how a rule is written that asks for it.
      units += first.text.isEmpty ? [second] : [first, second]
    }
    return Utterance(
      text: text, normal: normal, units: units, ids: units.map { self.units.id($0.text) })
  }
}

extension LanguageModel {
  /// The position behind what may be passed over at a position.
  func afterSkipped(_ ids: [Int32], from start: Int) -> Int {
    var at = start
    search: while at < ids.count {
      var hash = PhraseTable.empty
      var found: Int?
      for end in at..<min(ids.count, at + 8) {
        guard ids[end] >= 0 else { break }
        hash = PhraseTable.extend(hash, ids[end])
        if skipPhrases.head(hash) >= 0 { found = end + 1 }
      }
      guard let found else { break search }
      at = found
    }
    return at
  }
}
