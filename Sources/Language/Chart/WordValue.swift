import Meaning

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
}
