import PDDL
package import Robots

/// The floor as it is at one moment, to be drawn.
package struct FloorSnapshot: Sendable, Hashable {
  /// A robot on the floor.
  package struct Robot: Sendable, Hashable {
    /// Its name.
    package let name: String
    /// Where it is; nil where there is no floor.
    package let position: RobotPosition?
    /// The names of what it holds.
    package let load: [String]
    /// Its battery in per cent, if it has one.
    package let battery: Double?
  }

  /// The moment.
  package let time: Instant
  /// The robots, by name.
  package let robots: [Robot]
  /// The regions that are closed, in order of declaration.
  package let closed: [String]
}

extension WarehouseSimulation {
  /// The floor as it is now.
  package var snapshot: FloorSnapshot {
    let settled = settled.truth
    return FloorSnapshot(
      time: clock,
      robots: robots.map { robot in
        FloorSnapshot.Robot(
          name: robot.name, position: position(of: robot),
          load: robot.object.map { truth.load(of: $0).map { truth.name(of: $0) } } ?? [],
          battery: robot.object.flatMap { settled.charge(of: $0) })
      },
      closed: truth.closedRegions)
  }
}
