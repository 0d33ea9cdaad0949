/// Costs as small integers for heuristics and open lists, their proportions kept.
struct CostScale {
  private let factor: Double
  /// The price of the dearest step.
  static let dearest = 1_000.0

  init(_ costs: [Double]) {
    let most = costs.max() ?? 0
    let areIntegers = costs.allSatisfy { $0 == $0.rounded() }
    factor = most <= 0 || (areIntegers && most <= Self.dearest) ? 1 : Self.dearest / most
  }

  /// The price of a step. A free step costs a little too, so that a search does not take endless
  /// free ones.
  func price(_ cost: Double) -> Int32 { Int32(max(0, cost * factor).rounded()) + 1 }

  /// A cost in the measure of prices.
  func scaled(_ cost: Double) -> Double { cost * factor }
}
