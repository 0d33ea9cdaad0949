import PDDL

/// The relaxed program of a domain over a scope: one rule a schema, and one for each group of effects
/// that has a condition or variables of its own.
struct JoinProgram {
  private(set) var rules: [JoinRule] = []
  /// Relations of the instances of schemas with such groups, numbered after the predicates.
  private(set) var instanceRelations: [Relation] = []
  /// By schema: how many slots an instance has.
  let schemaCounts: [Int]

  /// How many variables and atoms a rule may have: they are sets of bits.
  static let widest = 62

  /// nil when a schema is too wide.
  init?(_ schemas: SchemaSet, scope: ObjectScope, types: inout TypeTable) {
    schemaCounts = schemas.schemas.map(\.slotCount)
    for (index, schema) in schemas.schemas.enumerated() {
      if schema.slotCount > Self.widest || schema.atoms.count > Self.widest { return nil }
      add(schema, index, schemas, scope, &types)
    }
  }

  private mutating func add(
    _ schema: Schema, _ index: Int, _ schemas: SchemaSet, _ scope: ObjectScope,
    _ types: inout TypeTable
  ) {
    // An atom about an object outside the scope never holds.
    let atoms = schema.atoms.compactMap { CompiledAtom($0, scope) }
    guard atoms.count == schema.atoms.count else { return }
    let mentioned = Self.mentioned(schema)
    let variables = schema.variables.map {
      JoinRule.Slot(
        slot: $0.slot, typeSet: types.set(of: $0.types), isIdle: !mentioned.contains($0.slot))
    }
    let conditional = schema.effects.filter { !$0.isPlain && !$0.adds.isEmpty }
    var instanceRelation: Int?
    if !conditional.isEmpty {
      instanceRelation = schemas.isFluent.count + instanceRelations.count
      instanceRelations.append(Relation(arity: variables.count))
    }
    var adds = schema.effects.filter(\.isPlain).flatMap(\.adds)
    if case .axiom(let head) = schema.kind { adds = [head] }
    rules.append(
      JoinRule(
        head: .instance(schema: index, relation: instanceRelation),
        adds: adds.compactMap { CompiledAtom($0, scope) }, atoms: atoms,
        filters: schema.others.compactMap { Self.filter($0, schemas, scope) },
        variables: variables, slotCount: schema.slotCount,
        typeSets: Self.typeSets(schema.variables, schema.slotCount, &types)))
    guard let instanceRelation else { return }
    let instance = CompiledAtom(
      relation: instanceRelation, terms: schema.variables.map { Int32($0.slot) })
    for group in conditional {
      let conjuncts = group.condition.conjuncts
      let positive: [CompiledAtom?] = conjuncts.compactMap { part in
        if case .atom(let atom) = part { CompiledAtom(atom, scope) as CompiledAtom?? } else { nil }
      }
      if positive.contains(where: { $0 == nil }) || positive.count >= Self.widest { continue }
      rules.append(
        JoinRule(
          head: .effect, adds: group.adds.compactMap { CompiledAtom($0, scope) },
          atoms: [instance] + positive.compactMap { $0 },
          filters: conjuncts.compactMap { Self.filter($0, schemas, scope) },
          variables: group.variables.map {
            JoinRule.Slot(slot: $0.slot, typeSet: types.set(of: $0.types), isIdle: false)
          },
          slotCount: schema.slotCount,
          typeSets: Self.typeSets(group.variables, schema.slotCount, &types)))
    }
  }

  private static func typeSets(
    _ variables: [Variable], _ count: Int, _ types: inout TypeTable
  ) -> [Int] {
    var sets = [Int](repeating: -1, count: count)
    for variable in variables { sets[variable.slot] = types.set(of: variable.types) }
    return sets
  }

  /// The slots that a condition or an effect mentions.
  private static func mentioned(_ schema: Schema) -> Set<Int> {
    var slots = schema.duration?.slots ?? []
    for atom in schema.atoms { slots.formUnion(atom.arguments.compactMap(\.slot)) }
    for condition in schema.others { slots.formUnion(condition.freeSlots) }
    for group in schema.effects {
      slots.formUnion(group.condition.freeSlots)
      for atom in group.adds + group.deletes {
        slots.formUnion(atom.arguments.compactMap(\.slot))
      }
      for change in group.changes {
        slots.formUnion(change.arguments.compactMap(\.slot))
        slots.formUnion(change.value.slots)
      }
    }
    if case .axiom(let head) = schema.kind { slots.formUnion(head.arguments.compactMap(\.slot)) }
    return slots
  }

  /// A condition as a filter, if its truth can be fixed while joining.
  private static func filter(
    _ condition: Formula, _ schemas: SchemaSet, _ scope: ObjectScope
  ) -> JoinRule.Filter? {
    var slots: UInt64 = 0
    for slot in condition.freeSlots { slots |= 1 << UInt64(slot) }
    func code(_ term: Term) -> Int32? {
      switch term {
      case .variable(let slot): Int32(slot)
      case .object(let object): scope.local(object).map { ~$0 }
      }
    }
    switch condition {
    case .atom: return nil
    case .not(.equal(let a, let b)):
      guard let x = code(a), let y = code(b) else { return nil }
      return .init(test: .different(x, y), slots: slots)
    case .equal(let a, let b):
      guard let x = code(a), let y = code(b) else { return nil }
      return .init(test: .same(x, y), slots: slots)
    default:
      // A condition over fluents only would cost time at each solution and never decide.
      var hasStaticPart = false
      condition.forEachAtom { atom in
        if !schemas.isFluent[Int(atom.predicate.index)] { hasStaticPart = true }
      }
      condition.forEachNumber { _ in hasStaticPart = true }
      if case .falsity = condition { hasStaticPart = true }
      return hasStaticPart ? .init(test: .condition(condition), slots: slots) : nil
    }
  }
}
