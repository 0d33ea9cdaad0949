import Meaning

/// Names in the languages that a domain has besides.
extension LanguageModel {
  /// Names as another language of the domain has them: "tape to ドック1". What means something already
  /// is left at that.
  mutating func borrowNames(of other: DomainWords) {
    var spoken: [String: [String]] = [:]
    var patterns: [NamePattern] = []
    for entry in other.names {
      let texts = entry.texts.flatMap { plainTexts($0.text) }
      if entry.symbol.contains("{") {
        patterns.append(NamePattern(entry.symbol, spoken: texts))
      } else {
        spoken[entry.symbol] = texts
      }
    }
    var cuts = NameCuts(patterns: patterns)
    for (payload, object) in vocabulary.objects.enumerated() {
      let patterned = cuts.forms(of: object.name)
      for form in patterned.cut where isForeign(form) && !isKnown(form) {
        let sequence = form.map { units.intern($0) }
        nameUnits.formUnion(sequence)
        add(
          sequence, SymbolTable.name, features: .unmarked, types: typeSet(types.of(object.types)),
          payload: Int32(payload), cost: Cost.borrowed)
      }
      let forms =
        (spoken[object.name] ?? []).map { String($0.prefix { $0 != "/" }) } + patterned.texts
      for form in forms {
        let sequence = utterance(form, limit: 64).units.map(\.text)
        guard isForeign(sequence), !isKnown(sequence) else { continue }
        for unit in units.intern(all: form) { nameUnits.insert(unit) }
        add(
          form, SymbolTable.name, features: .unmarked, types: types.of(object.types),
          payload: Int32(payload), cost: Cost.borrowed)
      }
    }
  }

  /// Whether units are not all of the kind that this language writes its words with.
  private func isForeign(_ texts: [String]) -> Bool {
    texts.contains { (Segmenter.kind(of: $0) == .character) == core.headFirst }
  }

  /// Whether a sequence of units is a word or a name.
  private func isKnown(_ texts: [String]) -> Bool {
    var hash = PhraseTable.empty
    for text in texts {
      let id = units.id(text)
      guard id >= 0 else { return false }
      hash = PhraseTable.extend(hash, id)
    }
    return phrases.head(hash) >= 0
  }
}
