/// Guesses invariants, tests them against every action, and mends those that fail by a further part.
struct InvariantSearch {
  /// Bounds on the work; real domains stay far below.
  private static let mostCandidates = 400
  private static let mostParts = 5

  private let domain: DomainModel
  private let actions: [ActionChanges]

  init(_ domain: DomainModel, _ actions: [ActionChanges]) {
    self.domain = domain
    self.actions = actions
  }

  func found() -> [SchematicInvariant] {
    var queue = guesses()
    var seen = Set(queue)
    var out: [SchematicInvariant] = []
    var next = 0
    while next < queue.count {
      let candidate = queue[next]
      next += 1
      switch test(candidate) {
      case .kept: if candidate.saysSomething { out.append(candidate) }
      case .broken: break
      case .unbalanced(let refinements):
        for refined in refinements
        where queue.count < Self.mostCandidates && seen.insert(refined).inserted {
          queue.append(refined)
        }
      }
    }
    return out
  }

  /// Each predicate that actions add, with any one argument free, or none.
  private func guesses() -> [SchematicInvariant] {
    let added = Set(actions.flatMap(\.adds).map(\.atom.predicate)).sorted()
    return added.flatMap { predicate -> [SchematicInvariant] in
      let arguments = Array(domain[predicate].parameters.indices)
      return ([nil] + arguments.map(Optional.some)).map { counted in
        SchematicInvariant([
          .init(
            predicate: predicate, positions: arguments.filter { $0 != counted }, counted: counted)
        ])
      }
    }
  }

  private enum Outcome {
    case kept
    case broken
    case unbalanced([SchematicInvariant])
  }

  private func test(_ invariant: SchematicInvariant) -> Outcome {
    for action in actions where isTooHeavy(action, invariant, isFinal: false) { return .broken }
    for action in actions {
      for add in action.adds {
        guard let part = invariant.part(add.atom.predicate) else { continue }
        let key = part.positions.map { add.atom.arguments[$0] }
        if isBalanced(add, key, action, invariant) { continue }
        return .unbalanced(refinements(of: invariant, add, key, action))
      }
    }
    for action in actions where isTooHeavy(action, invariant, isFinal: true) { return .broken }
    return .kept
  }

  // MARK: Heaviness

  /// Whether an action can add two facts of one instance at once.
  ///
  /// Before a candidate has all its parts, an addition of what must have held already is let pass: the
  /// parts still to come may show that the action cannot be taken so.
  private func isTooHeavy(
    _ action: ActionChanges, _ invariant: SchematicInvariant, isFinal: Bool
  ) -> Bool {
    let adds = action.adds.filter { invariant.part($0.atom.predicate) != nil }
    for (index, first) in adds.enumerated() {
      for second in adds.dropFirst(index + 1)
      where canBothAdd(
        first.atom, second.atom, needing: first.needs.union(second.needs), action, invariant,
        isFinal: isFinal)
      { return true }
      if !first.quantified.isEmpty {
        // The same effect for two objects.
        let twin = Atom(
          first.atom.predicate,
          first.atom.arguments.map { term in
            if case .variable(let slot) = term, first.quantified.contains(slot) {
              return .variable(-1 - slot)
            }
            return term
          })
        if canBothAdd(
          first.atom, twin, needing: first.needs, action, invariant, isFinal: isFinal)
        {
          return true
        }
      }
    }
    return false
  }

  private func canBothAdd(
    _ first: Atom, _ second: Atom, needing needs: Set<Atom>, _ action: ActionChanges,
    _ invariant: SchematicInvariant, isFinal: Bool
  ) -> Bool {
    guard let one = invariant.part(first.predicate), let other = invariant.part(second.predicate)
    else { return false }
    var classes = TermClasses(domain, action)
    for (a, b) in zip(one.positions, other.positions) {
      classes.unite(first.arguments[a], second.arguments[b])
    }
    guard classes.areConsistent() else { return false }
    // Where two facts of the instance must have held before, the action cannot be taken at all.
    let key = one.positions.map { first.arguments[$0] }
    let held = needs.filter { atom in
      guard let part = invariant.part(atom.predicate) else { return false }
      return zip(part.positions, key).allSatisfy { classes.areSame(atom.arguments[$0], $1) }
    }
    guard Set(held.map(\.predicate)).count < 2 else { return false }
    if !isFinal {
      let areNew = [first, second].allSatisfy { add in
        !needs.contains { need in
          need.predicate == add.predicate
            && zip(need.arguments, add.arguments).allSatisfy { classes.areSame($0, $1) }
        }
      }
      guard areNew else { return false }
    }
    guard first.predicate == second.predicate else { return true }
    guard let counted = one.counted else { return false }
    return !classes.areSame(first.arguments[counted], second.arguments[counted])
  }

