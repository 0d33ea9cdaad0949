package import PDDL
package import Robots

/// Travel times as belief sees them, under what is believed closed.
///
/// `Layout` knows the floor by names; whoever ties a domain to its floor makes one of these.
package protocol Travel: Sendable {
  /// Travel times and other computed numbers, with the given regions shut beside those that the
  /// state says are closed. Robots between two places are timed from where they really are.
  func functions(
    in state: State, of objects: ObjectTable, avoiding regions: [ObjectID]
  ) -> (any FunctionSource)?

  /// The same with robots where they are now.
  func following(_ layout: Layout) -> any Travel
}

/// The travel times of a layout.
package struct LayoutTravel: Travel {
  private let supply: LayoutFunctions

  /// The travel times of a layout, by the functions that the domain calls for.
  package init(_ supply: LayoutFunctions) { self.supply = supply }

  package func functions(
    in state: State, of objects: ObjectTable, avoiding regions: [ObjectID]
  ) -> (any FunctionSource)? {
    supply.under(state, objects: objects, avoiding: regions.map { objects.name(of: $0) })
  }

  package func following(_ layout: Layout) -> any Travel {
    LayoutTravel(supply.under(State(), layout: layout))
  }
}
