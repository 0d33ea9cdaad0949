import Domains
import Execution
import Meaning
import PDDL
import Robots

/// What is so in a world, for whoever wants something of it: things that can be carried, what tells them
/// apart, and where they are. Made from the vocabulary's formulas and the reference semantics alone, so
/// that it can judge what a conversation made of a phrase.
struct Survey {
  /// Something that can be said of a thing and holds of it, or does not.
  struct Attribute: Hashable {
    /// The condition, the thing being the gap.
    var condition: Meaning.Condition
    /// The place it speaks of, if it does.
    var place: ObjectID?
    /// Whether it is a relation that lets the name of one type stand for a thing of another.
    var isGoods: Bool
  }

  /// An intent that brings a thing to a place.
  struct Carrying {
    var name: String
    var item: String
    var destination: String
    /// The place that is meant where none is said.
    var usual: ObjectID?
  }

  let domain: Domain
  let state: State
  let semantics: Semantics
  let location: PredicateID
  /// What can be carried and is somewhere, in the order of the file.
  let things: [ObjectID]
  /// Where things can be brought.
  let places: [ObjectID]
  let carrying: [Carrying]
  /// What holds of each thing.
  private(set) var attributes: [ObjectID: [Attribute]] = [:]
  /// What each thing can be called: its own type and those above it that are nouns of things, and kinds.
  private(set) var nouns: [ObjectID: [String]] = [:]
  /// The things of which an attribute holds.
  private(set) var having: [Attribute: Set<ObjectID>] = [:]
  private(set) var called: [String: Set<ObjectID>] = [:]

  /// Nil where nothing can be carried by words.
  init?(of domain: Domain) {
    guard let name = domain.setup.symbols.location,
      let location = domain.model.predicate(named: name), let robot = domain.robotType
    else { return nil }
    self.domain = domain
    self.location = location
    state = domain.problem.initial
    semantics = Semantics(domain: domain.model, objects: domain.problem.objects)
    let objects = domain.problem.objects
    let tree = domain.model.types
    var carrying: [Carrying] = []
    var itemTypes: [TypeID] = []
    var placeTypes: [TypeID] = []
    for intent in domain.vocabulary.intents {
      guard let formulas = domain.formulas.intent(intent.name),
        case .goal(let goal) = formulas.outcome, case .atom(let atom) = goal.formula,
        atom.predicate == location, atom.arguments.count == 2,
        case .variable(let item) = atom.arguments[0],
        case .variable(let place) = atom.arguments[1],
        formulas.roles.indices.contains(item), formulas.roles.indices.contains(place),
        !formulas.types[item].contains(where: { tree.isSubtype($0, of: robot) })
      else { continue }
      var usual: ObjectID?
      if case .name(let name)? = intent.roles.first(where: { $0.name == formulas.roles[place] })?
        .fallback
      {
        usual = objects[name]
      }
      carrying.append(
        Carrying(
          name: intent.name, item: formulas.roles[item], destination: formulas.roles[place],
          usual: usual))
      itemTypes += formulas.types[item]
      placeTypes += formulas.types[place]
    }
    guard !carrying.isEmpty else { return nil }
    self.carrying = carrying
    var located: Set<ObjectID> = []
    for fact in state.facts(of: location) { located.insert(fact.arguments[0]) }
    things = objects.objects(of: itemTypes, in: tree).filter(located.contains)
    places = objects.objects(of: placeTypes, in: tree)
    take()
  }

  func name(_ object: ObjectID) -> String { domain.problem.objects.name(of: object) }

  func types(_ object: ObjectID) -> [TypeID] { domain.problem.objects.types(of: object) }

  /// Where a thing is.
  func place(of thing: ObjectID, in state: State) -> ObjectID? {
    state.facts(of: location, matching: [thing, nil]).first?.arguments[1]
  }

  /// The things that a noun and some attributes describe.
  func extent(_ noun: String?, _ attributes: [Attribute]) -> [ObjectID] {
    var left = noun.map { called[$0] ?? [] } ?? Set(things)
    for attribute in attributes { left.formIntersection(having[attribute] ?? []) }
    return left.sorted()
  }

  /// The value of a measure of a thing, and its unit.
  func value(_ measure: String, of thing: ObjectID) -> Double? {
    guard let number = domain.formulas.measure(measure, of: types(thing)), number.roles.count == 1
    else { return nil }
    var binding = [ObjectID?](repeating: nil, count: number.slotCount)
    binding[0] = thing
    return semantics.value(of: number.expression, in: state, binding: binding)
  }

  /// Whether a property holds of an object; nil where it does not apply.
  func holds(_ property: String, of object: ObjectID) -> Bool? {
    guard let condition = domain.formulas.property(property, of: types(object)) else { return nil }
    var binding = [ObjectID?](repeating: nil, count: condition.slotCount)
    binding[0] = object
    return semantics.holds(condition.formula, in: state, binding: binding)
  }

