import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// From something that can be true or false to a formula.

extension Compiler {
  /// The formula that a proposition says. Indefinite phrases in it are quantified; definite ones are
  /// tied to the world now.
  mutating func formula(of proposition: Proposition) throws(Obstacle) -> Formula {
    switch proposition {
    case .and(let parts):
      var formulas: [Formula] = []
      for part in parts { formulas.append(try formula(of: part)) }
      return .all(formulas)
    case .or(let parts):
      var formulas: [Formula] = []
      for part in parts { formulas.append(try formula(of: part)) }
      return .or(formulas)
    case .not(let inner): return .not(try formula(of: inner))
    case .clause(let clause): return try formula(of: clause)
    case .compare(let comparison): return try formula(of: comparison)
    case .count(let entity, let relation, let count):
      return try formula(of: entity, relation, count)
    }
  }

  private mutating func formula(of clause: Clause) throws(Obstacle) -> Formula {
    if clause.frame.kind == .existence, let entity = clause["it"],
      let (relation, count) = entity.counting
    {
      let counted = try formula(of: entity, relation, count)
      return clause.negated ? .not(counted) : counted
    }
    let declared = scene.roles(of: clause.frame)
    let isOthers = clause.fillers.contains { filler in
      if case .bound = filler.entity.kind { return false }
      return !declared.contains { $0.name == filler.role }
        && ![.me, .you, .gap].contains(filler.entity.kind)
    }
    if isOthers, clause.frame.kind == .intent {
      // "When Ito has moved it": what others do is not seen.
      throw .refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
    }
    var quantified: [(Quantifier, Variable, Formula)] = []
    var fillers: [String: [Term]] = [:]
    var selectorTypes: [String: [TypeID]] = [:]
    for filler in clause.fillers {
      let types = scene.typeIDs(declaredTypes(of: filler.role, in: clause.frame))
      let terms = try self.terms(of: filler.entity, types: types, &quantified)
      fillers[filler.role] = terms.terms
      selectorTypes[filler.role] = terms.types
    }
    fillUnsaid(clause, &fillers, &selectorTypes)
    var rows: [[String: Term]] = [[:]]
    for (role, terms) in fillers.sorted(by: { $0.key < $1.key }) {
      rows = rows.flatMap { row in terms.map { row.merging([role: $0]) { a, _ in a } } }
    }
    var parts: [Formula] = []
    for row in rows { parts.append(try formula(of: clause.frame, row, selectorTypes)) }
    var whole = Formula.all(parts)
    for (quantifier, variable, condition) in quantified.reversed() {
      whole = Self.quantify(whole, quantifier, variable, condition)
    }
    return clause.negated ? .not(whole) : whole
  }

  private static func quantify(
    _ inner: Formula, _ quantifier: Quantifier, _ variable: Variable, _ condition: Formula
  ) -> Formula {
    switch quantifier {
    case .all, .each, .both: return .forall([variable], .imply(condition, inner))
    case .none: return .not(.exists([variable], .all([condition, inner])))
    default: return .exists([variable], .all([condition, inner]))
    }
  }

  /// Roles of a relation that were not said: the robot, or anything.
  private mutating func fillUnsaid(
    _ clause: Clause, _ fillers: inout [String: [Term]], _ types: inout [String: [TypeID]]
  ) {
    guard clause.frame.kind == .relation, let relation = scene.relation(clause.frame.name) else {
      return
    }
    for role in relation.roles where fillers[role.name] == nil && role.fallback == .robot {
      guard let robot = scene.robot else { continue }
      fillers[role.name] = [.object(robot)]
      types[role.name] = scene.objects.types(of: robot)
    }
  }

  private func declaredTypes(of role: String, in frame: FrameName) -> [String] {
    scene.roles(of: frame).first { $0.name == role }?.types ?? []
  }

