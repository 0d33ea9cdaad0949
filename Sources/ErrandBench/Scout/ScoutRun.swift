import Dialogue
import Domains
import Errand
import Language
import Meaning
import Robots

/// One dialogue, said to a session of its own turn by turn; each turn's work ends before the next.
struct ScoutRun {
  private var session: Session

  init(domain: Domain) { session = Session(domain: domain, language: "en") }

  /// The scored turns. A turn without annotation was a question, small talk, or is joined to the
  /// next: a turn that commands nothing of its own reports what those in the same breath did.
  func results(of dialogue: ScoutDialogue) -> [ScoutResult] {
    var run = self
    var results: [ScoutResult] = []
    var breath: [ScoutCommand] = []
    for (index, turn) in dialogue.turns.enumerated() {
      guard turn.isOperator else {
        breath = []
        run.session.overhear(turn.text)
        continue
      }
      var result = run.hear(turn.text)
      guard let gold = turn.gold else {
        breath += result.commands
        continue
      }
      if result.outcome == .done, !breath.isEmpty,
        result.commands.isEmpty || result.commands == [.stop]
      {
        result.commands = breath
      }
      breath = []
      guard let kind = turn.kind, ScoutBenchmark.kinds.contains(kind) else { continue }
      result.id = "\(dialogue.id):\(index)"
      result.kind = kind
      result.gold = gold.map { ScoutCommand(annotation: $0) }
      results.append(result)
    }
    return results
  }

  private mutating func hear(_ text: String) -> ScoutResult {
    var result = ScoutResult(
      id: "", kind: "", text: text, outcome: .done, commands: [], gold: [], said: "")
    var outputs = session.hear(text, at: session.now)
    outputs += session.settle(until: session.now + .seconds(600))
    for output in outputs {
      switch output {
      case .command(let record):
        result.commands.append(ScoutCommand(record.command))
      case .reading(let record):
        switch record.status {
        case .understood: break
        case .asked: result.outcome = .asked
        case .refused: result.outcome = .refused
        }
        let isHalt =
          record.understanding.readings.first?.turn.acts.contains(.control(.stop)) ?? false
        if isHalt, result.outcome == .done { result.commands.append(.stop) }
      case .reply(let spoken): result.said += spoken.text + " "
      case .question(let spoken, _):
        result.said += spoken.text + " "
        result.outcome = .asked
      default: break
      }
    }
    return result
  }
}

extension ScoutCommand {
  /// A command that the robot was given, in the language of the corpus.
  init(_ command: Command) {
    let arguments = command.arguments
    let amount = arguments.last.flatMap { name in
      let parts = name.split(separator: "-").map(String.init)
      return parts.count >= 3
        ? (value: Double(parts[parts.count - 2]) ?? 0, unit: parts[parts.count - 1]) : nil
    }
    let units = ["foot": "feet", "m": "metres", "inch": "inches"]
    switch command.action {
    case "move":
      self = .move(
        way: arguments[1], amount: amount?.value ?? 0,
        unit: units[amount?.unit ?? ""] ?? amount?.unit ?? "")
    case "turn": self = .turn(side: arguments[1], degrees: amount?.value ?? 0)
    case "turn-about": self = .turn(side: "", degrees: amount?.value ?? 180)
    case "face": self = .face(arguments[1])
    case "photograph", "photograph-thing": self = .image
    case "go": self = .other("move to \(arguments[1])")
    default: self = .other(command.action)
    }
  }
}
