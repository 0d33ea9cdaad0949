import Language
import Meaning
import Testing

@testable import Saying

/// What is said to mean something is understood to mean it: `read(say(m)) == m`.
struct SayingRoundTripTests {
  static let front = SayingDepot.front.front

  static func readsBack(_ turn: Turn, in language: String) -> Bool {
    var context = TalkContext()
    context.language = language
    let words = front.say(turn, in: language)
    return front.read(words, in: context).readings.first?.turn == turn
  }

  /// Whether a turn is among the readings that are as good as the best.
  static func isRead(_ turn: Turn, in language: String) -> Bool {
    var context = TalkContext()
    context.language = language
    let readings = front.read(front.say(turn, in: language), in: context).readings
    return readings.contains { $0.turn == turn && $0.cost == readings[0].cost }
  }

  typealias Turns = SayingTurnsTests
  typealias E = SayingEnglishTests

  static let commands: [Turn] = [
    Turns.bring, deliver(E.candles, from: E.a3, to: E.dock1), deliver(ref(.it), to: ref(.there)),
    deliver(boxes(.exactly(2), of("tea"), number: .many), to: E.dock1),
    deliver(
      Entity(.part(.exactly(2), of: boxes(.the, of("tea"), number: .many))), to: E.dock1),
    deliver(
      boxes(.the, number: .one, pick: Superlative("weight", most: false, rank: 2)), to: E.a3),
    deliver(
      boxes(
        .the, .compare(Comparison("weight", .less, Entity(.quantity(Quantity(15, "kg"))))),
        number: .one, pick: Superlative("weight", most: true)), to: E.a3),
    Turns.with(Turns.bring) { $0.negated = true },
    Turns.with(Turns.teaOnA1) { $0.modality = .wanted }, Turns.charge,
  ].map { Turn([.instruct(Instruction($0))]) }

  static let others: [Turn] = [
    Turn([.ask(Question(.truth, .clause(Turns.teaOnA1)))]),
    Turn([.ask(Question(.role, .clause(E.at(.gap, E.a1))))]),
    Turn([.ask(Question(.reason, .that))]), Turn([.ask(Question(.role, .agenda))]),
    Turn([.ask(Question(.count, .entity(boxes(.a, of("tea"), number: .many))))]),
    Turn([.ask(Question(.role, .word("beans")))]),
    Turn([.inform(.clause(Turns.isEmpty))]),
    Turn([.inform(.clause(Turns.with(Turns.teaOnA1) { $0.negated = true }))]),
    Turn([.confirm]), Turn([.deny]), Turn([.choose(.both)]), Turn([.choose(.neither)]),
    Turn([.control(.stop)]), Turn([.control(.resume)]), Turn([.control(.cancel(.all))]),
    Turn([.control(.undo(1))]), Turn([.control(.undo(2))]), Turn([.control(.again)]),
    Turn([.control(.dropRule(1))]), Turn([.social(.thanks)]), Turn([.social(.greeting)]),
    Turn([.social(.acknowledgement)]),
  ]

  @Test(arguments: commands.indices)
  func aCommandReadsBack(_ index: Int) {
    #expect(Self.readsBack(Self.commands[index], in: "en"))
  }

  @Test(arguments: others.indices)
  func anotherTurnReadsBack(_ index: Int) {
    #expect(Self.readsBack(Self.others[index], in: "en"))
  }

  /// Some sampled meanings have two readings that are as good (a thing on a shelf that is brought from
  /// there); the share of those that have one as it was meant may only grow.
  @Test func sampledTurnsReadBackAsOftenAsTheyDid() {
    var sampler = MeaningSampler(
      vocabulary: SayingDepot.vocabulary, marksNumber: true, seed: 17)
    let turns = (0..<100).map { _ in sampler.turn() }
    let lost = turns.filter { !Self.isRead($0, in: "en") }
    let words = lost.map { Self.front.say($0, in: "en") }
    #expect(words.count <= 10, "\(words)")
  }
}
