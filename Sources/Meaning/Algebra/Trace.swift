public import SourceText

/// The words a piece of meaning came from: a range of the utterance as it was typed, or none.
///
/// A trace is no part of the meaning: all traces are equal, so that two turns are equal when they mean
/// the same.
public struct Trace: Hashable, Sendable {
  /// The range in UTF-8 offsets of the original utterance.
  public var range: SourceRange?
  /// The word that was used where there are several for the same: the verb of a clause in its dictionary
  /// form, the noun of a description. Who answers uses it again.
  public var wording: String?
  /// The number that the word showed where it is no part of what is meant: goods are named in the
  /// singular and in the plural alike.
  public var number: GrammaticalNumber?
  /// Whether an instruction was put as no more than a question after an ability: "can you lift it".
  public var asksAbility = false

  /// A trace of the given words.
  public init(_ range: SourceRange? = nil, wording: String? = nil) {
    self.range = range
    self.wording = wording
  }

  /// Nothing was said for it.
  public static let none = Trace()

  /// Always: where words stood does not matter to what they mean.
  public static func == (a: Trace, b: Trace) -> Bool { true }

  /// Nothing, as all traces are equal.
  public func hash(into hasher: inout Hasher) {}

  /// The trace of both.
  public func union(_ other: Trace) -> Trace {
    guard let a = range else { return other }
    guard let b = other.range else { return self }
    var both = Trace(a.union(b), wording: wording ?? other.wording)
    both.number = number ?? other.number
    return both
  }
}
