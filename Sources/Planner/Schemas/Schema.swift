import PDDL

/// An action or axiom ready to be joined and instantiated: conditions in normal form, existential
/// variables lifted into the parameters, effects flattened.
///
/// Slots of the checked model are kept, so one binding array serves every part of a schema.
struct Schema {
  enum Kind {
    case action(ActionID)
    case durative(Int)
    case axiom(Atom)
  }

  let kind: Kind
  /// How many of the slots are parameters of the step that comes out.
  let arity: Int
  /// How many slots a binding has.
  let slotCount: Int
  /// The variables a join has to bind, parameters first.
  let variables: [Variable]
  /// Positive atoms that must hold: what is joined.
  let atoms: [Atom]
  /// What else must hold.
  let others: [Formula]
  /// What changes, each group with its own quantifiers and condition.
  let effects: [EffectGroup]
  /// `?duration`, if there is one.
  let duration: NumericExpression?

  init(
    kind: Kind, parameters: [Variable], slotCount: Int, precondition: Formula,
    effects: [EffectGroup], duration: NumericExpression? = nil
  ) {
    self.kind = kind
    self.arity = parameters.count
    self.slotCount = slotCount
    self.effects = effects
    self.duration = duration
    var variables = parameters
    var atoms: [Atom] = []
    var others: [Formula] = []
    var open = Array(precondition.negationNormalForm().conjuncts.reversed())
    while let next = open.popLast() {
      switch next {
      case .atom(let atom): if !atoms.contains(atom) { atoms.append(atom) }
      case .exists(let quantified, let body):
        variables += quantified
        open += body.conjuncts.reversed()
      default: others.append(next)
      }
    }
    self.variables = variables
    self.atoms = atoms
    self.others = others
  }
}

/// Effects that happen together: for every binding of the variables, where the condition held before.
struct EffectGroup {
  var variables: [Variable] = []
  var condition: Formula = .truth
  var adds: [Atom] = []
  var deletes: [Atom] = []
  var changes: [NumericChange] = []

  /// Whether it happens whenever the action does.
  var isPlain: Bool { variables.isEmpty && condition == .truth }
}

/// A change of a number.
struct NumericChange {
  let assignment: Assignment
  let function: FunctionID
  let arguments: [Term]
  let value: NumericExpression
}

extension Effect {
  /// The groups of an effect; the plain one, if there is one, comes first.
  var groups: [EffectGroup] {
    var plain = EffectGroup()
    var rest: [EffectGroup] = []
    collect(into: &plain, &rest)
    let isEmpty = plain.adds.isEmpty && plain.deletes.isEmpty && plain.changes.isEmpty
    return isEmpty ? rest : [plain] + rest
  }

  private func collect(into group: inout EffectGroup, _ rest: inout [EffectGroup]) {
    switch self {
    case .add(let atom): group.adds.append(atom)
    case .delete(let atom): group.deletes.append(atom)
    case .change(let assignment, let function, let arguments, let value):
      group.changes.append(
        NumericChange(
          assignment: assignment, function: function, arguments: arguments, value: value))
    case .and(let parts): for part in parts { part.collect(into: &group, &rest) }
    case .forall(let variables, let body):
      var inner = EffectGroup(variables: group.variables + variables, condition: group.condition)
      body.collect(into: &inner, &rest)
      inner.addIfUseful(to: &rest)
    case .when(let condition, let body):
      let normal = Formula.and([group.condition, condition]).negationNormalForm()
      guard normal != .falsity else { return }
      if normal == .truth && group.variables.isEmpty {
        body.collect(into: &group, &rest)
        return
      }
      var inner = EffectGroup(variables: group.variables, condition: normal)
      body.collect(into: &inner, &rest)
      inner.addIfUseful(to: &rest)
    }
  }
}

extension EffectGroup {
  fileprivate func addIfUseful(to groups: inout [EffectGroup]) {
    if !adds.isEmpty || !deletes.isEmpty || !changes.isEmpty { groups.append(self) }
  }
}
