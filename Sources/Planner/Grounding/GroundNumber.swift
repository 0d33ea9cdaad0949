import PDDL

/// A number in a ground task: constants folded, fluents by variable.
indirect enum GroundNumber: Hashable {
  case constant(Double)
  case variable(Int32)
  case sum(GroundNumber, GroundNumber)
  case product(GroundNumber, GroundNumber)
  case difference(GroundNumber, GroundNumber)
  case quotient(GroundNumber, GroundNumber)

  /// The value with the given values of the variables; NaN when something is undefined.
  func value(_ values: UnsafePointer<Double>) -> Double {
    switch self {
    case .constant(let number): number
    case .variable(let variable): values[Int(variable)]
    case .sum(let a, let b): a.value(values) + b.value(values)
    case .product(let a, let b): a.value(values) * b.value(values)
    case .difference(let a, let b): a.value(values) - b.value(values)
    case .quotient(let a, let b):
      b.value(values) == 0 ? .nan : a.value(values) / b.value(values)
    }
  }

  /// Calls back for every variable.
  func forEachVariable(_ visit: (Int32) -> Void) {
    switch self {
    case .constant: break
    case .variable(let variable): visit(variable)
    case .sum(let a, let b), .product(let a, let b), .difference(let a, let b),
      .quotient(let a, let b):
      a.forEachVariable(visit)
      b.forEachVariable(visit)
    }
  }

  /// The same number with its variables renamed.
  func renamed(_ names: [Int32]) -> GroundNumber {
    switch self {
    case .constant: self
    case .variable(let variable): .variable(names[Int(variable)])
    case .sum(let a, let b): .sum(a.renamed(names), b.renamed(names))
    case .product(let a, let b): .product(a.renamed(names), b.renamed(names))
    case .difference(let a, let b): .difference(a.renamed(names), b.renamed(names))
    case .quotient(let a, let b): .quotient(a.renamed(names), b.renamed(names))
    }
  }

  /// The number as a weighted sum of variables; nil when it is none.
  var linear: LinearNumber? {
    switch self {
    case .constant(let number): return LinearNumber(constant: number)
    case .variable(let variable): return LinearNumber(terms: [(variable, 1)])
    case .sum(let a, let b):
      guard let x = a.linear, let y = b.linear else { return nil }
      return x.adding(y, times: 1)
    case .difference(let a, let b):
      guard let x = a.linear, let y = b.linear else { return nil }
      return x.adding(y, times: -1)
    case .product(let a, let b):
      guard let x = a.linear, let y = b.linear else { return nil }
      if x.terms.isEmpty { return LinearNumber().adding(y, times: x.constant) }
      if y.terms.isEmpty { return LinearNumber().adding(x, times: y.constant) }
      return nil
    case .quotient(let a, let b):
      guard let x = a.linear, let y = b.linear, y.terms.isEmpty, y.constant != 0 else { return nil }
      return LinearNumber().adding(x, times: 1 / y.constant)
    }
  }
}

/// A weighted sum of variables and a constant; the terms are sorted by variable.
struct LinearNumber {
  var terms: [(variable: Int32, weight: Double)] = []
  var constant = 0.0

  func adding(_ other: LinearNumber, times factor: Double) -> LinearNumber {
    var weights: [Int32: Double] = [:]
    for (variable, weight) in terms { weights[variable, default: 0] += weight }
    for (variable, weight) in other.terms { weights[variable, default: 0] += factor * weight }
    let kept = weights.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    return LinearNumber(
      terms: kept.map { ($0.key, $0.value) }, constant: constant + factor * other.constant)
  }
}

/// A comparison of two numbers in a ground task.
struct GroundComparison: Hashable {
  let comparator: Comparator
  let left: GroundNumber
  let right: GroundNumber

  func holds(_ values: UnsafePointer<Double>) -> Bool {
    comparator.holds(left.value(values), right.value(values))
  }
}
