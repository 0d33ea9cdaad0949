import PDDL
import Robots

extension Executive {
  mutating func finish(_ index: Int) {
    let task = agenda.tasks[index]
    agenda.tasks[index].state = .done
    agenda.tasks[index].endedAt = now
    agenda.tasks[index].plan = nil
    let last = log.records.last { record in
      if case .belief = record.content { return true }
      return false
    }
    let causes = [Cause(task.record)] + (last.map { [Cause($0.id)] } ?? [])
    log.add(.task(task.id, .done), at: now, causes: causes)
    if task.startedAt == nil && !task.program.isWaiting {
      emit(.alreadySo, task.id, causes: causes)
    } else {
      let changes = changes(by: task.id)
      emit(.finished(added: changes.added, removed: changes.removed), task.id, causes: causes)
    }
  }

  /// A task does not go on: it is blocked if it has not begun or may go on later, else given up.
  mutating func stick(_ index: Int, _ reason: StuckReason) {
    let task = agenda.tasks[index]
    agenda.tasks[index].plan = nil
    agenda.tasks[index].unrest = []
    agenda.tasks[index].effort = 0
    agenda.tasks[index].blockedAt = belief.news
    if task.startedAt == nil || reason.mayPass {
      agenda.tasks[index].state = .blocked(reason)
      log.add(.task(task.id, .blocked(reason)), at: now, causes: [Cause(task.latest)])
      emit(.blocked(reason), task.id, causes: [Cause(task.latest)])
    } else {
      agenda.tasks[index].state = .failed(reason)
      agenda.tasks[index].endedAt = now
      log.add(.task(task.id, .failed(reason)), at: now, causes: [Cause(task.latest)])
      emit(.failed(reason), task.id, causes: [Cause(task.latest)])
    }
  }

  mutating func emit(_ kind: ExecutionEvent.Kind, _ task: TaskID?, causes: [Cause]) {
    events.append(ExecutionEvent(time: now, task: task, kind: kind, causes: causes))
  }
}

extension StuckReason {
  /// Whether it is only something believed of the world that stands in the way, which may pass.
  var mayPass: Bool {
    guard case .impossible(let explanation) = self, !explanation.reasons.isEmpty else {
      return false
    }
    return explanation.reasons.allSatisfy { if case .fact = $0 { true } else { false } }
  }
}

extension TaskState {
  var isStuck: Bool {
    if case .blocked = self { return true }
    return false
  }
}
