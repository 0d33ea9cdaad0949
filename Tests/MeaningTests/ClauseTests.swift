import Meaning
import SourceText
import Testing

@Suite("Clauses and traces")
struct ClauseTests {
  @Test("fillers keep the order of their roles, however they were given")
  func order() {
    var clause = Clause(
      FrameName(.intent, "deliver"), [.init("to", .name("a")), .init("item", .name("b"))])
    #expect(clause.fillers.map(\.role) == ["item", "to"])
    clause["from"] = .name("c")
    #expect(clause.fillers.map(\.role) == ["from", "item", "to"])
    clause["item"] = nil
    #expect(clause.fillers.map(\.role) == ["from", "to"])
    #expect(clause["item"] == nil)
  }

  @Test("two phrases mean the same wherever their words stood")
  func traces() {
    let here = Entity(.name("a"), trace: Trace(SourceRange(0, 4)))
    let there = Entity(.name("a"), trace: Trace(SourceRange(9, 13)))
    #expect(here == there)
    #expect(here.hashValue == there.hashValue)
    #expect(here.trace.union(there.trace).range == SourceRange(0, 13))
  }

  @Test("the gaps of a clause are the roles it describes or asks for")
  func gaps() {
    let clause = Clause(
      FrameName(.relation, "at"), [.init("it", .gap), .init("ground", .name("dock"))])
    #expect(clause.gaps == ["it"])
  }

  @Test("the clauses of an instruction come in the order they were said")
  func clauses() {
    func go(_ name: String) -> Instruction { Instruction(Clause(FrameName(.intent, name))) }
    let whole = Instruction(
      .sequence([
        go("a"), Instruction(.times(2, go("b"))), Instruction(.together([go("c"), go("d")])),
      ]))
    #expect(whole.clauses.map(\.frame.name) == ["a", "b", "c", "d"])
  }
}
