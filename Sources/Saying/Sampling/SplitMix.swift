/// A small generator of pseudo-random numbers, the same in every process: SplitMix64 (Steele, Lea and
/// Flood 2014).
package struct SplitMix: Sendable {
  private var state: UInt64

  /// A generator; the same seed gives the same numbers.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to a bound, which is more than 0.
  package mutating func number(below bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

  /// True once in so many.
  package mutating func chance(_ oneIn: Int) -> Bool { number(below: oneIn) == 0 }

  /// One of some things, if there are any.
  package mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }
}
