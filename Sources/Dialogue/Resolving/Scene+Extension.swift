import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What descriptions cover. Inner phrases ("the tea on the shelf beside dock 1") are read as "some": the
// world ranks, and a place that fits is enough.

extension Scene {
  /// The set that a description covers, before its quantifier is looked at.
  func covered(
    by description: Description, types wanted: [TypeID], spoken: [ObjectID] = []
  ) -> Extension {
    if let whole = ofSpokenKind(description) {
      return covered(by: whole, types: wanted, spoken: spoken)
    }
    var result = Extension([])
    let (kindTypes, kindTemplate) = kindOf(description.kind, wanted)
    var candidates: [ObjectID]?
    if let kindTemplate {
      candidates = solutions(
        of: kindTemplate.formula, slot: 0, types: kindTypes)
    }
    // Conditions that a query answers come first, comparisons filter what is left.
    let ordered =
      description.conditions.filter { !$0.isFilter } + description.conditions.filter(\.isFilter)
    for condition in ordered {
      let before = candidates
      let step = apply(condition, to: candidates, types: kindTypes)
      result.unknown.merge(step.unknown) { a, _ in a }
      if let word = step.unknownWord { result.unknownWord = word }
      candidates = step.objects
      if step.objects.isEmpty, result.emptiedBy == nil {
        result.emptiedBy = condition
        result.before = before ?? members(of: kindTypes)
      }
    }
    var found = candidates ?? members(of: kindTypes)
    if let except = description.except {
      let out = Set(taken(out: except, of: found, spoken, kindTypes))
      result.excepted = found.filter(out.contains)
      found.removeAll(where: out.contains)
    }
    result.objects = found
    if let pick = description.pick {
      var count = 1
      if case .exactly(let wanted) = description.quantifier { count = wanted }
      result = self.pick(pick, count, from: result)
    }
    if let ordinal = description.ordinal {
      let index = ordinal < 0 ? result.objects.count + ordinal : ordinal - 1
      result.objects = result.objects.indices.contains(index) ? [result.objects[index]] : []
    }
    return result
  }

  /// "The lightest one", "the red ones": of those that were just named in answer, else of the kind that
  /// was spoken of; nil where it says its own, or there is none such.
  private func ofSpokenKind(_ description: Description) -> Description? {
    if isAfterList, description.isOnlyToldApart {
      var member = description
      member.conditions.append(.isOne(of: Entity(.reference(.them))))
      if !covered(by: member, types: []).objects.isEmpty { return member }
    }
    guard description.isOnlyPicked else { return nil }
    if isAfterList, description.pick != nil {
      var member = description
      member.conditions = [.isOne(of: Entity(.reference(.them)))]
      if !covered(by: member, types: []).objects.isEmpty { return member }
    }
    guard var kind = spokenKind else { return nil }
    (kind.quantifier, kind.number) = (description.quantifier, description.number)
    (kind.pick, kind.ordinal) = (description.pick, description.ordinal)
    kind.conditions = kind.conditions.filter(isOfGoods)
    return covered(by: kind, types: []).objects.isEmpty ? nil : kind
  }

  /// The same of a phrase, which is left as it is where it says its own kind.
  func ofSpokenKind(_ entity: Entity) -> Entity {
    guard case .description(let description) = entity.kind, let whole = ofSpokenKind(description)
    else { return entity }
    return Entity(.description(whole), trace: entity.trace)
  }

  /// What an exception takes out; "the other" is none of those that were just spoken of.
  private func taken(
    out except: Entity, of found: [ObjectID], _ spoken: [ObjectID], _ types: [TypeID]
  ) -> [ObjectID] {
    guard except.kind == .reference(.other) else { return all(except, types: types) }
    let said = spoken.filter(found.contains)
    if !said.isEmpty { return said }
    let recent = salience.recent.filter { $0.count == 1 && found.contains($0[0]) }.flatMap { $0 }
    if !recent.isEmpty { return recent }
    return spoken.isEmpty ? all(except, types: types) : spoken
  }

