import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What fills the roles of a clause: what was said, tied to the world, and what was left unsaid.

extension Compiler {
  /// The roles of a clause with what fills them.
  struct Filling {
    var part: DraftPart
    /// Terms for roles with one filler, triggers' variables included.
    var terms: [String: Term] = [:]
    /// Choices still to be made, by role.
    var choices: [(role: String, count: Int, candidates: [ObjectID], areAlike: Bool)] = []
    /// Numbers, by role.
    var quantities: [String: Quantity] = [:]
  }

  mutating func fill(
    _ clause: Clause, _ roles: [Vocabulary.RoleDeclaration], where condition: RoleFormula?,
    goal: RoleFormula?
  ) throws(Obstacle) -> Filling {
    var filling = Filling(part: DraftPart(clause: clause))
    let said = roles.filter { clause[$0.name] != nil }
    let unsaid = roles.filter { clause[$0.name] == nil }
    // Variables of a trigger first, then names, then what must be looked for in the light of those;
    // last what only tells where a thing is, which the thing itself decides.
    let only = said.filter { restricts($0.name, condition, goal) }.map(\.name)
    let topic = topic(of: goal, roles: roles)
    func order(_ role: Vocabulary.RoleDeclaration) -> (Int, Int) {
      (
        only.contains(role.name) ? 3 : ease(clause[role.name]),
        role.name == topic ? 0 : 1
      )
    }
    for role in said.sorted(by: { order($0) < order($1) }) {
      guard let entity = clause[role.name] else { continue }
      // Where the speaker is need not be known where the domain says where people want things.
      if entity.kind == .me || entity.kind == .here, scene.speakerPlace == nil,
        case .name = role.fallback
      {
        try fillUnsaid(role, clause, where: condition, goal: goal, &filling)
        continue
      }
      try fill(role, with: entity, clause, where: condition, goal: goal, &filling)
    }
    for role in unsaid { try fillUnsaid(role, clause, where: condition, goal: goal, &filling) }
    filling.part.topic = topic
    if let topic, roles.first(where: { $0.name == topic })?.fallback == .robot {
      filling.part.thing = other(than: topic, in: goal)
    }
    return filling
  }

  /// The first other role of a goal's first fact.
  private func other(than topic: String, in goal: RoleFormula?) -> String? {
    guard let goal, let atom = goal.formula.firstAtom else { return nil }
    for case .variable(let slot) in atom.arguments
    where slot < goal.roles.count && goal.roles[slot] != topic {
      return goal.roles[slot]
    }
    return nil
  }

  /// Whether a role only restricts the others: it stands in the condition, not in the goal.
  private func restricts(_ role: String, _ condition: RoleFormula?, _ goal: RoleFormula?) -> Bool {
    guard let condition, let goal else { return false }
    return condition.uses.contains(role) && !goal.uses.contains(role)
  }

  /// Names and pronouns come before descriptions, which may depend on them.
  private func ease(_ entity: Entity?) -> Int {
    switch entity?.kind {
    case .bound?, .name?, .you?, .me?, .here?, .quantity?, .quoted?: 0
    // Where a thing was depends on the thing.
    case .reference(.back)?: 4
    case .reference?: 1
    case .description(let description)?: description.quantifier == .a ? 3 : 2
    case .computed(_, let from, _)? where from.isEmpty: 4
    default: 2
    }
  }

