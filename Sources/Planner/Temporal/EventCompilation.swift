import PDDL

/// A domain with durative actions as one without: each becomes a start and an end, tied by a fact that
/// says that it is running.
///
/// What must hold between start and end is a constraint on every state: wherever the action is
/// running, it holds. The goal wants nothing to be running. What changes by itself at a time is an
/// event too, in the order of the times.
struct EventCompilation {
  enum Event: Hashable {
    case instant(ActionID)
    case start(DurativeActionID)
    case end(DurativeActionID)
    /// What happens by itself at a time.
    case timed(Double)
  }

  private(set) var domain: DomainModel
  /// By action of the compiled domain: what it is in the original.
  private(set) var events: [Event] = []
  private(set) var always: [Formula] = []
  private var nothingRuns: [Formula] = []

  init(_ original: DomainModel, timed: [TimedInitial] = []) {
    domain = original
    domain.durativeActions = []
    events = original.actions.indices.map { .instant(ActionID($0)) }
    for (index, action) in original.durativeActions.enumerated() {
      let running = PredicateID(domain.predicates.count)
      domain.predicates.append(
        Predicate(name: "running \(action.name)", parameters: action.parameters))
      let token = Atom(running, action.parameters.map { .variable($0.slot) })
      add(action, .start, token, index)
      add(action, .end, token, index)
      let invariant = Formula.and(
        action.conditions.filter { $0.time == .overall }.map(\.condition))
      always.append(.forall(action.parameters, .imply(.atom(token), invariant)))
      nothingRuns.append(.forall(action.parameters, .not(.atom(token))))
    }
    add(timed)
  }

  /// What happens at one time is one event, which comes once, after those before it.
  private mutating func add(_ timed: [TimedInitial]) {
    var before: Formula = .truth
    for time in Set(timed.map(\.time)).sorted() {
      let done = Atom(PredicateID(domain.predicates.count), [])
      domain.predicates.append(Predicate(name: "past \(time)", parameters: []))
      let effects = timed.filter { $0.time == time }.map(\.effect)
      let effect = Effect.and(effects + [.add(done)])
      domain.actions.append(
        Action(
          name: "at \(time)", parameters: [],
          precondition: .and([before, .not(.atom(done))]), effect: effect, slotCount: 0))
      events.append(.timed(time))
      before = .atom(done)
    }
  }

  /// A request for events instead of actions.
  func request(_ original: PlanningRequest) -> PlanningRequest {
    var request = original
    request.domain = domain
    request.goal = .and([original.goal] + nothingRuns)
    request.always += always
    request.metric = nil
    return request
  }

  private mutating func add(
    _ action: DurativeAction, _ time: TimeSpecifier, _ token: Atom, _ index: Int
  ) {
    let isStart = time == .start
    let conditions = action.conditions.filter { $0.time == time }.map(\.condition)
    let effects = action.effects.filter { $0.time == time }.map(\.effect)
    let mark: Formula = isStart ? .not(.atom(token)) : .atom(token)
    domain.actions.append(
      Action(
        name: "\(time.rawValue) \(action.name)", parameters: action.parameters,
        precondition: .and([mark] + conditions),
        effect: .and(effects + [isStart ? .add(token) : .delete(token)]),
        slotCount: action.slotCount))
    let identifier = DurativeActionID(index)
    events.append(isStart ? .start(identifier) : .end(identifier))
  }
}
