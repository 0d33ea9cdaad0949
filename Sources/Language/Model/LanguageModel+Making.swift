import Meaning
import SourceText

extension CoreGrammar {
  /// The core grammars of the languages there are.
  static func all() -> [(core: CoreGrammar, file: SourceFile, diagnostics: [Diagnostic])] {
    [("en.yml", PackageResources.en_yml)].map { name, bytes in
      let file = SourceFile(name: name, bytes: bytes)
      let (core, diagnostics) = read(bytes, name: name)
      return (core, file, diagnostics)
    }
  }
}

extension LanguageModel {
  static func make(
    _ core: CoreGrammar, file: SourceFile, _ vocabulary: Vocabulary, _ types: TypeSpace,
    _ words: DomainWords
  ) -> (LanguageModel, [Diagnostic]) {
    var model = LanguageModel(core: core, vocabulary: vocabulary, types: types)
    for mark in core.marks { _ = model.mark(mark) }
    for place in core.places { model.placeMarks.insert(model.mark(place)) }
    for particle in core.particles.sorted() {
      let number = model.mark(particle)
      model.add(particle, SymbolTable.particle, payload: number)
    }
    var diagnostics = model.compileCore(file)
    model.readNumbers(words)
    diagnostics += model.take(words)
    for skip in core.skips {
      let sequence = model.units.intern(all: skip.text)
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
    model.finish()
    return (model, diagnostics)
  }
}
