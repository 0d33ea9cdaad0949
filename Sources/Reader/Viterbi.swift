/// The best way through the states of one intent.
struct Viterbi: ~Copyable {
  private var best = Floats()
  private var from: [UInt16] = []

  /// The states, counted within the intent's block, and the score of the whole way.
  mutating func path(
    _ words: Int, _ block: LabelSpace.Block, labels: Int, scores: borrowing Floats,
    transitions: [Float]
  ) -> (states: [Int], score: Float) {
    let n = block.count
    let states = block.states
    best.clear(words * states)
    for at in 0..<words * states { best[at] = -1e30 }
    from = Array(repeating: 0, count: words * states)
    best[0] = scores[0]
    for (own, slot) in block.slots.enumerated() {
      best[1 + n + own] = scores[1 + 2 * slot] + transitions[block.firstTransition + own]
    }
    for word in 1..<max(1, words) {
      let old = (word - 1) * states
      let new = word * states
      for x in 0...n {
        let outside = best[old + x]
        let row = block.firstTransition + x * n
        for y in 0..<n { take(new + 1 + n + y, outside + transitions[row + y], x) }
        guard x > 0 else { continue }
        let isFurther = best[old + 2 * n + x] > best[old + n + x]
        let source = isFurther ? 2 * n + x : n + x
        let inside = best[old + source]
        let row2 = block.insideToFirst + (x - 1) * n
        for y in 0..<n { take(new + 1 + n + y, inside + transitions[row2 + y], source) }
      }
      take(new, best[old] + transitions[block.staysOutside], 0)
      for x in 0..<n {
        let leave = block.leaves + x
        let first = 1 + n + x
        let further = 1 + 2 * n + x
        take(new + 1 + x, best[old + 1 + x] + transitions[block.staysOutside + 1 + x], 1 + x)
        take(new + 1 + x, best[old + first] + transitions[leave], first)
        take(new + 1 + x, best[old + further] + transitions[leave + n], further)
        take(new + further, best[old + first] + transitions[leave + 2 * n], first)
        take(new + further, best[old + further] + transitions[leave + 3 * n], further)
      }
      let own = scores.base + word * labels
      for x in 0...n { best[new + x] += own[0] }
      for (x, slot) in block.slots.enumerated() {
        best[new + 1 + n + x] += own[1 + 2 * slot]
        best[new + 1 + 2 * n + x] += own[2 + 2 * slot]
      }
    }
    return trace(words, states)
  }

  private func trace(_ words: Int, _ states: Int) -> (states: [Int], score: Float) {
    let end = (words - 1) * states
    var state = 0
    for other in 1..<states where best[end + other] > best[end + state] { state = other }
    let score = best[end + state]
    var path = [Int](repeating: 0, count: words)
    for word in (0..<words).reversed() {
      path[word] = state
      state = Int(from[word * states + state])
    }
    return (path, score)
  }

  @inline(__always)
  private mutating func take(_ at: Int, _ score: Float, _ source: Int) {
    if score > best[at] {
      best[at] = score
      from[at] = UInt16(source)
    }
  }
}
