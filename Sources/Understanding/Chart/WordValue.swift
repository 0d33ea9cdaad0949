import Meaning
import SourceText

/// What a recogniser made of a stretch that no lexicon can list.
enum WordValue: Hashable, Sendable {
  case number(Double)
  case ordinal(Int)
  case quantity(Quantity)
  /// Milliseconds after midnight.
  case clock(Int)
  /// Milliseconds.
  case span(Int)
  case quoted(String)
  /// Whatever words stand there.
  case tail(SourceRange)
  /// A time that counts from now: in ten minutes, an hour ago.
  case time(TimeExpression)
  case times(Int)
  /// A vague number: a few, two or three.
  case few
  /// A share: half.
  case fraction(Double)
  /// So many with the counter that was said.
  case counted(Double, counter: String)
  /// How many, with the counter that was said.
  case asked(counter: String?)
  case unknown(String)
  /// A name that nothing bears.
  case absentName(String)
}

extension WordValue {
  /// A hash that is the same in every process.
  var stableHash: UInt64 {
    func mix(_ kind: UInt64, _ value: UInt64) -> UInt64 {
      (kind &* 0x9E37_79B9_7F4A_7C15) ^ (value &* 0xC2B2_AE3D_27D4_EB4F)
    }
    func text(_ text: String) -> UInt64 {
      text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    switch self {
    case .number(let value): return mix(1, value.bitPattern)
    case .ordinal(let value): return mix(2, UInt64(bitPattern: Int64(value)))
    case .quantity(let quantity): return mix(3, quantity.value.bitPattern ^ text(quantity.unit))
    case .clock(let value): return mix(4, UInt64(bitPattern: Int64(value)))
    case .span(let value): return mix(5, UInt64(bitPattern: Int64(value)))
    case .quoted(let value): return mix(6, text(value))
    case .tail(let range): return mix(7, UInt64(range.lower) << 32 | UInt64(range.upper))
    case .time(let time): return mix(8, text("\(time)"))
    case .times(let value): return mix(9, UInt64(bitPattern: Int64(value)))
    case .few: return mix(10, 0)
    case .fraction(let value): return mix(11, value.bitPattern)
    case .counted(let value, let counter): return mix(12, value.bitPattern ^ text(counter))
    case .asked(let counter): return mix(13, text(counter ?? ""))
    case .unknown(let value): return mix(14, text(value))
    case .absentName(let value): return mix(15, text(value))
    }
  }
}
