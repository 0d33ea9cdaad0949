import ArgumentParser
import Dialogue
import Domains
import Errand
import Foundation
import Language
import Meaning
import Robots
import Saying

/// Commands of RoboCup@Home: every instruction of the chain found, with every slot.
struct GpsrBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gpsr",
    abstract: "Score commands of the RoboCup@Home command generator.",
    discussion: """
      Reads commands.jsonl, the names of rooms, places and things, and the folder 'names'. What the \
      domain has no name for becomes a further thing in a flat of its own; where things and people \
      are, nobody has told. A line of JSON for each command goes to standard output, a row for each \
      outcome to standard error.
      """)

  @Option(help: "The folder with commands.jsonl and the competition's names.") var data: String
  @Option(help: "The domain folder.") var domain = "domains/household"
  @Option(help: "Take every so many commands.") var every = 1
  @Option(help: "Only commands with these words.") var grep: String?
  @Flag(help: "Slip once in each command: the same, or asked about?") var typos = false
  @Option(help: "Where the slips come from.") var seed: UInt64 = 1
  @Flag(help: "Also tell the replies, and what was wanted.") var verbose = false
  @Flag(help: "Tell only what is not right.") var failures = false

  func run() throws {
    let flat = try GpsrFlat(folder: domain, names: GpsrNames(folder: data))
    let session = Session(domain: flat.domain, language: "en")
    let noise = SentenceNoise(words: try NoiseWords.named("en"), spellings: [])
    var table = ScoreTable(kinds: ["right", "wrong", "asked", "refused"])
    var kinds = ScoreTable(kinds: [])
    let commands = try GpsrCommand.all(in: data).enumerated().filter { index, command in
      index % max(1, every) == 0 && (grep.map { command.text.contains($0) } ?? true)
    }
    for (index, command) in commands {
      let heard = Heard(command.text, in: session)
      var kind = heard.kind(wanted: command)
      var line = ScoreLine()
      line.add("id", command.id ?? "\(index)")
      line.add("text", command.text)
      add(heard, to: &line)
      if typos {
        var random = SplitMix(seed: seed &+ UInt64(index))
        let slip = noise.slip(in: command.text, &random)
        let again = Heard(slip, in: session)
        kind = again.kind(same: heard)
        line.add("slip", slip)
        var second = ScoreLine()
        add(again, to: &second)
        line.add("after", json: second.text)
        if verbose { line.add("said", again.said) }
      } else if verbose {
        line.add("wanted", command.cmd ?? "")
        line.add("wantedSlots", json: ScoreLine.list(command.wanted.map(\.json)))
        line.add("said", heard.said)
      }
      line.add("kind", kind)
      table.count(kind)
      if let cmd = command.cmd { kinds.count("\(cmd): \(kind)") }
      if !failures || kind != (typos ? "same" : "right") { print(line.text) }
    }
    if verbose { kinds.report() }
    table.report()
  }

  private func add(_ heard: Heard, to line: inout ScoreLine) {
    line.add("outcome", heard.outcome.rawValue)
    line.add("intent", heard.meaning?.intent ?? "")
    line.add("slots", json: ScoreLine.list((heard.meaning?.slots ?? []).map(\.json)))
  }

  /// What came of a command that is the first thing said.
  private struct Heard {
    var outcome: Turnout
    var meaning: GpsrMeaning?
    var said: String

    init(_ text: String, in session: Session) {
      var session = session
      session.isDry = true
      let outputs = session.hear(text, at: session.now)
      outcome = Turnout(outputs, in: session)
      said = outputs.compactMap(\.words).joined(separator: " | ")
      for case .reading(let record) in outputs {
        let reading = record.chosen ?? record.understanding.readings.first
        meaning = reading.map { GpsrMeaning($0.turn, of: text) }
      }
    }

    func kind(wanted command: GpsrCommand) -> String {
      guard outcome == .done else { return outcome.rawValue }
      guard let meaning, let cmd = command.cmd else { return command.cmd == nil ? "done" : "wrong" }
      guard meaning.intent == cmd else { return "wrong" }
      var open = meaning.slots
      for slot in command.wanted {
        guard let index = open.firstIndex(where: { $0.matches(slot) }) else { return "wrong" }
        open.remove(at: index)
      }
      return "right"
    }

    func kind(same other: Heard) -> String {
      guard outcome == .done else { return outcome.rawValue }
      return meaning?.intent == other.meaning?.intent ? "same" : "wrong"
    }
  }
}
