import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Small questions to belief that resolving and compiling share.

extension Scene {
  /// Whether a condition can hold with some roles filled and the others open.
  func isPossible(_ condition: RoleFormula, _ fillers: [String: Term]) -> Bool {
    let open = condition.uses.filter { fillers[$0] == nil }
    let variables = open.compactMap { role in
      condition.slot(of: role).map { slot in
        Variable(
          name: role, types: slot < condition.types.count ? condition.types[slot] : [], slot: slot)
      }
    }
    let filled = condition.filled(fillers)
    return holds(
      variables.isEmpty ? filled : .exists(variables, filled))
  }

  /// Whether a thing stands somewhere, rather than being a place or a robot.
  func isMovable(_ object: ObjectID) -> Bool {
    guard let location = belief.setting.location, object != robot else { return false }
    let standing = domain.model[location].parameters.first?.types ?? []
    return fits(object, standing)
  }

  /// What is at places, if that is what they are.
  func thingsThere(_ objects: [ObjectID]) -> [ObjectID]? {
    guard let location = belief.setting.location,
      let relation = domain.formulas.relation(for: location), relation.roles.count == 2,
      !objects.isEmpty, !objects.contains(where: isMovable)
    else { return nil }
    let wanted = domain.model[location].parameters.first?.types ?? []
    return unique(
      objects.flatMap { object -> [ObjectID] in
        let clause = Clause(
          FrameName(.relation, relation.name),
          [
            .init(relation.roles[0], .gap),
            .init(relation.roles[1], Entity(.name(self.objects.name(of: object)))),
          ])
        return satisfying(clause, gap: relation.roles[0], types: wanted)
      }
    ).filter { $0 != robot }
  }

  /// Where a thing was before the last instruction about it.
  func earlierPlace(of item: ObjectID, relation goal: RoleFormula?, role: String) -> ObjectID? {
    guard let goal, let atom = goal.formula.firstAtom, let slot = goal.slot(of: role),
      let position = atom.arguments.firstIndex(of: .variable(slot))
    else { return nil }
    return earlierFacts(about: item, of: atom.predicate).first {
      position < $0.arguments.count && $0.arguments[position] != item
    }?.arguments[position]
  }

  /// What was so of a thing before what was done with it, the latest first.
  func earlierFacts(about item: ObjectID, of predicate: PredicateID) -> [Fact] {
    history.reversed().flatMap { deed in
      deed.before.filter { $0.predicate == predicate && $0.arguments.contains(item) }
    }
  }
}

extension Scene {
  /// The types of names that may stand where things of some types are wanted.
  func typesStandingFor(_ types: [String]) -> [String] {
    domain.vocabulary.standIns.filter { types.contains($0.wanted) }.map(\.said)
  }

  /// The things that names stand for: the boxes, where goods were named that are nowhere themselves.
  func stoodFor(by named: [ObjectID]) -> [ObjectID] {
    unique(
      named.flatMap { name -> [ObjectID] in
        // A region is somewhere itself.
        if domain.layout.isRegion(objects.name(of: name)) { return [name] }
        for standIn in domain.vocabulary.standIns where fits(name, typeIDs([standIn.said])) {
          let wanted = typeIDs([standIn.wanted])
          guard let formula = formulas.standIn(said: objects.types(of: name), wanted: wanted),
            let slot = formula.slot(of: "it")
          else { continue }
          let things = solutions(of: formula.filled(["for": name]), slot: slot, types: wanted)
          if !things.isEmpty { return things }
        }
        return [name]
      })
  }
}

extension Description {
  /// Whether it says nothing of what it means: "that one".
  var isBare: Bool {
    kind == nil && conditions.isEmpty && pick == nil && ordinal == nil && except == nil
  }
}

extension Entity {
  /// The same phrase for several.
  var plural: Entity {
    if case .part(_, let whole) = kind { return whole.plural }
    guard case .description(var description) = kind else { return self }
    description.number = .many
    description.quantifier = .bare
    return Entity(.description(description), trace: trace)
  }
}
