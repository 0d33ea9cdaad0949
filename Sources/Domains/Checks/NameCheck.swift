import Meaning
import SourceText

/// Finds names that a slip of one letter turns into another.
struct NameCheck {
  private let words: DomainWords
  private let kinds: Set<String>

  init(_ words: DomainWords, _ vocabulary: Vocabulary) {
    self.words = words
    kinds = Set(vocabulary.kinds.map(\.name))
  }

  private struct Name {
    let symbol: String
    let text: String
    let range: SourceRange?
  }

  /// A warning for each pair of words for different things that are one edit apart.
  ///
  /// Words are put into buckets by what remains of them when one character is left out, so that not
  /// every pair is compared.
  var diagnostics: [Diagnostic] {
    let names = names
    var buckets: [String: [Int]] = [:]
    for (index, name) in names.enumerated() {
      for key in Self.keys(of: name.text) { buckets[key, default: []].append(index) }
    }
    var pairs: Set<[Int]> = []
    for members in buckets.values {
      for (offset, a) in members.enumerated() {
        for b in members[(offset + 1)...] where a != b { pairs.insert([min(a, b), max(a, b)]) }
      }
    }
    return pairs.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { pair in
      let (a, b) = (names[pair[0]], names[pair[1]])
      guard a.symbol != b.symbol, a.text != b.text,
        Spelling.distance(a.text, b.text, limit: 1) == 1, Self.differBySlip(a.text, b.text)
      else { return nil }
      return Diagnostic(
        .warning,
        "'\(b.text)' for '\(b.symbol)' is one slip away from '\(a.text)' for '\(a.symbol)'",
        in: words.file, at: b.range, notes: [.init("the other name", in: words.file, at: a.range)])
    }
  }

  /// Names of things and of kinds, long enough for a slip to go unnoticed, without patterns.
  private var names: [Name] {
    (words.names + words.nouns.filter { kinds.contains($0.symbol) }).flatMap { entry in
      entry.texts.flatMap { text -> [Name] in
        guard !entry.symbol.contains("{") else { return [] }
        // A plural or a reading may stand behind a slash.
        return text.text.split(separator: "/").prefix(1).map(String.init)
          .filter { Self.isLong($0) }
          .map { Name(symbol: entry.symbol, text: $0.lowercased(), range: text.range) }
      }
    }
  }

  /// Five letters, or four signs of a script that has more of them.
  private static func isLong(_ text: String) -> Bool {
    let isWide = text.unicodeScalars.contains { $0.value >= 0x2E80 }
    return !text.contains { $0.isNumber } && text.count >= (isWide ? 4 : 5)
  }

  /// Whether what differs is typed sign by sign: nobody slips from one Chinese character to another.
  private static func differBySlip(_ a: String, _ b: String) -> Bool {
    let common = Set(a).intersection(b)
    return (Array(a) + Array(b)).filter { !common.contains($0) }.allSatisfy { character in
      character.unicodeScalars.allSatisfy { !(0x3400...0x9FFF).contains($0.value) }
    }
  }

  private static func keys(of text: String) -> [String] {
    let characters = Array(text)
    return [text]
      + characters.indices.map { index in
        String(characters[..<index] + characters[(index + 1)...])
      }
  }
}
