import Language
import Meaning
import Testing

@testable import Saying

/// A domain without a word of its own: names become words, actions verbs, predicates relations.
struct SayingBareDomainTests {
  static let vocabulary: Vocabulary = {
    var vocabulary = Vocabulary()
    vocabulary.types = ["car", "location"].map { .init(name: $0, parents: ["object"]) }
    vocabulary.actions = [
      .init(
        name: "sail", roles: [.init("from", types: ["location"]), .init("to", types: ["location"])]),
      .init(
        name: "board", roles: [.init("car", types: ["car"]), .init("loc", types: ["location"])]),
      .init(
        name: "debark", roles: [.init("car", types: ["car"]), .init("loc", types: ["location"])]),
    ]
    vocabulary.relations = [
      .init(
        name: "at", roles: [.init("it", types: ["car"]), .init("ground", types: ["location"])],
        formulas: []),
      .init(name: "empty-ferry", roles: [], formulas: []),
      .init(name: "on", roles: [.init("it", types: ["car"])], formulas: []),
    ]
    vocabulary.objects = [
      .init(name: "c1", types: ["car"]), .init(name: "l0", types: ["location"]),
      .init(name: "l1", types: ["location"]),
    ]
    return vocabulary
  }()

  static func speaker(_ language: String) -> Speaker {
    CoreSpeech.speaker(vocabulary: vocabulary, words: DomainWords(language: language), frames: [])
  }

  static func action(_ name: String, _ roles: [String: String]) -> Clause {
    Clause(FrameName(.action, name), roles.map { .init($0.key, .name($0.value)) })
  }
  static let at = Clause(
    FrameName(.relation, "at"), [.init("it", .name("c1")), .init("ground", .name("l1"))])

  static let replies: [(Reply, String, String)] = [
    (
      .firstStep(action("board", ["car": "c1", "loc": "l0"]), steps: 4),
      "First board c1 at l0: 4 steps.", "先にc1をl0でboardします。4手です。"
    ),
    (.done([.clause(at)]), "c1 is at l1.", "c1はl1にatです。"),
    (
      .done([
        .clause(Clause(FrameName(.relation, "on"), [.init("it", .name("c1"))]))
      ]), "c1 is on.", "c1はonです。"
    ),
    (
      .steps([action("sail", ["from": "l1", "to": "l0"])], takes: nil),
      "I'll sail from l1 to l0.", "l1からl0へsailします。"
    ),
  ]

  @Test(arguments: replies.indices)
  func repliesUseTheNamesOfTheDomain(_ index: Int) {
    let (reply, english, japanese) = Self.replies[index]
    #expect(Self.speaker("en").say(reply) == english)
    #expect(Self.speaker("ja").say(reply) == japanese)
  }

  @Test func turnsUseTheNamesOfTheDomain() {
    let debark = Turn([.instruct(Instruction(Self.action("debark", ["car": "c1", "loc": "l1"])))])
    #expect(Self.speaker("en").say(debark) == "Debark c1 at l1.")
    #expect(Self.speaker("ja").say(debark) == "c1をl1でdebarkして。")
  }

  @Test(
    arguments: [
      ("shelf-{row}-{n}", "shelf-a-3", ["row": "a", "n": "3"]),
      ("{row}{n}", "b12", ["row": "b", "n": "12"]),
      ("dock_{n}", "dock_7", ["n": "7"]), ("shelf-{row}-{n}", "shelf-a", nil),
      ("x{n}", "y3", nil), ("{", "{", [:]),
    ] as [(String, String, [String: String]?)])
  func aNamePatternFitsOrNot(_ pattern: String, _ name: String, _ values: [String: String]?) {
    #expect(SpokenNamePattern(pattern).match(name) == values)
  }

  @Test(
    arguments: [
      ("shelf-a-1", ["shelf", "a", "1"]), ("northDock", ["north", "Dock"]), ("B2", ["B2"]),
      ("pick_up", ["pick", "up"]), ("--", []),
    ] as [(String, [String])])
  func aSymbolIsSplitIntoWords(_ symbol: String, _ words: [String]) {
    #expect(SpokenNamePattern.words(in: symbol) == words)
  }
}
