import YAMLText

/// How one kind of word changes: classes, stems by ending, forms over stems, derived words.
struct Paradigm: Sendable {
  struct FormRule: Sendable {
    var name: String
    /// Text with `{stem}` in it; the first is the one that is said.
    var patterns: [String]
    var features: [String]
    /// Not made of derived words.
    var onlyPlain: Bool
  }

  struct Derivation: Sendable {
    var name: String
    var pattern: String { patterns.first ?? "" }
    var patterns: [String]
    var `class`: String?
    var kind: InflectionTable.WordKind
    var features: [String]
    /// The derivations it may follow, besides the plain word.
    var after: [String]

    func mayFollow(_ last: String?) -> Bool {
      guard let last else { return true }
      return after.contains(last)
    }
  }

  private struct ClassRule: Sendable {
    var name: String
    var endings: [EndingPattern]
  }

  private struct StemRule: Sendable {
    var classes: [String]
    var endings: [EndingPattern]
    var drop: String
    var stems: [(name: String, texts: [String])]
  }

  private(set) var forms: [FormRule] = []
  private(set) var derivations: [Derivation] = []
  private var classes: [ClassRule] = []
  private(set) var classNames: Set<String> = []
  private var listed: [String: String] = [:]
  private var listedEndings: [(ending: String, class: String)] = []
  private var rules: [StemRule] = []
  private var irregular: [String: [(name: String, texts: [String])]] = [:]
  private var prefixes: [String] = []
  private var contractions: [(name: String, from: String, endings: [(String, String)])] = []

  init(_ node: YAMLNode, sets: [Character: Set<Character>]) {
    func patterns(_ node: YAMLNode?) -> [EndingPattern] {
      Self.texts(node).map { EndingPattern($0, sets: sets) }
    }
    for pair in node["classes"]?.pairs ?? [] {
      classes.append(ClassRule(name: pair.key.text ?? "", endings: patterns(pair.value)))
    }
    for pair in node["listed"]?.pairs ?? [] {
      for word in Self.texts(pair.value) {
        // "-見る": every word that ends so.
        if word.hasPrefix("-") {
          listedEndings.append((String(word.dropFirst()), pair.key.text ?? ""))
        } else {
          listed[word] = pair.key.text ?? ""
        }
      }
    }
    classNames = Set(classes.map(\.name)).union(listed.values)
    for item in node["stems"]?.items ?? [] {
      var rule = StemRule(
        classes: Self.texts(item["class"]), endings: patterns(item["ending"]),
        drop: item["drop"]?.text ?? "", stems: [])
      for pair in item.pairs ?? [] {
        guard let name = pair.key.text, !["class", "ending", "drop"].contains(name) else {
          continue
        }
        rule.stems.append((name, Self.variants(pair.value)))
      }
      rules.append(rule)
    }
    prefixes = Self.texts(node["prefixes"])
    let names = Self.texts(node["irregular"]?["stems"])
    for pair in node["irregular"]?["words"]?.pairs ?? [] {
      let parts = (pair.value.text ?? "").split(separator: " ")
      irregular[pair.key.text ?? ""] = zip(names, parts).map { name, part in
        (name, part.split(separator: "/").map(String.init))
      }
    }
    for pair in node["contractions"]?.pairs ?? [] {
      let endings = (pair.value.pairs ?? []).filter { $0.key.text != "from" }
      contractions.append(
        (
          pair.key.text ?? "", pair.value["from"]?.text ?? "",
          endings.map { ($0.key.text ?? "", $0.value.text ?? "") }
        ))
    }
    for pair in node["forms"]?.pairs ?? [] { forms.append(Self.form(pair)) }
    for pair in node["derived"]?.pairs ?? [] {
      // Several ways to make one derived word are several entries with one name.
      for pattern in Self.texts(pair.value["from"]) {
        derivations.append(Self.derivation(pair, pattern))
      }
    }
  }

  private static func form(_ pair: YAMLNode.Pair) -> FormRule {
    let name = pair.key.text ?? ""
    let isLong = pair.value.pairs != nil
    let features = isLong ? texts(pair.value["features"]) : []
    return FormRule(
      name: name, patterns: texts(isLong ? pair.value["text"] : pair.value),
      features: features + [name], onlyPlain: pair.value["plain"]?.text == "only")
  }

