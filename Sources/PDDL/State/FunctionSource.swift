/// Numbers that are computed rather than stored, such as travel times over a floor plan.
///
/// Asked before the state; a function it does not supply is looked up in the state.
public protocol FunctionSource: Sendable {
  /// Whether it supplies the values of a function.
  func supplies(_ function: FunctionID) -> Bool
  /// The value for the given objects; nil when there is none (no way leads there).
  func value(of function: FunctionID, _ arguments: [ObjectID]) -> Double?
}
