/// Chooses among the best readings of the linear model by what is seen only of a whole reading; a
/// log-linear model over the readings of one utterance (Collins and Koo 2005), learnt from readings
/// of examples that the linear model had not seen.
struct SecondLook: Sendable {
  /// The readings of one example, and which of them is right.
  struct Lesson: Sendable {
    var readings: [WholeFeatures]
    var right: Int
  }

  private var table = FeatureTable()
  private var measures: [Float]
  private var measureSquares: [Float]

  init() {
    measures = Array(repeating: 0, count: WholeFeatures.measured)
    measures[0] = 1
    measureSquares = Array(repeating: 0, count: WholeFeatures.measured)
  }

  init(_ lessons: [Lesson], rounds: Int, rate: Float, decay: Float) {
    self.init()
    collect(lessons)
    var sum: [Float] = []
    var measureSum = measures.map { _ in Float(0) }
    var random = Generator(7)
    var order = Array(lessons.indices)
    for _ in 0..<rounds {
      for at in order.indices.reversed() where at > 0 {
        order.swapAt(at, Int(random.next() % UInt64(at + 1)))
      }
      for at in order { learn(lessons[at], rate, decay) }
      table.add(to: &sum)
      for at in measures.indices { measureSum[at] += measures[at] }
    }
    guard rounds > 0 else { return }
    if !sum.isEmpty { table.take(sum, over: Float(rounds)) }
    measures = measureSum.map { $0 / Float(rounds) }
  }

  private mutating func collect(_ lessons: [Lesson]) {
    var seen = [UInt8](repeating: 0, count: 1 << 21)
    let mask = seen.count - 1
    // Counted once an example, so that what its own readings share does not make it frequent.
    for lesson in lessons {
      for hash in Set(lesson.readings.flatMap(\.hashes)) {
        let at = Int(truncatingIfNeeded: hash >> 20) & mask
        if seen[at] < 255 { seen[at] += 1 }
      }
    }
    for lesson in lessons {
      for reading in lesson.readings {
        for hash in reading.hashes where seen[Int(truncatingIfNeeded: hash >> 20) & mask] > 1 {
          table.support(table.insert(hash), 0)
        }
      }
    }
  }

  private func score(_ reading: WholeFeatures, ids: inout [Int32]) -> Float {
    var score: Float = 0
    table.score(reading.hashes[...], into: &score, ids: &ids) { true }
    for (weight, measure) in zip(measures, reading.measures) { score += weight * measure }
    return score
  }

  /// The probability of each reading, as if one of them were right.
  func probabilities(_ readings: [WholeFeatures]) -> [Float] {
    var ids: [Int32] = []
    return Self.normalised(readings.map { score($0, ids: &ids) })
  }

  private static func normalised(_ scores: [Float]) -> [Float] {
    let largest = scores.max() ?? 0
    let powers = scores.map { Math.exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  private mutating func learn(_ lesson: Lesson, _ rate: Float, _ decay: Float) {
    var ids: [Int32] = []
    var ends = [0]
    var scores: [Float] = []
    for reading in lesson.readings {
      scores.append(score(reading, ids: &ids))
      ends.append(ids.count)
    }
    let chances = Self.normalised(scores)
    guard chances[lesson.right] < 0.995 else { return }
    // What all readings share cancels out: one slope a feature, not one a reading.
    var slopes: [(id: Int32, slope: Float)] = []
    for (at, chance) in chances.enumerated() {
      let slope = chance - (at == lesson.right ? 1 : 0)
      for id in ids[ends[at]..<ends[at + 1]] { slopes.append((id, slope)) }
      for (own, measure) in lesson.readings[at].measures.enumerated() {
        measureSlopes[own] += slope * measure
      }
    }
    slopes.sort { $0.id != $1.id ? $0.id < $1.id : $0.slope < $1.slope }
    var at = 0
    while at < slopes.count {
      let id = slopes[at].id
      var slope: Float = 0
      while at < slopes.count, slopes[at].id == id {
        slope += slopes[at].slope
        at += 1
      }
      if abs(slope) > 1e-4 {
        table.step([id], against: &slope, rate: rate, decay: decay)
      }
    }
    for own in measures.indices {
      let slope = measureSlopes[own]
      measureSlopes[own] = 0
      measureSquares[own] += slope * slope
      measures[own] -= rate * slope / (1 + measureSquares[own]).squareRoot()
    }
  }

  private var measureSlopes = [Float](repeating: 0, count: WholeFeatures.measured)
}
