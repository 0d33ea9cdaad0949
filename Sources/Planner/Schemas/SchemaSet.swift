import PDDL

/// All schemas of a domain, and which predicates and functions anything can change.
struct SchemaSet {
  private(set) var schemas: [Schema] = []
  /// By predicate: whether an action or an axiom can change it.
  private(set) var isFluent: [Bool]
  /// By predicate: whether axioms define it.
  private(set) var isDerived: [Bool]
  /// By function: whether an action can change it.
  private(set) var isNumericFluent: [Bool]
  /// By function: whether its value is read by a condition or by a change of another function.
  private(set) var isRead: [Bool]
  /// By function: whether it is changed other than by increases.
  private(set) var isOnlyIncreased: [Bool]

  init(_ domain: DomainModel) {
    isFluent = Array(repeating: false, count: domain.predicates.count)
    isDerived = isFluent
    isNumericFluent = Array(repeating: false, count: domain.functions.count)
    isRead = isNumericFluent
    isOnlyIncreased = Array(repeating: true, count: domain.functions.count)
    for (index, action) in domain.actions.enumerated() {
      schemas.append(
        Schema(
          kind: .action(ActionID(index)), parameters: action.parameters,
          slotCount: action.slotCount, precondition: action.precondition,
          effects: action.effect.groups))
    }
    for (index, action) in domain.durativeActions.enumerated() {
      schemas.append(SequentialDurativeAction.schema(of: action, index: index))
    }
    for axiom in domain.axioms {
      isFluent[Int(axiom.head.index)] = true
      isDerived[Int(axiom.head.index)] = true
      schemas.append(
        Schema(
          kind: .axiom(Atom(axiom.head, axiom.parameters.map { .variable($0.slot) })),
          parameters: axiom.parameters, slotCount: axiom.slotCount, precondition: axiom.body,
          effects: []))
    }
    for schema in schemas { note(schema) }
  }

  private mutating func note(_ schema: Schema) {
    for condition in schema.others { noteReads(of: condition) }
    schema.duration?.forEachFunction { function, _ in isRead[Int(function.index)] = true }
    for group in schema.effects {
      noteReads(of: group.condition)
      for atom in group.adds + group.deletes { isFluent[Int(atom.predicate.index)] = true }
      for change in group.changes {
        isNumericFluent[Int(change.function.index)] = true
        if change.assignment != .increase { isOnlyIncreased[Int(change.function.index)] = false }
        change.value.forEachFunction { function, _ in isRead[Int(function.index)] = true }
      }
    }
  }

  /// Notes that a condition outside the domain, such as the goal, reads numbers.
  mutating func noteReads(of condition: Formula) {
    condition.forEachNumber { number in
      number.forEachFunction { function, _ in isRead[Int(function.index)] = true }
    }
  }
}
