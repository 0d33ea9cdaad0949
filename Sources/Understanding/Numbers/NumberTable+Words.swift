extension NumberTable {
  /// The letters that a number, or what is made of numbers, can begin with: where no such word stands there
  /// is none, and nothing need be tried.
  var firstWords: Set<String> {
    var found = (ones.all + scales.all + articles.all).reduce(into: Set<String>()) {
      Self.insertFirst($1.text, into: &$0)
    }
    for rule in rules.values.joined() { collect(rule.pattern.nodes[...], into: &found) }
    return found
  }

  /// All the letters that can stand in a number or in what is made of numbers.
  var allWords: Set<String> {
    var found: Set<String> = []
    func take(_ text: [Unicode.Scalar]) {
      for unit in Segmenter.units(of: Self.text(text)) { found.insert(unit.text) }
    }
    for list in [ones, scales, articles, joiners, points] + classes.values {
      for word in list.all { take(word.text) }
    }
    func take(_ nodes: [NumberPattern.Node]) {
      for node in nodes {
        switch node {
        case .literal(let text): take(text)
        case .slot: break
        case .group(let options, _): for option in options { take(option) }
        }
      }
    }
    for rule in rules.values.joined() { take(rule.pattern.nodes) }
    return found
  }

  private func collect(_ nodes: ArraySlice<NumberPattern.Node>, into found: inout Set<String>) {
    guard let node = nodes.first else { return }
    switch node {
    case .literal(let text): Self.insertFirst(text, into: &found)
    case .slot(let name):
      for word in classes[name]?.all ?? [] { Self.insertFirst(word.text, into: &found) }
    case .group(let options, let isOptional):
      for option in options { collect(option[...] + nodes.dropFirst(), into: &found) }
      if isOptional { collect(nodes.dropFirst(), into: &found) }
    }
  }

  private static func insertFirst(_ text: [Unicode.Scalar], into found: inout Set<String>) {
    if let first = Segmenter.units(of: self.text(text)).first { found.insert(first.text) }
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension WordList {
  /// All words, by their first letter.
  var all: [Word] { firsts.flatMap { words(from: $0) } }
}