  mutating func fill(
    _ role: Vocabulary.RoleDeclaration, with entity: Entity, _ clause: Clause,
    where condition: RoleFormula?, goal: RoleFormula?, _ filling: inout Filling
  ) throws(Obstacle) {
    let types = scene.typeIDs(role.types)
    if let variable = boundVariable(for: entity, types) {
      filling.terms[role.name] = .variable(variable.variable.slot)
      return
    }
    let known = filling.terms
    let scene = scene
    var use = RoleUse(types: types)
    use.unmarkedMeansAll = !bound.isEmpty
    if case .reference(.back) = entity.kind {
      let item = topic(of: goal, roles: []).flatMap { filling.part.roles[$0]?.first } ?? scene.robot
      guard let item,
        let place = placeAtFirst(of: item)
          ?? scene.earlierPlace(of: item, relation: goal, role: role.name)
      else { throw .ask(.missing(role: role.name, clause: clause)) }
      filling.terms[role.name] = .object(place)
      filling.part.roles[role.name] = [place]
      return
    }
    if let condition, condition.uses.contains(role.name) {
      let allowed = Allowance(
        condition: condition, clause: clause, known: known, scene: scene,
        types: domain.formulas.intent(clause.frame.name))
      use.allows = { allowed.allows($0, as: role.name) }
    }
    let isTopic = role.name == topic(of: goal, roles: [])
    use.spoken = known.keys.sorted().compactMap { name in
      if case .object(let object)? = known[name] { return object }
      return nil
    }
    use.anchor = goal.flatMap { topic(of: $0, roles: []) }.flatMap { name in
      if case .object(let object)? = known[name] { return object }
      return nil
    }
    use.holdsOne = !isTopic && use.anchor != nil
    for condition in domain.formulas.intent(clause.frame.name)?.usually[role.name] ?? [] {
      use.usually.append { candidate in
        var fillers = known
        fillers[role.name] = .object(candidate)
        return scene.isPossible(condition, fillers)
      }
    }
    if isLater, let goal, goal.slot(of: role.name) != nil {
      // "Pick it up and put it on the red one": not where it was.
      var first = scene
      first.belief = executive.belief
      use.usually.insert(
        { candidate in
          var fillers = known
          fillers[role.name] = .object(candidate)
          return !goal.uses.allSatisfy { fillers[$0] != nil } || !first.holds(goal.filled(fillers))
        }, at: 0)
    }
    if let goal, goal.slot(of: role.name) != nil {
      use.isSatisfied = { candidate in
        var fillers = known
        fillers[role.name] = .object(candidate)
        guard goal.uses.allSatisfy({ fillers[$0] != nil }) else { return false }
        return scene.holds(goal.filled(fillers))
      }
    }
    var tied = scene.tie(isTopic ? entity : anyInState(entity), use)
    if isUnheardOf(tied, entity),
      let object = suppose(entity, types, as: role.name, clause, where: condition, known: known)
    {
      filling.terms[role.name] = .object(object)
      filling.part.roles[role.name] = [object]
      return
    }
    if case .choice(let count, let candidates, let atMost) = tied.denotation {
      let placed = placed(candidates)
      if !placed.isEmpty { tied.denotation = .choice(count, of: placed, atMost: atMost) }
    }
    filling.part.unknown.merge(tied.unknown) { a, _ in a }
    filling.part.excepted += tied.excepted
    switch tied.denotation {
    case .objects(let named):
      var objects: [ObjectID] = []
      for object in named {
        let meant = try standIns(for: object, entity, role.name, clause)
        if named.count == 1, meant.count > 1 {
          filling.choices.append((role.name, 1, scene.usual(meant, use), false))
          return
        }
        objects += meant
      }
      filling.part.roles[role.name] = objects
      if objects.count == 1 {
        filling.terms[role.name] = .object(objects[0])
        filling.part.asides += scene.grounds(of: objects[0], in: entity)
      }
    case .choice(let count, let candidates, let atMost):
      let free =
        isTopic ? try unengaged(candidates, count: atMost ? 1 : count, entity) : candidates
      filling.choices.append((role.name, min(count, free.count), free, false))
    case .alike(let candidates):
      filling.choices.append((role.name, 1, candidates, true))
    case .ambiguous(let candidates):
      // Where a thing is need not be settled once the thing is known.
      if restricts(role.name, condition, goal) {
        filling.part.roles[role.name] = candidates
        return
      }
      // What was taken for granted just before is what is meant; nobody can be asked about it.
      let supposed = candidates.filter(isSupposed)
      if supposed.count == 1 {
        filling.terms[role.name] = .object(supposed[0])
        filling.part.roles[role.name] = supposed
        return
      }
      let known = candidates.filter { !isSupposed($0) }
      guard !known.isEmpty else { throw .ask(.missing(role: role.name, clause: clause)) }
      throw .ask(
        .which(role: role.name, clause: clause, of: known, part: tied.unclear))
    case .quantity(let quantity):
      guard role.types.isEmpty || role.types.contains("number") else {
        throw .refuse(.noSuch(entity, nearest: []), .refusal)
      }
      filling.quantities[role.name] = quantity
    case .text: break
    case .unknownWord(let word):
      throw .ask(.word(word, role: role.name, types: role.types))
    case .nothing(let nothing): try refuse(nothing, entity, role.name, clause, goal, filling)
    }
  }

