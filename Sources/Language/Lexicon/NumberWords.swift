import Meaning
import YAMLText

/// Numbers, ordinals and quantities in a sentence, by the words that a core grammar lists.
struct NumberWords: Sendable {
  struct Found {
    var value: WordValue
    var symbol: Symbol
    var stretch: Range<Int>
  }
  private var cardinals: [String: Double] = [:]
  private var ordinals: [String: Int] = [:]
  private var units: [String: String] = [:]

  init(numbers: YAMLNode?, units node: YAMLNode?, custom: [String]) {
    for pair in numbers?["cardinals"]?.pairs ?? [] {
      if let value = Double(pair.value.text ?? "") { cardinals[pair.key.text ?? ""] = value }
    }
    for pair in numbers?["ordinals"]?.pairs ?? [] {
      if let value = Int(pair.value.text ?? "") { ordinals[pair.key.text ?? ""] = value }
    }
    for pair in node?.pairs ?? [] {
      for text in pair.value.items?.compactMap(\.text) ?? [pair.value.text ?? ""] {
        units[text] = pair.key.text
      }
    }
    for unit in custom where !unit.isEmpty {
      units[unit] = unit
      units[unit + "s"] = unit
    }
  }

  func values(in sentence: [Unit], ids: [Int32]) -> [Found] {
    var found: [Found] = []
    for start in sentence.indices {
      let unit = sentence[start]
      if let ordinal = ordinals[unit.text] {
        found.append(
          Found(value: .ordinal(ordinal), symbol: SymbolTable.ordinal, stretch: start..<start + 1))
      }
      if unit.kind == .digits, start + 1 < sentence.count, !sentence[start + 1].spaceBefore,
        ["st", "nd", "rd", "th"].contains(sentence[start + 1].text), let value = Int(unit.text)
      {
        found.append(
          Found(value: .ordinal(value), symbol: SymbolTable.ordinal, stretch: start..<start + 2))
      }
      guard let (value, end) = number(sentence, start) else { continue }
      found.append(Found(value: .number(value), symbol: SymbolTable.number, stretch: start..<end))
      if end < sentence.count, let symbol = units[sentence[end].text] {
        let quantity = Quantity(value, symbol)
        if symbol == "s" || symbol == "min" || symbol == "h" {
          let factor = symbol == "s" ? 1000.0 : symbol == "min" ? 60_000 : 3_600_000
          found.append(
            Found(
              value: .span(Int(value * factor)), symbol: SymbolTable.span, stretch: start..<end + 1)
          )
        } else {
          found.append(
            Found(
              value: .quantity(quantity), symbol: SymbolTable.quantity, stretch: start..<end + 1))
        }
      }
    }
    return found
  }

  private func number(_ sentence: [Unit], _ start: Int) -> (Double, Int)? {
    let unit = sentence[start]
    if unit.kind == .digits {
      guard unit.text.count < 15, let whole = Double(unit.text) else { return nil }
      if start + 2 < sentence.count, sentence[start + 1].text == ".",
        sentence[start + 2].kind == .digits, !sentence[start + 1].spaceBefore,
        !sentence[start + 2].spaceBefore,
        let value = Double(unit.text + "." + sentence[start + 2].text)
      {
        return (value, start + 3)
      }
      return (whole, start + 1)
    }
    guard let first = cardinals[unit.text] else { return nil }
    if first >= 20, first < 100, start + 1 < sentence.count,
      let ones = cardinals[sentence[start + 1].text], ones < 10
    {
      return (first + ones, start + 2)
    }
    return (first, start + 1)
  }
}
