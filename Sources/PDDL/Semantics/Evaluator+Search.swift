/// Finding the objects for which conditions hold: a join over indexed facts.
///
/// At every step the condition that leaves fewest possibilities is worked on next. Conditions without
/// unbound variables are tested at once; facts are looked up by their known arguments; only when no
/// fact helps is a variable tried with all objects of its types.
extension Evaluator {
  /// A condition that is still to be met, with the slots of its free variables.
  fileprivate struct Pending {
    let formula: Formula
    let slots: [Int]
  }

  /// What to find, and what is done with what was found.
  fileprivate struct Search {
    /// The types of each variable that may be bound, by slot; nil for one that is not looked for.
    var types: [[TypeID]?] = []
    /// The slots that must be bound in the end.
    var slots: [Int] = []

    mutating func add(_ variables: [Variable]) {
      for variable in variables {
        while types.count <= variable.slot { types.append(nil) }
        types[variable.slot] = variable.types
        slots.append(variable.slot)
      }
    }
  }

  mutating func hasSolution(_ conditions: [Formula], _ variables: [Variable]) -> Bool {
    search(conditions, variables) { _ in true }
  }

  /// The sorted, distinct solutions.
  mutating func solutions(
    _ conditions: [Formula], _ variables: [Variable], limit: Int
  ) -> [[ObjectID]] {
    let slots = variables.map(\.slot)
    guard let width = slots.isEmpty ? nil : slots.count else {
      return limit > 0 && hasSolution(conditions, []) ? [[]] : []
    }
    var rows: [ObjectID] = []
    _ = search(conditions, variables) { evaluator in
      for slot in slots { rows.append(evaluator.object(slot) ?? ObjectID(0)) }
      return false
    }
    rows = sortedRows(rows, width: width)
    return stride(from: 0, to: rows.count, by: width).prefix(limit).map {
      Array(rows[$0..<($0 + width)])
    }
  }

  /// The solutions, sorted and distinct, in which at least one of the facts given takes part: what is
  /// new since the conditions were last asked about. Facts that stand inside an alternative do not
  /// count as taking part.
  mutating func solutions(
    _ condition: Formula, _ variables: [Variable], using new: [PredicateID: [[ObjectID]]]
  ) -> [[ObjectID]] {
    var search = Search()
    search.add(variables)
    var pending: [Pending] = []
    guard expand(condition, isNegated: false, &search, &pending) else { return [] }
    let slots = variables.map(\.slot)
    var rows: [ObjectID] = []
    var isMet = false
    for (index, part) in pending.enumerated() {
      guard case .atom(let atom) = part.formula, let facts = new[atom.predicate] else { continue }
      var rest = pending
      rest.remove(at: index)
      let open = openSlots(of: atom)
      for row in facts where zip(atom.arguments, row).allSatisfy({ $0.object([]) ?? $1 == $1 }) {
        if bind(open, to: row, search) {
          _ = step(rest, search) { evaluator in
            isMet = true
            for slot in slots { rows.append(evaluator.object(slot) ?? ObjectID(0)) }
            return false
          }
        }
        for (_, slot) in open { bind(slot, to: nil) }
      }
    }
    guard !slots.isEmpty else { return isMet ? [[]] : [] }
    rows = sortedRows(rows, width: slots.count)
    return stride(from: 0, to: rows.count, by: slots.count).map {
      Array(rows[$0..<($0 + slots.count)])
    }
  }

  /// Binds the variables in every way that meets the conditions, until the body says stop.
  ///
  /// The same binding may come more than once, where a condition has alternatives. Afterwards the
  /// variables are as they were.
  mutating func search(
    _ conditions: [Formula], _ variables: [Variable], _ body: (inout Evaluator) -> Bool
  ) -> Bool {
    var search = Search()
    search.add(variables)
    let outer = search.slots.map { (slot: $0, object: object($0)) }
    for slot in search.slots { bind(slot, to: nil) }
    defer { for (slot, object) in outer { bind(slot, to: object) } }
    return step([], adding: conditions, search, body)
  }

  private mutating func step(
    _ pending: [Pending], adding conditions: [Formula], _ search: Search,
    _ body: (inout Evaluator) -> Bool
  ) -> Bool {
    var search = search
    var pending = pending
    for condition in conditions {
      guard expand(condition, isNegated: false, &search, &pending) else { return false }
    }
    return step(pending, search, body)
  }

  /// Takes a condition apart into what must hold together; false when it cannot hold.
  private mutating func expand(
    _ formula: Formula, isNegated: Bool, _ search: inout Search, _ pending: inout [Pending]
  ) -> Bool {
    switch (formula, isNegated) {
    case (.truth, false), (.falsity, true): return true
    case (.truth, true), (.falsity, false): return false
    case (.not(let inner), _): return expand(inner, isNegated: !isNegated, &search, &pending)
    case (.and(let parts), false), (.or(let parts), true):
      for part in parts {
        guard expand(part, isNegated: isNegated, &search, &pending) else { return false }
      }
      return true
    case (.imply(let condition, let inner), true):
      return expand(condition, isNegated: false, &search, &pending)
        && expand(inner, isNegated: true, &search, &pending)
    case (.exists(let variables, let inner), false), (.forall(let variables, let inner), true):
      // The inner variables are looked for along with the others.
      for variable in variables { bind(variable.slot, to: nil) }
      search.add(variables)
      return expand(inner, isNegated: isNegated, &search, &pending)
    case (.and(let parts), true):
      pending.append(Pending(.or(parts.map(\.negated))))
    case (.imply(let condition, let inner), false):
      pending.append(Pending(.or([condition.negated, inner])))
    default:
      pending.append(Pending(isNegated ? formula.negated : formula))
    }
    return true
  }

