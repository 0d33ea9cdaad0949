import PDDL

/// A request with constraints on the whole course of a plan (PDDL3) as one without: further facts
/// remember what was the case in the states before (Gerevini et al. 2009 give the meaning; the rest is
/// in the manner of finite automata, Baier and McIlraith 2006).
///
/// A condition becomes a derived fact, so that its quantifiers stay as they are. Every action notes, by
/// effects that read the state before it, what held there; what the last state adds is told by
/// derived facts in the goal.
struct ConstraintCompilation {
  /// What cannot be planned with.
  struct Unsupported: Error { let what: String }

  private(set) var request: PlanningRequest
  private var goals: [Formula] = []
  private var notes: [Effect] = []
  private var derived: [Formula: Atom] = [:]
  private var clock: NumericExpression?

  /// Compiles all constraints of a request away.
  static func compile(_ request: PlanningRequest) throws(Unsupported) -> PlanningRequest {
    if request.constraints.isEmpty { return request }
    var compilation = ConstraintCompilation(request: request)
    compilation.request.constraints = []
    for constraint in request.constraints { try compilation.add(constraint, []) }
    compilation.finish()
    return compilation.request
  }

  private init(request: PlanningRequest) { self.request = request }

  // MARK: - Constraints

  private mutating func add(
    _ constraint: TrajectoryConstraint, _ binding: [ObjectID?]
  ) throws(Unsupported) {
    func known(_ formula: Formula) -> Formula { formula.substituting(binding) }
    switch constraint {
    case .and(let parts): for part in parts { try add(part, binding) }
    case .forall(let variables, let inner): try expand(variables[...], inner, binding)
    case .atEnd(let condition): goals.append(known(condition))
    case .always(let condition): request.always.append(known(condition))
    case .preference: throw Unsupported(what: "a preference")
    case .holdDuring, .holdAfter, .alwaysWithin:
      throw Unsupported(what: "a constraint that holds for a stretch of time")
    default:
      if !request.domain.durativeActions.isEmpty {
        throw Unsupported(what: "a constraint on the course of a plan with durative actions")
      }
      remember(constraint, binding)
    }
  }

  private mutating func expand(
    _ variables: ArraySlice<Variable>, _ inner: TrajectoryConstraint, _ binding: [ObjectID?]
  ) throws(Unsupported) {
    guard let variable = variables.first else { return try add(inner, binding) }
    var binding = binding
    while binding.count <= variable.slot { binding.append(nil) }
    let table = request.objects
    for object in table.all
    where table.object(object, isOneOf: variable.types, in: request.domain.types) {
      binding[variable.slot] = object
      try expand(variables.dropFirst(), inner, binding)
    }
  }

  private mutating func remember(_ constraint: TrajectoryConstraint, _ binding: [ObjectID?]) {
    func known(_ formula: Formula) -> Formula { formula.substituting(binding) }
    switch constraint {
    case .sometime(let condition):
      let holds = define(known(condition))
      let seen = fact("seen")
      notes.append(.when(holds, .add(seen)))
      goals.append(define(.or([.atom(seen), holds])))
    case .within(let limit, let condition):
      // Without durations a step takes one unit of time.
      let isInTime = Formula.compare(.atMost, time(), .number(limit))
      let holds = define(.and([known(condition), isInTime]))
      let seen = fact("seen")
      notes.append(.when(holds, .add(seen)))
      goals.append(define(.or([.atom(seen), holds])))
    case .atMostOnce(let condition):
      let holds = define(known(condition))
      let begun = fact("begun")
      let ended = fact("ended")
      notes.append(.when(holds, .add(begun)))
      notes.append(.when(.and([.not(holds), .atom(begun)]), .add(ended)))
      request.always.append(.or([.not(holds), .not(.atom(ended))]))
    case .sometimeBefore(let condition, let earlier):
      let seen = fact("seen")
      notes.append(.when(define(known(earlier)), .add(seen)))
      request.always.append(.or([.not(define(known(condition))), .atom(seen)]))
    case .sometimeAfter(let condition, let then):
      let trigger = define(known(condition))
      let answer = define(known(then))
      let owed = fact("owed")
      notes.append(.when(.and([trigger, .not(answer)]), .add(owed)))
      notes.append(.when(answer, .delete(owed)))
      goals.append(define(.or([answer, .and([.not(trigger), .not(.atom(owed))])])))
    default: break
    }
  }

  // MARK: - Facts that remember

  /// A new fact without arguments.
  private mutating func fact(_ name: String) -> Atom {
    let predicate = PredicateID(request.domain.predicates.count)
    // No name in a file has a blank.
    request.domain.predicates.append(
      Predicate(name: "\(name) \(predicate.index)", parameters: []))
    return Atom(predicate, [])
  }

  /// A derived fact that holds where a condition does.
  private mutating func define(_ condition: Formula) -> Formula {
    if let atom = derived[condition] { return .atom(atom) }
    let head = fact("holds")
    derived[condition] = head
    request.domain.predicates[Int(head.predicate.index)].isDerived = true
    request.domain.axioms.append(
      Axiom(
        head: head.predicate, parameters: [], body: condition, slotCount: condition.slotCount))
    return .atom(head)
  }

  /// How many steps were made.
  private mutating func time() -> NumericExpression {
    if let clock { return clock }
    let function = FunctionID(request.domain.functions.count)
    request.domain.functions.append(NumericFunction(name: "steps made", parameters: []))
    request.state.setValue(0, of: Fluent(function, []))
    notes.append(.change(.increase, function, [], .number(1)))
    let expression = NumericExpression.function(function, [])
    clock = expression
    return expression
  }

  private mutating func finish() {
    if !goals.isEmpty { request.goal = .and([request.goal] + goals) }
    request.goalSlotCount = max(request.goalSlotCount, request.goal.slotCount)
    if notes.isEmpty { return }
    request.domain.actions = request.domain.actions.map { action in
      Action(
        name: action.name, parameters: action.parameters, precondition: action.precondition,
        effect: .and([action.effect] + notes), slotCount: action.slotCount)
    }
  }
}
