import Dialogue
import Domains
import Errand
import Execution
import PDDL
import Robots

/// The lines of a journal: JSON, one object a line. A session that begins, what goes into it, and the
/// records of its log, each where it happened.
enum JournalLines {
  /// The version of the form, in the first line.
  static let version = 1

  /// A session that begins.
  static func begin(_ session: Session) -> String {
    JSON.object([
      ("type", .text("begin")), ("journal", .whole(version)),
      ("domain", .text(session.domain.folder)), ("seed", .text(String(session.seed))),
      ("language", session.firstLanguage.map { .text($0) } ?? .null),
    ]).written
  }

  /// Something that went in.
  static func line(_ input: SessionInput) -> String {
    var members: [(String, JSON)]
    switch input.kind {
    case .words(let words, let speaker):
      members = [
        ("type", .text("words")), ("speaker", .text(speaker)), ("text", .text(words)),
      ]
    case .event(let text): members = [("type", .text("event")), ("text", .text(text))]
    case .halt: members = [("type", .text("halt"))]
    case .dry(let isDry): members = [("type", .text("dry")), ("on", .truth(isDry))]
    case .language(let tag):
      members = [("type", .text("language")), ("tag", tag.map { .text($0) } ?? .null)]
    case .dropped: members = [("type", .text("dropped"))]
    }
    members.insert(("time", .whole(input.time.milliseconds)), at: 1)
    return JSON.object(members).written
  }

  /// All of a session so far: its beginning, what went in, and its records.
  static func all(of session: Session) -> [String] {
    var lines = [begin(session)]
    let executive = session.conversation.executive
    var inputs = session.inputs[...]
    for record in executive.log.records {
      while let input = inputs.first, input.position <= record.id {
        lines.append(line(input))
        inputs.removeFirst()
      }
      lines.append(line(record, executive))
    }
    return lines + inputs.map { line($0) }
  }

  /// A record of the log.
  static func line(_ record: Record, _ executive: Executive) -> String {
    let words = RecordWords(executive: executive)
    return JSON.object(
      [
        ("type", .text("log")), ("time", .whole(record.time.milliseconds)),
        ("id", .whole(record.id)),
        ("causes", .array(record.causes.map(words.cause))),
      ] + words.members(of: record.content)
    ).written
  }
}

/// Records in JSON, with things by their names.
private struct RecordWords {
  let executive: Executive

  func cause(_ cause: Cause) -> JSON {
    switch cause.part {
    case .whole: .whole(cause.record)
    case .step(let step): .array([.whole(cause.record), .text("step"), .whole(step)])
    case .goal(let goal): .array([.whole(cause.record), .text("goal"), .whole(goal)])
    case .span(let span):
      .array([
        .whole(cause.record), .text("span"), .whole(span.lowerBound), .whole(span.upperBound),
      ])
    }
  }

  func members(of content: Record.Content) -> [(String, JSON)] {
    switch content {
    case .heard(let text, let speaker):
      [("what", .text("heard")), ("speaker", .text(speaker)), ("text", .text(text))]
    case .read(let meaning): [("what", .text("read")), ("text", .text(meaning))]
    case .resolved(let text): [("what", .text("resolved")), ("text", .text(text))]
    case .said(let text): [("what", .text("said")), ("text", .text(text))]
    case .task(let task, let change):
      [("what", .text("task")), ("task", .whole(task.number))] + members(of: change)
    case .choice(let choice):
      [
        ("what", .text("choice")), ("taken", candidates(choice.taken)),
        ("left", candidates(choice.left)),
      ]
    case .plan(let plan):
      [("what", .text("plan")), ("task", .whole(plan.task.number))]
        + members(of: plan.outcome)
    case .command(let command): [("what", .text("command"))] + members(of: command)
    case .report(let report):
      [("what", .text("report"))] + JSONLines.members(of: report)
    case .belief(let change): [("what", .text("belief"))] + members(of: change)
    case .rule(let number, let change):
      [("what", .text("rule")), ("rule", .whole(number))] + members(of: change)
    }
  }

