import Meaning

/// Numbers and what is made of them, as words of the lattice.
extension Lattice {
  mutating func findNumbers() {
    let units = utterance.units[bounds]
    var endingAt: [Int: Int] = [:]
    for (offset, unit) in units.enumerated() { endingAt[unit.folded.upperBound] = offset + 1 }
    let scalars = utterance.normal.scalars
    for (offset, unit) in units.enumerated() {
      if unit.kind == .letters, !model.numberWords.contains(unit.text) { continue }
      if unit.kind == .digits, let number = plainNumber(offset) {
        add(.number(number), SymbolTable.number, offset..<offset + 1)
        addOwnUnit(number, offset, offset + 1)
        continue
      }
      for edge in model.numbers.edges(in: scalars, at: unit.folded.lowerBound) {
        guard let end = endingAt[edge.end], end > offset else { continue }
        for (value, symbol) in words(of: edge) { add(value, symbol, offset..<end) }
        if case .number(let number) = edge.value, edge.counter == nil {
          addOwnUnit(number, offset, end)
        }
      }
    }
  }

  /// Digits that stand alone: no word after them makes more of them, nor are they a part of a code.
  private func plainNumber(_ offset: Int) -> Double? {
    let units = utterance.units
    let place = bounds.lowerBound + offset
    guard model.habits.headFirst, units[place].text.utf8.count < 10 else { return nil }
    if place > 0, !units[place].spaceBefore, units[place - 1].kind != .mark { return nil }
    if place > 0, units[place - 1].kind == .mark, !units[place].spaceBefore { return nil }
    if offset + 1 < count {
      let next = units[place + 1]
      guard next.kind == .letters, next.spaceBefore, !model.numberParts.contains(next.text) else {
        return nil
      }
    }
    return Double(units[place].text)
  }

  /// A number with a unit that only the domain knows.
  private mutating func addOwnUnit(_ number: Double, _ start: Int, _ end: Int) {
    guard end < count, let unit = model.unitWords[utterance.units[bounds.lowerBound + end].text]
    else { return }
    add(.quantity(Quantity(number, unit)), SymbolTable.quantity, start..<end + 1)
  }

  private func words(of edge: NumberEdge) -> [(WordValue, Symbol)] {
    if edge.value == .asked { return [(.asked(counter: edge.counter), SymbolTable.howMany)] }
    if let counter = edge.counter {
      switch edge.value {
      case .number(let number): return [(.counted(number, counter: counter), SymbolTable.counted)]
      case .ordinal(let number): return [(.ordinal(number), SymbolTable.ordinal)]
      case .range, .few: return [(.few, SymbolTable.few)]
      default: break
      }
    }
    switch edge.value {
    case .number(let number): return [(.number(number), SymbolTable.number)]
    case .range, .few: return [(.few, SymbolTable.few)]
    case .fraction(let share): return [(.fraction(share), SymbolTable.fraction)]
    case .ordinal(let number): return [(.ordinal(number), SymbolTable.ordinal)]
    case .quantity(let quantity): return [(.quantity(quantity), SymbolTable.quantity)]
    case .clock(let time, let isBare):
      return [(.clock(time), isBare ? SymbolTable.hour : SymbolTable.clock)]
    case .span(let span):
      return [(.span(span), SymbolTable.span)] + amounts(ofTime: span)
    case .fromNow(let span): return [(.time(.fromNow(span)), SymbolTable.fromNow)]
    case .ago(let span): return [(.time(.ago(span)), SymbolTable.ago)]
    case .asked: return []
    case .times(let count): return [(.times(count), SymbolTable.times)]
    }
  }

  /// A length of time as an amount of what the domain measures in time: 「30日より古い」.
  private func amounts(ofTime milliseconds: Int) -> [(WordValue, Symbol)] {
    var seen: Set<String> = []
    return model.measures.compactMap { measure in
      guard seen.insert(measure.unit).inserted,
        let value = UnitScale.convert(Double(milliseconds), from: "ms", to: measure.unit)
      else { return nil }
      return (.quantity(Quantity(value, measure.unit)), SymbolTable.quantity)
    }
  }
}
