import Domains
import PDDL

extension Domain {
  /// The same site with other contents: what is so of things is dealt out anew among things of the same
  /// type, so that numbers stay what such things have.
  func shuffled(_ chance: inout Chance) -> Domain {
    guard let survey = Survey(of: self) else { return self }
    var domain = self
    var state = problem.initial
    let movable = Set(survey.things)
    func groups(_ owners: [ObjectID]) -> [[ObjectID]] {
      var groups: [[TypeID]: [ObjectID]] = [:]
      for owner in owners where movable.contains(owner) {
        groups[problem.objects.types(of: owner), default: []].append(owner)
      }
      return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { groups[$0] }
    }
    for index in model.predicates.indices {
      let predicate = PredicateID(index)
      let facts = problem.initial.facts(of: predicate).filter { !$0.arguments.isEmpty }
      for group in groups(unique(facts.map { $0.arguments[0] })) {
        let members = Set(group)
        // Every thing of the type may come to have it, but a thing is only at a place if it was at one.
        let pool =
          predicate == survey.location
          ? group
          : survey.things.filter {
            problem.objects.types(of: $0) == problem.objects.types(of: group[0])
          }
        let dealt = Dictionary(uniqueKeysWithValues: zip(group, chance.shuffled(pool)))
        for fact in facts where members.contains(fact.arguments[0]) { state.remove(fact) }
        for fact in facts where members.contains(fact.arguments[0]) {
          guard let owner = dealt[fact.arguments[0]] else { continue }
          state.insert(Fact(predicate, [owner] + fact.arguments.dropFirst()))
        }
      }
    }
    for index in model.functions.indices {
      let function = FunctionID(index)
      let values = problem.initial.fluents(of: function).filter {
        $0.fluent.arguments.count == 1
      }
      for group in groups(values.map { $0.fluent.arguments[0] }) {
        let dealt = Dictionary(uniqueKeysWithValues: zip(group, chance.shuffled(group)))
        for (fluent, value) in values {
          guard let owner = dealt[fluent.arguments[0]] else { continue }
          state.setValue(value, of: Fluent(function, [owner]))
        }
      }
    }
    domain.problem.initial = state
    return domain
  }

  private func unique(_ objects: [ObjectID]) -> [ObjectID] {
    var seen: Set<ObjectID> = []
    return objects.filter { seen.insert($0).inserted }
  }
}
