import PDDL

/// Makes ground operators of the instances that relaxed reachability found: static parts are
/// simplified away, quantifiers expanded, disjunctions split into operators of their own.
struct Instantiation {
  /// What cannot be instantiated within bounds.
  enum Failure: Error { case tooManyClauses, cancelled, limit, unsupported(String) }

  /// How many clauses one condition may come to.
  static let clauseLimit = 4096
  /// How many it may come to before derived facts are made for its parts.
  static let fewClauses = 32

  private(set) var task = RawTask()
  private var truth: StaticTruth
  private let relations: [Relation]
  private let schemas: SchemaSet
  private let scope: ObjectScope
  private let costs: CostModel
  private var factBase: [Int]
  private var variables: [Fluent: Int32] = [:]
  private var comparisons: [GroundComparison: Int32] = [:]
  private var disjunctions: [[[LiteralCode]]: Int32] = [:]
  private let tuple = FlatArray<Int32>(repeating: 0, count: 64)
  private let binding: FlatArray<Int32>

  /// `initialCounts` tells by predicate how many facts hold at the start.
  init(
    truth: StaticTruth, reachability: RelaxedReachability, initialCounts: [Int], costs: CostModel
  ) {
    self.truth = truth
    relations = reachability.relations
    schemas = truth.values.schemas
    scope = truth.values.scope
    self.costs = costs
    factBase = []
    let slots = schemas.schemas.map(\.slotCount).max() ?? 0
    binding = FlatArray(
      repeating: -1, count: max(slots, truth.values.request.goalSlotCount, 64) + 1)
    for predicate in schemas.isFluent.indices {
      factBase.append(task.factCount)
      guard schemas.isFluent[predicate] else { continue }
      let count = relations[predicate].count
      task.factCount += count
      for row in 0..<count {
        task.factPredicate.append(Int32(predicate))
        task.isInitial.append(row < initialCounts[predicate])
        task.isDerived.append(schemas.isDerived[predicate])
      }
    }
  }

  /// Instantiates everything.
  mutating func run(
    _ reachability: RelaxedReachability, goal: Formula, always: [Formula], limit: Int,
    isCancelled: () -> Bool
  ) throws(Failure) {
    for (index, schema) in schemas.schemas.enumerated() {
      let template = Template(schema, schemas, scope)
      let list = reachability.instances[index]
      let stride = schema.slotCount
      for instance in 0..<reachability.instanceCounts[index] {
        if instance & 1023 == 1023 && isCancelled() { throw .cancelled }
        for slot in 0..<stride { binding[slot] = list[instance * stride + slot] }
        try instantiate(template, index, instance)
        if task.operatorCount > limit { throw .limit }
      }
    }
    for slot in 0..<binding.count { binding[slot] = -1 }
    task.goal = try clauses(ground(goal.negationNormalForm()))
    for condition in always {
      task.forbidden += try clauses(ground(condition.negationNormalForm(negated: true)))
    }
    task.closeComparisons()
  }

  /// A condition in disjunctive normal form. Where that would grow too large, each disjunction in it
  /// becomes a derived fact, and what is left is one clause.
  private mutating func clauses(_ formula: GroundFormula) throws(Failure) -> [[LiteralCode]] {
    if let few = formula.clauses(limit: Self.fewClauses) { return few }
    if case .and(let parts) = formula {
      var clause: [LiteralCode] = []
      for part in parts {
        if case .literal(let code) = part {
          clause.append(code)
        } else {
          clause.append(try derived(part) * 2)
        }
      }
      return [Array(Set(clause)).sorted()]
    }
    if case .or(let parts) = formula {
      var all: [[LiteralCode]] = []
      for part in parts { all += try clauses(part) }
      if all.count <= Self.clauseLimit { return all }
    }
    throw .tooManyClauses
  }

