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
  case unknown(String)
}
