import Meaning
import Testing

@testable import Language

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
  static let charge = Clause(FrameName(.intent, "charge"))
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
    Case(instruct(bring), "", ""),
    Case(instruct(deliver(E.candles, from: E.a3, to: E.dock1)), "", ""),
    Case(instruct(deliver(ref(.it), to: ref(.there))), "", ""),
    Case(instruct(deliver(ref(.them), to: ref(.back))), "", ""),
    Case(instruct(deliver(boxes(.exactly(2), of("tea"), number: .many), to: E.dock1)), "", ""),
    Case(
      instruct(
        deliver(
          Entity(.part(.exactly(2), of: boxes(.the, of("tea"), number: .many))), to: E.dock1)), "",
      ""),
    Case(
      instruct(
        deliver(Entity(.part(.half, of: boxes(.the, of("tea"), number: .many))), to: E.dock1)), "",
      ""),
    Case(
      instruct(
        deliver(
          .the(
            Description(
              .all, nil, number: .many,
              conditions: [.clause(E.at(.gap, .name("aisle-b")))],
              except: boxes(.the, of("rope")))), to: E.dock2)), "", ""),
    Case(
      instruct(
        deliver(
          boxes(
            .the,
            .compare(Comparison("weight", .less, Entity(.quantity(Quantity(15, "kg"))))),
            number: .one, pick: Superlative("weight", most: true)), to: E.a3)), "", ""),
    Case(
      instruct(
        deliver(
          boxes(
            .any, .compare(Comparison("weight", .more, tea)), number: .one), to: E.a3)), "", ""),
    Case(
      instruct(
        deliver(
          boxes(.the, number: .one, pick: Superlative("weight", most: false, rank: 2)), to: E.a3)),
      "", ""),
    Case(
      instruct(
        deliver(
          boxes(
            .the, .compare(Comparison("weight", .high)), number: .one), to: E.a3)), "", ""),
    Case(
      instruct(
        deliver(
          tea,
          to: .the(
            Description(
              .the, "shelf", pick: Superlative("distance", most: false, from: .name("charger"))))
        )), "", ""),
    Case(
      instruct(
        deliver(
          ones(
            .clause(
              with(deliver(.gap, who: Entity(.you))) { $0.tense = .past })), to: E.dock1)), "", ""),
    Case(
      instruct(
        deliver(
          boxes(.the, of("tea"), .any([prop("red"), prop("blue")]), number: .many), to: E.dock1)),
      "",
      ""),
    Case(
      instruct(
        deliver(
          boxes(.each, of("tea"), number: .one),
          to: .the(Description(.a, "dock")))), "", ""),
    Case(
      instruct(deliver(both(E.red, tea), to: E.dock1)), "", ""),
    Case(
      instruct(deliver(tea, to: Entity(.coordination(.or, [E.dock1, E.dock2])))), "", ""),
    Case(instruct(with(bring) { $0.negated = true }), "", ""),
    Case(instruct(with(teaOnA1) { $0.modality = .wanted }), "", ""),
    Case(instruct(.sequence(steps(bring, charge))), "", ""),
    Case(instruct(.together(steps(bring, deliver(E.candles, to: E.a1)))), "", ""),
    Case(
      instruct(
        .conditional(
          if: .clause(isEmpty), then: Instruction(deliver(ref(.it), to: ref(.there))),
          otherwise: Instruction(deliver(ref(.it), to: E.a2)))), "", ""),
    Case(instruct(.times(3, Instruction(charge))), "", ""),
    Case(instruct(.loop(.clause(isEmpty), untilTrue: true, Instruction(bring))), "", ""),
    Case(instruct(.loop(.clause(isEmpty), untilTrue: false, Instruction(charge))), "", ""),
    Case(
      instruct(.every(1_800_000, until: .clock(43_200_000), Instruction(charge))), "", ""),
    Case(instruct(.wait(.clause(isEmpty), nil)), "", ""),
    Case(instruct(.wait(nil, .span(300_000))), "", ""),
    Case(moved(Instruction(bring)) { $0.deadline = .clock(36_000_000) }, "", ""),
    Case(moved(Instruction(bring)) { $0.start = .fromNow(1_200_000) }, "", ""),
    Case(
      moved(Instruction(bring)) { $0.constraints = [.avoid(.name("aisle-b"))] }, "", ""),
    Case(
      moved(Instruction(bring)) {
        $0.constraints = [.via(.name("east-way")), .manner("careful")]
      }, "", ""),
    Case(moved(Instruction(charge)) { $0.priority = .first }, "", ""),
    Case(moved(Instruction(charge)) { $0.priority = .now }, "", ""),
    Case(moved(Instruction(charge)) { $0.addressee = .name("r1") }, "", ""),
    Case(.ask(Question(.truth, .clause(teaOnA1))), "", ""),
    Case(.ask(Question(.role, .clause(E.at(.gap, E.a1)))), "", ""),
    Case(.ask(Question(.place, .clause(E.at(tea, .gap)))), "", ""),
    Case(
      .ask(
        Question(
          .role, .clause(with(deliver(.gap, to: E.dock1, who: Entity(.you))) { $0.tense = .past }))),
      "", ""),
    Case(
      .ask(
        Question(
          .place, .clause(with(deliver(tea, to: .gap, who: Entity(.you))) { $0.tense = .past }))),
      "", ""),
    Case(
      .ask(
        Question(
          .place, .clause(with(deliver(tea, from: .gap, who: Entity(.you))) { $0.tense = .past }))),
      "", ""),
    Case(
      .ask(
        Question(
          .reason,
          .clause(
            with(Clause(FrameName(.action, "move"), [.init("r", Entity(.you)), .init("to", E.a2)]))
            { $0.tense = .past }))), "", ""),
    Case(
      .ask(Question(.time, .clause(with(deliver(tea, who: Entity(.you))) { $0.tense = .past }))),
      "", ""),
    Case(.ask(Question(.truth, .clause(with(bring) { $0.aspect = .perfect }))), "", ""),
    Case(.ask(Question(.truth, .clause(with(bring) { $0.modality = .can }))), "", ""),
    Case(.ask(Question(.count, .entity(boxes(.a, of("tea"), number: .many)))), "", ""),
    Case(.ask(Question(.role, .entity(boxes(.the, prop("red"), number: .many)))), "", ""),
    Case(.ask(Question(.amount, .measure("weight", of: tea, from: nil))), "", ""),
    Case(.ask(Question(.amount, .measure("load-limit", of: Entity(.you), from: nil))), "", ""),
    Case(
      .ask(Question(.truth, .proposition(.compare(Comparison("weight", of: tea, .more, E.red))))),
      "", ""),
    Case(.ask(Question(.role, .agenda)), "", ""),
    Case(.ask(Question(.outcome, .agenda, supposing: .clause(closed))), "", ""),
    Case(.ask(Question(.role, .rules)), "", ""),
    Case(.ask(Question(.role, .abilities)), "", ""),
    Case(.ask(Question(.role, .word("beans"))), "", ""),
    Case(.ask(Question(.reason, .that)), "", ""),
    Case(.inform(.clause(with(teaOnA1) { $0.time = .now })), "", ""),
    Case(.inform(.not(.clause(teaOnA1))), "", ""),
    Case(.inform(.clause(isEmpty)), "", ""),
    Case(.inform(.clause(closed)), "", ""),
    Case(instruct(closed), "", ""),
    Case(.ask(Question(.truth, .clause(closed))), "", ""),
    Case(.control(.cancel(.clause(bring))), "", ""),
    Case(.inform(.clause(with(isEmpty) { $0.negated = true })), "", ""),
    Case(.inform(.clause(Clause(FrameName(.property, "red"), [.init("it", tea)]))), "", ""),
    Case(
      .inform(
        .clause(with(Clause(FrameName(.property, "red"), [.init("it", tea)])) { $0.negated = true })
      ),
      "", ""),
    Case(.inform(.clause(relation("holding", ground: Entity(.you), it: tea))), "", ""),
    Case(.fragment([Fragment(E.dock2)]), "", ""),
    Case(
      .fragment([
        Fragment(E.dock2, marks: [], roles: [.init(FrameName(.intent, "deliver"), "destination")])
      ]), "", ""),
    Case(.fragment([Fragment(ones(prop("red")))]), "", ""),
    Case(.fragment([Fragment(tea, focus: .also)]), "", ""),
    Case(.fragment([Fragment(tea, focus: .only)]), "", ""),
    Case(.correct(.fragments([Fragment(E.dock2)])), "", ""),
    Case(.correct(.instruction(Instruction(deliver(ref(.it), to: E.a1)))), "", ""),
    Case(.correct(.wrong), "", ""),
    Case(.confirm, "", ""), Case(.deny, "", ""), Case(.choose(.both), "", ""),
    Case(.choose(.either), "", ""), Case(.choose(.neither), "", ""),
    Case(.choose(.ordinal(2)), "", ""), Case(.choose(.ordinal(-1)), "", ""),
    Case(
      .rule(
        Rule(
          trigger: .becomes(.clause(E.begins(boxes(.a, of("tea"), number: .unmarked), E.dock2))),
          body: Instruction(deliver(Entity(.bound(0)), to: E.a1)), once: false)), "", ""),
    Case(
      .rule(
        Rule(
          trigger: .becomes(
            .compare(
              Comparison("weight", of: tea, .more, Entity(.quantity(Quantity(20, "kg")))))),
          body: Instruction(charge), once: true)), "", ""),
    Case(
      .rule(
        Rule(
          trigger: .becomes(
            .count(
              .the(Description(.bare, "box", number: .many, conditions: [located("shelf-a-1")])),
              .less, 3)),
          body: Instruction(charge), once: false)), "", ""),
    Case(.rule(Rule(trigger: .every(600_000), body: Instruction(charge), once: false)), "", ""),
    Case(.teach(.noun("beans", boxes(.a, of("coffee"), number: .many))), "", ""),
    Case(.teach(.procedure("close up", Instruction(.sequence(steps(bring, charge))))), "", ""),
    Case(.control(.stop), "", ""), Case(.control(.resume), "", ""),
    Case(.control(.cancel(.all)), "", ""), Case(.control(.cancel(.last)), "", ""),
    Case(.control(.cancel(.about(tea))), "", ""), Case(.control(.undo(1)), "", ""),
    Case(.control(.undo(2)), "", ""), Case(.control(.again), "", ""),
    Case(.control(.dropRule(1)), "", ""), Case(.control(.dropRule(nil)), "", ""),
    Case(.social(.thanks), "", ""), Case(.social(.greeting), "", ""),
    Case(
      [instruct(bring), .ask(Question(.count, .entity(boxes(.a, of("tea"), number: .many))))], "",
      ""),
  ]

  @Test func dump() {
    for one in Self.cases {
      print("EN", SayingDepot.inEnglish.say(one.turn), "\nJA", SayingDepot.inJapanese.say(one.turn))
    }
  }
}
