package import PDDL
import Robots

extension Executive {
  /// How often a rule may be set off in a chain of rules before the chain is stopped.
  private static let rounds = 3

  /// Takes a standing order. What is true already does not fire, and is returned to be counted.
  package mutating func addOrder(
    _ order: StandingOrder
  ) -> (number: Int, alreadyTrue: [[ObjectID]]) {
    let number = nextOrder
    nextOrder += 1
    let holding = belief.solutions(of: order.trigger)
    orders.append((number, order))
    watches[number] = Watch(holding: holding, next: order.period.map { _ in now })
    ruleRecords[number] = log.add(
      .rule(number, .given(alreadyTrue: holding.count)), at: now, causes: order.causes)
    return (number, holding)
  }

  /// Takes a standing order back; its tasks that are under way go on.
  package mutating func removeOrder(_ number: Int, causes: [Cause] = []) {
    guard orders.contains(where: { $0.number == number }) else { return }
    orders.removeAll { $0.number == number }
    watches[number] = nil
    log.add(
      .rule(number, .ended), at: now,
      causes: causes + (ruleRecords[number].map { [Cause($0)] } ?? []))
  }

  /// Puts a constraint on all tasks in force; what runs is planned anew if it would break it.
  package mutating func addConstraint(_ constraint: WorkConstraint) -> Int {
    // Orders and constraints are counted together: whoever gave them knows both as rules.
    let number = nextOrder
    nextOrder += 1
    constraints.append((number, constraint))
    reconsiderAll(because: constraint.causes)
    return number
  }

  /// The constraints whose time has not passed.
  var constraintsInForce: [WorkConstraint] {
    constraints.map(\.constraint).filter { $0.until.map { now < $0 } ?? true }
  }

  /// Whether a constraint stands and its time has not passed.
  package func isInForce(constraint number: Int) -> Bool {
    constraints.contains { $0.number == number && ($0.constraint.until.map { now < $0 } ?? true) }
  }

  /// The constraints in force that bind a task of these terms.
  func constraints(on terms: TaskTerms) -> [WorkConstraint] {
    constraintsInForce.filter { !terms.waived.contains($0) }
  }

  /// Takes a constraint back.
  package mutating func removeConstraint(_ number: Int) {
    let causes = constraints.filter { $0.number == number }.flatMap(\.constraint.causes)
    constraints.removeAll { $0.number == number }
    reconsiderAll(because: causes)
  }

  private mutating func reconsiderAll(because causes: [Cause]) {
    for index in agenda.tasks.indices where agenda.tasks[index].plan != nil {
      agenda.tasks[index].unrest += causes.isEmpty ? [Cause(agenda.tasks[index].latest)] : causes
    }
  }

  // MARK: Edges

  /// Notes which bindings began to hold, so that none is missed between safe points.
  mutating func watch(_ change: BeliefChange, cause: Cause) {
    for (number, order) in orders {
      guard order.trigger.formula.depends(on: change, in: setting.domain) else { continue }
      let holding = belief.solutions(of: order.trigger)
      let before = Set(watches[number]?.holding ?? [])
      for binding in holding where !before.contains(binding) {
        watches[number]?.pending.append((binding, cause))
      }
      watches[number]?.holding = holding
    }
  }

  mutating func endOrders() {
    for (number, order) in orders {
      let isOver =
        order.expires.map { $0 <= now } ?? false || order.until.map { belief.holds($0) } ?? false
      guard isOver else { continue }
      emit(.ruleEnded(number), nil, causes: ruleRecords[number].map { [Cause($0)] } ?? [])
      removeOrder(number)
    }
  }

  /// Posts the tasks of rules that were set off, in the order in which the rules were given.
  mutating func fireRules() {
    for (number, order) in orders {
      fireByClock(number, order)
      let pending = watches[number]?.pending ?? []
      watches[number]?.pending = []
      for (binding, cause) in pending {
        fire(number, order, binding, cause)
        if order.once {
          removeOrder(number)
          break
        }
      }
    }
  }

  /// What is done again and again is not begun while it is still being done.
  private mutating func fireByClock(_ number: Int, _ order: StandingOrder) {
    guard let period = order.period, period.milliseconds > 0, var next = watches[number]?.next,
      next <= now
    else { return }
    while next <= now { next = next + period }
    watches[number]?.next = next
    guard !agenda.open.contains(where: { $0.lineage.last == number }) else { return }
    fire(number, order, [], nil)
  }

  private mutating func fire(
    _ number: Int, _ order: StandingOrder, _ binding: [ObjectID], _ cause: Cause?
  ) {
    let origin = cause.flatMap { originTask(of: $0.record) }.flatMap { agenda[$0] }
    let causes = (ruleRecords[number].map { [Cause($0)] } ?? []) + (cause.map { [$0] } ?? [])
    let lineage = (origin?.lineage ?? []) + [number]
    if lineage.filter({ $0 == number }).count > Self.rounds {
      let record = log.add(.rule(number, .stoppedLoop(binding)), at: now, causes: causes)
      emit(.ruleLoop(number, binding), origin?.id, causes: [Cause(record)])
      return
    }
    let slots = order.trigger.binding(binding)
    let program = order.program.substituting(slots)
    var terms = order.terms
    if let slot = order.robotSlot, slots.indices.contains(slot) { terms.robot = slots[slot] }

    if let origin, wouldUndo(program, terms, goalOf: origin) {
      let record = log.add(
        .rule(number, .heldBack(binding, undoes: origin.id)), at: now, causes: causes)
      emit(
        .ruleHeldBack(number, binding, undoes: origin.id), origin.id, causes: [Cause(record)])
      return
    }
    let record = log.add(.rule(number, .fired(binding)), at: now, causes: causes)
    let id = add(
      program, terms: terms, causes: causes + [Cause(record)], rule: number, lineage: lineage)
    emit(.ruleFired(number, binding), id, causes: [Cause(record)])
  }

  /// The task whose step brought a change of belief about.
  func originTask(of record: Int) -> TaskID? {
    var open = [record]
    var seen: Set<Int> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      switch log[next].content {
      case .command(.start(_, _, let task)): return task
      case .belief, .report: open += log[next].causes.map(\.record)
      default: continue
      }
    }
    return nil
  }

  /// Whether what a rule wants would undo what the task that set it off is for.
  private func wouldUndo(_ program: TaskProgram, _ terms: TaskTerms, goalOf task: Task) -> Bool {
    let goals = task.program.goals.filter { belief.holds($0.whole) }
    guard !goals.isEmpty else { return false }
    let preview = preview(program, terms: terms, after: .now)
    guard case .plan = preview.outcome else { return false }
    return goals.contains { !preview.belief.holds($0.whole) }
  }
}
