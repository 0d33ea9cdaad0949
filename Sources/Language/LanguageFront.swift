public import Meaning
public import SourceText

/// The languages of one domain: an utterance to its meaning and back.
public struct LanguageFront: Sendable {
  /// What can be meant.
  public private(set) var vocabulary: Vocabulary

  /// The front for a vocabulary and its words; mistakes in the words are returned beside it.
  public static func make(
    vocabulary: Vocabulary, words: [DomainWords]
  ) -> (front: LanguageFront, diagnostics: [Diagnostic]) {
    (LanguageFront(vocabulary: vocabulary), [])
  }

  /// What an utterance means.
  public func read(_ utterance: String, in context: TalkContext = TalkContext()) -> Understanding {
    Understanding(readings: [], language: context.language ?? "en")
  }

  /// A reply in the words of a language.
  public func say(_ reply: Reply, in language: String) -> String { "" }

  /// A turn in the words of a language: what an operator could have said to mean it.
  public func say(_ turn: Turn, in language: String) -> String { "" }

  /// A thing in the words of a language, as a phrase.
  public func say(_ entity: Entity, in language: String) -> String { "" }

  /// Makes new things known by name.
  public mutating func add(_ objects: [Vocabulary.NamedObject]) {
    vocabulary.objects += objects
  }

  /// Teaches a noun for what an entity describes.
  public mutating func learn(noun: String, meaning: Entity, in language: String) {}
}
