public import Meaning
public import SourceText

/// The languages of one domain: an utterance to its meaning and back.
public struct LanguageFront: Sendable {
  /// What can be meant.
  public private(set) var vocabulary: Vocabulary
  /// One for each language whose core grammar there is, those of the domain's files first.
  var models: [LanguageModel]
  /// One for each language that can be spoken.
  var speakers: [String: Speaker] = [:]

  /// The front for a vocabulary and its words; mistakes in the words are returned beside it. Languages
  /// that have a core grammar but no words speak with the names of the vocabulary.
  public static func make(
    vocabulary: Vocabulary, words: [DomainWords]
  ) -> (front: LanguageFront, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var models: [LanguageModel] = []
    let types = TypeSpace(vocabulary.types)
    let cores = CoreGrammar.all()
    let order = words.map(\.language)
    let sorted = cores.enumerated().sorted { a, b in
      func rank(_ core: CoreGrammar) -> Int { order.firstIndex(of: core.language) ?? order.count }
      return (rank(a.element.core), a.offset) < (rank(b.element.core), b.offset)
    }
    for (_, found) in sorted {
      diagnostics += found.diagnostics
      let own = words.first { $0.language == found.core.language }
      let (model, problems) = LanguageModel.make(
        found.core, file: found.file, vocabulary, types,
        own ?? DomainWords(language: found.core.language))
      models.append(model)
      diagnostics += problems
    }
    var front = LanguageFront(vocabulary: vocabulary, models: models)
    front.makeSpeakers(words)
    return (front, diagnostics)
  }

  /// What an utterance means.
  public func read(_ utterance: String, in context: TalkContext = TalkContext()) -> Understanding {
    readInside(utterance, in: context)
  }

  /// Makes new things known by name.
  public mutating func add(_ objects: [Vocabulary.NamedObject]) {
    vocabulary.objects += objects
    for language in speakers.keys { speakers[language]?.vocabulary.objects += objects }
    for index in models.indices {
      for object in objects { models[index].addName(object, spoken: nil) }
    }
  }

  /// Teaches a noun for what an entity describes.
  public mutating func learn(noun: String, meaning: Entity, in language: String) {}
}
