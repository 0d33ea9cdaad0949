import SourceText
import YAMLText

/// What the core grammar of a language gives for speaking: templates and words by dotted key, as they
/// stand in its `replies` resource.
struct Phrasebook: Sendable {
  private var templates: [String: [WordingTemplate]] = [:]
  private var texts: [String: [String]] = [:]

  /// The phrasebook in a resource, and what is wrong with it.
  static func read(_ file: SourceFile) -> (Phrasebook, [Diagnostic]) {
    let (root, diagnostics) = YAMLText.parse(file)
    var book = Phrasebook()
    guard let root else { return (book, diagnostics) }
    book.add(root)
    return (book, diagnostics)
  }

  private mutating func add(_ root: YAMLNode) {
    var open: [(key: String, node: YAMLNode)] = [("", root)]
    while let (key, node) = open.popLast() {
      switch node.content {
      case .scalar(let text, _): set(key, [text])
      case .sequence(let items, _): set(key, items.compactMap(\.text))
      case .mapping(let pairs, _):
        for pair in pairs {
          let name = pair.key.text ?? ""
          open.append((key.isEmpty ? name : key + "." + name, pair.value))
        }
      }
    }
  }

  private mutating func set(_ key: String, _ values: [String]) {
    texts[key] = values
    templates[key] = values.map(WordingTemplate.init)
  }

  /// The ways to word a key, the best first; none where the language has nothing for it.
  func templates(_ key: String) -> [WordingTemplate] { templates[key] ?? [] }

  /// Whether the language has anything for a key.
  func has(_ key: String) -> Bool { texts[key] != nil }

  /// The word of a key as it stands.
  func word(_ key: String) -> String? { texts[key]?.first }

  /// The words of a key as they stand.
  func words(_ key: String) -> [String] { texts[key] ?? [] }

  /// Every key, sorted.
  var keys: [String] { texts.keys.sorted() }
}
