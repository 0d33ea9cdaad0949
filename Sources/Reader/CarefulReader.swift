/// The whole reader: the linear model reads, and where it is not sure, its best readings are
/// looked at a second time as wholes. Both learn from the same examples, the second from readings
/// of parts that the first had not seen.
package struct CarefulReader: Sendable {
  package struct Options: Sendable {
    package var linear = LinearReader.Options()
    /// Into how many parts the examples are split to see how unseen ones are read.
    package var parts = 3
    /// The rounds the linear model learns for each part.
    package var partRounds = 4
    /// Above this probability a reading is not looked at again.
    package var sure: Float = 0.97
    package var readings = 8
    /// Readings whose probability is more than e to this power below the best are not looked at.
    package var margin: Float = 5
    package var rounds = 6
    package var rate: Float = 0.1
    package var decay: Float = 1e-3
    package init() {}
  }

  package let linear: LinearReader
  private let second: SecondLook
  private let calibration: Calibration
  private let options: Options

  package init(learning examples: [Example], options: Options = Options()) {
    self.options = options
    var seen: [Seen] = []
    for part in 0..<options.parts {
      var own = options.linear
      own.rounds = options.partRounds
      own.keptBack = 0
      let space = LabelSpace(examples)
      let reader = LinearReader(
        learning: examples.enumerated().filter { $0.0 % options.parts != part }.map(\.1),
        options: own, space: space)
      var scratch = LinearReader.Scratch()
      for (at, example) in examples.enumerated() where at % options.parts == part {
        if let one = Self.see(example, reader, options, &scratch) { seen.append(one) }
      }
    }
    // How far to trust a second look is seen on a part it did not learn from.
    let apart = seen.enumerated().filter { $0.0 % 4 != 0 }.compactMap { Self.lesson($0.1) }
    let trial = SecondLook(
      apart, rounds: options.rounds, rate: options.rate, decay: options.decay)
    calibration = Calibration(
      seen.enumerated().filter { $0.0 % 4 == 0 }.map { _, one in
        let best = Self.best(one.readings, mass: one.mass, trial)
        return (best.probability, best.at == one.right)
      })
    second = SecondLook(
      seen.compactMap(Self.lesson), rounds: options.rounds, rate: options.rate,
      decay: options.decay)
    seen = []
    var own = options.linear
    own.keptBack = 0
    linear = LinearReader(learning: examples, options: own)
  }

  /// How an example was read that had not been learnt from; one reading if it was sure.
  private struct Seen {
    var readings: [WholeFeatures]
    var right: Int?
    var mass: Float
  }

  private static func lesson(_ seen: Seen) -> SecondLook.Lesson? {
    guard seen.readings.count > 1, let right = seen.right else { return nil }
    return SecondLook.Lesson(readings: seen.readings, right: right)
  }

  private static func see(
    _ example: Example, _ reader: LinearReader, _ options: Options,
    _ scratch: inout LinearReader.Scratch
  ) -> Seen? {
    guard let gold = reader.prepare(example) else { return nil }
    scratch.extractor.extract(gold.facts, lexicon: reader.lexicon)
    let reading = reader.decode(gold.states.count, &scratch)
    guard reading.probability < options.sure else {
      let first = reader.space.blocks[reading.intent].firstState
      let isRight =
        reading.intent == gold.intent && reading.states.map { $0 + first } == gold.states
      return Seen(readings: [], right: isRight ? 0 : nil, mass: reading.probability)
    }
    let candidates = reader.candidates(
      gold.states.count, &scratch, most: options.readings, margin: options.margin)
    return Seen(
      readings: WholeFeatures.apart(candidates.map { WholeFeatures($0, gold.facts, reader) }),
      right: candidates.firstIndex { $0.intent == gold.intent && $0.states == gold.states },
      mass: candidates.reduce(0) { $0 + Math.exp($1.score) })
  }

  private static func best(
    _ readings: [WholeFeatures], mass: Float, _ second: SecondLook
  ) -> (at: Int, probability: Float) {
    guard !readings.isEmpty else { return (0, mass) }
    let chances = second.probabilities(readings)
    var best = 0
    for at in chances.indices where chances[at] > chances[best] { best = at }
    return (best, chances[best] * min(1, mass))
  }

  /// Reads an utterance; nil if it has no words, or nothing was learnt.
  package func read(
    _ words: [String], _ scratch: inout LinearReader.Scratch
  ) -> LinearReader.Proposal? {
    guard !words.isEmpty, !linear.space.intents.isEmpty else { return nil }
    let facts = words.map { WordFacts($0) }
    scratch.extractor.extract(facts, lexicon: linear.lexicon)
    let reading = linear.decode(words.count, &scratch)
    let space = linear.space
    var proposal = LinearReader.Proposal(
      intent: space.intents[reading.intent], tags: [], intentConfidence: reading.likely,
      confidence: calibration(reading.probability), probability: reading.probability)
    guard reading.probability < options.sure else {
      let first = space.blocks[reading.intent].firstState
      proposal.tags = reading.states.map { space.name(ofTag: space.tagOfState[first + $0]) }
      return proposal
    }
    let candidates = linear.candidates(
      words.count, &scratch, most: options.readings, margin: options.margin)
    let best = Self.best(
      candidates.map { WholeFeatures($0, facts, linear) },
      mass: candidates.reduce(0) { $0 + Math.exp($1.score) }, second)
    let chosen = candidates[best.at]
    proposal.intent = space.intents[chosen.intent]
    proposal.tags = chosen.states.map { space.name(ofTag: space.tagOfState[$0]) }
    proposal.probability = best.probability
    proposal.confidence = calibration(best.probability)
    return proposal
  }
}
