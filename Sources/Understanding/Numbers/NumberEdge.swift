import Meaning

/// A stretch of folded text that is a number or what is made of numbers, from a position on.
struct NumberEdge: Hashable, Sendable {
  /// Where it ends.
  var end: Int
  var value: NumberValue
  /// The counter that follows in the stretch (箱 of 二箱), as the core or the domain lists it.
  var counter: String?
}

/// What a recogniser of numbers makes of a stretch.
enum NumberValue: Hashable, Sendable {
  /// Twenty-one, 1.5.
  case number(Double)
  /// Two or three.
  case range(Double, Double)
  /// A couple, a few, 数個: the domain says how many.
  case few
  /// A third, 3/4, 半分; not said in percent.
  case fraction(Double)
  /// Third = 3, last = -1, last but one = -2.
  case ordinal(Int)
  /// 20 kg, in the unit that was said.
  case quantity(Quantity)
  /// A time of day in milliseconds after midnight. Bare: an hour without a word that says so, a time only
  /// where one is expected ("by ten").
  case clock(Int, isBare: Bool)
  /// A length of time in milliseconds.
  case span(Int)
  /// So long from now, in milliseconds.
  case fromNow(Int)
  /// So long ago, in milliseconds.
  case ago(Int)
  /// How many: 何箱, いくつ.
  case asked
  /// Twice, 三回.
  case times(Int)
}
