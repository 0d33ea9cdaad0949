/// What units of measurement count, and how to turn one into another. Symbols are those of the algebra.
package enum UnitScale {
  private static let table: [String: (dimension: String, factor: Double)] = [
    "mg": ("mass", 0.000_001), "g": ("mass", 0.001), "kg": ("mass", 1), "t": ("mass", 1000),
    "pound": ("mass", 0.453_592_37), "ounce": ("mass", 0.028_349_523_125),
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1), "km": ("length", 1000),
    "inch": ("length", 0.0254), "foot": ("length", 0.3048), "yard": ("length", 0.9144),
    "mile": ("length", 1609.344), "ml": ("volume", 0.001), "l": ("volume", 1),
    "percent": ("share", 1), "degree": ("angle", 1), "ms": ("time", 0.001), "s": ("time", 1),
    "min": ("time", 60), "h": ("time", 3600), "day": ("time", 86_400),
  ]

  /// What a unit counts; a unit of a domain's own counts itself.
  package static func dimension(_ unit: String) -> String { table[unit]?.dimension ?? unit }

  /// A value in another unit of the same dimension, or nil when the two count different things.
  package static func convert(_ value: Double, from: String, to: String) -> Double? {
    if from == to { return value }
    guard let a = table[from], let b = table[to], a.dimension == b.dimension else { return nil }
    return value * a.factor / b.factor
  }
}

extension Vocabulary {
  /// The types of amounts that a quantity is one of.
  package func amounts(for quantity: Quantity) -> [Amount] {
    guard !amounts.isEmpty, quantity.value > 0 else { return [] }
    return amounts.filter { amount in
      guard let value = amount.value(of: quantity) else { return false }
      return amount.only.isEmpty || amount.only.contains { abs($0 - value) < 1e-6 }
    }
  }
}

extension Vocabulary.Amount {
  /// How much a quantity is in the unit of this type; nil where it is of another dimension.
  package func value(of quantity: Quantity) -> Double? {
    if quantity.unit.isEmpty { return takesBareNumbers ? quantity.value : nil }
    return UnitScale.convert(quantity.value, from: quantity.unit, to: unit)
  }
}
