/// Two searches that take turns until one has an answer: lazy greedy search, which follows a heuristic,
/// and best-first width search, which looks for what is new. Where one is blind the other often sees.
///
/// Small tasks are solved before landmarks are looked for and the second is set up. Turns grow, so
/// that neither costs the other more than a constant factor.
struct SearchPortfolio {
  /// How many states the heuristic search evaluates before the other begins.
  static let firstTurn = 1_000
  /// How many states of the width search count as one evaluated state, roughly by their time: an
  /// estimate goes through all operators, a state of the width search through the few that apply.
  private let statesPerEvaluation: Int
  /// So many states are evaluated before somebody is asked whether to go on.
  private static let breath = 16
  /// Beyond so many bytes of states width search stops.
  static let widthBytes = 1 << 30

  let transition: Transition
  private let heuristic: FFHeuristic
  private var lazy: LazyGreedySearch
  private var width: BestFirstWidthSearch?
  private var isWidthTurn = false
  private var turn = firstTurn
  /// Where the present turn ends, in the measure of the search whose turn it is.
  private var turnEnd = firstTurn

  private let timing: EventSequence?
  private var hasSoughtLandmarks = false

  /// With `timing`, only what can be timed is followed.
  init(_ task: GroundTask, timing: EventSequence? = nil) {
    self.timing = timing
    transition = Transition(task)
    statesPerEvaluation = min(10 + task.operatorCount / 500, 100)
    heuristic = FFHeuristic(task, RelaxedTask(task) { _ in 1 })
    lazy = LazyGreedySearch(transition, heuristic, timing: timing)
  }

  /// States evaluated by the heuristic, those of width search at their rate.
  var evaluated: Int { lazy.evaluated + (width?.store.count ?? 0) / statesPerEvaluation }
  var expanded: Int { lazy.expanded + (width?.expanded ?? 0) }

  /// Whether there is an answer, and what it is.
  var status: SearchStatus {
    if case .open = lazy.status { width?.status ?? .open } else { lazy.status }
  }

  /// The operators that lead to a goal, once one is found.
  var path: [Int32]? {
    if case .solved(let state) = lazy.status { return lazy.store.path(to: state) }
    if let width, case .solved(let state) = width.status { return width.store.path(to: state) }
    return nil
  }

  /// Works until about so many states are evaluated, there is an answer, or somebody cancels.
  mutating func run(untilEvaluated bound: Int, isCancelled: () -> Bool) {
    while case .open = status, evaluated < bound, !isCancelled() {
      let most = min(Self.breath, bound - evaluated)
      if isWidthTurn {
        runWidth(most)
      } else {
        lazy.run(untilEvaluated: min(turnEnd, lazy.evaluated + most))
        if lazy.evaluated >= turnEnd { takeTurns(isCancelled) }
      }
    }
  }

  private mutating func runWidth(_ most: Int) {
    if width == nil { width = BestFirstWidthSearch(transition, heuristic, timing: timing) }
    let end = min(turnEnd, (width?.store.count ?? 0) + max(1, most) * statesPerEvaluation)
    width?.run(untilStates: end)
    let isFull = (width?.bytes ?? 0) > Self.widthBytes
    if isFull || (width?.store.count ?? 0) >= turnEnd {
      takeTurns { false }
    }
  }

  private mutating func takeTurns(_ isCancelled: () -> Bool) {
    if !hasSoughtLandmarks {
      hasSoughtLandmarks = true
      if let found = LandmarkDiscovery(transition, heuristic.relaxed, isCancelled: isCancelled),
        !found.facts.isEmpty
      {
        lazy.add(LandmarkCount(transition.task, found))
      }
    }
    if isWidthTurn {
      turn *= 2
      isWidthTurn = false
      turnEnd = lazy.evaluated + turn
    } else if (width?.bytes ?? 0) > Self.widthBytes || transition.task.hasNumbers {
      // With numbers nearly every state is new, which tells nothing.
      turnEnd = lazy.evaluated + turn
    } else {
      isWidthTurn = true
      turnEnd = (width?.store.count ?? 0) + turn * statesPerEvaluation
    }
  }
}
