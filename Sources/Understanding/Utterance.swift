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
    for unit in Self.withQuotes(Segmenter.units(of: normal, limit: limit)) {
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
  /// A phrase as a word to be taught: "the usual spot" is a usual spot.
  func withoutArticle(_ text: String) -> String {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, core.articles.contains(words[0].lowercased()) else { return text }
    return String(words[1])
  }

  /// 'The usual spot': apostrophes before a word and behind a later one stand for marks of quotation.
  private static func withQuotes(_ units: [Unit]) -> [Unit] {
    func opens(_ unit: Unit) -> Bool { unit.text.count > 1 && unit.text.hasPrefix("'") }
    func closes(_ unit: Unit) -> Bool { unit.text.count > 1 && unit.text.hasSuffix("'") }
    guard let first = units.firstIndex(where: opens),
      let last = units[first...].firstIndex(where: closes)
    else { return units }
    var begun = units[first]
    var mark = begun
    mark.kind = .mark
    mark.text = "\""
    mark.range.upper = mark.range.lower + 1
    begun.text.removeFirst()
    begun.range.lower += 1
    begun.spaceBefore = false
    var made = units
    made.replaceSubrange(first...first, with: [mark, begun])
    made[last + 1].text.removeLast()
    made[last + 1].range.upper -= 1
    mark.range = SourceRange(made[last + 1].range.upper, made[last + 1].range.upper + 1)
    mark.spaceBefore = false
    made.insert(mark, at: last + 2)
    return made
  }

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
