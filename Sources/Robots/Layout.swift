public import PDDL

/// The floor as planning and conversation need it: places, regions, positions, travel times.
///
/// An empty layout stands for a domain without a floor.
public struct Layout: Sendable {
  /// A layout without places.
  public init() {}
}
