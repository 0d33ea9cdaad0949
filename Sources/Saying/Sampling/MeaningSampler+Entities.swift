import Meaning

extension MeaningSampler {
  /// Something of one of some types: named or described.
  mutating func entity(_ types: [String], depth: Int) -> Entity {
    switch random.number(below: 10) {
    case ..<4: if let named = named(types) { return named }
    case ..<5: if depth == 0, !isPlace(types) { return Entity(.reference(.it)) }
    default: break
    }
    return described(types, depth: depth) ?? named(types) ?? Entity(.reference(.it))
  }

  /// A thing by its name, or by the name of what stands for it.
  mutating func named(_ types: [String]) -> Entity? {
    let objects = vocabulary.objects.filter { isOf($0.types, types) }
    let object = random.pick(objects)
    if random.chance(2), let goods = goods(for: types) { return goods }
    return object.map { .name($0.name) } ?? goods(for: types)
  }

  /// "The tea" where a box is wanted.
  private mutating func goods(for types: [String]) -> Entity? {
    guard let (kind, condition) = goodsCondition(for: types) else { return nil }
    return .the(Description(.the, kind, number: .unmarked, conditions: [condition]))
  }

  private mutating func goodsCondition(for types: [String]) -> (String, Condition)? {
    let standIns = vocabulary.standIns.filter { standIn in
      standIn.relation != nil
        && types.contains {
          lineage(standIn.wanted).contains($0) || lineage($0).contains(standIn.wanted)
        }
    }
    guard let standIn = random.pick(standIns), let name = standIn.relation,
      let relation = vocabulary.relations.first(where: { $0.name == name }),
      let goods = random.pick(vocabulary.objects.filter { isOf($0.types, [standIn.said]) }),
      let role = relation.roles.first(where: { !overlaps($0.types, [standIn.wanted]) })
        ?? relation.roles.first,
      let other = relation.roles.first(where: { $0.name != role.name })
    else { return nil }
    var clause = Clause(FrameName(.relation, name))
    clause[role.name] = .name(goods.name)
    clause[other.name] = .gap
    return (standIn.wanted, .clause(clause))
  }

  /// A thing by its kind and what holds of it.
  mutating func described(_ types: [String], depth: Int) -> Entity? {
    guard let type = random.pick(types) else { return nil }
    let kind = kinds(of: type)
    guard let noun = random.pick(kind) else { return nil }
    let isDeep = depth >= Self.deepest
    var description = Description(quantifier(isDeep: isDeep), noun)
    switch random.number(below: isDeep ? 2 : 4) {
    case 1: if let condition = propertyCondition(type) { description.conditions.append(condition) }
    case 2: if let condition = relationCondition(type) { description.conditions.append(condition) }
    case 3:
      let measures = vocabulary.measures.filter {
        $0.roles.isEmpty && applies($0.formulas, type) && $0.high != nil
      }
      if let measure = random.pick(measures) {
        if description.quantifier == .the, random.chance(2) {
          description.pick = Superlative(measure.name, most: random.chance(2))
        } else {
          let standard = Entity(
            .quantity(Quantity(Double(1 + random.number(below: 40)), measure.unit)))
          description.conditions.append(
            .compare(Comparison(measure.name, random.chance(2) ? .more : .less, standard)))
        }
      }
    default: break
    }
    switch description.quantifier {
    case .all, .exactly, .both: description.number = number(.many)
    default: description.number = number(.one)
    }
    return .the(description)
  }

  /// Something to be counted.
  mutating func countable() -> Entity? {
    if random.chance(2), let type = random.pick(vocabulary.standIns)?.wanted,
      let (kind, condition) = goodsCondition(for: [type])
    {
      return .the(Description(.a, kind, number: number(.many), conditions: [condition]))
    }
    let types = vocabulary.types.map(\.name).filter { type in
      vocabulary.objects.contains { isOf($0.types, [type]) }
    }
    guard let type = random.pick(types) else { return nil }
    var description = Description(.a, type, number: number(.many))
    if random.chance(2), let condition = propertyCondition(type) {
      description.conditions.append(condition)
    }
    return .the(description)
  }

  private mutating func quantifier(isDeep: Bool) -> Quantifier {
    if isDeep { return .the }
    switch random.number(below: 8) {
    case ..<4: return .the
    case 4: return .a
    case 5: return .any
    case 6: return .all
    default: return .exactly(2 + random.number(below: 3))
    }
  }

  func number(_ number: GrammaticalNumber) -> GrammaticalNumber {
    marksNumber ? number : .unmarked
  }

  // MARK: Conditions

  private mutating func propertyCondition(_ type: String) -> Condition? {
    let fitting = vocabulary.properties.filter { applies($0.formulas, type) }
    guard let property = random.pick(fitting) else { return nil }
    return .clause(Clause(FrameName(.property, property.name), [.init("it", .gap)]))
  }

  private mutating func relationCondition(_ type: String) -> Condition? {
    let fitting = vocabulary.relations.filter { relation in
      relation.roles.count == 2 && overlaps(relation.roles[0].types, [type])
        && !isRobot(relation.roles[1].types)
    }
    guard let relation = random.pick(fitting), let ground = plainName(relation.roles[1].types)
    else { return nil }
    var clause = Clause(FrameName(.relation, relation.name))
    clause[relation.roles[0].name] = .gap
    clause[relation.roles[1].name] = ground
    return .clause(clause)
  }

  mutating func plainName(_ types: [String]) -> Entity? {
    random.pick(vocabulary.objects.filter { isOf($0.types, types) }).map { .name($0.name) }
  }

  // MARK: Types

  func isRobot(_ types: [String]) -> Bool {
    !types.isEmpty
      && types.allSatisfy { type in
        vocabulary.types.contains { $0.name == type && $0.isRobot }
      }
  }

  mutating func anyType() -> String? {
    random.pick(
      vocabulary.types.map(\.name).filter { type in
        vocabulary.objects.contains { isOf($0.types, [type]) }
      })
  }

  /// Whether "there" would be said of it rather than "it": nothing but intents tells, so types of which
  /// nothing is ever moved count as places.
  private func isPlace(_ types: [String]) -> Bool {
    !types.contains { type in
      vocabulary.intents.contains { $0.roles.first.map { overlaps($0.types, [type]) } ?? false }
    }
  }

  /// Nouns for a type: of the types below it those that things have, and kinds.
  private func kinds(of type: String) -> [String] {
    let below = vocabulary.types.map(\.name).filter { candidate in
      lineage(candidate).contains(type)
        && vocabulary.objects.contains { $0.types.contains(candidate) }
    }
    return (below.isEmpty ? [type] : below)
      + vocabulary.kinds.filter { $0.type == type }.map(\.name)
  }

  private func applies(_ formulas: [Vocabulary.TypedFormula], _ type: String) -> Bool {
    formulas.contains { formula in formula.type.map { lineage(type).contains($0) } ?? true }
  }

  private func overlaps(_ a: [String], _ b: [String]) -> Bool {
    a.contains { x in b.contains { y in lineage(x).contains(y) || lineage(y).contains(x) } }
  }

  private func isOf(_ types: [String], _ wanted: [String]) -> Bool {
    types.contains { type in lineage(type).contains { wanted.contains($0) } }
  }

  private func lineage(_ type: String) -> [String] {
    var found: [String] = []
    var open = [type]
    while !open.isEmpty {
      let next = open.removeFirst()
      guard !found.contains(next) else { continue }
      found.append(next)
      open += vocabulary.types.first { $0.name == next }?.parents ?? []
    }
    return found
  }
}
