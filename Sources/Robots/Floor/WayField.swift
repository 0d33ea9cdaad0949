/// From one position: the shortest way to every square, and of equally short ones one with the fewest
/// corners.
///
/// Breadth-first search over squares. When a square is expanded, all squares before it on shortest
/// ways are done, so the fewest corners with which it can be entered in each heading are known: four
/// small labels a square instead of four times as many nodes.
final class WayField: Sendable {
  /// Where ways begin: on a square, or between a square and the next one.
  struct Origin: Hashable, Sendable {
    let node: Int32
    /// The neighbor on whose side the origin lies, if it lies between two squares.
    let toward: Int32?
  }

  /// The length of the way to a node in squares, and its corners.
  struct Length: Hashable, Sendable {
    let steps: Int
    let corners: Int
    /// Whether it leads over the origin's `toward` rather than its `node`.
    let isForward: Bool
  }

  let origin: Origin
  private let graph: FloorGraph
  private let steps: [Int32]
  private let corners: [UInt16]

  private static let unreached: UInt16 = .max

  /// Squares of `blocked` are not entered; an origin inside may be left.
  init(from origin: Origin, on graph: FloorGraph, blocked: [Bool]) {
    self.origin = origin
    self.graph = graph
    var steps = [Int32](repeating: -1, count: graph.count)
    var corners = [UInt16](repeating: Self.unreached, count: graph.count * 4)
    var queue: [Int32] = []
    queue.reserveCapacity(graph.count)

    func seed(_ node: Int32, _ headings: [Heading]) {
      steps[Int(node)] = 0
      for heading in headings { corners[Int(node) * 4 + heading.rawValue] = 0 }
      queue.append(node)
    }
    if let toward = origin.toward,
      let heading = Heading.allCases.first(where: { graph.neighbor(of: origin.node, $0) == toward })
    {
      // Half in a blocked region, half out: the only way is out.
      if !blocked[Int(origin.node)] || blocked[Int(toward)] {
        seed(origin.node, [heading.opposite])
      }
      if !blocked[Int(toward)] || blocked[Int(origin.node)] { seed(toward, [heading]) }
    } else {
      seed(origin.node, Heading.allCases)
    }

    graph.neighbors.withUnsafeBufferPointer { neighbors in
      steps.withUnsafeMutableBufferPointer { steps in
        corners.withUnsafeMutableBufferPointer { corners in
          var head = 0
          while head < queue.count {
            let node = Int(queue[head])
            head += 1
            let next = steps[node] + 1
            for heading in 0..<4 {
              let other = Int(neighbors[node * 4 + heading])
              // A way may lead out of what is blocked, never into it.
              if other < 0 || (blocked[other] && !blocked[node]) { continue }
              if steps[other] < 0 {
                steps[other] = next
                queue.append(Int32(other))
              } else if steps[other] != next {
                continue
              }
              var best = corners[node * 4 + heading]
              for side in 0..<4 where side != heading {
                let turned = corners[node * 4 + side]
                if turned < best, turned != Self.unreached {
                  // More corners than can be counted are as many as can be counted.
                  best = min(best, min(turned, Self.unreached - 2) + 1)
                }
              }
              corners[other * 4 + heading] = best
            }
          }
        }
      }
    }
    self.steps = steps
    self.corners = corners
  }

  /// How far it is to a node; nil when no way leads there.
  func length(to node: Int32) -> Length? {
    let count = steps[Int(node)]
    guard count >= 0 else { return nil }
    var fewest = Self.unreached
    for heading in 0..<4 { fewest = min(fewest, corners[Int(node) * 4 + heading]) }
    return Length(steps: Int(count), corners: Int(fewest), isForward: isForward(node, Int(count)))
  }

  /// The squares on the way to a node, the first and the last included. Ties are broken by the order
  /// of headings, seen from the end.
  func nodes(to node: Int32) -> [Int32] {
    guard steps[Int(node)] >= 0 else { return [] }
    var way = [node]
    var current = node
    var ahead: Int?
    while steps[Int(current)] > 0 {
      // The last move into this square: straight on costs nothing, any other one corner.
      var best = (cost: Int.max, heading: 0)
      for heading in 0..<4 where corners[Int(current) * 4 + heading] != Self.unreached {
        let turn = ahead == nil || ahead == heading ? 0 : 1
        let cost = Int(corners[Int(current) * 4 + heading]) + turn
        if cost < best.cost { best = (cost, heading) }
      }
      let back = (best.heading + 2) % 4
      current = graph.neighbors[Int(current) * 4 + back]
      ahead = best.heading
      way.append(current)
    }
    return way.reversed()
  }

  /// Neighbors differ in the parity of row and column, so parity tells which of the two a way began at.
  private func isForward(_ node: Int32, _ steps: Int) -> Bool {
    guard origin.toward != nil else { return false }
    let cell = graph.cells[Int(node)]
    let start = graph.cells[Int(origin.node)]
    return (cell.column + cell.row + start.column + start.row + steps) % 2 != 0
  }
}
