import Meaning

/// Finds the best way through the sentences of one block, and what its slots hold then.
///
/// Best is, in this order: the most letters in a preferred name, the fewest free words, the most letters
/// that the sentence itself demands, the fewest letters in free words.
struct IdiomTracer {
  struct Capture {
    var slot: Int32
    var value: IdiomBook.Value?
    var context: [IdiomBook.Fact]
    var start: Int
    var end: Int
    /// Stretches in it that were skipped.
    var skipped: [Range<Int>] = []
    var isFree = false
  }

  /// A way to an end.
  struct Way {
    var end: Int
    var score: Int64
    var captures: [Capture]
  }

  private struct Item {
    var node: Int32
    var position: Int32
    var score: Int64
    var from: Int32
    /// What was found or which way a rule went; -2 for skipped words.
    var label: Int32
  }

  private let automaton: IdiomAutomaton
  private let names: [NameIndex]
  private var items: [Item] = []
  private var best: [Int64: Int32] = [:]
  private var waiting: [[Int32]]
  private var ways: [Way] = []
  private var depth = 0

  static let literal: Int64 = 1 << 16
  static let free: Int64 = 1 << 32
  static let preferred: Int64 = 1 << 40

  init(_ automaton: IdiomAutomaton, names: [NameIndex], count: Int, depth: Int = 0) {
    self.automaton = automaton
    self.names = names
    self.depth = depth
    waiting = [[Int32]](repeating: [], count: count + 1)
  }

  /// The best way from a node to the end of the text, or the best to each place where a rule can end.
  mutating func ways(
    from node: Int32, at start: Int, isRule: Bool, _ scan: inout IdiomScan
  ) -> [Way] {
    var ends: [Way] = []
    push(node, Int32(start), 0, from: -1)
    for position in start...scan.text.count {
      // Every node is numbered higher than what follows it: the highest first, each once.
      while let index = pop(position) {
        let item = items[Int(index)]
        let node = automaton.nodes[Int(item.node)]
        if node.kind == .accept || node.kind == .done {
          if isRule ? node.kind == .done : (node.kind == .accept && position == scan.text.count) {
            ends.append(
              Way(end: position, score: item.score, captures: captures(of: index, scan)))
          }
          if node.kind == .done { continue }
        }
        advance(node, item, index, &scan)
      }
    }
    return ends
  }

  private mutating func advance(
    _ node: IdiomNode, _ item: Item, _ index: Int32, _ scan: inout IdiomScan
  ) {
    let position = item.position
    let letter = Int(position) < scan.letters.count ? scan.letters[Int(position)] : -1
    switch node.kind {
    case .letter:
      if node.argument == letter {
        push(node.next, position + 1, item.score + Self.literal, from: index)
      }
    case .listLetter:
      if node.argument == letter { push(node.next, position + 1, item.score, from: index) }
    case .space:
      if scan.text.isBoundary[Int(position)] { push(node.next, position, item.score, from: index) }
      if letter == 1 || letter == 2 { push(node.next, position + 1, item.score, from: index) }
    case .fork:
      push(node.next, position, item.score, from: index)
      push(node.other, position, item.score, from: index)
      return
    case .begin: return push(node.next, position, item.score, from: index)
    case .end:
      var score = item.score
      let slot = automaton.values[Int(node.argument)].slot
      if automaton.slots[Int(slot)].isPreferred {
        score += Int64(position - begin(of: index)) * Self.preferred
      }
      return push(node.next, position, score, from: index)
    case .wildBegin:
      if letter == 1 {
        push(item.node, position + 1, item.score, from: index)
      } else if letter >= 0 {
        push(node.next, position + 1, item.score - Self.free - 1, from: index)
      }
    case .wildOn:
      push(node.next, position, item.score, from: index)
      if letter >= 0 { push(item.node, position + 1, item.score - 1, from: index) }
    case .edge:
      let slot = automaton.slots[Int(node.argument)]
      for place in scan.find(slot.lookup, at: Int(position)) {
        let end = scan.found[place].end
        let more = slot.isPreferred ? Int64(end - position) * Self.preferred : 0
        push(node.next, end, item.score + more, from: index, label: Int32(place))
      }
    case .call:
      guard depth < 24 else { return }
      var inner = IdiomTracer(automaton, names: names, count: scan.text.count, depth: depth + 1)
      let found = inner.ways(
        from: automaton.rules[Int(node.argument)], at: Int(position), isRule: true, &scan)
      for way in found {
        ways.append(way)
        push(
          node.next, Int32(way.end), item.score + way.score, from: index,
          label: Int32(ways.count - 1))
      }
    case .accept, .done, .dead: break
    }
    guard !scan.skips.isEmpty, node.kind != .wildOn || node.other != 1 else { return }
    for skip in scan.skips where skip.from == position {
      push(item.node, skip.to, item.score, from: index, label: -2)
    }
  }

