/// The one source of chance in a simulated world: SplitMix64 (Steele, Lea and Flood 2014). The same
/// seed gives the same numbers on every machine.
struct RandomSource: Sendable, Hashable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, a limit of at least 1.
  mutating func draw(below limit: Int) -> Int {
    // The high half of the product: even but for one part in 2^64 / limit.
    Int(next().multipliedFullWidth(by: UInt64(max(1, limit))).high)
  }

  /// True so many times in a million.
  mutating func happens(_ millionths: Int) -> Bool { draw(below: 1_000_000) < millionths }
}