  // MARK: Balance

  /// Whether the action surely takes a fact of the instance away for the one it adds.
  private func isBalanced(
    _ add: ActionChanges.Change, _ key: [Term], _ action: ActionChanges,
    _ invariant: SchematicInvariant
  ) -> Bool {
    action.deletes.contains { delete in
      guard let part = invariant.part(delete.atom.predicate),
        part.positions.map({ delete.atom.arguments[$0] }) == key,
        !delete.isConditional || delete.conditions == add.conditions
      else { return false }
      if add.needs.contains(delete.atom) { return true }
      // `forall` over the free argument takes away whatever there is.
      guard let counted = part.counted, case .variable(let slot) = delete.atom.arguments[counted]
      else { return false }
      return invariant.parts.count == 1 && !delete.isConditional
        && delete.quantified.contains(slot)
    }
  }

  /// The invariant with one more part, which a fact that the action deletes would belong to.
  private func refinements(
    of invariant: SchematicInvariant, _ add: ActionChanges.Change, _ key: [Term],
    _ action: ActionChanges
  ) -> [SchematicInvariant] {
    guard invariant.parts.count < Self.mostParts else { return [] }
    return action.deletes.flatMap { delete -> [SchematicInvariant] in
      guard invariant.part(delete.atom.predicate) == nil, add.needs.contains(delete.atom),
        !delete.isConditional || delete.conditions == add.conditions
      else { return [] }
      return assignments(of: key, to: delete.atom.arguments).compactMap { positions in
        let free = delete.atom.arguments.indices.filter { !positions.contains($0) }
        guard free.count <= 1 else { return nil }
        return SchematicInvariant(
          invariant.parts + [
            .init(predicate: delete.atom.predicate, positions: positions, counted: free.first)
          ])
      }
    }
  }

  /// Every way to find the key among the arguments, each argument used once.
  private func assignments(of key: [Term], to arguments: [Term]) -> [[Int]] {
    key.reduce([[]]) { partial, term in
      partial.flatMap { positions in
        arguments.indices.filter { arguments[$0] == term && !positions.contains($0) }
          .map { positions + [$0] }
      }
    }
  }
}

/// Terms of one action that are taken to be the same object.
private struct TermClasses {
  private let domain: DomainModel
  private let action: ActionChanges
  private var classes: [Set<Term>] = []

  init(_ domain: DomainModel, _ action: ActionChanges) {
    self.domain = domain
    self.action = action
  }

  mutating func unite(_ a: Term, _ b: Term) {
    var joined: Set<Term> = [a, b]
    classes.removeAll { set in
      guard !set.isDisjoint(with: joined) else { return false }
      joined.formUnion(set)
      return true
    }
    classes.append(joined)
  }

  func areSame(_ a: Term, _ b: Term) -> Bool {
    a == b || classes.contains { $0.contains(a) && $0.contains(b) }
  }

  /// Whether all of it can be so: no two objects are one, no object has types that exclude each other,
  /// nothing is the same that must be different.
  func areConsistent() -> Bool {
    for (a, b) in action.different where areSame(a, b) { return false }
    return classes.allSatisfy { set in
      if set.compactMap(\.object).count > 1 { return false }
      let declared = set.map { types(of: $0) }
      return declared.indices.allSatisfy { first in
        declared.indices.dropFirst(first + 1).allSatisfy { overlap(declared[first], declared[$0]) }
      }
    }
  }

  private func types(of term: Term) -> [TypeID] {
    switch term {
    case .object(let object): domain.constants.types(of: object)
    case .variable(let slot): action.types[slot < 0 ? -1 - slot : slot] ?? []
    }
  }

  private func overlap(_ a: [TypeID], _ b: [TypeID]) -> Bool {
    if a.isEmpty || b.isEmpty { return true }
    return domain.types.all.contains {
      domain.types.isSubtype($0, ofAny: a) && domain.types.isSubtype($0, ofAny: b)
    }
  }
}
