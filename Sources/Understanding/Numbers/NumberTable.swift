import YAMLText

/// How a language says numbers: the words, and the patterns that make times, quantities, ordinals of them.
struct NumberTable: Sendable {
  /// What a pattern makes.
  enum Made: String, Sendable {
    case number, range, few, fraction, percent, ordinal, quantity, span, fromNow, ago, clock, times
    case counted
    /// How many.
    case asked
  }
  struct Rule: Sendable {
    var made: Made
    var pattern: NumberPattern
    /// The value where no slot has one.
    var value: Double?
    /// Added to the last part: "and a half".
    var plus: Double
    var times: Double
    /// Minutes before the hour.
    var before: Bool
    /// Hours without a word for it.
    var isBare: Bool
  }

  /// One, two, twelve: words below a hundred, and single digits of other scripts.
  private(set) var ones = WordList()
  /// Hundred, thousand, dozen; 十, 百, 万.
  private(set) var scales = WordList()
  /// "A" of "a hundred".
  private(set) var articles = WordList()
  /// "And" of "a hundred and five".
  private(set) var joiners = WordList()
  /// "Point" of "two point five".
  private(set) var points = WordList()
  /// Whether 百 alone is a hundred.
  private(set) var scalesStandAlone = false
  /// Whether a digit before tens counts hundreds: one eighty.
  private(set) var dropsHundreds = false
  /// Whether digits in a row make a number: 二〇.
  private(set) var isPositional = false
  /// Words by the name of the slot they fill.
  private(set) var classes: [String: WordList] = [:]
  private(set) var rules: [Made: [Rule]] = [:]
  /// The first scalars of everything: where none of them stands there is no number.
  private(set) var firsts: Set<Unicode.Scalar> = []

  init(_ node: YAMLNode, counters: [String], units: [String] = []) {
    func texts(_ node: YAMLNode?) -> [String] {
      guard let node else { return [] }
      return node.text.map { [$0] } ?? (node.items ?? []).compactMap(\.text)
    }
    func number(_ node: YAMLNode?) -> Double? { node?.text.flatMap { Double($0) } }
    func fill(_ list: inout WordList, _ node: YAMLNode?) {
      for pair in node?.pairs ?? [] {
        guard let value = Double(pair.key.text ?? "") else { continue }
        for text in texts(pair.value) { list.add(text, value: value, symbol: "") }
      }
    }
    fill(&ones, node["ones"])
    fill(&scales, node["scales"])
    for text in texts(node["articles"]) { articles.add(text, value: 1, symbol: "") }
    for text in texts(node["joiners"]) { joiners.add(text, value: 0, symbol: "") }
    for text in texts(node["points"]) { points.add(text, value: 0, symbol: "") }
    scalesStandAlone = node["scales-alone"]?.text == "yes"
    dropsHundreds = node["drops-hundreds"]?.text == "yes"
    isPositional = node["positional"]?.text == "yes"
    for part in node["classes"]?.pairs ?? [] {
      var list = WordList()
      for pair in part.value.pairs ?? [] {
        // "kg 0.5": the unit and how much of it; a number alone has no unit.
        let key = (pair.key.text ?? "").split(separator: " ").map(String.init)
        let value = key.last.flatMap { Double($0) }
        let symbol = key.first.flatMap { Double($0) == nil ? $0 : nil } ?? ""
        for text in texts(pair.value) { list.add(text, value: value ?? 1, symbol: symbol) }
      }
      classes[part.key.text ?? ""] = list
    }
    for unit in units {
      let isKnown = classes["u"]?.words(from: unit.unicodeScalars.first ?? " ").contains {
        $0.symbol == unit
      }
      guard isKnown != true, !unit.isEmpty else { continue }
      classes["u", default: WordList()].add(unit, value: 1, symbol: unit)
      classes["u", default: WordList()].add(unit + "s", value: 1, symbol: unit)
    }
    var counterList = WordList()
    for text in counters + texts(node["counters"]) {
      counterList.add(text, value: 1, symbol: text)
    }
    classes["c"] = counterList
    for part in node["patterns"]?.pairs ?? [] {
      guard let made = Made(rawValue: part.key.text ?? "") else { continue }
      for item in part.value.items ?? [] {
        let isLong = item.pairs != nil
        for text in texts(isLong ? item["text"] : item) {
          rules[made, default: []].append(
            Rule(
              made: made, pattern: NumberPattern(text), value: number(item["value"]),
              plus: number(item["plus"]) ?? 0, times: number(item["times"]) ?? 1,
              before: item["before"]?.text == "yes", isBare: item["bare"]?.text == "yes"))
        }
      }
    }
    collectFirsts()
  }

  private mutating func collectFirsts() {
    firsts = Set((0x30...0x39).compactMap { Unicode.Scalar($0) })
    firsts.formUnion(ones.firsts + scales.firsts + articles.firsts)
    for rule in rules.values.joined() { collectFirsts(rule.pattern.nodes[...]) }
  }

  private mutating func collectFirsts(_ nodes: ArraySlice<NumberPattern.Node>) {
    guard let node = nodes.first else { return }
    switch node {
    case .literal(let text): firsts.formUnion(text.prefix(1))
    case .slot(let name): firsts.formUnion(classes[name]?.firsts ?? [])
    case .group(let options, let isOptional):
      for option in options { collectFirsts(option[...] + nodes.dropFirst()) }
      if isOptional { collectFirsts(nodes.dropFirst()) }
    }
  }
}
