import PDDL

/// Which schemas can make a predicate true or false, or change a function.
struct Achievers {
  /// One effect of one schema.
  struct Way {
    let schema: Int
    let arguments: [Term]
    /// What must hold beside the schema's own conditions.
    let condition: Formula
    let variables: [Variable]
  }

  /// By predicate.
  private(set) var making: [[Way]]
  private(set) var unmaking: [[Way]]
  /// By function.
  private(set) var changing: [[Way]]

  init(_ schemas: SchemaSet) {
    making = Array(repeating: [], count: schemas.isFluent.count)
    unmaking = making
    changing = Array(repeating: [], count: schemas.isRead.count)
    for (index, schema) in schemas.schemas.enumerated() {
      if case .axiom(let head) = schema.kind {
        making[Int(head.predicate.index)].append(
          Way(schema: index, arguments: head.arguments, condition: .truth, variables: []))
      }
      for group in schema.effects {
        func way(_ arguments: [Term]) -> Way {
          Way(
            schema: index, arguments: arguments, condition: group.condition,
            variables: group.variables)
        }
        for atom in group.adds { making[Int(atom.predicate.index)].append(way(atom.arguments)) }
        for atom in group.deletes {
          unmaking[Int(atom.predicate.index)].append(way(atom.arguments))
        }
        for change in group.changes {
          changing[Int(change.function.index)].append(way(change.arguments))
        }
      }
    }
  }
}
