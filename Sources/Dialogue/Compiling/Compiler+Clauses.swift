import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// One clause: which things fill its roles, and which program brings about what it says.

extension Compiler {
  /// Makes a commanded or wanted clause into a program.
  mutating func compile(_ clause: Clause) throws(Obstacle) -> Draft {
    if clause.negated { return try prohibition(clause) }
    if let denied = clause.denied { return try prohibition(denied) }
    switch clause.frame.kind {
    case .intent:
      if let each = takenBack(clause) { return try compile(each, TaskProgram.together) }
      if let each = try shared(clause) { return try compile(each, TaskProgram.together) }
      return try compileIntent(clause)
    case .action: return try compileAction(clause)
    case .relation, .property, .kind, .existence, .identity:
      if let draft = try compileRelation(clause) { return draft }
      let goal = putDown(try formula(of: .clause(clause)))
      var part = DraftPart(clause: clause)
      part.goal = Goal(goal)
      for filler in clause.fillers {
        part.roles[filler.role] = scene.all(filler.entity, types: [])
        if part.topic == nil { part.topic = filler.role }
      }
      return Draft(program: .achieve(Goal(goal)), parts: [part])
    }
  }

  /// "Put the things at dock 1 back": each to where it was itself; nil where no more than one is meant.
  private func takenBack(_ clause: Clause) -> [Instruction]? {
    guard clause.fillers.contains(where: { $0.entity.kind == .reference(.back) }),
      let topic = topic(of: clause), let entity = clause[topic],
      case .goal(let goal)? = domain.formulas.intent(clause.frame.name)?.outcome
    else { return nil }
    let roles = clause.fillers.filter { $0.entity.kind == .reference(.back) }.map(\.role)
    let types = scene.typeIDs(
      scene.roles(of: clause.frame).first { $0.name == topic }?.types ?? [])
    let scene = scene
    func hasMoved(_ thing: ObjectID) -> Bool {
      roles.allSatisfy { scene.earlierPlace(of: thing, relation: goal, role: $0) != nil }
    }
    var use = RoleUse(types: types)
    use.allows = { scene.stoodFor(by: [$0]).contains(where: hasMoved) }
    let moved: [ObjectID]
    switch scene.tie(entity, use).denotation {
    case .choice(let count, let candidates, _): moved = Array(candidates.prefix(count))
    default:
      let things = scene.stoodFor(by: scene.all(entity, types: types))
      guard things.count > 1 else { return nil }
      moved = things.filter(hasMoved)
    }
    guard !moved.isEmpty else { return nil }
    return moved.map { thing in
      var one = clause
      one[topic] = .name(scene.objects.name(of: thing))
      return Instruction(one)
    }
  }

  /// "I want two boxes at dock 2": a relation that is wanted of things that are chosen as for an intent.
  private mutating func compileRelation(_ clause: Clause) throws(Obstacle) -> Draft? {
    guard clause.frame.kind == .relation, let relation = scene.relation(clause.frame.name),
      !clause.fillers.isEmpty,
      clause.fillers.allSatisfy({ $0.entity.isChoosable })
    else { return nil }
    let selector = clause[relation.selector].map { scene.all($0, types: []) }?.first
    guard
      let known = domain.formulas.relation(
        relation.name, selector: selector.map { scene.objects.types(of: $0) } ?? []),
      case .atom = known.formula
    else { return nil }
    var filling = try fill(clause, relation.roles, where: nil, goal: known)
    return try achieve(known, &filling)
  }

  private mutating func compileIntent(_ clause: Clause) throws(Obstacle) -> Draft {
    guard let intent = scene.intent(clause.frame.name),
      let formulas = domain.formulas.intent(clause.frame.name)
    else { throw .refuse(.notUnderstood(words: [], suggestions: []), .refusal) }
    // "A box and the rope": each part is chosen for itself.
    if let (role, parts) = split(clause) { return try compile(clause, role, by: parts) }
    let goal: RoleFormula? = if case .goal(let goal) = formulas.outcome { goal } else { nil }
    if let (role, parts) = sharedOut(clause, goal) { return try compile(clause, role, by: parts) }
    switch formulas.outcome {
    case .goal(let goal):
      var filling = try fill(clause, intent.roles, where: formulas.condition, goal: goal)
      try settle(formulas.condition, clause, filling)
      return try achieve(goal, &filling)
    case .perform(let action, let terms):
      var filling = try fill(clause, intent.roles, where: formulas.condition, goal: nil)
      // Looking for something somewhere takes no more for granted than that one can look there.
      let asks = intent.answers
      try settle(
        !asks || needsPlace(action) ? formulas.condition : nil, clause, filling,
        onlyUnknown: asks)
      return perform(action, terms, roles: formulas.roles, &filling)
    case .change(let change):
      let filling = try fill(clause, intent.roles, where: formulas.condition, goal: nil)
      return try self.change(change, roles: formulas.roles, filling)
    case .believe:
      // What is to be believed is told, not done; the conversation takes it before it comes here.
      return Draft(program: .nothing, parts: [DraftPart(clause: clause)])
    }
  }

