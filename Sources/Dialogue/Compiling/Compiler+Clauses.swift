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
    switch clause.frame.kind {
    case .intent: return try compileIntent(clause)
    case .action: return try compileAction(clause)
    case .relation, .property, .kind, .existence, .identity:
      if let draft = try compileRelation(clause) { return draft }
      let goal = try formula(of: .clause(clause))
      var part = DraftPart(clause: clause)
      part.goal = Goal(goal)
      for filler in clause.fillers {
        part.roles[filler.role] = scene.all(filler.entity, types: [])
        if part.topic == nil { part.topic = filler.role }
      }
      return Draft(program: .achieve(Goal(goal)), parts: [part])
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
    if let split = split(clause) { return try compileParts(split) }
    switch formulas.outcome {
    case .goal(let goal):
      var filling = try fill(clause, intent.roles, where: formulas.condition, goal: goal)
      return try achieve(goal, &filling)
    case .perform(let action, let terms):
      var filling = try fill(clause, intent.roles, where: formulas.condition, goal: nil)
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
    if let split = split(clause) { return try compileParts(split) }
    let roles = frame.roles.map { role in
      // What an action needs beside what was said is the planner's to find.
      var role = role
      // So far as the action's own conditions bind it: what nothing binds is nobody's to choose.
      if role.fallback == .ask, !clause.fillers.isEmpty, isBound(role.name, in: action) {
        role.fallback = .any
      }
      return role
    }
    var filling = try fill(clause, roles, where: nil, goal: nil)
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

  /// A clause whose coordinated role holds more than plain sets, as one clause a part.
  private func split(_ clause: Clause) -> [Clause]? {
    for filler in clause.fillers {
      guard case .coordination(.and, let parts) = filler.entity.kind else { continue }
      let isPlain = parts.allSatisfy { part in
        switch part.kind {
        case .name, .reference, .unknown: return true
        case .description(let description):
          return description.quantifier == .all || description.number == .many
        default: return false
        }
      }
      if isPlain { continue }
      return parts.map { part in
        var one = clause
        one[filler.role] = part
        return one
      }
    }
    return nil
  }

  private mutating func compileParts(_ clauses: [Clause]) throws(Obstacle) -> Draft {
    var whole = Draft(program: .nothing)
    var programs: [TaskProgram] = []
    for clause in clauses {
      let draft = try compile(clause)
      programs.append(draft.program)
      whole.parts += draft.parts
    }
    whole.program = .together(programs)
    return whole
  }

  // MARK: Filling roles

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

  private mutating func fill(
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
    return filling
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
    case .reference?: 1
    case .description(let description)?: description.quantifier == .a ? 3 : 2
    case .computed(_, let from, _)? where from.isEmpty: 4
    default: 2
    }
  }

  private mutating func fill(
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
      let item = filling.part.roles.values.first?.first ?? scene.robot
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
    if let goal, goal.slot(of: role.name) != nil {
      use.isSatisfied = { candidate in
        var fillers = known
        fillers[role.name] = .object(candidate)
        guard goal.uses.allSatisfy({ fillers[$0] != nil }) else { return false }
        return scene.holds(goal.filled(fillers))
      }
    }
    let tied = scene.tie(entity, use)
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
      if objects.count == 1 { filling.terms[role.name] = .object(objects[0]) }
    case .choice(let count, let candidates, _):
      filling.choices.append((role.name, count, candidates, false))
    case .alike(let candidates):
      filling.choices.append((role.name, 1, candidates, true))
    case .ambiguous(let candidates):
      // Where a thing is need not be settled once the thing is known.
      if restricts(role.name, condition, goal) {
        filling.part.roles[role.name] = candidates
        return
      }
      throw .ask(.which(role: role.name, clause: clause, of: candidates))
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
      throw .refuse(.tooFew(entity.plural, wanted: wanted, there: there.count), .refusal)
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
      guard goal?.slot(of: role.name) != nil else { return }
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
  private func topic(of goal: RoleFormula?, roles: [Vocabulary.RoleDeclaration]) -> String? {
    guard let goal else { return roles.first { !$0.types.isEmpty && $0.fallback != .robot }?.name }
    guard let atom = goal.formula.firstAtom else { return roles.first?.name }
    for case .variable(let slot) in atom.arguments where slot < goal.roles.count {
      return goal.roles[slot]
    }
    return roles.first?.name
  }

  // MARK: Programs

  private mutating func achieve(_ goal: RoleFormula, _ filling: inout Filling) throws(Obstacle)
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
      let whole = goal.filled(filling.terms)
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
        wanted.count, of: wanted.candidates, fulfilling: template, slot: slot, terms: TaskTerms())
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

  /// Several roles hold several things: a thing for each place where one of them is distributed, else
  /// every thing in the cheapest place.
  private mutating func distribute(
    _ goal: RoleFormula, _ filling: inout Filling, sets: [String]
  ) throws(Obstacle) -> Draft {
    var formulas: [Formula] = []
    var left: [String: [ObjectID]] = [:]
    for choice in filling.choices { left[choice.role] = choice.candidates }
    let places = sets.first { $0 != filling.part.topic } ?? sets.first
    let rows: [ObjectID?] = places.map { filling.part.roles[$0] ?? [] } ?? [nil]
    var taken: [String: [ObjectID]] = [:]
    for row in rows {
      var fillers = filling.terms
      if let places, let row { fillers[places] = .object(row) }
      for choice in filling.choices {
        guard let slot = goal.slot(of: choice.role) else { continue }
        // The other open roles are still variables: any of their members will do for an estimate.
        var probe = fillers
        for other in goal.uses where probe[other] == nil && other != choice.role {
          if let some = (filling.part.roles[other] ?? left[other])?.first {
            probe[other] = .object(some)
          }
        }
        let best = executive.cheapest(
          choice.count, of: left[choice.role] ?? [], fulfilling: goal.filled(probe), slot: slot,
          terms: TaskTerms())
        let objects = best.taken.map(\.object)
        taken[choice.role, default: []] += objects
        if places != nil { left[choice.role]?.removeAll(where: objects.contains) }
        if objects.count == 1 {
          fillers[choice.role] = .object(objects[0])
        } else {
          filling.part.roles[choice.role] = objects
        }
      }
      formulas += products(goal, fillers, filling.part.roles)
    }
    for (role, objects) in taken { filling.part.roles[role] = objects }
    let whole = Goal(.all(formulas))
    filling.part.goal = whole
    return Draft(program: .achieve(whole), parts: [filling.part])
  }

  /// The goal for every combination of what fills the roles that are still open.
  private func products(
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

  private func perform(
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
    return Draft(
      program: programs.count == 1 ? programs[0] : .sequence(programs), parts: [filling.part])
  }

  private func change(_ change: Change, roles: [String], _ filling: Filling) throws(Obstacle)
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

  // MARK: Prohibitions

  /// "Don't move the rope": what the clause would change stays as it is, from now on.
  private mutating func prohibition(_ clause: Clause) throws(Obstacle) -> Draft {
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
          program: .achieve(Goal(.not(formula))),
          parts: [DraftPart(clause: clause)])
      }
      kept = [.not(formula)]
    }
    constraint.always = .all(kept)
    return Draft(
      program: .nothing, parts: [],
      standing: [Draft.StandingConstraint(constraint: constraint, said: .constraint(clause))])
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
      let regions = objects.filter { domain.layout.isRegion(scene.objects.name(of: $0)) }
      constraint.avoiding += regions
      for object in objects where !regions.contains(object) {
        guard let slot = action.parameters.firstIndex(where: { $0.name == filler.role }) else {
          continue
        }
        for atom in action.effect.addedAtoms where atom.arguments.contains(.variable(slot)) {
          let open = Formula.atom(atom).freeSlots.filter { $0 != slot }
          let variables = open.compactMap { open in
            action.parameters.first { $0.slot == open }
          }
          let bound = Formula.atom(atom).mapTerms { $0 == .variable(slot) ? .object(object) : $0 }
          kept.append(.not(variables.isEmpty ? bound : .exists(variables, bound)))
        }
      }
    }
    return kept
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
}