  /// The derived fact that stands for a condition.
  private mutating func derived(_ formula: GroundFormula) throws(Failure) -> Int32 {
    let bodies = try clauses(formula)
    if let known = disjunctions[bodies] { return known }
    let fact = Int32(task.factCount)
    disjunctions[bodies] = fact
    task.factCount += 1
    task.factPredicate.append(Int32(-1 - disjunctions.count))
    task.isInitial.append(false)
    task.isDerived.append(true)
    for body in bodies { task.axioms.append(.init(head: fact, body: body)) }
    return fact
  }

  // MARK: - Operators

  /// The parts of a schema that instances differ in.
  private struct Template {
    let schema: Schema
    let atoms: [CompiledAtom]
    let others: [Formula]
    let plainAdds: [CompiledAtom]
    let plainDeletes: [CompiledAtom]
    let plainChanges: [NumericChange]
    let conditional: [EffectGroup]

    init(_ schema: Schema, _ schemas: SchemaSet, _ scope: ObjectScope) {
      self.schema = schema
      atoms = schema.atoms.filter { schemas.isFluent[Int($0.predicate.index)] }
        .compactMap { CompiledAtom($0, scope) }
      others = schema.others.filter { condition in
        // What the join has tested already is not tested again.
        var isOpen = condition.freeSlots.isEmpty
        condition.forEachAtom { if schemas.isFluent[Int($0.predicate.index)] { isOpen = true } }
        condition.forEachNumber { number in
          number.forEachFunction { function, _ in
            if schemas.isNumericFluent[Int(function.index)] { isOpen = true }
          }
        }
        return isOpen
      }
      let plain = schema.effects.filter(\.isPlain)
      plainAdds = plain.flatMap(\.adds).compactMap { CompiledAtom($0, scope) }
      plainDeletes = plain.flatMap(\.deletes).compactMap { CompiledAtom($0, scope) }
      plainChanges = plain.flatMap(\.changes)
      conditional = schema.effects.filter { !$0.isPlain }
    }
  }

  private mutating func instantiate(
    _ template: Template, _ schemaIndex: Int, _ instance: Int
  ) throws(Failure) {
    var precondition: [LiteralCode] = []
    for atom in template.atoms {
      guard let fact = fact(atom) else { return }
      precondition.append(fact * 2)
    }
    var alternatives: [[LiteralCode]] = [precondition]
    if !template.others.isEmpty {
      var parts = precondition.map { GroundFormula.literal($0) }
      for condition in template.others { parts.append(ground(condition)) }
      alternatives = try clauses(.conjunction(parts))
      if alternatives.isEmpty { return }
    }
    if case .axiom(let head) = template.schema.kind {
      guard let atom = CompiledAtom(head, scope), let fact = fact(atom) else { return }
      for body in alternatives { task.axioms.append(.init(head: fact, body: body)) }
      return
    }
    var adds: [Int32] = []
    for atom in template.plainAdds {
      if let fact = fact(atom), !adds.contains(fact) { adds.append(fact) }
    }
    var deletes: [Int32] = []
    for atom in template.plainDeletes {
      if let fact = fact(atom), !adds.contains(fact), !deletes.contains(fact) {
        deletes.append(fact)
      }
    }
    var changes: [RawTask.Change] = []
    var cost = costs.countsSteps ? 1.0 : 0.0
    var openDuration: GroundNumber?
    if let duration = template.schema.duration {
      guard let number = number(duration, duration: nil) else { return }
      if case .constant(let seconds) = number {
        cost += costs.timeWeight * seconds
      } else {
        openDuration = number
      }
    } else {
      cost += costs.timeWeight
    }
    for change in template.plainChanges {
      guard note(change, [], template.schema.duration, &changes, &cost) else { return }
    }
    var effects: [RawTask.ConditionalEffect] = []
    for group in template.conditional {
      try expand(
        group, group.variables[...], template.schema.duration, &effects, &changes, &cost,
        &adds, &deletes)
    }
    deletes.removeAll { adds.contains($0) }
    for precondition in alternatives {
      let number = task.operatorCount
      task.preconditions.append(precondition)
      task.adds.append(adds)
      task.deletes.append(deletes)
      task.costs.append(cost)
      task.schema.append(Int32(schemaIndex))
      task.instance.append(Int32(instance))
      if let openDuration { task.durations[number] = openDuration }
      if !effects.isEmpty { task.conditional[number] = effects }
      if !changes.isEmpty { task.changes[number] = changes }
    }
  }

