import Language
import Meaning
import Testing

@testable import Saying

/// Every kind of reply and reason, in both languages.
struct SayingAllRepliesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var reply: Reply
    var english: String
    var japanese: String
    var testDescription: String { english }
    init(_ reply: Reply, _ english: String, _ japanese: String) {
      self.reply = reply
      self.english = english
      self.japanese = japanese
    }
  }

  typealias E = SayingEnglishTests
  static let tea = boxes(.the, of("tea"))
  static let fact = Proposition.clause(E.at(tea, E.b3))
  static let bring = deliver(ref(.it), to: E.dock1)
  static func charging(_ aspect: Aspect = .plain) -> Clause {
    var clause = Clause(FrameName(.intent, "charge"))
    clause.aspect = aspect
    return clause
  }
  static let pick = Clause(FrameName(.action, "pick"), [.init("b", tea), .init("p", E.b3)])

  static let cases: [Case] = [
    Case(
      .accept(charging(), takes: 125_000), "I'll charge: 2 min 5 s.",
      "充電します。2分5秒です。"),
    Case(
      .accept(deliver(tea, from: E.b3, to: E.dock1), takes: 3_720_000),
      "The tea from B3 to dock 1: 1 h 2 min.",
      "お茶をB3から1番出荷口に運びます。1時間2分です。"),
    Case(
      .chosen(tea, because: .alike, others: 2, takes: nil), "The tea. There are 2 more like it.",
      "お茶にします。同じものがほかに2箱あります。"),
    Case(
      .chosen(tea, because: .nearest, others: 1, takes: nil),
      "The tea, it is nearest. There is one more.",
      "一番近いお茶にします。ほかに1箱あります。"),
    Case(
      .chosen(tea, because: .instead, others: 0, takes: 30_000), "The tea instead: 30 s.",
      "代わりにお茶にします。30秒です。"),
    Case(
      .chosen(tea, because: .only, others: 0, takes: nil), "The tea, there is no other.",
      "お茶にします。ほかにはありません。"),
    Case(
      .understoodAs(ref(.it), tea), "That is the tea.",
      "お茶ですね。"),
    Case(
      .leftOut(tea, why: .already), "I left out the tea: that is so already.",
      "お茶はもう済んでいるので外しました。"),
    Case(
      .leftOut(E.candles, why: .impossible), "I left out the candles: that cannot be done.",
      "ろうそくはできないので外しました。"),
    Case(
      .leftOut(E.candles, why: .unknown("weight")),
      "I left out the candles, their weight is not known.",
      "ろうそくは重さが分からないので外しました。"),
    Case(
      .finished(bring), "I have brought it to dock 1.",
      "1番出荷口に運びました。"),
    Case(
      .finished(nil), "Done.",
      "終わりました。"),
    Case(
      .alreadySo([fact]), "The tea is already on B3.",
      "お茶はもうB3にあります。"),
    Case(
      .which([E.dock1, E.dock2, E.a1]), "Dock 1, dock 2 or A1?",
      "1番出荷口ですか、2番出荷口ですか、A1ですか？"),
    Case(
      .whichOf(boxes(.the, of("tea"), number: .many), count: 7, by: "aisle"),
      "Which aisle? There are 7 tea cartons.",
      "どの通路のお茶の箱ですか？7箱あります。"),
    Case(
      .whichOf(boxes(.the, of("tea"), number: .many), count: 7, by: nil),
      "Which tea cartons? There are 7.",
      "どのお茶の箱ですか？7箱あります。"),
    Case(
      .missing(deliver(tea), role: "destination"), "Where should the tea go?",
      "お茶をどこに運びますか？"),
    Case(
      .missing(deliver(nil, to: E.dock1), role: "item"), "Which carton should I bring to dock 1?",
      "どの箱を1番出荷口に運びますか？"),
    Case(
      .confirm(deliver(boxes(.all, number: .many), to: E.dock1), count: 12, nil),
      "Shall I bring all the cartons to dock 1? That is twelve cartons.",
      "12箱です。箱を全部1番出荷口に運びますか？"),
    Case(
      .didYouMean([
        Turn([.instruct(Instruction(deliver(tea, to: E.a1)))]),
        Turn([.instruct(Instruction(deliver(tea, to: E.a3)))]),
      ]), "Do you mean 'bring the tea to A1' or 'bring the tea to A3'?",
      "「お茶をA1に運んで」ですか、「お茶をA3に運んで」ですか？"),
    Case(
      .notUnderstood(words: ["frobnicate"], suggestions: ["bring tea to dock 1"]),
      "I don't understand 'frobnicate'. I understand 'bring tea to dock 1'.",
      "「frobnicate」が分かりません。「bring tea to dock 1」なら分かります。"),
    Case(
      .notUnderstood(words: [], suggestions: []), "I don't understand that.",
      "分かりません。"),
    Case(
      .noSuch(boxes(.the, prop("white"), number: .one), nearest: [E.red]),
      "There is no white carton. The nearest is the red coffee.",
      "白い箱はありません。近いのは赤いコーヒーです。"),
    Case(
      .tooFew(boxes(.exactly(5), of("tea"), number: .many), wanted: 5, there: 2),
      "There are only two tea cartons, not five.",
      "お茶は2箱しかありません。5箱には足りません。"),
    Case(
      .tooFew(boxes(.exactly(5), of("tea"), number: .many), wanted: 5, there: 0),
      "There are no tea cartons.",
      "お茶はありません。"),
    Case(
      .tooFew(boxes(.exactly(5), of("tea"), number: .many), wanted: 5, there: 1),
      "There is only one tea carton, not five.",
      "お茶は1箱しかありません。5箱には足りません。"),
    Case(
      .impossible([], offer: nil), "That cannot be done.",
      "それはできません。"),
    Case(
      .impossible([.noWay(E.b3)], offer: .init(deliver(E.red, to: E.a1), takes: 20_000)),
      "No way leads to B3. I can bring the red coffee to A1: 20 s. Shall I?",
      "B3への道がありません。赤いコーヒーをA1に運ぶことなら20秒でできます。そうしますか？"),
    Case(
      .impossible([.fact(.not(fact))], offer: .init(deliver(E.red), takes: nil, isRest: true)),
      "The tea is not on B3. I can bring the other, the red coffee. Shall I?",
      "お茶はB3にありません。ほかの1箱、赤いコーヒーなら運べます。運びますか？"),
    Case(
      .failed(
        bring, .failure("nothing-there", pick), next: .replanned(nil, charging(), takes: nil)),
      "I could not bring it to dock 1: the tea was not at B3. I'll charge, then.",
      "1番出荷口に運べませんでした。B3にお茶がありませんでした。では充電します。"),
    Case(
      .surprise(.failure("unknown-failure", pick), next: nil), "Unknown failure.",
      "unknown failure。"),
    Case(
      .replanned(.fact(fact), nil, takes: 20_000), "The tea is on B3. New plan: 20 s.",
      "お茶はB3にあります。計画を変えます。20秒です。"),
    Case(
      .revised(deliver(nil, to: E.dock2), takes: nil), "Dock 2, then.",
      "では2番出荷口へ。"),
    Case(
      .halted(place: E.a1, before: nil, metres: nil, holding: nil), "Stopped at A1. Say 'go on'.",
      "A1で止まりました。『再開して』で続けます。"),
    Case(
      .resumed(takes: nil), "Going on.",
      "再開します。"),
    Case(
      .nothingTo("undo"), "There is nothing to undo.",
      "取り消すものはありません。"),
    Case(
      .nothingTo("stop"), "I am not doing anything.",
      "何もしていません。"),
    Case(
      .nothingTo("strange"), "There is nothing to do for that.",
      "することはありません。"),
    Case(
      .cancelled(deliver(tea), putDown: .clause(E.at(tea, E.a1))),
      "I won't bring the tea. The tea is on A1.",
      "お茶を運ぶのは中止します。お茶はA1にあります。"),
    Case(
      .cancelled(nil, putDown: nil), "Given up.",
      "中止します。"),
    Case(
      .undoing(deliver(ref(.it), to: E.a1), takes: 20_000, lost: []), "I'll bring it to A1: 20 s.",
      "A1に運びます。20秒です。"),
    Case(
      .undoing(nil, takes: nil, lost: [tea]), "Back to how it was, then. The tea cannot come back.",
      "元に戻します。お茶は元に戻せません。"),
    Case(
      .truth(true, fact, basis: .seen(at: 373_000)), "Yes, the tea is on B3, seen at 6:13.",
      "はい、お茶はB3にあります。6:13に見ました。"),
    Case(
      .truth(false, fact, basis: .told(by: "", at: 60_000)),
      "No, the tea is on B3, you said so at 1:00.",
      "いいえ、お茶はB3にあります。1:00に聞きました。"),
    Case(
      .truth(false, nil, basis: nil), "No.",
      "いいえ。"),
    Case(
      .answer(
        Question(.place, .clause(relation("at", ground: .gap, it: tea))), [E.a1, E.a2]),
      "On A1 and A2.",
      "A1とA2です。"),
    Case(
      .answer(Question(.role, .clause(relation("at", ground: E.a1, it: .gap))), [tea, E.candles]),
      "The tea and the candles.",
      "お茶とろうそくです。"),
    Case(
      .answer(Question(.role, .agenda), []), "None.",
      "ありません。"),
    Case(
      .count(0, boxes(.a, of("tea")), []), "There are no tea cartons.",
      "お茶はありません。"),
    Case(
      .count(1, boxes(.a, of("tea")), [boxes(.the, of("tea"), located("shelf-b-3"))]),
      "There is one tea carton: on B3.",
      "お茶は1箱、B3にあります。"),
    Case(
      .count(12, boxes(.a), []), "There are twelve cartons.",
      "箱は12箱あります。"),
    Case(
      .count(2, boxes(.a, prop("red")), [E.red, E.candles]),
      "There are two red cartons: the red coffee and the candles.",
      "赤い箱は2箱、赤いコーヒーとろうそくです。"),
    Case(
      .measured("weight", of: tea, Quantity(6.5, "kg")), "The tea weighs 6.5 kg.",
      "お茶は6.5キロです。"),
    Case(
      .measured("load-limit", of: E.me, Quantity(15, "kg")), "My load limit is 15 kg.",
      "積載量は15キロです。"),
    Case(
      .measured("load-limit", of: .name("r1"), Quantity(15, "kg")), "r1's load limit is 15 kg.",
      "r1の積載量は15キロです。"),
    Case(
      .measured("distance", of: E.a1, Quantity(4, "m")), "A1 is 4 m away.",
      "A1までは4メートルです。"),
    Case(
      .fact([fact, .clause(E.at(E.candles, E.a3))], basis: .assumed),
      "The tea is on B3 and the candles are on A3, as far as I know.",
      "お茶はB3にあります。ろうそくはA3にあります。まだ見てはいません。"),
    Case(
      .notKnown(fact, about: nil), "It is not known whether the tea is on B3.",
      "お茶がB3にあるかどうか分かりません。"),
    Case(
      .notKnown(nil, about: tea), "That is not known of the tea.",
      "お茶については分かりません。"),
    Case(
      .agenda(doing: [deliver(tea, to: E.dock1)], next: [charging()], remaining: 40_000),
      "I am bringing the tea to dock 1. Next: charging. 40 s to go.",
      "お茶を1番出荷口に運んでいます。次に充電します。残り40秒です。"),
    Case(
      .agenda(doing: [], next: [], remaining: nil), "Nothing.",
      "何もありません。"),
    Case(
      .idle, "Nothing at the moment.",
      "今は何もしていません。"),
    Case(
      .steps(
        [
          Clause(FrameName(.action, "move"), [.init("to", E.b3)]), pick, charging(),
        ], takes: 61_000), "I'll go to B3, pick up the tea at B3, then charge: 61 s.",
      "B3へ移動して、B3でお茶を取って、充電します。61秒です。"),
    Case(
      .takes(32_000), "32 s.",
      "32秒です。"),
    Case(
      .happened(deliver(tea, to: E.dock1), at: 120_000), "I brought the tea to dock 1 at 2:00.",
      "2:00にお茶を1番出荷口に運びました。"),
    Case(
      .outcome(deliver(ref(.it), from: E.b3), difference: -12_000, impossible: []),
      "Then I'd bring it from B3: 12 s shorter.",
      "ではB3から運びます。12秒短くなります。"),
    Case(
      .outcome(nil, difference: 0, impossible: []), "That changes nothing.",
      "何も変わりません。"),
    Case(
      .outcome(nil, difference: nil, impossible: [.noWay(E.b3)]),
      "Then it could not be done: no way leads to B3.",
      "それではできません。B3への道がありません。"),
    Case(
      .tooLate(earliest: 3_725_000), "That is too soon: 1:02:05 is the earliest.",
      "それには間に合いません。早くて1:02:05です。"),
    Case(
      .noted([fact]), "Thanks: the tea is on B3.",
      "わかりました。お茶はB3にありますね。"),
    Case(
      .contradicts(fact, seenAt: 373_000), "At 6:13 I saw that the tea was on B3. Which is right?",
      "6:13に見たときは、お茶はB3にありました。どちらが正しいですか？"),
    Case(
      .ruled(2, already: 0), "Rule 2.",
      "ルール2です。"),
    Case(
      .ruled(2, already: 1, of: tea), "Rule 2. The one there now stays.",
      "ルール2です。今ある1箱はそのままにします。"),
    Case(
      .fired(3, nil, charging()), "Charging (rule 3).",
      "充電します（ルール3）。"),
    Case(
      .notFired(1, undoing: nil), "Rule 1 does not act.",
      "ルール1は動きません。"),
    Case(
      .rules([
        .init(number: 1, words: "Whenever tea arrives, take it to A1."),
        .init(number: 2, words: "お茶が着いたら知らせて"),
      ]), "Rule 1: 'Whenever tea arrives, take it to A1.' Rule 2: 'お茶が着いたら知らせて'.",
      "ルール1：「Whenever tea arrives, take it to A1.」。ルール2：「お茶が着いたら知らせて」。"),
    Case(
      .rules([]), "There are no rules.",
      "ルールはありません。"),
    Case(
      .ruleDropped(2), "Rule 2 is gone.",
      "ルール2は取り消しました。"),
    Case(
      .constraint(
        {
          var clause = deliver(tea)
          clause.negated = true
          return clause
        }()), "I won't bring the tea.",
      "お茶を運びません。"),
    Case(
      .learnt("dolly", boxes(.a, prop("red"), number: .one)), "So a dolly is a red carton.",
      "dollyは赤い箱ですね。"),
    Case(
      .learntProcedure("close up", [deliver(tea, to: E.a1), charging()]),
      "To close up: bring the tea to A1, then charge.",
      "close upは、お茶をA1に運んで、充電します。"),
    Case(
      .meaning("beans", boxes(.a, of("coffee"), number: .many)), "'beans' means cartons of coffee.",
      "beansはコーヒーの箱のことです。"),
    Case(
      .abilities([deliver(boxes(.a, number: .one), to: E.dock1), charging()]),
      "I can bring a carton to dock 1 or charge.",
      "箱を1番出荷口に運ぶこと、充電することができます。"),
    Case(
      .questionDropped, "Then I'll drop my question.",
      "では質問は取り下げます。"),
    Case(
      .social(.thanks), "You're welcome.",
      "どういたしまして。"),
    Case(
      .words("As it stands."), "As it stands.",
      "As it stands."),
    Case(
      .reason(.goal([fact])), "So that the tea is on B3.",
      "お茶がB3にあるようにするためです。"),
    Case(
      .reason(
        .choice(
          .measure("weight", most: true, Quantity(12, "kg")), chosen: E.red, against: nil)),
      "The red coffee is the heaviest, 12 kg.",
      "赤いコーヒーが12キロで一番重いからです。"),
    Case(
      .reason(.choice(.nearest, chosen: tea, against: E.candles)),
      "The tea was nearer than the candles.",
      "お茶がろうそくより近かったからです。"),
    Case(
      .reason(.choice(.alike, chosen: tea, against: nil)), "The tea was as good as any.",
      "どれも同じなのでお茶にしました。"),
    Case(
      .reason(.choice(.instead, chosen: tea, against: nil)),
      "What was chosen first did not work out.",
      "最初に選んだものがだめだったからです。"),
    Case(
      .reason(.choice(.only, chosen: tea, against: nil)), "There was no other.",
      "ほかになかったからです。"),
    Case(
      .reason(.rule(1, "Whenever tea arrives, take it to A1.")),
      "Because of rule 1: 'Whenever tea arrives, take it to A1.'",
      "ルール1「Whenever tea arrives, take it to A1.」があるからです。"),
    Case(
      .reason(.rule(1, "")), "Because of rule 1.",
      "ルール1があるからです。"),
    Case(
      .reason(
        .measure(
          "weight", of: tea, Quantity(18, "kg"), limit: nil, holder: nil, Quantity(15, "kg"))),
      "The tea weighs 18 kg, more than 15 kg.",
      "お茶は18キロで、15キロを超えています。"),
    Case(
      .reason(
        .measure(
          "weight", of: tea, Quantity(18, "kg"), limit: "load-limit", holder: .name("r1"),
          Quantity(15, "kg"))), "The tea weighs 18 kg and r1's load limit is 15 kg.",
      "お茶は18キロで、r1の積載量は15キロです。"),
    Case(
      .reason(.excluded(boxes(.the, of("rope")))), "You said: not the rope.",
      "ロープは除くと言われたからです。"),
    Case(
      .reason(.limit), "I could not work it out within my limits.",
      "時間内に計算しきれませんでした。"),
    Case(
      .reason(.purpose(bring)), "To bring it to dock 1.",
      "1番出荷口に運ぶためです。"),
    Case(
      .firstStep(pick, steps: 4), "First pick up the tea at B3: 4 steps.",
      "先にB3でお茶を取ります。4手です。"),
    Case(
      .firstStep(pick, steps: 1), "First pick up the tea at B3: 1 step.",
      "先にB3でお茶を取ります。1手です。"),
  ]

  @Test(arguments: cases)
  func everyReplyHasTheseWords(_ one: Case) {
    let english = SayingDepot.inEnglish.say(one.reply)
    #expect(english == one.english)
    let japanese = SayingDepot.inJapanese.say(one.reply)
    #expect(japanese == one.japanese)
  }
}
