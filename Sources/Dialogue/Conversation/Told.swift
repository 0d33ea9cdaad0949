import Domains
import Execution
import Meaning
import PDDL

/// Facts and numbers that were told.
struct Told: Hashable {
  var added: [Fact] = []
  var removed: [Fact] = []
  var values: [Value] = []

  /// A number that was told.
  struct Value: Hashable {
    var fluent: Fluent
    var value: Double?
    init(_ fluent: Fluent, _ value: Double?) {
      self.fluent = fluent
      self.value = value
    }
  }

  var isEmpty: Bool { added.isEmpty && removed.isEmpty && values.isEmpty }

  /// The contrary.
  var reversed: Told { Told(added: removed, removed: added, values: []) }

  /// What an effect says, with its roles filled.
  mutating func collect(
    _ effect: Effect, roles: [String], _ row: [String: ObjectID], _ numbers: [String: Double],
    _ state: State
  ) {
    func ground(_ terms: [Term]) -> [ObjectID]? {
      let objects = terms.compactMap { term -> ObjectID? in
        switch term {
        case .object(let object): return object
        case .variable(let slot): return slot < roles.count ? row[roles[slot]] : nil
        }
      }
      return objects.count == terms.count ? objects : nil
    }
    switch effect {
    case .add(let atom):
      if let arguments = ground(atom.arguments) { added.append(Fact(atom.predicate, arguments)) }
    case .delete(let atom):
      // What stays open stands for whatever is there: "(not (at ?item ?p))" for every place.
      let pattern = atom.arguments.map { ground([$0])?.first }
      if pattern.contains(where: { $0 == nil }) {
        removed += state.facts(of: atom.predicate, matching: pattern)
      } else {
        removed.append(Fact(atom.predicate, pattern.compactMap { $0 }))
      }
    case .change(.assign, let function, let terms, let expression):
      guard let arguments = ground(terms) else { return }
      if case .number(let value) = expression {
        values.append(Value(Fluent(function, arguments), value))
      } else if let value = numbers.values.first, numbers.count == 1 {
        values.append(Value(Fluent(function, arguments), value))
      }
    case .change: break
    case .and(let parts): for part in parts { collect(part, roles: roles, row, numbers, state) }
    case .forall(_, let inner): collect(inner, roles: roles, row, numbers, state)
    case .when: break
    }
  }

  /// What a ground formula says.
  mutating func collect(_ formula: Formula, isTrue: Bool, _ belief: Belief) {
    switch formula {
    case .atom(let atom):
      let objects = atom.arguments.compactMap { term -> ObjectID? in
        if case .object(let object) = term { return object }
        return nil
      }
      guard objects.count == atom.arguments.count else { return }
      let fact = Fact(atom.predicate, objects)
      if isTrue { added.append(fact) } else { removed.append(fact) }
    case .not(let inner): collect(inner, isTrue: !isTrue, belief)
    case .and(let parts) where isTrue:
      for part in parts { collect(part, isTrue: true, belief) }
    case .exists(let variables, let inner) where !isTrue:
      // "A1 is empty": whatever was there is not.
      let query = Query(variables, inner)
      for row in belief.solutions(of: query) {
        var bound: [Int: ObjectID] = [:]
        for (variable, object) in zip(variables, row) { bound[variable.slot] = object }
        let ground = inner.mapTerms { term in
          term.slot.flatMap { bound[$0] }.map { .object($0) } ?? term
        }
        collect(ground, isTrue: false, belief)
      }
    default: break
    }
  }
}
