package import Meaning
package import SourceText

/// What utterances in one language mean, in the words of one domain.
package struct LanguageParser: Sendable {
  private let shared: SharedModel
  private var model: LanguageModel { _read { yield shared.model } }

  /// The tags of the languages that have a core grammar.
  package static let languages = ["en", "ja"]

  /// A parser, the frames that the templates of the domain made, for saying them, and what is wrong in
  /// the words. `others` are the words of the domain's other languages: names are borrowed from them.
  package static func make(
    vocabulary: Vocabulary, words: DomainWords, besides others: [DomainWords]
  ) -> (parser: LanguageParser, frames: [Frame], diagnostics: [Diagnostic]) {
    let (core, file, diagnostics) = CoreGrammar.of(words.language)
    let (model, problems) = LanguageModel.make(
      core, file: file, vocabulary, TypeSpace(vocabulary.types), words, besides: others)
    let parser = LanguageParser(shared: SharedModel(model))
    return (parser, model.sources, diagnostics + problems)
  }

  /// Its tag.
  package var language: String { model.core.language }

  /// What an utterance means, taken to be in this language.
  package func read(_ utterance: String, in context: TalkContext) -> Understanding {
    SentenceReader(shared: shared, context: context).read(utterance)
  }

  /// Whether a reading is as plain as a cost says: nothing in it was taken for another word.
  package static func isPlain(_ cost: Int) -> Bool { cost < Int(Cost.edit) }

  /// Where a word stands that halts, whatever the rest says.
  package func stop(in utterance: String, _ context: TalkContext) -> SourceRange? {
    SentenceReader(shared: shared, context: context).stop(in: utterance)
  }

  /// How likely words with so many letters of the Latin script, and of its own, are in this language.
  package func fits(latin: Int, own: Int) -> Bool {
    model.habits.headFirst ? latin > 2 * own : own > 0
  }

  /// Which of some names an utterance begins with, fillers aside, and what it says besides.
  package func call(in utterance: String, of names: [String]) -> (name: String, rest: String)? {
    let said = model.utterance(utterance, limit: LanguageModel.mostUnits)
    let start = model.afterSkipped(said.ids, from: 0)
    for name in names {
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
      return (name, String(decoding: rest, as: UTF8.self))
    }
    return nil
  }

  /// The parser that knows new things by name too.
  package consuming func adding(_ objects: [Vocabulary.NamedObject]) -> LanguageParser {
    changed { model in
      model.vocabulary.objects += objects
      for object in objects { model.addName(object, spoken: nil) }
    }
  }

  /// The parser that takes a noun for what an entity describes.
  package consuming func learning(noun: String, meaning: Entity) -> LanguageParser {
    changed { $0.learn(noun, meaning) }
  }

  /// Changes the model in place, where nobody else holds it.
  private consuming func changed(_ body: (inout LanguageModel) -> Void) -> LanguageParser {
    var model = (consume self).shared.model
    body(&model)
    return LanguageParser(shared: SharedModel(model))
  }
}