  /// The formula of a frame with its roles filled.
  private mutating func formula(
    of frame: FrameName, _ fillers: [String: Term], _ types: [String: [TypeID]]
  ) throws(Obstacle) -> Formula {
    switch frame.kind {
    case .relation:
      guard let relation = scene.relation(frame.name) else { break }
      let selector = types[relation.selector] ?? []
      guard let known = domain.formulas.relation(frame.name, selector: selector) else { break }
      return close(known, fillers)
    case .property:
      if let open = ofOpenType(frame.name, fillers, types["it"] ?? []) { return open }
      guard let known = domain.formulas.property(frame.name, of: types["it"] ?? []) else { break }
      return known.filled(fillers)
    case .kind:
      if let type = domain.model.types[frame.name] {
        return isOf(type, fillers["it"], types["it"] ?? [])
      }
      guard let known = domain.formulas.kind(frame.name) else { break }
      return known.filled(fillers)
    case .intent:
      switch domain.formulas.intent(frame.name)?.outcome {
      case .goal(let goal)?: return close(goal, fillers)
      case .believe(let effect, _)?:
        let roles = domain.formulas.intent(frame.name)?.roles ?? []
        return .all(
          effect.addedAtoms.map { atom in
            close(
              RoleFormula(
                roles: roles, types: roles.map { _ in [] }, formula: .atom(atom),
                slotCount: roles.count), fillers)
          })
      default: break
      }
    case .existence, .identity: return .truth
    case .action: break
    }
    throw .refuse(
      .notUnderstood(words: [], suggestions: []), .notUnderstood)
  }

  /// A property that things of several types have, each in its own way, of a thing that may be of any of
  /// them: "anything fragile". Nil where the type tells which way.
  private mutating func ofOpenType(
    _ property: String, _ fillers: [String: Term], _ types: [TypeID]
  ) -> Formula? {
    guard case .variable? = fillers["it"], let thing = fillers["it"] else { return nil }
    let tree = domain.model.types
    let variants = domain.formulas.propertyVariants(property).filter { variant in
      guard let type = variant.type else { return true }
      return types.isEmpty
        || types.contains { tree.isSubtype($0, of: type) || tree.isSubtype(type, of: $0) }
    }
    let isTold = variants.contains { variant in
      guard let type = variant.type else { return false }
      return !types.isEmpty && types.allSatisfy { tree.isSubtype($0, of: type) }
    }
    guard variants.count > 1, !isTold else { return nil }
    return .or(
      variants.map { variant in
        guard let type = variant.type else { return variant.condition.filled(fillers) }
        let variable = Variable(name: "x\(nextSlot)", types: [type], slot: nextSlot)
        nextSlot += 1
        let filled = variant.condition.filled(
          fillers.merging(["it": .variable(variable.slot)]) { _, own in own })
        return .exists([variable], .and([.equal(.variable(variable.slot), thing), filled]))
      })
  }

  /// The formula with what fills its roles; roles that stay open may be anything.
  private func close(_ known: RoleFormula, _ fillers: [String: Term]) -> Formula {
    let open = known.uses.filter { fillers[$0] == nil }
    let variables = open.compactMap { role in
      known.slot(of: role).map { slot in
        Variable(name: role, types: slot < known.types.count ? known.types[slot] : [], slot: slot)
      }
    }
    let filled = known.filled(fillers)
    return variables.isEmpty ? filled : .exists(variables, filled)
  }

  private func isOf(_ type: TypeID, _ term: Term?, _ types: [TypeID]) -> Formula {
    switch term {
    case .object(let object)?: scene.fits(object, [type]) ? .truth : .falsity
    case .variable?:
      types.contains { domain.model.types.isSubtype($0, of: type) } ? .truth : .falsity
    case nil: .truth
    }
  }