  private mutating func expand(
    _ group: EffectGroup, _ variables: ArraySlice<Variable>, _ duration: NumericExpression?,
    _ effects: inout [RawTask.ConditionalEffect], _ changes: inout [RawTask.Change],
    _ cost: inout Double, _ adds: inout [Int32], _ deletes: inout [Int32]
  ) throws(Failure) {
    if let variable = variables.first {
      let objects = truth.types.objects(of: variable.types)
      for object in objects {
        binding[variable.slot] = object
        try expand(
          group, variables.dropFirst(), duration, &effects, &changes, &cost, &adds, &deletes)
      }
      binding[variable.slot] = -1
      return
    }
    let conditions = try clauses(ground(group.condition))
    if conditions.isEmpty { return }
    let groupAdds = group.adds.compactMap { CompiledAtom($0, scope).flatMap { fact($0) } }
    let groupDeletes = group.deletes.compactMap { CompiledAtom($0, scope).flatMap { fact($0) } }
      .filter { !groupAdds.contains($0) }
    for condition in conditions {
      if condition.isEmpty {
        adds += groupAdds.filter { !adds.contains($0) }
        deletes += groupDeletes.filter { !deletes.contains($0) }
      } else if !groupAdds.isEmpty || !groupDeletes.isEmpty {
        effects.append(.init(condition: condition, adds: groupAdds, deletes: groupDeletes))
      }
      for change in group.changes { _ = note(change, condition, duration, &changes, &cost) }
      if condition.isEmpty { break }
    }
  }

  /// Notes a change as a cost or a change of a variable; false when its value is undefined.
  private mutating func note(
    _ change: NumericChange, _ condition: [LiteralCode], _ duration: NumericExpression?,
    _ changes: inout [RawTask.Change], _ cost: inout Double
  ) -> Bool {
    guard let value = number(change.value, duration: duration) else { return false }
    let arguments = change.arguments.compactMap { term in
      truth.values.object(term, binding.base).map { scope.objects[Int($0)] }
    }
    guard arguments.count == change.arguments.count else { return false }
    let fluent = Fluent(change.function, arguments)
    if let weight = costs.weights[fluent] {
      let sign: Double? =
        switch change.assignment {
        case .increase: 1
        case .decrease: -1
        default: nil
        }
      if let sign, condition.isEmpty, case .constant(let amount) = value {
        cost += weight * sign * amount
      }
    }
    if schemas.isRead[Int(change.function.index)] {
      changes.append(
        .init(
          condition: condition, assignment: change.assignment, variable: variable(fluent),
          value: value))
    }
    return true
  }

  // MARK: - Conditions

  private func fact(_ atom: CompiledAtom) -> Int32? {
    atom.write(binding.base, to: tuple.base)
    let row = relations[atom.relation].row(tuple.base)
    return row < 0 ? nil : Int32(factBase[atom.relation] + row)
  }

