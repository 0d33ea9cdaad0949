import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Which things, how many, where, and what they are like.

extension Conversation {
  mutating func answer(
    _ question: Question, _ entity: Entity, _ turned: inout Turned
  ) {
    let scene = scene
    if let word = scene.unknownWord(in: entity) {
      turned.refuse(.unknownWord(word, known: []), .notUnderstood)
      return
    }
    if question.asked == .role, tellMost(entity, &turned) { return }
    // Who it was that did it.
    if question.asked == .role, case .description(let description) = entity.kind,
      description.kind == nil, description.conditions.count == 1,
      case .clause(let clause) = description.conditions[0],
      [.intent, .action].contains(clause.frame.kind), let gap = clause.gaps.first,
      isDoer(gap, of: clause.frame)
    {
      answerDeed(question, clause, &turned)
      return
    }
    if case .description(let description) = entity.kind, tellQuality(description, &turned) {
      return
    }
    var named = scene.all(entity, types: [])
    if case .description(let description) = entity.kind, let able = takeable(description) {
      named = able
    }
    if named.count > 1, question.asked == .place,
      case .objects(let tied) = scene.tie(entity, RoleUse(types: [])).denotation, tied.count == 1
    {
      named = tied
    }
    var isOfGoods = question.asked == .place
    // "How many salts": boxes of it.
    if question.asked == .count, entity.isNamed { isOfGoods = true }
    let found = isOfGoods ? scene.stoodFor(by: named) : named
    if found.isEmpty, question.asked != .count {
      var nearest: [Entity] = []
      if case .description(let description) = entity.kind,
        case let covered = scene.covered(by: description, types: []), !covered.lacksProperty
      {
        nearest = covered.before.prefix(3)
          .map { describer.describe($0) }
      }
      turned.refuse(.noSuch(entity, nearest: nearest), .plain)
      return
    }
    talk.salience.mention(
      found, .topic, asList: question.asked == .role && (found.count > 1 || !entity.isOnlyOne))
    switch question.asked {
    case .count:
      turned.replies.append(
        .count(
          found.count, describer.specific(entity, for: found), found.count <= 4 ? few(found) : []))
    case .place where question.time != nil:
      let clauses = found.compactMap { earlierPlace(of: $0) }
      turned.replies.append(
        clauses.isEmpty
          ? .notKnown(nil, about: entity) : .fact(clauses.map { .clause($0) }, basis: nil))
    case .place:
      let clauses = found.prefix(Self.listed).flatMap { places(of: $0).prefix(1) }
      if clauses.isEmpty {
        turned.replies.append(.notKnown(nil, about: entity))
      } else {
        turned.replies.append(
          .fact(
            together(clauses, as: entity).map { .clause($0) }, basis: placeBasis(of: found)))
      }
    default:
      turned.replies.append(.answer(question, few(found)))
      tellMore(than: found, &turned)
    }
  }

  /// "What colour is the box": the property that names a thing of that kind.
  private mutating func tellQuality(_ asked: Description, _ turned: inout Turned) -> Bool {
    guard let kind = asked.kind, let type = domain.model.types[kind] else { return false }
    for case .clause(let clause) in asked.conditions where clause.frame.kind == .identity {
      guard let other = clause.fillers.first(where: { $0.entity.kind != .gap })?.entity else {
        continue
      }
      let scene = scene
      var told: [Proposition] = []
      let objects = scene.all(other, types: [])
      for object in objects.prefix(Self.listed) {
        for property in domain.vocabulary.properties {
          guard
            let known = domain.formulas.property(
              property.name, of: scene.objects.types(of: object)),
            known.formula.namedObjects.contains(where: { scene.fits($0, [type]) }),
            scene.holds(known.filled(["it": object]))
          else { continue }
          told.append(
            .clause(
              Clause(
                FrameName(.property, property.name),
                [.init("it", describer.describe(object, omitting: [.property, .measure]))])))
        }
      }
      talk.salience.mention(objects, .topic)
      turned.replies.append(
        told.isEmpty ? .notKnown(nil, about: other) : .fact(told, basis: nil))
      return true
    }
    return false
  }

