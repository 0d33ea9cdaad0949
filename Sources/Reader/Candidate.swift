/// One way to read an utterance, as the linear model sees it.
struct Candidate: Sendable {
  var intent: Int
  /// For each word a state of the label space.
  var states: [Int]
  /// The logarithm of its probability.
  var score: Float
}

extension LinearReader {
  /// The best readings of what was last decoded, best first: of the likely intents, the best tags,
  /// none whose score is further than `margin` below the best.
  func candidates(
    _ words: Int, _ scratch: inout Scratch, most: Int, margin: Float
  ) -> [Candidate] {
    var result: [Candidate] = []
    for (intent, block) in space.blocks.enumerated()
    where scratch.lattice.probability(intent: intent, words, space) > 0.01 {
      let own = scratch.lattice.scores[words * space.labels + space.firstIntentLabel + intent]
      let paths = scratch.nBest.paths(
        words, block, labels: space.labels, scores: scratch.lattice.scores,
        transitions: transitions)
      for path in paths {
        result.append(
          Candidate(
            intent: intent, states: path.states.map { $0 + block.firstState },
            score: path.score + own - scratch.lattice.total))
      }
    }
    let least = (result.map(\.score).max() ?? 0) - margin
    // A stable order: of equal scores the first intent's first path leads.
    return result.filter { $0.score >= least }.enumerated()
      .sorted { $0.1.score != $1.1.score ? $0.1.score > $1.1.score : $0.0 < $1.0 }
      .prefix(most).map(\.1)
  }
}
