package import PDDL
import Robots

extension Executive {
  /// What a task changed, from before its first step until after its last, facts about robots and
  /// those that the setting leaves aside not counted.
  package func changes(by id: TaskID) -> (added: [Fact], removed: [Fact]) {
    changes(by: [id])
  }

  /// What some tasks changed, taken together.
  package func changes(by tasks: [TaskID]) -> (added: [Fact], removed: [Fact]) {
    var first: [Fact: Bool] = [:]
    var last: [Fact: Bool] = [:]
    let robots = Set(belief.robots)
    for record in log.records {
      guard case .belief(let change) = record.content,
        let origin = originTask(of: record.id), tasks.contains(origin)
      else { continue }
      for (facts, holds) in [(change.removed, false), (change.added, true)] {
        for fact in facts
        where !setting.aside.contains(fact.predicate)
          && robots.isDisjoint(with: fact.arguments)
        {
          if first[fact] == nil { first[fact] = !holds }
          last[fact] = holds
        }
      }
    }
    let changed = last.keys.filter { last[$0] != first[$0] }.sorted()
    return (changed.filter { last[$0] == true }, changed.filter { last[$0] == false })
  }

  /// The goal that puts back what some tasks changed; nil if there is nothing to put back.
  package func undoGoal(of tasks: [TaskID]) -> Goal? {
    let changes = changes(by: tasks)
    var parts = changes.removed.map { $0.formula() }
    // What is put back takes the place of what was made: only the rest must be denied.
    parts += changes.added.filter { fact in
      !changes.removed.contains { belief.exclude($0, fact) }
    }.map { $0.formula(false) }
    return parts.isEmpty ? nil : Goal(.all(parts))
  }

  /// What is to be made so again of the robots after a task was taken back, where they are aside: a
  /// hand that was free is free again.
  func tidyGoal(of id: TaskID) -> Goal? {
    let robots = Set(belief.robots)
    var first: [Fact: Bool] = [:]
    for record in log.records {
      guard case .belief(let change) = record.content, originTask(of: record.id) == id else {
        continue
      }
      for fact in change.removed
      where !fact.arguments.isEmpty && fact.arguments.allSatisfy(robots.contains)
        && first[fact] == nil
      {
        first[fact] = true
      }
      for fact in change.added where first[fact] == nil { first[fact] = false }
    }
    // What is being done now and cannot be cut short counts as done.
    let world = assumedNow()
    for command in running.values where command.task == id {
      guard !setting.skill(of: command.step.action).interruptible else { continue }
      let effects = belief.semantics.effects(of: command.step, in: belief.state)
      for fact in effects?.removed ?? []
      where !fact.arguments.isEmpty && fact.arguments.allSatisfy(robots.contains) {
        first[fact] = first[fact] ?? true
      }
    }
    let lost = first.keys.filter { first[$0] == true && !world.state.contains($0) }.sorted()
    return lost.isEmpty ? nil : Goal(.all(lost.map { $0.formula() }))
  }
}
