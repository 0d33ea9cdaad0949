/// Exponential and logarithm to about six digits, the same bits on every machine.
enum Math {
  @inline(__always)
  static func exp(_ x: Float) -> Float {
    guard x > -87 else { return 0 }
    let t = min(x, 88) * 1.442_695_04
    let whole = t.rounded(.down)
    let f = t - whole
    var p: Float = 1.877_576_7e-3
    p = p * f + 8.989_340_0e-3
    p = p * f + 5.582_631_8e-2
    p = p * f + 2.401_536_1e-1
    p = p * f + 6.931_530_7e-1
    p = p * f + 9.999_999_4e-1
    return p * Float(bitPattern: UInt32(Int32(whole) + 127) << 23)
  }

  static func log(_ x: Float) -> Float {
    guard x > 0 else { return -87 }
    let exponent = Float(x.exponent)
    // ln m = 2 artanh((m - 1) / (m + 1)), m in [1, 2).
    let s = (x.significand - 1) / (x.significand + 1)
    let q = s * s
    let series: Float =
      1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q / 13)))))
    return exponent * 0.693_147_18 + 2 * s * series
  }
}