  /// Whether nothing that is known to be anywhere is what a phrase describes.
  private func isUnheardOf(_ tied: Tied, _ entity: Entity) -> Bool {
    guard case .description = entity.kind else { return false }
    switch tied.denotation {
    case .nothing(.noSuch): return true
    case .choice(_, let candidates, _), .ambiguous(let candidates), .alike(let candidates):
      return placed(candidates).isEmpty
    default: return false
    }
  }

  /// Where the robot was before an earlier part of this very instruction moved it.
  private func placeAtFirst(of item: ObjectID) -> ObjectID? {
    guard item == scene.robot, let location = scene.belief.setting.location else { return nil }
    func place(_ belief: Belief) -> ObjectID? {
      belief.state.facts(of: location, matching: [item, nil]).first?.arguments.last
    }
    let first = place(executive.belief)
    return first == place(scene.belief) ? nil : first
  }

  /// What a thing stands for in a role: what lies on top where a square is said.
  private func standIns(
    for object: ObjectID, _ entity: Entity, _ role: String, _ clause: Clause
  ) throws(Obstacle) -> [ObjectID] {
    let all = domain.formulas.intent(clause.frame.name)?.standIns[role] ?? []
    guard let found = all.first(where: { scene.fits(object, [$0.said]) }),
      let slot = found.condition.slot(of: "it")
    else { return [object] }
    let meant = scene.solutions(
      of: found.condition.filled(["for": object]), slot: slot, types: found.condition.types[slot])
    guard !meant.isEmpty else { throw .refuse(.noSuch(entity, nearest: []), .refusal) }
    return meant
  }

  /// The variable of a trigger that a phrase points to: a bound one, or a pronoun that fits.
  private func boundVariable(for entity: Entity, _ types: [TypeID]) -> BoundVariable? {
    switch entity.kind {
    case .bound(let number): return bound.indices.contains(number) ? bound[number] : nil
    case .reference(let reference) where [.it, .them, .that, .this, .there].contains(reference):
      return bound.first { variable in fits(variable, types) }
    default: return nil
    }
  }

  func fits(_ variable: BoundVariable, _ types: [TypeID]) -> Bool {
    types.isEmpty
      || variable.types.contains { domain.model.types.isSubtype($0, ofAny: types) }
  }

  private func refuse(
    _ nothing: Denotation.Nothing, _ entity: Entity, _ role: String, _ clause: Clause,
    _ goal: RoleFormula?, _ filling: Filling
  ) throws(Obstacle) {
    switch nothing {
    case .noSuch where entity.isPointing: throw .ask(.missing(role: role, clause: clause))
    case .noSuch(let nearest):
      throw .refuse(
        .noSuch(entity, nearest: nearest.map { Describer(scene: scene).describe($0) }), .refusal)
    case .tooFew(let wanted, let there):
      let things = Describer(scene: scene).specific(entity.plural, for: there)
      throw .refuse(.tooFew(things, wanted: wanted, there: there.count), .refusal)
    case .noReferent: throw .ask(.missing(role: role, clause: clause))
    case .alreadySo(let objects):
      var part = filling.part
      part.roles[role] = objects
      let facts = objects.prefix(1).compactMap { object -> Proposition? in
        guard let goal else { return nil }
        var fillers = filling.terms
        fillers[role] = .object(object)
        return Describer(scene: scene).proposition(of: goal.filled(fillers))
      }
      throw .refuse(.alreadySo(facts), .plain)
    }
  }

