import Language
import Meaning
import PDDL

/// "The racks in row B" where the author only told when things are in a row: of
/// `(exists (?p - place) (and (at ?it ?p) (in-row ?p ?ground)))` the places are in the row of which
/// `(in-row ?it ?ground)` holds, and that is said with the same words.
struct PlacesWithin {
  /// The relation the words are of, and the one that is added.
  private var found: [(base: String, name: String)] = []

  /// Adds such relations to a vocabulary, where no relation of the author's says the same.
  init(_ vocabulary: inout Vocabulary, _ formulas: inout Formulas, _ model: DomainModel) {
    let declared = vocabulary.relations
    var known = Set(
      declared.flatMap { formulas.relationVariants($0.name) }.compactMap {
        $0.condition.onlyPredicate
      })
    for relation in declared where relation.roles.count == 2 && relation.selector == "ground" {
      for (_, condition) in formulas.relationVariants(relation.name) {
        guard let (inner, variable) = condition.inside, known.insert(inner.predicate).inserted
        else {
          continue
        }
        let predicate = model[inner.predicate]
        let name = "\(relation.name)-\(predicate.name)"
        guard !declared.contains(where: { $0.name == name }) else { continue }
        let types = [variable.types, condition.types[1]]
        let made = Condition(
          roles: condition.roles, types: types,
          formula: .atom(
            Atom(inner.predicate, inner.arguments.map { $0 == .variable(1) ? $0 : .variable(0) })),
          slotCount: 2)
        let text = inner.arguments.map { $0 == .variable(1) ? "?ground" : "?it" }
        let roles = zip(relation.roles, types).map { role, types in
          Vocabulary.RoleDeclaration(role.name, types: types.map { model.types.name(of: $0) })
        }
        vocabulary.relations.append(
          .init(
            name: name, roles: roles,
            formulas: [
              .init(type: nil, .init("(\(predicate.name) \(text.joined(separator: " ")))"))
            ], selector: relation.selector))
        formulas.relations[name] = [.init(type: nil, value: made)]
        formulas.relationOrder.append(name)
        found.append((relation.name, name))
      }
    }
  }

  /// Gives them the words of the relations they come from.
  func add(to words: inout [DomainWords]) {
    for index in words.indices {
      for (base, name) in found {
        guard let entry = words[index].relations.first(where: { $0.symbol == base }) else {
          continue
        }
        words[index].relations.append(.init(name, entry.texts, range: entry.range))
      }
    }
  }
}

extension Condition {
  /// The predicate of which it says no more than that it holds of the roles.
  fileprivate var onlyPredicate: PredicateID? {
    if case .atom(let atom) = formula { atom.predicate } else { nil }
  }

  /// Of "it is at some place, and that place is in the ground" what is said of the place, and the place.
  fileprivate var inside: (atom: Atom, place: Variable)? {
    guard roles.count == 2, case .exists(let variables, .and(let parts)) = formula,
      variables.count == 1, parts.count == 2
    else { return nil }
    let atoms = parts.compactMap { part -> Atom? in
      if case .atom(let atom) = part, atom.arguments.count == 2 { atom } else { nil }
    }
    let place = Term.variable(variables[0].slot)
    guard atoms.count == 2, atoms.allSatisfy({ $0.arguments.contains(place) }),
      atoms.contains(where: { $0.arguments.contains(.variable(0)) }),
      let inner = atoms.first(where: { $0.arguments.contains(.variable(1)) })
    else { return nil }
    return (inner, variables[0])
  }
}
