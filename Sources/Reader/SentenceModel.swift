/// How the sentences of a domain run: a trigram model of their words, in which the value of a slot
/// is one word of its own, smoothed after Witten and Bell (1991). It finds the words that do not
/// belong.
struct SentenceModel: Sendable {
  /// For each context how often it was seen and with how many different next words.
  private struct Context: Sendable {
    var seen: Float = 0
    var kinds: Float = 0
  }

  private var contexts: [UInt64: Context] = [:]
  private var grams: [UInt64: Float] = [:]
  private var words: Set<UInt64> = []
  /// The logarithm of a probability that a word of the domain's own sentences seldom falls below.
  private(set) var least: Float = -20

  private static let order = 3
  private static let edge: UInt64 = 1

  /// A slot's value as one word.
  static func word(ofSlot slot: Int) -> UInt64 { Hash.joined(300, UInt64(slot)) }

  /// The sentence with each value of a slot as one word, and for each of these where it began.
  static func outline(
    _ words: [UInt64], slots: [Int], values: [(slot: Int, words: Range<Int>)]
  ) -> (words: [UInt64], places: [Int]) {
    var result: (words: [UInt64], places: [Int]) = ([], [])
    var starts = [Int](repeating: 0, count: words.count)
    for value in values { starts[value.words.lowerBound] = value.slot }
    for (at, word) in words.enumerated() {
      if starts[at] > 0 {
        result.words.append(Self.word(ofSlot: starts[at]))
      } else if slots[at] == 0 {
        result.words.append(word)
      } else {
        continue
      }
      result.places.append(at)
    }
    return result
  }

  /// Adds a sentence, or what else runs in a way of its own after `start`.
  mutating func add(_ outline: [UInt64], after start: UInt64 = 0) {
    for (at, word) in outline.enumerated() {
      words.insert(word)
      var context = Hash.joined(Hash.start, start)
      for length in 0..<Self.order {
        if length > 0 {
          context = Hash.joined(context, at >= length ? outline[at - length] : Self.edge)
        }
        let gram = Hash.joined(context, word, 7)
        let times = grams[gram, default: 0]
        grams[gram] = times + 1
        contexts[context, default: Context()].seen += 1
        if times == 0 { contexts[context, default: Context()].kinds += 1 }
      }
    }
  }

  /// The logarithm of the probability of each word after those before it. A sentence that was
  /// itself added can be scored as if it had not been.
  func scores(
    _ outline: [UInt64], after start: UInt64 = 0, leavingOut isOwn: Bool = false
  ) -> [Float] {
    let own: Float = isOwn ? 1 : 0
    return outline.indices.map { at in
      var probability = 1 / Float(words.count + 1)
      var context = Hash.joined(Hash.start, start)
      for length in 0..<Self.order {
        if length > 0 {
          context = Hash.joined(context, at >= length ? outline[at - length] : Self.edge)
        }
        guard let known = contexts[context], known.seen > own else { break }
        let times = max(0, grams[Hash.joined(context, outline[at], 7), default: 0] - own)
        let kinds = known.kinds - (isOwn && times == 0 ? 1 : 0)
        probability =
          (times + max(1, kinds) * probability) / (known.seen - own + max(1, kinds))
      }
      return Math.log(probability)
    }
  }

  /// Sets the limit so that of the domain's own words only the given share falls below it.
  mutating func settle(_ outlines: [[UInt64]], share: Float) {
    let all = outlines.flatMap { scores($0, leavingOut: true) }.sorted()
    guard !all.isEmpty else { return }
    least = all[min(all.count - 1, Int(Float(all.count) * share))]
  }
}
