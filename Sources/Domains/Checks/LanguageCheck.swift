import Meaning
import SourceText

/// Compares the languages of a domain with each other, and the roles of intents with what is said.
struct LanguageCheck {
  let words: [DomainWords]
  let vocabulary: Vocabulary

  /// A warning for each symbol or name that one language has and another lacks, and for each role
  /// that must be said but that no sentence says.
  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    for own in words {
      for other in words where other.language != own.language {
        found += lacking(own, beside: other)
      }
    }
    return found + words.flatMap(unsaidRoles)
  }

  private func lacking(_ own: DomainWords, beside other: DomainWords) -> [Diagnostic] {
    let sections: [(String, KeyPath<DomainWords, [DomainWords.Entry]>)] = [
      ("noun", \.nouns), ("relation", \.relations), ("action", \.actions),
      ("question", \.questions),
    ]
    var found: [Diagnostic] = []
    for (what, section) in sections {
      let known = Set(own[keyPath: section].map(\.symbol))
      for entry in other[keyPath: section] where !known.contains(entry.symbol) {
        found.append(lack("\(what) '\(entry.symbol)'", entry, own, other))
      }
    }
    let named = named(own)
    for entry in other.names where !isNamed(entry.symbol, by: named) {
      found.append(lack("name '\(entry.symbol)'", entry, own, other))
    }
    return found
  }

  private func lack(
    _ what: String, _ entry: DomainWords.Entry, _ own: DomainWords, _ other: DomainWords
  ) -> Diagnostic {
    Diagnostic(
      .warning, "the \(what) has words in '\(other.language)', but none in '\(own.language)'",
      in: own.file,
      notes: [.init("here they are", in: other.file, at: entry.range)])
  }

  private typealias Names = (plain: Set<String>, patterns: [NamePattern])

  private func named(_ words: DomainWords) -> Names {
    let symbols = words.names.map(\.symbol)
    return (Set(symbols), symbols.filter { $0.contains("{") }.compactMap { NamePattern($0) })
  }

  private func isNamed(_ symbol: String, by names: Names) -> Bool {
    if names.plain.contains(symbol) { return true }
    guard symbol.contains("{"), let pattern = NamePattern(symbol) else {
      return names.patterns.contains { $0.matches(symbol) }
    }
    // Another pattern will do, if it names the same objects.
    return vocabulary.objects.lazy.filter { pattern.matches($0.name) }.allSatisfy { object in
      names.plain.contains(object.name) || names.patterns.contains { $0.matches(object.name) }
    }
  }

  private func unsaidRoles(_ words: DomainWords) -> [Diagnostic] {
    vocabulary.intents.flatMap { intent -> [Diagnostic] in
      guard let entry = words.intents.first(where: { $0.symbol == intent.name }) else { return [] }
      let said = Set(entry.texts.flatMap { NamePattern.slots(in: $0.text) })
      return intent.roles.filter { $0.fallback == .ask && !said.contains($0.name) }.map { role in
        Diagnostic(
          .warning,
          "no sentence of '\(words.language)' says the '\(role.name)' of '\(intent.name)'",
          in: words.file, at: entry.range,
          hint: "add '{\(role.name)}' to a template, or give the role a default")
      }
    }
  }
}
