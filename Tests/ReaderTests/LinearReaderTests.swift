import Testing

@testable import Reader

/// A small made-up language: enough to learn from, none of it known to the reader.
enum Toy {
  static let names = ["ovo", "brill", "tamsin", "quode", "ezra", "lumo", "hask", "pindle"]
  static let places = ["zone1", "zone2", "zone7", "zone9", "zone12", "zone44"]

  static func bring(_ name: String, _ place: String) -> Example {
    Example(
      words: ["bri", name, "ka", place], tags: ["O", "B-thing", "O", "B-place"], intent: "bring")
  }

  static func look(_ place: String) -> Example {
    Example(
      words: ["vedi", "na", place, "ul"], tags: ["O", "O", "B-place", "O"], intent: "look")
  }

  static func call(_ first: String, _ last: String) -> Example {
    Example(
      words: ["bri", "om", first, last], tags: ["O", "O", "B-person", "I-person"], intent: "call")
  }

  static var examples: [Example] {
    var result: [Example] = []
    for (at, name) in names.enumerated() {
      for place in places { result.append(bring(name, place)) }
      result.append(look(places[at % places.count]))
      result.append(call(name, names[(at + 3) % names.count]))
    }
    return result
  }

  static let reader = LinearReader(learning: examples)
}

@Suite struct WhatTheReaderLearns {
  static let unseen = [
    Toy.bring("xanthe", "zone31"), Toy.look("zone3"), Toy.call("moro", "vint"),
    Toy.bring("zone7", "zone1"),
  ]

  @Test("Words never seen are read by what stands around them", arguments: unseen.indices)
  func readsUnseen(_ at: Int) throws {
    let example = Self.unseen[at]
    var scratch = LinearReader.Scratch()
    let proposal = try #require(Toy.reader.read(example.words, &scratch))
    #expect(proposal.intent == example.intent)
    #expect(proposal.tags == example.tags)
    #expect(proposal.confidence > 0 && proposal.confidence <= 1)
  }

  @Test("The same examples give the same reader, to the bit")
  func deterministic() throws {
    let again = LinearReader(learning: Toy.examples)
    var scratch = LinearReader.Scratch()
    for example in Toy.examples + Self.unseen {
      let one = try #require(Toy.reader.read(example.words, &scratch))
      let other = try #require(again.read(example.words, &scratch))
      #expect(one.probability.bitPattern == other.probability.bitPattern)
      #expect(one.tags == other.tags)
    }
  }

  @Test("Nothing is proposed for no words, or after no examples")
  func empty() {
    var scratch = LinearReader.Scratch()
    #expect(Toy.reader.read([], &scratch) == nil)
    #expect(LinearReader(learning: []).read(["bri"], &scratch) == nil)
  }

  @Test("One correction is learnt at once, and the rest is kept")
  func correction() throws {
    var reader = Toy.reader
    var scratch = LinearReader.Scratch()
    let odd = Example(
      words: ["vedi", "om", "brill", "stelk"], tags: ["O", "O", "B-thing", "O"], intent: "bring")
    let before = try #require(reader.read(odd.words, &scratch))
    #expect(before.intent != odd.intent || before.tags != odd.tags)
    let isLearnt = reader.correct(odd)
    #expect(isLearnt)
    let after = try #require(reader.read(odd.words, &scratch))
    #expect(after.intent == odd.intent && after.tags == odd.tags)
    for example in Toy.examples + Self.unseen {
      let proposal = try #require(reader.read(example.words, &scratch))
      #expect(proposal.intent == example.intent && proposal.tags == example.tags)
    }
  }

  @Test("A correction towards an intent that is not known is refused")
  func unknown() {
    var reader = Toy.reader
    let wrong = [
      Example(words: ["bri"], tags: ["O"], intent: "sing"),
      Example(words: ["bri"], tags: ["B-song"], intent: "call"),
      Example(words: ["bri"], tags: [], intent: "call"),
    ]
    for example in wrong {
      let isLearnt = reader.correct(example)
      #expect(!isLearnt)
    }
  }

  @Test("A word that does not belong is found, one in a slot is not")
  func strangers() {
    let words = ["bri", "xanthe", "ka", "zone1", "wurzel"]
    let tags = ["O", "B-thing", "O", "B-place", "O"]
    #expect(Toy.reader.strangers(words, tags: tags) == [4])
    let known = Toy.bring("xanthe", "zone1")
    #expect(Toy.reader.strangers(known.words, tags: known.tags).isEmpty)
  }

  @Test("With a second look unseen words are read as well, twice to the same bit")
  func careful() throws {
    let (one, other) = (
      CarefulReader(learning: Toy.examples), CarefulReader(learning: Toy.examples)
    )
    var scratch = LinearReader.Scratch()
    for example in Self.unseen {
      let proposal = try #require(one.read(example.words, &scratch))
      #expect(proposal.intent == example.intent && proposal.tags == example.tags)
      let again = try #require(other.read(example.words, &scratch))
      #expect(proposal.confidence.bitPattern == again.confidence.bitPattern)
    }
    #expect(one.read([], &scratch) == nil)
    #expect(CarefulReader(learning: []).read(["bri"], &scratch) == nil)
  }

  @Test("What all readings share is left out, as often as it is shared")
  func apart() {
    var (one, other) = (WholeFeatures(), WholeFeatures())
    one.hashes = [5, 3, 3, 9]
    other.hashes = [3, 8, 5]
    #expect(WholeFeatures.apart([one, other]).map(\.hashes) == [[3, 9], [8]])
  }
}