  /// The things by which a description tells which one is meant: what it is on, or beside.
  func grounds(of object: ObjectID, in entity: Entity) -> [ObjectID] {
    guard case .description(let description) = entity.kind else { return [] }
    var found: [ObjectID] = []
    for case .clause(let clause) in description.conditions
    where clause.frame.kind == .relation && !clause.negated {
      guard let gap = clause.gaps.first else { continue }
      for filler in clause.fillers where filler.role != gap {
        guard case .description = filler.entity.kind else { continue }
        found += all(filler.entity, types: []).filter { ground in
          var one = clause
          one[filler.role] = Entity(.name(objects.name(of: ground)))
          return satisfying(one, gap: gap, types: objects.types(of: object)).contains(object)
        }
      }
    }
    return unique(found)
  }

  /// The types and the formula of a noun: a PDDL type, or a kind of the vocabulary.
  func kindOf(_ kind: String?, _ wanted: [TypeID]) -> ([TypeID], RoleFormula?) {
    guard let kind else { return (wanted, nil) }
    if let type = types[kind] { return ([type], nil) }
    if let known = formulas.kind(kind),
      let declared = domain.vocabulary.kinds.first(where: { $0.name == kind })
    {
      return (typeIDs([declared.type]), known)
    }
    return (wanted, nil)
  }

  /// Everything an entity can mean, as a set: for inner phrases and exceptions.
  func all(_ entity: Entity, types wanted: [TypeID]) -> [ObjectID] {
    switch entity.kind {
    case .name(let name): return objects[name].map { [$0] } ?? []
    case .description(let description):
      let found = covered(by: description, types: wanted).objects
      if case .exactly(let count) = description.quantifier { return Array(found.prefix(count)) }
      return found
    case .coordination(.butNot, let parts):
      let out = takenOut(by: parts.dropFirst(), types: wanted)
      return (parts.first.map { all($0, types: wanted) } ?? []).filter { !out.contains($0) }
    case .coordination(_, let parts): return unique(parts.flatMap { all($0, types: wanted) })
    case .part(_, let whole): return all(whole, types: wanted)
    case .you: return robot.map { [$0] } ?? []
    case .here, .me: return Array(speaking(entity).filter { fits($0, wanted) }.prefix(1))
    case .bound(let number): return bound[number].map { [$0] } ?? []
    case .reference(let reference): return referents(of: reference, types: wanted).first ?? []
    case .computed(let direction, let from, let distance):
      return computed(direction, from: from, distance: distance, types: wanted, anchor: nil)
    case .amount, .quantity, .quoted, .unknown, .event, .gap: return []
    }
  }

  /// What phrases after "except" take out: what they name, and the boxes that goods stand for.
  func takenOut(by parts: some Sequence<Entity>, types wanted: [TypeID]) -> Set<ObjectID> {
    let named = parts.flatMap { all($0, types: wanted) }
    return Set(named + stoodFor(by: named))
  }

  private func apply(
    _ condition: Meaning.Condition, to candidates: [ObjectID]?, types wanted: [TypeID]
  ) -> Extension {
    switch condition {
    case .clause(let clause): return apply(clause, to: candidates, types: wanted)
    case .compare(let comparison):
      return compare(comparison, candidates ?? members(of: wanted))
    case .any(let parts):
      var result = Extension([])
      for part in parts {
        let one = apply(part, to: candidates, types: wanted)
        result.objects += one.objects
        result.unknown.merge(one.unknown) { a, _ in a }
      }
      result.objects = unique(result.objects).sorted()
      return result
    }
  }

