/// A point of simulated time, in whole milliseconds from the start.
public struct Instant: Hashable, Sendable, Comparable {
  /// Milliseconds from the start.
  public var milliseconds: Int

  /// A point of time.
  public init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// The start.
  public static let zero = Instant(milliseconds: 0)

  /// Earlier first.
  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// Later by a span.
  public static func + (a: Instant, b: Span) -> Instant {
    Instant(milliseconds: a.milliseconds + b.milliseconds)
  }

  /// The span between two points.
  public static func - (a: Instant, b: Instant) -> Span {
    Span(milliseconds: a.milliseconds - b.milliseconds)
  }
}

/// A length of simulated time, in whole milliseconds.
public struct Span: Hashable, Sendable, Comparable {
  /// Milliseconds.
  public var milliseconds: Int

  /// A length of time.
  public init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// A length of time in seconds, rounded to the millisecond.
  public static func seconds(_ seconds: Double) -> Span {
    Span(milliseconds: Int((seconds * 1000).rounded()))
  }

  /// In seconds.
  public var seconds: Double { Double(milliseconds) / 1000 }

  /// Shorter first.
  public static func < (a: Span, b: Span) -> Bool { a.milliseconds < b.milliseconds }

  /// Together.
  public static func + (a: Span, b: Span) -> Span {
    Span(milliseconds: a.milliseconds + b.milliseconds)
  }
}
