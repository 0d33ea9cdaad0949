import PDDL

/// A search that never makes ground operators, for tasks that have too many of them: states are tables,
/// and what can be done in a state is found by joining its tables (Corrêa, Pommerening, Helmert and
/// Francès 2020), here by the reference semantics.
///
/// States come in the order of novelty, then of how many parts of the goal are open; a state is new if it
/// has a fact that none with as many open parts had before (Lipovetzky and Geffner 2017). Each state is
/// slow, but nothing is as large as the task.
final class LiftedSearch {
  private let request: PlanningRequest
  private let semantics: Semantics
  private let goals: [Formula]
  private let excluded: Set<ObjectID>
  private var nodes: [Node] = []
  /// States by the hash of what differs from the first one.
  private var known: [UInt64: [Int32]] = [:]
  private var numbers: [Fact: Int] = [:]
  private var fluents: [Fluent: Int] = [:]
  /// By number of open parts: the facts that were seen.
  private var seen: [[Bool]]
  private var buckets: [[Int32]] = []
  private var heads: [Int] = []
  private(set) var expanded = 0
  private(set) var status = SearchStatus.open

  private struct Node {
    let state: State
    let parent: Int32
    let step: PlanStep?
    let hash: UInt64
  }

  init(_ request: PlanningRequest) {
    self.request = request
    semantics = Semantics(
      domain: request.domain, objects: request.objects, functions: request.functions)
    goals = request.goal.negationNormalForm().conjuncts
    excluded = Set(request.excluded)
    seen = Array(repeating: [], count: goals.count + 1)
    guard isAllowed(request.state) else {
      status = .exhausted
      return
    }
    enter(Node(state: request.state, parent: -1, step: nil, hash: 0), added: [])
  }

  /// How many states were made.
  var made: Int { nodes.count }

  /// The steps that lead to the goal, once it is found.
  var steps: [PlanStep]? {
    guard case .solved(var place) = status else { return nil }
    var steps: [PlanStep] = []
    while let step = nodes[place].step {
      steps.append(step)
      place = Int(nodes[place].parent)
    }
    return steps.reversed()
  }

  /// Works until so many states are made, the search ends, or somebody cancels.
  func run(untilMade bound: Int, isCancelled: () -> Bool) {
    while case .open = status, made < bound, !isCancelled() {
      guard let next = pop() else {
        status = .exhausted
        return
      }
      expand(next, bound, isCancelled)
    }
  }

  private func expand(_ place: Int, _ bound: Int, _ isCancelled: () -> Bool) {
    expanded += 1
    for action in request.domain.actions.indices {
      let action = ActionID(action)
      let tuples = semantics.applicableArguments(of: action, in: nodes[place].state)
      for arguments in tuples where excluded.isDisjoint(with: arguments) {
        if isCancelled() { return }
        let step = PlanStep(action, arguments)
        var state = nodes[place].state
        guard let changes = semantics.apply(step, to: &state), isAllowed(state) else { continue }
        let hash = hash(nodes[place].hash, changes)
        if known[hash]?.contains(where: { nodes[Int($0)].state == state }) ?? false { continue }
        enter(
          Node(state: state, parent: Int32(place), step: step, hash: hash), added: changes.added)
        if case .solved = status { return }
        // The state comes again, so that nothing is left out.
        if made >= bound {
          push(place, key: 0)
          return
        }
      }
    }
  }

  private func isAllowed(_ state: State) -> Bool {
    request.always.allSatisfy { semantics.holds($0, in: state) }
  }

  private func enter(_ node: Node, added: [Fact]) {
    let place = nodes.count
    nodes.append(node)
    known[node.hash, default: []].append(Int32(place))
    let open = goals.count { !semantics.holds($0, in: node.state) }
    if open == 0 {
      status = .solved(state: place)
      return
    }
    let isNew = note(added, open)
    push(place, key: (isNew ? 0 : goals.count + 1) + open)
  }

  /// Whether one of the facts is new among states with as many open parts.
  private func note(_ facts: [Fact], _ open: Int) -> Bool {
    var isNew = facts.isEmpty
    for fact in facts {
      let number = number(of: fact)
      while seen[open].count <= number { seen[open].append(false) }
      if !seen[open][number] {
        seen[open][number] = true
        isNew = true
      }
    }
    return isNew
  }

  // MARK: - Hashing

  private func number(of fact: Fact) -> Int {
    if let known = numbers[fact] { return known }
    let number = numbers.count
    numbers[fact] = number
    return number
  }

  /// Each fact that differs from the first state, and each number, turns the hash its own way (Zobrist
  /// 1970).
  private func hash(_ before: UInt64, _ changes: StateChanges) -> UInt64 {
    var hash = before
    for fact in changes.added + changes.removed {
      hash ^= Self.mixed(UInt64(number(of: fact)) << 1)
    }
    for change in changes.numbers {
      let fluent: Int
      if let known = fluents[change.fluent] {
        fluent = known
      } else {
        fluent = fluents.count
        fluents[change.fluent] = fluent
      }
      let own = Self.mixed(UInt64(fluent) << 1 | 1)
      hash ^= Self.mixed(own ^ (change.before ?? .nan).bitPattern)
      hash ^= Self.mixed(own ^ (change.after ?? .nan).bitPattern)
    }
    return hash
  }

  /// The finishing steps of SplitMix64 (Steele, Lea and Flood 2014).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  // MARK: - The open list

  private func push(_ place: Int, key: Int) {
    while buckets.count <= key {
      buckets.append([])
      heads.append(0)
    }
    buckets[key].append(Int32(place))
  }

  private func pop() -> Int? {
    for key in buckets.indices where heads[key] < buckets[key].count {
      heads[key] += 1
      return Int(buckets[key][heads[key] - 1])
    }
    return nil
  }
}
