import PDDL

/// Finds every instance of every schema that can apply when nothing is ever deleted.
///
/// Each schema is one rule of a datalog program, evaluated semi-naively (Helmert 2009, "Concise
/// finite-domain representations"): a new fact is joined with the facts before it, at every atom it
/// matches. The next atom of a join is always the one with the fewest matches, found by index; static
/// predicates are tables like all others, and filters are tested as soon as their variables are bound.
/// Conditions that are no positive atoms are left for instantiation, so the result is an
/// over-approximation.
final class RelaxedReachability {
  enum Ending { case complete, limit, cancelled }

  private(set) var relations: [Relation]
  /// By schema: bindings of all slots, one after another.
  let instances: [FlatArray<Int32>]
  private(set) var instanceCount = 0
  /// By schema: how many instances there are.
  private(set) var instanceCounts: [Int]

  private let rules: [JoinRule]
  /// By relation: the rules and positions of their atoms that a new fact can match.
  private var triggers: [[(rule: Int, atom: Int)]]
  private let isFluentRelation: [Bool]
  private var processed: [Int]
  private var queue: [(relation: Int32, row: Int32)] = []
  private var truth: StaticTruth
  private var maximum = Int.max
  private var isFull = false
  private let binding: FlatArray<Int32>
  private let scratch: FlatArray<Int32>
  private let blocked: [Relation?]

  /// `always` holds conditions that every state must satisfy.
  init(program: JoinProgram, truth: StaticTruth, always: [Formula]) {
    blocked = always.isEmpty ? [] : BlockedFacts(always, truth: truth).relations
    rules = program.rules
    self.truth = truth
    relations = truth.relations + program.instanceRelations
    instances = program.schemaCounts.map { _ in FlatArray<Int32>() }
    instanceCounts = program.schemaCounts.map { _ in 0 }
    isFluentRelation =
      truth.values.schemas.isFluent
      + Array(repeating: true, count: program.instanceRelations.count)
    processed = relations.map { _ in 0 }
    triggers = relations.map { _ in [] }
    for (index, rule) in program.rules.enumerated() {
      for (position, atom) in rule.atoms.enumerated() where isFluentRelation[atom.relation] {
        triggers[atom.relation].append((index, position))
      }
    }
    let widest = (relations.map(\.arity) + rules.map(\.slotCount)).max() ?? 0
    binding = FlatArray(repeating: -1, count: widest + 1)
    scratch = FlatArray(repeating: -1, count: widest + 1)
  }

  /// Runs to the end, or until more instances than allowed are found.
  func run(limit: Int, isCancelled: () -> Bool) -> Ending {
    maximum = limit
    for (index, relation) in relations.enumerated() {
      if isFluentRelation[index] {
        for row in 0..<relation.count { queue.append((Int32(index), Int32(row))) }
      } else {
        processed[index] = relation.count
      }
    }
    for (index, rule) in rules.enumerated()
    where !rule.atoms.contains(where: { isFluentRelation[$0.relation] }) {
      start(rule: index, relation: -1, row: -1, atom: -1)
    }
    var next = 0
    var asked = 0
    while next < queue.count && !isFull {
      if next & 1023 == 0 || instanceCount > asked + 10_000 {
        if isCancelled() { return .cancelled }
        asked = instanceCount
      }
      let (relation, row) = (Int(queue[next].relation), Int(queue[next].row))
      next += 1
      for (rule, atom) in triggers[relation] {
        start(rule: rule, relation: relation, row: row, atom: atom)
      }
      processed[relation] = row + 1
    }
    return isFull ? .limit : .complete
  }

  // MARK: - Joining

  private func start(rule index: Int, relation: Int, row: Int, atom: Int) {
    let rule = rules[index]
    var context = Join(rule: rule, relation: relation, row: row, atom: atom)
    for slot in 0..<rule.slotCount { binding.base[slot] = -1 }
    context.remaining = rule.atoms.count >= 64 ? .max : (1 << UInt64(rule.atoms.count)) - 1
    var bound: UInt64 = 0
    if atom >= 0 {
      context.remaining &= ~(1 << UInt64(atom))
      guard match(rule.atoms[atom], relations[relation], row, context, &bound) else { return }
    } else {
      guard passes(rule, added: .max, bound: 0) else { return }
    }
    join(context, context.remaining, bound)
  }

  private struct Join {
    let rule: JoinRule
    let relation: Int
    let row: Int
    let atom: Int
    var remaining: UInt64 = 0
  }

