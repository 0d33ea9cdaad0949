import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Taking back what was done: by a plan, as far as it can come back.

extension Conversation {
  /// Undoes the last so many tasks.
  mutating func undo(_ count: Int, _ turned: inout Turned) {
    var tasks: [TaskID] = []
    for task in talk.history.reversed().map(\.task) where !tasks.contains(task) {
      if tasks.count < count { tasks.append(task) }
    }
    guard !tasks.isEmpty else {
      turned.replies.append(.nothingTo("undo"))
      return
    }
    for task in tasks where !(executive.agenda[task]?.state.isOver ?? true) {
      executive.cancel(task, causes: [Cause(turned.record)])
    }
    guard let goal = executive.undoGoal(of: tasks) else {
      turned.replies.append(.nothingTo("undo"))
      return
    }
    let whole = previewed(goal)
    switch whole.outcome {
    case .plan: takeBack(tasks, goal, whole, lost: [], &turned)
    case .alreadySo: turned.replies.append(.nothingTo("undo"))
    case .impossible(let explanation):
      if let part = recoverable(of: goal) {
        takeBack(tasks, part.goal, part.preview, lost: part.lost, &turned)
        return
      }
      let deed = tasks.count == 1 ? talk.tasks[tasks[0]]?.parts.last : nil
      turned.refuse(
        deed.map { .notUndone(spoken($0.clause)) }
          ?? .impossible(reasons(of: explanation), offer: nil),
        .impossible)
    case .unknown, .limit, .unsupported: turned.refuse(.impossible([.limit], offer: nil), .limit)
    }
  }

  private func previewed(_ goal: Goal) -> Preview {
    executive.preview(.achieve(goal), terms: TaskTerms(), after: .agenda)
  }

  private mutating func takeBack(
    _ tasks: [TaskID], _ goal: Goal, _ preview: Preview, lost: [Entity], _ turned: inout Turned
  ) {
    let task = executive.post(.achieve(goal), terms: TaskTerms(), causes: [Cause(turned.record)])
    talk.tasks[task] = Talk.TaskMemory(language: turned.language, parts: [], isRule: false)
    talk.history.removeAll { tasks.contains($0.task) }
    let duration = preview.duration.milliseconds
    turned.replies.append(
      .undoing(nil, takes: duration >= domain.vocabulary.policy.long ? duration : nil, lost: lost))
  }

  /// What of a goal can come back, and the things of which something cannot; nil where nothing can.
  private func recoverable(of goal: Goal) -> (goal: Goal, preview: Preview, lost: [Entity])? {
    let parts = goal.whole.conjuncts
    let possible = parts.filter { part in
      switch previewed(Goal(part)).outcome {
      case .plan, .alreadySo: true
      default: false
      }
    }
    let goal = Goal(.all(possible))
    let preview = previewed(goal)
    guard !possible.isEmpty, possible.count < parts.count, case .plan = preview.outcome else {
      return nil
    }
    let gone = parts.filter { !possible.contains($0) }.flatMap { $0.namedObjects.sorted() }
    let things = scene.unique(gone.filter(scene.isMovable))
    return (goal, preview, things.isEmpty ? [] : [describer.describe(things)])
  }
}
