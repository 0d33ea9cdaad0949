import Robots
import SourceText
import Testing

@testable import Console

@Suite("Scripts")
struct ScriptTests {
  private func script(_ text: String) -> Script { Script(SourceFile(name: "s.errand", text: text)) }

  @Test("utterances, commands, comments and blank lines are told apart")
  func lines() {
    let script = script("# night\nbring tea\n\n.wait 30 s\r\n  \n.expect \"done\"\n")
    #expect(
      script.lines.map(\.kind) == [
        .utterance("bring tea"), .command("wait", "30 s"), .command("expect", "\"done\""),
      ])
    #expect(script.diagnostics.isEmpty)
  }

  @Test(
    "lines below a header that stand deeper are one utterance",
    arguments: [(":", ", "), ("：", "、")])
  func blocks(colon: String, comma: String) {
    let script = script("for each red box\(colon)\n  take it to A1\n  charge\nstop\n")
    #expect(
      script.lines.map(\.kind) == [
        .utterance("for each red box\(comma)take it to A1\(comma)charge"), .utterance("stop"),
      ])
  }

  @Test(
    "a mistake names its line and what to try",
    arguments: [
      ("a:\nb\n", 1, "is empty"), ("a\n  b\n", 2, "stands deeper"),
      ("a:\n  .wait 3 s\n  b\n", 2, "stands inside a block"),
    ])
  func mistakes(text: String, line: Int, message: String) throws {
    let found = try #require(script(text).diagnostics.first)
    #expect(found.message.contains(message))
    #expect(found.position?.line == line)
    #expect(found.hint != nil)
  }

  @Test("a file that is not UTF-8 is told as such, and says nothing")
  func notText() {
    let script = Script(SourceFile(name: "s.errand", bytes: [0x93, 0xfa, 0x96, 0x7b]))
    #expect(script.lines.isEmpty)
    #expect(script.diagnostics.map(\.severity) == [.error])
  }

  @Test("random bytes make no script crash")
  func random() {
    var seed: UInt64 = 7
    for _ in 0..<500 {
      var bytes: [UInt8] = []
      for _ in 0..<80 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: seed >> 33))
      }
      let script = Script(SourceFile(name: "r", bytes: bytes))
      #expect(script.lines.count <= 81)
    }
  }
}

@Suite("Expectations")
struct ExpectationTests {
  @Test(
    "patterns match whole replies",
    arguments: [
      ("All right.", "All right.", true), ("All right", "All right.", false),
      ("*tea*", "The tea is here", true),
      ("The * is *", "The tea is at dock 1", true), ("a|b", "b", true), ("a|b", "c", false),
      ("*7*|*seven*", "there are seven", true), ("*7*", "", false), ("*", "", true),
    ])
  func patterns(pattern: String, reply: String, matches: Bool) {
    #expect(Expectation.Pattern(pattern).matches(reply) == matches)
  }

  @Test("every form is read, and what is none is not")
  func forms() {
    #expect(Expectation.read("(at a b)") == .condition("(at a b)"))
    #expect(Expectation.read("question") == .question(nil))
    #expect(Expectation.read("no question") == .noQuestion)
    #expect(Expectation.read("refusal \"*15*\"") == .refusal(.init("*15*")))
    #expect(Expectation.read("unmoved box-1") == .unmoved("box-1"))
    #expect(Expectation.read("never (at a b)") == .never("(at a b)"))
    #expect(Expectation.read("order (a) (b (c))") == .order("(a)", "(b (c))"))
    for wrong in ["", "questions", "order (a)", "\"open", "never so"] {
      #expect(Expectation.read(wrong) == nil)
    }
  }
}

@Suite("What goes out")
struct OutputTests {
  @Test("JSON keeps the order of members and escapes what it must")
  func json() {
    let value = JSON.object([
      ("b", .text("a\"\\\n\u{1}棚")), ("a", .array([.whole(1), .number(1.5), .null, .truth(true)])),
    ])
    #expect(value.written == #"{"b":"a\"\\\n\u0001棚","a":[1,1.5,null,true]}"#)
  }

  @Test(
    "lengths and points of time are read as people write them",
    arguments: [
      ("30 s", 30_000), ("90", 90_000), ("5 min", 300_000), ("1.5 h", 5_400_000), ("20秒", 20_000),
    ])
  func spans(text: String, milliseconds: Int) {
    #expect(Clock.span(text)?.milliseconds == milliseconds)
  }

  @Test("what is no time is no time", arguments: ["", "soon", "-3 s", "1:70", "5 weeks", "nan s"])
  func noTimes(text: String) {
    #expect(Clock.span(text) == nil)
    #expect(Clock.instant(text) == nil)
  }

  @Test("a table is read with quoted cells; rows that do not fit are told")
  func rows() {
    let good = Rows.read(SourceFile(name: "o.csv", text: "sku,dock\n\"tea, green\",1\nrope,2\n"))
    #expect(good.0 == [["sku": "tea, green", "dock": "1"], ["sku": "rope", "dock": "2"]])
    let bad = Rows.read(SourceFile(name: "o.csv", text: "sku,dock\nrope\n"))
    #expect(bad.1.first?.position?.line == 2)
    #expect(Rows.read(SourceFile(name: "o.csv", text: "")).1.count == 1)
  }

  @Test("every command of the table has help, and no two have one name")
  func commands() {
    let names = DotCommand.table.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(DotCommand.table.allSatisfy { !$0.help.isEmpty })
  }
}
