import PDDL

/// Turns a raw task into the one that search works on: what never changes and what nobody needs is
/// left out, negated literals become complementary facts, several goals become one.
struct TaskCompilation {
  private let raw: RawTask
  /// By fact: whether it holds in every state that can be reached.
  private var isConstant: [Bool]
  /// By literal code: whether something needs it.
  private var isNeeded: [Bool]
  private var isRelevant: [Bool]
  /// By fact, complement and comparison of the raw task: its number in the result, or -1.
  private var number: [Int32]
  private var complement: [Int32]

  /// The compiled task; nil when the goal is false whatever happens, or somebody cancels.
  static func compile(_ raw: RawTask, isCancelled: () -> Bool) -> GroundTask? {
    var compilation = TaskCompilation(raw)
    return compilation.run(isCancelled)
  }

  private init(_ raw: RawTask) {
    self.raw = raw
    let total = raw.factCount + raw.comparisons.count
    isConstant = raw.isInitial
    isNeeded = Array(repeating: false, count: 2 * total)
    isRelevant = []
    number = Array(repeating: -1, count: total)
    complement = Array(repeating: -1, count: total)
    for fact in raw.deletes.items { isConstant[Int(fact)] = false }
    for effects in raw.conditional.values {
      for effect in effects { for fact in effect.deletes { isConstant[Int(fact)] = false } }
    }
    for fact in 0..<raw.factCount where raw.isDerived[fact] { isConstant[fact] = false }
  }

  private mutating func run(_ isCancelled: () -> Bool) -> GroundTask? {
    let goals = raw.goal.compactMap { simplified($0) }
    if goals.isEmpty { return nil }
    let forbidden = raw.forbidden.compactMap { simplified($0) }
    let relevance = RelevanceAnalysis(raw, goals: goals, forbidden: forbidden) { [self] in
      simplified($0)
    }
    isNeeded = relevance.isNeeded
    isRelevant = relevance.isRelevant
    var task = GroundTask()
    numberFacts(&task)
    if isCancelled() { return nil }
    addOperators(&task, isCancelled)
    if isCancelled() { return nil }
    addAxioms(&task)
    addGoal(goals, &task)
    for clause in forbidden { task.forbidden.append(clause.map { mapped($0) }) }
    return task
  }

  /// A condition without what always holds; nil when it never holds.
  private func simplified(_ condition: some Sequence<LiteralCode>) -> [LiteralCode]? {
    var open: [LiteralCode] = []
    for code in condition {
      let fact = Int(code >> 1)
      if fact < raw.factCount && isConstant[fact] {
        if code & 1 == 1 { return nil }
        continue
      }
      open.append(code)
    }
    return open
  }

  // MARK: - Numbering

  private mutating func numberFacts(_ task: inout GroundTask) {
    var next: Int32 = 0
    for fact in 0..<raw.factCount
    where !isConstant[fact] && (isNeeded[fact * 2] || isNeeded[fact * 2 + 1]) {
      number[fact] = next
      next += 1
    }
    task.firstComplement = Int(next)
    for fact in 0..<raw.factCount where number[fact] >= 0 && isNeeded[fact * 2 + 1] {
      complement[fact] = next
      next += 1
    }
    for fact in 0..<raw.factCount where number[fact] >= 0 {
      if raw.isDerived[fact] {
        task.derived.append(number[fact])
        if complement[fact] >= 0 { task.derived.append(complement[fact]) }
      } else if raw.isInitial[fact] {
        task.initial.append(number[fact])
      } else if complement[fact] >= 0 {
        task.initial.append(complement[fact])
      }
    }
    task.firstComparison = Int(next)
    for (index, comparison) in raw.comparisons.enumerated() {
      let code = raw.factCount + index
      guard isNeeded[code * 2] else { continue }
      number[code] = next
      next += 1
      task.comparisons.append(comparison)
    }
    task.factCount = Int(next)
    task.initialValues = task.comparisons.isEmpty && raw.durations.isEmpty ? [] : raw.initialValues
  }

  private func mapped(_ code: LiteralCode) -> Int32 {
    code & 1 == 0 ? number[Int(code >> 1)] : complement[Int(code >> 1)]
  }

  /// The facts and complements that become true when some facts become true and others false.
  private func effect(adds: some Sequence<Int32>, deletes: some Sequence<Int32>) -> (
    adds: [Int32], deletes: [Int32]
  ) {
    var made: [Int32] = []
    var unmade: [Int32] = []
    for fact in adds where number[Int(fact)] >= 0 {
      made.append(number[Int(fact)])
      if complement[Int(fact)] >= 0 { unmade.append(complement[Int(fact)]) }
    }
    for fact in deletes where number[Int(fact)] >= 0 {
      unmade.append(number[Int(fact)])
      if complement[Int(fact)] >= 0 { made.append(complement[Int(fact)]) }
    }
    return (made, unmade)
  }

