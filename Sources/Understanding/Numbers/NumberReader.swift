import Meaning
import YAMLText

/// Finds numbers, quantities, times and what else is made of numbers in folded text.
package struct NumberReader: Sendable {
  let table: NumberTable

  /// The reader of a language, by the `numbers:` file of its core grammar; a domain may bring counters.
  /// And units of its own.
  init(_ node: YAMLNode, counters: [String] = [], units: [String] = []) {
    table = NumberTable(node, counters: counters, units: units)
  }

  package init(language: String, counters: [String] = []) {
    self.init(CoreResource.tree("\(language)-numbers"), counters: counters)
  }

  /// Whether the language has number words, not only digits.
  package var hasWords: Bool { table.firsts.count > 10 }

  /// Everything that begins at a position of folded text. Positions inside a word give nothing.
  func edges(in text: [Unicode.Scalar], at position: Int) -> [NumberEdge] {
    guard position < text.count, table.firsts.contains(text[position]) else { return [] }
    let scan = NumberScan(table: table, text: text)
    var seen: Set<NumberEdge> = []
    return scan.edges(at: position).filter { seen.insert($0).inserted }
  }

  /// The plain numbers that begin at a position.
  package func numbers(in text: [Unicode.Scalar], at position: Int) -> [CardinalReader.Found] {
    guard position < text.count, table.firsts.contains(text[position]) else { return [] }
    return NumberScan(table: table, text: text).numbers(at: position)
  }
}

/// One look at one text.
struct NumberScan {
  let table: NumberTable
  let text: [Unicode.Scalar]
  let cardinals: CardinalReader

  init(table: NumberTable, text: [Unicode.Scalar]) {
    self.table = table
    self.text = text
    cardinals = CardinalReader(table: table, text: text)
  }

  /// What a slot was filled with.
  struct Filler {
    var slot: String
    var value: Double
    var symbol: String
  }
  struct Match {
    var end: Int
    var fillers: [Filler]
  }

  func edges(at position: Int) -> [NumberEdge] {
    var edges: [NumberEdge] = numbers(at: position).map {
      NumberEdge(end: $0.end, value: .number($0.value))
    }
    for made in [
      NumberTable.Made.ordinal, .fraction, .percent, .few, .range, .times, .quantity, .span, .clock,
      .fromNow, .ago, .counted, .asked,
    ] {
      for rule in table.rules[made] ?? [] {
        for match in matches(rule.pattern.nodes[...], at: position) {
          if let edge = edge(rule, match) { edges.append(edge) }
        }
      }
    }
    return edges
  }

  /// Numbers with "and a half" and the like.
  func numbers(at position: Int) -> [CardinalReader.Found] {
    var found = cardinals.numbers(at: position)
    for rule in table.rules[.number] ?? [] {
      for match in matches(rule.pattern.nodes[...], at: position, isPlain: true) {
        let value = match.fillers.first?.value ?? rule.value ?? 0
        found.append(
          .init(end: match.end, value: value * rule.times + rule.plus, isDigits: false))
      }
    }
    return found
  }

  // MARK: Matching

  private func matches(
    _ nodes: ArraySlice<NumberPattern.Node>, at position: Int, isPlain: Bool = false,
    isFirst: Bool = true
  ) -> [Match] {
    guard let node = nodes.first else { return [Match(end: position, fillers: [])] }
    let at = isFirst ? position : cardinals.skip(position)
    let rest = nodes.dropFirst()
    func goOn(_ end: Int, _ filler: [Filler]) -> [Match] {
      matches(rest, at: end, isPlain: isPlain, isFirst: false).map {
        Match(end: $0.end, fillers: filler + $0.fillers)
      }
    }
    switch node {
    case .literal(let word):
      return cardinals.stands(word, at: at) ? goOn(at + word.count, []) : []
    case .group(let options, let isOptional):
      var found = options.flatMap {
        matches($0[...] + rest, at: position, isPlain: isPlain, isFirst: isFirst)
      }
      if isOptional { found += matches(rest, at: position, isPlain: isPlain, isFirst: isFirst) }
      return found
    case .slot(let name):
      return fillers(name, at: at, isPlain: isPlain).flatMap { goOn($0.end, [$0.filler]) }
    }
  }

  private func fillers(
    _ slot: String, at position: Int, isPlain: Bool
  ) -> [(end: Int, filler: Filler)] {
    guard position < text.count else { return [] }
    if let list = table.classes[slot] {
      return cardinals.words(in: list, at: position).map {
        ($0.end, Filler(slot: slot, value: $0.value, symbol: $0.symbol))
      }
    }
    if slot == "span" {
      return spans(at: position).map { ($0.end, Filler(slot: slot, value: $0.value, symbol: "")) }
    }
    let found = isPlain || slot != "n" ? cardinals.numbers(at: position) : numbers(at: position)
    return found.filter { Self.fits($0, slot) }.map {
      ($0.end, Filler(slot: slot, value: $0.value, symbol: ""))
    }
  }

  private static func fits(_ number: CardinalReader.Found, _ slot: String) -> Bool {
    let isWhole = number.value == number.value.rounded()
    return switch slot {
    case "n": true
    case "i": isWhole && number.value < 1e9
    case "d": isWhole && number.isDigits && number.value < 1e9
    case "h": isWhole && (0...24).contains(number.value)
    case "m", "s": isWhole && (0..<60).contains(number.value)
    // Minutes in words right after the hour: nine thirty.
    case "M": isWhole && !number.isDigits && (10..<60).contains(number.value)
    // Minutes as people round them: ten to nine.
    case "f":
      isWhole && number.value.truncatingRemainder(dividingBy: 5) == 0
        && (5..<60).contains(number.value)
    case "den": isWhole && (2..<1e6).contains(number.value)
    // A round number, which an ordinal may follow: twenty of twenty-first.
    case "k":
      isWhole && !number.isDigits && number.value >= 20
        && number.value.truncatingRemainder(dividingBy: 10) == 0
    // One digit in words.
    case "x": isWhole && !number.isDigits && (1..<10).contains(number.value)
    default: false
    }
  }

  private func spans(at position: Int) -> [(end: Int, value: Double)] {
    (table.rules[.span] ?? []).flatMap { rule in
      matches(rule.pattern.nodes[...], at: position).compactMap { match in
        Self.total(rule, match.fillers).map { (match.end, $0.value) }
      }
    }
  }
}
