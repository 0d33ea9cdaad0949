/// The several best ways through the states of one intent (list Viterbi).
struct NBest: ~Copyable {
  private let width: Int
  private var scores = Floats()
  private var from: [Int32] = []

  init(width: Int) { self.width = width }

  /// The states of each way, counted within the intent's block, best first, with its score.
  mutating func paths(
    _ words: Int, _ block: LabelSpace.Block, labels: Int, scores given: borrowing Floats,
    transitions: [Float]
  ) -> [(states: [Int], score: Float)] {
    let n = block.count
    let states = block.states
    scores.clear(words * states * width)
    for at in 0..<words * states * width { scores[at] = Self.none }
    from = Array(repeating: -1, count: words * states * width)
    scores[0] = given[0]
    for (own, slot) in block.slots.enumerated() {
      scores[(1 + n + own) * width] =
        given[1 + 2 * slot] + transitions[block.firstTransition + own]
    }
    for word in 1..<max(1, words) {
      let own = given.base + word * labels
      func offer(_ to: Int, _ tag: Int, _ source: Int, _ weight: Int) {
        take(word, states, to, source, own[tag] + transitions[weight])
      }
      offer(0, 0, 0, block.staysOutside)
      for (x, slot) in block.slots.enumerated() {
        let leave = block.leaves + x
        let (first, further) = (1 + n + x, 1 + 2 * n + x)
        offer(1 + x, 0, 1 + x, block.staysOutside + 1 + x)
        offer(1 + x, 0, first, leave)
        offer(1 + x, 0, further, leave + n)
        offer(further, 2 + 2 * slot, first, leave + 2 * n)
        offer(further, 2 + 2 * slot, further, leave + 3 * n)
        for from in 0...n {
          offer(first, 1 + 2 * slot, from, block.firstTransition + from * n + x)
          guard from > 0 else { continue }
          let row = block.insideToFirst + (from - 1) * n + x
          offer(first, 1 + 2 * slot, n + from, row)
          offer(first, 1 + 2 * slot, 2 * n + from, row)
        }
      }
    }
    return trace(words, states)
  }

  private static let none: Float = -1e30

  /// Enters the ways that come from a state before into the list of the state now.
  @inline(__always)
  private mutating func take(
    _ word: Int, _ states: Int, _ to: Int, _ source: Int, _ weight: Float
  ) {
    let old = ((word - 1) * states + source) * width
    let new = (word * states + to) * width
    for rank in 0..<width {
      let score = scores[old + rank] + weight
      guard scores[old + rank] > Self.none, score > scores[new + width - 1] else { return }
      var at = width - 1
      while at > 0, scores[new + at - 1] < score {
        scores[new + at] = scores[new + at - 1]
        from[new + at] = from[new + at - 1]
        at -= 1
      }
      scores[new + at] = score
      from[new + at] = Int32(source * width + rank)
    }
  }

  private func trace(_ words: Int, _ states: Int) -> [(states: [Int], score: Float)] {
    let end = (words - 1) * states * width
    let ends = (0..<states * width).filter { scores[end + $0] > Self.none }
      .sorted {
        scores[end + $0] != scores[end + $1] ? scores[end + $0] > scores[end + $1] : $0 < $1
      }
    return ends.prefix(width).map { last in
      var path = [Int](repeating: 0, count: words)
      var at = last
      for word in (0..<words).reversed() {
        path[word] = at / width
        at = Int(from[word * states * width + at])
      }
      return (path, scores[end + last])
    }
  }
}
