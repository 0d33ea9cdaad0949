package import Meaning
package import YAMLText

/// The parts of hassil's format.
package enum HassilParts {
  /// A value as YAML means it: a number or truth value, unless it stands in quotes.
  package static func value(_ node: YAMLNode) -> IdiomBook.Value {
    guard case .scalar(let text, let isQuoted) = node.content else { return .text("") }
    guard !isQuoted else { return .text(text) }
    switch text {
    case "true", "True", "TRUE", "yes", "on": return .flag(true)
    case "false", "False", "FALSE", "no", "off": return .flag(false)
    default:
      let isNumber = text.utf8.allSatisfy { "0123456789.+-eE_".utf8.contains($0) }
      if isNumber, text.utf8.contains(where: { (0x30...0x39).contains($0) }),
        let number = Double(text.filter { $0 != "_" })
      {
        return .number(number)
      }
      return .text(text)
    }
  }

  /// Keys and their values; of several values the first.
  package static func facts(_ node: YAMLNode?) -> [IdiomBook.Fact] {
    (node?.pairs ?? []).compactMap { pair in
      guard let key = pair.key.text else { return nil }
      if let first = pair.value.items?.first { return .init(key, value(first)) }
      return .init(key, value(pair.value))
    }
  }

  /// What the situation must (or must not) be: a value, a list of values, `{value: …, slot: …}`, or nothing
  /// for anything at all.
  package static func conditions(_ node: YAMLNode?) -> [IdiomBook.Condition] {
    (node?.pairs ?? []).compactMap { pair in
      guard let key = pair.key.text else { return nil }
      guard pair.value.pairs != nil else { return .init(key: key, values: values(pair.value)) }
      var slot: String?
      if let name = pair.value["slot"] {
        switch value(name) {
        case .flag(true): slot = key
        case .text(let text) where !text.isEmpty: slot = text
        default: break
        }
      }
      return .init(key: key, values: pair.value["value"].flatMap(values), slot: slot)
    }
  }

  private static func values(_ node: YAMLNode) -> [IdiomBook.Value]? {
    if let items = node.items { return items.map(value) }
    let isNothing = node.isEmpty || node.text == "null" || node.text == "~"
    return isNothing ? nil : [value(node)]
  }

  /// A list: `values`, `range` or `wildcard`.
  package static func list(_ node: YAMLNode) -> IdiomBook.List? {
    if let values = node["values"]?.items { return .entries(values.compactMap(entry)) }
    if let range = node["range"] { return numbers(range).map { .numbers($0) } }
    return node["wildcard"]?.text == "true" ? .anything : nil
  }

  private static func entry(_ node: YAMLNode) -> IdiomBook.Entry? {
    if let text = node.text {
      // A template stands for what was said, plain words for themselves.
      let isTemplate = text.utf8.contains { "(){}<>[]|@".utf8.contains($0) }
      return .init(template: text, value: isTemplate ? nil : .text(text))
    }
    guard let text = node["in"]?.text else { return nil }
    return .init(
      template: text, value: node["out"].map(value), context: facts(node["context"]))
  }

  private static func numbers(_ node: YAMLNode) -> IdiomBook.NumberRange? {
    func whole(_ key: String) -> Int? { node[key]?.text.flatMap { Int($0) } }
    guard let from = whole("from"), let to = whole("to"), from <= to else { return nil }
    var range = IdiomBook.NumberRange(from: from, to: to, step: whole("step") ?? 1)
    switch node["fractions"]?.text {
    case "halves": range.fractions = [0.5]
    case "tenths": range.fractions = (1...9).map { Double($0) / 10 }
    default: break
    }
    range.times = node["multiplier"]?.text.flatMap { Double($0) }
    range.inDigits = node["digits"]?.text != "false"
    range.inWords = node["words"]?.text != "false"
    return range
  }
}
