public import Dialogue
import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots

// What can be looked at from outside: facts, plan, agenda, log, words. As data or PDDL, in no language.

extension Session {
  /// What is believed, one fact or value a line in PDDL, sorted; only those that hold every word of a
  /// pattern, where `?` alone stands for anything.
  ///
  /// - Parameter pattern: words that a line must hold, such as `at dock-1`; empty for all.
  public func facts(matching pattern: String = "") -> [String] {
    let belief = conversation.executive.belief
    let words = pattern.lowercased().split { " ()".contains($0) }.filter { $0 != "?" }.map(
      String.init)
    var lines: [String] = []
    for fact in belief.state.facts {
      lines.append(written([domain.model[fact.predicate].name], fact.arguments, belief))
    }
    for (fluent, value) in belief.state.fluents {
      let name = written([domain.model[fluent.function].name], fluent.arguments, belief)
      let number = value == value.rounded() ? String(Int(value)) : String(value)
      lines.append("(= \(name) \(number))")
    }
    guard !words.isEmpty else { return lines }
    return lines.filter { line in
      let parts = line.split { " ()".contains($0) }.map(String.init)
      return words.allSatisfy(parts.contains)
    }
  }

  private func written(_ name: [String], _ arguments: [ObjectID], _ belief: Belief) -> String {
    "(" + (name + arguments.map { belief.objects.name(of: $0) }).joined(separator: " ") + ")"
  }

  /// The plans being worked on: task number, and steps in PDDL with when each begins, in seconds.
  public var plans: [(task: Int, steps: [String])] {
    let executive = conversation.executive
    return executive.agenda.open.compactMap { task in
      guard let plan = executive.currentPlan(of: task.id) else { return nil }
      let steps = plan.steps.map { step in
        "\(step.begins.seconds): "
          + written([domain.model[step.step.action].name], step.step.arguments, executive.belief)
      }
      return (task.id.number, steps)
    }
  }

  /// The tasks that are not over: number, state, and the words each goes back to.
  public var agenda: [(task: Int, state: String, words: String)] {
    conversation.executive.agenda.open.map { task in
      let state: String =
        switch task.state {
        case .waiting: "waiting"
        case .running: "running"
        case .paused: "paused"
        case .blocked: "blocked"
        case .done: "done"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
      return (task.id.number, state, conversation.words(behind: Cause(task.record)))
    }
  }

  /// The log from a record on, one record a line: number, time in seconds, what happened, causes.
  public func log(from first: Int = 0) -> [String] {
    let records = conversation.executive.log.records
    return records.dropFirst(max(0, first)).map(line)
  }

  /// The chain of causes of the latest command, from the command to the operator's words.
  public var latestCauses: [String] {
    let log = conversation.executive.log
    let latest = log.records.last { record in
      if case .command(.start) = record.content { return true }
      return false
    }
    guard let latest else { return [] }
    return log.chain(from: Cause(latest.id)).map { line(log[$0.record]) }
  }

  private func line(_ record: Record) -> String {
    let causes = record.causes.map { "\($0.record)" }.joined(separator: ",")
    return "\(record.id) \(record.time.milliseconds / 1000)s \(summary(record.content))"
      + (causes.isEmpty ? "" : " ← \(causes)")
  }

  private func summary(_ content: Record.Content) -> String {
    let belief = conversation.executive.belief
    switch content {
    case .heard(let text, let speaker): return "heard \(speaker): \(text)"
    case .read(let meaning): return "read \(meaning)"
    case .resolved(let text): return "resolved \(text)"
    case .task(let task, let change): return "task \(task.number) \(Self.word(of: change))"
    case .choice(let choice):
      let taken = choice.taken.map { belief.objects.name(of: $0.object) }
      return "choice \(taken.joined(separator: " "))"
    case .plan(let plan):
      if case .plan(let work) = plan.outcome {
        return
          "plan task \(plan.task.number): \(work.steps.count) steps, \(work.duration.seconds) s"
      }
      return "plan task \(plan.task.number): none"
    case .command(.start(let command, _, let task)):
      return "command \(command.id.number) task \(task.number): ("
        + ([command.action] + command.arguments).joined(separator: " ") + ")"
    case .command(.cancel(let id)): return "command \(id.number) cancelled"
    case .command(.halt): return "halt"
    case .report(let report):
      return
        "report \(report.command.map { "\($0.number) " } ?? "")\(Self.word(of: report.content))"
    case .belief(let change):
      let added = change.added.map {
        written([domain.model[$0.predicate].name], $0.arguments, belief)
      }
      let removed = change.removed.map {
        "(not " + written([domain.model[$0.predicate].name], $0.arguments, belief) + ")"
      }
      return "belief " + (added + removed).joined(separator: " ")
    case .rule(let number, _): return "rule \(number)"
    case .said(let text): return "said \(text)"
    }
  }

  private static func word(of change: TaskChange) -> String {
    switch change {
    case .posted: "posted"
    case .started: "started"
    case .revised: "revised"
    case .setAside: "set aside"
    case .paused: "paused"
    case .resumed: "resumed"
    case .blocked: "blocked"
    case .done: "done"
    case .failed: "failed"
    case .cancelled: "cancelled"
    case .replaced: "choice replaced"
    case .dropped: "member dropped"
    case .baseline: "baseline"
    case .bound: "bound"
    }
  }

  private static func word(of content: Report.Content) -> String {
    switch content {
    case .accepted: "accepted"
    case .refused(let reason): "refused: \(reason)"
    case .progress(let place): "passed \(place)"
    case .finished: "finished"
    case .failed(let reason, _): "failed: \(reason)"
    case .cancelled: "cancelled"
    case .silent: "silent"
    case .observed: "observed"
    }
  }

  /// What can be said, by language: templates of the language files, or names where there are none.
  public func words(in language: String?) -> [String] {
    let files = domain.words.filter { language == nil || $0.language == language }
    if files.isEmpty {
      let vocabulary = domain.vocabulary
      return vocabulary.actions.map { action in
        ([action.name] + action.roles.map { "{\($0.name)}" }).joined(separator: " ")
      }
        + vocabulary.relations.map { relation in
          "{it} \(relation.name) {ground}"
        }
    }
    return files.flatMap { templates(of: $0) + nouns(of: $0) }
  }

  private func templates(of words: DomainWords) -> [String] {
    let entries = words.intents + words.relations + words.actions
    return entries.flatMap { entry in
      entry.texts.map { text in "\(words.language) \(entry.symbol): \(text.text)" }
    }
  }

  private func nouns(of words: DomainWords) -> [String] {
    let entries = words.nouns + words.properties + words.names
    return entries.map { entry in
      let texts = entry.texts.map(\.text).joined(separator: ", ")
      return "\(words.language) \(entry.symbol): \(texts)"
    }
  }
}

extension Session {
  /// Single words that can be said: nouns, adjectives, names, of all languages of the domain.
  public var sayableWords: [String] {
    domain.words.flatMap { words in
      (words.nouns + words.properties + words.names).flatMap { entry in
        entry.texts.map(\.text).filter {
          !$0.contains("{") && !$0.contains("[") && !$0.contains("(")
        }
      }
    }
  }

  /// Stops all robots at once; what they were doing waits until somebody says go on.
  public mutating func halt() -> [Output] {
    guard keep(.halt, at: now) else { return [] }
    conversation.executive.halt(.all, causes: [])
    return advance(to: now)
  }
}
