/// Best-first width search BFWS(f5) (Lipovetzky and Geffner 2017).
///
/// States are ordered by novelty, then by how many goals are open. Novelty is judged among the states
/// that agree on two counters: the open goals, and how many facts of a relaxed plan were reached since
/// the open goals last became fewer. No heuristic is computed for most states, so nodes are cheap.
struct BestFirstWidthSearch {
  let transition: Transition
  let store: StateStore
  private let heuristic: FFHeuristic
  private let generator: SuccessorGenerator
  private let novelty: NoveltyTables
  private let task: GroundTask
  private let openGoals = FlatArray<Int32>()
  /// By state: which relaxed plan its progress is counted on, and where its progress stands.
  private let reference = FlatArray<Int32>()
  private let progressStart = FlatArray<Int64>()
  private let progress = FlatArray<UInt64>()
  private var references: [RelaxedFacts] = []
  private var buckets: [Bucket] = []
  private var lowest = 0
  private var size = 0
  private let row: FlatArray<UInt64>
  private let applicable = FlatArray<Int32>()
  private var hasBegun = false
  private let timing: EventSequence?
  private(set) var evaluated = 0
  private(set) var expanded = 0
  private(set) var status = SearchStatus.open

  /// The facts of a relaxed plan, numbered.
  private struct RelaxedFacts {
    let number: FlatArray<Int16>
    let count: Int
    var words: Int { (count + 63) / 64 }
  }

  private final class Bucket {
    let states = FlatArray<Int32>(capacity: 8)
    var head = 0
  }

  /// With `timing`, only what can be timed is followed.
  init(_ transition: Transition, _ heuristic: FFHeuristic, timing: EventSequence? = nil) {
    self.timing = timing
    self.transition = transition
    self.heuristic = heuristic
    task = transition.task
    store = StateStore(rowWords: transition.rowWords)
    generator = SuccessorGenerator(task)
    novelty = NoveltyTables(factCount: task.firstComplement)
    row = FlatArray(repeating: 0, count: transition.rowWords)
  }

  /// The memory of the states, in bytes.
  var bytes: Int { store.count * (transition.rowWords * 8 + 64) }

  /// Works until there are so many states, or the search ends.
  mutating func run(untilStates bound: Int) {
    if !hasBegun {
      hasBegun = true
      guard transition.writeInitial(to: row.base) else {
        status = .exhausted
        return
      }
      let first = store.add(row.base, from: -1, by: -1, cost: 0).state
      note(first, parent: nil)
    }
    while case .open = status, store.count < bound { expand() }
  }

  private mutating func expand() {
    guard let state = pop() else {
      status = .exhausted
      return
    }
    expanded += 1
    generator.write(store.row(state), to: applicable)
    for index in 0..<applicable.count {
      let op = applicable[index]
      guard transition.apply(Int(op), to: store.row(state), writing: row.base) else { continue }
      if let timing, !timing.admits(op, after: state, in: store) { continue }
      let cost = store.costs[state] + task.costs[Int(op)]
      let (child, isNew) = store.add(row.base, from: Int32(state), by: op, cost: cost)
      if isNew { note(child, parent: state) }
      if case .solved = status { return }
    }
  }

  /// Judges a new state and enters it.
  private mutating func note(_ state: Int, parent: Int?) {
    let row = store.row(state)
    var open: Int32 = 0
    for fact in task.goal where !transition.holds(fact, in: row) { open += 1 }
    openGoals.append(open)
    if open == 0 {
      status = .solved(state: state)
      return
    }
    var isDead = false
    if let parent, open >= openGoals[parent] {
      follow(state, parent)
    } else {
      evaluated += 1
      isDead = heuristic.estimate(row) == deadEnd
      begin(state)
    }
    if isDead { return }
    let reached = count(state)
    let partition = Int(open) << 16 | reached
    let parentRow = parent.map { UnsafePointer(store.row($0)) }
    let novelty = novelty.novelty(row, partition: partition, parent: parentRow)
    push(state, key: novelty * (task.goal.count + 1) + Int(open))
  }

  // MARK: - Progress on a relaxed plan

  /// Begins to count progress on the relaxed plan of a state.
  private mutating func begin(_ state: Int) {
    let number = FlatArray<Int16>(repeating: -1, count: task.factCount)
    var count = 0
    let row = store.row(state)
    for index in 0..<heuristic.relaxedPlan.count {
      let op = Int(heuristic.relaxedPlan[index])
      for fact in task.adds[op] where number[Int(fact)] < 0 && count < Int(Int16.max) {
        if transition.holds(fact, in: row) { continue }
        number[Int(fact)] = Int16(count)
        count += 1
      }
    }
    reference.append(Int32(references.count))
    let facts = RelaxedFacts(number: number, count: count)
    references.append(facts)
    progressStart.append(Int64(progress.extend(by: facts.words, filledWith: 0)))
  }

  /// Goes on with the progress of the parent.
  private func follow(_ state: Int, _ parent: Int) {
    let facts = references[Int(reference[parent])]
    reference.append(reference[parent])
    let start = progress.extend(by: facts.words, filledWith: 0)
    progressStart.append(Int64(start))
    let from = Int(progressStart[parent])
    for word in 0..<facts.words { progress.base[start + word] = progress.base[from + word] }
    let new = store.row(state)
    let old = store.row(parent)
    for word in 0..<transition.bitWords {
      var bits = new[word] & ~old[word]
      while bits != 0 {
        let fact = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        let number = Int(facts.number.base[fact])
        if number >= 0 { progress.base[start + (number >> 6)] |= 1 << (UInt64(number) & 63) }
      }
    }
  }

  private func count(_ state: Int) -> Int {
    let facts = references[Int(reference[state])]
    let start = Int(progressStart[state])
    var count = 0
    for word in 0..<facts.words { count += progress.base[start + word].nonzeroBitCount }
    return count
  }

  // MARK: - The open list

  private mutating func push(_ state: Int, key: Int) {
    while buckets.count <= key { buckets.append(Bucket()) }
    buckets[key].states.append(Int32(state))
    if key < lowest { lowest = key }
    size += 1
  }

  private mutating func pop() -> Int? {
    if size == 0 { return nil }
    var bucket = buckets[lowest]
    while bucket.head == bucket.states.count {
      bucket.states.removeAll()
      bucket.head = 0
      lowest += 1
      bucket = buckets[lowest]
    }
    let state = Int(bucket.states[bucket.head])
    bucket.head += 1
    size -= 1
    return state
  }
}
