import PDDL

/// Truth of conditions as far as it is fixed: static predicates are tables, fluents are open.
struct StaticTruth {
  let values: StaticValues
  let relations: [Relation]
  var types: TypeTable

  /// Whether a condition in normal form holds; nil when that depends on the state.
  mutating func truth(_ formula: Formula, _ binding: UnsafeMutablePointer<Int32>) -> Bool? {
    switch formula {
    case .truth: return true
    case .falsity: return false
    case .atom(let atom): return self.atom(atom, binding)
    case .equal(let a, let b):
      guard let x = values.object(a, binding), let y = values.object(b, binding) else { return nil }
      if x == y && x >= values.firstAnonymous { return nil }
      return x == y
    case .not(let part): return truth(part, binding).map { !$0 }
    case .and(let parts):
      var isOpen = false
      for part in parts {
        switch truth(part, binding) {
        case false?: return false
        case nil: isOpen = true
        case true?: break
        }
      }
      return isOpen ? nil : true
    case .or(let parts):
      var isOpen = false
      for part in parts {
        switch truth(part, binding) {
        case true?: return true
        case nil: isOpen = true
        case false?: break
        }
      }
      return isOpen ? nil : false
    case .imply(let a, let b): return truth(.or([.not(a), b]), binding)
    case .exists(let variables, let body):
      return quantified(variables[...], body, binding, decisive: true)
    case .forall(let variables, let body):
      return quantified(variables[...], body, binding, decisive: false)
    case .compare(let comparator, let left, let right):
      switch (values.value(left, binding), values.value(right, binding)) {
      case (.undefined, _), (_, .undefined): return false
      case (.number(let a), .number(let b)): return comparator.holds(a, b)
      default: return nil
      }
    }
  }

  private mutating func quantified(
    _ variables: ArraySlice<Variable>, _ body: Formula, _ binding: UnsafeMutablePointer<Int32>,
    decisive: Bool
  ) -> Bool? {
    guard let variable = variables.first else { return truth(body, binding) }
    // Objects outside the scope may decide otherwise.
    var isOpen = values.firstAnonymous != .max
    defer { binding[variable.slot] = -1 }
    for object in types.objects(of: variable.types) {
      binding[variable.slot] = object
      switch quantified(variables.dropFirst(), body, binding, decisive: decisive) {
      case decisive?: return decisive
      case nil: isOpen = true
      default: break
      }
    }
    return isOpen ? nil : !decisive
  }

  private func atom(_ atom: Atom, _ binding: UnsafePointer<Int32>) -> Bool? {
    let predicate = Int(atom.predicate.index)
    if values.schemas.isFluent[predicate] { return nil }
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: atom.arguments.count + 1) {
      row in
      for (position, term) in atom.arguments.enumerated() {
        guard let object = values.object(term, binding), object < values.firstAnonymous else {
          return nil
        }
        row[position] = object
      }
      return row.baseAddress.map { relations[predicate].row($0) >= 0 }
    }
  }
}
