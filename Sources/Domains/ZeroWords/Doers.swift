import PDDL

/// Who does the actions of a domain.
enum Doers {
  /// The type of the parameter that every action has exactly one of; nil when no type is, or when it
  /// could as well be what is done something to.
  ///
  /// One action alone, or actions that have no other parameters, tell nothing: "switch on the lamp"
  /// has no doer.
  static func type(of model: DomainModel) -> TypeID? {
    let actions =
      model.actions.map(\.parameters) + model.durativeActions.map(\.parameters)
    guard actions.count >= 2, actions.contains(where: { $0.count >= 2 }), let first = actions.first
    else { return nil }
    let candidates = first.map(\.types).filter { types in
      types.count == 1 && types[0] != .object
        && actions.allSatisfy { parameters in
          parameters.count { overlaps($0.types, types[0], model.types) } == 1
        }
    }.map { $0[0] }
    guard candidates.count > 1 else { return candidates.first }
    // Doers are named first.
    let leading = candidates.map { type in
      actions.count { $0.first.map { overlaps($0.types, type, model.types) } ?? false }
    }
    guard let most = leading.max(), leading.count(where: { $0 == most }) == 1 else { return nil }
    return leading.firstIndex(of: most).map { candidates[$0] }
  }

  private static func overlaps(_ types: [TypeID], _ type: TypeID, _ tree: TypeTree) -> Bool {
    types.contains { tree.isSubtype($0, of: type) || tree.isSubtype(type, of: $0) }
  }
}
