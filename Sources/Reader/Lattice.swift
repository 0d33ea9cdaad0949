/// All ways to read one utterance at once: for each intent a chain of states. Sums over them
/// (forward and backward) in scaled probabilities.
struct Lattice: ~Copyable {
  /// `scores[i * labels + label]`: what the features of word i say for each label; the last row
  /// holds what those of the sentence say for each intent.
  var scores = Floats()
  private var potentials = Floats()
  private var forward = Floats()
  private var backward = Floats()
  private var scales = Floats()
  /// After `spread`: `marginals[i * states + state]`, and the expected use of each transition.
  private(set) var marginals = Floats()
  private(set) var expected = Floats()
  /// The logarithm of the sum over all ways.
  private(set) var total: Float = 0

  /// The potentials of all tags at all words, and the forward sums.
  mutating func sum(_ words: Int, _ space: LabelSpace, _ weights: UnsafePointer<Float>) {
    let states = space.states
    let tags = space.tags
    prepare(words, space)
    let intents = scores.base + words * space.labels + space.firstIntentLabel
    var largest = intents[0]
    for intent in 1..<max(1, space.intents.count) { largest = max(largest, intents[intent]) }
    total += largest
    for (intent, block) in space.blocks.enumerated() {
      let start = Math.exp(intents[intent] - largest)
      forward[block.firstState] = start * potentials[0]
      // Before the first word nothing was left: as from outside any slot.
      for (own, slot) in block.slots.enumerated() {
        forward[block.firstState + 1 + block.count + own] =
          start * potentials[1 + 2 * slot] * weights[block.firstTransition + own]
      }
    }
    rescale(0, states)
    for word in 1..<max(1, words) {
      for block in space.blocks {
        step(
          block, from: forward.base + (word - 1) * states + block.firstState,
          to: forward.base + word * states + block.firstState,
          potentials.base + word * tags, weights)
      }
      rescale(word, states)
    }
  }

  private mutating func prepare(_ words: Int, _ space: LabelSpace) {
    let tags = space.tags
    potentials.clear(words * tags)
    forward.clear(words * space.states)
    scales.clear(words)
    total = 0
    for word in 0..<words {
      let own = scores.base + word * space.labels
      let result = potentials.base + word * tags
      var best = own[0]
      for tag in 1..<tags { best = max(best, own[tag]) }
      for tag in 0..<tags { result[tag] = Math.exp(own[tag] - best) }
      total += best
    }
  }

  private mutating func rescale(_ word: Int, _ states: Int) {
    let own = forward.base + word * states
    var sum: Float = 0
    for at in 0..<states { sum += own[at] }
    let scale = 1 / max(sum, Float.leastNormalMagnitude)
    for at in 0..<states { own[at] *= scale }
    scales[word] = scale
    total -= Math.log(scale)
  }

  private func step(
    _ block: LabelSpace.Block, from old: UnsafeMutablePointer<Float>,
    to new: UnsafeMutablePointer<Float>, _ potentials: UnsafePointer<Float>,
    _ weights: UnsafePointer<Float>
  ) {
    let n = block.count
    let firsts = new + 1 + n
    for x in 0...n {
      let outside = old[x]
      let row = weights + block.firstTransition + x * n
      if outside > 1e-12 {
        for y in 0..<n { firsts[y] += outside * row[y] }
      }
      guard x > 0 else { continue }
      let inside = old[n + x] + old[2 * n + x]
      let row2 = weights + block.insideToFirst + (x - 1) * n
      if inside > 1e-12 {
        for y in 0..<n { firsts[y] += inside * row2[y] }
      }
    }
    let stays = weights + block.staysOutside
    let leaves = weights + block.leaves
    new[0] = old[0] * stays[0] * potentials[0]
    block.slots.withUnsafeBufferPointer { slots in
      for x in 0..<n {
        let first = old[1 + n + x]
        let further = old[1 + 2 * n + x]
        let tag = 1 + 2 * slots[x]
        new[1 + x] =
          potentials[0]
          * (old[1 + x] * stays[1 + x] + first * leaves[x] + further * leaves[n + x])
        firsts[x] *= potentials[tag]
        new[1 + 2 * n + x] =
          potentials[tag + 1] * (first * leaves[2 * n + x] + further * leaves[3 * n + x])
      }
    }
  }

