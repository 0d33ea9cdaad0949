import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What must not be done: facts that are kept, regions that are kept out of.

extension Compiler {
  /// "Don't move the rope": what the clause would change stays as it is, from now on.
  mutating func prohibition(_ clause: Clause) throws(Obstacle) -> Draft {
    var positive = clause
    positive.negated = false
    var constraint = WorkConstraint()
    var kept: [Formula] = []
    switch clause.frame.kind {
    case .intent:
      if case .goal(let goal)? = domain.formulas.intent(clause.frame.name)?.outcome {
        kept = try keep(goal, clause)
      }
    case .action:
      let effects = domain.model.action(named: clause.frame.name).map { domain.model[$0] }
      if let action = effects { kept = try keepOut(of: action, clause, &constraint) }
    case .relation, .property, .kind, .existence, .identity:
      let formula = try formula(of: .clause(positive))
      if clause.modality == .wanted {
        return Draft(
          program: .achieve(Goal(putDown(.not(formula)))),
          parts: [DraftPart(clause: clause)])
      }
      kept = [.not(formula)]
    }
    constraint.always = .all(kept)
    let objects = clause.fillers.filter { $0.entity.kind != .you }
      .flatMap { scene.all($0.entity, types: []) }
    return Draft(
      program: .nothing, parts: [],
      standing: [
        Draft.StandingConstraint(
          constraint: constraint, said: .constraint(clause), objects: objects)
      ])
  }

  /// The facts that the goal of an intent would change: kept for the things named, or kept from
  /// coming true for a place named.
  private mutating func keep(_ goal: RoleFormula, _ clause: Clause) throws(Obstacle) -> [Formula] {
    var fillers: [String: [ObjectID]] = [:]
    guard let intent = scene.intent(clause.frame.name) else { return [] }
    for filler in clause.fillers {
      guard let role = intent.roles.first(where: { $0.name == filler.role }) else { continue }
      if let word = scene.unknownWord(in: filler.entity) {
        throw .ask(.word(word, role: role.name, types: role.types))
      }
      let objects = scene.all(filler.entity, types: scene.typeIDs(role.types))
      if objects.isEmpty { throw .refuse(.noSuch(filler.entity, nearest: []), .refusal) }
      fillers[role.name] = objects
    }
    guard let atom = goal.formula.firstAtom else { return [] }
    let topic = self.topic(of: goal, roles: intent.roles)
    let places = goal.uses.filter { $0 != topic && fillers[$0] != nil }
    if let topic, goal.uses == [topic] {
      return (fillers[topic] ?? []).map { goal.filled([topic: $0]) }
        .filter { !scene.holds($0) }.map { .not($0) }
    }
    if places.isEmpty {
      // Nothing but the thing is named: it stays where it is.
      var kept: [Formula] = []
      for object in topic.flatMap({ fillers[$0] }) ?? [] {
        let pattern = atom.arguments.map { term -> ObjectID? in
          if case .variable(let slot) = term, slot < goal.roles.count, goal.roles[slot] == topic {
            return object
          }
          return nil
        }
        for fact in scene.belief.state.facts(of: atom.predicate, matching: pattern) {
          kept.append(.atom(Atom(fact.predicate, fact.arguments.map { .object($0) })))
        }
      }
      return kept
    }
    let things =
      topic.flatMap { fillers[$0] }
      ?? scene.members(
        of: scene.typeIDs(intent.roles.first { $0.name == topic }?.types ?? []))
    var roles = fillers
    if let topic { roles[topic] = things }
    return products(goal, [:], roles)
      .filter { !scene.holds($0) }.map { .not($0) }
  }

  /// "Don't go to aisle 3": a region is kept out of every way, a place is not entered.
  private mutating func keepOut(
    of action: Action, _ clause: Clause, _ constraint: inout WorkConstraint
  ) throws(Obstacle) -> [Formula] {
    var kept: [Formula] = []
    for filler in clause.fillers where filler.entity.kind != .you {
      let objects = scene.all(filler.entity, types: [])
      if objects.isEmpty { throw .refuse(.noSuch(filler.entity, nearest: []), .refusal) }
      let (regions, others) = parted(objects)
      constraint.avoiding += regions
      for object in others {
        guard let slot = action.parameters.firstIndex(where: { $0.name == filler.role }) else {
          continue
        }
        guard scene.fits(object, action.parameters[slot].types) else {
          kept += try places(in: object, filler.entity)
          continue
        }
        for atom in action.effect.addedAtoms where atom.arguments.contains(.variable(slot)) {
          let bound = Formula.atom(atom).mapTerms { $0 == .variable(slot) ? .object(object) : $0 }
          let variables = bound.freeSlots.compactMap { open in
            action.parameters.first { $0.slot == open }
          }
          kept.append(.not(variables.isEmpty ? bound : .exists(variables, bound)))
        }
      }
    }
    return kept
  }

  /// What keeps ways out of things: out of regions of the floor by itself, out of places and of what
  /// places lie in by what must stay true.
  func avoidance(of objects: [ObjectID], _ entity: Entity) throws(Obstacle) -> WorkConstraint {
    let (regions, others) = parted(objects)
    var kept: [Formula] = []
    for object in others { kept += try places(in: object, entity) }
    return WorkConstraint(always: .all(kept), avoiding: regions)
  }

  /// Regions of the floor, and what is none.
  private func parted(_ objects: [ObjectID]) -> (regions: [ObjectID], others: [ObjectID]) {
    let regions = objects.filter { domain.layout.isRegion(scene.objects.name(of: $0)) }
    return (regions, objects.filter { !regions.contains($0) })
  }

  /// That no robot is at a place, or at one of the places in a thing that places lie in: a row. Where
  /// a robot stands now it may stay until it leaves.
  private func places(in object: ObjectID, _ entity: Entity) throws(Obstacle) -> [Formula] {
    guard let location = scene.belief.setting.location, let robot = scene.robot,
      let robotType = domain.robotType
    else { throw .refuse(.noSuch(entity, nearest: []), .refusal) }
    let types = domain.model[location].parameters[1].types
    var places = scene.fits(object, types) ? [object] : []
    if places.isEmpty, let relation = domain.formulas.relation(for: location),
      let inside = domain.formulas.relation(
        relation.name, selector: scene.objects.types(of: object))
    {
      let isInside = inside.filled([relation.roles[0]: robot, relation.roles[1]: object])
      var nowhere = scene.belief.state
      for fact in nowhere.facts(of: location, matching: [robot, nil]) { nowhere.remove(fact) }
      places = scene.members(of: types).filter { place in
        var there = nowhere
        there.insert(Fact(location, [robot, place]))
        return scene.belief.semantics.holds(isInside, in: there)
      }
    }
    guard !places.isEmpty else { throw .refuse(.noSuch(entity, nearest: []), .refusal) }
    let variable = Variable(name: "robot", types: [robotType], slot: 0)
    return places.map {
      .not(.exists([variable], .atom(Atom(location, [.variable(0), .object($0)]))))
    }
  }
}
