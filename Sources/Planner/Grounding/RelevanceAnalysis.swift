/// Finds, backwards from the goal, which literals and operators of a raw task can matter at all.
struct RelevanceAnalysis {
  /// By literal code: whether something needs it.
  private(set) var isNeeded: [Bool]
  /// By operator: whether it brings something about that is needed.
  private(set) var isRelevant: [Bool]

  private let raw: RawTask
  /// A condition without what always holds; nil when it never holds.
  private let simplified: (ArraySlice<LiteralCode>) -> [LiteralCode]?
  private var open: [LiteralCode] = []
  private var numbersMatter = false

  init(
    _ raw: RawTask, goals: [[LiteralCode]], forbidden: [[LiteralCode]],
    simplified: @escaping (ArraySlice<LiteralCode>) -> [LiteralCode]?
  ) {
    self.raw = raw
    self.simplified = simplified
    let total = raw.factCount + raw.comparisons.count
    isNeeded = Array(repeating: false, count: 2 * total)
    isRelevant = Array(repeating: false, count: raw.operatorCount)
    for goal in goals { need(goal) }
    for clause in forbidden {
      // What makes a part of it false lets other things be done.
      need(clause)
      need(clause.filter { Int($0 >> 1) < raw.factCount }.map { $0 ^ 1 })
    }
    run()
  }

  private mutating func run() {
    // Who makes a literal true: operators by what they add and delete, axioms by their head.
    var made = Rows()
    for index in 0..<raw.operatorCount {
      var codes = raw.adds[index].map { $0 * 2 } + raw.deletes[index].map { $0 * 2 + 1 }
      for effect in raw.conditional[index] ?? [] {
        codes += effect.adds.map { $0 * 2 } + effect.deletes.map { $0 * 2 + 1 }
      }
      made.append(codes)
    }
    let achievers = made.transposed(count: isNeeded.count)
    var axioms: [Int32: [Int]] = [:]
    for (index, axiom) in raw.axioms.enumerated() { axioms[axiom.head, default: []].append(index) }
    while let code = open.popLast() {
      if Int(code >> 1) >= raw.factCount {
        // Once a number matters, everything that changes any number does.
        if numbersMatter { continue }
        numbersMatter = true
        for index in raw.changes.keys.sorted() { take(index) }
        continue
      }
      for index in achievers[Int(code)] { take(Int(index)) }
      for index in axioms[code >> 1] ?? [] {
        guard let body = simplified(raw.axioms[index].body[...]) else { continue }
        need(body)
        // A derived fact that must be false needs its bodies false.
        if code & 1 == 1 { need(body.filter { Int($0 >> 1) < raw.factCount }.map { $0 ^ 1 }) }
      }
    }
  }

  private mutating func need(_ codes: [LiteralCode]) {
    for code in codes where !isNeeded[Int(code)] {
      isNeeded[Int(code)] = true
      open.append(code)
    }
  }

  private mutating func take(_ index: Int) {
    if isRelevant[index] { return }
    isRelevant[index] = true
    guard let precondition = simplified(raw.preconditions[index]) else {
      isRelevant[index] = false
      return
    }
    need(precondition)
    for effect in raw.conditional[index] ?? [] {
      if let condition = simplified(effect.condition[...]) { need(condition) }
    }
    for change in raw.changes[index] ?? [] {
      if let condition = simplified(change.condition[...]) { need(condition) }
    }
  }
}