  // MARK: - Operators

  private mutating func addOperators(_ task: inout GroundTask, _ isCancelled: () -> Bool) {
    for index in 0..<raw.operatorCount where isRelevant[index] {
      if index & 8191 == 8191 && isCancelled() { return }
      guard let precondition = simplified(raw.preconditions[index]) else { continue }
      let plain = effect(adds: raw.adds[index], deletes: raw.deletes[index])
      var effects: [Int32] = []
      for conditional in raw.conditional[index] ?? [] {
        guard let condition = simplified(conditional.condition) else { continue }
        let made = effect(adds: conditional.adds, deletes: conditional.deletes)
        if made.adds.isEmpty && made.deletes.isEmpty { continue }
        effects.append(Int32(task.effectConditions.count))
        task.effectConditions.append(condition.map { mapped($0) })
        task.effectAdds.append(made.adds)
        task.effectDeletes.append(made.deletes)
      }
      var changes: [Int32] = []
      for change in task.initialValues.isEmpty ? [] : raw.changes[index] ?? [] {
        guard let condition = simplified(change.condition) else { continue }
        changes.append(Int32(task.changeList.count))
        task.changeList.append(
          .init(
            condition: condition.map { mapped($0) }, assignment: change.assignment,
            variable: change.variable, value: change.value))
      }
      if plain.adds.isEmpty && plain.deletes.isEmpty && effects.isEmpty && changes.isEmpty {
        continue
      }
      if let duration = raw.durations[index] { task.durations[task.operatorCount] = duration }
      task.preconditions.append(precondition.map { mapped($0) })
      task.adds.append(plain.adds)
      task.deletes.append(plain.deletes)
      task.effects.append(effects)
      task.changes.append(changes)
      task.costs.append(raw.costs[index])
      task.schema.append(raw.schema[index])
      task.instance.append(raw.instance[index])
    }
  }

  private mutating func addGoal(_ goals: [[LiteralCode]], _ task: inout GroundTask) {
    if goals.count == 1 {
      task.goal = goals[0].map { mapped($0) }
      return
    }
    // One fact that says that a goal is reached, and a free step that adds it to each.
    let reached = Int32(task.factCount)
    task.factCount += 1
    task.goal = [reached]
    for goal in goals {
      task.preconditions.append(goal.map { mapped($0) })
      task.adds.append([reached])
      task.deletes.append([Int32]())
      task.effects.append([Int32]())
      task.changes.append([Int32]())
      task.costs.append(0)
      task.schema.append(-1)
      task.instance.append(-1)
    }
  }

  // MARK: - Axioms

  private mutating func addAxioms(_ task: inout GroundTask) {
    guard !raw.axioms.isEmpty else { return }
    let layers = layers()
    let last = layers.values.max() ?? 0
    for layer in 0...last {
      for axiom in raw.axioms
      where layers[raw.factPredicate[Int(axiom.head)]] == layer && number[Int(axiom.head)] >= 0 {
        guard let body = simplified(axiom.body) else { continue }
        task.axiomHeads.append(number[Int(axiom.head)])
        task.axiomBodies.append(body.map { mapped($0) })
      }
      task.layerEnds.append(task.axiomHeads.count)
      var complements: [(fact: Int32, complement: Int32)] = []
      for fact in 0..<raw.factCount
      where complement[fact] >= 0 && layers[raw.factPredicate[fact]] == layer {
        complements.append((number[fact], complement[fact]))
      }
      task.layerComplements.append(complements)
    }
  }

  /// By derived predicate: its layer, above every layer it negates.
  private func layers() -> [Int32: Int] {
    var layer: [Int32: Int] = [:]
    for axiom in raw.axioms { layer[raw.factPredicate[Int(axiom.head)]] = 0 }
    var changed = true
    var rounds = 0
    while changed && rounds <= layer.count {
      changed = false
      rounds += 1
      for axiom in raw.axioms {
        let head = raw.factPredicate[Int(axiom.head)]
        for code in axiom.body where Int(code >> 1) < raw.factCount {
          guard let below = layer[raw.factPredicate[Int(code >> 1)]] else { continue }
          let least = below + Int(code & 1)
          if (layer[head] ?? 0) < least {
            layer[head] = least
            changed = true
          }
        }
      }
    }
    return layer
  }
}
