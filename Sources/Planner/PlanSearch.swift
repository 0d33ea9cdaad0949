public import PDDL

/// Finds plans: the one way into this module.
///
///     let result = PlanSearch.solve(request)
///     if case .plan(let plan) = result.outcome { … }
///
/// A small task takes well under a millisecond. The result depends on the request alone, never on
/// time; bounds are counted in steps.
public enum PlanSearch {
  /// Answers a request, however long it takes within its limits.
  ///
  /// - Parameter isCancelled: asked now and then; once it says yes, the outcome is `.cancelled`, or the
  ///   best plan found until then.
  public static func solve(
    _ request: PlanningRequest, isCancelled: () -> Bool = { false }
  ) -> PlanningResult {
    var run = PlanningRun(request)
    while true {
      if let result = run.step(nodes: 1_000, isCancelled: isCancelled) { return result }
    }
  }
}

/// A planning request that is worked on in bounded slices, so that whoever drives it stays able to
/// listen.
///
/// Copies share the work done: each of them comes to the same result.
public struct PlanningRun {
  private let engine: PlanningEngine

  /// Begins to work on a request.
  public init(_ request: PlanningRequest) { engine = PlanningEngine(request) }

  /// What was done so far.
  public var statistics: PlanningStatistics { engine.statistics }

  /// The best plan found so far.
  public var bestPlan: Plan? { engine.bestPlan }

  /// Works on until about so many more states are evaluated; the result, once there is one.
  ///
  /// Grounding is not cut into slices, but asks `isCancelled`.
  public mutating func step(
    nodes: Int, isCancelled: () -> Bool = { false }
  ) -> PlanningResult? {
    engine.step(nodes: nodes, isCancelled: isCancelled)
  }
}
