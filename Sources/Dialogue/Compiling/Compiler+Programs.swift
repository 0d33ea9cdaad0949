import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// From filled roles to a program: goals for one thing or many, actions, changes of numbers.

extension Compiler {
  mutating func achieve(_ goal: RoleFormula, _ filling: inout Filling) throws(Obstacle)
    -> Draft
  {
    // Choices of places come after the things are known, things before places.
    filling.choices.sort { a, b in
      (a.role == filling.part.topic ? 0 : 1, a.role) < (
        b.role == filling.part.topic ? 0 : 1, b.role
      )
    }
    let sets = filling.part.roles.filter { $0.value.count > 1 && goal.uses.contains($0.key) }
      .keys.sorted()
    if sets.isEmpty, filling.choices.isEmpty {
      let whole = putDown(goal.filled(filling.terms))
      inferSource(goal, &filling)
      filling.part.goal = Goal(whole)
      return Draft(
        program: .achieve(Goal(whole)),
        parts: [filling.part])
    }
    if filling.choices.count + sets.count == 1 {
      return try achieveMembers(goal, &filling, set: sets.first)
    }
    return try distribute(goal, &filling, sets: sets)
  }

  /// That nothing is left somewhere is not reached by holding on to it: a goal by which things are not
  /// where they are asks that they are put down too.
  func putDown(_ goal: Formula) -> Formula {
    guard goal.denies(scene.belief.setting.location),
      let holding = domain.setup.symbols.holding.flatMap({ domain.model.predicate(named: $0) })
    else { return goal }
    let first = goal.slotCount
    let variables = domain.model[holding].parameters.enumerated().map { index, parameter in
      Variable(name: parameter.name, types: parameter.types, slot: first + index)
    }
    let held = Atom(holding, variables.map { .variable($0.slot) })
    return .all([goal, .not(.exists(variables, .atom(held)))])
  }

  /// One role holds several things, or a choice: each is a member of the goal.
  private func achieveMembers(
    _ goal: RoleFormula, _ filling: inout Filling, set: String?
  ) throws(Obstacle) -> Draft {
    let role = set ?? filling.choices[0].role
    guard let slot = goal.slot(of: role) else {
      return Draft(program: .achieve(Goal(goal.filled(filling.terms))))
    }
    let template = goal.filled(filling.terms)
    if let set, let stops = filling.part.roles[set], isVisit(template, slot) {
      // "To dock 1, dock 2 and dock 3": one after the other, as said.
      let goals = stops.map { Goal(template.mapTerms(of: slot, to: $0)) }
      filling.part.goal = goals.last
      return Draft(program: .sequence(goals.map { .achieve($0) }), parts: [filling.part])
    }
    var members: [Goal.Member] = []
    var alternatives: [ObjectID] = []
    if set != nil {
      members = (filling.part.roles[role] ?? []).map { Goal.Member($0) }
    } else {
      let wanted = filling.choices[0]
      let choice = executive.cheapest(
        wanted.count, of: wanted.candidates, fulfilling: template, slot: slot, terms: TaskTerms(),
        in: scene.belief)
      members = choice.taken.map { Goal.Member($0.object) }
      alternatives = choice.left.map(\.object)
      filling.part.roles[role] = members.map(\.object)
      filling.part.chosen = DraftPart.Chosen(
        role: role, taken: members.map(\.object), left: alternatives, areAlike: wanted.areAlike,
        choice: choice)
      if members.count == 1 { filling.terms[role] = .object(members[0].object) }
    }
    inferSource(goal, &filling)
    let whole = Goal(
      each: members, fulfil: template, slot: slot,
      alternatives: alternatives)
    filling.part.goal = whole
    return Draft(program: .achieve(whole), parts: [filling.part])
  }

  /// Whether a goal puts the robot itself somewhere, so that it cannot be in several places at once.
  private func isVisit(_ template: Formula, _ slot: Int) -> Bool {
    guard case .atom(let atom) = template, atom.predicate == scene.belief.setting.location,
      let robot = scene.robot
    else { return false }
    return atom.arguments.first == .object(robot) && atom.arguments.last == .variable(slot)
  }

