import Meaning
import SourceText
import Testing

@testable import Language

struct SayingRoundTripTests {
  @Test func probe() {
    for d in SayingDepot.front.diagnostics { print("DIAG", d.message) }
    var s = MeaningSampler(vocabulary: SayingDepot.vocabulary, marksNumber: true, seed: 11)
    var good = 0
    for _ in 0..<150 {
      let turn = s.turn()
      let words = SayingDepot.front.front.say(turn, in: "en")
      let back = SayingDepot.front.front.read(words)
      if back.readings.first?.turn == turn { good += 1; continue }
      print(
        "RT", words, "→",
        back.readings.first.map { SayingDepot.front.front.say($0.turn, in: "en") } ?? "nothing",
        back.readings.first?.cost ?? -1)
    }
    print("GOOD", good)
  }
}
