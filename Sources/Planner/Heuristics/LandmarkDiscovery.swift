/// Facts that every plan makes true on its way, found by propagating labels through the task without
/// deletes until nothing changes (Zhu and Givan 2003): the label of a fact is what must be true at some
/// time no later than it, which is the fact itself and what all of its achievers have in common.
struct LandmarkDiscovery {
  /// The landmarks, by fact number.
  private(set) var facts: [Int32] = []
  /// By landmark: landmarks that must hold in the very state before it first becomes true.
  private(set) var directlyBefore: [[Int32]] = []

  private let task: GroundTask
  private let relaxed: RelaxedTask
  /// By fact: what must have been true by then, unsorted; nil while no achiever is known.
  private var labels: [FlatArray<Int32>?]
  private let isInitial: [Bool]
  private let stamp: FlatArray<Int32>
  private var mark: Int32 = 0
  private let union = FlatArray<Int32>()
  private var work = 0

  /// nil when the labels would take more than so many steps to settle.
  init?(
    _ transition: Transition, _ relaxed: RelaxedTask, workLimit: Int = 200_000_000,
    isCancelled: () -> Bool
  ) {
    task = transition.task
    self.relaxed = relaxed
    labels = Array(repeating: nil, count: task.factCount)
    stamp = FlatArray(repeating: 0, count: task.factCount)
    let row = FlatArray<UInt64>(repeating: 0, count: transition.rowWords)
    guard transition.writeInitial(to: row.base) else { return nil }
    isInitial = (0..<task.factCount).map { transition.holds(Int32($0), in: row.base) }
    for fact in 0..<task.factCount where isInitial[fact] {
      labels[fact] = FlatArray(CollectionOfOne(Int32(fact)))
    }
    guard propagate(workLimit, isCancelled) else { return nil }
    collect()
  }

  // MARK: - Labels

  private mutating func propagate(_ workLimit: Int, _ isCancelled: () -> Bool) -> Bool {
    let lacking = FlatArray((0..<relaxed.count).map { Int32(relaxed.preconditions[$0].count) })
    let users = relaxed.preconditions.transposed(count: task.factCount)
    let queue = FlatArray<Int32>()
    let isWaiting = FlatArray<Bool>(repeating: false, count: relaxed.count)
    func wait(_ unary: Int32) {
      if isWaiting[Int(unary)] { return }
      isWaiting[Int(unary)] = true
      queue.append(unary)
    }
    for unary in relaxed.free { wait(unary) }
    for fact in 0..<task.factCount where isInitial[fact] {
      for user in users[fact] {
        lacking[Int(user)] -= 1
        if lacking[Int(user)] == 0 { wait(user) }
      }
    }
    var next = 0
    var steps = 0
    while next < queue.count {
      let unary = queue[next]
      next += 1
      isWaiting[Int(unary)] = false
      unite(relaxed.preconditions[Int(unary)])
      for fact in relaxed.adds[Int(unary)] where !isInitial[Int(fact)] {
        let isNew = labels[Int(fact)] == nil
        guard isNew || narrow(fact) else { continue }
        if isNew {
          let label = FlatArray(union.array)
          if stamp[Int(fact)] != mark { label.append(fact) }
          labels[Int(fact)] = label
        }
        for user in users[Int(fact)] {
          if isNew { lacking[Int(user)] -= 1 }
          if lacking[Int(user)] == 0 { wait(user) }
        }
      }
      steps += 1
      if work > workLimit || (steps & 255 == 0 && isCancelled()) { return false }
    }
    return true
  }

  /// Marks and lists everything that stands in the label of some fact.
  private mutating func unite(_ facts: UnsafeBufferPointer<Int32>) {
    mark += 1
    union.removeAll()
    for fact in facts {
      guard let label = labels[Int(fact)] else { continue }
      work += label.count + 1
      for index in 0..<label.count {
        let item = label.base[index]
        if stamp.base[Int(item)] != mark {
          stamp.base[Int(item)] = mark
          union.append(item)
        }
      }
    }
  }

  /// Takes out of the label of a fact what is not marked; whether anything was.
  private mutating func narrow(_ fact: Int32) -> Bool {
    guard let label = labels[Int(fact)] else { return false }
    work += label.count + 1
    var kept = 0
    for index in 0..<label.count {
      let item = label.base[index]
      if stamp.base[Int(item)] == mark || item == fact {
        label.base[kept] = item
        kept += 1
      }
    }
    if kept == label.count { return false }
    label.removeLast(label.count - kept)
    return true
  }

  // MARK: - Landmarks

  private mutating func collect() {
    var isLandmark = [Bool](repeating: false, count: task.factCount)
    for goal in task.goal {
      guard let label = labels[Int(goal)] else { continue }
      for fact in label.array { isLandmark[Int(fact)] = true }
    }
    facts = isLandmark.indices.filter { isLandmark[$0] }.map { Int32($0) }
    let achievers = achievers(of: isLandmark)
    var place = [Int32](repeating: -1, count: task.factCount)
    for (index, fact) in facts.enumerated() { place[Int(fact)] = Int32(index) }
    for fact in facts {
      if isInitial[Int(fact)] {
        directlyBefore.append([])
        continue
      }
      var common: Set<Int32>?
      for unary in achievers[fact] ?? [] {
        // One that needs the fact itself is never the first to make it true.
        let needs = relaxed.preconditions[Int(unary)]
        let comesLater = needs.contains { need in
          guard let label = labels[Int(need)] else { return true }
          return label.array.contains(fact)
        }
        if comesLater { continue }
        common = common?.intersection(needs) ?? Set(needs)
        if common?.isEmpty ?? false { break }
      }
      directlyBefore.append((common ?? []).map { place[Int($0)] }.filter { $0 >= 0 }.sorted())
    }
  }

  private func achievers(of isLandmark: [Bool]) -> [Int32: [Int32]] {
    var achievers: [Int32: [Int32]] = [:]
    for unary in 0..<relaxed.count {
      for fact in relaxed.adds[unary] where isLandmark[Int(fact)] && !isInitial[Int(fact)] {
        achievers[fact, default: []].append(Int32(unary))
      }
    }
    return achievers
  }
}
