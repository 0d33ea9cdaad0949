import Dialogue
import Domains
import Errand
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// Outputs as JSON, one object a line, each with a `type`.
enum JSONLines {
  /// An output, as what other programs read.
  static func line(_ output: Output, _ session: Session) -> String {
    switch output {
    case .reading(let record): return reading(record, session).written
    case .reply(let spoken):
      return JSON.object([
        ("type", .text("reply")), ("text", .text(spoken.text)),
        ("language", .text(spoken.language)),
      ]).written
    case .question(let spoken, let choices):
      return JSON.object([
        ("type", .text("question")), ("text", .text(spoken.text)),
        ("choices", .array(choices.map { .text($0) })), ("language", .text(spoken.language)),
      ]).written
    case .plan(let plan):
      return JSON.object([
        ("type", .text("plan")), ("steps", .array(plan.steps.map { .text($0) })),
        ("cost", .number(plan.cost)), ("duration", .number(plan.duration.seconds)),
      ]).written
    case .command(let record):
      return JSON.object([
        ("type", .text("command")), ("time", seconds(record.time)),
        ("id", .whole(record.command.id.number)), ("robot", name(record.command.robot)),
        ("skill", .text(record.command.action)),
        ("arguments", .array(record.command.arguments.map { .text($0) })),
        ("because", .text(record.because)),
      ]).written
    case .report(let report): return self.report(report).written
    }
  }

  /// A mistake in a file, or one of the program's own.
  static func line(_ diagnostic: Diagnostic) -> String {
    let position = diagnostic.position
    return JSON.object([
      ("type", .text("error")), ("message", .text(diagnostic.message)),
      ("file", diagnostic.file.map { .text($0.name) } ?? .null),
      ("line", position.map { .whole($0.line) } ?? .null),
      ("column", position.map { .whole($0.column) } ?? .null),
    ]).written
  }

  /// How a run ended.
  static func result(_ status: ExitStatus) -> String {
    JSON.object([("type", .text("result")), ("outcome", .text("\(status)"))]).written
  }

  private static func seconds(_ time: Instant) -> JSON {
    .number(Double(time.milliseconds) / 1000)
  }

  private static func name(_ name: String?) -> JSON { name.map { .text($0) } ?? .null }

  private static func reading(_ record: Output.ReadingRecord, _ session: Session) -> JSON {
    let understanding = record.understanding
    return .object([
      ("type", .text("reading")), ("utterance", .text(record.utterance)),
      ("language", .text(understanding.language)), ("status", .text(record.status.rawValue)),
      (
        "readings",
        .array(session.outline(of: understanding, record.utterance).map(outline))
      ),
      ("unknown", .array(understanding.unknown.map { .text($0.text) })),
    ])
  }

  private static func outline(_ outline: ReadingOutline) -> JSON {
    .object([
      ("act", .text(outline.act)),
      ("intent", outline.intent.map { .text($0) } ?? .null),
      (
        "roles",
        .object(
          outline.roles.map { role in
            (
              role.name,
              .object([
                ("text", .text(role.text)),
                (
                  "span",
                  role.span.map { .array([.whole($0.lower), .whole($0.upper)]) } ?? .null
                ),
                ("value", .text(role.value)),
              ])
            )
          })
      ),
      ("cost", .whole(outline.cost)),
    ])
  }

  private static func report(_ report: Report) -> JSON {
    .object([("type", .text("report")), ("time", seconds(report.time))] + members(of: report))
  }

  /// What a report says, without its time.
  static func members(of report: Report) -> [(String, JSON)] {
    var members: [(String, JSON)] = [
      ("command", report.command.map { .whole($0.number) } ?? .null),
      ("robot", name(report.robot)),
    ]
    switch report.content {
    case .accepted: members.append(("report", .text("accepted")))
    case .refused(let reason): members += [("report", .text("refused")), ("reason", .text(reason))]
    case .progress(let place): members += [("report", .text("progress")), ("place", .text(place))]
    case .finished: members.append(("report", .text("finished")))
    case .failed(let reason, let retriable):
      members += [
        ("report", .text("failed")), ("reason", .text(reason)), ("retriable", .truth(retriable)),
      ]
    case .cancelled: members.append(("report", .text("cancelled")))
    case .silent: members.append(("report", .text("silent")))
    case .observed(let observation):
      members += [
        ("report", .text("observed")),
        ("facts", .array(observation.holds.map { .text($0.description) })),
        ("gone", .array(observation.holdsNot.map { .text($0.description) })),
      ]
    }
    return members
  }
}
