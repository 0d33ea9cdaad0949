extension Layout {
  /// Where a way begins.
  public enum Start: Hashable, Sendable {
    /// At a place.
    case place(String)
    /// Where a robot is that is not exactly at a place, or at the given place if it is.
    case robot(String, at: String)
    /// Anywhere on the floor.
    case position(RobotPosition)
  }

  /// How far it is, and over how many corners.
  public struct Distance: Hashable, Sendable {
    /// The length of the way in millimeters.
    public let millimeters: Int
    /// Its corners.
    public let corners: Int
  }

  /// How far it is to a place on the shortest way that enters none of the given regions; nil when
  /// there is none, or no such place. A robot that stands in one of those regions may leave it.
  public func distance(
    from start: Start, to place: String, avoiding regions: [String] = []
  ) -> Distance? {
    guard let floor, let index = floor.place(place) else { return nil }
    let ways = floor.ways(without: floor.regions(named: regions))
    return floor.distance(from: start, robots: robots, to: floor.placeNodes[index], by: ways)
  }

  /// How long a robot takes to a place; nil when no way leads there.
  public func travelTime(
    of robot: String? = nil, from start: Start, to place: String, avoiding regions: [String] = []
  ) -> Span? {
    guard let floor, let way = distance(from: start, to: place, avoiding: regions) else {
      return nil
    }
    let motion = floor.motion(of: robot)
    return Span(milliseconds: motion.time(distance: way.millimeters, corners: way.corners))
  }

  /// The nearest of some places; of equally near ones the one named first. Nil if no way leads to any.
  public func nearest(
    to start: Start, among places: [String], avoiding regions: [String] = []
  ) -> String? {
    var best: (length: Int, place: String)?
    for place in places {
      guard let way = distance(from: start, to: place, avoiding: regions) else { continue }
      if best == nil || way.millimeters < (best?.length ?? 0) { best = (way.millimeters, place) }
    }
    return best?.place
  }

  /// The squares of the way to a place, the first and the last included; nil when there is none.
  /// From between two squares the way begins at the one that it leads over.
  public func way(
    from start: Start, to place: String, avoiding regions: [String] = []
  ) -> [Cell]? {
    guard let floor, let index = floor.place(place),
      let origin = floor.origin(of: start, robots: robots)
    else { return nil }
    let ways = floor.ways(without: floor.regions(named: regions))
    let nodes = ways.field(from: origin.origin).nodes(to: floor.placeNodes[index])
    return nodes.isEmpty ? nil : nodes.map { floor.graph.cells[Int($0)] }
  }

  /// How a robot drives.
  public func motion(of robot: String?) -> Motion { floor?.motion(of: robot) ?? .plain }
}

extension Floor {
  /// The origin of a way and how far the start lies beyond the origin's node, in millimeters.
  func origin(
    of start: Layout.Start, robots: [String: RobotPosition]
  ) -> (origin: WayField.Origin, offset: Int)? {
    switch start {
    case .place(let name):
      return place(name).map { (WayField.Origin(node: placeNodes[$0], toward: nil), 0) }
    case .robot(let robot, let place):
      // A robot is on its way only as seen from the place that it passed last.
      guard let position = robots[robot], position.lastPlace == place else {
        return origin(of: .place(place), robots: [:])
      }
      return origin(of: .position(position), robots: [:])
    case .position(let position):
      guard let node = graph.node(at: position.cell) else { return nil }
      guard let heading = position.heading, let toward = graph.neighbor(of: node, heading) else {
        return (WayField.Origin(node: node, toward: nil), 0)
      }
      return (WayField.Origin(node: node, toward: toward), min(position.offset, cellSize))
    }
  }

  func distance(
    from start: Layout.Start, robots: [String: RobotPosition], to node: Int32, by ways: Ways
  ) -> Layout.Distance? {
    guard let (origin, offset) = origin(of: start, robots: robots) else { return nil }
    let length: WayField.Length?
    if origin.toward == nil {
      length = ways.length(from: origin.node, to: node)
    } else {
      length = ways.field(from: origin).length(to: node)
    }
    guard let length else { return nil }
    let rest = origin.toward == nil ? 0 : length.isForward ? cellSize - offset : offset
    return Layout.Distance(millimeters: length.steps * cellSize + rest, corners: length.corners)
  }
}
