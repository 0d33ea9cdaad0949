import Meaning
import PDDL
import Testing

@testable import Dialogue

@Suite("Acts that wait for an answer")
struct ReplacingTests {
  private let deliver = Clause(
    FrameName(.intent, "deliver"),
    [.init("item", .the(Description(.the, "box"))), .init("to", .name("dock"))])

  @Test("a clause is replaced wherever it stands in an instruction")
  func clause() {
    var filled = deliver
    filled["item"] = .name("box-1")
    let act = Act.instruct(
      Instruction(
        .sequence([Instruction(Clause(FrameName(.intent, "charge"))), Instruction(deliver)])))
    guard case .instruct(let instruction) = act.replacing(deliver, with: filled) else {
      Issue.record("no instruction")
      return
    }
    #expect(instruction.clauses.map { $0["item"] } == [nil, .name("box-1")])
  }

  @Test("an entity is replaced in what a question asks of")
  func entity() {
    let phrase = Entity.the(Description(.the, "box"))
    let act = Act.ask(Question(.amount, .measure("weight", of: phrase, from: nil)))
    #expect(
      act.replacing(phrase, with: .name("box-1"))
        == .ask(Question(.amount, .measure("weight", of: .name("box-1"), from: nil))))
  }
}

@Suite("What was spoken of")
struct SalienceTests {
  @Test("the topic of the last turn comes before its other roles and before older turns")
  func order() {
    var salience = Salience()
    let (a, b, c) = (ObjectID(0), ObjectID(1), ObjectID(2))
    salience.beginTurn()
    salience.mention([a], .topic)
    salience.beginTurn()
    salience.mention([b], .role)
    salience.mention([c], .topic)
    #expect(salience.mentions.map(\.objects) == [[c], [b], [a]])
    #expect(salience.first { $0 != [c] } == [[b]])
  }

  @Test("equally present things tie")
  func ties() {
    var salience = Salience()
    salience.beginTurn()
    salience.mention([ObjectID(0)], .role)
    salience.mention([ObjectID(1)], .role)
    #expect(Set(salience.first { _ in true }.flatMap { $0 }) == [ObjectID(0), ObjectID(1)])
  }
}
