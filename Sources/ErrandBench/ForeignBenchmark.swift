import ArgumentParser
import Dialogue
import Domains
import Errand
import Foundation
import Language
import Meaning
import Robots

/// What was said to somebody else: nothing may come of it.
struct ForeignBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "foreign",
    abstract: "Say to a domain what was said to another program, and count what is acted on.",
    discussion: """
      The data is a folder of labelled utterances with seq.in in it or in its folders, or a file of one \
      utterance a line. A row for each outcome goes to standard error; with --lines a line of JSON for \
      each utterance to standard output, without it only for those that were acted on or answered.
      """)
  @Option(help: "The domain folder.") var domain = "domains/warehouse"
  @Option(help: "The folder or file with foreign utterances.") var data: String
  @Option(help: "The language, en or ja.") var language = "en"
  @Option(help: "Take every so many.") var every = 1
  @Flag(help: "Write a line of JSON for each utterance.") var lines = false

  func run() throws {
    let opened = try Domain.opened(domain)
    let utterances = Self.utterances(at: data)
    guard !utterances.isEmpty else { throw ValidationError("no utterances in '\(data)'") }
    let session = Session(domain: opened, language: language)
    var table = ScoreTable(kinds: ["acted", "halted", "answered", "social", "asked", "told"])
    for (id, words) in utterances.enumerated() where id % max(1, every) == 0 {
      let (outcome, said) = Self.outcome(of: words, in: session)
      table.count(outcome)
      guard lines || ["acted", "answered", "halted"].contains(outcome) else { continue }
      var line = ScoreLine()
      line.add("id", json: "\(id)")
      line.add("outcome", outcome)
      line.add("text", words)
      line.add("said", said)
      print(line.text)
    }
    table.report()
  }

  /// What would become of words that were not meant for the robot.
  private static func outcome(of words: String, in session: Session) -> (String, String) {
    var outcome = "told"
    var said: [String] = []
    for output in session.heardDry(words) {
      said += output.words.map { [$0] } ?? []
      guard case .reading(let record) = output else { continue }
      switch record.status {
      case .asked: outcome = "asked"
      case .refused: outcome = "told"
      case .understood:
        let acts = record.understanding.readings.first?.turn.acts ?? []
        outcome = acts.map { kind(of: $0) }.min { $0.rank < $1.rank }?.name ?? "social"
      }
      if outcome != "acted", record.understanding.stop != nil { outcome = "halted" }
    }
    return (outcome, said.joined(separator: " "))
  }

  private static func kind(of act: Act) -> (rank: Int, name: String) {
    switch act {
    case .social: (2, "social")
    case .ask: (1, "answered")
    default: (0, "acted")
    }
  }

  private static func utterances(at path: String) -> [String] {
    func lines(_ file: String) -> [String] {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return [] }
      return text.split(whereSeparator: \.isNewline).map(String.init)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { return lines(path) }
    let inside = HassilFiles.names(in: path).flatMap { lines("\(path)/\($0)/seq.in") }
    return lines("\(path)/seq.in") + inside
  }
}