  /// What a phrase contributes to a formula: objects, or a variable to be quantified.
  private mutating func terms(
    of entity: Entity, types: [TypeID], _ quantified: inout [(Quantifier, Variable, Formula)]
  ) throws(Obstacle) -> (terms: [Term], types: [TypeID]) {
    switch entity.kind {
    case .bound(let number) where bound.indices.contains(number):
      return ([.variable(bound[number].variable.slot)], bound[number].types)
    case .reference(let reference) where [.it, .them, .that, .this].contains(reference):
      if let variable = bound.first(where: { fits($0, types) }) {
        return ([.variable(variable.variable.slot)], variable.types)
      }
    case .description(let description):
      let isOpen: Bool
      switch description.quantifier {
      case .a, .any, .each, .all, .none, .few, .exactly, .atLeast, .atMost, .both: isOpen = true
      case .bare: isOpen = true
      case .the, .this: isOpen = readsDefiniteAsSome
      case .half, .rest, .most, .fewest: isOpen = false
      }
      if isOpen {
        if let word = scene.unknownWord(in: entity) {
          throw .ask(.word(word, role: "", types: []))
        }
        let (variable, condition) = variable(for: description, types: types)
        quantified.append((description.quantifier, variable, condition))
        return ([.variable(variable.slot)], variable.types)
      }
    default: break
    }
    var use = RoleUse(types: types)
    use.unmarkedMeansAll = true
    let tied = scene.tie(entity, use)
    switch tied.denotation {
    case .objects(let objects):
      return (objects.map { .object($0) }, objects.first.map { scene.objects.types(of: $0) } ?? [])
    case .choice(_, let candidates, _), .alike(let candidates):
      return (
        candidates.prefix(1).map { .object($0) },
        candidates.first.map { scene.objects.types(of: $0) } ?? []
      )
    case .ambiguous(let candidates):
      throw .ask(
        .which(
          role: "it", clause: Clause(FrameName(.existence, ""), [.init("it", entity)]),
          of: candidates))
    case .unknownWord(let word): throw .ask(.word(word, role: "", types: []))
    case .nothing, .quantity, .text:
      throw .refuse(.noSuch(entity, nearest: []), .refusal)
    }
  }

  /// A variable for what a description covers, with the condition that its objects satisfy.
  mutating func variable(for description: Description, types: [TypeID]) -> (Variable, Formula) {
    let (kindTypes, kind) = scene.kindOf(description.kind, types)
    let variable = Variable(name: "x\(nextSlot)", types: kindTypes, slot: nextSlot)
    nextSlot += 1
    var parts: [Formula] = []
    if let kind { parts.append(kind.filled(["it": .variable(variable.slot)])) }
    for condition in description.conditions {
      parts.append(formula(of: condition, about: variable))
    }
    if let except = description.except {
      for object in scene.all(except, types: kindTypes) {
        parts.append(.not(.equal(.variable(variable.slot), .object(object))))
      }
    }
    return (variable, .all(parts))
  }

  private mutating func formula(of condition: Meaning.Condition, about variable: Variable)
    -> Formula
  {
    switch condition {
    case .any(let parts): return .or(parts.map { formula(of: $0, about: variable) })
    case .compare(var comparison):
      comparison.subject = Entity(.bound(bound.count))
      bound.append(BoundVariable(variable: variable))
      defer { bound.removeLast() }
      return (try? formula(of: comparison)) ?? .falsity
    case .clause(var clause):
      for gap in clause.gaps { clause[gap] = Entity(.bound(bound.count)) }
      bound.append(BoundVariable(variable: variable))
      defer { bound.removeLast() }
      return (try? formula(of: clause)) ?? .falsity
    }
  }

