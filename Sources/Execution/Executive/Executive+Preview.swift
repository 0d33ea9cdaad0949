import PDDL
package import Robots

/// From when on something is thought through.
package enum PreviewStart: Hashable, Sendable {
  /// From now on, as if nothing else were to be done.
  case now
  /// After all that is on the agenda.
  case agenda
}

extension Executive {
  /// What would come of a program; nothing is changed.
  package func preview(
    _ program: TaskProgram, terms: TaskTerms = TaskTerms(), after start: PreviewStart = .agenda
  ) -> Preview {
    var world = assumedNow()
    var begins = now
    if start == .agenda {
      for task in agenda.open where task.isGoingOn {
        let preview = preview(task.rest, terms: task.terms, in: world, from: begins, kept: [])
        world = preview.belief
        begins = preview.ends
      }
    }
    return preview(program, terms: terms, in: world, from: begins, kept: [])
  }

  /// What the open tasks come to, in the order of work, each after those before it.
  package func outlook() -> [(task: TaskID, preview: Preview)] {
    var world = assumedNow()
    var begins = now
    var found: [(task: TaskID, preview: Preview)] = []
    for task in agenda.open where task.isGoingOn {
      let preview = preview(
        task.rest, terms: task.terms, in: world, from: begins, kept: task.kept)
      world = preview.belief
      begins = preview.ends
      found.append((task.id, preview))
    }
    return found
  }

  /// How long a task will still take, if all goes well and nothing else comes before it.
  package func remaining(of id: TaskID) -> Span? {
    outlook().first { $0.task == id }.map { $0.preview.ends - now }
  }

  /// The plan that a task is being done by.
  package func currentPlan(of id: TaskID) -> WorkPlan? { agenda[id]?.plan?.plan }

  /// The world once what cannot be cut short is over.
  func assumedNow() -> Belief {
    var world = belief
    for id in running.keys.sorted() {
      guard let command = running[id], !setting.skill(of: command.step.action).interruptible
      else { continue }
      world.suppose(world.semantics.state(after: command.step, in: world.state))
    }
    return world
  }

  private func preview(
    _ program: TaskProgram, terms: TaskTerms, in world: Belief, from begins: Instant, kept: [Goal]
  ) -> Preview {
    let begins = max(begins, terms.notBefore ?? begins)
    var foresight = foresight(in: world, at: begins, terms: terms, kept: kept)
    let stop = foresight.run(program)
    let plan = foresight.finishedPlan()
    let duration = plan.duration + (foresight.time - begins) + foresight.estimated
    var outcome: Preview.Outcome
    switch stop {
    case .impossible(let what):
      outcome = .impossible(
        explanation(of: what, in: foresight.belief, program: program, terms: terms, from: world))
    case .unknown(let what, let look): outcome = .unknown(what, look: look)
    case .limit:
      // What is forbidden makes a search endless: without it the answer may be at hand.
      let found = constraintInTheWay(program, terms, world)
      outcome =
        found.map { constraint, offer in
          .impossible(
            Explanation(goal: .truth, reasons: [.constraint(constraint)], offer: offer))
        } ?? .limit
    case .unsupported(let what): outcome = .unsupported(what)
    case .horizon, .waiting, nil:
      let isSo = plan.steps.isEmpty && stop == nil && !program.isWaiting
      outcome = isSo ? .alreadySo : .plan(plan)
      if let deadline = terms.deadline, begins + duration > deadline, !isSo {
        outcome = .impossible(
          Explanation(
            goal: .truth, reasons: [.deadline(deadline, earliest: begins + duration)],
            offer: .init(without: .deadline(deadline), program: program, duration: duration)))
      }
    }
    return Preview(
      outcome: outcome, duration: duration, ends: begins + duration, belief: foresight.belief,
      isComplete: stop == nil && foresight.isComplete)
  }
}

extension Executive {
  /// Looks ahead from a world that is assumed.
  func foresight(
    in world: Belief, at time: Instant, terms: TaskTerms, kept: [Goal] = []
  ) -> Foresight {
    var foresight = Foresight(
      belief: world, time: time, terms: terms, constraints: constraints(on: terms),
      robots: belief.robots, kept: kept, budget: setting.slice, isPreview: true)
    foresight.isCancelled = isCancelled
    return foresight
  }
}

extension Task {
  /// Whether work on it goes on by itself.
  var isGoingOn: Bool {
    switch state {
    case .waiting, .running: true
    default: false
    }
  }
}
