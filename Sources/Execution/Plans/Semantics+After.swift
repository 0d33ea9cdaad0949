import PDDL

extension Semantics {
  /// The state after a step, its precondition aside; the same state if the step has no defined effect.
  func state(after step: PlanStep, in state: State) -> State {
    var after = state
    apply(step, to: &after)
    return after
  }
}
