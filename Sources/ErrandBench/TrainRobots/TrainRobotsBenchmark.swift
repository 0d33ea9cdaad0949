import ArgumentParser
import Dialogue
import Errand
import Foundation
import Robots

/// Commands that people typed to an arm over a board of blocks: the board after against the scene's.
struct TrainRobotsBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-robots",
    abstract: "Do typed commands on boards of blocks and compare the boards after.",
    discussion: """
      Reads commands.txt and configuration.txt of SemEval-2014 Task 6. A line of JSON for each \
      command goes to standard output, a row for each kind to standard error.
      """)

  @Option(help: "The folder with commands.txt and configuration.txt.") var data: String
  @Option(help: "The domain folder.") var domain = "domains/blocks"
  @Option(help: "Take every so many commands.") var every = 1
  @Option(help: "Only commands with these words.") var grep: String?
  @Flag(help: "Also tell the words and the replies.") var verbose = false

  func run() throws {
    let layouts = try BoardLayout.read(data + "/configuration.txt")
    let text = try String(contentsOfFile: data + "/commands.txt", encoding: .utf8)
    guard let fullest = layouts.values.max(by: { $0.blocks.count < $1.blocks.count }) else {
      throw ValidationError("no layouts in '\(data)'")
    }
    let sessions = try BoardSessions(folder: domain, fullest: fullest)
    var table = ScoreTable(kinds: ["right", "wrong", "asked", "refused"])
    var number = 0
    for line in text.split(whereSeparator: \.isNewline) {
      let fields = line.components(separatedBy: "\t")
      guard fields.count >= 3, let scene = Int(fields[1]),
        let (before, after) = BoardLayout.scene(scene, in: layouts)
      else { continue }
      let words = fields[2].trimmingCharacters(in: .whitespacesAndNewlines)
      if let grep, !words.contains(grep) { continue }
      number += 1
      guard number % max(1, every) == 0 else { continue }
      var session = try sessions.session(over: before)
      var outputs = session.hear(words, at: .zero)
      outputs += session.settle(until: Instant(milliseconds: 600_000))
      let outcome = Turnout(outputs, in: session)
      let board = BoardWorld.layout(of: session, from: before)
      let kind =
        outcome == .done
        ? board.essence == after.essence ? "right" : "wrong"
        : outcome.rawValue
      table.count(kind)
      var result = ScoreLine()
      result.add("id", fields[0])
      result.add("outcome", outcome.rawValue)
      result.add("board", json: ScoreLine.list(board.blocks.map(\.json)))
      if verbose {
        result.add("kind", kind)
        result.add("scene", fields[1])
        result.add("words", words)
        result.add("said", outputs.compactMap(\.words).joined(separator: " | "))
        result.add("moved", Self.difference(before, board))
        result.add("wanted", Self.difference(before, after))
      }
      print(result.text)
    }
    table.report()
  }

  /// What stands otherwise, for whoever looks into a result.
  private static func difference(_ before: BoardLayout, _ after: BoardLayout) -> String {
    let gone = before.essence.filter { !after.essence.contains($0) }
    let come = after.essence.filter { !before.essence.contains($0) }
    return gone.map(\.json).joined(separator: " ") + " > " + come.map(\.json).joined(separator: " ")
  }
}
