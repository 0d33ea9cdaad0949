import PDDL

/// How long durative actions take: the shortest time allowed, read in the first state.
struct Durations {
  private let domain: DomainModel
  private let state: State
  private let semantics: Semantics

  init(_ request: PlanningRequest) {
    domain = request.domain
    state = request.state
    semantics = Semantics(
      domain: request.domain, objects: request.objects, functions: request.functions)
  }

  /// The duration of an action for some objects; nil when it has none.
  func duration(of action: DurativeActionID, _ arguments: [ObjectID]) -> Double? {
    let action = domain.durativeActions[Int(action.index)]
    var least = 0.0
    for bound in action.durations {
      guard let value = semantics.value(of: bound.value, in: state, binding: arguments) else {
        return nil
      }
      switch bound.comparator {
      case .equal: return value
      case .atLeast: least = max(least, value)
      case .greater: least = max(least, value + EventTimes.moment)
      case .atMost, .less: break
      }
    }
    return least
  }
}
