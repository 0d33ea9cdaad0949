import PDDL

/// Proves that a goal cannot be reached, whatever objects there are beyond a slice.
///
/// All objects outside the slice are merged into one for each combination of types, of which every fact
/// is taken to hold. What relaxed reachability does not reach in this abstraction cannot be reached in
/// the whole task either, and the abstraction is as small as the slice.
enum UnreachabilityProof {
  /// Beyond so many assumed facts of one predicate no proof is tried.
  static let widest = 100_000

  /// The conjuncts of the goal that cannot be reached; none when nothing is proved.
  static func unreachable(
    _ request: PlanningRequest, _ schemas: SchemaSet, slice: ObjectScope, isCancelled: () -> Bool
  ) -> [Formula] {
    let excluded = Set(request.excluded)
    let outside: [[TypeID]] = slice.isWhole ? [] : typesOutside(request, slice, excluded)
    let domain = request.domain
    var types = TypeTable(
      scope: slice, table: request.objects, tree: domain.types, anonymous: outside)
    guard let program = JoinProgram(schemas, scope: slice, types: &types) else { return [] }
    let relations = InitialRelations.make(request, schemas, scope: slice)
    let firstAnonymous = Int32(slice.count)
    for (index, predicate) in domain.predicates.enumerated() where !outside.isEmpty {
      let isNever =
        !schemas.isFluent[index] && request.state.count(of: PredicateID(index)) == 0
      if isNever || schemas.isDerived[index] || predicate.parameters.count > 62 { continue }
      let lists = predicate.parameters.map { types.objects(of: $0.types) }
      var product = 1
      for list in lists where product <= widest { product *= max(1, list.count) }
      if product > widest { return [] }
      assume(lists, firstAnonymous, relations[index])
    }
    let truth = StaticTruth(
      values: StaticValues(
        request: request, schemas: schemas, scope: slice, firstAnonymous: firstAnonymous),
      relations: relations, types: types)
    let reachability = RelaxedReachability(
      program: program, truth: truth, always: request.always)
    guard
      case .complete = reachability.run(limit: 10 * widest, isCancelled: isCancelled)
    else { return [] }
    var check = RelaxedTruth(truth: truth, relations: reachability.relations)
    return request.goal.negationNormalForm().conjuncts.filter { !check.isPossible($0) }
  }

  private static func typesOutside(
    _ request: PlanningRequest, _ slice: ObjectScope, _ excluded: Set<ObjectID>
  ) -> [[TypeID]] {
    var found: [[TypeID]] = []
    var seen: Set<[TypeID]> = []
    var last: [TypeID] = []
    for index in 0..<request.objects.count {
      let types = request.objects.types(of: ObjectID(index))
      if types == last && !found.isEmpty { continue }
      if seen.contains(types) { continue }
      if slice.local(ObjectID(index)) != nil || excluded.contains(ObjectID(index)) { continue }
      seen.insert(types)
      found.append(types)
      last = types
    }
    return found
  }

  /// Adds every tuple in which an object from outside stands.
  private static func assume(
    _ lists: [[Int32]], _ firstAnonymous: Int32, _ relation: Relation
  ) {
    if lists.contains(where: \.isEmpty) || lists.isEmpty { return }
    let tuple = FlatArray<Int32>(repeating: 0, count: lists.count)
    var places = [Int](repeating: 0, count: lists.count)
    while true {
      var isOutside = false
      for (position, place) in places.enumerated() {
        tuple[position] = lists[position][place]
        if tuple[position] >= firstAnonymous { isOutside = true }
      }
      if isOutside { _ = relation.insert(tuple.base) }
      var position = 0
      while position < places.count {
        places[position] += 1
        if places[position] < lists[position].count { break }
        places[position] = 0
        position += 1
      }
      if position == places.count { return }
    }
  }
}

/// Whether a condition can hold in a relaxation, judged from all facts reached in it.
struct RelaxedTruth {
  private var truth: StaticTruth
  private let relations: [Relation]
  private let binding = FlatArray<Int32>(repeating: -1, count: 256)

  init(truth: StaticTruth, relations: [Relation]) {
    self.truth = truth
    self.relations = relations
  }

  /// Whether nothing rules a condition in normal form out.
  mutating func isPossible(_ formula: Formula) -> Bool {
    switch formula {
    case .atom(let atom):
      let relation = relations[Int(atom.predicate.index)]
      guard let compiled = CompiledAtom(atom, truth.values.scope) else { return true }
      return withUnsafeTemporaryAllocation(of: Int32.self, capacity: atom.arguments.count + 1) {
        tuple in
        guard let base = tuple.baseAddress else { return true }
        compiled.write(binding.base, to: base)
        for place in compiled.terms.indices where base[place] < 0 { return true }
        return relation.row(base) >= 0
      }
    case .and(let parts): return parts.allSatisfy { isPossible($0) }
    case .or(let parts): return parts.contains { isPossible($0) }
    case .exists(let variables, let body): return quantified(variables[...], body, wanted: true)
    case .forall(let variables, let body): return quantified(variables[...], body, wanted: false)
    default: return truth.truth(formula, binding.base) != false
    }
  }

  private mutating func quantified(
    _ variables: ArraySlice<Variable>, _ body: Formula, wanted: Bool
  ) -> Bool {
    guard let variable = variables.first else { return isPossible(body) }
    guard variable.slot < binding.count else { return true }
    defer { binding[variable.slot] = -1 }
    for object in truth.types.objects(of: variable.types) {
      binding[variable.slot] = object
      if quantified(variables.dropFirst(), body, wanted: wanted) == wanted { return wanted }
    }
    return !wanted
  }
}