  /// The goal for every combination of what fills the roles that are still open.
  func products(
    _ goal: RoleFormula, _ fillers: [String: Term], _ roles: [String: [ObjectID]]
  ) -> [Formula] {
    var rows = [fillers]
    for role in goal.uses where fillers[role] == nil {
      rows = rows.flatMap { row in
        (roles[role] ?? []).map { object in row.merging([role: .object(object)]) { a, _ in a } }
      }
    }
    return rows.map { goal.filled($0) }
  }

  /// What was not said but follows for a single thing: where it is taken from.
  private func inferSource(_ goal: RoleFormula, _ filling: inout Filling) {
    guard let formulas = domain.formulas.intent(filling.part.clause.frame.name),
      let condition = formulas.condition, let topic = filling.part.topic,
      filling.part.roles[topic]?.count == 1
    else { return }
    for role in condition.roles where filling.terms[role] == nil && condition.uses.contains(role) {
      guard let slot = condition.slot(of: role) else { continue }
      let types = formulas.roles.firstIndex(of: role).map { formulas.types[$0] } ?? []
      let found = scene.solutions(
        of: condition.filled(filling.terms), slot: slot, types: types)
      if found.count == 1 { filling.part.inferred[role] = found[0] }
    }
  }

  func perform(
    _ action: ActionID, _ terms: [Term], roles: [String], _ filling: inout Filling
  ) -> Draft {
    var rows: [[Term?]] = [[]]
    for term in terms {
      let options: [Term?]
      switch term {
      case .object: options = [term]
      case .variable(let slot):
        let role = slot < roles.count ? roles[slot] : ""
        if let several = filling.part.roles[role], !several.isEmpty {
          options = several.map { .object($0) }
        } else if let choice = filling.choices.first(where: { $0.role == role }),
          choice.count > 1 || choice.candidates.count == 1
        {
          let taken = Array(choice.candidates.prefix(choice.count))
          options = taken.map { .object($0) }
          filling.part.roles[role] = taken
        } else {
          options = [filling.terms[role]]
        }
      }
      rows = rows.flatMap { row in options.map { row + [$0] } }
    }
    let programs = rows.map { TaskProgram.perform(action: action, arguments: $0) }
    if programs.count == 1,
      filling.choices.contains(where: { filling.part.clause[$0.role] != nil }),
      let pinned = pinned(programs[0], terms, roles: roles, &filling)
    {
      return Draft(program: pinned, parts: [filling.part])
    }
    return Draft(
      program: programs.count == 1 ? programs[0] : .sequence(programs), parts: [filling.part])
  }

  /// A deed with the things that it is done to in the cheapest way, where some of several that were
  /// said would do: what comes after may speak of them.
  private func pinned(
    _ program: TaskProgram, _ terms: [Term], roles: [String], _ filling: inout Filling
  ) -> TaskProgram? {
    guard case .perform(let action, var arguments) = program,
      case .plan(let plan) = executive.preview(program, after: .now).outcome,
      let step = plan.steps.last(where: { $0.step.action == action })?.step
    else { return nil }
    for (index, term) in terms.enumerated() where arguments[index] == nil {
      guard case .variable(let slot) = term, slot < roles.count,
        let choice = filling.choices.first(where: { $0.role == roles[slot] }),
        filling.part.clause[choice.role] != nil,
        choice.candidates.contains(step.arguments[index])
      else { continue }
      arguments[index] = .object(step.arguments[index])
      filling.part.roles[choice.role] = [step.arguments[index]]
    }
    return .perform(action: action, arguments: arguments)
  }

  func change(_ change: Change, roles: [String], _ filling: Filling) throws(Obstacle)
    -> Draft
  {
    var arguments: [Term] = []
    for term in change.arguments {
      switch term {
      case .object: arguments.append(term)
      case .variable(let slot):
        guard slot < roles.count else { continue }
        guard let filler = filling.terms[roles[slot]] else {
          throw .ask(.missing(role: roles[slot], clause: filling.part.clause))
        }
        arguments.append(filler)
      }
    }
    let amount: Double
    switch change.amount {
    case .role(let role):
      guard let quantity = filling.quantities[role] else {
        throw .ask(.missing(role: role, clause: filling.part.clause))
      }
      amount = quantity.value
    case .expression(let expression):
      amount = scene.value(of: expression) ?? 0
    }
    let sign: Double = change.assignment == .decrease ? -1 : 1
    return Draft(
      program: .delta(change.function, arguments, by: sign * amount),
      parts: [filling.part])
  }
}
