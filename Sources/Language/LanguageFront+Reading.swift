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

extension LanguageFront {
  func readInside(_ utterance: String, in context: TalkContext) -> Understanding {
    var best: Understanding?
    for shared in order(utterance, context) {
      let found = SentenceReader(shared: shared, context: context).read(utterance)
      let cost = found.readings.first?.cost ?? Int.max
      // Another language than the words look like must understand them whole.
      let isWhole = found.readings.contains { $0.unread.isEmpty && !$0.isMisfit }
      if best == nil || isWhole && cost < (best?.readings.first?.cost ?? Int.max) { best = found }
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

  /// Which of some taught names an utterance begins with, fillers aside, and what it says besides.
  public func call(
    in utterance: String, of names: [String]
  ) -> (name: String, rest: String, language: String)? {
    // Most talks teach nothing: then there is nothing to look for.
    guard !names.isEmpty else { return nil }
    var found: (name: String, rest: String, language: String)?
    // The language whose endings of a call leave least unread is the one it is in.
    for shared in order(utterance, TalkContext()) {
      let model = shared.model
      let said = model.utterance(utterance, limit: LanguageModel.mostUnits)
      let start = model.afterSkipped(said.ids, from: 0)
      for name in names.sorted(by: { ($1.utf8.count, $0) < ($0.utf8.count, $1) }) {
        let units = model.utterance(name, limit: LanguageModel.mostUnits).units.map(\.text)
        var end = start + units.count
        guard !units.isEmpty, end <= said.units.count,
          said.units[start..<end].map(\.text) == units
        else { continue }
        for ending in model.core.callEndings {
          let texts = Segmenter.units(of: ending).map(\.text)
          if said.units[end...].prefix(texts.count).map(\.text) == texts {
            end += texts.count
            break
          }
        }
        end = model.afterSkipped(said.ids, from: end)
        let bytes = Array(utterance.utf8)
        let rest = end < said.units.count ? bytes[said.units[end].range.lower...] : []
        if found.map({ rest.count < $0.rest.utf8.count }) ?? true {
          found = (name, String(decoding: rest, as: UTF8.self), model.core.language)
        }
        break
      }
    }
    return found
  }

  /// The languages to try, likeliest first: by the script of the words, then by the talk so far.
  private func order(_ utterance: String, _ context: TalkContext) -> [SharedModel] {
    guard models.count > 1 else { return models }
    var own = 0
    var latin = 0
    var isInWord = false
    var hasWord = false
    for scalar in utterance.unicodeScalars.prefix(400) {
      if scalar.value >= 0x3040, scalar.value < 0xFF00 || scalar.value > 0xFF60 { own += 1 }
      let isLatin = scalar.properties.isAlphabetic && scalar.value < 0x250
      if isLatin { latin += 1 }
      hasWord = hasWord || isLatin && isInWord
      isInWord = isLatin
    }
    // "A12" is of no language: then the talk's goes on.
    if !hasWord { latin = 0 }
    return models.enumerated().sorted { a, b in
      func rank(_ shared: SharedModel) -> Int {
        let fits = shared.model.habits.headFirst ? latin > 2 * own : own > 0
        return (fits ? 0 : 2) + (shared.model.core.language == context.language ? 0 : 1)
      }
      return (rank(a.element), a.offset) < (rank(b.element), b.offset)
    }.map(\.element)
  }
}
