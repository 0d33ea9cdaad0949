import Domains
import Meaning
import Saying
import Understanding

/// Words with other letters for them: those of the domain, then those of the language.
enum Spelt {
  static func pairs(of domain: Domain, _ language: String) -> [(word: String, other: String)] {
    var pairs: [(word: String, other: String)] = []
    for words in domain.words where words.language == language {
      let entries = words.nouns + words.names + words.properties + words.directions
      for text in entries.flatMap(\.texts) {
        let parts = text.text.split(separator: "/").map(String.init)
        guard parts.count == 2, !parts[0].contains("{") else { continue }
        pairs.append((parts[0], parts[1]))
      }
    }
    pairs += OtherLetters.pairs(of: language)
    return pairs.filter { !$0.word.isEmpty }
  }
}

extension SentenceNoise {
  /// Two requests in one sentence.
  func joined(
    _ sentence: PlainSentence, _ partner: PlainSentence?, _ random: inout SplitMix
  ) -> String? {
    guard let partner, sentence.isRequest, sentence.text.count < 60, let first = joining(sentence),
      let joint = random.pick(words.joints), sentence.text != partner.text
    else { return nil }
    return first + joint + uncapitalised(partner.letters)
  }
}
