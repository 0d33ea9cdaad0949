import PDDL

/// A ground task together with what its numbers stand for.
struct GroundedTask {
  let task: GroundTask
  let schemas: [Schema]
  let scope: ObjectScope
  let reachability: RelaxedReachability
  /// How many actions without duration the domain has.
  let actionCount: Int

  /// The step that an operator stands for; nil for one that only marks the goal.
  ///
  /// A plan has no other words for durative actions, so they are numbered after the others.
  func step(_ op: Int) -> PlanStep? {
    switch act(op) {
    case nil: nil
    case .instantaneous(let step): step
    case .durative(let action, let arguments):
      PlanStep(ActionID(actionCount + Int(action.index)), arguments)
    }
  }

  /// What an operator stands for; nil for one that only marks the goal.
  func act(_ op: Int) -> WrittenStep.Act? {
    let number = Int(task.schema[op])
    if number < 0 { return nil }
    let schema = schemas[number]
    let start = Int(task.instance[op]) * schema.slotCount
    let bindings = reachability.instances[number]
    let arguments = (0..<schema.arity).map { slot in
      scope.objects[Int(bindings[start + schema.variables[slot].slot])]
    }
    return switch schema.kind {
    case .action(let action): .instantaneous(PlanStep(action, arguments))
    case .durative(let index): .durative(DurativeActionID(index), arguments)
    case .axiom: nil
    }
  }
}

/// From a request and the objects to look at to a ground task.
enum TaskGrounding {
  enum Result {
    case task(GroundedTask)
    /// The goal cannot be reached within the scope.
    case unreachable
    case limit
    case cancelled
    case unsupported(String)
  }

  static func ground(
    _ request: PlanningRequest, _ schemas: SchemaSet, scope: ObjectScope,
    isCancelled: () -> Bool
  ) -> Result {
    var types = TypeTable(scope: scope, table: request.objects, tree: request.domain.types)
    guard let program = JoinProgram(schemas, scope: scope, types: &types) else {
      return .unsupported("a schema with more than \(JoinProgram.widest) variables")
    }
    let relations = InitialRelations.make(request, schemas, scope: scope)
    let initialCounts = relations.map(\.count)
    let truth = StaticTruth(
      values: StaticValues(request: request, schemas: schemas, scope: scope),
      relations: relations, types: types)
    let reachability = RelaxedReachability(
      program: program, truth: truth, always: request.always)
    switch reachability.run(limit: request.limits.operators, isCancelled: isCancelled) {
    case .limit: return .limit
    case .cancelled: return .cancelled
    case .complete: break
    }
    var instantiation = Instantiation(
      truth: truth, reachability: reachability, initialCounts: initialCounts,
      costs: CostModel(request.metric))
    do {
      try instantiation.run(
        reachability, goal: request.goal, always: request.always,
        limit: request.limits.operators, isCancelled: isCancelled)
    } catch {
      switch error {
      case .cancelled: return .cancelled
      case .limit: return .limit
      case .tooManyClauses: return .unsupported("a condition with too many alternatives")
      case .unsupported(let what): return .unsupported(what)
      }
    }
    guard let task = TaskCompilation.compile(instantiation.task, isCancelled: isCancelled) else {
      return isCancelled() ? .cancelled : .unreachable
    }
    return .task(
      GroundedTask(
        task: task, schemas: schemas.schemas, scope: scope, reachability: reachability,
        actionCount: request.domain.actions.count))
  }
}
