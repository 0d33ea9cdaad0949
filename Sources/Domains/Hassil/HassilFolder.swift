package import Meaning
package import SourceText
import YAMLText

/// Reads a folder of sentences in hassil's format into a book of idioms.
///
/// Three layouts are known. Files that hold all themselves (`intents:` with `data:`, `lists:`,
/// `expansion_rules:`, `skip_words:`), as hassil's own examples are. The one of Home Assistant's
/// repository, whose sentences stand in `sentences/LANGUAGE/INTENT/COMBINATION.yaml`, its lists in
/// `lists/` and `lists/LANGUAGE/`, its rules in `rules/LANGUAGE/`, and whose `intents.yaml` says what the
/// combinations have in common. And anything in between: whatever is there is merged.
package struct HassilFolder {
  private let path: String
  private let language: String
  private var combinations: [String: [String: YAMLNode]] = [:]
  private var order: [String] = []
  package private(set) var book: IdiomBook
  package private(set) var diagnostics: [Diagnostic] = []

  /// The book of a language; `path` is the repository's root, its `sentences` or the folder of one
  /// language. The book is nil when there is no sentence.
  package static func read(
    _ path: String, language: String
  ) -> (book: IdiomBook?, diagnostics: [Diagnostic]) {
    var folder = HassilFolder(path, language)
    folder.read()
    let isEmpty = folder.book.blocks.isEmpty
    if isEmpty {
      folder.diagnostics.append(
        Diagnostic(.error, "there are no sentences for the language '\(language)' in '\(path)'"))
    }
    return (isEmpty ? nil : folder.book, folder.diagnostics)
  }

  private init(_ path: String, _ language: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.language = language
    book = IdiomBook(language: language)
    // The name of a thing says more than the words around it.
    book.preferred = ["name"]
  }

  // MARK: Where things are

  private mutating func read() {
    let parent =
      path.contains("/") ? path.split(separator: "/").dropLast().joined(separator: "/") : "."
    let above = path.hasPrefix("/") ? "/" + parent : parent
    if FileReading.isFolder(Path.join(path, "sentences")) {
      readRepository(path, Path.join(Path.join(path, "sentences"), language))
    } else if FileReading.isFolder(Path.join(path, language)) {
      readRepository(above, Path.join(path, language))
    } else {
      readSentences(path)
    }
  }

  private mutating func readRepository(_ root: String, _ sentences: String) {
    if let tree = tree(Path.join(root, "intents.yaml")) { readDeclarations(tree) }
    for folder in [Path.join(root, "lists"), Path.join(Path.join(root, "lists"), language)] {
      for tree in trees(in: folder) { readShared(tree) }
    }
    for tree in trees(in: Path.join(Path.join(root, "rules"), language)) { readShared(tree) }
    readSentences(sentences)
  }

  private mutating func readSentences(_ folder: String) {
    for name in FileReading.names(in: folder) ?? [] where Self.isYAML(name) {
      guard let tree = tree(Path.join(folder, name)) else { continue }
      readShared(tree)
      for intent in tree["intents"]?.pairs ?? [] {
        readBlocks(intent.value["data"], intent: intent.key.text ?? "", group: Path.stem(of: name))
      }
    }
    let intents = (FileReading.names(in: folder) ?? []).filter {
      FileReading.isFolder(Path.join(folder, $0))
    }
    func rank(_ name: String, _ order: [String]) -> Int {
      order.firstIndex(of: name) ?? order.count
    }
    for intent in intents.sorted(by: { (rank($0, order), $0) < (rank($1, order), $1) }) {
      let inside = Path.join(folder, intent)
      let declared = combinations[intent] ?? [:]
      for name in FileReading.names(in: inside) ?? [] where Self.isYAML(name) {
        guard let tree = tree(Path.join(inside, name)) else { continue }
        readShared(tree)
        let group = Path.stem(of: name)
        readBlocks(tree["data"], intent: intent, group: group, combination: declared[group])
      }
    }
  }

  private static func isYAML(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  private mutating func trees(in folder: String) -> [YAMLNode] {
    (FileReading.names(in: folder) ?? []).filter(Self.isYAML).compactMap {
      tree(Path.join(folder, $0))
    }
  }

  private mutating func tree(_ path: String) -> YAMLNode? {
    guard let bytes = FileReading.bytes(of: path) else { return nil }
    let (tree, found) = YAMLText.parse(SourceFile(name: path, bytes: bytes))
    diagnostics += found
    return tree
  }

  // MARK: What they say

  private mutating func readDeclarations(_ tree: YAMLNode) {
    for intent in tree.pairs ?? [] {
      let name = intent.key.text ?? ""
      order.append(name)
      for combination in intent.value["slot_combinations"]?.pairs ?? [] {
        combinations[name, default: [:]][combination.key.text ?? ""] = combination.value
      }
    }
  }

  private mutating func readShared(_ tree: YAMLNode) {
    for pair in tree["lists"]?.pairs ?? [] {
      guard let name = pair.key.text, let list = HassilParts.list(pair.value) else { continue }
      book.lists[name] = list
    }
    for pair in tree["expansion_rules"]?.pairs ?? [] {
      guard let name = pair.key.text, let text = pair.value.text else { continue }
      book.rules[name] = text
    }
    book.skips += tree["skip_words"]?.items?.compactMap(\.text) ?? []
  }

  private mutating func readBlocks(
    _ data: YAMLNode?, intent: String, group: String, combination: YAMLNode? = nil
  ) {
    for node in data?.items ?? [] {
      let sentences = node["sentences"]?.items?.compactMap(\.text) ?? []
      var block = IdiomBook.Block(intent: intent, group: group, sentences: sentences)
      block.slots = HassilParts.facts(node["slots"])
      block.requires = HassilParts.conditions(node["requires_context"])
      block.excludes = HassilParts.conditions(node["excludes_context"])
      for pair in node["lists"]?.pairs ?? [] {
        if let name = pair.key.text { block.lists[name] = HassilParts.list(pair.value) }
      }
      for pair in node["expansion_rules"]?.pairs ?? [] {
        if let name = pair.key.text { block.rules[name] = pair.value.text }
      }
      if let domains = node["name_domains"] {
        // A list, or the name of one that the combination declares.
        let list = domains.text.flatMap { combination?["name_domain_groups"]?[$0] } ?? domains
        let values = (list.items ?? []).map(HassilParts.value)
        block.requires.removeAll { $0.key == "domain" }
        block.requires.append(.init(key: "domain", values: values))
      } else if let inferred = node["inferred_domain"] {
        block.slots.removeAll { $0.key == "domain" }
        block.slots.append(.init("domain", HassilParts.value(inferred)))
      }
      if combination?["context_area"]?.text == "true" {
        block.requires.removeAll { $0.key == "area" }
        block.requires.append(.init(key: "area", values: nil, slot: "area"))
      }
      book.blocks.append(block)
    }
  }
}
