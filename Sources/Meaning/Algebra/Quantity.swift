/// A number with its unit: 20 kg, 3 squares, 90 degrees. Units are symbols of the core grammars, the
/// same in every language: `kg`, `g`, `t`, `m`, `cm`, `mm`, `km`, `foot`, `inch`, `percent`, `degree`,
/// `square`, or a unit that a vocabulary declares; `""` is a bare number.
public struct Quantity: Hashable, Sendable {
  /// How many.
  public var value: Double
  /// Of what; empty for a bare number.
  public var unit: String
  /// A quantity.
  public init(_ value: Double, _ unit: String = "") {
    self.value = value
    self.unit = unit
  }
}

/// A time or a length of time, on the simulated clock, in whole milliseconds.
public indirect enum TimeExpression: Hashable, Sendable {
  /// A time of day, in milliseconds after midnight ("at 9:30").
  case clock(Int)
  /// A length of time ("for five minutes").
  case span(Int)
  /// So long from now ("in twenty minutes", 20分後).
  case fromNow(Int)
  /// So long ago.
  case ago(Int)
  /// This moment.
  case now
  /// Today, as a limit of a constraint.
  case today
  /// Before ("before") or after an event that a clause describes.
  case before(Clause)
  /// After an event that a clause describes.
  case after(Clause)
}
