/// What a layout shares with its copies: the graph of the floor, where everything is, and the ways
/// found so far. It never changes but for that store, on which no result depends.
final class Floor: Sendable {
  let graph: FloorGraph
  let cellSize: Int
  let places: [Layout.Place]
  let regions: [Layout.Region]
  let motion: Motion
  let motions: [String: Motion]
  /// The node of each place.
  let placeNodes: [Int32]
  /// The nodes of each region, ascending.
  let regionNodes: [[Int32]]
  /// The regions of each place, ascending.
  let placeRegions: [[Int]]
  let store: WayStore
  private let placeIndex: [String: Int]
  private let regionIndex: [String: Int]
  private let placesAtNode: [Int32: [Int]]

  init(
    map: FloorMap, cellSize: Int, places: [Layout.Place], regions: [Layout.Region],
    motions: [String: Motion], motion: Motion
  ) {
    let graph = FloorGraph(map)
    self.graph = graph
    self.cellSize = cellSize
    self.motion = motion
    self.motions = motions

    var placeIndex: [String: Int] = [:]
    var kept: [Layout.Place] = []
    var placeNodes: [Int32] = []
    var placesAtNode: [Int32: [Int]] = [:]
    for place in places where placeIndex[place.name] == nil {
      guard let node = graph.node(at: place.cell) else { continue }
      placeIndex[place.name] = kept.count
      placesAtNode[node, default: []].append(kept.count)
      kept.append(place)
      placeNodes.append(node)
    }

    var regionIndex: [String: Int] = [:]
    var keptRegions: [Layout.Region] = []
    var regionNodes: [[Int32]] = []
    var placeRegions = [[Int]](repeating: [], count: kept.count)
    for region in regions where regionIndex[region.name] == nil {
      let index = keptRegions.count
      regionIndex[region.name] = index
      keptRegions.append(region)
      let nodes = Self.nodes(of: region, on: graph)
      regionNodes.append(nodes)
      for node in nodes {
        for place in placesAtNode[node] ?? [] { placeRegions[place].append(index) }
      }
    }
    self.places = kept
    self.placeNodes = placeNodes
    self.placesAtNode = placesAtNode
    self.placeIndex = placeIndex
    self.regions = keptRegions
    self.regionNodes = regionNodes
    self.regionIndex = regionIndex
    self.placeRegions = placeRegions
    store = WayStore(graph: graph)
  }

  func place(_ name: String) -> Int? { placeIndex[name] }

  func region(_ name: String) -> Int? { regionIndex[name] }

  /// The places at a node, in order of declaration.
  func places(atNode node: Int32) -> [Int] { placesAtNode[node] ?? [] }

  func motion(of robot: String?) -> Motion { robot.flatMap { motions[$0] } ?? motion }

  /// The regions of these names that there are, ascending, each once.
  func regions(named names: some Sequence<String>) -> [Int] {
    Set(names.compactMap { regionIndex[$0] }).sorted()
  }

  /// What must be known to drive where some regions are closed.
  func ways(without closed: [Int]) -> Ways {
    store.ways(without: closed) {
      var blocked = [Bool](repeating: false, count: graph.count)
      for region in closed {
        for node in regionNodes[region] { blocked[Int(node)] = true }
      }
      return blocked
    }
  }

  private static func nodes(of region: Layout.Region, on graph: FloorGraph) -> [Int32] {
    var nodes: Set<Int32> = []
    for block in region.blocks {
      let rows = max(0, block.lower.row)...max(0, min(block.upper.row, graph.map.height - 1))
      let columns =
        max(0, block.lower.column)...max(0, min(block.upper.column, graph.map.width - 1))
      guard block.lower.row < graph.map.height, block.lower.column < graph.map.width else {
        continue
      }
      for row in rows {
        for column in columns {
          if let node = graph.node(at: Cell(column: column, row: row)) { nodes.insert(node) }
        }
      }
    }
    return nodes.sorted()
  }
}
