import Domains
import Language
import Meaning
import PDDL
import SourceText

/// Which objects have a name that people say: listed in a language file, or of a listed pattern
/// (`shelf-{row}-{n}`). Where a domain has no words, every object is called by its PDDL name.
struct NamePatterns {
  private let patterns: [[Part]]
  private let saysAll: Bool

  private enum Part {
    case text(Substring)
    case slot
  }

  init(_ domain: Domain) {
    saysAll = domain.words.allSatisfy(\.names.isEmpty)
    patterns = domain.words.flatMap { words in words.names.map { Self.parts($0.symbol) } }
  }

  private static func parts(_ pattern: String) -> [Part] {
    var parts: [Part] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(rest[..<open])) }
      parts.append(.slot)
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(rest)) }
    return parts
  }

  /// Whether people have a name for the object of a PDDL name.
  func canSay(_ name: String) -> Bool {
    saysAll || patterns.contains { Self.matches(name[...], $0[...]) }
  }

  private static func matches(_ name: Substring, _ parts: ArraySlice<Part>) -> Bool {
    guard let first = parts.first else { return name.isEmpty }
    let rest = parts.dropFirst()
    switch first {
    case .text(let text):
      return name.hasPrefix(text) && matches(name.dropFirst(text.count), rest)
    case .slot:
      // A slot holds no dash: dashes part the slots of a pattern.
      var end = name.startIndex
      while end < name.endIndex, name[end] != "-" {
        end = name.index(after: end)
        if matches(name[end...], rest) { return true }
      }
      return false
    }
  }
}