  /// The likeliest intent, whatever the tags, after `sum`.
  func intent(_ words: Int, _ space: LabelSpace) -> (intent: Int, probability: Float) {
    var best = (intent: 0, probability: -Float.infinity)
    for intent in space.intents.indices {
      let own = probability(intent: intent, words, space)
      if own > best.probability { best = (intent, own) }
    }
    return best
  }

  func probability(intent: Int, _ words: Int, _ space: LabelSpace) -> Float {
    let block = space.blocks[intent]
    let own = forward.base + (words - 1) * space.states + block.firstState
    var sum: Float = 0
    for at in 0..<block.states { sum += own[at] }
    return sum
  }

  /// After `sum`: the probability of each state at each word, and the expected use of each
  /// transition.
  mutating func spread(_ words: Int, _ space: LabelSpace, _ weights: UnsafePointer<Float>) {
    let states = space.states
    marginals.clear(words * states)
    expected.clear(space.transitions)
    backward.clear(words * states)
    for state in 0..<states { backward[(words - 1) * states + state] = 1 }
    for word in (0..<words).reversed() {
      for at in word * states..<(word + 1) * states {
        marginals[at] = forward[at] * backward[at]
      }
      guard word > 0 else { break }
      for block in space.blocks { back(word, block, space, weights) }
    }
    for block in space.blocks {
      for own in 0..<block.count {
        expected[block.firstTransition + own] +=
          marginals[block.firstState + 1 + block.count + own]
      }
    }
  }

  private func back(
    _ word: Int, _ block: LabelSpace.Block, _ space: LabelSpace, _ weights: UnsafePointer<Float>
  ) {
    let n = block.count
    let before = (word - 1) * space.states + block.firstState
    let sums = forward.base + before
    let old = backward.base + before
    let new = backward.base + word * space.states + block.firstState
    let potentials = potentials.base + word * space.tags
    let scale = scales[word]
    var alive: Float = 0
    for x in 0..<block.states { alive += sums[x] }
    guard alive > 1e-7 else {
      for x in 0..<block.states { old[x] = 0 }
      return
    }
    // What follows each state, times its potential, is taken once.
    let expected = expected.base
    for x in 0...n { new[x] *= potentials[0] * scale }
    for x in 0..<n {
      let tag = 1 + 2 * block.slots[x]
      new[1 + n + x] *= potentials[tag] * scale
      new[1 + 2 * n + x] *= potentials[tag + 1] * scale
    }
    let firsts = new + 1 + n
    for x in 0...n {
      let outside = sums[x]
      let row = block.firstTransition + x * n
      var sum: Float = 0
      for y in 0..<n {
        let value = weights[row + y] * firsts[y]
        sum += value
        expected[row + y] += outside * value
      }
      old[x] = sum
      guard x > 0 else { continue }
      let inside = sums[n + x] + sums[2 * n + x]
      let row2 = block.insideToFirst + (x - 1) * n
      sum = 0
      for y in 0..<n {
        let value = weights[row2 + y] * firsts[y]
        sum += value
        expected[row2 + y] += inside * value
      }
      old[n + x] = sum
      old[2 * n + x] = sum
    }
    let stay = block.staysOutside
    for x in 0...n {
      let value = weights[stay + x] * new[x]
      old[x] += value
      expected[stay + x] += sums[x] * value
    }
    for x in 0..<n {
      let leave = block.leaves + x
      let first = 1 + n + x
      let further = 1 + 2 * n + x
      let ends = (weights[leave] * new[1 + x], weights[leave + n] * new[1 + x])
      let goesOn = (weights[leave + 2 * n] * new[further], weights[leave + 3 * n] * new[further])
      old[first] += ends.0 + goesOn.0
      old[further] += ends.1 + goesOn.1
      expected[leave] += sums[first] * ends.0
      expected[leave + n] += sums[further] * ends.1
      expected[leave + 2 * n] += sums[first] * goesOn.0
      expected[leave + 3 * n] += sums[further] * goesOn.1
    }
  }
}
