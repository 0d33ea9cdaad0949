import Foundation
import Testing

@Suite("Signals")
struct SignalTests {
  /// A script that goes on and on: each round is long in simulated time and short on the clock.
  private static let endless =
    (0..<50_000).map {
      "Bring the candles on A3 to dock \($0 % 3 + 1).\nBring the candles to A3.\n"
    }
    .joined()

  @Test(
    "a script that never ends is ended by SIGTERM or Ctrl-C: halted, status 130, nothing lost",
    arguments: [SIGTERM, SIGINT])
  func ended(signal: Int32) throws {
    try Program.inFolder { folder in
      let script = try folder.file("s.errand", Self.endless)
      let journal = folder.appendingPathComponent("j").path
      let run = try Program.Run(
        ["run", script, "--journal", journal], in: folder, readsInput: false)
      while run.written.count < 400, run.process.isRunning { usleep(20_000) }
      run.send(signal)
      let outcome = run.end()
      #expect(outcome.status == 130, "\(outcome.errors)")
      let replay = try Program.run(["replay", journal], in: folder)
      #expect(replay.status == 0, "\(replay.errors)")
      // All but what the halt said is in the journal.
      let said = outcome.out.split(separator: "\n").dropLast(2)
      for line in said.suffix(3) { #expect(replay.out.contains(line)) }
    }
  }

  @Test("planning without end is given up when somebody wants it")
  func planning() throws {
    try Program.inFolder { folder in
      var tiles = "(define (problem p) (:domain blocks) (:objects"
      for index in 0..<120 { tiles += " b\(index)" }
      tiles += " - block) (:init (handempty)"
      for index in 0..<120 { tiles += " (ontable b\(index)) (clear b\(index))" }
      tiles += ") (:goal (and"
      for index in 0..<119 { tiles += " (on b\(index) b\((index + 1) % 119))" }
      let problem = try folder.file("p.pddl", tiles + ")))")
      let domain = try folder.file(
        "d.pddl",
        """
        (define (domain blocks) (:requirements :strips :typing) (:types block)
          (:predicates (on ?a ?b - block) (ontable ?a - block) (clear ?a - block)
            (holding ?a - block) (handempty))
          (:action pick :parameters (?a - block)
            :precondition (and (clear ?a) (ontable ?a) (handempty))
            :effect (and (holding ?a) (not (clear ?a)) (not (ontable ?a)) (not (handempty))))
          (:action stack :parameters (?a ?b - block)
            :precondition (and (holding ?a) (clear ?b))
            :effect (and (on ?a ?b) (clear ?a) (handempty) (not (holding ?a)) (not (clear ?b)))))
        """)
      let run = try Program.Run(["plan", domain, problem], in: folder, readsInput: false)
      usleep(700_000)
      let began = Date()
      run.send(SIGTERM)
      let outcome = run.end()
      #expect([130, 3].contains(outcome.status), "\(outcome.errors)")
      #expect(Date().timeIntervalSince(began) < 5)
    }
  }

  @Test("a reader that goes away ends nothing in a noise")
  func closedPipe() throws {
    try Program.inFolder { folder in
      let words = try folder.file("w", String(repeating: "hello\n", count: 300))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.currentDirectoryURL = Program.root
      process.arguments = [
        "-c",
        "'\(Program.url.path)' read --domain domains/blocks <'\(words)' 2>'\(folder.path)/e' | head -1",
      ]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let errors = try String(contentsOf: folder.appendingPathComponent("e"), encoding: .utf8)
      #expect(errors.isEmpty)
    }
  }
}
