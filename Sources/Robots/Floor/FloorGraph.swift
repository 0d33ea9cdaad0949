/// The squares of a floor that can be driven on, numbered in the order of reading, with the
/// neighbors of each.
final class FloorGraph: Sendable {
  static let none: Int32 = -1

  let map: FloorMap
  /// The square of each node.
  let cells: [Cell]
  /// Four neighbors a node, by heading; `none` where there is a wall.
  let neighbors: [Int32]
  private let nodes: [Int32]

  init(_ map: FloorMap) {
    self.map = map
    var nodes = [Int32](repeating: Self.none, count: map.width * map.height)
    var cells: [Cell] = []
    for row in 0..<map.height {
      for column in 0..<map.width {
        let cell = Cell(column: column, row: row)
        guard map.isPassable(cell) else { continue }
        nodes[map.index(of: cell)] = Int32(cells.count)
        cells.append(cell)
      }
    }
    var neighbors: [Int32] = []
    neighbors.reserveCapacity(cells.count * 4)
    for cell in cells {
      for heading in Heading.allCases {
        let other = cell.neighbor(heading)
        neighbors.append(map.contains(other) ? nodes[map.index(of: other)] : Self.none)
      }
    }
    self.nodes = nodes
    self.cells = cells
    self.neighbors = neighbors
  }

  var count: Int { cells.count }

  /// The node of a square; nil for a wall and outside the map.
  func node(at cell: Cell) -> Int32? {
    guard map.contains(cell) else { return nil }
    let node = nodes[map.index(of: cell)]
    return node == Self.none ? nil : node
  }

  func neighbor(of node: Int32, _ heading: Heading) -> Int32? {
    let other = neighbors[Int(node) * 4 + heading.rawValue]
    return other == Self.none ? nil : other
  }
}
