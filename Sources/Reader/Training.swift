extension LinearReader {
  /// An example in the numbers of the label space.
  struct Prepared {
    var words: [String]
    var intent: Int
    var states: [Int]
    var gold: FeatureExtractor.Gold

    var facts: [WordFacts] { words.map { WordFacts($0) } }
  }

  func prepare(_ example: Example) -> Prepared? {
    guard !example.words.isEmpty, let path = space.path(of: example) else { return nil }
    let tags = path.states.map { space.tagOfState[$0] }
    let slots = tags.map { ($0 + 1) / 2 }
    let values = Lexicon.values(slots: slots, firsts: tags.map { $0 % 2 == 1 })
    return Prepared(
      words: example.words, intent: path.intent, states: path.states,
      gold: .init(slots: slots, values: values))
  }

  mutating func train(_ examples: [Example]) {
    let prepared = examples.compactMap { prepare($0) }
    for example in prepared {
      lexicon.add(
        words: example.facts.map(\.word), slots: example.gold.slots,
        firsts: example.states.map { space.tagOfState[$0] % 2 == 1 })
    }
    learnSentences(prepared)
    var scratch = Scratch()
    collectFeatures(prepared, &scratch)
    var random = Generator(options.seed)
    var order = Array(prepared.indices)
    // In the first half of the rounds some examples are kept back, to see there how far the model
    // is to be trusted; from then on all are learnt from, and the weights averaged.
    let half = options.rounds / 2
    var sum: [Float] = []
    var transitionSum = [Float](repeating: 0, count: transitions.count)
    for round in 0..<options.rounds {
      if round == half { calibrate(prepared, &scratch) }
      for at in order.indices.reversed() where at > 0 {
        order.swapAt(at, Int(random.next() % UInt64(at + 1)))
      }
      for at in order where round >= half || !isKeptBack(at) {
        learn(prepared[at], &scratch) { random.next32() }
      }
      guard round >= half else { continue }
      table.add(to: &sum)
      for at in transitions.indices { transitionSum[at] += transitions[at] }
    }
    if options.rounds > half {
      let count = Float(options.rounds - half)
      table.take(sum, over: count)
      sum = []
      table.compact(below: options.leastWeight)
      transitions = transitionSum.map { $0 / count }
    }
    raised = transitions.map(Math.exp)
  }

  private func isKeptBack(_ example: Int) -> Bool {
    options.keptBack > 0 && example % options.keptBack == options.keptBack - 1
  }

  private mutating func learnSentences(_ examples: [Prepared]) {
    var outlines: [[UInt64]] = []
    for example in examples {
      let words = example.facts.map(\.word)
      let outline = SentenceModel.outline(
        words, slots: example.gold.slots, values: example.gold.values
      ).words
      outlines.append(outline)
      sentences.add(outline)
      // Once more by intent, with its end, to tell readings apart.
      sentences.add(outline + [WordFacts.after.word], after: UInt64(example.intent) + 1)
      for value in example.gold.values {
        values.add(words[value.words] + [WordFacts.after.word], after: UInt64(value.slot))
      }
    }
    sentences.settle(outlines, share: 0.002)
  }

  private mutating func calibrate(_ examples: [Prepared], _ scratch: inout Scratch) {
    raised = transitions.map(Math.exp)
    var seen: [(probability: Float, isRight: Bool)] = []
    for (at, example) in examples.enumerated() where isKeptBack(at) {
      scratch.extractor.extract(example.facts, lexicon: lexicon, leavingOut: example.gold)
      let reading = decode(example.states.count, &scratch)
      let first = space.blocks[reading.intent].firstState
      seen.append(
        (
          reading.probability,
          reading.intent == example.intent && reading.states.map { $0 + first } == example.states
        ))
    }
    calibration = Calibration(seen)
  }

  /// Learns from one correction, at once: the utterance is read as it was corrected from now on,
  /// and what is like it shifts with it. False if its intent or a slot of it is not known.
  @discardableResult
  package mutating func correct(_ example: Example) -> Bool {
    guard let prepared = prepare(example) else { return false }
    lexicon.add(
      words: prepared.facts.map(\.word), slots: prepared.gold.slots,
      firsts: prepared.states.map { space.tagOfState[$0] % 2 == 1 })
    var scratch = Scratch()
    scratch.extractor.extract(prepared.facts, lexicon: lexicon)
    for word in 0...prepared.states.count {
      let label =
        word < prepared.states.count
        ? space.tagOfState[prepared.states[word]] : space.firstIntentLabel + prepared.intent
      for hash in scratch.extractor.hashes(word) { table.support(table.insert(hash), label) }
    }
    let first = space.blocks[prepared.intent].firstState
    for _ in 0..<options.stepsOfCorrection {
      let reading = decode(prepared.states.count, &scratch)
      if reading.intent == prepared.intent, reading.probability > 0.5,
        reading.states.map({ $0 + first }) == prepared.states
      {
        break
      }
      update(prepared, &scratch) { .max }
      raised = transitions.map(Math.exp)
    }
    sentences.add(
      SentenceModel.outline(
        prepared.facts.map(\.word), slots: prepared.gold.slots, values: prepared.gold.values
      ).words)
    return true
  }

  /// Features seen often enough are entered, with the labels seen with them.
  private mutating func collectFeatures(_ examples: [Prepared], _ scratch: inout Scratch) {
    let isSifted = options.leastSeen > 1
    var seen = [UInt8](repeating: 0, count: isSifted ? 1 << 22 : 1)
    let mask = seen.count - 1
    for example in examples where isSifted {
      scratch.extractor.extract(example.facts, lexicon: lexicon, leavingOut: example.gold)
      for hash in scratch.extractor.hashes {
        let at = Int(truncatingIfNeeded: hash >> 20) & mask
        if seen[at] < 255 { seen[at] += 1 }
      }
    }
    for example in examples {
      scratch.extractor.extract(example.facts, lexicon: lexicon, leavingOut: example.gold)
      for word in 0...example.states.count {
        let label =
          word < example.states.count
          ? space.tagOfState[example.states[word]] : space.firstIntentLabel + example.intent
        for hash in scratch.extractor.hashes(word)
        where !isSifted || seen[Int(truncatingIfNeeded: hash >> 20) & mask] >= options.leastSeen {
          table.support(table.insert(hash), label)
        }
      }
    }
  }

  private mutating func learn(
    _ example: Prepared, _ scratch: inout Scratch, random: () -> UInt32
  ) {
    scratch.extractor.extract(example.facts, lexicon: lexicon, leavingOut: example.gold)
    update(example, &scratch, random: random)
  }

  /// One step towards the example, whose features have been extracted.
  private mutating func update(
    _ example: Prepared, _ scratch: inout Scratch, random: () -> UInt32
  ) {
    let words = example.states.count
    let limit = UInt32(options.dropout * 4_294_967_040)
    score(words, &scratch) { random() >= limit }
    for at in transitions.indices { raised[at] = Math.exp(transitions[at]) }
    raised.withUnsafeBufferPointer {
      let weights = $0.baseAddress.unsafelyUnwrapped
      scratch.lattice.sum(words, space, weights)
      scratch.lattice.spread(words, space, weights)
    }
    for word in 0...words {
      scratch.gradient.clear(space.labels)
      let gold: Int
      if word < words {
        for state in 0..<space.states {
          let value = scratch.lattice.marginals[word * space.states + state]
          if value > 1e-4 { scratch.gradient[space.tagOfState[state]] += value }
        }
        gold = space.tagOfState[example.states[word]]
      } else {
        for (intent, block) in space.blocks.enumerated() {
          for state in block.firstState..<block.firstState + block.states {
            scratch.gradient[space.firstIntentLabel + intent] += scratch.lattice.marginals[state]
          }
        }
        gold = space.firstIntentLabel + example.intent
      }
      scratch.gradient[gold] -= 1
      guard scratch.gradient[gold] < -0.003 else { continue }
      table.step(
        scratch.ids[scratch.offsets[word]..<scratch.offsets[word + 1]],
        against: scratch.gradient.base, rate: options.rate, decay: options.decay)
    }
    learnTransitions(example, scratch.lattice.expected)
  }

  private mutating func learnTransitions(_ example: Prepared, _ expected: borrowing Floats) {
    let block = space.blocks[example.intent]
    var last: Int?
    for state in example.states {
      let own = state - block.firstState
      if let at = block.transition(from: last ?? 0, to: own), last != nil || own > 0 {
        expected[at] -= 1
      }
      last = own
    }
    for at in transitions.indices where abs(expected[at]) > 1e-4 {
      let slope = expected[at]
      transitionSquares[at] += slope * slope
      transitions[at] -= options.rate * slope / (1 + transitionSquares[at]).squareRoot()
    }
  }
}

/// A small fast generator of numbers that look random (SplitMix64), the same for the same seed.
struct Generator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next32() -> UInt32 { UInt32(truncatingIfNeeded: next() >> 32) }
}
