import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots

/// What an instruction takes for granted and nobody had told: a thing that is spoken of, where
/// something is.
struct Supposition: Hashable, Sendable {
  /// Things that were not known, by name and type, in order.
  var things: [Thing] = []
  /// What is so.
  var facts: [Fact] = []

  /// A thing that was not known.
  struct Thing: Hashable, Sendable {
    var name: String
    var type: TypeID
  }

  var isEmpty: Bool { things.isEmpty && facts.isEmpty }

  /// Whether it tells where a thing is.
  func places(_ object: ObjectID, _ location: PredicateID?) -> Bool {
    facts.contains { $0.predicate == location && $0.arguments.first == object }
  }
}

// What is taken on the operator's word. Where the vocabulary says that there may be things of a type
// that nobody has told of, "the waving guest in the kitchen" is believed to be there when nobody of
// whom that is so is known; where things of a type move about, what is said of where one is counts.

extension Compiler {
  /// Whether nobody need have told of a thing of some type for there to be one.
  private func isUnlisted(_ type: TypeID) -> Bool {
    let unlisted = scene.typeIDs(domain.vocabulary.policy.unlisted)
    return !unlisted.isEmpty && domain.model.types.isSubtype(type, ofAny: unlisted)
  }

  private func isUnlisted(_ object: ObjectID) -> Bool {
    scene.objects.types(of: object).contains(where: isUnlisted)
  }

  private func isRoaming(_ object: ObjectID) -> Bool {
    let roaming = scene.typeIDs(domain.vocabulary.policy.roaming)
    return !roaming.isEmpty && scene.fits(object, roaming)
  }

  /// Of some things those of which it is known where they are or who has them.
  func placed(_ things: [ObjectID]) -> [ObjectID] {
    guard !domain.vocabulary.policy.unlisted.isEmpty else { return things }
    return things.filter { !isUnlisted($0) || !isNowhere($0) }
  }

  /// Whether it is not known where a thing is.
  private func isNowhere(_ object: ObjectID) -> Bool {
    guard let location = scene.belief.setting.location, let place = somePlace else { return false }
    return scene.belief.isUnknown(Fact(location, [object, place]))
  }

  /// Where the robot is by the time this part of an instruction is done.
  private var somePlace: ObjectID? {
    guard let location = scene.belief.setting.location, let robot = scene.robot else { return nil }
    return scene.belief.state.facts(of: location, matching: [robot, nil]).first?.arguments.last
  }

  private func isPlace(_ object: ObjectID) -> Bool {
    guard let location = scene.belief.setting.location else { return false }
    return scene.fits(object, domain.model[location].parameters.last?.types ?? [])
  }

  // MARK: Things

  /// Makes known what a phrase for a role describes; nil where that cannot be taken on trust.
  mutating func suppose(
    _ entity: Entity, _ types: [TypeID], as role: String, _ clause: Clause,
    where condition: RoleFormula?, known: [String: Term]
  ) -> ObjectID? {
    var supposition = Supposition()
    let before = (scene, executive)
    guard let object = supposed(entity, types, &supposition) else {
      (scene, executive) = before
      return nil
    }
    if let condition {
      var fillers = known
      fillers[role] = .object(object)
      for (name, other) in clause.fillers.map({ ($0.role, $0.entity) })
      where fillers[name] == nil && condition.uses.contains(name) {
        let slot = condition.slot(of: name)
        let found = scene.all(other, types: slot.map { condition.types[$0] } ?? [])
        if found.count == 1 { fillers[name] = .object(found[0]) }
      }
      for part in condition.formula.conjuncts {
        let part = condition.with(part)
        guard part.uses.contains(role), part.uses.allSatisfy({ fillers[$0] != nil }) else {
          continue
        }
        supposition.facts += part.filled(fillers).assertedFacts
      }
    }
    // What is looked for where somebody was sent first is there.
    if isLater, let location = scene.belief.setting.location, let place = somePlace,
      !supposition.places(object, location), scene.isMovable(object)
    {
      supposition.facts.append(Fact(location, [object, place]))
    }
    // What is nowhere cannot be gone to.
    guard !scene.isMovable(object) || supposition.places(object, scene.belief.setting.location),
      learn(supposition)
    else {
      (scene, executive) = before
      return nil
    }
    return object
  }

