import PDDL

/// Values of functions and truth of what cannot change, for conditions under a binding of slots to
/// local objects (-1: not bound).
struct StaticValues {
  let request: PlanningRequest
  let schemas: SchemaSet
  let scope: ObjectScope
  /// The first local object that stands for all objects outside the scope, if there are such.
  var firstAnonymous = Int32.max

  /// The object of a term; nil while its variable is not bound.
  func object(_ term: Term, _ binding: UnsafePointer<Int32>) -> Int32? {
    switch term {
    case .object(let object): scope.local(object)
    case .variable(let slot): binding[slot] >= 0 ? binding[slot] : nil
    }
  }

  /// What the value of an expression is, as far as it is fixed.
  enum Value {
    case number(Double)
    /// No value: not defined, or division by zero.
    case undefined
    /// Depends on the state, or on objects outside the scope.
    case open
  }

  func value(_ expression: NumericExpression, _ binding: UnsafePointer<Int32>) -> Value {
    switch expression {
    case .number(let number): return .number(number)
    case .function(let function, let terms):
      if schemas.isNumericFluent[Int(function.index)] { return .open }
      var arguments: [ObjectID] = []
      arguments.reserveCapacity(terms.count)
      for term in terms {
        guard let local = object(term, binding) else {
          // A constant outside the scope still has its value.
          guard case .object(let known) = term else { return .open }
          arguments.append(known)
          continue
        }
        if local >= firstAnonymous { return .open }
        arguments.append(scope.objects[Int(local)])
      }
      return constant(function, arguments).map { .number($0) } ?? .undefined
    case .sum(let parts): return fold(parts, 0, binding) { $0 + $1 }
    case .product(let parts): return fold(parts, 1, binding) { $0 * $1 }
    case .difference(let a, let b): return combine(a, b, binding) { $0 - $1 }
    case .quotient(let a, let b): return combine(a, b, binding) { $1 == 0 ? nil : $0 / $1 }
    case .negation(let part): return combine(.number(0), part, binding) { $0 - $1 }
    case .duration, .totalTime, .violations: return .open
    }
  }

  /// The value of a function that cannot change.
  func constant(_ function: FunctionID, _ arguments: [ObjectID]) -> Double? {
    if let source = request.functions, source.supplies(function) {
      return source.value(of: function, arguments)
    }
    return request.state.value(of: Fluent(function, arguments))
  }

  private func fold(
    _ parts: [NumericExpression], _ start: Double, _ binding: UnsafePointer<Int32>,
    _ join: (Double, Double) -> Double
  ) -> Value {
    var total = start
    var isOpen = false
    for part in parts {
      switch value(part, binding) {
      case .number(let number): total = join(total, number)
      case .undefined: return .undefined
      case .open: isOpen = true
      }
    }
    return isOpen ? .open : .number(total)
  }

  private func combine(
    _ a: NumericExpression, _ b: NumericExpression, _ binding: UnsafePointer<Int32>,
    _ join: (Double, Double) -> Double?
  ) -> Value {
    switch (value(a, binding), value(b, binding)) {
    case (.undefined, _), (_, .undefined): .undefined
    case (.number(let x), .number(let y)): join(x, y).map { .number($0) } ?? .undefined
    default: .open
    }
  }
}
