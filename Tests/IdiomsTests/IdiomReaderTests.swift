import Idioms
import Meaning
import Testing

/// Sentences in the notation of hassil, and what utterances are by them.
@Suite("Reading idioms")
struct IdiomReaderTests {
  static func book(_ blocks: [(intent: String, sentences: [String])]) -> IdiomBook {
    var book = IdiomBook(language: "en")
    for (intent, sentences) in blocks {
      book.blocks.append(.init(intent: intent, group: "lights", sentences: sentences))
    }
    book.rules = ["the": "[the|my]", "turn": "(turn|switch)"]
    book.lists = [
      "room": .entries([
        .init(template: "kitchen", value: .text("kitchen")),
        .init(template: "living[ ]room", value: .text("lounge")),
      ]),
      "level": .numbers(IdiomBook.NumberRange(from: 0, to: 100)),
      "note": .anything,
    ]
    book.skips = ["please"]
    return book
  }

  static let reader = IdiomReader.make(
    book([
      ("on", ["<turn> on <the> light[s] in <the> {room}", "<turn> <the> {room} light[s] on"]),
      ("dim", ["(dim;<the> light[s]) to {level:brightness} percent"]),
      ("note", ["write down {note}"]),
    ])
  ).reader

  @Test(
    "a sentence of the book is read, with its slots",
    arguments: [
      ("turn on the light in the kitchen", "on room=kitchen"),
      ("Switch my living room lights on.", "on room=lounge"),
      ("switch on lights in the livingroom please", "on room=lounge"),
      ("dim the lights to 40 percent", "dim brightness=40"),
      ("the lights dim to forty percent", "dim brightness=40"),
      ("write down buy two tins of paint", "note note=buy two tins of paint"),
    ])
  func reads(_ utterance: String, _ meaning: String) {
    let match = Self.reader.read(utterance).first
    let slots = (match?.slots ?? []).map { slot in
      switch slot.value {
      case .text(let text): "\(slot.name)=\(text)"
      case .number(let number): "\(slot.name)=\(Int(number))"
      case .flag(let flag): "\(slot.name)=\(flag)"
      }
    }
    #expect(([match?.intent ?? ""] + slots).joined(separator: " ") == meaning)
  }

  @Test(
    "what is no sentence of the book is not read",
    arguments: [
      "", "turn on", "turn on the light in the cellar", "dim the lights to 140 percent",
      "turn on the light in the kitchen tomorrow", "please",
    ])
  func refuses(_ utterance: String) {
    #expect(Self.reader.read(utterance).isEmpty)
  }

  @Test(
    "a list that is not in the book is filled later, and tells things apart by what is known of them"
  )
  func openList() {
    var book = Self.book([])
    for domain in ["light", "fan"] {
      var block = IdiomBook.Block(
        intent: domain, group: domain, sentences: ["turn on <the> {name}"])
      block.requires = [.init(key: "domain", values: [.text(domain)])]
      book.blocks.append(block)
    }
    var reader = IdiomReader.make(book).reader
    #expect(reader.openLists == ["name"])
    let names: [(String, String)] = [("desk lamp", "light"), ("ceiling fan", "fan")]
    reader.fill(
      "name",
      NameIndex(
        names.map { name, kind in
          .init(template: name, context: [.init("domain", .text(kind))])
        }))
    #expect(reader.read("turn on the desk lamp").map(\.intent) == ["light"])
    #expect(reader.read("turn on my ceiling fan").map(\.intent) == ["fan"])
  }

  @Test(
    "what cannot be used in a book is told, and the rest works",
    arguments: ["turn on (the light", "go <nowhere>", "{}", "a]"])
  func problems(_ sentence: String) {
    let (reader, problems) = IdiomReader.make(
      Self.book([("bad", [sentence]), ("good", ["hello"])]))
    #expect(problems.contains { $0.text.contains(sentence) || !$0.message.isEmpty })
    #expect(reader.read("hello").map(\.intent) == ["good"])
  }

  @Test("options that multiply are compiled without being written out")
  func pathological() {
    let options = (0..<40).map { "[word\($0)|[other\($0)|[third\($0)]]]" }.joined(separator: " ")
    let reader = IdiomReader.make(Self.book([("long", ["begin \(options) end"])])).reader
    #expect(reader.read("begin word3 other7 third39 end").map(\.intent) == ["long"])
    #expect(reader.read("begin word7 other3 end").isEmpty)
  }
}
