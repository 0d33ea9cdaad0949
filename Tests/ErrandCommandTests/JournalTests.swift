import Foundation
import Testing

/// A session is killed at any moment and taken up again: nothing is forgotten, nothing done twice.
@Suite("Journals", .serialized)
struct JournalTests {
  /// How often to kill; many by hand, with `ERRAND_KILLS`.
  static let kills = ProcessInfo.processInfo.environment["ERRAND_KILLS"].flatMap { Int($0) } ?? 10

  private static let lines = [
    "Whenever tea arrives at dock 2, take it to A1.", "Bring two of the tea boxes to dock 2.",
    "Aisle B is closed.", "Bring the tape in row E to dock 3.", "the blue one",
    "A3のろうそくを1番出荷口に運んで", "why?", "Bring the coffee to dock 1.",
  ]

  private static var script: String {
    lines.prefix(2).joined(separator: "\n") + "\n.wait 40 s\nstop\n.wait 10 s\ngo on\n"
      + lines.dropFirst(2).joined(separator: "\n.wait 25 s\n") + "\n"
  }

  @Test("a script that is killed again and again goes on where it was, to the same journal")
  func scripts() throws {
    try Program.inFolder { folder in
      let script = try folder.file("s.errand", Self.script)
      let whole = folder.appendingPathComponent("whole").path
      let began = Date()
      let plain = try Program.run(["run", script, "--journal", whole], in: folder)
      let length = Date().timeIntervalSince(began)
      #expect(plain.status < 64, "\(plain.errors)")
      let expected = try Data(contentsOf: URL(fileURLWithPath: whole))

      var dice = Dice(seed: 11)
      let journal = folder.appendingPathComponent("killed")
      var count = 0
      while count < Self.kills {
        let run = try Program.Run(
          ["run", script, "--journal", journal.path], in: folder, readsInput: false)
        usleep(UInt32(length * 1_000_000 * dice.next()))
        run.send(SIGKILL)
        let outcome = run.end()
        #expect(outcome.status == SIGKILL || outcome.status == plain.status, "\(outcome.errors)")
        count += 1
        let kept = (try? Data(contentsOf: journal)) ?? Data()
        // A line may be cut off; all before it is what it would have been.
        #expect(expected.starts(with: kept))
        if outcome.status != SIGKILL { try? FileManager.default.removeItem(at: journal) }
      }
      let last = try Program.run(["run", script, "--journal", journal.path], in: folder)
      #expect(last.status == plain.status, "\(last.errors)")
      #expect(try Data(contentsOf: journal) == expected)
      let replay = try Program.run(["replay", journal.path], in: folder)
      #expect(replay.status == 0, "\(replay.errors)")
      #expect(replay.out == plain.out)
    }
  }

  @Test("a talk that is killed goes on: each line is said once, and all come to the same")
  func talks() throws {
    try Program.inFolder { folder in
      let whole = folder.appendingPathComponent("whole").path
      let all = Self.lines.joined(separator: "\n") + "\n"
      let began = Date()
      let plain = try Program.run(["--journal", whole], in: folder, input: Array(all.utf8))
      let length = Date().timeIntervalSince(began)
      #expect(plain.status < 64, "\(plain.errors)")
      let expected = try String(contentsOfFile: whole, encoding: .utf8)

      var dice = Dice(seed: 5)
      let journal = folder.appendingPathComponent("killed")
      for _ in 0..<max(1, Self.kills / 2) {
        let run = try Program.Run(["--journal", journal.path], in: folder, readsInput: true)
        let rest = Self.lines.dropFirst(Self.count(in: journal)).joined(separator: "\n") + "\n"
        try? run.input.fileHandleForWriting.write(contentsOf: Array(rest.utf8))
        usleep(UInt32(length * 1_000_000 * dice.next()))
        run.send(SIGKILL)
        try? run.input.fileHandleForWriting.close()
        _ = run.end()
      }
      let rest = Self.lines.dropFirst(Self.count(in: journal)).joined(separator: "\n") + "\n"
      let last = try Program.run(["--journal", journal.path], in: folder, input: Array(rest.utf8))
      #expect(last.status < 64, "\(last.errors)")
      #expect(try String(contentsOf: journal, encoding: .utf8) == expected)
    }
  }

