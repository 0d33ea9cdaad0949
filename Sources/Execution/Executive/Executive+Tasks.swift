package import PDDL
package import Robots

extension Executive {
  // MARK: Giving tasks

  /// Puts a task on the agenda. Nothing is sent before the next `decide`.
  @discardableResult
  package mutating func post(
    _ program: TaskProgram, terms: TaskTerms = TaskTerms(), causes: [Cause] = []
  ) -> TaskID {
    add(program, terms: terms, causes: causes, rule: nil, lineage: [])
  }

  mutating func add(
    _ program: TaskProgram, terms: TaskTerms, causes: [Cause], rule: Int?, lineage: [Int]
  ) -> TaskID {
    let id = TaskID(agenda.nextNumber)
    agenda.nextNumber += 1
    let record = log.add(.task(id, .posted), at: now, causes: causes)
    var task = Task(id: id, program: program, terms: terms, causes: causes, record: record)
    task.order = rule
    task.lineage = lineage
    // After a stop no rule moves a robot until somebody says go on.
    if isHalted && rule != nil { task.state = .paused }
    switch terms.order {
    case .append: agenda.tasks.append(task)
    case .next:
      let index = agenda.tasks.firstIndex { !$0.state.isOver && $0.startedAt == nil }
      agenda.tasks.insert(task, at: index ?? agenda.tasks.endIndex)
    case .first, .now, .instead:
      let index = agenda.tasks.firstIndex { !$0.state.isOver } ?? agenda.tasks.endIndex
      agenda.tasks.insert(task, at: index)
      if terms.order == .instead {
        for other in agenda.open where other.id != id {
          cancel(other.id, causes: [Cause(record)], tidying: false)
        }
      }
      if terms.order != .first {
        cutShort(causes: [Cause(record)]) { command in
          terms.robot == nil || command.robot == terms.robot
        }
      }
    }
    return id
  }

  /// Gives a task another program: what was reached stays, the rest is planned anew from now.
  package mutating func revise(
    _ id: TaskID, to program: TaskProgram, terms: TaskTerms? = nil, causes: [Cause] = []
  ) {
    guard let index = agenda.index(of: id), !agenda.tasks[index].state.isOver else { return }
    let record = log.add(
      .task(id, .revised), at: now, causes: causes + [Cause(agenda.tasks[index].record)])
    agenda.tasks[index].program = program
    agenda.tasks[index].rest = program
    if let terms { agenda.tasks[index].terms = terms }
    agenda.tasks[index].kept = []
    agenda.tasks[index].failures = []
    reconsider(index, because: record)
  }

  /// Takes a task back. What a robot carries for it is put down, by a task of its own, which is
  /// returned.
  @discardableResult
  package mutating func cancel(
    _ id: TaskID, causes: [Cause] = [], tidying: Bool = true
  ) -> TaskID? {
    guard let index = agenda.index(of: id), !agenda.tasks[index].state.isOver else { return nil }
    let record = log.add(
      .task(id, .cancelled), at: now, causes: causes + [Cause(agenda.tasks[index].record)])
    agenda.tasks[index].state = .cancelled
    agenda.tasks[index].endedAt = now
    agenda.tasks[index].plan = nil
    cutShort(causes: [Cause(record)]) { $0.task == id }
    guard tidying, let goal = tidyGoal(of: id) else { return nil }
    var terms = TaskTerms()
    terms.order = .first
    return post(.achieve(goal), terms: terms, causes: [Cause(record)])
  }

  /// Takes all tasks back.
  package mutating func cancelAll(causes: [Cause] = []) {
    for task in agenda.open { cancel(task.id, causes: causes) }
  }

  // MARK: Stopping and going on

  /// Pauses a task, or all; what runs and may be cut short is.
  package mutating func pause(_ id: TaskID? = nil, causes: [Cause] = []) {
    for task in agenda.open where id == nil || task.id == id {
      guard let index = agenda.index(of: task.id), task.state != .paused else { continue }
      agenda.tasks[index].state = .paused
      let record = log.add(
        .task(task.id, .paused), at: now, causes: causes + [Cause(task.record)])
      cutShort(causes: [Cause(record)]) { $0.task == task.id }
    }
  }

  /// Goes on with a task, or with all that are paused; ends a halt.
  package mutating func resume(_ id: TaskID? = nil, causes: [Cause] = []) {
    if id == nil {
      isHalted = false
      isStopping = false
    }
    for task in agenda.open where id == nil || task.id == id {
      guard let index = agenda.index(of: task.id) else { continue }
      switch task.state {
      case .paused: break
      case .blocked where id != nil: break
      default: continue
      }
      let record = log.add(
        .task(task.id, .resumed), at: now, causes: causes + [Cause(task.record)])
      agenda.tasks[index].failures = []
      reconsider(index, because: record)
    }
  }

  /// Stops robots at once and pauses all that is under way. Nothing moves until `resume`, except by
  /// a new instruction.
  package mutating func halt(_ robots: RobotSelection = .all, causes: [Cause] = []) {
    let record = log.add(.command(.halt(robots)), at: now, causes: causes)
    outbox.append(.halt(robots))
    isHalted = true
    isStopping = true
    for id in running.keys.sorted() { running[id]?.isCancelled = true }
    for task in agenda.open {
      guard let index = agenda.index(of: task.id), task.state != .paused else { continue }
      if case .blocked = task.state { continue }
      agenda.tasks[index].state = .paused
      agenda.tasks[index].plan = nil
      log.add(.task(task.id, .paused), at: now, causes: [Cause(record), Cause(task.record)])
    }
    reportStop()
  }

  // MARK: Being told

  /// Takes in what somebody says, unless it was seen otherwise a short time ago; plans that used it
  /// are made anew at the next `decide`.
  package mutating func tell(
    adding: [Fact], removing: [Fact] = [], values: [(Fluent, Double?)] = [], by speaker: String,
    insisting: Bool = false, causes: [Cause] = []
  ) -> TellResult {
    let result = belief.tell(
      adding: adding, removing: removing, values: values, by: speaker, at: now,
      insisting: insisting)
    if case .new(let change) = result { note(change, causes: causes) }
    return result
  }

  /// Puts a change of belief into the log and looks at what depends on it.
  @discardableResult
  mutating func note(_ change: BeliefChange, causes: [Cause]) -> Int? {
    guard !change.isEmpty else { return nil }
    let record = log.add(.belief(change), at: now, causes: causes)
    belief.tie(change, to: record)
    testPlans(because: record, change: change)
    watch(change, cause: Cause(record))
    return record
  }

  // MARK: Within

  /// Has a task planned anew from now.
  mutating func reconsider(_ index: Int, because record: Int) {
    agenda.tasks[index].latest = record
    agenda.tasks[index].state = agenda.tasks[index].startedAt == nil ? .waiting : .running
    agenda.tasks[index].effort = 0
    if agenda.tasks[index].plan == nil {
      agenda.tasks[index].unrest = []
    } else {
      agenda.tasks[index].unrest.append(Cause(record))
    }
  }

  /// Ends commands before their time, where their skill allows it.
  mutating func cutShort(causes: [Cause], where isMeant: (RunningCommand) -> Bool) {
    for id in running.keys.sorted() {
      guard let command = running[id], isMeant(command), !command.isCancelled,
        setting.skill(of: command.step.action).interruptible
      else { continue }
      running[id]?.isCancelled = true
      log.add(.command(.cancel(id)), at: now, causes: causes)
      outbox.append(.cancel(id))
    }
  }
}
