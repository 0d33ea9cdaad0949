package import PDDL

/// What `robots.yml` declares: where robots drive, what they can do, what may fail, what is seen.
///
/// Everything is optional; `completed(for:)` fills in what the PDDL domain tells. Names are those of
/// the domain's objects, predicates, functions and actions.
///
///     floor:     { cell: 1 m }
///     places:    { dock-1: [1, 10], "shelf-{n}": { at: [27, 4], n: 1..20, step: { n: [2, 0] } } }
///     regions:   { aisle-a: [[26, 4], [134, 4]] }
///     facts:     { at: at, holding: holding, closed: closed, in: in, adjacent: adjacent }
///     functions: { travel-time: travel-time, distance: distance, x: x, y: y, battery: battery }
///     robots:    { default: { speed: 1 m/s, acceleration: 0.5 m/s2, turn: 2 s } }
///     skills:
///       move:    { interruptible: true, no-way: way-blocked }
///       pick:    { takes: 5 s, reasons: { "(at ?b ?p)": nothing-there }, failures: { slipped: 2 % } }
///       charge:  { rate: 2 %/s }
///     people:    { chance: 3 %, stay: [4 s, 20 s], patience: 12 s }
///     observed:  { at: here, weight: pick }
///     sensors:   { dock: [at, contains] }
///     hidden:    ["(= (weight c7) 7)"]
package struct RobotSetup: Sendable, Hashable {
  /// The side of a square of the map, in millimeters.
  package var cellSize = 1000
  /// The places, one by one or by pattern.
  package var places: [PlacePattern] = []
  /// The regions, one by one or by pattern.
  package var regions: [RegionPattern] = []
  /// Which predicates and functions mean what on the floor.
  package var symbols = FloorSymbols()
  /// How robots drive and what it takes out of them, by name.
  package var robots: [String: RobotDrive] = [:]
  /// How the robots drive that are not named.
  package var drive = RobotDrive()
  /// What each action is on a robot, by the action's name.
  package var skills: [String: SkillSetup] = [:]
  /// People who stand in the way.
  package var people: PeopleSetup?
  /// What may be unknown, and what shows it, by predicate or function.
  package var observed: [String: Showing] = [:]
  /// What the building sees by itself: predicates and functions, by type of place or by place.
  package var sensors: [String: [String]] = [:]
  /// What is so in the simulated world, but nobody was told.
  package var hidden = WorldChange()

  /// Nothing declared.
  package init() {}

  /// What shows whether a fact holds.
  package enum Showing: Hashable, Sendable {
    /// Being at the place it is about.
    case here
    /// Doing one of these actions.
    case action([String])
  }

  /// The layout that this setup describes on a map; what is wrong is left out of it and told.
  package func layout(on map: FloorMap) -> (layout: Layout, problems: [SetupProblem]) {
    var problems: [SetupProblem] = []
    let places = expandedPlaces(on: map, &problems)
    let regions = expandedRegions(on: map, &problems)
    let layout = Layout(
      map: map, cellSize: cellSize, places: places, regions: regions,
      motions: robots.mapValues(\.motion), motion: drive.motion)
    problems += unreachable(in: layout)
    return (layout, problems)
  }

  /// How a robot drives.
  package func drive(of robot: String) -> RobotDrive { robots[robot] ?? drive }
}

/// How a robot drives and what it takes out of its battery.
package struct RobotDrive: Sendable, Hashable {
  /// Speed, acceleration, corners.
  package var motion = Motion.plain
  /// What a meter costs, in millionths of the full battery.
  package var drainPerMeter = 0
  /// What a second costs, at work or not, in millionths of the full battery.
  package var drainPerSecond = 0

  /// One meter a second, for nothing.
  package init() {}
}

/// People who walk across the floor and stand in the way for a while.
package struct PeopleSetup: Sendable, Hashable {
  /// How often a drive meets somebody, in millionths.
  package var chance = 0
  /// The shortest time they stand there.
  package var shortestStay = Span.seconds(2)
  /// The longest time they stand there.
  package var longestStay = Span.seconds(10)
  /// How long a robot waits before it gives up.
  package var patience = Span.seconds(30)

  /// Nobody.
  package init() {}
}

/// A change of the world by itself: new objects, facts that begin or end, numbers.
package struct WorldChange: Sendable, Hashable {
  /// Objects that come in, each with its type.
  package var objects: [Observation.NewObject] = []
  /// Facts that are so from now on.
  package var holds: [NamedFact] = []
  /// Facts that are no longer so.
  package var holdsNot: [NamedFact] = []
  /// Numbers that are so from now on.
  package var values: [Observation.Reading] = []

  /// A change.
  package init(
    objects: [Observation.NewObject] = [], holds: [NamedFact] = [], holdsNot: [NamedFact] = [],
    values: [Observation.Reading] = []
  ) {
    self.objects = objects
    self.holds = holds
    self.holdsNot = holdsNot
    self.values = values
  }

  /// Whether nothing changes.
  package var isEmpty: Bool {
    objects.isEmpty && holds.isEmpty && holdsNot.isEmpty && values.isEmpty
  }
}
