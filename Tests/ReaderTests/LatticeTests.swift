import Testing

@testable import Reader

@Suite struct SumsOverAllReadings {
  /// Every way through the states of every intent, with its score.
  private func ways(
    _ reader: LinearReader, _ words: Int, _ scores: borrowing Floats
  ) -> [(intent: Int, states: [Int], score: Float)] {
    var result: [(intent: Int, states: [Int], score: Float)] = []
    let space = reader.space
    for (intent, block) in space.blocks.enumerated() {
      let start = scores[words * space.labels + space.firstIntentLabel + intent]
      var open: [(states: [Int], score: Float)] = [([], start)]
      for word in 0..<words {
        var next: [(states: [Int], score: Float)] = []
        for way in open {
          for state in 0..<block.states {
            var score = way.score
            guard let at = block.transition(from: way.states.last ?? 0, to: state) else {
              continue
            }
            if word > 0 || state > 0 { score += reader.transitions[at] }
            let tag = space.tagOfState[block.firstState + state]
            next.append((way.states + [state], score + scores[word * space.labels + tag]))
          }
        }
        open = next
      }
      result += open.map { (intent, $0.states, $0.score) }
    }
    return result
  }

  @Test(
    "Forward sums and the best way agree with counting every way",
    arguments: [
      ["bri", "ovo", "ka"], ["vedi", "na", "zone5"], ["om", "om"], ["ka"],
    ])
  func enumerated(_ words: [String]) throws {
    let reader = Toy.reader
    var scratch = LinearReader.Scratch()
    scratch.extractor.extract(words.map { WordFacts($0) }, lexicon: reader.lexicon)
    let reading = reader.decode(words.count, &scratch)
    let all = ways(reader, words.count, scratch.lattice.scores)
    let largest = try #require(all.map(\.score).max())
    let total = largest + Math.log(all.reduce(0) { $0 + Math.exp($1.score - largest) })
    #expect(abs(total - scratch.lattice.total) < 1e-3)
    let best = try #require(all.filter { $0.intent == reading.intent }.max { $0.score < $1.score })
    #expect(best.states == reading.states)
    #expect(abs(Math.exp(best.score - total) - reading.probability) < 1e-3)
  }

  @Test("The best few ways of an intent are the best of all its ways, in their order")
  func several() {
    let reader = Toy.reader
    var scratch = LinearReader.Scratch()
    let words = ["bri", "om", "zone1"]
    scratch.extractor.extract(words.map { WordFacts($0) }, lexicon: reader.lexicon)
    _ = reader.decode(words.count, &scratch)
    let all = ways(reader, words.count, scratch.lattice.scores)
    for (intent, block) in reader.space.blocks.enumerated() {
      let best = scratch.nBest.paths(
        words.count, block, labels: reader.space.labels, scores: scratch.lattice.scores,
        transitions: reader.transitions)
      let start = scratch.lattice.scores[
        words.count * reader.space.labels + reader.space.firstIntentLabel + intent]
      let expected = all.filter { $0.intent == intent }.map(\.score).sorted(by: >)
      #expect(best.count == min(6, expected.count))
      for (way, score) in zip(best, expected) { #expect(abs(way.score + start - score) < 1e-3) }
      #expect(Set(best.map(\.states)).count == best.count)
    }
  }

  @Test("The probabilities of the states of each word sum to one")
  func marginals() {
    let reader = Toy.reader
    var scratch = LinearReader.Scratch()
    let words = ["bri", "om", "hask", "zone1", "ul"]
    scratch.extractor.extract(words.map { WordFacts($0) }, lexicon: reader.lexicon)
    _ = reader.decode(words.count, &scratch)
    reader.raised.withUnsafeBufferPointer {
      guard let weights = $0.baseAddress else { return }
      scratch.lattice.spread(words.count, reader.space, weights)
    }
    for word in words.indices {
      var sum: Float = 0
      for state in 0..<reader.space.states {
        sum += scratch.lattice.marginals[word * reader.space.states + state]
      }
      #expect(abs(sum - 1) < 1e-3)
    }
  }
}

@Suite struct NumbersOfTheReader {
  @Test("Exponential and logarithm are good to five digits")
  func math() {
    for step in -60...60 {
      let x = Float(step) * 0.73
      #expect(abs(Math.log(Math.exp(x)) - x) < 1e-5 * max(1, abs(x)))
    }
    #expect(abs(Math.exp(1) - 2.718_281_8) < 1e-5)
    #expect(Math.exp(-200) == 0)
  }

  @Test("One who is often wrong when sure is trusted less, and a higher odds stays higher")
  func calibration() {
    let seen =
      (0..<200).map { (probability: Float(0.99), isRight: $0 % 2 == 0) }
      + (0..<200).map { (probability: Float(0.3), isRight: $0 % 10 == 0) }
    let curve = Calibration(seen)
    #expect(abs(curve(0.99) - 0.5) < 0.05)
    #expect(abs(curve(0.3) - 0.1) < 0.05)
    #expect(curve(0.999) > curve(0.99))
  }

  @Test("The chances of all words after a context sum to one at most")
  func sentences() {
    var model = SentenceModel()
    let sentences: [[UInt64]] = [[10, 11, 12], [10, 12], [13, 11, 12], [10, 11, 13]]
    for sentence in sentences { model.add(sentence) }
    for start in sentences {
      let sum = [10, 11, 12, 13].reduce(Float(0)) {
        $0 + Math.exp(model.scores([start[0], $1])[1])
      }
      #expect(sum <= 1.0001 && sum > 0.5)
    }
    #expect(model.scores([10, 11])[1] > model.scores([10, 13])[1])
  }
}
