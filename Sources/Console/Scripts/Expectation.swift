import Dialogue
import Domains
import Errand
import PDDL
import Robots
import SourceText

/// What `.expect` asks for.
enum Expectation: Hashable {
  /// A reply that fits a pattern.
  case reply(Pattern)
  /// A condition that holds in the world, in PDDL.
  case condition(String)
  /// A question, and perhaps how it is worded.
  case question(Pattern?)
  /// No question.
  case noQuestion
  /// A refusal, and perhaps how it is worded.
  case refusal(Pattern?)
  /// Nothing moved, or one thing did not.
  case unmoved(String?)
  /// A condition that held at no time since the last utterance.
  case never(String)
  /// A condition that became true before another.
  case order(String, String)

  /// A pattern of words: `*` stands for anything, `|` parts alternatives.
  struct Pattern: Hashable {
    let alternatives: [[Substring]]
    let text: String

    init(_ text: String) {
      self.text = text
      alternatives = text.split(separator: "|", omittingEmptySubsequences: false).map { one in
        one.split(separator: "*", omittingEmptySubsequences: false).map { $0 }
      }
    }

    /// Whether a whole text fits, white space at its ends aside.
    func matches(_ reply: String) -> Bool {
      alternatives.contains { Self.matches(reply[...].trimmed, $0) }
    }

    private static func matches(_ text: Substring, _ parts: [Substring]) -> Bool {
      let parts = parts.enumerated().map { index, part in
        var part = part
        if index == 0 { part = part.drop { $0 == " " } }
        if index == parts.count - 1 {
          while part.last == " " { part.removeLast() }
        }
        return part
      }
      guard let first = parts.first, let last = parts.last else { return text.isEmpty }
      if parts.count == 1 { return text == first }
      guard text.hasPrefix(first) else { return false }
      var rest = text.dropFirst(first.count)
      for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
        guard let place = rest.firstRange(of: part) else { return false }
        rest = rest[place.upperBound...]
      }
      return rest.count >= last.count && rest.hasSuffix(last)
    }
  }

  /// Reads what stands behind `.expect`; nil with a hint when it is none of the forms.
  static func read(_ text: String) -> Expectation? {
    let text = text[...].trimmed
    if text.hasPrefix("\""), let quoted = quoted(text) { return .reply(quoted) }
    if text.hasPrefix("(") { return .condition(String(text)) }
    func rest(after word: String) -> Substring? {
      guard text.hasPrefix(word) else { return nil }
      let rest = text.dropFirst(word.count)
      return rest.isEmpty || rest.first == " " ? rest.trimmed : nil
    }
    if rest(after: "no question") != nil { return .noQuestion }
    if let rest = rest(after: "question") { return .question(rest.isEmpty ? nil : quoted(rest)) }
    if let rest = rest(after: "refusal") { return .refusal(rest.isEmpty ? nil : quoted(rest)) }
    if let rest = rest(after: "unmoved") { return .unmoved(rest.isEmpty ? nil : String(rest)) }
    if let rest = rest(after: "never"), rest.hasPrefix("(") { return .never(String(rest)) }
    if let rest = rest(after: "order"), let split = conditions(rest) {
      return .order(split.0, split.1)
    }
    return nil
  }

  /// The forms, for hints.
  static let forms =
    "\"reply pattern\", (condition), question, no question, refusal, unmoved [thing], never (condition), order (a) (b)"

  private static func quoted(_ text: Substring) -> Pattern? {
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return nil }
    return Pattern(String(text.dropFirst().dropLast()))
  }

  private static func conditions(_ text: Substring) -> (String, String)? {
    var depth = 0
    for index in text.indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" {
        depth -= 1
        if depth == 0 {
          let end = text.index(after: index)
          let second = text[end...].trimmed
          return second.hasPrefix("(") ? (String(text[..<end]), String(second)) : nil
        }
      }
    }
    return nil
  }
}

extension Substring {
  /// Without white space at its ends.
  var trimmed: Substring {
    var result = drop { $0.isWhitespace }
    while let last = result.last, last.isWhitespace { result.removeLast() }
    return result
  }

  /// The first place where a text stands in it.
  func firstRange(of part: Substring) -> Range<Index>? {
    var start = startIndex
    while true {
      if self[start...].hasPrefix(part) {
        return start..<index(start, offsetBy: part.count)
      }
      if start == endIndex { return nil }
      start = index(after: start)
    }
  }
}
