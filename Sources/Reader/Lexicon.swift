/// What the training examples say of each word and of each whole value of a slot. While learning,
/// what an example itself said is left out, so that nothing is trusted more than it deserves.
struct Lexicon: Sendable {
  /// How often something was seen in a slot; 0 stands for outside any slot, else slot + 1.
  struct Count: Sendable {
    var slot: UInt16
    var times: Int32
  }

  private var wordOf: [UInt64: Int32] = [:]
  private var wordCounts: [[Count]] = []
  private var valueOf: [UInt64: Int32] = [:]
  private var valueCounts: [[Count]] = []
  private(set) var longestValue = 1

  static let rare: Int32 = 3
  static let common: Int32 = 10

  mutating func add(words: [UInt64], slots: [Int], firsts: [Bool]) {
    for (word, slot) in zip(words, slots) {
      Self.count(word, UInt16(slot), in: &wordOf, &wordCounts)
    }
    for value in Self.values(slots: slots, firsts: firsts) {
      longestValue = min(8, max(longestValue, value.words.count))
      let phrase = value.words.reduce(Hash.start) { Hash.joined($0, words[$1]) }
      Self.count(phrase, UInt16(value.slot), in: &valueOf, &valueCounts)
    }
  }

  private static func count(
    _ key: UInt64, _ slot: UInt16, in index: inout [UInt64: Int32], _ counts: inout [[Count]]
  ) {
    if let at = index[key] {
      if let own = counts[Int(at)].firstIndex(where: { $0.slot == slot }) {
        counts[Int(at)][own].times += 1
      } else {
        counts[Int(at)].append(Count(slot: slot, times: 1))
      }
    } else {
      index[key] = Int32(counts.count)
      counts.append([Count(slot: slot, times: 1)])
    }
  }

  static func values(slots: [Int], firsts: [Bool]) -> [(slot: Int, words: Range<Int>)] {
    var result: [(slot: Int, words: Range<Int>)] = []
    for (at, slot) in slots.enumerated() where slot > 0 {
      if !firsts[at], let last = result.last, last.words.upperBound == at, last.slot == slot {
        result[result.count - 1].words = last.words.lowerBound..<at + 1
      } else {
        result.append((slot, at..<at + 1))
      }
    }
    return result
  }

  /// How a word was used elsewhere, as a small number, and whether it is one of the words that
  /// carry a sentence.
  struct Use {
    var kind: UInt64
    var frequency: UInt64
    var carries: Bool
  }

  func use(of word: UInt64, leavingOut own: Int?) -> Use {
    guard let at = wordOf[word] else { return Use(kind: 0, frequency: 0, carries: false) }
    var total: Int32 = 0
    var most: Int32 = 0
    var best = 0
    for count in wordCounts[Int(at)] {
      let times = count.times - (own == Int(count.slot) ? 1 : 0)
      total += times
      if times > most {
        most = times
        best = Int(count.slot)
      }
    }
    guard total > 0 else { return Use(kind: 0, frequency: 0, carries: false) }
    let sure: UInt64 = most * 10 >= total * 9 ? 2 : most * 2 >= total ? 1 : 0
    let frequency: UInt64 = total == 1 ? 1 : total <= Self.rare ? 2 : total < Self.common ? 3 : 4
    return Use(
      kind: 1 + UInt64(best) * 3 + sure, frequency: frequency,
      carries: best == 0 && total >= Self.common)
  }

  /// Calls back for each slot whose known values hold the phrase.
  @inline(__always)
  func slots(ofValue phrase: UInt64, leavingOut own: Int?, _ body: (Int, Int32) -> Void) {
    guard let at = valueOf[phrase] else { return }
    for count in valueCounts[Int(at)] {
      let times = count.times - (own == Int(count.slot) ? 1 : 0)
      if times > 0 { body(Int(count.slot), times) }
    }
  }
}
