import SourceText

/// All that can be made of one utterance: a bottom-up chart over positions between units, filled by end
/// and then by start, so that every part exists before what it is part of (Kay 1980).
///
/// Items of one cell that mean the same are one; of the rest a cell keeps the cheapest few. All work is
/// bounded by `mostItems`, whatever the input.
struct Chart {
  let shared: SharedModel
  var model: LanguageModel { _read { yield shared.model } }
  let count: Int
  var items: [Item] = []
  var kids: [Int32] = []
  var kidLabels: [Int32] = []
  private var actives: [ActiveItem] = []
  /// Rules that wait at a position for a symbol: linked lists of (active, step).
  private var waiting: [Int32]
  private struct Wait {
    var active: Int32
    var transition: Int32
    var next: Int32
  }
  private var waits: [Wait] = []
  /// Begun rules by how far they are and the stretch they cover: linked lists.
  private var begun = CellTable(capacity: 512)
  private var nextBegun: [Int32] = []
  /// Items of a cell and symbol: linked lists.
  private var cells = CellTable(capacity: 512)
  private var nextInCell: [Int32] = []
  /// What active items cost, by what they are.
  private var cheapest = CellTable(capacity: 1024)
  /// Left partners of the frame engine: heads or phrases that end at a position.
  var partners: [[Int32]]
  private var pending: [Agenda] = []
  private var scratch: [(item: Int32, label: Int32)] = []
  /// Words of patterns that were mistyped: of what is being made, and by what was made with them.
  private var slips: [Int32] = []
  private(set) var slipsOfItem: [Int32: [Int32]] = [:]
  /// Positions from which skipped words lead to a position, with what skipping costs.
  let skips: [[(from: Int32, cost: Int32)]]
  /// Where the sentence may end: a turn goes on to there, so that one that ends before is none.
  private let mayEnd: [Bool]
  private let symbolCount: Int
  /// What the recognisers found: numbers, quantities, times, by the payload of their words.
  let values: [WordValue]
  /// The utterance as it was typed.
  var source = ""
  private(set) var isExhausted = false

  static let mostItems = 100_000
  /// Of a rule that is begun so many ways are kept for one stretch.
  static let mostBegun = 12

  init(
    _ shared: SharedModel, count: Int, values: [WordValue],
    skips: [[(from: Int32, cost: Int32)]], ends: [(Int32, Int32)]
  ) {
    self.shared = shared
    self.values = values
    self.count = count
    self.skips = skips
    symbolCount = shared.model.symbols.count
    var mayEnd = [Bool](repeating: false, count: count + 1)
    for (end, _) in ends { mayEnd[Int(end)] = true }
    self.mayEnd = mayEnd
    waiting = [Int32](repeating: -1, count: (count + 1) * symbolCount)
    partners = [[Int32]](repeating: [], count: count + 1)
    items.reserveCapacity(1024)
  }

  /// Fills the chart from words, which are sorted by end.
  mutating func fill(_ words: [Item]) {
    var next = 0
    for end in 1...max(1, count) {
      pending = [Agenda](repeating: Agenda(), count: end)
      while next < words.count, words[next].end == Int32(end) {
        add(words[next], kids: [])
        next += 1
      }
      var start = end - 1
      while start >= 0 {
        while let item = pending[start].popCheapest() {
          let waited = items[Int(item)]
          // Cheaper ones may have come since.
          if isWithinBeam(waited, item, from: cells[cell(of: waited)]) { process(item) }
        }
        start -= 1
      }
    }
  }

  /// The words of a stretch as they were typed.
  func text(_ range: SourceRange) -> String {
    String(decoding: Array(source.utf8)[range.lower..<range.upper], as: UTF8.self)
  }

  /// The items of a symbol over a stretch.
  func items(_ symbol: Symbol, from start: Int, to end: Int) -> [Int32] {
    var found: [Int32] = []
    var item = cells[cell(symbol, Int32(start), Int32(end), -1)]
    while item >= 0 {
      found.append(item)
      item = nextInCell[Int(item)]
    }
    return found
  }