  private mutating func formula(of comparison: Comparison) throws(Obstacle) -> Formula {
    var quantified: [(Quantifier, Variable, Formula)] = []
    let subjects = try side(comparison.subject, comparison, &quantified)
    guard let first = subjects.first,
      let declared = domain.vocabulary.measures.first(where: { $0.name == first.measure })
    else { return .falsity }
    let standards: [NumericExpression]
    let comparator: Comparator
    switch comparison.relation {
    case .high: (comparator, standards) = (.atLeast, [.number(declared.high ?? .infinity)])
    case .low: (comparator, standards) = (.atMost, [.number(declared.low ?? -.infinity)])
    default:
      comparator = comparison.relation.comparator
      guard let standard = comparison.standard else { return .falsity }
      if case .quantity(let quantity) = standard.kind {
        let value =
          quantity.unit.isEmpty
          ? quantity.value
          : UnitScale.convert(quantity.value, from: quantity.unit, to: declared.unit)
        guard let value else { return .falsity }
        standards = [.number(value)]
      } else {
        standards = try side(standard, comparison, &quantified).map(\.expression)
      }
    }
    guard !standards.isEmpty else { return .falsity }
    // Of several things it is said of each.
    var result = Formula.all(
      subjects.flatMap { subject in
        standards.map { .compare(comparator, subject.expression, $0) }
      })
    for (quantifier, variable, condition) in quantified.reversed() {
      result = Self.quantify(result, quantifier, variable, condition)
    }
    return comparison.denied ? .not(result) : result
  }

  /// The measure of what an entity means, as expressions.
  private mutating func side(
    _ entity: Entity, _ comparison: Comparison,
    _ quantified: inout [(Quantifier, Variable, Formula)]
  ) throws(Obstacle) -> [(expression: NumericExpression, measure: String)] {
    let (terms, types) = try terms(of: entity, types: [], &quantified)
    var name = comparison.measure
    if name == nil, case .quantity(let quantity)? = comparison.standard?.kind {
      name =
        domain.vocabulary.measures.first { measure in
          UnitScale.convert(1, from: quantity.unit, to: measure.unit) != nil
            && domain.formulas.measure(measure.name, of: types) != nil
        }?.name
    }
    guard let name, let known = domain.formulas.measure(name, of: types) else { return [] }
    var fillers: [String: Term] = [:]
    for role in known.roles where role != "it" {
      if let from = comparison.from.flatMap({ scene.all($0, types: []).first }) ?? scene.robot {
        fillers[role] = .object(from)
      }
    }
    return terms.map { term in
      (known.filled(fillers.merging(["it": term]) { _, new in new }), name)
    }
  }

  /// "Fewer than three boxes": the things there are now are told apart, so that the count may change.
  private mutating func formula(
    of entity: Entity, _ relation: Comparison.Relation, _ count: Int
  ) throws(Obstacle) -> Formula {
    guard case .description(let description) = entity.kind else {
      throw .refuse(.noSuch(entity, nearest: []), .refusal)
    }
    func atLeast(_ wanted: Int, _ compiler: inout Compiler) -> Formula {
      if wanted <= 0 { return .truth }
      var variables: [Variable] = []
      var parts: [Formula] = []
      for _ in 0..<min(wanted, 8) {
        let (variable, condition) = compiler.variable(for: description, types: [])
        for other in variables {
          parts.append(.not(.equal(.variable(variable.slot), .variable(other.slot))))
        }
        variables.append(variable)
        parts.append(condition)
      }
      return .exists(variables, .all(parts))
    }
    switch relation {
    case .atLeast, .high: return atLeast(count, &self)
    case .more: return atLeast(count + 1, &self)
    case .less: return .not(atLeast(count, &self))
    case .atMost, .low: return .not(atLeast(count + 1, &self))
    case .equal: return .all([atLeast(count, &self), .not(atLeast(count + 1, &self))])
    }
  }
}

extension Entity {
  /// How many of something are spoken of, where a number says so.
  var counting: (Comparison.Relation, Int)? {
    guard case .description(let description) = kind else { return nil }
    switch description.quantifier {
    case .exactly(let count), .atLeast(let count): return (.atLeast, count)
    case .atMost(let count): return (.atMost, count)
    default: return nil
    }
  }
}

extension Comparison.Relation {
  fileprivate var comparator: Comparator {
    switch self {
    case .less: .less
    case .atMost: .atMost
    case .equal: .equal
    case .atLeast: .atLeast
    case .more, .high, .low: .greater
    }
  }
}