  private enum Choice {
    case fact(Int, Atom, [ObjectID?], Relation, Relation.Selection)
    case equality(Int, slot: Int, ObjectID)
    case alternatives(Int, [Formula])
    case variable(Int)
  }

  private mutating func step(
    _ conditions: [Pending], _ search: Search, _ body: (inout Evaluator) -> Bool
  ) -> Bool {
    var pending: [Pending] = []
    pending.reserveCapacity(conditions.count)
    for condition in conditions {
      if condition.slots.contains(where: { object($0) == nil && search.isOpen($0) }) {
        pending.append(condition)
      } else if !holds(condition.formula) {
        return false
      }
    }
    guard let choice = choose(pending, search) else { return body(&self) }
    switch choice {
    case .fact(let index, let atom, let pattern, let relation, let selection):
      pending.remove(at: index)
      return tryFacts(atom, pattern, relation, selection, pending, search, body)
    case .equality(let index, let slot, let object):
      pending.remove(at: index)
      return tryObjects(CollectionOfOne(object), in: slot, isTyped: false, pending, search, body)
    case .alternatives(let index, let parts):
      pending.remove(at: index)
      for part in parts where step(pending, adding: [part], search, body) { return true }
      return false
    case .variable(let slot):
      let candidates = objects.objects(of: search.types[slot] ?? [], in: domain.types)
      return tryObjects(candidates, in: slot, isTyped: true, pending, search, body)
    }
  }

  /// What leaves fewest possibilities; nil when everything is bound.
  private func choose(_ pending: [Pending], _ search: Search) -> Choice? {
    var best: Choice?
    var fewest = Int.max
    for (index, condition) in pending.enumerated() {
      switch condition.formula {
      case .atom(let atom):
        let pattern = atom.arguments.map { $0.object(binding) }
        let relation = state.relation(atom.predicate) ?? Relation()
        let selection = relation.select(pattern)
        if selection.estimate < fewest {
          fewest = selection.estimate
          best = .fact(index, atom, pattern, relation, selection)
        }
      case .equal(let a, let b):
        if case .variable(let slot) = a, let object = b.object(binding), self.object(slot) == nil {
          return .equality(index, slot: slot, object)
        }
        if case .variable(let slot) = b, let object = a.object(binding), self.object(slot) == nil {
          return .equality(index, slot: slot, object)
        }
      default: break
      }
    }
    if fewest == 0 { return best }
    // Trying a variable meets no condition by itself, so it has to be clearly better than a fact.
    for slot in search.slots where object(slot) == nil {
      let count = objects.bound(of: search.types[slot] ?? [], in: domain.types)
      if best == nil || count < fewest / 4 {
        fewest = best == nil ? count : count * 4
        best = .variable(slot)
      } else if case .variable = best, count < fewest {
        fewest = count
        best = .variable(slot)
      }
    }
    // Alternatives only where they are all that speaks of the variables.
    if case .variable = best {
      for (index, condition) in pending.enumerated() {
        if case .or(let parts) = condition.formula { return .alternatives(index, parts) }
      }
    }
    return best
  }

  private mutating func tryObjects(
    _ candidates: some Sequence<ObjectID>, in slot: Int, isTyped: Bool, _ pending: [Pending],
    _ search: Search, _ body: (inout Evaluator) -> Bool
  ) -> Bool {
    let types = search.types[slot] ?? []
    for object in candidates
    where isTyped || objects.object(object, isOneOf: types, in: domain.types) {
      bind(slot, to: object)
      if step(pending, search, body) { return true }
    }
    bind(slot, to: nil)
    return false
  }

  private mutating func tryFacts(
    _ atom: Atom, _ pattern: [ObjectID?], _ relation: Relation, _ selection: Relation.Selection,
    _ pending: [Pending], _ search: Search, _ body: (inout Evaluator) -> Bool
  ) -> Bool {
    let open = openSlots(of: atom)
    var isStopped = false
    relation.forEach(in: selection, matching: pattern) { row in
      defer { for (_, slot) in open { bind(slot, to: nil) } }
      guard bind(open, to: row, search) else { return true }
      isStopped = step(pending, search, body)
      return !isStopped
    }
    return isStopped
  }

  /// The arguments of an atom that are variables without an object.
  private func openSlots(of atom: Atom) -> [(place: Int, slot: Int)] {
    atom.arguments.enumerated().compactMap { place, term in
      if case .variable(let slot) = term, object(slot) == nil { return (place, slot) }
      return nil
    }
  }

  /// Binds variables to the objects of a row; false when types or a variable that stands twice forbid.
  private mutating func bind(
    _ open: [(place: Int, slot: Int)], to row: [ObjectID], _ search: Search
  ) -> Bool {
    for (place, slot) in open {
      let object = row[place]
      if let bound = self.object(slot) {
        guard bound == object else { return false }
      } else {
        let types = slot < search.types.count ? search.types[slot] ?? [] : []
        guard objects.object(object, isOneOf: types, in: domain.types) else { return false }
        bind(slot, to: object)
      }
    }
    return true
  }
}

extension Evaluator.Search {
  fileprivate func isOpen(_ slot: Int) -> Bool { slot < types.count && types[slot] != nil }
}

extension Evaluator.Pending {
  fileprivate init(_ formula: Formula) {
    self.init(formula: formula, slots: formula.freeSlots)
  }
}