  @inline(__always)
  private func cell(_ symbol: Symbol, _ start: Int32, _ end: Int32, _ frame: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: frame &+ 1)) << 40 | UInt64(UInt32(bitPattern: symbol)) << 24
      | UInt64(start) << 12 | UInt64(end)
  }

  @inline(__always)
  private func cell(of item: Item) -> UInt64 {
    cell(item.symbol, item.start, item.end, item.symbol == SymbolTable.vp ? item.frame : -1)
  }

  // MARK: Adding

  /// Puts an item into its cell, unless it or enough cheaper ones are there; then it is processed.
  mutating func add(_ item: Item, kids parts: [(item: Int32, label: Int32)]) {
    guard items.count < Self.mostItems else {
      isExhausted = true
      return
    }
    let id = Int32(items.count)
    let key = cell(of: item)
    let head = cells[key]
    guard isWithinBeam(item, id, from: head) else { return }
    var item = item
    item.firstKid = Int32(kids.count)
    item.kidCount = Int32(parts.count)
    for part in parts {
      kids.append(part.item)
      kidLabels.append(part.label)
    }
    if !slips.isEmpty { slipsOfItem[id] = slips }
    items.append(item)
    nextInCell.append(head)
    cells[key] = id
    pending[Int(item.start)].add(id, cost: item.cost)
  }

  /// Whether fewer than the beam's number of items of its cell are cheaper than one, or as cheap and
  /// older, and none of those is the same.
  private func isWithinBeam(_ item: Item, _ id: Int32, from head: Int32) -> Bool {
    var other = head
    var cheaper = 0
    var alike = 0
    while other >= 0 {
      let old = items[Int(other)]
      if old.cost < item.cost || old.cost == item.cost && other < id {
        cheaper += 1
        if old.types == item.types {
          if old.hash == item.hash, old.features == item.features { return false }
          alike += 1
        }
      }
      other = nextInCell[Int(other)]
    }
    let beam = model.beam(of: item.symbol, length: Int(item.end - item.start))
    return alike < beam.alike && cheaper < beam.all
  }

  // MARK: Processing

  private mutating func process(_ id: Int32) {
    let item = items[Int(id)]
    if item.features.contains(.open), item.symbol == SymbolTable.vp {
      extendByFrames(id)
      keepAsPartner(id)
      return
    }
    for number in model.automaton.starts(with: item.symbol) {
      let step = model.automaton.starts[number]
      if step.accepts(item.features, item.types) { advance(-1, step, with: id, skipCost: 0) }
    }
    reach(id, at: item.start, skipCost: 0)
    for skip in skips[Int(item.start)] { reach(id, at: skip.from, skipCost: skip.cost) }
    extendByFrames(id)
    keepAsPartner(id)
  }

  private mutating func reach(_ id: Int32, at position: Int32, skipCost: Int32) {
    let item = items[Int(id)]
    var wait = waiting[Int(position) * symbolCount + Int(item.symbol)]
    while wait >= 0 {
      let found = waits[Int(wait)]
      let step = model.automaton.steps[Int(found.transition)]
      if step.accepts(item.features, item.types) {
        advance(found.active, step, with: id, skipCost: skipCost)
      }
      wait = found.next
    }
  }

  private mutating func advance(
    _ previous: Int32, _ step: Transition, with id: Int32, skipCost: Int32
  ) {
    guard actives.count < Self.mostItems else {
      isExhausted = true
      return
    }
    let item = items[Int(id)]
    var active = ActiveItem(
      state: step.next, start: item.start, end: item.end, cost: item.cost + skipCost, kid: id,
      label: step.label, previous: previous)
    if previous >= 0 {
      active.start = actives[Int(previous)].start
      active.cost += actives[Int(previous)].cost
    }
    guard isNew(&active, item, step.label), let head = room(for: active) else { return }
    let index = Int32(actives.count)
    actives.append(active)
    nextBegun.append(head)
    begun[beginning(active)] = index
    for number in model.automaton.rules(at: step.next) {
      let rule = model.automaton.rules[number]
      if model.ruleCores[Int(rule)].result != SymbolTable.turn || mayEnd[Int(active.end)] {
        complete(rule, index)
      }
    }
    guard active.end < Int32(count) else { return }
    for number in model.automaton.steps(from: step.next) {
      let slot = Int(active.end) * symbolCount + Int(model.automaton.steps[number].symbol)
      waits.append(Wait(active: index, transition: Int32(number), next: waiting[slot]))
      waiting[slot] = Int32(waits.count - 1)
    }
  }

  @inline(__always)
  private func beginning(_ active: ActiveItem) -> UInt64 {
    UInt64(active.state) << 24 | UInt64(active.start) << 12 | UInt64(active.end)
  }

  /// Ways to get as far in the same rules over the same stretch are as many as the products of what
  /// their parts can be: the cheapest few are kept. The latest of those there are; nil for no room.
  @inline(__always)
  private func room(for active: ActiveItem) -> Int32? {
    let head = begun[beginning(active)]
    guard active.previous >= 0 else { return head }
    var other = head
    var cheaper = 0
    while other >= 0 {
      if actives[Int(other)].cost <= active.cost {
        cheaper += 1
        if cheaper == Self.mostBegun { return nil }
      }
      other = nextBegun[Int(other)]
    }
    return head
  }

  /// Whether there is no active item yet that means the same over the same stretch and is no dearer: words
  /// passed over, and words of patterns, lead to one by many ways.
  private mutating func isNew(_ active: inout ActiveItem, _ kid: Item, _ label: Int32) -> Bool {
    var hash = active.previous < 0 ? 0 : actives[Int(active.previous)].hash
    if !model.isLiteral[Int(kid.symbol)] {
      hash = mix(hash, kid.hash, UInt64(UInt32(bitPattern: label)))
      hash = mix(hash, kid.features.rawValue, kid.types.low &+ kid.types.high &* 31)
    }
    active.hash = hash
    let key = mix(
      hash, UInt64(UInt32(bitPattern: active.state)),
      UInt64(UInt32(bitPattern: active.start)) << 32 | UInt64(UInt32(bitPattern: active.end)))
    let old = cheapest[key]
    guard old < 0 || active.cost + Cost.most < old else { return false }
    cheapest[key] = active.cost + Cost.most
    return true
  }

  private mutating func complete(_ rule: Int32, _ index: Int32) {
    // One array serves all completions: it is taken out while it is in use.
    var parts: [(item: Int32, label: Int32)] = []
    swap(&parts, &scratch)
    parts.removeAll(keepingCapacity: true)
    var at = index
    while at >= 0 {
      let active = actives[Int(at)]
      // Words of a pattern mean nothing by themselves: the rule does.
      if !model.isLiteral[Int(items[Int(active.kid)].symbol)] {
        parts.append((active.kid, active.label))
      } else if items[Int(active.kid)].cost >= Cost.edit {
        slips.append(active.kid)
      }
      at = active.previous
    }
    parts.reverse()
    make(rule, parts, actives[Int(index)])
    slips.removeAll(keepingCapacity: true)
    swap(&parts, &scratch)
  }

  @inline(__always)
  func mix(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    var h = (a ^ (b &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    h ^= h >> 32
    h = (h ^ (c &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 29
    return h
  }
}
