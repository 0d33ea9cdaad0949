import Language
import Meaning
import SourceText
import Testing

@testable import Saying

/// Replies of the depot's conversations and their exact English words.
struct SayingEnglishTests {
  static let dock1 = Entity.name("dock-1")
  static let dock2 = Entity.name("dock-2")
  static let a1 = Entity.name("shelf-a-1")
  static let a2 = Entity.name("shelf-a-2")
  static let a3 = Entity.name("shelf-a-3")
  static let b3 = Entity.name("shelf-b-3")
  static let blue = boxes(.the, of("coffee"), prop("blue"))
  static let red = boxes(.the, of("coffee"), prop("red"))
  static let candles = boxes(.the, of("candle"))
  static let me = Entity(.me)

  static func at(_ it: Entity, _ ground: Entity) -> Clause {
    relation("at", ground: ground, it: it)
  }

  static let walkthrough: [(Reply, String)] = [
    (
      .accept(deliver(ref(.them), from: a3, who: me), takes: 32_000),
      "I'll bring them from A3: 32 s."
    ),
    (.done([.clause(at(candles, dock1))]), "The candles are at dock 1."),
    (
      .all([
        .understoodAs(ref(.it), boxes(.the, of("coffee"), located("shelf-a-3"))),
        .total(including: [Clause(FrameName(.intent, "charge"))], takes: 62_000),
        .count(
          3, boxes(.a, of("tea"), number: .many),
          ["shelf-a-1", "shelf-a-2", "shelf-b-3"].map { boxes(.the, of("tea"), located($0)) }),
      ]),
      "That is the coffee on A3; with charging, 62 s. There are three tea cartons: on A1, A2 and B3."
    ),
    (
      .chosen(
        both(
          boxes(.the, of("tea"), located("shelf-a-1")), boxes(.the, of("tea"), located("shelf-a-2"))
        ),
        because: .nearest, others: 0, takes: 42_000),
      "The two on A1 and A2, they are nearest: 42 s."
    ),
    (
      .revised(
        deliver(nil, to: dock2),
        order: [ones(.clause(relation("holding", ground: me, it: .gap))), ones(located("dock-1"))],
        takes: 39_000),
      "Dock 2, then: first the one I have, then the one at dock 1, 39 s."
    ),
    (
      .halted(
        place: nil, before: dock2, metres: 2, holding: boxes(.a, of("tea"), number: .one)),
      "Stopped 2 m before dock 2, holding a tea carton. Say 'go on'."
    ),
    (.resumed(takes: 29_000), "Going on: 29 s."),
    (
      .done([.clause(at(boxes(.both, of("tea"), number: .many), dock2))]),
      "Both tea cartons are at dock 2."
    ),
    (
      .reason(
        .purpose(
          Clause(
            FrameName(.action, "pick"),
            [.init("b", boxes(.a, of("tea"), number: .one)), .init("p", ref(.there))]))),
      "To pick up a tea carton there."
    ),
    (
      .reason(
        .choice(
          .nearest,
          chosen: both(
            boxes(.the, of("tea"), located("shelf-a-1")),
            boxes(.the, of("tea"), located("shelf-a-2"))),
          against: boxes(.the, of("tea"), located("shelf-b-3")))),
      "Two were wanted, and those on A1 and A2 were nearer than the one on B3."
    ),
    (
      .reason(.told("Bring two of the tea cartons to dock 1.", at: 120_000)),
      "Because at 2:00 you said: 'Bring two of the tea cartons to dock 1.'"
    ),
    (.noFurtherReason, "That is where it began."),
    (.notAsked, "Nobody has asked for that."),
    (.more(1), "There is one more."),
    (.more(12), "There are twelve more."),
    (
      .all([
        .accept(deliver(both(red, boxes(.the, of("tea"), located("shelf-b-3")))), takes: 52_000),
        .leftOut(boxes(.the, of("rope")), why: .excepted),
      ]),
      "The red coffee and the tea on B3: 52 s. The rope stays."
    ),
    (
      .all([
        .chosen(
          red, because: .measure("weight", most: true, Quantity(12, "kg")), others: 0,
          takes: 28_000),
        .leftOut(boxes(.the, of("rope"), prop("white")), why: .unknown("weight")),
      ]),
      "The red coffee, 12 kg: 28 s. I left out the white rope, its weight is not known."
    ),
    (.accept(used("take", deliver(red, to: a2)), takes: nil), "The red coffee to A2."),
    (.which([blue, red]), "The blue coffee or the red one?"),
    (.accept(nil, takes: nil), "All right."),
    (.ruled(1, already: 3, of: boxes(.a, of("tea"))), "Rule 1. The three there now stay."),
    (
      .fired(
        1, .clause(begins(boxes(.a, of("tea")), dock2)), used("take", deliver(ref(.it), to: a1))),
      "Tea has arrived at dock 2: taking it to A1 (rule 1)."
    ),
    (.accept(deliver(ref(.it), from: a2), takes: 28_000), "I'll bring it from A2: 28 s."),
    (
      .outcome(nil, via: .name("east-way"), difference: 12_000, impossible: []),
      "Then I'd go round by the east way: 12 s longer."
    ),
    (
      .all([.noted([]), .replanned(nil, deliver(ref(.it), from: b3), takes: 37_000)]),
      "Thanks. I'll bring it from B3, then: 37 s."
    ),
    (
      .impossible(
        [
          .measure(
            "weight", of: boxes(.the, of("rope"), prop("red")), Quantity(18, "kg"),
            limit: "load-limit", holder: me, Quantity(15, "kg"))
        ],
        offer: .init(
          used("carry", deliver(both(red, candles))), takes: 62_000, isRest: true)),
      "The red rope weighs 18 kg and my load limit is 15 kg. I can carry the other two, the red coffee and the candles: 62 s. Shall I?"
    ),
    (
      .unknownWord("beans", known: ["tea", "coffee", "rope", "candle"].map { .name($0) }),
      "I don't know the word 'beans'. I know tea, coffee, rope and candles."
    ),
    (
      .all([
        .learnt("beans", boxes(.a, of("coffee"), number: .many)),
        .accept(
          deliver(Entity(.part(.both, of: ref(.them))), from: both(a3, dock2)), takes: 46_000),
      ]),
      "So beans are cartons of coffee: both of them, from A3 and dock 2, 46 s."
    ),
  ]

  static func begins(_ it: Entity, _ ground: Entity) -> Clause {
    var clause = at(it, ground)
    clause.aspect = .begins
    return clause
  }

  @Test(arguments: walkthrough.map { Spoken($0.1, $0.0) })
  func aReplyOfTheDepotHasTheseWords(_ spoken: Spoken) {
    let said = SayingDepot.inEnglish.say(spoken.reply)
    #expect(said == spoken.words)
  }

  @Test(arguments: CoreSpeech.languages)
  func thePhrasebookHasNoMistakes(_ language: String) {
    #expect(CoreSpeech.phrasebook(of: language).diagnostics.map { $0.rendered() } == [])
  }
}
