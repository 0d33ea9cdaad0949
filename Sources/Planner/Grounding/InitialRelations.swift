import PDDL

/// The facts of the first state whose objects are all in a scope, one relation a predicate.
enum InitialRelations {
  static func make(
    _ request: PlanningRequest, _ schemas: SchemaSet, scope: ObjectScope
  ) -> [Relation] {
    let domain = request.domain
    let scratch = FlatArray<Int32>(repeating: 0, count: 65)
    var types = TypeTable(scope: scope, table: request.objects, tree: domain.types)
    return domain.predicates.indices.map { index in
      let predicate = PredicateID(index)
      let arity = domain.predicates[index].parameters.count
      let relation = Relation(arity: min(arity, 64))
      if schemas.isDerived[index] || arity > 64 { return relation }
      let count = request.state.count(of: predicate)
      if count == 0 { return relation }
      let insert = { (fact: Fact) in
        for (position, object) in fact.arguments.enumerated() {
          guard let local = scope.local(object) else { return }
          scratch[position] = local
        }
        _ = relation.insert(scratch.base)
      }
      if !scope.isWhole {
        // Asking for each tuple of a small scope is cheaper than going through a large state.
        let candidates = domain.predicates[index].parameters.map {
          types.objects(of: $0.types)
        }
        var product = 1
        for list in candidates where product <= count { product *= list.count }
        if product < count {
          var arguments: [ObjectID] = []
          forEachTuple(candidates[...], scope, &arguments) { arguments in
            let fact = Fact(predicate, arguments)
            if request.state.contains(fact) { insert(fact) }
          }
          return relation
        }
      }
      for fact in request.state.facts(of: predicate) { insert(fact) }
      return relation
    }
  }

  private static func forEachTuple(
    _ candidates: ArraySlice<[Int32]>, _ scope: ObjectScope, _ arguments: inout [ObjectID],
    _ visit: ([ObjectID]) -> Void
  ) {
    guard let list = candidates.first else {
      visit(arguments)
      return
    }
    for object in list {
      arguments.append(scope.objects[Int(object)])
      forEachTuple(candidates.dropFirst(), scope, &arguments, visit)
      arguments.removeLast()
    }
  }
}