  private mutating func compileAction(_ clause: Clause) throws(Obstacle) -> Draft {
    guard let action = domain.model.action(named: clause.frame.name),
      let frame = domain.vocabulary.actions.first(where: { $0.name == clause.frame.name })
    else { throw .refuse(.notUnderstood(words: [], suggestions: []), .refusal) }
    if let (role, parts) = split(clause) { return try compile(clause, role, by: parts) }
    // "Lift": who is to do it says nothing of what.
    let saysMore = clause.fillers.contains { filler in
      frame.roles.contains { $0.name == filler.role && $0.fallback != .robot }
    }
    let roles = frame.roles.map { role in
      // What an action needs beside what was said is the planner's to find.
      var role = role
      // So far as the action's own conditions bind it: what nothing binds is nobody's to choose.
      if role.fallback == .ask, saysMore, isBound(role.name, in: action) {
        role.fallback = .any
      }
      return role
    }
    var filling = try fill(clause, roles, where: nil, goal: nil)
    settle(domain.model[action], clause, filling)
    try settle(nil, clause, filling)
    let names = domain.model[action].parameters.map(\.name)
    let terms = names.indices.map { Term.variable($0) }
    return perform(action, terms, roles: names, &filling)
  }

  /// Whether an action's condition speaks of a parameter.
  private func isBound(_ parameter: String, in action: ActionID) -> Bool {
    let action = domain.model[action]
    guard let variable = action.parameters.first(where: { $0.name == parameter }) else {
      return true
    }
    return action.precondition.freeSlots.contains(variable.slot)
  }

  /// The first role of a clause that holds more than plain sets, with its parts.
  private func split(_ clause: Clause) -> (role: String, parts: [Entity])? {
    for filler in clause.fillers {
      let parts = filler.entity.joined
      guard parts.count > 1 else { continue }
      let isPlain = parts.allSatisfy { part in
        switch part.kind {
        case .name, .reference, .unknown: return true
        case .description(let description):
          return description.quantifier == .all || description.number == .many
        default: return false
        }
      }
      if !isPlain { return (filler.role, parts) }
    }
    return nil
  }

  /// One clause for each part; what must be asked is asked of the clause as it was said.
  private mutating func compile(
    _ clause: Clause, _ role: String, by parts: [Entity]
  ) throws(Obstacle) -> Draft {
    var whole = Draft(program: .nothing)
    var programs: [TaskProgram] = []
    for (said, part) in zip(parts, scene.withKindsOfOthers(parts)) {
      var one = clause
      one[role] = part
      do throws(Obstacle) {
        let draft = try compile(one)
        programs.append(draft.program)
        whole.parts += draft.parts
      } catch {
        throw error.asked(of: clause, role, said)
      }
    }
    whole.program = .together(programs)
    return whole
  }
}

extension Obstacle {
  /// The same of a clause of which only one part of a role was looked at.
  fileprivate func asked(of clause: Clause, _ role: String, _ said: Entity) -> Obstacle {
    switch self {
    case .ask(.which(let asked, _, let candidates, let part)):
      .ask(
        .which(
          role: asked, clause: clause, of: candidates,
          part: asked == role ? part ?? said : part))
    case .ask(.missing(let asked, _)) where asked != role:
      .ask(.missing(role: asked, clause: clause))
    default: self
    }
  }
}

extension Entity {
  /// Whether it names things, or describes some that can be chosen among.
  fileprivate var isChoosable: Bool {
    switch kind {
    case .name, .reference, .you, .here, .me: return true
    case .part(let quantifier, _): return quantifier != .none
    case .description(let description): return description.quantifier != .none
    case .coordination(.and, let parts): return parts.allSatisfy(\.isChoosable)
    default: return false
    }
  }

  /// What it joins by "and", to any depth; itself, where it joins nothing.
  fileprivate var joined: [Entity] {
    guard case .coordination(.and, let parts) = kind else { return [self] }
    return parts.flatMap(\.joined)
  }
}

extension Clause {
  /// "Bring nothing to dock 1": that nothing is to be brought there; nil where nothing is said of nothing.
  fileprivate var denied: Clause? {
    guard frame.kind == .intent || frame.kind == .action else { return nil }
    for filler in fillers {
      guard case .description(var description) = filler.entity.kind, description.quantifier == .none
      else { continue }
      description.quantifier = .any
      var made = self
      made.negated = true
      made[filler.role] = Entity(.description(description), trace: filler.entity.trace)
      return made
    }
    return nil
  }
}
