package import SourceText
import YAMLText

/// The tables of the languages that have a core grammar; their files are built into the program.
extension InflectionTable {
  /// The table of a language; for one that has none, words that never change.
  package init(language: String) {
    switch language {
    case "en": self = Self.english.table
    case "ja": self = Self.japanese.table
    default: self.init()
    }
  }

  /// What is wrong in the file of a language.
  package static func diagnostics(of language: String) -> [Diagnostic] {
    switch language {
    case "en": english.diagnostics
    case "ja": japanese.diagnostics
    default: []
    }
  }

  // Many are made of one file: it is read once.
  private static let english = read("en", PackageResources.en_inflection_yml)
  private static let japanese = read("ja", PackageResources.ja_inflection_yml)

  private static func read(
    _ language: String, _ bytes: [UInt8]
  ) -> (table: InflectionTable, diagnostics: [Diagnostic]) {
    let file = SourceFile(name: "\(language)-inflection.yml", bytes: bytes)
    let (tree, diagnostics) = YAMLText.parse(file)
    return (tree.map { InflectionTable($0) } ?? InflectionTable(), diagnostics)
  }
}
