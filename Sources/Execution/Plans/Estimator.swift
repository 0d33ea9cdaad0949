import PDDL
import PlanValidation

/// What it would take to make a template true of each of many candidates, by example.
///
/// One candidate is planned for; the others are tried on the same plan, with what belongs to the
/// first (such as where it is) replaced by what belongs to them. Only where that does not work is
/// another plan made, and only so many of them.
struct Estimator {
  private struct Example {
    let object: ObjectID
    let steps: [PlanStep]
    /// Facts about the object that the plan begins with.
    let facts: [Fact]
  }

  private var foresight: Foresight
  private let template: Formula
  private let slot: Int
  private var examples: [Example] = []
  private var plansLeft: Int
  private var failuresLeft = 4

  init(
    foresight: Foresight, template: Formula, slot: Int, plans: Int = 16
  ) {
    self.foresight = foresight
    // An estimate is worth only so much work, and no proof that there is none.
    self.foresight.budget = min(foresight.budget, 300)
    self.template = template
    self.slot = slot
    plansLeft = plans
  }

  /// The estimated time in seconds; nil where no way was found.
  mutating func cost(of object: ObjectID) -> Double? {
    let goal = template.substituting([ObjectID?](repeating: nil, count: slot) + [object])
    if foresight.belief.holds(goal) { return 0 }
    let adapted = examples.compactMap { example -> Double? in
      guard let steps = adapt(example, to: object), foresight.reaches(goal, by: steps)
      else { return nil }
      return foresight.cost(of: steps)
    }
    if let best = adapted.min() { return best }
    guard plansLeft > 0, failuresLeft > 0 else { return nil }
    plansLeft -= 1
    guard case .success(let found) = foresight.solve(goal) else {
      failuresLeft -= 1
      return nil
    }
    examples.append(
      Example(object: object, steps: found.steps, facts: facts(about: object, in: found.steps)))
    return found.cost
  }

  /// The facts about an object that hold now and that some step takes away.
  private func facts(about object: ObjectID, in steps: [PlanStep]) -> [Fact] {
    var found: [Fact] = []
    let belief = foresight.belief
    for step in steps where step.arguments.contains(object) {
      let precondition = belief.domain[step.action].precondition
      for part in precondition.substituting(step.arguments).groundParts {
        guard case .atom(let atom) = part, let fact = atom.fact(),
          fact.arguments.contains(object), belief.state.contains(fact), !found.contains(fact)
        else { continue }
        found.append(fact)
      }
    }
    return found
  }

  private func adapt(_ example: Example, to object: ObjectID) -> [PlanStep]? {
    guard object != example.object else { return example.steps }
    let belief = foresight.belief
    var map = [example.object: object]
    for fact in example.facts {
      let pattern = fact.arguments.map { $0 == example.object ? object : nil }
      let others = belief.state.facts(of: fact.predicate, matching: pattern)
      guard others.count == 1 else { return nil }
      for (old, new) in zip(fact.arguments, others[0].arguments) {
        if let known = map[old], known != new { return nil }
        map[old] = new
      }
    }
    return example.steps.map { step in
      PlanStep(step.action, step.arguments.map { map[$0] ?? $0 })
    }
  }
}

extension Foresight {
  /// Whether steps can be done from the assumed world and make a formula true.
  func reaches(_ goal: Formula, by steps: [PlanStep]) -> Bool {
    var state = builder.state
    for step in steps {
      guard belief.semantics.applicable(step, in: state) else { return false }
      state = belief.semantics.state(after: step, in: state)
      guard
        always.allSatisfy({ condition in
          belief.semantics.holds(condition, in: state)
        })
      else { return false }
    }
    return belief.semantics.holds(goal, in: state)
  }

  /// Whether the steps are a plan for the task, on the whole of what is believed.
  func isValid(
    _ steps: [PlanStep], for task: Performance.Task, guards: [Formula], without excluded: [ObjectID]
  ) -> Bool {
    if let act = task.act, steps.last?.action != act.action { return false }
    guard !steps.contains(where: { $0.arguments.contains(where: excluded.contains) }) else {
      return false
    }
    let verdict = PlanValidator(belief.semantics).validate(
      steps, from: builder.state, goal: task.act == nil ? task.goal : .truth,
      constraints: (always + guards).map { .always($0) })
    return verdict.isValid
  }
}