  private mutating func fillUnsaid(
    _ role: Vocabulary.RoleDeclaration, _ clause: Clause, where condition: RoleFormula?,
    goal: RoleFormula?, _ filling: inout Filling
  ) throws(Obstacle) {
    let types = scene.typeIDs(role.types)
    switch role.fallback {
    case .optional, .robot: return
    case .name(let name):
      guard let object = scene.objects[name] else { return }
      filling.terms[role.name] = .object(object)
      filling.part.roles[role.name] = [object]
    case .any:
      guard let goal, goal.uses.contains(role.name) else { return }
      var candidates = scene.members(of: types)
      if let condition, condition.uses.contains(role.name) {
        let allowed = Allowance(
          condition: condition, clause: clause, known: filling.terms, scene: scene,
          types: domain.formulas.intent(clause.frame.name))
        candidates.removeAll { !allowed.allows($0, as: role.name) }
        if candidates.isEmpty {
          throw .ask(.missing(role: role.name, clause: clause))
        }
      }
      filling.choices.append((role.name, 1, candidates, false))
    case .ask:
      // In an order that stands, what is left out is what the trigger brings in.
      let fitting = bound.filter { fits($0, types) }
      if fitting.count == 1, !types.isEmpty {
        filling.terms[role.name] = .variable(fitting[0].variable.slot)
        return
      }
      if condition?.slot(of: role.name) != nil, goal?.uses.contains(role.name) != true { return }
      // "The rest too": as the last time.
      if clause.pointsBack, let last, last.clause.frame == clause.frame,
        let objects = last.roles[role.name], !objects.isEmpty
      {
        filling.part.roles[role.name] = objects
        if objects.count == 1 { filling.terms[role.name] = .object(objects[0]) }
        return
      }
      // "Wrap.": what was spoken of last. That it is meant is told.
      if !isLater, clause.fillers.allSatisfy({ $0.entity.kind == .you }),
        role.name == topic(of: goal, roles: []),
        scene.referents(of: .it, types: types).count == 1
      {
        let it = Entity(.reference(.it))
        filling.part.clause[role.name] = it
        let declared = scene.roles(of: clause.frame).first { $0.name == role.name } ?? role
        try fill(declared, with: it, filling.part.clause, where: condition, goal: goal, &filling)
        return
      }
      // "Pick up the cube and place on the box": the cube.
      if isLater, role.name == topic(of: goal, roles: []),
        let group = scene.referents(of: .it, types: types).first, let object = group.first
      {
        filling.terms[role.name] = .object(object)
        filling.part.roles[role.name] = [object]
        return
      }
      throw .ask(.missing(role: role.name, clause: clause))
    }
  }

  /// The role that moves or changes: the first argument of the goal's first fact.
  func topic(of goal: RoleFormula?, roles: [Vocabulary.RoleDeclaration]) -> String? {
    guard let goal else { return roles.first { !$0.types.isEmpty && $0.fallback != .robot }?.name }
    guard let atom = goal.formula.firstAtom else { return roles.first?.name }
    for case .variable(let slot) in atom.arguments where slot < goal.roles.count {
      return goal.roles[slot]
    }
    return roles.first?.name
  }
}

extension Clause {
  /// Whether a role is filled by what the last instruction left: the rest, the other, the same.
  fileprivate var pointsBack: Bool {
    fillers.contains { filler in
      switch filler.entity.kind {
      case .reference(let reference): return [.rest, .other, .others, .same].contains(reference)
      case .part(.rest, _): return true
      case .description(let description): return description.quantifier == .rest
      default: return false
      }
    }
  }
}
