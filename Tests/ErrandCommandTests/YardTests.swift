import Foundation
import Testing

/// Whole conversations in a domain that nothing was made for: a yard without a floor map, as somebody
/// would write it from the README. What is said is kept in files beside the talks, which a person reads
/// when they change.
///
/// To write one anew, in the folder `talks`: `errand run --domain .. asking.en.errand >asking.en.txt`.
@Suite("The yard")
struct YardTests {
  private static let yard = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Yard")

  @Test("nothing is wrong with its files")
  func check() throws {
    let outcome = try Program.inFolder { try Program.run(["check", Self.yard.path], in: $0) }
    #expect(outcome.status == 0)
    #expect(outcome.out.contains("0 remarks"))
  }

  @Test(
    "talks go as they are written down, and end with the status of what was refused",
    arguments: [
      ("asking.en", 3), ("asking.ja", 3), ("correcting.en", 3), ("correcting.ja", 3),
      ("forbidding.en", 3), ("forbidding.ja", 3), ("sharing.en", 2), ("sharing.ja", 3),
      ("following.en", 1), ("following.ja", 1), ("among.en", 0), ("among.ja", 0),
      ("supposing.en", 2), ("supposing.ja", 1), ("telling.en", 3), ("telling.ja", 3),
      ("wanting.en", 1), ("wanting.ja", 1),
    ])
  func talk(_ name: String, status: Int32) throws {
    let talks = Self.yard.appendingPathComponent("talks")
    let script = talks.appendingPathComponent("\(name).errand")
    let outcome = try Program.inFolder {
      try Program.run(["run", "--domain", Self.yard.path, script.path], in: $0)
    }
    let written = try String(
      contentsOf: talks.appendingPathComponent("\(name).txt"), encoding: .utf8)
    #expect(outcome.errors == "")
    #expect(outcome.out == written)
    #expect(outcome.status == status)
  }
}
