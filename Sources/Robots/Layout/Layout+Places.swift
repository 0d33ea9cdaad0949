extension Layout {
  /// The names of all places, in order of declaration.
  public var placeNames: [String] { floor?.places.map(\.name) ?? [] }

  /// The names of all regions, in order of declaration.
  public var regionNames: [String] { floor?.regions.map(\.name) ?? [] }

  /// Whether there is a place of that name.
  public func isPlace(_ name: String) -> Bool { floor?.place(name) != nil }

  /// Whether there is a region of that name.
  public func isRegion(_ name: String) -> Bool { floor?.region(name) != nil }

  /// The square of a place.
  public func cell(of place: String) -> Cell? {
    guard let floor, let index = floor.place(place) else { return nil }
    return floor.places[index].cell
  }

  /// The places on a square, in order of declaration; several may share one.
  public func places(at cell: Cell) -> [String] {
    guard let floor, let node = floor.graph.node(at: cell) else { return [] }
    return floor.places(atNode: node).map { floor.places[$0].name }
  }

  /// The regions that a place lies in, in order of declaration.
  public func regions(of place: String) -> [String] {
    guard let floor, let index = floor.place(place) else { return [] }
    return floor.placeRegions[index].map { floor.regions[$0].name }
  }

  /// The places that lie in a region, in order of declaration.
  public func places(in region: String) -> [String] {
    guard let floor, let index = floor.region(region) else { return [] }
    return floor.places.indices.filter { floor.placeRegions[$0].contains(index) }
      .map { floor.places[$0].name }
  }

  /// The squares of a region that can be driven on, in the order of reading.
  public func cells(in region: String) -> [Cell] {
    guard let floor, let index = floor.region(region) else { return [] }
    return floor.regionNodes[index].map { floor.graph.cells[Int($0)] }
  }

  /// Whether a square belongs to a region.
  public func isCell(_ cell: Cell, in region: String) -> Bool {
    guard let floor, let index = floor.region(region) else { return false }
    return floor.regions[index].blocks.contains { $0.contains(cell) }
  }

  /// The places beside a place: the next one in each of the four directions, if the way there is
  /// straight, free, and stays in one of its regions. In the order north, east, south, west.
  public func neighbors(of place: String) -> [String] {
    guard let floor, let index = floor.place(place) else { return [] }
    return Heading.allCases.flatMap { neighbors(of: index, toward: $0, on: floor) }
  }

  /// The places next to a place in one direction.
  public func neighbors(of place: String, toward heading: Heading) -> [String] {
    guard let floor, let index = floor.place(place) else { return [] }
    return neighbors(of: index, toward: heading, on: floor)
  }

  private func neighbors(of place: Int, toward heading: Heading, on floor: Floor) -> [String] {
    let own = floor.placeRegions[place]
    var node = floor.placeNodes[place]
    while let next = floor.graph.neighbor(of: node, heading) {
      node = next
      let found = floor.places(atNode: node)
      guard !found.isEmpty else { continue }
      let near = found.filter { other in
        own.isEmpty
          ? floor.placeRegions[other].isEmpty
          : floor.placeRegions[other].contains(where: own.contains)
      }
      return near.map { floor.places[$0].name }
    }
    return []
  }
}
