import WordForms

/// Words of a language that are written in other letters too, for whoever tests it.
package enum OtherLetters {
  /// Each word with one of its other spellings, sorted.
  package static func pairs(of language: String) -> [(word: String, other: String)] {
    let table = SpellingTable(
      CoreResource.tree("\(language)-spellings"), table: InflectionTable(language: language))
    return table.pairs
  }
}