  /// How many lines a journal says were taken in.
  private static func count(in journal: URL) -> Int {
    let text = (try? String(contentsOf: journal, encoding: .utf8)) ?? ""
    let whole = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return whole.count { $0.hasPrefix("{\"type\":\"words\"") }
  }

  @Test("an open question, a taught rule and a told fact are there after a restart")
  func restart() throws {
    try Program.inFolder { folder in
      let journal = folder.appendingPathComponent("j").path
      func talk(_ words: String) throws -> String {
        let outcome = try Program.run(["--journal", journal], in: folder, input: Array(words.utf8))
        #expect(outcome.status < 64, "\(outcome.errors)")
        return outcome.out
      }
      _ = try talk("Whenever tea arrives at dock 2, take it to A1.\nAisle B is closed.\n")
      let asked = try talk("Bring the tape in row E to dock 3.\n")
      #expect(asked.contains("?"))
      let again = try talk("the blue one\n.facts closed\n.agenda\n")
      #expect(again.contains("?"), "the open question is put again")
      #expect(again.contains("(closed aisle-b)"))
      #expect(try talk(".facts dock-3\n").contains("(at r1 dock-3)"))
    }
  }

  @Test(
    "a last line that was cut off is told and dropped; a changed one ends it, and nothing is lost")
  func torn() throws {
    try Program.inFolder { folder in
      let journal = folder.appendingPathComponent("j")
      let say = ["do", "Bring the candles on A3 to dock 1.", "--journal", journal.path]
      #expect(try Program.run(say, in: folder).status == 0)
      let whole = try Data(contentsOf: journal)
      try whole.dropLast(7).write(to: journal)
      let after = try Program.run(["replay", journal.path], in: folder)
      #expect(after.status == 0)
      #expect(after.errors.contains("cut off"))
      let on = try Program.run(
        ["do", "Where are the candles?", "--journal", journal.path], in: folder)
      #expect(on.status == 0)
      #expect(on.errors.contains("cut off"))
      #expect(on.out.contains("dock 1"))
      #expect(try Data(contentsOf: journal).starts(with: whole))

      var text = String(decoding: whole, as: UTF8.self)
      text.replace("\"skill\":\"move\"", with: "\"skill\":\"mvoe\"")
      text.replace("\"action\":\"move\"", with: "\"action\":\"mvoe\"")
      try Data(text.utf8).write(to: journal)
      let broken = try Program.run(say, in: folder)
      #expect(broken.status == 65)
      #expect(broken.errors.contains(journal.path + ":"))
      #expect(try Data(contentsOf: journal) == Data(text.utf8))
    }
  }

  @Test("two programs do not write one journal")
  func locked() throws {
    try Program.inFolder { folder in
      let journal = folder.appendingPathComponent("j").path
      let first = try Program.Run(
        ["--journal", journal, "--domain", "domains/blocks"], in: folder, readsInput: true)
      while (try? Data(contentsOf: URL(fileURLWithPath: journal)))?.isEmpty ?? true {
        usleep(20_000)
      }
      let second = try Program.run(
        ["do", "hello", "--journal", journal, "--domain", "domains/blocks"], in: folder)
      #expect(second.status == 1)
      #expect(second.errors.contains("in use"))
      try first.input.fileHandleForWriting.close()
      #expect(first.end().status == 0)
    }
  }

  @Test("a saved session is loaded as it was")
  func saved() throws {
    try Program.inFolder { folder in
      let path = folder.appendingPathComponent("saved").path
      let script = try folder.file(
        "s.errand",
        """
        Bring the candles on A3 to dock 1.
        .save \(path)
        Bring the candles to A3.
        .expect (at box-8 shelf-a-3)
        .load \(path)
        .expect (at box-8 dock-1)
        Where are the candles?
        .expect "*dock 1*"

        """)
      let outcome = try Program.run(["run", script], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)\(outcome.out)")
    }
  }
}

/// Numbers from 0 to 1, the same each time (xorshift, Marsaglia 2003).
struct Dice {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(1 << 53)
  }
}
