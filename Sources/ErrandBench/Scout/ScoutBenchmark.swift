import ArgumentParser
import Dialogue
import Domains
import Errand
import Execution
import Foundation
import Robots

/// People talking to a robot in the next room: what is done at each turn, beside what a trained
/// person had the robot do.
struct ScoutBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scout",
    abstract: "Score dialogues of the SCOUT corpus: a JSON line an utterance, then a row a kind.")
  @Option(help: "The folder with dialogues.jsonl.")
  var data: String
  @Option(help: "The domain folder.")
  var domain = "domains/explorer"
  @Flag(help: "Show only what is not right, with what was replied.")
  var failures = false

  @Option(help: "Take only every so many-th dialogue.")
  var every = 1

  /// Kinds that need no map: in the words themselves, or in the talk so far.
  static let kinds = ["direct", "contextual", "history", "default"]

  func run() throws {
    let opened = try Domain.opened(domain)
    var rows: [String: Row] = [:]
    let dialogues = try ScoutDialogue.all(in: data)
    for (_, dialogue) in dialogues.enumerated().filter({ $0.offset % max(1, every) == 0 }) {
      for result in ScoutRun(domain: opened).results(of: dialogue) {
        rows[result.kind, default: Row()].count(result)
        if !failures {
          print(result.line)
        } else if result.verdict != .right {
          print(
            result.verdict, result.id, "[\(result.text)]", result.commands, result.gold, result.said
          )
        }
      }
    }
    var all = Row()
    for kind in Self.kinds {
      let row = rows[kind] ?? Row()
      print(row.line(kind))
      all.add(row)
    }
    print(all.line("all"))
  }

  /// The counts of a kind.
  struct Row {
    var counts: [ScoutResult.Verdict: Int] = [:]

    mutating func count(_ result: ScoutResult) { counts[result.verdict, default: 0] += 1 }
    mutating func add(_ row: Row) { counts.merge(row.counts, uniquingKeysWith: +) }

    func line(_ name: String) -> String {
      let total = counts.values.reduce(0, +)
      let cells = ScoutResult.Verdict.allCases.map { verdict in
        let count = counts[verdict] ?? 0
        let share = (Double(count) / Double(max(total, 1)) * 1000).rounded() / 10
        return "\"\(verdict)\":\(count),\"\(verdict) %\":\(share)"
      }
      return "{\"scout\":\"\(name)\",\"utterances\":\(total),\(cells.joined(separator: ","))}"
    }
  }
}

/// What came of one turn.
struct ScoutResult {
  enum Verdict: CaseIterable { case right, wrong, asked, refused }
  enum Outcome: String { case done, asked, refused }

  var id: String
  var kind: String
  var text: String
  var outcome: Outcome
  var commands: [ScoutCommand]
  var gold: [ScoutCommand]
  var said: String
  /// Whether it only ends what was said before: "and then stop".
  var isOnlyEnd = false

  var verdict: Verdict {
    if commands.count == gold.count, zip(commands, gold).allSatisfy({ $0.matches($1) }) {
      return .right
    }
    switch outcome {
    case .asked where commands.isEmpty: return .asked
    case .refused where commands.isEmpty: return .refused
    default: return .wrong
    }
  }

  var line: String {
    let list = commands.map { "\"\($0)\"" }.joined(separator: ",")
    return
      "{\"id\":\"\(id)\",\"kind\":\"\(kind)\",\"outcome\":\"\(outcome)\",\"commands\":[\(list)]}"
  }
}
