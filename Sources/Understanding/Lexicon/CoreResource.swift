import SourceText
import YAMLText

/// The files of the core grammars, which are built into the program.
enum CoreResource {
  /// A file's bytes by its name without the ending.
  static func bytes(_ name: String) -> [UInt8]? {
    switch name {
    case "ja-spellings": PackageResources.ja_spellings_yml
    case "en-numbers": PackageResources.en_numbers_yml
    case "ja-numbers": PackageResources.ja_numbers_yml
    default: nil
    }
  }

  /// A file as a tree, with what is wrong in it; an empty tree where there is no such file.
  static func read(_ name: String) -> (tree: YAMLNode, diagnostics: [Diagnostic]) {
    switch name {
    case "ja-spellings": japaneseSpellings
    case "en-numbers": englishNumbers
    case "ja-numbers": japaneseNumbers
    default: parse(name)
    }
  }

  // Several tables are made of one file: it is read once.
  private static let japaneseSpellings = parse("ja-spellings")
  private static let englishNumbers = parse("en-numbers")
  private static let japaneseNumbers = parse("ja-numbers")

  private static func parse(_ name: String) -> (tree: YAMLNode, diagnostics: [Diagnostic]) {
    let empty = YAMLNode(.mapping([], isFlow: false), range: SourceRange(0, 0))
    guard let bytes = bytes(name) else { return (empty, []) }
    let (tree, diagnostics) = YAMLText.parse(SourceFile(name: "\(name).yml", bytes: bytes))
    return (tree ?? empty, diagnostics)
  }

  /// A file as a tree.
  static func tree(_ name: String) -> YAMLNode { read(name).tree }
}
