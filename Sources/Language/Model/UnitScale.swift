/// What units of measurement count, and how to turn one into another. Symbols are those of the algebra.
enum UnitScale {
  private static let table: [String: (dimension: String, factor: Double)] = [
    "kg": ("mass", 1), "g": ("mass", 0.001), "t": ("mass", 1000), "lb": ("mass", 0.453_592_37),
    "m": ("length", 1), "cm": ("length", 0.01), "mm": ("length", 0.001), "km": ("length", 1000),
    "foot": ("length", 0.3048), "inch": ("length", 0.0254), "percent": ("share", 1),
    "degree": ("angle", 1), "s": ("time", 1), "min": ("time", 60), "h": ("time", 3600),
  ]

  /// What a unit counts; a unit of a domain's own counts itself.
  static func dimension(_ unit: String) -> String { table[unit]?.dimension ?? unit }

  /// A value in another unit of the same dimension, or nil when the two count different things.
  static func convert(_ value: Double, from: String, to: String) -> Double? {
    if from == to { return value }
    guard let a = table[from], let b = table[to], a.dimension == b.dimension else { return nil }
    return value * a.factor / b.factor
  }
}
