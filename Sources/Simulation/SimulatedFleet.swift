package import PDDL
package import Robots

/// A fleet in a world that can be asked what is really so, and in which things happen by themselves.
package protocol SimulatedFleet: Fleet {
  /// What really holds.
  var world: State { get }
  /// The objects there really are.
  var objects: ObjectTable { get }
  /// The reference semantics over the real world.
  var semantics: Semantics { get }
  /// The world changes by itself, now; only what senses it is told.
  mutating func happen(_ change: Robots.WorldChange)
}

/// Fleets by what a domain asks for.
package enum Simulated {
  /// The fleet of a domain: robots that take their time and may fail where there is a floor or a file
  /// says how they work, else the bare symbolic robot.
  ///
  /// - Parameters:
  ///   - setup: what robots can do, completed for the domain.
  ///   - layout: the floor; empty where there is none.
  ///   - seed: where all chance comes from.
  package static func fleet(
    domain: DomainModel, objects: ObjectTable, initial: State, setup: RobotSetup, layout: Layout,
    seed: UInt64
  ) -> any SimulatedFleet {
    let isBare =
      layout.isEmpty && setup.robots.isEmpty && setup.people == nil && setup.sensors.isEmpty
      && setup.skills.values.allSatisfy { $0.failures.isEmpty && $0.reasons.isEmpty }
    if isBare {
      return SymbolicRobot(domain: domain, objects: objects, initial: initial, setup: setup)
    }
    return WarehouseSimulation(
      domain: domain, objects: objects, initial: initial, setup: setup, layout: layout, seed: seed)
  }
}
