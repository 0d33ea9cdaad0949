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
    var last = ScoutResult.Outcome.done
    for (index, turn) in dialogue.turns.enumerated() {
      guard turn.isOperator else {
        breath = []
        last = .done
        run.session.overhear(turn.text)
        continue
      }
      var result = run.hear(turn.text)
      guard let gold = turn.gold else {
        breath += result.commands
        last = result.outcome
        continue
      }
      if result.isOnlyEnd {
        result.outcome = breath.isEmpty ? (last == .done ? result.outcome : last) : .done
        if !breath.isEmpty || last != .done { result.commands = breath }
      }
      last = .done
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
      case .command(let record): result.commands.append(ScoutCommand(record.command))
      case .reading(let record): result.take(record)
      case .reply(let spoken): result.said += spoken.text + " "
      case .question(let spoken, _):
        result.said += spoken.text + " "
        result.outcome = .asked
      default: break
      }
    }
    // Nothing came of it: a yes to nothing, a word of thanks.
    if result.outcome == .done, result.commands.isEmpty, !result.isOnlyEnd {
      result.outcome = .refused
    }
    return result
  }
}

extension ScoutResult {
  /// How the turn was read.
  fileprivate mutating func take(_ record: Output.ReadingRecord) {
    switch record.status {
    case .understood: outcome = .done
    case .asked: outcome = .asked
    case .refused: outcome = .refused
    }
    let acts = record.understanding.readings.first?.turn.acts ?? []
    guard outcome == .done else { return }
    isOnlyEnd =
      !acts.isEmpty && acts.allSatisfy { $0 == .control(.stop) || $0 == .control(.finish) }
    if acts.contains(.control(.stop)) || (acts.isEmpty && record.understanding.stop != nil) {
      commands.append(.stop)
    }
    for case .inform(.clause(let clause)) in acts where clause.frame.name == "ready" {
      commands.append(.other("participant is ready"))
    }
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
    case "go": self = .other("move to \(arguments[1].replacing("-", with: " "))")
    default: self = .other(command.action)
    }
  }
}
