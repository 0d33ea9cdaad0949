/// Turns how sure the model is into how often it is right, as seen on examples kept back: a
/// logistic curve over the odds (Platt 1999, with his smoothed targets).
struct Calibration: Sendable {
  private(set) var slope: Float = 1
  private(set) var offset: Float = 0

  static func odds(_ probability: Float) -> Float {
    let bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return Math.log(bounded / (1 - bounded))
  }

  func callAsFunction(_ probability: Float) -> Float {
    1 / (1 + Math.exp(-(slope * Self.odds(probability) + offset)))
  }

  init() {}

  /// Fits the curve by Newton's method, held near the identity where there is little to go by.
  init(_ seen: [(probability: Float, isRight: Bool)]) {
    let right = Float(seen.filter(\.isRight).count)
    let wrong = Float(seen.count) - right
    guard seen.count >= 20 else { return }
    let (high, low) = ((right + 1) / (right + 2), 1 / (wrong + 2))
    for _ in 0..<20 {
      var (g0, g1) = ((slope - 1), offset)
      var (h00, h01, h11): (Float, Float, Float) = (1, 0, 1)
      for one in seen {
        let x = Self.odds(one.probability)
        let p = 1 / (1 + Math.exp(-(slope * x + offset)))
        let error = p - (one.isRight ? high : low)
        let weight = max(p * (1 - p), 1e-6)
        g0 += error * x
        g1 += error
        h00 += weight * x * x
        h01 += weight * x
        h11 += weight
      }
      let determinant = h00 * h11 - h01 * h01
      guard determinant > 1e-9 else { return }
      let steps = (
        (g0 * h11 - g1 * h01) / determinant, (g1 * h00 - g0 * h01) / determinant
      )
      slope = max(0.05, slope - min(max(steps.0, -1), 1))
      offset -= min(max(steps.1, -2), 2)
      if abs(steps.0) + abs(steps.1) < 1e-4 { break }
    }
  }
}
