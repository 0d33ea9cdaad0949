import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// Words for things and facts, as meanings: how an object is told apart from its rivals, and which
/// clause says a fact.
///
/// Things are told apart by the incremental algorithm of Dale and Reiter (1995): properties are tried in
/// an order of preference, and kept when they rule out a rival. The order is that of the domain's
/// vocabulary: what stands for the thing (its goods), then its kind and properties, then its place,
/// then its measures.
struct Describer {
  /// Domain and belief.
  let scene: Scene
  /// The property that is said of a thing: "the wrapped bag is wrapped" tells nothing.
  var predicated: String?

  /// Whether an object has a name that people say, so that it needs no description.
  func isNamed(_ object: ObjectID) -> Bool {
    NamePatterns(scene.domain).canSay(scene.objects.name(of: object))
  }

  /// An object by its name, or by what tells it apart from all others of its type.
  func describe(
    _ object: ObjectID, among rivals: [ObjectID]? = nil, omitting ranks: Set<Attribute.Rank> = []
  ) -> Entity {
    if let amount = scene.said(object) { return amount }
    let name = Entity.name(scene.objects.name(of: object))
    let isNamed = isNamed(object)
    if isNamed, !isStoodFor(object) { return name }
    let types = scene.objects.types(of: object)
    let others = (rivals ?? scene.members(of: types)).filter { $0 != object }
    let (description, left) = distinguish(object, from: others, omitting: ranks)
    // A code is said only where nothing else tells a thing apart.
    return isNamed && !left.isEmpty && ranks.isEmpty ? name : .the(description)
  }

  /// Whether people call things of this kind by what is in them rather than by a code of their own.
  private func isStoodFor(_ object: ObjectID) -> Bool {
    // Places have names of their own whatever names stand for them.
    if let location = scene.belief.setting.location,
      let place = scene.domain.model[location].parameters.last, scene.fits(object, place.types)
    {
      return false
    }
    return scene.domain.vocabulary.standIns.contains {
      scene.fits(object, scene.typeIDs([$0.wanted]))
    }
  }

  /// Several objects: together where one description covers just them, else each for itself.
  ///
  /// Of what they share, only that is said which none or not all of the `others` have, if there are any.
  func describe(
    _ objects: [ObjectID], against others: [ObjectID] = [],
    omitting ranks: Set<Attribute.Rank> = []
  ) -> Entity {
    if objects.count == 1 { return describe(objects[0], omitting: ranks) }
    let shared = sharedDescription(of: objects, against: others)
    if let shared { return .the(shared) }
    let each = grouped(
      objects.map {
        describe($0, among: ranks.isEmpty ? objects + sample($0) : objects, omitting: ranks)
      })
    return each.count == 1 ? each[0] : Entity(.coordination(.and, each))
  }

  /// Things of which the same would be said are counted: "two tyre drums on D1".
  func grouped(_ entities: [Entity]) -> [Entity] {
    var groups: [(entity: Entity, count: Int)] = []
    for entity in entities {
      if let place = groups.firstIndex(where: { $0.entity.kind == entity.kind }) {
        groups[place].count += 1
      } else {
        groups.append((entity, 1))
      }
    }
    return groups.map { group in
      guard group.count > 1, case .description(var description) = group.entity.kind else {
        return group.entity
      }
      description.quantifier = .exactly(group.count)
      description.number = .many
      return Entity(.description(description), trace: group.entity.trace)
    }
  }

  /// A phrase that called things by their goods alone, with the kind that all of them are: the tyres
  /// are four drums.
  func specific(_ entity: Entity, for objects: [ObjectID]) -> Entity {
    switch entity.kind {
    case .description(let description):
      var made = entity
      made.kind = .description(specific(description, for: objects))
      return made
    case .part(let quantifier, let whole):
      var made = entity
      made.kind = .part(quantifier, of: specific(whole, for: objects))
      return made
    default: return entity
    }
  }

  func specific(_ description: Description, for objects: [ObjectID]) -> Description {
    let kinds = Set(objects.compactMap { scene.objects.types(of: $0).first })
    guard let type = kinds.first, kinds.count == 1, let kind = description.kind,
      scene.domain.vocabulary.standIns.contains(where: { $0.wanted == kind }),
      scene.typeIDs([kind]).contains(where: { scene.types.isSubtype(type, of: $0) })
    else { return description }
    var made = description
    made.kind = scene.types.name(of: type)
    return made
  }

  /// "The two on A1 and A2": what they share said once, each told apart by what differs.
  func describeEach(_ objects: [ObjectID]) -> [Entity] {
    objects.map { describe($0, among: objects) }
  }

  /// A few others of the same type, so that a description in a list does not drown in detail.
  private func sample(_ object: ObjectID) -> [ObjectID] {
    Array(scene.members(of: scene.objects.types(of: object)).prefix(50))
  }

  private func distinguish(
    _ object: ObjectID, from others: [ObjectID], omitting ranks: Set<Attribute.Rank>
  ) -> (
    Description, left: [ObjectID]
  ) {
    let type = scene.objects.types(of: object).first ?? .object
    var description = Description(.the, scene.types.name(of: type))
    var left = others
    for attribute in attributes(of: object) where !ranks.contains(attribute.rank) {
      if left.isEmpty, attribute.rank != .goods { break }
      let after = left.filter { holds(attribute, of: $0) }
      // The goods a thing is known by are said even where they tell nothing apart.
      guard after.count < left.count || (attribute.rank == .goods && description.conditions.isEmpty)
      else { continue }
      description.conditions.append(attribute.condition)
      left = after
    }
    return (description, left)
  }

