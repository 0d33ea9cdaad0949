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
          unit.text.hasSuffix($0.0) && unit.text.count > $0.0.count
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
      units += [first, second]
    }
    return Utterance(
      text: text, normal: normal, units: units, ids: units.map { self.units.id($0.text) })
  }
}

extension LanguageFront {
  func readInside(_ utterance: String, in context: TalkContext) -> Understanding {
    var best: Understanding?
    for shared in order(utterance, context) {
      let found = SentenceReader(shared: shared, context: context).read(utterance)
      let cost = found.readings.first?.cost ?? Int.max
      if best == nil || cost < (best?.readings.first?.cost ?? Int.max) { best = found }
      // A plain reading in the language of the words needs no second opinion.
      if cost < Int(Cost.edit) { break }
    }
    var result = best ?? Understanding(readings: [], language: context.language ?? "")
    // Stop words of every language halt, whatever language the rest is in.
    for shared in models where result.stop == nil {
      result.stop = SentenceReader(shared: shared, context: context).stop(in: utterance)
    }
    return result
  }

  /// The languages to try, likeliest first: by the script of the words, then by the talk so far.
  private func order(_ utterance: String, _ context: TalkContext) -> [SharedModel] {
    guard models.count > 1 else { return models }
    var own = 0
    var latin = 0
    for scalar in utterance.unicodeScalars.prefix(400) {
      if scalar.value >= 0x3040, scalar.value < 0xFF00 || scalar.value > 0xFF60 { own += 1 }
      if scalar.properties.isAlphabetic, scalar.value < 0x250 { latin += 1 }
    }
    return models.enumerated().sorted { a, b in
      func rank(_ shared: SharedModel) -> Int {
        let fits = shared.model.habits.headFirst ? latin > 2 * own : own > 0
        return (fits ? 0 : 2) + (shared.model.core.language == context.language ? 0 : 1)
      }
      return (rank(a.element), a.offset) < (rank(b.element), b.offset)
    }.map(\.element)
  }
}
