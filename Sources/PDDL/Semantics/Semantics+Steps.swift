extension Semantics {
  /// Whether the arguments of a step are as many and of the types that its action asks for.
  public func isWellTyped(_ step: PlanStep) -> Bool {
    let parameters = domain[step.action].parameters
    return parameters.count == step.arguments.count
      && zip(parameters, step.arguments).allSatisfy { parameter, argument in
        argument.index >= 0 && Int(argument.index) < objects.count
          && objects.object(argument, isOneOf: parameter.types, in: domain.types)
      }
  }

  /// Whether a step can be taken: well typed, its precondition holds, its effects are defined.
  public func applicable(_ step: PlanStep, in state: State) -> Bool {
    guard isWellTyped(step) else { return false }
    var evaluator = evaluator(in: state, step.arguments)
    guard evaluator.holds(domain[step.action].precondition) else { return false }
    var collector = EffectCollector()
    collector.collect(domain[step.action].effect, &evaluator)
    return collector.finish(evaluator) != nil
  }

  /// The arguments of each step of an action that can be taken, sorted.
  public func applicableArguments(of action: ActionID, in state: State) -> [[ObjectID]] {
    let schema = domain[action]
    return solutions(of: schema.precondition, variables: schema.parameters, in: state)
      .filter { applicable(PlanStep(action, $0), in: state) }
  }

  /// What a step does in a state, its precondition aside; nil when a number in it is undefined or two
  /// of its effects contradict each other.
  public func effects(of step: PlanStep, in state: State) -> GroundEffects? {
    effects(domain[step.action].effect, in: state, binding: step.arguments)
  }

  /// What an effect does in a state; nil when a number in it is undefined or two parts contradict.
  ///
  /// - Parameter duration: the value of `?duration`, in a durative action.
  public func effects(
    _ effect: Effect, in state: State, binding: [ObjectID?] = [], duration: Double? = nil
  ) -> GroundEffects? {
    var evaluator = evaluator(in: state, binding)
    evaluator.duration = duration
    var collector = EffectCollector()
    collector.collect(effect, &evaluator)
    return collector.finish(evaluator)
  }

  /// Takes a step, its precondition aside, and says what became different; nil, and the state as it
  /// was, when a number in it is undefined.
  @discardableResult
  public func apply(_ step: PlanStep, to state: inout State) -> StateChanges? {
    effects(of: step, in: state).map { state.apply($0) }
  }

  /// The value of the metric in the last state of a plan with so many steps; nil when it is undefined.
  ///
  /// Without a metric every step costs 1.
  /// - Parameter time: when the plan ends, for `total-time`; the number of steps unless given.
  /// - Parameter violations: how often each named preference was broken.
  public func cost(
    _ metric: Metric?, in state: State, steps: Int, time: Double? = nil,
    violations: [String: Int] = [:]
  ) -> Double? {
    guard let metric else { return Double(steps) }
    var evaluator = evaluator(in: state)
    evaluator.time = time ?? Double(steps)
    evaluator.violations = violations
    return evaluator.value(metric.expression)
  }
}
