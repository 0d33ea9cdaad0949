import Meaning

extension NumberScan {
  /// What a rule makes of a match.
  func edge(_ rule: NumberTable.Rule, _ match: Match) -> NumberEdge? {
    let counter = match.fillers.first { $0.slot == "c" || ($0.slot == "w" && !$0.symbol.isEmpty) }
    guard let value = value(rule, match.fillers) else { return nil }
    return NumberEdge(end: match.end, value: value, counter: counter?.symbol)
  }

  private func value(_ rule: NumberTable.Rule, _ fillers: [Filler]) -> NumberValue? {
    let numbers = fillers.filter { ["n", "i", "d", "o", "w", "x", "k"].contains($0.slot) }.map(
      \.value)
    let first = numbers.first ?? rule.value
    switch rule.made {
    case .number, .counted: return first.map { .number($0 * rule.times + rule.plus) }
    case .range:
      guard numbers.count == 2, numbers[0] < numbers[1] else { return nil }
      // Digits side by side are a range only as neighbours: 二三個.
      if fillers.first?.slot == "x", numbers[1] != numbers[0] + 1 { return nil }
      return .range(numbers[0], numbers[1])
    case .few: return .few
    case .asked: return .asked
    case .fraction:
      guard let whole = fillers.first(where: { $0.slot == "e" || $0.slot == "den" })?.value else {
        return rule.value.map { .fraction($0) }
      }
      let counted = numbers.first ?? rule.value ?? 1
      return whole > 0 && counted > 0 && counted <= whole ? .fraction(counted / whole) : nil
    case .percent:
      guard let first else { return nil }
      let second = numbers.count > 1 ? numbers[1] : 0
      return .quantity(Quantity(first * rule.times + second + rule.plus, "percent"))
    case .ordinal:
      let sum = numbers.count > 1 ? numbers.reduce(0, +) : first
      guard let sum, sum == sum.rounded(), abs(sum) < 1e9, sum != 0 else { return nil }
      if numbers.count > 1, numbers[1] >= 10 { return nil }
      return .ordinal(Int(sum * rule.times))
    case .times:
      guard let first, first >= 0, first == first.rounded(), first < 1e9 else { return nil }
      return .times(Int(first))
    case .quantity: return Self.total(rule, fillers).map { .quantity(Quantity($0.value, $0.unit)) }
    case .span: return Self.total(rule, fillers).flatMap(Self.milliseconds).map { .span($0) }
    case .fromNow:
      return fillers.first { $0.slot == "span" }.flatMap { Self.milliseconds(($0.value, "")) }
        .map { .fromNow($0) }
    case .ago:
      return fillers.first { $0.slot == "span" }.flatMap { Self.milliseconds(($0.value, "")) }
        .map { .ago($0) }
    case .clock: return clock(rule, fillers)
    }
  }

  private static func milliseconds(_ total: (value: Double, unit: String)) -> Int? {
    guard total.value >= 0, total.value < 1e15 else { return nil }
    return Int(total.value.rounded())
  }

  /// The sum of numbers with their units, in the first unit: 5 feet 6 inches, 1 hour 20 minutes.
  static func total(
    _ rule: NumberTable.Rule, _ fillers: [Filler]
  ) -> (value: Double, unit: String)? {
    var sum = 0.0
    var pending: Double?
    var last = 1.0
    var first: (size: Double, symbol: String)?
    for filler in fillers {
      switch filler.slot {
      case "u", "t":
        let size =
          filler.slot == "u" ? UnitSizes.size(of: filler.symbol) * filler.value : filler.value
        if let first {
          guard filler.slot != "u" || UnitSizes.agree(first.symbol, filler.symbol), size < last
          else { return nil }
        }
        first = first ?? (size / filler.value, filler.symbol)
        last = size
        sum += (pending ?? rule.value ?? 1) * size
        pending = nil
      case "n", "i", "d": pending = filler.value
      default: break
      }
    }
    guard let first, pending == nil else { return nil }
    sum = sum * rule.times + rule.plus * last
    return first.symbol.isEmpty ? (sum, "") : (rounded(sum / first.size), first.symbol)
  }

  /// Sizes of units are no exact binary numbers.
  private static func rounded(_ value: Double) -> Double {
    value.magnitude < 1e9 ? (value * 1e6).rounded() / 1e6 : value
  }

  private func clock(_ rule: NumberTable.Rule, _ fillers: [Filler]) -> NumberValue? {
    func value(_ slot: String) -> Double? { fillers.first { $0.slot == slot }?.value }
    var hours = value("h") ?? 0
    if let part = fillers.first(where: { $0.slot == "p" })?.value {
      // Twelve at night is nought, twelve at noon stays.
      guard hours <= 12 || part > 0 else { return nil }
      if part > 0, hours < 12 { hours += 12 }
      if part == 0, hours == 12 { hours = 0 }
    }
    var minutes = (value("m") ?? value("M") ?? value("f") ?? 0) + rule.plus + (rule.value ?? 0)
    if rule.before { minutes = -minutes }
    let seconds = (hours * 60 + minutes) * 60 + (value("s") ?? 0)
    guard seconds >= 0, seconds <= 86_400 else { return nil }
    return .clock(Int(seconds) * 1000, isBare: rule.isBare)
  }
}

/// How large the units of the meaning are, in the base unit of what they measure.
enum UnitSizes {
  private static let sizes: [String: (base: String, size: Double)] = [
    "kg": ("kg", 1), "g": ("kg", 0.001), "mg": ("kg", 0.000_001), "t": ("kg", 1000),
    "pound": ("kg", 0.453_592_37), "ounce": ("kg", 0.028_349_523_125),
    "m": ("m", 1), "cm": ("m", 0.01), "mm": ("m", 0.001), "km": ("m", 1000),
    "foot": ("m", 0.3048), "inch": ("m", 0.0254), "yard": ("m", 0.9144), "mile": ("m", 1609.344),
    "l": ("l", 1), "ml": ("l", 0.001),
  ]

  static func size(of unit: String) -> Double { sizes[unit]?.size ?? 1 }

  static func agree(_ a: String, _ b: String) -> Bool {
    a == b || (sizes[a]?.base != nil && sizes[a]?.base == sizes[b]?.base)
  }

  /// A quantity in the base unit: kg, m, l; as it is where the unit has no other.
  static func inBase(_ quantity: Quantity) -> Quantity {
    guard let unit = sizes[quantity.unit] else { return quantity }
    return Quantity((quantity.value * unit.size * 1e9).rounded() / 1e9, unit.base)
  }
}
