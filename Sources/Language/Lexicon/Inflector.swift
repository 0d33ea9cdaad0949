import YAMLText

/// Makes all forms of a word from its dictionary form, by the tables of a core grammar.
struct Inflector: Sendable {
  private struct Table: Sendable {
    var forms: [String] = []
    var endings: [(ending: String, suffixes: [String])] = []
    var irregular: [String: [String]] = [:]
    var doubling: Set<String> = []
  }
  private var tables: [String: Table] = [:]

  init(_ node: YAMLNode?) {
    for part in node?.pairs ?? [] {
      var table = Table()
      table.forms = Self.words(part.value["forms"])
      for pair in part.value["endings"]?.pairs ?? [] {
        table.endings.append((pair.key.text ?? "", Self.words(pair.value)))
      }
      table.endings.sort { $0.ending.count > $1.ending.count }
      for pair in part.value["irregular"]?.pairs ?? [] {
        table.irregular[pair.key.text ?? ""] = Self.words(pair.value)
      }
      table.doubling = Set(Self.words(part.value["doubling"]))
      tables[part.key.text ?? ""] = table
    }
  }

  private static func words(_ node: YAMLNode?) -> [String] {
    node?.items?.map { $0.text ?? "" }
      ?? (node?.text ?? "").split(separator: " ").map(String.init)
  }

  /// The forms of a word of a class, each with its name; the word itself where the class is unknown.
  func forms(of word: String, _ kind: String) -> [(form: String, text: String)] {
    guard let table = tables[kind] else { return [("", word)] }
    if let irregular = table.irregular[word] {
      return zip(table.forms, [word] + irregular).flatMap { form, texts in
        texts.split(separator: "/").map { (form, String($0)) }
      }
    }
    for (ending, suffixes) in table.endings where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      let doubled = table.doubling.contains(word) ? word + String(word.suffix(1)) : nil
      return zip(table.forms, suffixes).map { form, suffix in
        if let doubled, ending.isEmpty, let first = suffix.first, "aeiou".contains(first) {
          return (form, doubled + suffix)
        }
        return (form, stem + suffix)
      }
    }
    return [(table.forms.first ?? "", word)]
  }
}
