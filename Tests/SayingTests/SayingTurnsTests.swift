import Language
import Meaning
import Testing

@testable import Saying

/// What an operator could have said, in both languages.
struct SayingTurnsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var turn: Turn
    var english: String
    var japanese: String
    var testDescription: String { english }
    init(_ act: Act, _ english: String, _ japanese: String) {
      turn = Turn([act])
      self.english = english
      self.japanese = japanese
    }
    init(_ acts: [Act], _ english: String, _ japanese: String) {
      turn = Turn(acts)
      self.english = english
      self.japanese = japanese
    }
  }

  typealias E = SayingEnglishTests
  static let tea = boxes(.the, of("tea"))
  static let charge = Clause(FrameName(.intent, "charge"), [.init("who", Entity(.you))])
  static func instruct(_ clause: Clause) -> Act { .instruct(Instruction(clause)) }
  static func instruct(_ body: Instruction.Body) -> Act { .instruct(Instruction(body)) }
  static func with(_ clause: Clause, _ change: (inout Clause) -> Void) -> Clause {
    var clause = clause
    change(&clause)
    return clause
  }
  static func moved(_ instruction: Instruction, _ change: (inout Instruction) -> Void) -> Act {
    var instruction = instruction
    change(&instruction)
    return .instruct(instruction)
  }
  static func steps(_ clauses: Clause...) -> [Instruction] { clauses.map { Instruction($0) } }
  static let closed = Clause(FrameName(.intent, "close"), [.init("aisle", .name("west-way"))])
  static let isEmpty = Clause(FrameName(.property, "empty"), [.init("it", E.a1)])
  static let teaOnA1 = E.at(tea, E.a1)
  static let bring = deliver(tea, to: E.dock1)

  static let cases: [Case] = [
    Case(
      instruct(bring), "Bring the tea to dock 1.",
      "お茶を1番出荷口に運んで。"),
    Case(
      instruct(deliver(E.candles, from: E.a3, to: E.dock1)), "Bring the candles from A3 to dock 1.",
      "ろうそくをA3から1番出荷口に運んで。"),
    Case(
      instruct(deliver(ref(.it), to: ref(.there))), "Bring it there.",
      "それをそこに運んで。"),
    Case(
      instruct(deliver(ref(.them), to: ref(.back))), "Bring them back.",
      "それらを元のところに運んで。"),
    Case(
      instruct(deliver(boxes(.exactly(2), of("tea"), number: .many), to: E.dock1)),
      "Bring two tea cartons to dock 1.",
      "お茶を2箱1番出荷口に運んで。"),
    Case(
      instruct(
        deliver(
          Entity(.part(.exactly(2), of: boxes(.the, of("tea"), number: .many))), to: E.dock1)),
      "Bring two of the tea cartons to dock 1.",
      "お茶の箱を2箱1番出荷口に運んで。"),
    Case(
      instruct(
        deliver(Entity(.part(.half, of: boxes(.the, of("tea"), number: .many))), to: E.dock1)),
      "Bring half of the tea cartons to dock 1.",
      "お茶の箱を半分1番出荷口に運んで。"),
    Case(
      instruct(
        deliver(
          .the(
            Description(
              .all, nil, number: .many,
              conditions: [.clause(E.at(.gap, .name("aisle-b")))],
              except: boxes(.the, of("rope")))), to: E.dock2)),
      "Bring everything in row B except the rope to dock 2.",
      "ロープ以外のB列のものを全部2番出荷口に運んで。"),
    Case(
      instruct(
        deliver(
          boxes(
            .the,
            .compare(Comparison("weight", .less, Entity(.quantity(Quantity(15, "kg"))))),
            number: .one, pick: Superlative("weight", most: true)), to: E.a3)),
      "Bring the heaviest carton lighter than 15 kg to A3.",
      "15キロより軽い一番重い箱をA3に運んで。"),
    Case(
      instruct(
        deliver(
          boxes(
            .any, .compare(Comparison("weight", .more, tea)), number: .one), to: E.a3)),
      "Bring any carton heavier than the tea to A3.",
      "お茶より重い箱をどれかA3に運んで。"),
    Case(
      instruct(
        deliver(
          boxes(.the, number: .one, pick: Superlative("weight", most: false, rank: 2)), to: E.a3)),
      "Bring the second lightest carton to A3.",
      "2番目に軽い箱をA3に運んで。"),
    Case(
      instruct(
        deliver(
          boxes(
            .the, .compare(Comparison("weight", .high)), number: .one), to: E.a3)),
      "Bring the heavy carton to A3.",
      "重い箱をA3に運んで。"),
    Case(
      instruct(
        deliver(
          tea,
          to: .the(
            Description(
              .the, "shelf", pick: Superlative("distance", most: false, from: .name("charger"))))
        )), "Bring the tea to the shelf nearest to the charger.",
      "お茶を充電器に一番近い棚に運んで。"),
    Case(
      instruct(
        deliver(
          ones(
            .clause(
              with(deliver(.gap, who: Entity(.you))) { $0.tense = .past })), to: E.dock1)),
      "Bring the one you brought to dock 1.",
      "運んだものを1番出荷口に運んで。"),
    Case(
      instruct(
        deliver(
          boxes(.the, of("tea"), .any([prop("red"), prop("blue")]), number: .many), to: E.dock1)),
      "Bring the red or blue tea cartons to dock 1.",
      "赤いか青いお茶の箱を1番出荷口に運んで。"),
    Case(
      instruct(
        deliver(
          boxes(.each, of("tea"), number: .one),
          to: .the(Description(.a, "dock")))), "Bring each tea carton to a dock.",
      "各お茶の箱を出荷口に運んで。"),
    Case(
      instruct(deliver(both(E.red, tea), to: E.dock1)),
      "Bring the red coffee and the tea to dock 1.",
      "赤いコーヒーとお茶を1番出荷口に運んで。"),
    Case(
      instruct(deliver(tea, to: Entity(.coordination(.or, [E.dock1, E.dock2])))),
      "Bring the tea to dock 1 or dock 2.",
      "お茶を1番出荷口か2番出荷口に運んで。"),
    Case(
      instruct(with(bring) { $0.negated = true }), "Don't bring the tea to dock 1.",
      "お茶を1番出荷口に運ばないで。"),
    Case(
      instruct(with(teaOnA1) { $0.modality = .wanted }), "Make sure the tea is on A1.",
      "お茶がA1にあるようにして。"),
    Case(
      instruct(.sequence(steps(bring, charge))), "Bring the tea to dock 1, then charge.",
      "お茶を1番出荷口に運んで、充電して。"),
    Case(
      instruct(.together(steps(bring, deliver(E.candles, to: E.a1)))),
      "Bring the tea to dock 1 and bring the candles to A1.",
      "お茶を1番出荷口に運んで、ろうそくをA1に運んで。"),
    Case(
      instruct(
        .conditional(
          if: .clause(isEmpty), then: Instruction(deliver(ref(.it), to: ref(.there))),
          otherwise: Instruction(deliver(ref(.it), to: E.a2)))),
      "If A1 is empty, bring it there, otherwise bring it to A2.",
      "A1が空なら、それをそこに運んで、だめならそれをA2に運んで。"),
    Case(
      instruct(.times(3, Instruction(charge))), "Charge three times.",
      "3回充電して。"),
    Case(
      instruct(.loop(.clause(isEmpty), untilTrue: true, Instruction(bring))),
      "Bring the tea to dock 1 until A1 is empty.",
      "A1が空になるまでお茶を1番出荷口に運んで。"),
    Case(
      instruct(.loop(.clause(isEmpty), untilTrue: false, Instruction(charge))),
      "Charge while A1 is empty.",
      "A1が空である間充電して。"),
    Case(
      instruct(.every(1_800_000, until: .clock(43_200_000), Instruction(charge))),
      "Every 30 min, charge until 12:00.",
      "12:00まで30分ごとに充電して。"),
    Case(
      instruct(.wait(.clause(isEmpty), nil)), "Wait until A1 is empty.",
      "A1が空になるまで待って。"),
    Case(
      instruct(.wait(nil, .span(300_000))), "Wait for 5 min.",
      "5分間待って。"),
    Case(
      moved(Instruction(bring)) { $0.deadline = .clock(36_000_000) },
      "Bring the tea to dock 1 by 10:00.",
      "10:00までにお茶を1番出荷口に運んで。"),
    Case(
      moved(Instruction(bring)) { $0.start = .fromNow(1_200_000) },
      "Bring the tea to dock 1 in 20 min.",
      "20分後にお茶を1番出荷口に運んで。"),
    Case(
      moved(Instruction(bring)) { $0.constraints = [.avoid(.name("aisle-b"))] },
      "Bring the tea to dock 1 without passing row B.",
      "B列を通らずにお茶を1番出荷口に運んで。"),
    Case(
      moved(Instruction(bring)) {
        $0.constraints = [.via(.name("east-way")), .manner("careful")]
      }, "Bring the tea to dock 1 via the east way carefully.",
      "慎重に東の道経由でお茶を1番出荷口に運んで。"),
    Case(
      moved(Instruction(charge)) { $0.priority = .first }, "First charge.",
      "先に充電して。"),
    Case(
      moved(Instruction(charge)) { $0.priority = .now }, "Charge at once.",
      "今すぐ充電して。"),
    Case(
      moved(Instruction(charge)) { $0.addressee = .name("r1") }, "r1, charge.",
      "r1、充電して。"),
    Case(
      .ask(Question(.truth, .clause(teaOnA1))), "Is the tea on A1?",
      "お茶はA1にありますか？"),
    Case(
      .ask(Question(.role, .clause(E.at(.gap, E.a1)))), "What is on A1?",
      "A1に何がありますか？"),
    Case(
      .ask(Question(.place, .clause(E.at(tea, .gap)))), "Where is the tea?",
      "お茶はどこにありますか？"),
    Case(
      .ask(
        Question(
          .role, .clause(with(deliver(.gap, to: E.dock1, who: Entity(.you))) { $0.tense = .past }))),
      "Which carton did you bring to dock 1?",
      "どの箱を1番出荷口に運びましたか？"),
    Case(
      .ask(
        Question(
          .place, .clause(with(deliver(tea, to: .gap, who: Entity(.you))) { $0.tense = .past }))),
      "Where did you bring the tea?",
      "お茶をどこに運びましたか？"),
    Case(
      .ask(
        Question(
          .place, .clause(with(deliver(tea, from: .gap, who: Entity(.you))) { $0.tense = .past }))),
      "Where did you bring the tea from?",
      "お茶をどこから運びましたか？"),
    Case(
      .ask(
        Question(
          .reason,
          .clause(
            with(Clause(FrameName(.action, "move"), [.init("r", Entity(.you)), .init("to", E.a2)]))
            { $0.tense = .past }))), "Why did you go to A2?",
      "なぜA2へ移動しましたか？"),
    Case(
      .ask(Question(.time, .clause(with(deliver(tea, who: Entity(.you))) { $0.tense = .past }))),
      "When did you bring the tea?",
      "いつお茶を運びましたか？"),
    Case(
      .ask(Question(.truth, .clause(with(bring) { $0.aspect = .perfect }))),
      "Have you brought the tea to dock 1?",
      "お茶を1番出荷口に運びましたか？"),
    Case(
      .ask(Question(.truth, .clause(with(bring) { $0.modality = .can }))),
      "Can you bring the tea to dock 1?",
      "お茶を1番出荷口に運べますか？"),
    Case(
      .ask(Question(.count, .entity(boxes(.a, of("tea"), number: .many)))),
      "How many tea cartons are there?",
      "お茶は何箱ありますか？"),
    Case(
      .ask(Question(.role, .entity(boxes(.the, prop("red"), number: .many)))),
      "What are the red cartons?",
      "赤い箱はどれですか？"),
    Case(
      .ask(Question(.amount, .measure("weight", of: tea, from: nil))), "How heavy is the tea?",
      "お茶はどのくらい重いですか？"),
    Case(
      .ask(Question(.amount, .measure("load-limit", of: Entity(.you), from: nil))),
      "What is your load limit?",
      "積載量はどのくらいですか？"),
    Case(
      .ask(
        Question(.truth, .proposition(.compare(Comparison("weight", of: tea, .more, E.candles))))),
      "Is the tea heavier than the candles?",
      "お茶はろうそくより重いですか？"),
    Case(
      .ask(Question(.role, .agenda)), "What are you doing?",
      "何をしていますか？"),
    Case(
      .ask(Question(.outcome, .agenda, supposing: .clause(closed))),
      "What if the west way were closed?",
      "西の道が通行止めだったら？"),
    Case(
      .ask(Question(.role, .rules)), "What are my rules?",
      "ルールは何がありますか？"),
    Case(
      .ask(Question(.role, .abilities)), "What can you do?",
      "何ができますか？"),
    Case(
      .ask(Question(.role, .word("beans"))), "What does beans mean?",
      "beansって何ですか？"),
    Case(
      .ask(Question(.reason, .that)), "Why?",
      "なぜ？"),
    Case(
      .inform(.clause(with(teaOnA1) { $0.time = .now })), "The tea is on A1 now.",
      "お茶は今A1にあります。"),
    Case(
      .inform(.clause(with(teaOnA1) { $0.negated = true })), "The tea is not on A1.",
      "お茶はA1にありません。"),
    Case(
      .inform(.clause(isEmpty)), "A1 is empty.",
      "A1は空です。"),
    Case(
      .inform(.clause(closed)), "The west way is closed.",
      "西の道は通行止めです。"),
    Case(
      instruct(closed), "Close the west way.",
      "西の道を閉鎖して。"),
    Case(
      .ask(Question(.truth, .clause(closed))), "Is the west way closed?",
      "西の道は通行止めですか？"),
    Case(
      .control(.cancel(.clause(bring))), "Cancel bringing the tea to dock 1.",
      "お茶を1番出荷口に運ぶのは中止して。"),
    Case(
      .inform(.clause(with(isEmpty) { $0.negated = true })), "A1 is not empty.",
      "A1は空ではありません。"),
    Case(
      .inform(.clause(Clause(FrameName(.property, "red"), [.init("it", tea)]))), "The tea is red.",
      "お茶は赤いです。"),
    Case(
      .inform(
        .clause(with(Clause(FrameName(.property, "red"), [.init("it", tea)])) { $0.negated = true })
      ),
      "The tea is not red.",
      "お茶は赤くないです。"),
    Case(
      .inform(.clause(relation("holding", ground: Entity(.you), it: tea))), "You have the tea.",
      "お茶を持っています。"),
    Case(
      .fragment([Fragment(E.dock2)]), "Dock 2.",
      "2番出荷口。"),
    Case(
      .fragment([
        Fragment(E.dock2, marks: [], roles: [.init(FrameName(.intent, "deliver"), "destination")])
      ]), "To dock 2.",
      "2番出荷口に。"),
    Case(
      .fragment([Fragment(ones(prop("red")))]), "The red one.",
      "赤いもの。"),
    Case(
      .fragment([Fragment(tea, focus: .also)]), "The tea too.",
      "お茶も。"),
    Case(
      .fragment([Fragment(tea, focus: .only)]), "Only the tea.",
      "お茶だけ。"),
    Case(
      .correct(.fragments([Fragment(E.dock2)])), "No, dock 2.",
      "違う、2番出荷口。"),
    Case(
      .correct(.instruction(Instruction(deliver(ref(.it), to: E.a1)))), "I mean, bring it to A1.",
      "違う、それをA1に運んで。"),
    Case(
      .correct(.wrong(nil)), "That is wrong.",
      "違います。"),
    Case(
      .confirm, "Yes.",
      "はい。"),
    Case(
      .deny, "No.",
      "いいえ。"),
    Case(
      .choose(.both), "Both.",
      "両方。"),
    Case(
      .choose(.either), "Either.",
      "どちらでも。"),
    Case(
      .choose(.neither), "Neither.",
      "どちらもいりません。"),
    Case(
      .choose(.ordinal(2)), "The second one.",
      "2番目の。"),
    Case(
      .choose(.ordinal(-1)), "The last one.",
      "最後の。"),
    Case(
      .rule(
        Rule(
          trigger: .becomes(.clause(E.begins(boxes(.a, of("tea"), number: .unmarked), E.dock2))),
          body: Instruction(deliver(Entity(.bound(0)), to: E.a1)), once: false)),
      "Whenever tea arrives at dock 2, bring it to A1.",
      "2番出荷口にお茶が着いたら、毎回それをA1に運んで。"),
    Case(
      .rule(
        Rule(
          trigger: .becomes(
            .compare(
              Comparison("weight", of: tea, .more, Entity(.quantity(Quantity(20, "kg")))))),
          body: Instruction(charge), once: true)), "When the tea is heavier than 20 kg, charge.",
      "お茶が20キロより重いなら、充電して。"),
    Case(
      .rule(
        Rule(
          trigger: .becomes(
            .count(
              .the(Description(.bare, "box", number: .many, conditions: [located("shelf-a-1")])),
              .less, 3)),
          body: Instruction(charge), once: false)),
      "Whenever there are fewer than three cartons on A1, charge.",
      "A1の箱が3箱未満なら、毎回充電して。"),
    Case(
      .rule(Rule(trigger: .every(600_000), body: Instruction(charge), once: false)),
      "Every 10 min, charge.",
      "10分ごとに充電して。"),
    Case(
      .teach(.noun("beans", boxes(.bare, of("coffee"), number: .many))),
      "beans are coffee cartons.",
      "beansというのはコーヒーの箱のことです。"),
    Case(
      .teach(.procedure("close up", Instruction(.sequence(steps(bring, charge))))),
      "To close up: bring the tea to dock 1, then charge.",
      "close upというのは、お茶を1番出荷口に運んで、充電して。"),
    Case(
      .ask(
        Question(
          .truth,
          .clause(
            Clause(
              FrameName(.existence, "exists"), [.init("it", boxes(.a, of("tea"), number: .one))])))),
      "Is there a tea carton?",
      "お茶の箱がありますか？"),
    Case(
      .ask(
        Question(
          .role,
          .entity(
            .the(
              Description(
                .bare, "box",
                conditions: [
                  .clause(with(deliver(.gap, to: E.dock1, who: Entity(.you))) { $0.tense = .past })
                ]))))), "Which carton did you bring to dock 1?",
      "1番出荷口に運んだ箱はどれですか？"),
    Case(
      .inform(
        .clause(
          Clause(
            FrameName(.existence, "exists"),
            [.init("it", boxes(.atMost(2), located("shelf-a-1"), number: .many))]))),
      "There are up to two cartons on A1.",
      "A1の箱が2箱まであります。"),
    Case(
      .control(.stop), "Stop.",
      "止まって。"),
    Case(
      .control(.resume), "Go on.",
      "再開して。"),
    Case(
      .control(.cancel(.all)), "Cancel everything.",
      "全部中止して。"),
    Case(
      .control(.cancel(.last)), "Cancel that.",
      "中止して。"),
    Case(
      .control(.cancel(.about(tea))), "Forget the tea.",
      "お茶はもういい。"),
    Case(
      .control(.undo(1)), "Undo that.",
      "取り消して。"),
    Case(
      .control(.undo(2)), "Undo the last two things.",
      "最後の2つを取り消して。"),
    Case(
      .control(.again), "Again.",
      "もう一度やって。"),
    Case(
      .control(.dropRule(1)), "Forget rule 1.",
      "ルール1を取り消して。"),
    Case(
      .control(.dropRule(nil)), "Forget all rules.",
      "ルールを全部取り消して。"),
    Case(
      .social(.thanks), "Thanks.",
      "ありがとう。"),
    Case(
      .social(.greeting), "Hello.",
      "こんにちは。"),
    Case(
      [instruct(bring), .ask(Question(.count, .entity(boxes(.a, of("tea"), number: .many))))],
      "Bring the tea to dock 1. How many tea cartons are there?",
      "お茶を1番出荷口に運んで。お茶は何箱ありますか？"),
  ]

  @Test(arguments: cases)
  func everyKindOfTurnCanBeSaid(_ one: Case) {
    let english = SayingDepot.inEnglish.say(one.turn)
    #expect(english == one.english)
    let japanese = SayingDepot.inJapanese.say(one.turn)
    #expect(japanese == one.japanese)
  }
}