  private mutating func push(
    _ node: Int32, _ position: Int32, _ score: Int64, from: Int32, label: Int32 = -1
  ) {
    let key = Int64(node) << 32 | Int64(position)
    if let known = best[key] {
      guard items[Int(known)].score < score else { return }
      items[Int(known)] = Item(
        node: node, position: position, score: score, from: from, label: label)
      return
    }
    let index = Int32(items.count)
    items.append(Item(node: node, position: position, score: score, from: from, label: label))
    best[key] = index
    waiting[Int(position)].append(index)
    // A heap by the number of the node.
    var child = waiting[Int(position)].count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      let heap = waiting[Int(position)]
      guard items[Int(heap[parent])].node < node else { break }
      waiting[Int(position)].swapAt(child, parent)
      child = parent
    }
  }

  private mutating func pop(_ position: Int) -> Int32? {
    guard let top = waiting[position].first else { return nil }
    let last = waiting[position].removeLast()
    guard !waiting[position].isEmpty else { return top }
    waiting[position][0] = last
    var parent = 0
    let count = waiting[position].count
    while true {
      var largest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < count {
        if items[Int(waiting[position][child])].node > items[Int(waiting[position][largest])].node {
          largest = child
        }
      }
      if largest == parent { break }
      waiting[position].swapAt(parent, largest)
      parent = largest
    }
    return top
  }

  private func begin(of index: Int32) -> Int32 {
    var index = index
    while index >= 0 {
      let item = items[Int(index)]
      if automaton.nodes[Int(item.node)].kind == .begin { return item.position }
      index = item.from
    }
    return 0
  }

  // MARK: What the slots hold

  private func captures(of end: Int32, _ scan: IdiomScan) -> [Capture] {
    var path: [Int32] = []
    var index = end
    while index >= 0 {
      path.append(index)
      index = items[Int(index)].from
    }
    path.reverse()
    var captures: [Capture] = []
    var begun = 0
    var skipped: [Range<Int>] = []
    for (before, after) in zip(path, path.dropFirst()) {
      let item = items[Int(before)]
      let next = items[Int(after)]
      let node = automaton.nodes[Int(item.node)]
      let position = Int(item.position)
      if next.label == -2 {
        skipped.append(position..<Int(next.position))
        continue
      }
      switch node.kind {
      case .begin: begun = position
      case .end:
        let value = automaton.values[Int(node.argument)]
        captures.append(
          Capture(
            slot: value.slot, value: value.value, context: value.context, start: begun,
            end: position))
      case .wildBegin:
        if next.node != item.node {
          begun = position
          skipped = []
        }
      case .wildOn where next.node != item.node:
        captures.append(
          Capture(
            slot: node.argument, value: nil, context: [], start: begun, end: position,
            skipped: skipped, isFree: true))
      case .edge:
        captures.append(capture(node.argument, scan.found[Int(next.label)], position))
      case .call: captures += ways[Int(next.label)].captures
      default: break
      }
    }
    return captures
  }

  private func capture(_ slot: Int32, _ found: IdiomScan.Found, _ start: Int) -> Capture {
    var made = Capture(
      slot: slot, value: .number(found.number), context: [], start: start, end: Int(found.end))
    let lookup = automaton.lookups[Int(automaton.slots[Int(slot)].lookup)]
    if found.entry >= 0, case .names(let list) = lookup.source {
      made.value = names[list].value(of: found.entry)
      made.context = names[list].context(of: found.entry)
    }
    return made
  }
}