  /// A new thing for what is described, with all that the description says of it.
  private mutating func supposed(
    _ entity: Entity, _ types: [TypeID], _ supposition: inout Supposition
  ) -> ObjectID? {
    guard case .description(let description) = entity.kind, description.number != .many,
      [.the, .this, .a, .bare, .any].contains(description.quantifier),
      description.pick == nil, description.ordinal == nil, description.except == nil
    else { return nil }
    let (kindTypes, template) = scene.kindOf(description.kind, types)
    guard description.kind != nil, let type = kindTypes.first, isUnlisted(type) else { return nil }
    let name = freshName(of: type)
    supposition.things.append(.init(name: name, type: type))
    let object = executive.belief.add(object: name, type: type)
    guard object == scene.belief.add(object: name, type: type) else { return nil }
    if let template { supposition.facts += template.filled(["it": object]).assertedFacts }
    for condition in description.conditions {
      guard case .clause(let clause) = condition,
        let facts = facts(of: clause, about: object, type, &supposition)
      else { return nil }
      supposition.facts += facts
    }
    return object
  }

  private func freshName(of type: TypeID) -> String {
    let name = domain.model.types.name(of: type)
    var number = 1
    while scene.objects["\(name)-\(number)"] != nil { number += 1 }
    return "\(name)-\(number)"
  }

  /// What a part of a description says of a thing; nil where that is no plain fact.
  private mutating func facts(
    of clause: Clause, about object: ObjectID, _ type: TypeID, _ supposition: inout Supposition
  ) -> [Fact]? {
    guard !clause.negated, clause.gaps.count == 1, let gap = clause.gaps.first else { return nil }
    switch clause.frame.kind {
    case .property:
      return domain.formulas.property(clause.frame.name, of: [type])?.filled(["it": object])
        .assertedFacts
    case .kind: return domain.formulas.kind(clause.frame.name)?.filled(["it": object]).assertedFacts
    case .relation:
      guard let relation = scene.relation(clause.frame.name) else { return nil }
      var fillers = [gap: object]
      for role in relation.roles where role.name != gap {
        guard let entity = clause[role.name] else { return nil }
        let roleTypes = scene.typeIDs(role.types)
        let found = scene.all(entity, types: roleTypes)
        if case .name = entity.kind, found.count == 1 {
          fillers[role.name] = found[0]
        } else if let thing = supposed(entity, roleTypes, &supposition) {
          fillers[role.name] = thing
        } else {
          return nil
        }
      }
      return scene.variants(of: relation, fillers: fillers).first?.condition.filled(fillers)
        .assertedFacts
    default: return nil
    }
  }

  // MARK: Places

  /// Settles what a clause says of where things are that it names or points to: what is not known, or
  /// of things that move about, is believed; what is known to be otherwise is told.
  mutating func settle(
    _ condition: RoleFormula?, _ clause: Clause, _ filling: Filling, onlyUnknown: Bool = false
  ) throws(Obstacle) {
    guard let location = scene.belief.setting.location else { return }
    for part in condition?.formula.conjuncts ?? [] {
      guard let part = condition?.with(part) else { continue }
      var fillers: [String: ObjectID] = [:]
      for role in part.uses {
        if case .object(let object)? = filling.terms[role] { fillers[role] = object }
      }
      guard fillers.count == part.uses.count, part.uses.allSatisfy({ clause[$0] != nil }),
        !scene.holds(part.filled(fillers)),
        let fact = part.filled(fillers).assertedFacts.first(where: { $0.predicate == location }),
        let thing = fact.arguments.first,
        let role = fillers.first(where: { $0.value == thing })?.key
      else { continue }
      let known = scene.belief.state.facts(of: location, matching: [thing, nil]).first
      let mayBe = isUnlisted(thing) && scene.belief.isUnknown(fact)
      if mayBe || (isRoaming(thing) && !isLater && !onlyUnknown) {
        if learn(Supposition(facts: [fact])) { continue }
      }
      if onlyUnknown { continue }
      guard case .name(let name)? = clause[role]?.kind, scene.objects[name] == thing, let known,
        !isLater || !isRoaming(thing),
        let told = Describer(scene: scene).proposition(of: known.formula())
      else { continue }
      throw .refuse(.impossible([.fact(told)], offer: nil), .refusal)
    }
    // Who was sent somewhere first finds there what is spoken of after, if no other place is named.
    guard isLater, let place = somePlace,
      !clause.fillers.contains(where: { filler in
        if case .object(let object)? = filling.terms[filler.role] { return isPlace(object) }
        return false
      })
    else { return }
    for filler in clause.fillers {
      guard case .object(let thing)? = filling.terms[filler.role], isUnlisted(thing),
        scene.isMovable(thing), scene.belief.isUnknown(Fact(location, [thing, place]))
      else { continue }
      _ = learn(Supposition(facts: [Fact(location, [thing, place])]))
    }
  }

