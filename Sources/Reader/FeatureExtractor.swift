/// Writes down what can be seen at each word, and of the whole sentence, as hashes.
struct FeatureExtractor {
  /// The hashes of word `i` are `offsets[i]..<offsets[i + 1]`; the last stretch is the sentence's.
  private(set) var hashes: [UInt64] = []
  private var offsets: [Int] = []
  private var facts: [WordFacts] = []
  private var uses: [Lexicon.Use] = []
  /// The nearest carrying word to the left and right of each word, and how far it is.
  private var carrierBefore: [(word: UInt64, distance: Int)] = []
  private var carrierAfter: [(word: UInt64, distance: Int)] = []
  private var template: UInt64 = 0
  private var position = 0
  private var values: [(at: Int, hash: UInt64)] = []

  static let reach = 3

  /// What an example itself says, to be left out while it is learnt.
  struct Gold {
    /// 0 outside, else slot + 1.
    var slots: [Int]
    var values: [(slot: Int, words: Range<Int>)]
  }

  /// What was seen at the word; at the number of words, of the whole sentence.
  func hashes(_ word: Int) -> ArraySlice<UInt64> { hashes[offsets[word]..<offsets[word + 1]] }

  mutating func extract(
    _ words: [WordFacts], lexicon: Lexicon, leavingOut gold: Gold? = nil
  ) {
    let n = words.count
    hashes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    uses.removeAll(keepingCapacity: true)
    for _ in 0..<Self.reach { facts.append(.before) }
    facts.append(contentsOf: words)
    for _ in 0..<Self.reach { facts.append(.after) }
    let edge = Lexicon.Use(kind: 1, frequency: 5, carries: true)
    for _ in 0..<Self.reach { uses.append(edge) }
    for (at, word) in words.enumerated() {
      uses.append(lexicon.use(of: word.word, leavingOut: gold?.slots[at]))
    }
    for _ in 0..<Self.reach { uses.append(edge) }
    findCarriers(n)
    findValues(words, lexicon, gold)
    var next = 0
    for at in 0..<n {
      offsets.append(hashes.count)
      position = at + Self.reach
      wordFeatures(at, n)
      while next < values.count, values[next].at == at {
        hashes.append(values[next].hash)
        next += 1
      }
    }
    offsets.append(hashes.count)
    sentenceFeatures(n)
    offsets.append(hashes.count)
  }

  private mutating func findCarriers(_ n: Int) {
    carrierBefore.removeAll(keepingCapacity: true)
    carrierAfter.removeAll(keepingCapacity: true)
    var last = (word: WordFacts.before.word, at: -1)
    for at in 0..<n {
      carrierBefore.append((last.word, at - last.at))
      if uses[at + Self.reach].carries { last = (facts[at + Self.reach].word, at) }
    }
    carrierAfter = Array(repeating: (WordFacts.after.word, 0), count: n)
    last = (WordFacts.after.word, n)
    for at in (0..<n).reversed() {
      carrierAfter[at] = (last.word, last.at - at)
      if uses[at + Self.reach].carries { last = (facts[at + Self.reach].word, at) }
    }
  }

