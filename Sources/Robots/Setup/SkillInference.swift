package import PDDL

extension RobotSetup {
  /// The setup with what the domain tells filled in: symbols by name, and for each action its kind and
  /// who and what its parameters are, by its effects.
  ///
  /// An action that takes a robot from one place to another is a drive; one that makes a thing at a
  /// place held is a pick; the reverse is a drop; one that fills the battery is a charge.
  package func completed(for domain: DomainModel) -> RobotSetup {
    var setup = self
    setup.symbols = symbols.completed(for: domain)
    for action in domain.actions {
      let inference = SkillInference(domain: domain, symbols: setup.symbols, action: action)
      setup.skills[action.name] = inference.completed(skills[action.name] ?? SkillSetup())
    }
    if setup.observed.isEmpty, let location = setup.symbols.location {
      setup.observed[location] = .here
    }
    return setup
  }
}

extension DomainModel {
  /// The predicates of where things are and of who holds them, as some action takes a thing up: where
  /// the one who acts stands, the thing is no longer at the place, and is held.
  var carrying: (location: PredicateID, holding: PredicateID)? {
    for action in actions {
      let changes = SkillInference(domain: self, symbols: FloorSymbols(), action: action).changes
      for taken in changes.deleted where taken.arguments.count == 2 {
        let held = changes.added.first { held in
          held.arguments.count == 2 && held.predicate != taken.predicate
            && held.arguments[1] == taken.arguments[0] && held.arguments[0] != taken.arguments[1]
            && action.precondition.demands(
              Atom(taken.predicate, [held.arguments[0], taken.arguments[1]]))
        }
        if let held { return (taken.predicate, held.predicate) }
      }
    }
    return nil
  }
}

extension Formula {
  /// Whether an atom is one of its conjuncts.
  fileprivate func demands(_ atom: Atom) -> Bool {
    switch self {
    case .and(let all): all.contains { $0.demands(atom) }
    default: self == .atom(atom)
    }
  }
}

/// Reads off one action what it is on a robot.
private struct SkillInference {
  let domain: DomainModel
  let symbols: FloorSymbols
  let action: Action

  fileprivate struct Changes {
    var added: [Atom] = []
    var deleted: [Atom] = []
    var raised: [(function: FunctionID, arguments: [Term])] = []
  }

  func completed(_ declared: SkillSetup) -> SkillSetup {
    var skill = declared
    let found = inferred
    if skill.kind == nil { skill.kind = found.kind }
    // Parameters read off for one kind say nothing about another.
    if skill.kind == found.kind {
      let parameters = found.parameters
      skill.parameters.robot = skill.parameters.robot ?? parameters.robot
      skill.parameters.from = skill.parameters.from ?? parameters.from
      skill.parameters.to = skill.parameters.to ?? parameters.to
      skill.parameters.item = skill.parameters.item ?? parameters.item
      skill.parameters.place = skill.parameters.place ?? parameters.place
    }
    if skill.parameters.robot == nil { skill.parameters.robot = whoeverStands?.robot }
    if skill.parameters.place == nil, skill.kind != .travel {
      skill.parameters.place = whoeverStands?.place
    }
    return skill
  }

  private var inferred: (kind: SkillSetup.Kind, parameters: SkillSetup.Parameters) {
    var parameters = SkillSetup.Parameters()
    let changes = changes
    let at = domain.predicate(symbols.location, arity: 2)
    let holding = domain.predicate(symbols.holding, arity: 2)
    let put = changes.added.first { $0.predicate == at }
    let taken = changes.deleted.first { $0.predicate == at }
    if let put, let taken, put.arguments[0] == taken.arguments[0],
      put.arguments[1] != taken.arguments[1]
    {
      parameters.robot = name(put.arguments[0])
      parameters.from = name(taken.arguments[1])
      parameters.to = name(put.arguments[1])
      return (.travel, parameters)
    }
    if let taken, let held = changes.added.first(where: { $0.predicate == holding }),
      held.arguments[1] == taken.arguments[0]
    {
      parameters.robot = name(held.arguments[0])
      parameters.item = name(taken.arguments[0])
      parameters.place = name(taken.arguments[1])
      return (.pick, parameters)
    }
    if let put, let held = changes.deleted.first(where: { $0.predicate == holding }),
      held.arguments[1] == put.arguments[0]
    {
      parameters.robot = name(held.arguments[0])
      parameters.item = name(put.arguments[0])
      parameters.place = name(put.arguments[1])
      return (.drop, parameters)
    }
    let battery = domain.function(symbols.battery, arity: 1...1)
    if let battery, let charged = changes.raised.first(where: { $0.function == battery }) {
      parameters.robot = charged.arguments.first.flatMap(name)
      return (.charge, parameters)
    }
    return (.other, parameters)
  }

  /// The robot and the place of a precondition `(at ROBOT PLACE)`: of two such conditions the one
  /// whose first parameter comes first.
  private var whoeverStands: (robot: String, place: String)? {
    guard let at = domain.predicate(symbols.location, arity: 2) else { return nil }
    var best: (slot: Int, robot: String, place: String)?
    var open = [action.precondition]
    while let formula = open.popLast() {
      switch formula {
      case .and(let all): open += all.reversed()
      case .atom(let atom) where atom.predicate == at:
        guard case .variable(let slot) = atom.arguments[0], let robot = name(atom.arguments[0]),
          let place = name(atom.arguments[1])
        else { continue }
        if best == nil || slot < (best?.slot ?? 0) { best = (slot, robot, place) }
      default: continue
      }
    }
    return best.map { ($0.robot, $0.place) }
  }

  fileprivate var changes: Changes {
    var changes = Changes()
    var open = [action.effect]
    while let effect = open.popLast() {
      switch effect {
      case .add(let atom): changes.added.append(atom)
      case .delete(let atom): changes.deleted.append(atom)
      case .change(.assign, let function, let arguments, _),
        .change(.increase, let function, let arguments, _):
        changes.raised.append((function, arguments))
      case .change: continue
      case .and(let all): open += all.reversed()
      // What happens only under a condition does not make an action what it is.
      case .forall, .when: continue
      }
    }
    return changes
  }

  /// The name of a parameter; nil for anything else.
  private func name(_ term: Term) -> String? {
    guard case .variable(let slot) = term, slot < action.parameters.count else { return nil }
    return action.parameters[slot].name
  }
}