  /// The same for what the conditions of one of the robot's own actions say of where named things are.
  mutating func settle(_ action: Action, _ clause: Clause, _ filling: Filling) {
    guard let location = scene.belief.setting.location else { return }
    for case .atom(let atom) in action.precondition.conjuncts where atom.predicate == location {
      let objects = atom.arguments.compactMap { term -> ObjectID? in
        guard case .variable(let slot) = term,
          let name = action.parameters.first(where: { $0.slot == slot })?.name,
          clause[name] != nil, case .object(let object)? = filling.terms[name]
        else { return nil }
        return object
      }
      guard objects.count == atom.arguments.count, let thing = objects.first, isUnlisted(thing),
        scene.belief.isUnknown(Fact(location, objects))
      else { continue }
      _ = learn(Supposition(facts: [Fact(location, objects)]))
    }
  }

  /// Whether an action can only be done where something is of which nobody need have told.
  func needsPlace(_ action: ActionID) -> Bool {
    let action = domain.model[action]
    return action.precondition.conjuncts.contains { part in
      guard case .atom(let atom) = part, atom.predicate == scene.belief.setting.location,
        case .variable(let slot)? = atom.arguments.first
      else { return false }
      return action.parameters.contains { $0.slot == slot && $0.types.contains(where: isUnlisted) }
    }
  }

  /// Whether a thing became known only by this very instruction.
  func isSupposed(_ object: ObjectID) -> Bool {
    supposed.things.contains { scene.objects[$0.name] == object }
  }

  /// Believes what is supposed, now and at the end of what comes before.
  private mutating func learn(_ supposition: Supposition) -> Bool {
    var now = executive.belief
    var later = scene.belief
    guard now.suppose(supposition, at: self.now) else { return false }
    // By then the robot may be where it will see for itself; now it has not.
    later.suppose(supposition, at: self.now, insisting: true)
    executive.belief = now
    scene.belief = later
    supposed.things += supposition.things
    supposed.facts += supposition.facts
    return true
  }
}

extension Belief {
  /// Believes what is supposed; false, and nothing is changed, where it was seen otherwise.
  @discardableResult
  mutating func suppose(
    _ supposition: Supposition, at time: Instant, insisting: Bool = false
  ) -> Bool {
    let result = tell(adding: supposition.facts, by: "", at: time, insisting: insisting)
    if case .contradicts = result { return false }
    return true
  }
}

extension RoleFormula {
  /// The same roles over another formula.
  func with(_ formula: Formula) -> RoleFormula {
    var other = self
    other.formula = formula
    return other
  }
}

extension Formula {
  /// The facts that make it so, in the first way it tells; what it says of things not named is left out.
  var assertedFacts: [Fact] {
    switch self {
    case .atom(let atom):
      let objects = atom.arguments.compactMap { term -> ObjectID? in
        if case .object(let object) = term { return object }
        return nil
      }
      return objects.count == atom.arguments.count ? [Fact(atom.predicate, objects)] : []
    case .and(let parts): return parts.flatMap(\.assertedFacts)
    case .or(let parts): return parts.lazy.map(\.assertedFacts).first { !$0.isEmpty } ?? []
    default: return []
    }
  }
}
