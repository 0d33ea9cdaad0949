package import Meaning
import SourceText
import WordForms

/// Makes speakers from the core grammars that are part of the program.
package enum CoreSpeech {
  /// The languages that can be spoken.
  static let languages = ["en", "ja"]

  /// A speaker for a domain's words and frames.
  package static func speaker(
    vocabulary: Vocabulary, words: DomainWords, frames: [Frame]
  ) -> Speaker {
    Speaker(
      language: words.language, vocabulary: vocabulary, words: words, frames: frames,
      book: phrasebook(of: words.language).book,
      table: InflectionTable(language: words.language))
  }

  /// The phrasebook of a language, and what is wrong in it.
  static func phrasebook(of language: String) -> (book: Phrasebook, diagnostics: [Diagnostic]) {
    switch language {
    case "ja": read(PackageResources.ja_replies_yml, "ja-replies.yml")
    default: read(PackageResources.en_replies_yml, "en-replies.yml")
    }
  }

  private static func read(
    _ bytes: [UInt8], _ name: String
  ) -> (book: Phrasebook, diagnostics: [Diagnostic]) {
    let (book, diagnostics) = Phrasebook.read(
      SourceFile(name: name, bytes: bytes))
    return (book, diagnostics)
  }
}
