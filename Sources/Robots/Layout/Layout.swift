/// The floor as planning and conversation need it: places, regions, positions, travel times.
///
/// A place is a square at which a robot can stand, a region a set of squares; both are named after
/// PDDL objects. Ways lead over the four neighbors of a square; the shortest is taken, and of equally
/// short ones one with the fewest corners.
///
/// A value that is cheap to copy: the floor is shared and never changes, and what is computed of it is
/// kept aside. An empty layout stands for a domain without a floor; it knows no place and no time.
public struct Layout: Sendable {
  let floor: Floor?
  /// Robots that are not exactly at a place: where they really are, by name.
  public var robots: [String: RobotPosition] = [:]

  /// A layout without places.
  public init() { floor = nil }

  /// A layout over a map.
  ///
  /// - Parameters:
  ///   - map: the squares that can be driven on.
  ///   - cellSize: the side of a square in millimeters, at least 1.
  ///   - places: where each place is; those on a wall or off the map, and those named twice, are left
  ///     out.
  ///   - regions: what each region covers; one named twice is left out.
  ///   - motions: how each robot drives, by name.
  ///   - motion: how the other robots drive.
  public init(
    map: FloorMap, cellSize: Int = 1000, places: [Place], regions: [Region] = [],
    motions: [String: Motion] = [:], motion: Motion = .plain
  ) {
    floor = Floor(
      map: map, cellSize: max(1, cellSize), places: places, regions: regions, motions: motions,
      motion: motion)
  }

  /// Whether there is no floor at all.
  public var isEmpty: Bool { floor == nil }

  /// The map, if there is a floor.
  public var map: FloorMap? { floor?.graph.map }

  /// The side of a square in millimeters.
  public var cellSize: Int { floor?.cellSize ?? 1000 }

  /// A named place and its square.
  public struct Place: Hashable, Sendable {
    /// The name of its PDDL object.
    public let name: String
    /// The square on which a robot stands.
    public let cell: Cell

    /// A place.
    public init(_ name: String, at cell: Cell) {
      self.name = name
      self.cell = cell
    }
  }

  /// A named part of the floor, such as an aisle.
  public struct Region: Hashable, Sendable {
    /// The name of its PDDL object.
    public let name: String
    /// Its squares, as blocks that may overlap.
    public let blocks: [CellRectangle]

    /// A region.
    public init(_ name: String, _ blocks: [CellRectangle]) {
      self.name = name
      self.blocks = blocks
    }
  }
}

/// Where a robot is on the floor.
public struct RobotPosition: Hashable, Sendable {
  /// The square that it has reached last.
  public var cell: Cell
  /// Where it drives, if it is between this square and the next one.
  public var heading: Heading?
  /// How far it is from the middle of `cell`, in millimeters; 0 unless it has a heading.
  public var offset: Int
  /// The place that it was at last, which is where belief has it.
  public var lastPlace: String

  /// A position; without a heading the offset is 0.
  public init(cell: Cell, heading: Heading? = nil, offset: Int = 0, lastPlace: String) {
    self.cell = cell
    self.heading = offset > 0 ? heading : nil
    self.offset = heading == nil ? 0 : max(0, offset)
    self.lastPlace = lastPlace
  }
}
