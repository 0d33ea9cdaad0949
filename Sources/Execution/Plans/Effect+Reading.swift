import PDDL

extension Effect {
  /// The functions that the amounts of its numeric changes read.
  var functionsRead: [(FunctionID, [Term])] {
    switch self {
    case .add, .delete: []
    case .change(_, _, _, let amount): amount.functions
    case .and(let parts): parts.flatMap(\.functionsRead)
    case .forall(_, let body), .when(_, let body): body.functionsRead
    }
  }

  /// The atoms that it may make true.
  var addedAtoms: [Atom] {
    switch self {
    case .add(let atom): [atom]
    case .delete, .change: []
    case .and(let parts): parts.flatMap(\.addedAtoms)
    case .forall(_, let body), .when(_, let body): body.addedAtoms
    }
  }
}
