package import PDDL
package import Robots

/// The only history there is: records in the order in which things happened.
///
/// A value. Copying shares storage, so that a "what if" costs nothing until it writes.
package struct Log: Sendable {
  /// The records; the one of number n stands at n.
  package private(set) var records: [Record] = []

  /// An empty log.
  package init() {}

  /// Adds a record and says its number. Causes that do not exist are dropped.
  @discardableResult
  package mutating func add(
    _ content: Record.Content, at time: Instant, causes: [Cause] = []
  ) -> Int {
    let id = records.count
    records.append(
      Record(
        id: id, time: time, causes: causes.filter { records.indices.contains($0.record) },
        content: content))
    return id
  }

  /// A record by its number.
  package subscript(id: Int) -> Record { records[id] }

  /// The records within a period, the ends included.
  package func records(from start: Instant, to end: Instant) -> ArraySlice<Record> {
    // Records are in the order of time, so both ends are found by halving.
    let lower = firstIndex { $0.time >= start }
    let upper = firstIndex { $0.time > end }
    return records[lower..<max(lower, upper)]
  }

  /// The records about a task: its own changes, its plans, its commands and their reports.
  package func records(of task: TaskID) -> [Record] {
    var commands: Set<CommandID> = []
    return records.filter { record in
      switch record.content {
      case .task(let id, _): return id == task
      case .plan(let plan): return plan.task == task
      case .command(.start(let command, _, let id)):
        if id == task { commands.insert(command.id) }
        return id == task
      case .command(.cancel(let id)): return commands.contains(id)
      case .report(let report): return report.command.map(commands.contains) ?? false
      default: return false
      }
    }
  }

  /// The latest command whose action is one of the given and whose arguments match; nil matches any.
  package func latestCommand(
    of actions: [ActionID], matching pattern: [ObjectID?], before end: Int? = nil
  ) -> Record? {
    records[..<min(end ?? records.count, records.count)].last { record in
      guard case .command(.start(_, let step, _)) = record.content else { return false }
      return actions.contains(step.action)
        && zip(step.arguments, pattern).allSatisfy { $1 == nil || $0 == $1 }
    }
  }

  /// The record of a command.
  package func command(_ id: CommandID) -> Record? {
    records.last { record in
      if case .command(.start(let command, _, _)) = record.content { return command.id == id }
      return false
    }
  }

  /// The latest record about a fact: who told or saw it, or which step made it so.
  package func latestChange(of fact: Fact) -> Record? {
    records.last { record in
      guard case .belief(let change) = record.content else { return false }
      return change.added.contains(fact) || change.removed.contains(fact)
    }
  }

  private func firstIndex(where isPast: (Record) -> Bool) -> Int {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(records[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
