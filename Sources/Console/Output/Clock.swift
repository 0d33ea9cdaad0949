import Robots

/// Simulated time as people write it.
enum Clock {
  /// A length of time: "30 s", "5 min", "1.5 h", "90" (seconds).
  static func span(_ text: String) -> Span? {
    let text = text[...].trimmed
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(digits.count).trimmed
    guard let value = Double(digits), value.isFinite, value >= 0, value < 1e9 else { return nil }
    switch unit {
    case "ms": return Span(milliseconds: Int(value))
    case "", "s", "sec", "秒": return .seconds(value)
    case "min", "m", "分": return .seconds(value * 60)
    case "h", "時間": return .seconds(value * 3600)
    default: return nil
    }
  }

  /// A point of time: "00:10" is hours and minutes, "1:02:30" has seconds.
  static func instant(_ text: String) -> Instant? {
    let parts = text[...].trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }), numbers[1] < 60 else {
      return nil
    }
    let seconds = numbers.count == 3 ? numbers[2] : 0
    guard seconds < 60, numbers[0] < 10_000 else { return nil }
    return Instant(milliseconds: ((numbers[0] * 60 + numbers[1]) * 60 + seconds) * 1000)
  }

  /// A point of time as minutes and seconds, with hours where there are some.
  static func text(_ instant: Instant) -> String {
    let seconds = instant.milliseconds / 1000
    let minutes = seconds / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if minutes >= 60 { return "\(minutes / 60):\(two(minutes % 60)):\(two(seconds % 60))" }
    return "\(minutes):\(two(seconds % 60))"
  }
}
