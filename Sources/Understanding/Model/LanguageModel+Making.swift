import Meaning
import SourceText

extension CoreGrammar {
  /// The core grammar of a language, and what is wrong in its file.
  static func of(_ language: String) -> (CoreGrammar, SourceFile, [Diagnostic]) {
    let bytes = language == "ja" ? PackageResources.ja_yml : PackageResources.en_yml
    let file = SourceFile(name: "\(language).yml", bytes: bytes)
    let (core, diagnostics) = read(bytes, name: file.name)
    return (core, file, diagnostics)
  }
}

extension LanguageModel {
  static func make(
    _ core: CoreGrammar, file: SourceFile, _ vocabulary: Vocabulary, _ types: TypeSpace,
    _ words: DomainWords, besides others: [DomainWords] = []
  ) -> (LanguageModel, [Diagnostic]) {
    var model = LanguageModel(core: core, vocabulary: vocabulary, types: types)
    for mark in core.marks { _ = model.mark(mark) }
    for place in core.places { model.placeMarks.insert(model.mark(place)) }
    for particle in core.particles.sorted() {
      let number = model.mark(particle)
      model.add(particle, SymbolTable.particle, payload: number)
    }
    model.subjectMarks = Set(core.subjectMarks.map { model.mark($0) })
    model.objectMarks = Set(core.objectMarks.map { model.mark($0) })
    for name in core.carried { model.carried.formUnion(model.features.feature(name) ?? []) }
    if core.headFirst { model.dative = model.features.feature("dative") ?? [] }
    var diagnostics = model.compileCore(file)
    for auxiliary in core.auxiliaries {
      let symbol = model.symbols.category(auxiliary.category)
      for word in auxiliary.words {
        model.addForms(of: word, auxiliary.kind, as: symbol)
      }
    }
    model.learnSpellings(words)
    model.readNumbers(words)
    diagnostics += model.take(words)
    for other in others { model.borrowNames(of: other) }
    for skip in core.skips {
      // "Don't" is two words here as it is where it is heard.
      let said = model.utterance(skip.text, limit: 64).units
      let sequence = said.map { model.units.intern($0.text) }
      if said.count == 1, said[0].kind == .letters, said[0].text.count >= 6 {
        model.longSkips.insert(said[0].text)
      }
      model.skipPhrases.add(
        sequence,
        PhraseTable.Entry(
          symbol: 0, features: [], types: 0, payload: -1, cost: skip.cost, next: -1))
    }
    for stop in core.stops {
      let sequence = model.units.intern(all: stop)
      model.stopPhrases.add(
        sequence,
        PhraseTable.Entry(symbol: 0, features: [], types: 0, payload: -1, cost: 0, next: -1))
    }
    for group in core.soundAlikes {
      for text in group {
        model.soundAlikes[text] = group.filter { $0 != text }.map { model.units.id($0) }
          .filter { $0 >= 0 }
      }
    }
    model.kana = (0x3041...0x30FC).compactMap { Unicode.Scalar($0 as UInt32) }
      .filter(isKana).map { model.units.id(String($0)) }.filter { $0 >= 0 }
    if core.headFirst {
      model.stativeMarks = Set(model.complements.map { model.markNumber($0) }.filter { $0 >= 0 })
    }
    model.finish()
    return (model, diagnostics)
  }

  /// A word that the domain spells in two ways is spelt so inside longer words too: 木箱/きばこ in 木箱3.
  private mutating func learnSpellings(_ words: DomainWords) {
    guard !core.slashIsPlural else { return }
    for entry in words.nouns + words.names + words.properties {
      for text in entry.texts where !text.text.contains("{") {
        let parts = text.text.split(separator: "/").map(String.init)
        guard let word = parts.first, word.count > 1 else { continue }
        for other in parts.dropFirst() where other.count > 1 { inflector.learn(word, other) }
      }
    }
  }
}
