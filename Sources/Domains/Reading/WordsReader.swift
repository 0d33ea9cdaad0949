import Meaning
import SourceText
import YAMLText

/// Reads a language file into the words of one language, and compares its symbols with the vocabulary.
struct WordsReader {
  var yaml: YAMLReading
  let vocabulary: Vocabulary
  /// Symbols whose declaration is at fault, so that their words cannot be judged.
  let faulty: Set<String>
  var words: DomainWords

  private static let sections = [
    "language", "nouns", "counters", "names", "properties", "measures", "directions", "relations",
    "intents", "ask", "actions", "failures", "rules", "examples",
  ]

  init(_ file: SourceFile, vocabulary: Vocabulary, faulty: Set<String> = []) {
    yaml = YAMLReading(file)
    self.vocabulary = vocabulary
    self.faulty = faulty
    words = DomainWords(language: Path.stem(of: Path.name(of: file.name)))
    words.file = file
  }

  /// Reads the whole file; false if it is no language file at all.
  mutating func read() -> Bool {
    guard let root = yaml.root() else { return false }
    guard let language = root["language"] else {
      yaml.report.error(
        "the file has no 'language', so it is no language file", in: yaml.file,
        at: SourceRange(0, 0),
        hint: "begin it with 'language: \(words.language)', or take it out of the folder")
      return false
    }
    if let text = yaml.text(language, "'language'"), text != words.language {
      yaml.error(
        "the file is called '\(words.language)', but its language is '\(text)'", at: language)
      words.language = text
    }
    yaml.allow(Self.sections, in: root, of: "a language file")
    let types = vocabulary.types.map(\.name) + vocabulary.kinds.map(\.name)
    words.nouns = entries(root, "nouns", of: "type or kind", among: types)
    words.counters = entries(root, "counters", of: "type or kind", among: types)
    words.names = names(root)
    words.properties = entries(
      root, "properties", of: "property", among: vocabulary.properties.map(\.name))
    words.directions = entries(
      root, "directions", of: "direction", among: vocabulary.directions.map(\.name))
    words.measures = measures(root)
    words.relations = entries(
      root, "relations", of: "relation",
      among: vocabulary.relations.flatMap { [$0.name, $0.name + ".begins", $0.name + ".ends"] })
    words.intents = entries(root, "intents", of: "intent", among: vocabulary.intents.map(\.name))
    words.actions = entries(root, "actions", of: "action", among: vocabulary.actions.map(\.name))
    words.failures = entries(root, "failures", of: "failure", among: vocabulary.failures)
    words.questions = entries(
      root, "ask", of: "role of an intent",
      among: vocabulary.intents.flatMap { intent in
        intent.roles.map { intent.name + "." + $0.name }
      })
    words.examples = entries(root, "examples", of: "intent", among: vocabulary.intents.map(\.name))
    words.rules = entries(root, "rules", of: nil, among: [])
    return true
  }

  /// The entries of a section; `kind` is what its symbols are, nil where any name will do.
  private mutating func entries(
    _ root: YAMLNode, _ section: String, of kind: String?, among known: [String]
  ) -> [DomainWords.Entry] {
    guard let node = root[section] else { return [] }
    return yaml.pairs(node, "'\(section)'").compactMap { pair in
      let symbol = pair.key.text ?? ""
      if let kind, !known.contains(symbol) {
        if !isFaulty(symbol) { yaml.unknown(kind, pair.key, among: known) }
        return nil
      }
      return entry(symbol, pair)
    }
  }

  /// Whether the symbol, or the one before its dot, is declared but not well.
  private func isFaulty(_ symbol: String) -> Bool {
    faulty.contains(symbol)
      || symbol.firstIndex(of: ".").map { faulty.contains(String(symbol[..<$0])) } ?? false
  }

  private mutating func entry(_ symbol: String, _ pair: YAMLNode.Pair) -> DomainWords.Entry {
    DomainWords.Entry(symbol, texts(pair.value, "the words for '\(symbol)'"), range: pair.key.range)
  }