  private func apply(
    _ clause: Clause, to candidates: [ObjectID]?, types wanted: [TypeID]
  ) -> Extension {
    if let word = clause.fillers.lazy.compactMap({ unknownWord(in: $0.entity) }).first {
      var result = Extension([])
      result.unknownWord = word
      return result
    }
    guard let gap = clause.gaps.first else { return Extension(candidates ?? members(of: wanted)) }
    var positive = clause
    positive.negated = false
    let found = satisfying(positive, gap: gap, types: wanted)
    if clause.negated {
      let out = Set(found)
      return Extension(
        (candidates ?? members(of: wanted)).filter {
          !out.contains($0) && canBeSaid(clause, of: $0)
        })
    }
    guard let candidates else { return Extension(found) }
    let set = Set(found)
    return Extension(candidates.filter(set.contains))
  }

  /// Whether a property is one that a thing can have at all: a place is neither opened nor not.
  private func canBeSaid(_ clause: Clause, of object: ObjectID) -> Bool {
    guard clause.frame.kind == .property else { return true }
    let variants = formulas.propertyVariants(clause.frame.name)
    return variants.isEmpty
      || variants.contains { variant in
        guard variant.type.map({ fits(object, [$0]) }) ?? true else { return false }
        guard let atom = variant.condition.formula.firstAtom,
          let place = atom.arguments.firstIndex(of: .variable(0))
        else { return true }
        return fits(object, domain.model[atom.predicate].parameters[place].types)
      }
  }

  /// The objects that, in the gap of a clause, make it true.
  func satisfying(_ clause: Clause, gap: String, types wanted: [TypeID]) -> [ObjectID] {
    switch clause.frame.kind {
    case .kind:
      if let type = types[clause.frame.name] { return members(of: [type]) }
      guard let kind = formulas.kind(clause.frame.name) else { return [] }
      return solutions(of: kind.formula, slot: 0, types: wanted)
    case .property:
      let variants = formulas.propertyVariants(clause.frame.name)
      return unique(
        variants.flatMap { variant -> [ObjectID] in
          guard let types = narrowed(wanted, to: variant.type) else { return [] }
          return solutions(of: variant.condition.formula, slot: 0, types: types)
        }
      ).sorted()
    case .relation:
      return satisfyingRelation(clause, gap: gap, types: wanted)
    case .intent, .action:
      return satisfyingDeed(clause, gap: gap, types: wanted)
    case .existence: return members(of: wanted)
    case .identity:
      let others = clause.fillers.filter { $0.role != gap }.flatMap {
        all($0.entity, types: wanted)
      }
      return others.filter { fits($0, wanted) }
    }
  }

  private func satisfyingRelation(_ clause: Clause, gap: String, types wanted: [TypeID])
    -> [ObjectID]
  {
    guard let relation = relation(clause.frame.name) else { return [] }
    var found: [ObjectID] = []
    for fillers in combinations(of: clause, relation.roles, except: gap) {
      for (type, condition) in variants(of: relation, fillers: fillers) {
        guard let slot = condition.slot(of: gap) else { continue }
        // Roles that were not said are free: "what is on a shelf".
        let free = relation.roles.filter { $0.name != gap && fillers[$0.name] == nil }
        let bound = free.compactMap { role in
          condition.slot(of: role.name).map {
            Variable(name: role.name, types: typeIDs(role.types), slot: $0)
          }
        }
        let filled = condition.filled(fillers)
        guard let types = relation.selector == gap ? narrowed(wanted, to: type) : wanted else {
          continue
        }
        found += solutions(
          of: bound.isEmpty ? filled : .exists(bound, filled), slot: slot, types: types)
      }
    }
    return unique(found).sorted()
  }

  /// The formulas of a relation that its fillers select: one, or all where the selecting role is open.
  func variants(of relation: Vocabulary.Relation, fillers: [String: ObjectID])
    -> [(type: TypeID?, condition: RoleFormula)]
  {
    guard let selector = fillers[relation.selector] else {
      return formulas.relationVariants(relation.name)
    }
    return formulas.relation(relation.name, selector: objects.types(of: selector))
      .map { [(nil, $0)] } ?? []
  }

