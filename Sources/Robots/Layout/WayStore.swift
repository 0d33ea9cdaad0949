import Synchronization

/// The ways found so far, by closed regions. What it forgets is computed anew with the same result.
final class WayStore: Sendable {
  /// How many sets of closed regions are remembered.
  private static let limit = 8

  private let graph: FloorGraph
  private let known = Mutex<[(closed: [Int], ways: Ways)]>([])

  init(graph: FloorGraph) { self.graph = graph }

  func ways(without closed: [Int], blocked: () -> [Bool]) -> Ways {
    known.withLock { known in
      if let index = known.firstIndex(where: { $0.closed == closed }) { return known[index].ways }
      let ways = Ways(graph: graph, blocked: blocked())
      if known.count == Self.limit { known.removeFirst() }
      known.append((closed, ways))
      return ways
    }
  }
}

/// The ways over a floor of which some squares are closed.
final class Ways: Sendable {
  private struct Memory {
    var fields: [WayField.Origin: WayField] = [:]
    /// How often a node was asked about in vain: the one asked about most gets a field.
    var misses: [Int32: Int] = [:]
  }

  let blocked: [Bool]
  private let graph: FloorGraph
  private let limit: Int
  private let memory = Mutex(Memory())

  init(graph: FloorGraph, blocked: [Bool]) {
    self.graph = graph
    self.blocked = blocked
    // A field takes 12 bytes a square; all together some 64 MB.
    limit = max(16, 64_000_000 / (12 * max(1, graph.count)))
  }

  /// All ways from a position.
  func field(from origin: WayField.Origin) -> WayField {
    if let field = memory.withLock({ $0.fields[origin] }) { return field }
    let field = WayField(from: origin, on: graph, blocked: blocked)
    memory.withLock { memory in
      if memory.fields.count >= limit { memory.fields = [:] }
      memory.fields[origin] = field
    }
    return field
  }

  /// How far it is between two squares. Length and corners are the same there and back unless one of
  /// them is closed, so whichever side is asked about more often is searched from.
  func length(from start: Int32, to end: Int32) -> WayField.Length? {
    if blocked[Int(end)] && !blocked[Int(start)] { return nil }
    let forth = WayField.Origin(node: start, toward: nil)
    if blocked[Int(start)] { return field(from: forth).length(to: end) }
    let back = WayField.Origin(node: end, toward: nil)
    let (found, origin) = memory.withLock { memory -> ((WayField, Int32)?, WayField.Origin) in
      if let field = memory.fields[forth] { return ((field, end), forth) }
      if let field = memory.fields[back] { return ((field, start), back) }
      memory.misses[start, default: 0] += 1
      memory.misses[end, default: 0] += 1
      let isBack = (memory.misses[end] ?? 0) > (memory.misses[start] ?? 0)
      return (nil, isBack ? back : forth)
    }
    if let found { return found.0.length(to: found.1) }
    return field(from: origin).length(to: origin == forth ? end : start)
  }
}