  /// The comparison of numbers that keeps a robot from working with a thing: what is too much of the
  /// thing, and what it must not exceed. An unknown number keeps it from that, too.
  func bar(to thing: ObjectID) -> (value: Double?, limit: Double?)? {
    let tree = domain.model.types
    for action in domain.model.actions {
      var binding = [ObjectID?](repeating: nil, count: action.slotCount)
      guard
        let item = action.parameters.first(where: { parameter in
          !domain.isRobot(parameter.types)
            && types(thing).contains { tree.isSubtype($0, ofAny: parameter.types) }
        }), let robot = domain.robots.first
      else { continue }
      binding[item.slot] = thing
      for parameter in action.parameters where domain.isRobot(parameter.types) {
        binding[parameter.slot] = robot
      }
      for case .compare(let comparator, let a, let b) in action.precondition.parts {
        guard a.slots.union(b.slots).contains(item.slot),
          a.slots.union(b.slots).allSatisfy({ binding[$0] != nil })
        else { continue }
        let holds = semantics.holds(.compare(comparator, a, b), in: state, binding: binding)
        if holds { continue }
        return (
          semantics.value(of: a, in: state, binding: binding),
          semantics.value(of: b, in: state, binding: binding)
        )
      }
    }
    return nil
  }

  /// The facts that alone would keep everything from being put down at a place.
  func closures(of place: ObjectID) -> [Fact] {
    let tree = domain.model.types
    var facts: [Fact] = []
    for action in domain.model.actions {
      for case .not(.atom(let atom)) in action.precondition.parts {
        guard atom.arguments.count == 1, case .variable(let slot) = atom.arguments[0],
          let parameter = action.parameters.first(where: { $0.slot == slot }),
          types(place).contains(where: { tree.isSubtype($0, ofAny: parameter.types) })
        else { continue }
        facts.append(Fact(atom.predicate, [place]))
      }
    }
    return facts
  }

  // MARK: Taking stock

  private mutating func take() {
    let vocabulary = domain.vocabulary
    for thing in things {
      var own: [Attribute] = []
      for property in vocabulary.properties where holds(property.name, of: thing) ?? false {
        own.append(
          Attribute(
            condition: .clause(Clause(FrameName(.property, property.name), [.init("it", .gap)])),
            isGoods: false))
      }
      for relation in vocabulary.relations { own += relations(relation, of: thing) }
      attributes[thing] = own
      for attribute in own { having[attribute, default: []].insert(thing) }
      var words = types(thing).map { domain.model.types.name(of: $0) }
      words += vocabulary.kinds.compactMap { kind in
        guard let condition = domain.formulas.kind(kind.name),
          condition.types[0].isEmpty
            || types(thing).contains(where: {
              domain.model.types.isSubtype($0, ofAny: condition.types[0])
            })
        else { return nil }
        var binding = [ObjectID?](repeating: nil, count: condition.slotCount)
        binding[0] = thing
        let fits = domain.model.types[kind.type].map { type in
          types(thing).contains { domain.model.types.isSubtype($0, of: type) }
        }
        return fits == true && semantics.holds(condition.formula, in: state, binding: binding)
          ? kind.name : nil
      }
      nouns[thing] = words
      for word in words { called[word, default: []].insert(thing) }
    }
  }

  private func relations(_ relation: Vocabulary.Relation, of thing: ObjectID) -> [Attribute] {
    guard relation.roles.count == 2 else { return [] }
    let tree = domain.model.types
    var found: [Attribute] = []
    for (_, condition) in domain.formulas.relationVariants(relation.name) {
      for role in relation.roles {
        guard let slot = condition.slot(of: role.name),
          let other = relation.roles.first(where: { $0.name != role.name }),
          let otherSlot = condition.slot(of: other.name),
          condition.types[slot].isEmpty
            || types(thing).contains(where: { tree.isSubtype($0, ofAny: condition.types[slot]) }),
          !domain.isRobot(condition.types[otherSlot])
        else { continue }
        // A robot may stand where the type of a role is wide; nobody speaks of things so.
        var binding = [ObjectID?](repeating: nil, count: condition.slotCount)
        binding[slot] = thing
        let variable = Variable(
          name: other.name, types: condition.types[otherSlot], slot: otherSlot)
        let solutions = semantics.solutions(
          of: condition.formula, variables: [variable], in: state, binding: binding)
        for solution in solutions where !domain.isRobot(types(solution[0])) {
          var clause = Clause(FrameName(.relation, relation.name))
          clause[role.name] = .gap
          clause[other.name] = .name(name(solution[0]))
          let isGoods = domain.vocabulary.standIns.contains { $0.relation == relation.name }
          found.append(
            Attribute(
              condition: .clause(clause),
              place: places.contains(solution[0]) ? solution[0] : nil, isGoods: isGoods))
        }
      }
    }
    return found
  }
}

extension Formula {
  /// The parts of a conjunction, to any depth.
  fileprivate var parts: [Formula] {
    if case .and(let parts) = self { return parts.flatMap(\.parts) }
    return [self]
  }
}

extension NumericExpression {
  /// The slots of the variables in it.
  fileprivate var slots: Set<Int> {
    switch self {
    case .function(_, let terms):
      Set(terms.compactMap { if case .variable(let slot) = $0 { slot } else { nil } })
    case .sum(let parts), .product(let parts): parts.reduce(into: []) { $0.formUnion($1.slots) }
    case .difference(let a, let b), .quotient(let a, let b): a.slots.union(b.slots)
    case .negation(let a): a.slots
    case .number, .duration, .totalTime, .violations: []
    }
  }
}