  private func sharedDescription(
    of objects: [ObjectID], against others: [ObjectID]
  ) -> Description? {
    guard let first = objects.first, objects.count > 3 else { return nil }
    // The narrowest kind that all of them are of.
    let types = scene.types.all.filter { type in
      objects.allSatisfy { scene.fits($0, [type]) }
    }
    let kind = types.min {
      (scene.types.subtypes(of: $0).count, $0) < (scene.types.subtypes(of: $1).count, $1)
    }
    var description = Description(
      .exactly(objects.count), kind.map { scene.types.name(of: $0) }, number: .many)
    for attribute in attributes(of: first) where attribute.rank != .place {
      let tells =
        attribute.rank == .goods || others.isEmpty
        || !others.allSatisfy { holds(attribute, of: $0) }
      if tells, objects.allSatisfy({ holds(attribute, of: $0) }) {
        description.conditions.append(attribute.condition)
      }
    }
    return description
  }

  // MARK: Attributes

  /// Something that is so of an object and can be said of it.
  struct Attribute {
    /// Which part of the order of preference it belongs to.
    enum Rank: Int { case goods, property, place, other, measure }
    var rank: Rank
    var condition: Meaning.Condition
  }

  /// What can be said of an object, in order of preference.
  func attributes(of object: ObjectID) -> [Attribute] {
    var found: [Attribute] = []
    let vocabulary = scene.domain.vocabulary
    for standIn in vocabulary.standIns {
      guard let relation = standIn.relation else { continue }
      found += related(object, by: relation, onlyTypes: [standIn.said]).map {
        Attribute(rank: .goods, condition: .clause($0))
      }
    }
    for property in vocabulary.properties where property.name != predicated {
      guard
        let known = scene.formulas.property(property.name, of: scene.objects.types(of: object)),
        scene.holds(known.filled(["it": object]))
      else { continue }
      found.append(
        Attribute(
          rank: .property,
          condition: .clause(Clause(FrameName(.property, property.name), [.init("it", .gap)]))))
    }
    let standing = Set(vocabulary.standIns.compactMap(\.relation))
    for relation in vocabulary.relations where !standing.contains(relation.name) {
      found += related(object, by: relation.name, onlyTypes: nil).map {
        Attribute(rank: .place, condition: .clause($0))
      }
    }
    for measure in vocabulary.measures where measure.roles.isEmpty {
      guard let value = scene.value(of: measure.name, object) else { continue }
      found.append(
        Attribute(
          rank: .measure,
          condition: .compare(
            Comparison(measure.name, .equal, Entity(.quantity(Quantity(value, measure.unit)))))))
    }
    return found
  }

  /// Clauses of a relation with the object in the gap and a named thing in the other role.
  private func related(_ object: ObjectID, by name: String, onlyTypes: [String]?) -> [Clause] {
    guard let relation = scene.relation(name), relation.roles.count == 2 else { return [] }
    var clauses: [Clause] = []
    for role in relation.roles {
      guard let other = relation.roles.first(where: { $0.name != role.name }) else { continue }
      if !role.types.isEmpty, !scene.fits(object, scene.typeIDs(role.types)) { continue }
      for (_, condition) in scene.variants(of: relation, fillers: [:]) {
        // Only what one fact says, so that the search is a look-up.
        guard case .atom = condition.formula, let slot = condition.slot(of: other.name) else {
          continue
        }
        let grounds = scene.solutions(
          of: condition.filled([role.name: object]), slot: slot, types: [])
        // Who holds a thing is no way to tell it by: it is put down in a moment.
        for ground in grounds.prefix(3)
        where ground != object && ground != scene.robot && isNamed(ground) {
          if let onlyTypes, !scene.fits(ground, scene.typeIDs(onlyTypes)) { continue }
          if !other.types.isEmpty, !scene.fits(ground, scene.typeIDs(other.types)) { continue }
          var clause = Clause(FrameName(.relation, name))
          clause[role.name] = .gap
          clause[other.name] = .name(scene.objects.name(of: ground))
          clauses.append(clause)
        }
      }
      if !clauses.isEmpty { break }
    }
    return clauses
  }

  private func holds(_ attribute: Attribute, of object: ObjectID) -> Bool {
    switch attribute.condition {
    case .clause(let clause):
      if clause.frame.kind == .property {
        guard
          let known = scene.formulas.property(
            clause.frame.name, of: scene.objects.types(of: object))
        else { return false }
        return scene.holds(known.filled(["it": object]))
      }
      guard let gap = clause.gaps.first, let relation = scene.relation(clause.frame.name) else {
        return false
      }
      var fillers: [String: ObjectID] = [gap: object]
      for filler in clause.fillers where filler.role != gap {
        guard case .name(let name) = filler.entity.kind, let other = scene.objects[name] else {
          return false
        }
        fillers[filler.role] = other
      }
      return scene.variants(of: relation, fillers: fillers).contains { variant in
        scene.holds(variant.condition.filled(fillers))
      }
    case .compare(let comparison):
      return !scene.compare(comparison, [object]).objects.isEmpty
    case .any: return false
    }
  }
}
