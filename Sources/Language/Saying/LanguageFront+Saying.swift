public import Meaning

extension LanguageFront {
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

  /// The speaker of a language; of the first language where that one cannot be spoken.
  private func speaker(of language: String) -> Speaker? {
    speakers[language] ?? CoreSpeech.languages.lazy.compactMap { speakers[$0] }.first
  }

  /// Makes a speaker for every language that can be spoken, with the frames that its words made.
  mutating func makeSpeakers(_ words: [DomainWords]) {
    for language in CoreSpeech.languages {
      let frames = models.first { $0.core.language == language }?.sources ?? []
      let own = words.first { $0.language == language } ?? DomainWords(language: language)
      speakers[language] = CoreSpeech.speaker(
        vocabulary: vocabulary, words: own, frames: frames)
    }
  }
}