  private static func derivation(_ pair: YAMLNode.Pair, _ pattern: String) -> Derivation {
    let node = pair.value
    return Derivation(
      name: pair.key.text ?? "", patterns: [pattern], class: node["class"]?.text,
      kind: InflectionTable.WordKind(rawValue: node["kind"]?.text ?? "") ?? .verb,
      features: texts(node["features"]), after: texts(node["after"]))
  }

  /// A text or a list of texts.
  private static func texts(_ node: YAMLNode?) -> [String] {
    guard let node else { return [] }
    if let text = node.text { return [text] }
    return (node.items ?? []).compactMap(\.text)
  }

  /// What a stem may be: an empty text is a stem too.
  private static func variants(_ node: YAMLNode) -> [String] {
    let all = texts(node)
    return all.isEmpty ? [""] : all
  }

  // MARK: Words

  func isListed(_ lemma: String) -> Bool {
    listed[lemma] != nil || listedEndings.contains { lemma.hasSuffix($0.ending) }
  }

  func `class`(of lemma: String) -> String? {
    if let listed = listed[lemma] { return listed }
    let byEnding = listedEndings.filter { lemma.hasSuffix($0.ending) }
    // The longest ending knows best.
    if let best = byEnding.max(by: { $0.ending.count < $1.ending.count }) { return best.class }
    return classes.first { $0.endings.contains { $0.matches(lemma) } }?.name
  }

  func text(of form: String, lemma: String, class: String?) -> String? {
    guard let rule = forms.first(where: { $0.name == form }) else { return nil }
    let stems = stems(of: lemma, class: `class`)
    for pattern in rule.patterns {
      if let text = Self.fill(pattern, stems).first { return text }
    }
    return nil
  }

  func fill(_ pattern: String, of lemma: String, class: String?) -> [String] {
    Self.fill(pattern, stems(of: lemma, class: `class`))
  }

  /// The stems of a word. Of several rules that make a stem the first that fits the word counts.
  func stems(of lemma: String, class: String?) -> [String: [String]] {
    let own = `class` ?? self.class(of: lemma)
    // Of several words only the last one changes: fruit box, fruit boxes.
    let cut = lemma.lastIndex(where: { $0 == " " || $0 == "-" }).map { lemma.index(after: $0) }
    let head = String(lemma[..<(cut ?? lemma.startIndex)])
    let word = String(lemma[(cut ?? lemma.startIndex)...])
    var stems: [String: [String]] = [:]
    for (name, texts) in irregularStems(of: word) { stems[name] = texts.map { head + $0 } }
    for rule in rules {
      guard rule.classes.isEmpty || own.map(rule.classes.contains) == true,
        rule.endings.isEmpty || rule.endings.contains(where: { $0.matches(word) }),
        word.hasSuffix(rule.drop)
      else { continue }
      let kept = String(word.dropLast(rule.drop.count))
      for (name, texts) in rule.stems where stems[name] == nil {
        stems[name] = texts.map { Self.attach($0, kept: kept, word: word, head: head) }
      }
    }
    for (name, from, endings) in contractions {
      for stem in stems[from] ?? [] {
        for (ending, instead) in endings where stem.hasSuffix(ending) {
          stems[name, default: []].append(String(stem.dropLast(ending.count)) + instead)
        }
      }
    }
    return stems
  }

  /// `&` doubles the last letter, `*` is the whole word.
  private static func attach(
    _ text: String, kept: String, word: String, head: String
  ) -> String {
    if text.contains("*") {
      let parts = text.split(separator: "*", omittingEmptySubsequences: false)
      return parts.joined(separator: head + word)
    }
    guard text.hasPrefix("&"), let last = kept.last else { return head + kept + text }
    return head + kept + String(last) + String(text.dropFirst())
  }

  private func irregularStems(of word: String) -> [(name: String, texts: [String])] {
    if let found = irregular[word] { return found }
    for prefix in prefixes where word.hasPrefix(prefix) && word.count > prefix.count {
      guard let found = irregular[String(word.dropFirst(prefix.count))] else { continue }
      return found.map { ($0.name, $0.texts.map { prefix + $0 }) }
    }
    return []
  }

  /// The texts of a pattern: every `{stem}` in it in each of its variants; none if a stem is lacking.
  static func fill(_ pattern: String, _ stems: [String: [String]]) -> [String] {
    var made = [""]
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      let literal = rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let name = String(rest[rest.index(after: open)..<close])
      guard let variants = stems[name] else { return [] }
      made = made.flatMap { start in variants.map { start + literal + $0 } }
      rest = rest[rest.index(after: close)...]
    }
    return made.map { $0 + rest }
  }
}