  private func members(of change: TaskChange) -> [(String, JSON)] {
    switch change {
    case .posted: [("change", .text("posted"))]
    case .started: [("change", .text("started"))]
    case .revised: [("change", .text("revised"))]
    case .setAside: [("change", .text("set-aside"))]
    case .paused: [("change", .text("paused"))]
    case .resumed: [("change", .text("resumed"))]
    case .blocked: [("change", .text("blocked"))]
    case .done: [("change", .text("done"))]
    case .failed: [("change", .text("failed"))]
    case .cancelled: [("change", .text("cancelled"))]
    case .replaced(let old, let new):
      [("change", .text("replaced")), ("old", name(old)), ("new", name(new))]
    case .dropped(let member): [("change", .text("dropped")), ("member", name(member))]
    case .baseline(let fluent, let old, let new):
      [
        ("change", .text("baseline")), ("value", .text(text(fluent))), ("old", .number(old)),
        ("new", .number(new)),
      ]
    case .bound(let rows):
      [("change", .text("bound")), ("things", .array(rows.map { .array($0.map(name)) }))]
    }
  }

  private func members(of outcome: PlanRecord.Outcome) -> [(String, JSON)] {
    switch outcome {
    case .plan(let plan):
      let steps = plan.steps.map { entry in
        JSON.array([
          .whole(entry.begins.milliseconds), .whole(entry.duration.milliseconds),
          .text(text(entry.step)),
        ])
      }
      return [("steps", .array(steps))]
    case .impossible(let explanation):
      return [("outcome", .text("impossible")), ("goal", .text(text(explanation.goal)))]
    case .limit: return [("outcome", .text("limit"))]
    }
  }

  private func members(of command: Execution.CommandRecord) -> [(String, JSON)] {
    switch command {
    case .start(let command, _, let task):
      [
        ("command", .whole(command.id.number)), ("task", .whole(task.number)),
        ("robot", command.robot.map { .text($0) } ?? .null), ("action", .text(command.action)),
        ("arguments", .array(command.arguments.map { .text($0) })),
        ("avoiding", .array(command.avoiding.map { .text($0) })),
      ]
    case .cancel(let id): [("cancelled", .whole(id.number))]
    case .halt(.all): [("halted", .text("all"))]
    case .halt(.robot(let name)): [("halted", .text(name))]
    }
  }

  private func members(of change: BeliefChange) -> [(String, JSON)] {
    let values = change.values.map { value in
      JSON.array([
        .text(text(value.fluent)), value.old.map { .number($0) } ?? .null,
        value.new.map { .number($0) } ?? .null,
      ])
    }
    let source: String =
      switch change.source {
      case .given: "given"
      case .told(let speaker): "told by \(speaker)"
      case .observed(let robot): "observed by \(robot ?? "a sensor")"
      case .assumed: "assumed"
      }
    return [
      ("source", .text(source)), ("added", .array(change.added.map { .text(text($0)) })),
      ("removed", .array(change.removed.map { .text(text($0)) })), ("values", .array(values)),
      ("objects", .array(change.objects.map(name))),
    ]
  }

  private func members(of change: RuleChange) -> [(String, JSON)] {
    switch change {
    case .given(let count): [("change", .text("given")), ("alreadyTrue", .whole(count))]
    case .fired(let binding):
      [("change", .text("fired")), ("binding", .array(binding.map(name)))]
    case .heldBack(let binding, let task):
      [
        ("change", .text("held-back")), ("binding", .array(binding.map(name))),
        ("undoes", .whole(task.number)),
      ]
    case .stoppedLoop(let binding):
      [("change", .text("stopped-loop")), ("binding", .array(binding.map(name)))]
    case .ended: [("change", .text("ended"))]
    }
  }

  private func candidates(_ candidates: [Choice.Candidate]) -> JSON {
    .array(
      candidates.map { candidate in
        .array([name(candidate.object), candidate.cost.map { .number($0) } ?? .null])
      })
  }

  private func name(_ object: ObjectID) -> JSON {
    .text(executive.belief.objects.name(of: object))
  }

  private func text(_ name: String, _ arguments: [ObjectID]) -> String {
    "("
      + ([name] + arguments.map { executive.belief.objects.name(of: $0) })
      .joined(separator: " ") + ")"
  }

  private func text(_ fact: Fact) -> String {
    text(executive.setting.domain[fact.predicate].name, fact.arguments)
  }

  private func text(_ fluent: Fluent) -> String {
    text(executive.setting.domain[fluent.function].name, fluent.arguments)
  }

  private func text(_ step: PlanStep) -> String {
    text(executive.setting.domain[step.action].name, step.arguments)
  }

  private func text(_ formula: Formula) -> String {
    PDDLPrinter.formula(
      formula, domain: executive.setting.domain, objects: executive.belief.objects)
  }
}