  /// A condition in normal form under the present binding.
  private mutating func ground(_ formula: Formula) -> GroundFormula {
    switch formula {
    case .truth: return .truth
    case .falsity: return .falsity
    case .atom(let atom):
      if !schemas.isFluent[Int(atom.predicate.index)] { return fixed(formula) }
      guard let compiled = CompiledAtom(atom, scope), let fact = fact(compiled) else {
        return .falsity
      }
      return .literal(fact * 2)
    case .not(.atom(let atom)):
      if !schemas.isFluent[Int(atom.predicate.index)] { return fixed(formula) }
      guard let compiled = CompiledAtom(atom, scope), let fact = fact(compiled) else {
        return .truth
      }
      return .literal(fact * 2 + 1)
    case .equal, .not: return fixed(formula)
    case .and(let parts):
      var done: [GroundFormula] = []
      for part in parts {
        let next = ground(part)
        if case .falsity = next { return .falsity }
        done.append(next)
      }
      return .conjunction(done)
    case .or(let parts):
      var done: [GroundFormula] = []
      for part in parts {
        let next = ground(part)
        if case .truth = next { return .truth }
        done.append(next)
      }
      return .disjunction(done)
    case .imply: return ground(formula.negationNormalForm())
    case .exists(let variables, let body):
      return .disjunction(expanded(variables[...], body))
    case .forall(let variables, let body):
      return .conjunction(expanded(variables[...], body))
    case .compare(let comparator, let left, let right):
      guard let a = number(left, duration: nil), let b = number(right, duration: nil) else {
        return .falsity
      }
      if case .constant(let x) = a, case .constant(let y) = b {
        return comparator.holds(x, y) ? .truth : .falsity
      }
      return .literal(comparison(GroundComparison(comparator: comparator, left: a, right: b)) * 2)
    }
  }

  private mutating func fixed(_ formula: Formula) -> GroundFormula {
    truth.truth(formula, binding.base) == true ? .truth : .falsity
  }

  private mutating func expanded(_ variables: ArraySlice<Variable>, _ body: Formula)
    -> [GroundFormula]
  {
    guard let variable = variables.first else { return [ground(body)] }
    var parts: [GroundFormula] = []
    for object in truth.types.objects(of: variable.types) {
      binding[variable.slot] = object
      parts += expanded(variables.dropFirst(), body)
    }
    binding[variable.slot] = -1
    return parts
  }

  private mutating func comparison(_ comparison: GroundComparison) -> Int32 {
    if let known = comparisons[comparison] { return known }
    let number = RawTask.openComparison + Int32(task.comparisons.count)
    comparisons[comparison] = number
    task.comparisons.append(comparison)
    return number
  }

  // MARK: - Numbers

  private mutating func variable(_ fluent: Fluent) -> Int32 {
    if let known = variables[fluent] { return known }
    let number = Int32(task.initialValues.count)
    variables[fluent] = number
    task.initialValues.append(truth.values.constant(fluent.function, fluent.arguments) ?? .nan)
    return number
  }

  /// An expression under the present binding; nil when it has no value whatever the state.
  private mutating func number(
    _ expression: NumericExpression, duration: NumericExpression?
  ) -> GroundNumber? {
    switch truth.values.value(expression, binding.base) {
    case .number(let number): return .constant(number)
    case .undefined: return nil
    case .open: break
    }
    switch expression {
    case .number(let number): return .constant(number)
    case .function(let function, let terms):
      let arguments = terms.compactMap { term in
        truth.values.object(term, binding.base).map { scope.objects[Int($0)] }
      }
      guard arguments.count == terms.count else { return nil }
      return .variable(variable(Fluent(function, arguments)))
    case .sum(let parts): return folded(parts, duration) { .sum($0, $1) }
    case .product(let parts): return folded(parts, duration) { .product($0, $1) }
    case .difference(let a, let b):
      guard let x = number(a, duration: duration), let y = number(b, duration: duration) else {
        return nil
      }
      return .difference(x, y)
    case .quotient(let a, let b):
      guard let x = number(a, duration: duration), let y = number(b, duration: duration) else {
        return nil
      }
      return .quotient(x, y)
    case .negation(let part):
      guard let x = number(part, duration: duration) else { return nil }
      return .difference(.constant(0), x)
    case .duration: return duration.flatMap { number($0, duration: nil) }
    case .totalTime, .violations: return nil
    }
  }

  private mutating func folded(
    _ parts: [NumericExpression], _ duration: NumericExpression?,
    _ join: (GroundNumber, GroundNumber) -> GroundNumber
  ) -> GroundNumber? {
    var total: GroundNumber?
    for part in parts {
      guard let next = number(part, duration: duration) else { return nil }
      total = total.map { join($0, next) } ?? next
    }
    return total ?? .constant(0)
  }
}
