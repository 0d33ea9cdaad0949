import Language
import Meaning
import Testing

@testable import Saying

/// Replies of the depot's conversations and their exact Japanese words.
struct SayingJapaneseTests {
  typealias English = SayingEnglishTests

  static let walkthrough: [Spoken] = [
    Spoken(
      "A3から持ってきます。32秒です。",
      .accept(
        used("持ってくる", deliver(ref(.them), from: English.a3, who: English.me)), takes: 32_000)),
    Spoken(
      "ろうそくは1番出荷口にあります。", .done([.clause(English.at(English.candles, English.dock1))])),
    Spoken(
      "A3のコーヒーですね。充電まで62秒です。お茶は3箱、A1とA2とB3にあります。",
      .all([
        .understoodAs(ref(.it), boxes(.the, of("coffee"), located("shelf-a-3"))),
        .total(including: [Clause(FrameName(.intent, "charge"))], takes: 62_000),
        .count(
          3, boxes(.a, of("tea")),
          ["shelf-a-1", "shelf-a-2", "shelf-b-3"].map { boxes(.the, of("tea"), located($0)) }),
      ])),
    Spoken(
      "一番近いA1とA2の2箱にします。42秒です。",
      .chosen(
        both(
          boxes(.the, of("tea"), located("shelf-a-1")), boxes(.the, of("tea"), located("shelf-a-2"))
        ),
        because: .nearest, others: 0, takes: 42_000)),
    Spoken(
      "では2番出荷口へ。持っている箱、次に1番出荷口の箱です。39秒です。",
      .revised(
        deliver(nil, to: English.dock2),
        order: [
          boxes(.the, .clause(relation("holding", ground: English.me, it: .gap))),
          boxes(.the, located("dock-1")),
        ], takes: 39_000)),
    Spoken(
      "2番出荷口の2メートル手前で止まりました。お茶の箱を持っています。『再開して』で続けます。",
      .halted(
        place: nil, before: English.dock2, metres: 2,
        holding: boxes(.a, of("tea"), number: .one))),
    Spoken("再開します。29秒です。", .resumed(takes: 29_000)),
    Spoken(
      "赤いコーヒーとB3のお茶を運びます。52秒です。ロープは残します。",
      .all([
        .accept(
          deliver(both(English.red, boxes(.the, of("tea"), located("shelf-b-3")))), takes: 52_000),
        .leftOut(boxes(.the, of("rope")), why: .excepted),
      ])),
    Spoken(
      "赤いコーヒーをA2に持っていきます。",
      .accept(used("持っていく", deliver(English.red, to: English.a2)), takes: nil)),
    Spoken("青いコーヒーですか、赤いコーヒーですか？", .which([English.blue, English.red])),
    Spoken("はい。", .accept(nil, takes: nil)),
    Spoken("ルール1です。今ある3箱はそのままにします。", .ruled(1, already: 3, of: boxes(.a, of("tea")))),
    Spoken(
      "2番出荷口にお茶が着きました。A1に運びます（ルール1）。",
      .fired(
        1, .clause(English.begins(boxes(.a, of("tea")), English.dock2)),
        deliver(ref(.it), to: English.a1))),
    Spoken(
      "わかりました。ではB3から運びます。37秒です。",
      .all([.noted([]), .replanned(nil, deliver(ref(.it), from: English.b3), takes: 37_000)])),
    Spoken(
      "赤いロープは18キロで、積載量は15キロです。ほかの2箱、赤いコーヒーとろうそくなら62秒で運べます。運びますか？",
      .impossible(
        [
          .measure(
            "weight", of: boxes(.the, of("rope"), prop("red")), Quantity(18, "kg"),
            limit: "load-limit", holder: English.me, Quantity(15, "kg"))
        ],
        offer: .init(deliver(both(English.red, English.candles)), takes: 62_000, isRest: true))),
    Spoken(
      "『豆』という言葉を知りません。お茶、コーヒー、ロープ、ろうそくなら知っています。",
      .unknownWord("豆", known: ["tea", "coffee", "rope", "candle"].map { .name($0) })),
    Spoken(
      "豆はコーヒーの箱ですね。A3と2番出荷口の2箱、46秒です。",
      .all([
        .learnt("豆", boxes(.a, of("coffee"), number: .many)),
        .accept(
          deliver(
            Entity(.part(.both, of: ref(.them))), from: both(English.a3, English.dock2)),
          takes: 46_000),
      ])),
  ]

  @Test(arguments: walkthrough)
  func aReplyOfTheDepotHasTheseWords(_ spoken: Spoken) {
    let said = SayingDepot.inJapanese.say(spoken.reply)
    #expect(said == spoken.words)
  }
}
