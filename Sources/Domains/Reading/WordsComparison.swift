import Meaning
import SourceText

/// Compares the words of one language with what can be meant: symbols that have no words, and roles
/// that a template names but the frame does not have.
struct WordsComparison {
  private(set) var diagnostics: [Diagnostic] = []
  private let words: DomainWords

  init(_ words: DomainWords, _ vocabulary: Vocabulary) {
    self.words = words
    missing("kind", vocabulary.kinds.map(\.name), words.nouns)
    missing("property", vocabulary.properties.map(\.name), words.properties)
    missing("direction", vocabulary.directions.map(\.name), words.directions)
    missing("relation", vocabulary.relations.map(\.name), words.relations)
    missing("intent", vocabulary.intents.map(\.name), words.intents)
    missing("failure", vocabulary.failures, words.failures)
    missing(
      "measure", vocabulary.measures.map(\.name), words.measures.map { .init($0.symbol, []) })
    for relation in vocabulary.relations {
      for entry in words.relations where Self.base(entry.symbol) == relation.name {
        roles(of: entry, relation.roles.map(\.name), "the relation '\(relation.name)'")
      }
    }
    for intent in vocabulary.intents {
      let known = intent.roles.map(\.name)
      let what = "the intent '\(intent.name)'"
      for entry in words.intents where entry.symbol == intent.name { roles(of: entry, known, what) }
      for entry in words.questions where Self.base(entry.symbol) == intent.name {
        roles(of: entry, known, what)
      }
    }
    for action in vocabulary.actions {
      for entry in words.actions where entry.symbol == action.name {
        roles(of: entry, action.roles.map(\.name), "the action '\(action.name)'")
      }
    }
    let parameters = vocabulary.actions.flatMap { $0.roles.map(\.name) }
    for entry in words.failures { roles(of: entry, parameters, "any action") }
  }

  /// `at` of `at.begins`.
  private static func base(_ symbol: String) -> String {
    symbol.firstIndex(of: ".").map { String(symbol[..<$0]) } ?? symbol
  }

  private mutating func missing(_ what: String, _ names: [String], _ entries: [DomainWords.Entry]) {
    let known = Set(entries.map(\.symbol))
    for name in names where !known.contains(name) {
      diagnostics.append(
        Diagnostic(
          .warning, "the \(what) '\(name)' has no words in '\(words.language)'", in: words.file))
    }
  }

  private mutating func roles(of entry: DomainWords.Entry, _ known: [String], _ what: String) {
    for text in entry.texts {
      for slot in NamePattern.slots(in: text.text) where !known.contains(slot) {
        diagnostics.append(
          Diagnostic(
            .error, "\(what) has no role '\(slot)'", in: words.file,
            at: place(of: slot, in: text), hint: Report.suggestion(for: slot, among: known)))
      }
    }
  }

  /// Where a slot stands, if the file holds the text just as it is.
  private func place(of slot: String, in text: DomainWords.Text) -> SourceRange? {
    guard let range = text.range, let file = words.file, file.text(in: range) == text.text else {
      return text.range
    }
    let wanted = Array("{\(slot)}".utf8)
    let bytes = Array(text.text.utf8)
    guard bytes.count >= wanted.count else { return range }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      let lower = range.lower + start
      return SourceRange(lower, lower + wanted.count)
    }
    return range
  }
}
