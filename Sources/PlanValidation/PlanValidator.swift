public import PDDL

/// Checks plans by the reference semantics of PDDL; shares nothing with the search that made them.
///
/// A plan is a sequence of steps, or a schedule of steps with times (PDDL 2.1 level 3, without
/// continuous change). Checked are the types of the arguments, every condition, that effects are
/// defined, the goal, and the constraints of PDDL3. The state that is passed in may be a whole world:
/// copies of it are cheap.
public struct PlanValidator: Sendable {
  /// The meaning of conditions and effects.
  public let semantics: Semantics

  /// A validator by the given semantics.
  public init(_ semantics: Semantics) { self.semantics = semantics }

  /// A validator for a domain over some objects.
  public init(
    domain: DomainModel, objects: ObjectTable, functions: (any FunctionSource)? = nil
  ) {
    semantics = Semantics(domain: domain, objects: objects, functions: functions)
  }

  /// Checks a sequence of steps.
  ///
  /// Stops at the first step that cannot be taken; every failing part of a condition, of the goal and
  /// of the constraints is told.
  public func validate(
    _ steps: [PlanStep], from state: State, goal: Formula, constraints: [TrajectoryConstraint] = [],
    metric: Metric? = nil
  ) -> PlanVerdict {
    var verdict = PlanVerdict(finalState: state)
    var trajectory = Trajectory(state, keepsStates: !constraints.isEmpty)
    for (number, step) in steps.enumerated() {
      guard semantics.isWellTyped(step) else {
        verdict.faults.append(fault(.arguments, number, step))
        return verdict
      }
      let failures = semantics.failures(of: step, in: verdict.finalState)
      guard failures.isEmpty else {
        let kind = PlanFault.Kind.condition(valued(failures, in: verdict.finalState))
        verdict.faults.append(fault(kind, number, step))
        return verdict
      }
      guard semantics.apply(step, to: &verdict.finalState) != nil else {
        verdict.faults.append(fault(.effect, number, step))
        return verdict
      }
      trajectory.append(verdict.finalState, at: Double(number + 1), after: number)
    }
    verdict.makespan = Double(steps.count)
    finish(&verdict, trajectory, goal, constraints, metric, steps: steps.count)
    return verdict
  }

  /// Checks a plan as a file states it, for a problem.
  public func validate(_ plan: WrittenPlan, for problem: Problem) -> PlanVerdict {
    let constraints = semantics.domain.constraints + problem.constraints
    if !plan.isTimed, problem.timedInitials.isEmpty, let steps = plan.sequence {
      return validate(
        steps, from: problem.initial, goal: problem.goal, constraints: constraints,
        metric: problem.metric)
    }
    return validate(schedule: plan, for: problem, constraints)
  }

  // MARK: The end of a plan

  /// The goal, the constraints and the metric of a plan that reached its end.
  func finish(
    _ verdict: inout PlanVerdict, _ trajectory: Trajectory, _ goal: Formula,
    _ constraints: [TrajectoryConstraint], _ metric: Metric?, steps: Int
  ) {
    let failures = semantics.failures(of: goal, in: verdict.finalState)
    if !failures.isEmpty {
      let kind = PlanFault.Kind.goal(valued(failures, in: verdict.finalState))
      verdict.faults.append(PlanFault(kind: kind, step: nil, stepText: nil))
    }
    for constraint in constraints {
      trajectory.check(constraint, semantics) { broken, number in
        if let name = broken.preference {
          verdict.brokenPreferences[name, default: 0] += 1
        } else {
          verdict.faults.append(
            PlanFault(kind: .constraint(broken.constraint), step: number, stepText: nil))
        }
      }
    }
    verdict.value = semantics.cost(
      metric, in: verdict.finalState, steps: steps, time: verdict.makespan,
      violations: verdict.brokenPreferences)
    if verdict.value == nil {
      verdict.faults.append(PlanFault(kind: .metric, step: nil, stepText: nil))
    }
  }

  /// Failing conditions with the numbers they compare.
  func valued(
    _ conditions: [Formula], in state: State
  ) -> [PlanFault.Failure] {
    conditions.map { condition in
      guard case .compare(_, let left, let right) = condition else {
        return .init(condition: condition, left: nil, right: nil)
      }
      return .init(
        condition: condition, left: semantics.value(of: left, in: state),
        right: semantics.value(of: right, in: state))
    }
  }

  private func fault(_ kind: PlanFault.Kind, _ number: Int, _ step: PlanStep) -> PlanFault {
    PlanFault(
      kind: kind, step: number,
      stepText: PDDLPrinter.step(step, domain: semantics.domain, objects: semantics.objects))
  }
}