  private mutating func texts(_ node: YAMLNode, _ what: String) -> [DomainWords.Text] {
    yaml.texts(node, what).map { DomainWords.Text($0.text ?? "", range: yaml.inner($0)) }
  }

  /// Names of objects, one by one or by pattern.
  private mutating func names(_ root: YAMLNode) -> [DomainWords.Entry] {
    guard let node = root["names"] else { return [] }
    let known = vocabulary.objects.map(\.name)
    let set = Set(known)
    return yaml.pairs(node, "'names'").compactMap { pair in
      let symbol = pair.key.text ?? ""
      if symbol.contains("{") {
        guard let pattern = NamePattern(symbol) else {
          yaml.error("a brace of '\(symbol)' is not closed", at: pair.key)
          return nil
        }
        if !known.contains(where: pattern.matches) {
          yaml.warn(
            "no object has a name like '\(symbol)'", at: pair.key,
            hint: "the words are kept for one that comes")
        }
        checkSlots(of: symbol, pattern, pair.value)
      } else if !set.contains(symbol) {
        yaml.unknown("object", pair.key, among: known)
        return nil
      }
      return entry(symbol, pair)
    }
  }

  private mutating func checkSlots(of symbol: String, _ pattern: NamePattern, _ node: YAMLNode) {
    for text in node.items ?? [node] {
      for slot in NamePattern.slots(in: text.text ?? "") where !pattern.slots.contains(slot) {
        yaml.error(
          "'{\(slot)}' does not stand in '\(symbol)'", at: text,
          hint: Report.suggestion(for: slot, among: pattern.slots))
      }
    }
  }

  private mutating func measures(_ root: YAMLNode) -> [DomainWords.MeasureWords] {
    guard let node = root["measures"] else { return [] }
    let known = vocabulary.measures.map(\.name)
    return yaml.pairs(node, "'measures'").compactMap { pair in
      let symbol = pair.key.text ?? ""
      guard known.contains(symbol) else {
        if !isFaulty(symbol) { yaml.unknown("measure", pair.key, among: known) }
        return nil
      }
      var measure = DomainWords.MeasureWords(symbol: symbol)
      for part in yaml.pairs(pair.value, "the words for '\(symbol)'") {
        let found = texts(part.value, "a word for '\(symbol)'")
        switch part.key.text ?? "" {
        case "high": measure.high = found
        case "low": measure.low = found
        case "low-of": measure.lowOf = found
        case "noun": measure.nouns = found
        default:
          yaml.unknown(
            "key of a measure's words", part.key, among: ["high", "low", "low-of", "noun"])
        }
      }
      return measure
    }
  }
}

/// A name with slots, such as `shelf-{row}-{n}`.
struct NamePattern {
  private enum Part {
    case text(String)
    case slot(String)
  }
  private var parts: [Part] = []

  /// Nil when a brace is not closed.
  init?(_ pattern: String) {
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.slot(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
  }

  /// The names of the slots.
  var slots: [String] {
    parts.compactMap { if case .slot(let name) = $0 { name } else { nil } }
  }

  /// The names in braces of a text.
  static func slots(in text: String) -> [String] { NamePattern(text)?.slots ?? [] }

  /// Whether a name is of this pattern; a slot is a stretch of letters and digits without `-`.
  func matches(_ name: String) -> Bool {
    var rest = name[...]
    for part in parts {
      switch part {
      case .text(let text):
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
      case .slot:
        let taken = rest.prefix { $0.isLetter || $0.isNumber }
        guard !taken.isEmpty else { return false }
        // Two slots beside each other are letters, then digits.
        let letters = taken.prefix { $0.isLetter }
        rest = rest.dropFirst(
          letters.isEmpty || letters.count == taken.count ? taken.count : letters.count)
      }
    }
    return rest.isEmpty
  }
}
