/// Makes a plan cheaper while there is something left to spend: short cuts near the plan and a search
/// from the start take turns.
struct PlanImprovement {
  private var search: RestartingWeightedAStar
  private var neighborhood: PlanNeighborhood
  private let transition: Transition
  private var spentOnNeighborhoods = 0
  private var isSearchTurn = false
  private var turn = 200

  init(_ transition: Transition, _ plan: [Int32]) {
    self.transition = transition
    search = RestartingWeightedAStar(transition, plan)
    neighborhood = PlanNeighborhood(transition, plan)
  }

  /// The best plan so far.
  var plan: [Int32] { search.cost < neighborhood.cost ? search.plan : neighborhood.plan }

  /// What was spent, in evaluated states; ten states without an estimate count as one.
  var spent: Int { search.evaluated + spentOnNeighborhoods / 10 }

  /// Whether nothing cheaper is left to be found.
  private(set) var isDone = false

  /// Works until about so much is spent, or somebody cancels.
  mutating func run(untilSpent bound: Int, isCancelled: () -> Bool) {
    while spent < bound && !isDone && !isCancelled() {
      if isSearchTurn {
        search.run(
          untilEvaluated: min(search.evaluated + turn, search.evaluated + bound - spent),
          isCancelled: isCancelled)
        isDone = search.isExhausted
      } else {
        let before = neighborhood.made
        neighborhood.run(
          untilMade: before + min(10 * turn, 10 * (bound - spent)), isCancelled: isCancelled)
        spentOnNeighborhoods += neighborhood.made - before
      }
      exchange()
      isSearchTurn.toggle()
      if !isSearchTurn { turn *= 2 }
    }
  }

  /// Each takes over what the other found.
  private mutating func exchange() {
    if search.cost < neighborhood.cost - 1e-9 {
      neighborhood = PlanNeighborhood(transition, search.plan)
    } else if neighborhood.cost < search.cost - 1e-9 {
      search.adopt(neighborhood.plan, cost: neighborhood.cost)
    }
  }
}
