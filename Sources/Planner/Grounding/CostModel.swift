import PDDL

/// What a step adds to the metric: a weight for each fluent that the metric sums up.
struct CostModel {
  /// No metric: every step costs one.
  private(set) var countsSteps = true
  /// Whether less is better.
  private(set) var minimizes = true
  /// Whether the metric is a weighted sum that steps only add known amounts to.
  private(set) var isLinear = true
  private(set) var timeWeight = 0.0
  private(set) var weights: [Fluent: Double] = [:]
  private(set) var constant = 0.0

  init(_ metric: Metric?) {
    guard let metric else { return }
    countsSteps = false
    minimizes = metric.minimizes
    if !add(metric.expression, 1) {
      isLinear = false
      weights = [:]
      timeWeight = 0
    }
  }

  /// What the metric sums at the start.
  func initialValue(_ state: State) -> Double {
    weights.reduce(constant) { $0 + $1.value * (state.value(of: $1.key) ?? 0) }
  }

  /// Whether the metric reads a function.
  func reads(_ function: FunctionID) -> Bool { weights.keys.contains { $0.function == function } }

  private mutating func add(_ expression: NumericExpression, _ weight: Double) -> Bool {
    switch expression {
    case .number(let number):
      constant += weight * number
      return true
    case .function(let function, let terms):
      let arguments = terms.compactMap { term -> ObjectID? in
        if case .object(let object) = term { object } else { nil }
      }
      guard arguments.count == terms.count else { return false }
      weights[Fluent(function, arguments), default: 0] += weight
      return true
    case .sum(let parts): return parts.allSatisfy { add($0, weight) }
    case .difference(let a, let b): return add(a, weight) && add(b, -weight)
    case .negation(let part): return add(part, -weight)
    case .product(let parts):
      var factor = weight
      var rest: [NumericExpression] = []
      for part in parts {
        if case .number(let number) = part { factor *= number } else { rest.append(part) }
      }
      if rest.isEmpty {
        constant += factor
        return true
      }
      return rest.count == 1 && add(rest[0], factor)
    case .quotient(let a, .number(let number)) where number != 0: return add(a, weight / number)
    case .totalTime:
      timeWeight += weight
      return true
    case .quotient, .duration, .violations: return false
    }
  }
}
