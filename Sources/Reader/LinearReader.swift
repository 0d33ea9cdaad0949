/// A reader of sentences that learns from examples: one log-linear model of the intent and the
/// tags together (a conditional random field whose states belong to intents), trained by adaptive
/// steps (AdaGrad, Duchi et al. 2011). It proposes; it never decides.
package struct LinearReader: Sendable {
  /// How it learns.
  package struct Options: Sendable {
    package var rounds = 6
    package var rate: Float = 0.15
    package var decay: Float = 1e-5
    /// The share of features left out at random while learning, so that none is relied on alone.
    package var dropout: Float = 0.3
    package var leastSeen = 2
    /// Weights smaller than this are left out in the end.
    package var leastWeight: Float = 0.02
    package var seed: UInt64 = 1
    /// Every how many-th example is kept back at first, to calibrate.
    package var keptBack = 10
    /// The most steps one correction takes.
    package var stepsOfCorrection = 20

    package init() {}
  }

  /// What is thought to be meant.
  package struct Proposal: Sendable {
    package var intent: String
    package var tags: [String]
    /// How likely the intent is, in the model's own view.
    package var intentConfidence: Float
    /// How often a reading of which the model is as sure was right, on examples it had not seen.
    package var confidence: Float
    /// The model's own probability of the whole reading.
    package var probability: Float
  }

  /// What one reading needs room for; kept from one to the next.
  package struct Scratch: ~Copyable {
    var extractor = FeatureExtractor()
    var lattice = Lattice()
    var viterbi = Viterbi()
    var nBest = NBest(width: 6)
    var ids: [Int32] = []
    var offsets: [Int] = []
    var gradient = Floats()
    package init() {}
  }

  let options: Options
  let space: LabelSpace
  /// How the sentences run, and how much a probability is worth.
  var sentences = SentenceModel()
  /// How the values of each slot run.
  var values = SentenceModel()
  var calibration = Calibration()
  var lexicon = Lexicon()
  var table = FeatureTable()
  var transitions: [Float]
  var transitionSquares: [Float]
  /// The exponentials of the transitions.
  var raised: [Float]

  package init(learning examples: [Example], options: Options = Options()) {
    self.init(learning: examples, options: options, space: LabelSpace(examples))
  }

  init(learning examples: [Example], options: Options, space: LabelSpace) {
    self.options = options
    self.space = space
    transitions = Array(repeating: 0, count: space.transitions)
    transitionSquares = transitions
    raised = Array(repeating: 1, count: space.transitions)
    train(examples)
  }

  package var sizes: (features: Int, weights: Int) { (table.features, table.entries.count) }

  /// Reads an utterance; nil if it has no words, or nothing was learnt.
  package func read(_ words: [String], _ scratch: inout Scratch) -> Proposal? {
    guard !words.isEmpty, !space.intents.isEmpty else { return nil }
    scratch.extractor.extract(words.map { WordFacts($0) }, lexicon: lexicon)
    let reading = decode(words.count, &scratch)
    let first = space.blocks[reading.intent].firstState
    return Proposal(
      intent: space.intents[reading.intent],
      tags: reading.states.map { space.name(ofTag: space.tagOfState[first + $0]) },
      intentConfidence: reading.likely, confidence: calibration(reading.probability),
      probability: reading.probability)
  }

  /// The best reading of what was extracted: the likeliest intent whatever the tags, and its best
  /// tags.
  func decode(
    _ words: Int, _ scratch: inout Scratch
  ) -> (intent: Int, likely: Float, states: [Int], probability: Float) {
    score(words, &scratch) { true }
    raised.withUnsafeBufferPointer {
      scratch.lattice.sum(words, space, $0.baseAddress.unsafelyUnwrapped)
    }
    let (intent, likely) = scratch.lattice.intent(words, space)
    let best = scratch.viterbi.path(
      words, space.blocks[intent], labels: space.labels, scores: scratch.lattice.scores,
      transitions: transitions)
    let sentence = scratch.lattice.scores[words * space.labels + space.firstIntentLabel + intent]
    let probability = Math.exp(best.score + sentence - scratch.lattice.total)
    return (intent, likely, best.states, min(1, probability))
  }

  /// The words that do not belong: outside the slots of the reading, and less likely where they
  /// stand than nearly all words of the sentences learnt.
  package func strangers(_ words: [String], tags: [String]) -> [Int] {
    let slots = tags.map { tag in
      LabelSpace.slot(of: tag).map { (space.slots.firstIndex(of: String($0)) ?? 0) + 1 } ?? 0
    }
    guard slots.count == words.count else { return [] }
    let values = Lexicon.values(slots: slots, firsts: tags.map { $0.hasPrefix("B-") })
    let outline = SentenceModel.outline(
      words.map { WordFacts($0).word }, slots: slots, values: values)
    return zip(outline.places, sentences.scores(outline.words))
      .filter { slots[$0.0] == 0 && $0.1 < sentences.least }.map(\.0)
  }

  /// Finds the features' rows and adds up the scores of all labels.
  @inline(__always)
  func score(_ words: Int, _ scratch: inout Scratch, keeping: () -> Bool) {
    let labels = space.labels
    scratch.ids.removeAll(keepingCapacity: true)
    scratch.offsets.removeAll(keepingCapacity: true)
    scratch.lattice.scores.clear((words + 1) * labels)
    for word in 0...words {
      scratch.offsets.append(scratch.ids.count)
      table.score(
        scratch.extractor.hashes(word), into: scratch.lattice.scores.base + word * labels,
        ids: &scratch.ids, keeping: keeping)
    }
    scratch.offsets.append(scratch.ids.count)
  }
}
