/// One question to one state: the state completed by derived facts, and a binding that grows and
/// shrinks while quantifiers are worked through.
struct Evaluator {
  private let shared: Semantics.SharedDomain
  let objects: ObjectTable
  let functions: (any FunctionSource)?
  let state: State
  private(set) var binding: [ObjectID?]
  /// The value of `?duration`, in durative actions.
  var duration: Double?
  /// The time, for `total-time`.
  var time: Double?
  /// How often each named preference was broken, for `is-violated`.
  var violations: [String: Int] = [:]

  init(_ semantics: Semantics, _ state: State, _ binding: [ObjectID?]) {
    shared = semantics.shared
    objects = semantics.objects
    functions = semantics.functions
    self.state = state
    self.binding = binding
  }

  var domain: DomainModel { shared.domain }

  func object(_ slot: Int) -> ObjectID? { slot < binding.count ? binding[slot] : nil }

  mutating func bind(_ slot: Int, to object: ObjectID?) {
    while binding.count <= slot { binding.append(nil) }
    binding[slot] = object
  }

  mutating func bind(_ variables: [Variable], to objects: [ObjectID]) {
    for (variable, object) in zip(variables, objects) { bind(variable.slot, to: object) }
  }

  mutating func holds(_ formula: Formula) -> Bool {
    switch formula {
    case .truth: return true
    case .falsity: return false
    case .atom(let atom):
      guard let fact = atom.fact(binding) else { return false }
      return state.contains(fact)
    case .equal(let a, let b):
      guard let a = a.object(binding), let b = b.object(binding) else { return false }
      return a == b
    case .not(let inner): return !holds(inner)
    case .and(let parts):
      for part in parts where !holds(part) { return false }
      return true
    case .or(let parts):
      for part in parts where holds(part) { return true }
      return false
    case .imply(let condition, let inner): return !holds(condition) || holds(inner)
    case .exists(let variables, let inner): return hasSolution([inner], variables)
    case .forall(let variables, let inner): return !hasSolution([inner.negated], variables)
    case .compare(let comparator, let left, let right):
      guard let left = value(left), let right = value(right) else { return false }
      return comparator.holds(left, right)
    }
  }

  mutating func value(_ expression: NumericExpression) -> Double? {
    switch expression {
    case .number(let value): return value
    case .function(let function, let terms):
      var arguments: [ObjectID] = []
      arguments.reserveCapacity(terms.count)
      for term in terms {
        guard let object = term.object(binding) else { return nil }
        arguments.append(object)
      }
      if let functions, functions.supplies(function) {
        return functions.value(of: function, arguments)
      }
      return state.value(of: function, arguments)
    case .sum(let parts):
      var sum = 0.0
      for part in parts {
        guard let next = value(part) else { return nil }
        sum += next
      }
      return sum
    case .product(let parts):
      var product = 1.0
      for part in parts {
        guard let next = value(part) else { return nil }
        product *= next
      }
      return product
    case .difference(let a, let b):
      guard let a = value(a), let b = value(b) else { return nil }
      return a - b
    case .quotient(let a, let b):
      guard let a = value(a), let b = value(b), b != 0 else { return nil }
      return a / b
    case .negation(let operand): return value(operand).map { -$0 }
    case .duration: return duration
    case .totalTime: return time
    case .violations(let name): return Double(violations[name] ?? 0)
    }
  }
}

extension Comparator {
  /// Whether two numbers compare so.
  ///
  /// Sums of decimal fractions are not exact in binary; numbers closer than a billionth of their size
  /// count as equal, so that `0.1 + 0.2 <= 0.3` holds.
  public func holds(_ a: Double, _ b: Double) -> Bool {
    let near = a == b || abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
    return switch self {
    case .less: !near && a < b
    case .atMost: near || a < b
    case .equal: near
    case .atLeast: near || a > b
    case .greater: !near && a > b
    }
  }
}
