package import PDDL
package import Robots

/// A fleet whose world can be looked into and changed from outside: for scripts and maps.
package protocol SimulatedWorld: Fleet {
  /// The reference semantics over the objects of the world.
  var semantics: Semantics { get }
  /// What is really so.
  var state: State { get }
  /// The world changes by itself.
  mutating func happen(_ change: Robots.WorldChange)
}