  private mutating func findValues(_ words: [WordFacts], _ lexicon: Lexicon, _ gold: Gold?) {
    values.removeAll(keepingCapacity: true)
    let n = words.count
    var found = values
    for start in 0..<n {
      var phrase = Hash.start
      for end in start..<min(n, start + lexicon.longestValue) {
        phrase = Hash.joined(phrase, words[end].word)
        var own: Int?
        if let gold {
          own = gold.values.first { $0.words == start..<end + 1 }?.slot
        }
        lexicon.slots(ofValue: phrase, leavingOut: own) { slot, times in
          let length = UInt64(min(3, end - start))
          let often: UInt64 = times > 2 ? 1 : 0
          for at in start...end {
            let place: UInt64 = at == start ? (at == end ? 3 : 0) : at == end ? 2 : 1
            found.append(
              (at, Hash.joined(200, UInt64(slot) * 16 + place, length * 2 + often)))
          }
        }
      }
    }
    found.sort { $0.at != $1.at ? $0.at < $1.at : $0.hash < $1.hash }
    for (index, value) in found.enumerated()
    where index == 0 || found[index - 1] != value {
      values.append(value)
    }
  }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ a: UInt64) {
    hashes.append(Hash.joined(template, a))
  }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) {
    hashes.append(Hash.joined(template, a, b))
  }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    hashes.append(Hash.joined(template, a, b, c))
  }

  private mutating func wordFeatures(_ at: Int, _ n: Int) {
    let p = position
    let w0 = facts[p]
    let w1 = facts[p + 1]
    let w2 = facts[p + 2]
    let b1 = facts[p - 1]
    let b2 = facts[p - 2]
    add(1, 0)
    add(2, w0.word)
    add(3, b1.word)
    add(4, w1.word)
    add(5, b2.word)
    add(6, w2.word)
    add(7, b1.word, w0.word)
    add(8, w0.word, w1.word)
    add(9, b2.word, b1.word)
    add(10, w1.word, w2.word)
    add(11, b1.word, w1.word)
    add(12, b2.word, b1.word, w0.word)
    add(13, b1.word, w0.word, w1.word)
    add(14, w0.word, w1.word, w2.word)
    add(15, w0.prefixes.0)
    add(16, w0.prefixes.1)
    add(17, w0.prefixes.2)
    add(18, w0.prefixes.3)
    add(19, w0.suffixes.0)
    add(20, w0.suffixes.1)
    add(21, w0.suffixes.2)
    add(22, w0.suffixes.3)
    add(23, b1.suffixes.2)
    add(24, w1.suffixes.2)
    add(25, w0.shape)
    add(26, b1.shape, w0.shape)
    add(27, w0.shape, w1.shape)
    add(28, facts[p - 3].word)
    add(29, facts[p + 3].word)
    add(30, UInt64(min(at, 4)))
    add(31, UInt64(min(n - 1 - at, 4)))
    add(32, facts[Self.reach].word, UInt64(min(at, 3)))
    // How the words around are used elsewhere.
    let u0 = uses[p]
    let u1 = uses[p + 1]
    let p1 = uses[p - 1]
    add(40, u0.kind)
    add(41, u0.kind, u0.frequency)
    add(42, p1.kind)
    add(43, u1.kind)
    add(44, p1.kind, u0.kind)
    add(45, u0.kind, u1.kind)
    add(46, p1.kind, u0.kind, u1.kind)
    add(47, b1.word, u0.kind)
    add(48, u0.kind, w1.word)
    add(49, uses[p - 2].kind, p1.kind)
    add(50, u1.kind, uses[p + 2].kind)
    add(51, u0.frequency, p1.frequency, u1.frequency)
    add(52, b2.word, b1.word, u0.kind)
    // The nearest words that carry the sentence.
    let before = carrierBefore[at]
    let after = carrierAfter[at]
    add(60, before.word)
    add(61, after.word)
    add(62, before.word, UInt64(min(before.distance, 4)))
    add(63, after.word, UInt64(min(after.distance, 4)))
    add(64, before.word, after.word)
    add(65, before.word, after.word, u0.kind)
    let further = at - before.distance
    let left2 = further >= 0 ? carrierBefore[further].word : 0
    let beyond = at + after.distance
    let right2 = beyond < n ? carrierAfter[beyond].word : 0
    add(66, left2, before.word)
    add(67, after.word, right2)
    add(68, left2, before.word, after.word)
    add(69, before.word, after.word, right2)
    for other in 0..<n where other != at && uses[other + Self.reach].carries {
      add(other < at ? 70 : 71, facts[other + Self.reach].word)
    }
  }

  private mutating func sentenceFeatures(_ n: Int) {
    add(100, 0)
    var before = WordFacts.before.word
    var before2 = before
    for at in 0...n {
      let word = facts[at + Self.reach].word
      let use = uses[at + Self.reach].kind
      if at < n {
        add(101, word)
        add(102, facts[at + Self.reach].prefixes.3)
        add(104, use)
      }
      add(103, before, word)
      add(105, before2, before, word)
      add(106, uses[at + Self.reach - 1].kind, use)
      before2 = before
      before = word
    }
    add(107, facts[Self.reach].word)
    add(108, facts[Self.reach].word, facts[Self.reach + 1].word)
    add(109, facts[Self.reach + n - 1].word)
    add(110, UInt64(min(n, 12)))
  }
}