  /// Several clauses of one relation as one: the things in the operator's words, the places in a list.
  private func together(_ clauses: [Clause], as entity: Entity) -> [Clause] {
    guard clauses.count > 1, let first = clauses.first,
      clauses.allSatisfy({ $0.frame == first.frame }),
      let relation = scene.relation(first.frame.name), relation.roles.count == 2
    else { return clauses }
    var places: [Entity] = []
    for clause in clauses {
      guard let place = clause[relation.roles[1].name] else { return clauses }
      if !places.contains(place) { places.append(place) }
    }
    var whole = first
    whole[relation.roles[0].name] = entity
    whole[relation.roles[1].name] =
      places.count == 1 ? places[0] : Entity(.coordination(.and, places))
    return [whole]
  }

  /// Where a thing was before the last thing done with it.
  private func earlierPlace(of object: ObjectID) -> Clause? {
    guard let location = executive.belief.setting.location else { return nil }
    let facts = scene.earlierFacts(about: object, of: location).filter {
      $0.arguments.first == object && !executive.belief.holds($0.formula())
    }
    guard var clause = facts.lazy.compactMap({ describer.clause(for: $0) }).first else {
      return nil
    }
    clause.tense = .past
    return clause
  }

  private func placeBasis(of objects: [ObjectID]) -> Reply.Basis? {
    guard objects.count == 1, let location = executive.belief.setting.location else { return nil }
    let facts = executive.belief.state.facts(of: location, matching: [objects[0], nil])
    return facts.first.flatMap { basis(of: $0) }
  }

  /// Whether a relation says where things are: the place of things, or who holds them; any relation in
  /// a domain without places.
  private func saysWhere(_ relation: Vocabulary.Relation) -> Bool {
    func named(_ symbol: String?) -> String? {
      symbol.flatMap { domain.model.predicate(named: $0) }
        .flatMap { domain.formulas.relation(for: $0)?.name }
    }
    let symbols = domain.setup.symbols
    // Where the files name no such relation, any says it that has an answer.
    guard let location = named(symbols.location) else { return true }
    return relation.name == location || relation.name == named(symbols.holding)
  }

  /// Clauses that say where a thing is, by the first relation of the vocabulary that has an answer.
  func places(of object: ObjectID, by name: String? = nil) -> [Clause] {
    let scene = scene
    for relation in domain.vocabulary.relations
    where relation.roles.count >= 2 && (name == nil ? saysWhere(relation) : relation.name == name) {
      let it = relation.roles[0]
      let ground = relation.roles[1]
      guard scene.fits(object, scene.typeIDs(it.types)) else { continue }
      // What is so by itself says it closest; what is composed of facts, where nothing else does.
      for isAtomic in [true, false] {
        var clauses: [Clause] = []
        for variant in scene.variants(of: relation, fillers: [:]) {
          guard variant.condition.formula.isAtom == isAtomic,
            let slot = variant.condition.slot(of: ground.name)
          else { continue }
          let types = variant.type.map { [$0] } ?? scene.typeIDs(ground.types)
          let found = scene.solutions(
            of: variant.condition.filled([it.name: object]), slot: slot, types: types)
          for place in found where place != object {
            var clause = Clause(FrameName(.relation, relation.name))
            clause[it.name] = describer.describeOrSelf(object, omitting: [.place, .measure])
            clause[ground.name] = describer.describeOrSelf(place)
            clauses.append(clause)
          }
        }
        if !clauses.isEmpty { return clauses }
      }
    }
    return []
  }
}

extension Formula {
  fileprivate var isAtom: Bool {
    if case .atom = self { true } else { false }
  }
}

extension Entity {
  /// Whether it says a name, or so many of one.
  fileprivate var isNamed: Bool {
    switch kind {
    case .name: true
    case .part(_, let whole): whole.isNamed
    case .coordination(_, let parts): parts.allSatisfy(\.isNamed)
    default: false
    }
  }

  /// Whether it speaks of one thing and no more: "the heaviest box".
  fileprivate var isOnlyOne: Bool {
    guard case .description(let description) = kind else { return isNamed }
    return description.number == .one || description.pick != nil
  }
}
