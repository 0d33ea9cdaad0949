import WordForms

/// The spellings of words, with how each of them changes.
struct Inflector: Sendable {
  private let table: InflectionTable
  private var spellings: SpellingTable

  init(_ table: InflectionTable, language: String) {
    self.table = table
    spellings = SpellingTable(CoreResource.tree("\(language)-spellings"), table: table)
  }

  /// The spellings of a word, each with its class where that is known; the note after the word's slash is
  /// its class or its spelling in other letters.
  func spellings(
    of word: String, _ kind: InflectionTable.WordKind, note: String? = nil
  ) -> [(text: String, class: String?)] {
    let notes = note?.split(separator: "/").map(String.init) ?? []
    let named = notes.first { table.hasClass($0, kind: kind) }
    let own = named ?? table.class(of: word, kind: kind)
    var spelt = [word]
    for other in notes where other != named { spelt.append(other) }
    for other in spelt.flatMap({ spellings.others(of: $0) }) where !spelt.contains(other) {
      spelt.append(other)
    }
    return spelt.map { text in
      // Another spelling is of the same class, unless its letters have one of their own.
      let itsOwn = table.isListed(text, kind: kind)
      return (text, named ?? (itsOwn ? nil : own))
    }
  }

  /// A word may be written in other letters too, by itself and in longer words.
  mutating func learn(_ word: String, _ reading: String) { spellings.add(word, reading) }

  /// The other spellings of a word that does not change.
  func otherSpellings(of word: String) -> [String] { spellings.others(of: word) }
}