  private func join(_ context: Join, _ remaining: UInt64, _ bound: UInt64) {
    if isFull { return }
    if remaining == 0 {
      enumerate(context, 0, bound)
      return
    }
    // The atom with the fewest matches goes next.
    var best = -1
    var bestCount = Int.max
    var bestFirst = -1
    var bestIndex: TupleIndex?
    var open = remaining
    while open != 0 {
      let position = open.trailingZeroBitCount
      open &= open - 1
      let atom = context.rule.atoms[position]
      let relation = relations[atom.relation]
      var mask = atom.constants
      for place in atom.terms.indices {
        let term = atom.terms[place]
        if term < 0 {
          scratch.base[place] = ~term
        } else if bound >> UInt64(term) & 1 == 1 {
          mask |= 1 << UInt64(place)
          scratch.base[place] = binding.base[Int(term)]
        }
      }
      if mask == 0 {
        if relation.count < bestCount {
          (best, bestCount, bestFirst, bestIndex) = (
            position, relation.count, relation.count > 0 ? 0 : -1, nil
          )
        }
      } else {
        let index = relation.index(mask)
        let bucket = index.bucket(scratch.base, in: relation.tuples)
        let count = index.count(bucket)
        if count < bestCount {
          (best, bestCount, bestFirst, bestIndex) = (
            position, count, index.firstRow(bucket), index
          )
        }
      }
      if bestCount <= 1 { break }
    }
    if bestFirst < 0 { return }
    let atom = context.rule.atoms[best]
    let relation = relations[atom.relation]
    let limit: Int =
      if atom.relation == context.relation {
        best < context.atom ? context.row : context.row + 1
      } else {
        processed[atom.relation]
      }
    let rest = remaining & ~(1 << UInt64(best))
    var row = bestFirst
    while row >= 0 && row < limit && !isFull {
      var nowBound = bound
      if match(atom, relation, row, context, &nowBound) { join(context, rest, nowBound) }
      row = bestIndex.map { $0.row(after: row) } ?? (row + 1 < relation.count ? row + 1 : -1)
    }
  }

  /// Binds the variables of an atom to a row; false when something does not fit.
  private func match(
    _ atom: CompiledAtom, _ relation: Relation, _ row: Int, _ context: Join, _ bound: inout UInt64
  ) -> Bool {
    let start = row * relation.arity
    var added: UInt64 = 0
    for place in atom.terms.indices {
      let value = relation.tuples.base[start + place]
      let term = atom.terms[place]
      if term < 0 {
        if value != ~term { return false }
        continue
      }
      let bit: UInt64 = 1 << UInt64(term)
      if (bound | added) & bit != 0 {
        if binding.base[Int(term)] != value { return false }
        continue
      }
      let typeSet = context.rule.typeSets[Int(term)]
      if typeSet >= 0 && !truth.types.members[typeSet][Int(value)] { return false }
      binding.base[Int(term)] = value
      added |= bit
    }
    bound |= added
    return added == 0 || passes(context.rule, added: added, bound: bound)
  }

  /// Tests the filters that the variables just bound complete.
  private func passes(_ rule: JoinRule, added: UInt64, bound: UInt64) -> Bool {
    for filter in rule.filters {
      if filter.slots & ~bound != 0 { continue }
      if filter.slots & added == 0 && added != .max { continue }
      switch filter.test {
      case .different(let a, let b):
        let (x, y) = (object(a), object(b))
        if x == y && x < truth.values.firstAnonymous { return false }
      case .same(let a, let b): if object(a) != object(b) { return false }
      case .condition(let formula): if truth.truth(formula, binding.base) == false { return false }
      }
    }
    return true
  }

  private func object(_ term: Int32) -> Int32 { term < 0 ? ~term : binding.base[Int(term)] }

  /// Goes through the objects of the variables that no atom binds.
  private func enumerate(_ context: Join, _ position: Int, _ bound: UInt64) {
    let rule = context.rule
    var position = position
    while position < rule.variables.count
      && bound >> UInt64(rule.variables[position].slot) & 1 == 1
    {
      position += 1
    }
    if position == rule.variables.count {
      emit(rule)
      return
    }
    let variable = rule.variables[position]
    let bit: UInt64 = 1 << UInt64(variable.slot)
    for object in truth.types.objects[variable.typeSet] {
      binding.base[variable.slot] = object
      if passes(rule, added: bit, bound: bound | bit) {
        enumerate(context, position + 1, bound | bit)
      }
      if variable.isIdle || isFull { return }
    }
  }

  // MARK: - Results

  private func emit(_ rule: JoinRule) {
    if case .instance(let schema, let relation) = rule.head {
      if instanceCount >= maximum {
        isFull = true
        return
      }
      for add in rule.adds where isBlocked(add) { return }
      instanceCount += 1
      instanceCounts[schema] += 1
      let list = instances[schema]
      for slot in 0..<rule.slotCount { list.append(binding.base[slot]) }
      if let relation {
        for (place, variable) in rule.variables.enumerated() {
          scratch.base[place] = binding.base[variable.slot]
        }
        insert(relation)
      }
    }
    for add in rule.adds {
      if isBlocked(add) { continue }
      add.write(binding.base, to: scratch.base)
      insert(add.relation)
    }
  }

  private func isBlocked(_ atom: CompiledAtom) -> Bool {
    guard atom.relation < blocked.count, let facts = blocked[atom.relation] else { return false }
    atom.write(binding.base, to: scratch.base)
    return facts.row(scratch.base) >= 0
  }

  private func insert(_ relation: Int) {
    if relations[relation].insert(scratch.base) {
      queue.append((Int32(relation), Int32(relations[relation].count - 1)))
    }
  }
}
