import Dispatch
public import Meaning
public import SourceText
import Synchronization

/// The languages of one domain: an utterance to its meaning and back.
public struct LanguageFront: Sendable {
  /// What can be meant.
  public private(set) var vocabulary: Vocabulary
  /// One for each language whose core grammar there is, those of the domain's files first.
  var models: [SharedModel]
  var speakers: [Speaker]

  /// The front for a vocabulary and its words; mistakes in the words are returned beside it. Languages
  /// that have a core grammar but no words speak with the names of the vocabulary.
  public static func make(
    vocabulary: Vocabulary, words: [DomainWords]
  ) -> (front: LanguageFront, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var models: [SharedModel] = []
    var speakers: [Speaker] = []
    let types = TypeSpace(vocabulary.types)
    let cores = CoreGrammar.all()
    let order = words.map(\.language)
    let sorted = cores.enumerated().sorted { a, b in
      func rank(_ core: CoreGrammar) -> Int { order.firstIndex(of: core.language) ?? order.count }
      return (rank(a.element.core), a.offset) < (rank(b.element.core), b.offset)
    }
    // Languages do not know of each other, so they are made side by side.
    let made = Mutex<[Int: (SharedModel, Speaker, [Diagnostic])]>([:])
    DispatchQueue.concurrentPerform(iterations: sorted.count) { index in
      let found = sorted[index].element
      let own = words.first { $0.language == found.core.language }
      let others = words.filter { $0.language != found.core.language }
      let words = own ?? DomainWords(language: found.core.language)
      let (model, problems) = LanguageModel.make(
        found.core, file: found.file, vocabulary, types, words, besides: others)
      let speaker = CoreSpeech.speaker(vocabulary: vocabulary, words: words, frames: model.sources)
      made.withLock { $0[index] = (SharedModel(model), speaker, found.diagnostics + problems) }
    }
    for (model, speaker, problems) in sorted.indices.compactMap({ index in
      made.withLock { $0[index] }
    }) {
      models.append(model)
      speakers.append(speaker)
      diagnostics += problems
    }
    return (LanguageFront(vocabulary: vocabulary, models: models, speakers: speakers), diagnostics)
  }

  /// What an utterance means.
  public func read(_ utterance: String, in context: TalkContext = TalkContext()) -> Understanding {
    readInside(utterance, in: context)
  }

  /// A reply in the words of a language.
  public func say(_ reply: Reply, in language: String) -> String {
    speaker(of: language)?.say(reply) ?? ""
  }

  /// A turn in the words of a language: what an operator could have said to mean it.
  public func say(_ turn: Turn, in language: String) -> String {
    speaker(of: language)?.say(turn) ?? ""
  }

  /// A thing in the words of a language, as a phrase.
  public func say(_ entity: Entity, in language: String) -> String {
    speaker(of: language)?.say(entity) ?? ""
  }

  private func speaker(of language: String) -> Speaker? {
    speakers.first { $0.language == language } ?? speakers.first
  }

  /// Makes new things known by name.
  public mutating func add(_ objects: [Vocabulary.NamedObject]) {
    vocabulary.objects += objects
    for index in models.indices {
      change(index) { model in
        model.vocabulary.objects += objects
        for object in objects { model.addName(object, spoken: nil) }
      }
    }
    for index in speakers.indices { speakers[index].vocabulary.objects += objects }
  }

  /// Changes a language in place, where nobody else holds it.
  private mutating func change(_ index: Int, _ body: (inout LanguageModel) -> Void) {
    var model = models.remove(at: index).model
    body(&model)
    models.insert(SharedModel(model), at: index)
  }

  /// Whether the first template of a clause tells what is so, of a subject: "{aisle} is closed", not
  /// "close {aisle}".
  public func tells(_ clause: Clause, in language: String) -> Bool {
    guard let speaker = speakers.first(where: { $0.language == language }) else { return true }
    let frame = speaker.frame(for: clause, "statement")
    if case .copula = frame.head { return true }
    return speaker.subjectRole(of: clause, frame) != nil
  }

  /// What a noun was taught to mean; nil for one that was not.
  public func taughtMeaning(of noun: String, in language: String) -> Entity? {
    speakers.first { $0.language == language }?.taught.last {
      $0.noun.lowercased() == noun.lowercased()
    }?.meaning
  }

  /// Teaches a noun for what an entity describes: from now on it is understood and said.
  public mutating func learn(noun: String, meaning: Entity, in language: String) {
    for index in models.indices where models[index].model.core.language == language {
      change(index) { $0.learn(noun, meaning) }
    }
    for index in speakers.indices where speakers[index].language == language {
      speakers[index].taught.append((noun, meaning))
    }
  }
}
