import Meaning
import SourceText
import YAMLText

/// Reads parts of a YAML file, telling what does not fit.
struct YAMLReading {
  let file: SourceFile
  var report = Report()

  init(_ file: SourceFile) { self.file = file }

  /// The tree of a file; nil when there is none that can be used.
  mutating func root() -> YAMLNode? {
    let (node, found) = YAMLText.parse(file)
    report.add(found)
    guard let node else { return nil }
    guard node.pairs != nil else {
      error("a file of keys and values is expected", at: node)
      return nil
    }
    return node
  }

  mutating func error(_ message: String, at node: YAMLNode, hint: String? = nil) {
    report.error(message, in: file, at: place(node), hint: hint)
  }

  mutating func warn(_ message: String, at node: YAMLNode, hint: String? = nil) {
    report.warn(message, in: file, at: place(node), hint: hint)
  }

  mutating func unknown(_ what: String, _ node: YAMLNode, among known: [String]) {
    report.unknown(what, node.text ?? "", in: file, at: place(node), among: known)
  }

  /// Where a node begins: all of a scalar, the first line of anything else.
  private func place(_ node: YAMLNode) -> SourceRange { node.range }

  /// The keys and values of a mapping; anything else is reported.
  mutating func pairs(_ node: YAMLNode, _ what: String) -> [YAMLNode.Pair] {
    if node.isEmpty { return [] }
    guard let pairs = node.pairs else {
      error("\(what) must be keys and values", at: node)
      return []
    }
    return pairs
  }

  /// Reports the keys of a mapping that mean nothing here.
  mutating func allow(_ known: [String], in node: YAMLNode, of what: String) {
    for pair in node.pairs ?? [] where !known.contains(pair.key.text ?? "") {
      unknown("key of \(what)", pair.key, among: known)
    }
  }

  /// The text of a scalar; anything else is reported.
  mutating func text(_ node: YAMLNode, _ what: String) -> String? {
    if let text = node.text, !text.isEmpty { return text }
    if node.looksLikeTemplate {
      error("\(what) must be a text", at: node, hint: "put it in quotes")
    } else {
      error(node.isEmpty ? "\(what) is missing" : "\(what) must be a text", at: node)
    }
    return nil
  }

  /// One text or a list of texts.
  mutating func texts(_ node: YAMLNode, _ what: String) -> [YAMLNode] {
    // A bare list in brackets of one word each is a list; a bare brace is a template without quotes.
    guard let items = node.items else { return text(node, what) == nil ? [] : [node] }
    return items.filter { text($0, what) != nil }
  }

  /// A number written plainly.
  mutating func number(_ node: YAMLNode, _ what: String) -> Double? {
    guard let text = text(node, what) else { return nil }
    guard let value = Double(text), value.isFinite else {
      error("\(what) must be a number, not '\(text)'", at: node)
      return nil
    }
    return value
  }

  /// A whole number of at least 0.
  mutating func count(_ node: YAMLNode, _ what: String) -> Int? {
    guard let text = text(node, what) else { return nil }
    guard let value = Int(text), value >= 0 else {
      error("\(what) must be a whole number, not '\(text)'", at: node)
      return nil
    }
    return value
  }

  /// One of a few words.
  mutating func choice(_ node: YAMLNode, _ what: String, among known: [String]) -> String? {
    guard let text = text(node, what) else { return nil }
    if known.contains(text) { return text }
    unknown(what, node, among: known)
    return nil
  }

  /// A number with a unit of a table, in the table's smallest unit: "60 s" is 60,000 of `ms`.
  mutating func measured(_ node: YAMLNode, _ what: String, _ units: UnitTable) -> Int? {
    guard let text = text(node, what) else { return nil }
    if let value = units.read(text) { return value }
    error(
      "\(what) must be a number with a unit, not '\(text)'", at: node,
      hint: "units: " + units.names.joined(separator: ", "))
    return nil
  }

  /// A formula, with the place of its text inside the quotes.
  mutating func formula(_ node: YAMLNode, _ what: String) -> Vocabulary.FormulaText? {
    if node.looksLikeTemplate {
      error("\(what) must be a formula in quotes", at: node)
      return nil
    }
    guard let text = text(node, what) else { return nil }
    return Vocabulary.FormulaText(text, file: file, range: inner(node))
  }

  /// The place of a scalar's text, without its quotes.
  func inner(_ node: YAMLNode) -> SourceRange {
    guard case .scalar(_, isQuoted: true) = node.content, node.range.upper - node.range.lower >= 2
    else { return node.range }
    return SourceRange(node.range.lower + 1, node.range.upper - 1)
  }
}

/// Units of one dimension and what they are worth in its smallest one.
struct UnitTable {
  let names: [String]
  private let factors: [Double]
  /// What a number without a unit is in.
  private let bare: Double?

  init(_ units: KeyValuePairs<String, Double>, bare: Double? = nil) {
    names = units.map(\.key)
    factors = units.map(\.value)
    self.bare = bare
  }

  /// Milliseconds.
  static let time = UnitTable(["ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000], bare: 1000)
  /// Millimeters.
  static let length = UnitTable(["mm": 1, "cm": 10, "m": 1000], bare: 1000)
  /// Millimeters a second.
  static let speed = UnitTable(["mm/s": 1, "cm/s": 10, "m/s": 1000], bare: 1000)
  /// Millimeters a second squared.
  static let acceleration = UnitTable(["mm/s2": 1, "cm/s2": 10, "m/s2": 1000], bare: 1000)
  /// Millionths.
  static let share = UnitTable(["%": 10_000], bare: 10_000)
  /// Millionths a second.
  static let rate = UnitTable(["%/s": 10_000, "%/min": 10_000 / 60], bare: 10_000)

  /// The value of "60 s" or "60s"; nil when it is no number with one of the units.
  func read(_ text: String) -> Int? {
    let number = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    guard let value = Double(number) else { return nil }
    let unit = text[number.endIndex...].drop { $0 == " " }
    let factor: Double
    if unit.isEmpty {
      guard let bare else { return nil }
      factor = bare
    } else {
      guard let index = names.firstIndex(of: String(unit)) else { return nil }
      factor = factors[index]
    }
    let scaled = (value * factor).rounded()
    guard scaled >= 0, scaled < 1e15 else { return nil }
    return Int(scaled)
  }
}
