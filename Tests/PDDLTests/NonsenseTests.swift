import Foundation
import PDDL
import SourceText
import Testing

/// Whatever is read as PDDL, reading it ends, quickly, in a value or in diagnostics.
@Suite struct NonsenseTests {
  static let seeds: [[UInt8]] = [
    Array(depotDomain.utf8), Array(depotProblem.utf8), Array(SemanticsTests.chain.utf8),
  ]

  static func read(_ bytes: [UInt8]) throws {
    let file = SourceFile(name: "nonsense", bytes: bytes)
    let depot = try #require(
      PDDLReader.domain(SourceFile(name: "depot", text: depotDomain)).0)
    let (domain, domainIssues) = PDDLReader.domain(file)
    #expect((domain == nil) == domainIssues.contains { $0.severity == .error })
    let (problem, issues) = PDDLReader.problem(file, domain: depot)
    #expect((problem == nil) == issues.contains { $0.severity == .error })
    for issue in (domainIssues + issues).prefix(20) { #expect(!issue.rendered().isEmpty) }
    _ = PDDLReader.formula(file, domain: depot, objects: ObjectTable())
    _ = PDDLReader.worldChange(file, domain: depot, objects: ObjectTable())
    _ = PlanReader.plan(file, domain: depot, objects: ObjectTable())
  }

  @Test(arguments: 0..<40) func randomBytesAreSurvived(seed: UInt64) throws {
    var dice = Dice(seed)
    let alphabet = Array("()()()  \n?-=:;.abc10[]\t\r".utf8) + [0xFF, 0xE3, 0x81, 0x00]
    try Self.read((0..<400).map { _ in alphabet[dice.roll(alphabet.count)] })
    try Self.read((0..<400).map { _ in UInt8(dice.roll(256)) })
  }

  @Test(arguments: 0..<60) func cutAndMixedFilesAreSurvived(seed: UInt64) throws {
    var dice = Dice(seed)
    var bytes = Self.seeds[dice.roll(Self.seeds.count)]
    for _ in 0...dice.roll(4) {
      let from = dice.roll(bytes.count)
      let to = min(bytes.count, from + dice.roll(80))
      switch dice.roll(4) {
      case 0: bytes.removeSubrange(from..<to)
      case 1: bytes.insert(contentsOf: bytes[from..<to], at: dice.roll(bytes.count))
      case 2: bytes[from] = UInt8(ascii: dice.roll(2) == 0 ? "(" : ")")
      default: bytes.removeSubrange(to...)
      }
      if bytes.isEmpty { break }
    }
    try Self.read(bytes)
  }

  @Test(.enabled(if: !RealFiles.pairs.isEmpty), arguments: 0..<30)
  func cutRealFilesAreSurvived(seed: UInt64) throws {
    var dice = Dice(seed)
    let pair = RealFiles.pairs[dice.roll(RealFiles.pairs.count)]
    let bytes = try RealFiles.file(pair.domain).bytes
    try Self.read(Array(bytes.prefix(dice.roll(bytes.count))))
    try Self.read(Array(bytes.dropFirst(dice.roll(bytes.count))))
  }

  @Test func aMillionBracketsAreRefusedWithoutHarm() throws {
    let (domain, found) = PDDLReader.domain(
      SourceFile(name: "x", bytes: [UInt8](repeating: UInt8(ascii: "("), count: 1_000_000)))
    #expect(domain == nil)
    #expect(lines(found).contains("1:501 brackets are nested deeper than 500"))
    let (_, closing) = PDDLReader.domain(
      SourceFile(name: "x", bytes: [UInt8](repeating: UInt8(ascii: ")"), count: 1_000_000)))
    #expect(closing.count < 300)
    #expect(closing.last?.message == "and 999800 more mistakes")
  }

  @Test func nestingUpToTheBoundIsRead() throws {
    let deep = String(repeating: "(not ", count: 490) + "(p)" + String(repeating: ")", count: 490)
    let (domain, _) = PDDLReader.domain(
      SourceFile(
        name: "x",
        text: "(define (domain d) (:predicates (p)) (:action a :precondition \(deep)))"))
    let model = try #require(domain)
    let state = State(facts: [Fact(PredicateID(0), [])])
    let semantics = Semantics(domain: model, objects: ObjectTable())
    #expect(semantics.holds(model.actions[0].precondition, in: state))
  }
}
