/// What can be seen only of a whole reading: each value with its neighbours, which slots stand
/// together, how the sentence runs around them.
struct WholeFeatures {
  /// Hashes of what is there, and a few measures.
  var hashes: [UInt64] = []
  var measures: [Float] = []

  static let measured = 4

  init() {}

  init(_ candidate: Candidate, _ facts: [WordFacts], _ reader: LinearReader) {
    let tags = candidate.states.map { reader.space.tagOfState[$0] }
    let slots = tags.map { ($0 + 1) / 2 }
    let values = Lexicon.values(slots: slots, firsts: tags.map { $0 % 2 == 1 })
    let words = facts.map(\.word)
    let intent = UInt64(candidate.intent)
    func word(_ at: Int) -> UInt64 {
      at < 0 ? WordFacts.before.word : at >= words.count ? WordFacts.after.word : words[at]
    }
    var inside: Float = 0
    for value in values {
      add(value, facts, word, reader)
      inside += reader.values.scores(
        words[value.words] + [WordFacts.after.word], after: UInt64(value.slot)
      ).reduce(0, +)
    }
    let outline = SentenceModel.outline(words, slots: slots, values: values).words
    let runs = reader.sentences.scores(outline + [WordFacts.after.word], after: intent + 1)
    measures = [candidate.score, runs.reduce(0, +) / 8, inside / 16, Float(values.count) / 4]
    addStructure(values, words, outline, intent)
  }

  /// The readings without what all of them share, which tells none from the others.
  static func apart(_ readings: [WholeFeatures]) -> [WholeFeatures] {
    var readings = readings
    for at in readings.indices { readings[at].hashes.sort() }
    guard var shared = readings.first?.hashes else { return readings }
    for reading in readings.dropFirst() { shared = difference(shared, reading.hashes).both }
    for at in readings.indices {
      readings[at].hashes = difference(readings[at].hashes, shared).first
    }
    return readings
  }

  /// What is only in the first of two sorted lists, and what is in both, as often as in both.
  private static func difference(
    _ one: [UInt64], _ other: [UInt64]
  ) -> (first: [UInt64], both: [UInt64]) {
    var result: (first: [UInt64], both: [UInt64]) = ([], [])
    var at = 0
    for hash in one {
      while at < other.count, other[at] < hash { at += 1 }
      if at < other.count, other[at] == hash {
        result.both.append(hash)
        at += 1
      } else {
        result.first.append(hash)
      }
    }
    return result
  }

  private mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64 = 0) {
    hashes.append(Hash.joined(400 + template, a, b, c))
  }

  private mutating func add(
    _ value: (slot: Int, words: Range<Int>), _ facts: [WordFacts], _ word: (Int) -> UInt64,
    _ reader: LinearReader
  ) {
    let slot = UInt64(value.slot)
    let (start, end) = (value.words.lowerBound, value.words.upperBound)
    let length = UInt64(min(8, end - start))
    let phrase = value.words.reduce(Hash.start) { Hash.joined($0, facts[$1].word) }
    add(1, slot, phrase)
    add(2, slot, word(start))
    add(3, slot, word(end - 1))
    add(4, slot, length)
    add(5, slot, word(start - 1), word(end))
    add(6, slot, word(start - 2), word(start - 1))
    add(7, slot, word(end), word(end + 1))
    add(8, slot, word(start - 1))
    add(9, slot, word(end))
    add(10, slot, word(start - 1), word(start))
    add(11, slot, word(end - 1), word(end))
    add(12, slot, word(start - 1), Hash.joined(word(end), length))
    add(13, slot, word(start), length)
    add(14, slot, word(end - 1), length)
    reader.lexicon.slots(ofValue: phrase, leavingOut: nil) { known, times in
      add(15, slot, UInt64(known), min(length, 3) * 2 + (times > 2 ? 1 : 0))
    }
    let uses = value.words.map { reader.lexicon.use(of: facts[$0].word, leavingOut: nil) }
    for (at, use) in zip(value.words, uses) {
      add(16, slot, facts[at].word)
      add(17, slot, use.kind)
    }
    add(18, slot, uses[0].kind, uses[uses.count - 1].kind)
    add(19, slot, UInt64(uses.filter(\.carries).count), length)
    add(20, slot, uses[0].frequency, uses[uses.count - 1].frequency)
  }

  private mutating func addStructure(
    _ values: [(slot: Int, words: Range<Int>)], _ words: [UInt64], _ outline: [UInt64],
    _ intent: UInt64
  ) {
    add(40, intent, 0)
    add(41, intent, UInt64(values.count))
    let kinds = values.map(\.slot).sorted()
    add(42, intent, kinds.reduce(Hash.start) { Hash.joined($0, UInt64($1)) })
    for (one, next) in zip(kinds, kinds.dropFirst()) where one == next {
      add(43, intent, UInt64(one))
      add(44, 0, 0)
    }
    for (one, next) in zip(values, values.dropFirst()) {
      add(45, UInt64(one.slot), UInt64(next.slot))
      let between = one.words.upperBound..<next.words.lowerBound
      add(
        46, UInt64(one.slot), UInt64(next.slot),
        between.reduce(Hash.start) { Hash.joined($0, words[$1]) })
    }
    var (last2, last) = (WordFacts.before.word, WordFacts.before.word)
    for word in outline + [WordFacts.after.word] {
      add(47, last, word)
      add(48, last2, last, word)
      (last2, last) = (last, word)
    }
    add(49, intent, outline.reduce(Hash.start) { Hash.joined($0, $1) })
  }
}
