import Language
import Meaning
import Testing

@testable import Saying

/// What the sampler makes can be said.
struct SayingSamplesTests {
  @Test(arguments: ["en", "ja"])
  func everySampledTurnHasWordsWithoutGaps(_ language: String) {
    var sampler = MeaningSampler(
      vocabulary: SayingDepot.vocabulary, marksNumber: language == "en", seed: 7)
    let speaker = language == "en" ? SayingDepot.inEnglish : SayingDepot.inJapanese
    for _ in 0..<300 {
      let turn = sampler.turn()
      let words = speaker.say(turn)
      #expect(words.count > 2, "\(turn)")
      #expect(!words.contains("  ") && !words.contains("{"), "\(words)")
    }
  }

  @Test func theSameSeedMakesTheSameTurns() {
    var one = MeaningSampler(vocabulary: SayingDepot.vocabulary, marksNumber: true, seed: 3)
    var two = MeaningSampler(vocabulary: SayingDepot.vocabulary, marksNumber: true, seed: 3)
    var other = MeaningSampler(vocabulary: SayingDepot.vocabulary, marksNumber: true, seed: 4)
    let turns = (0..<50).map { _ in one.turn() }
    #expect(turns == (0..<50).map { _ in two.turn() })
    #expect(turns != (0..<50).map { _ in other.turn() })
  }
}
