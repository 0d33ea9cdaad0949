import Meaning
import Testing

@testable import Language

/// What the sampler makes can be said.
struct SayingSamplesTests {
  @Test(arguments: ["en", "ja"])
  func everySampledTurnHasWordsWithoutGaps(_ language: String) {
    var sampler = MeaningSampler(
      vocabulary: Depot.vocabulary, marksNumber: language == "en", seed: 7)
    let speaker = language == "en" ? Depot.inEnglish : Depot.inJapanese
    for _ in 0..<300 {
      let turn = sampler.turn()
      let words = speaker.say(turn)
      #expect(words.count > 2, "\(turn)")
      #expect(!words.contains("  ") && !words.contains("{"), "\(words)")
    }
  }

  @Test func theSameSeedMakesTheSameTurns() {
    var one = MeaningSampler(vocabulary: Depot.vocabulary, marksNumber: true, seed: 3)
    var two = MeaningSampler(vocabulary: Depot.vocabulary, marksNumber: true, seed: 3)
    var other = MeaningSampler(vocabulary: Depot.vocabulary, marksNumber: true, seed: 4)
    let turns = (0..<50).map { _ in one.turn() }
    #expect(turns == (0..<50).map { _ in two.turn() })
    #expect(turns != (0..<50).map { _ in other.turn() })
  }
}
@Test func dumpSamples() {
  var s = MeaningSampler(vocabulary: Depot.vocabulary, marksNumber: true, seed: 11)
  var j = MeaningSampler(vocabulary: Depot.vocabulary, marksNumber: false, seed: 11)
  for _ in 0..<40 {
    print("EN", Depot.inEnglish.say(s.turn())); print("JA", Depot.inJapanese.say(j.turn()))
  }
}