  /// The ways to fill the roles of a clause other than the gap; an unsaid robot role takes the robot.
  func combinations(
    of clause: Clause, _ roles: [Vocabulary.RoleDeclaration], except gap: String?
  ) -> [[String: ObjectID]] {
    var result: [[String: ObjectID]] = [[:]]
    for role in roles where role.name != gap {
      let fillers: [ObjectID]
      if let entity = clause[role.name] {
        fillers = all(entity, types: typeIDs(role.types))
      } else if role.fallback == .robot, let robot {
        fillers = [robot]
      } else {
        continue
      }
      result = result.flatMap { one in
        fillers.map { filler in one.merging([role.name: filler]) { a, _ in a } }
      }
    }
    return result
  }

  private func satisfyingDeed(_ clause: Clause, gap: String, types wanted: [TypeID]) -> [ObjectID] {
    var found: [ObjectID] = []
    for deed in history.reversed() where deed.frame == clause.frame {
      let fits = clause.fillers.allSatisfy { filler in
        if filler.role == gap || filler.entity.kind == .you { return true }
        guard let there = deed.roles[filler.role] else { return false }
        return !Set(all(filler.entity, types: [])).isDisjoint(with: there)
      }
      if fits { found += deed.roles[gap] ?? [] }
    }
    return unique(found).filter { self.fits($0, wanted) }
  }

  /// The wanted types as far as they are of `type`, or the type itself where it is the narrower; nil
  /// where nothing is of both.
  func narrowed(_ wanted: [TypeID], to type: TypeID?) -> [TypeID]? {
    guard let type, !wanted.isEmpty else { return type.map { [$0] } ?? wanted }
    let narrower = wanted.filter { types.isSubtype($0, of: type) }
    if !narrower.isEmpty { return narrower }
    return types.isSubtype(type, ofAny: wanted) ? [type] : nil
  }

  /// The first word in an entity that nobody knows.
  func unknownWord(in entity: Entity) -> String? {
    switch entity.kind {
    case .unknown(let word): return word
    case .coordination(_, let parts): return parts.lazy.compactMap { unknownWord(in: $0) }.first
    case .part(_, let whole), .amount(_, let whole): return unknownWord(in: whole)
    case .computed(_, let from, _): return from.lazy.compactMap { unknownWord(in: $0) }.first
    case .description(let description):
      if let except = description.except, let word = unknownWord(in: except) { return word }
      for case .clause(let clause) in description.conditions {
        for filler in clause.fillers {
          if let word = unknownWord(in: filler.entity) { return word }
        }
      }
      return nil
    default: return nil
    }
  }

  /// The objects in their order, each once.
  func unique(_ objects: [ObjectID]) -> [ObjectID] {
    var seen: Set<ObjectID> = []
    return objects.filter { seen.insert($0).inserted }
  }
}

extension Meaning.Condition {
  /// Whether it is tested candidate by candidate rather than asked of the world.
  fileprivate var isFilter: Bool {
    switch self {
    case .compare: return true
    case .clause(let clause): return clause.negated
    case .any: return false
    }
  }
}

extension Meaning.Condition {
  /// Whether it says what something is like: red, under 5 kg.
  fileprivate var isQuality: Bool {
    switch self {
    case .clause(let clause): clause.frame.kind == .property
    case .compare: true
    case .any(let parts): parts.allSatisfy(\.isQuality)
    }
  }
}

extension Description {
  /// Whether it says no more than which of some: "the lightest one".
  fileprivate var isOnlyPicked: Bool {
    kind == nil && conditions.isEmpty && except == nil && (pick != nil || ordinal != nil)
  }

  /// Whether it only tells some of several from the others: "the red ones".
  fileprivate var isOnlyToldApart: Bool {
    kind == nil && quantifier == .the && number == .many && !conditions.isEmpty && pick == nil
      && ordinal == nil && conditions.allSatisfy(\.isQuality)
  }
}
