/// What a step does in a certain state, whether or not it was so already.
public struct GroundEffects: Sendable, Hashable {
  /// A number and its new value.
  public struct Setting: Sendable, Hashable {
    /// The number.
    public let fluent: Fluent
    /// Its new value.
    public let value: Double
  }

  /// Facts that are made true, sorted.
  public var added: [Fact] = []
  /// Facts that are made false, sorted; none of them is made true as well.
  public var removed: [Fact] = []
  /// Numbers that are set, sorted.
  public var settings: [Setting] = []

  /// No effect.
  public init() {}
}

/// What became different from one state to the next.
public struct StateChanges: Sendable, Hashable {
  /// A number before and after.
  public struct NumberChange: Sendable, Hashable {
    /// The number.
    public let fluent: Fluent
    /// Its value before; nil when it was undefined.
    public let before: Double?
    /// Its value after; nil when it became undefined.
    public let after: Double?
  }

  /// Facts that became true, sorted.
  public var added: [Fact] = []
  /// Facts that became false, sorted.
  public var removed: [Fact] = []
  /// Numbers that changed, sorted.
  public var numbers: [NumberChange] = []

  /// Nothing changed.
  public init() {}

  /// Whether nothing changed.
  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && numbers.isEmpty }
}

extension State {
  /// Makes effects true and says what became different.
  @discardableResult
  public mutating func apply(_ effects: GroundEffects) -> StateChanges {
    var changes = StateChanges()
    for fact in effects.removed where remove(fact) { changes.removed.append(fact) }
    for fact in effects.added where insert(fact) { changes.added.append(fact) }
    for setting in effects.settings {
      let before = value(of: setting.fluent)
      guard before != setting.value else { continue }
      setValue(setting.value, of: setting.fluent)
      changes.numbers.append(
        .init(fluent: setting.fluent, before: before, after: setting.value))
    }
    return changes
  }
}

/// Effects as they are gathered: all conditions and numbers read the state before.
struct EffectCollector {
  private var added: [Fact] = []
  private var removed: [Fact] = []
  private var changes: [Change] = []
  /// A number in an effect that is undefined.
  private(set) var undefined: NumericExpression?
  /// A number that two effects set to different values.
  private(set) var conflict: Fluent?

  /// One effect on a number.
  private struct Change {
    let fluent: Fluent
    let assignment: Assignment
    let value: Double
  }

  /// What several effects together make of one number.
  private struct Sum {
    var assigned: Double?
    var difference = 0.0
    var factor = 1.0
    var needsValue = false
  }

  mutating func collect(_ effect: Effect, _ evaluator: inout Evaluator) {
    switch effect {
    case .add(let atom):
      if let fact = atom.fact(evaluator.binding) { added.append(fact) }
    case .delete(let atom):
      if let fact = atom.fact(evaluator.binding) { removed.append(fact) }
    case .and(let parts): for part in parts { collect(part, &evaluator) }
    case .when(let condition, let body):
      if evaluator.holds(condition) { collect(body, &evaluator) }
    case .forall(let variables, let body):
      // Only where the condition of a conditional effect holds is there anything to do.
      var conditions: [Formula] = []
      var inner = body
      if case .when(let condition, let conditional) = body {
        conditions = [condition]
        inner = conditional
      }
      for objects in evaluator.solutions(conditions, variables, limit: .max) {
        evaluator.bind(variables, to: objects)
        collect(inner, &evaluator)
      }
      for variable in variables { evaluator.bind(variable.slot, to: nil) }
    case .change(let assignment, let function, let terms, let expression):
      change(assignment, function, terms, expression, &evaluator)
    }
  }

  private mutating func change(
    _ assignment: Assignment, _ function: FunctionID, _ terms: [Term],
    _ expression: NumericExpression, _ evaluator: inout Evaluator
  ) {
    guard let arguments = Atom(PredicateID(0), terms).fact(evaluator.binding)?.arguments else {
      return
    }
    guard let value = evaluator.value(expression) else {
      undefined = undefined ?? expression.substituting(evaluator.binding)
      return
    }
    changes.append(
      Change(fluent: Fluent(function, arguments), assignment: assignment, value: value))
  }

  /// The effects together; nil when one of them has no defined value.
  mutating func finish(_ evaluator: Evaluator) -> GroundEffects? {
    var effects = GroundEffects()
    effects.added = Self.distinct(added)
    effects.removed = Self.distinct(removed).filter { !effects.added.contains(sorted: $0) }
    if changes.count > 1 { changes.sort { $0.fluent < $1.fluent } }
    var next = 0
    while next < changes.count {
      let fluent = changes[next].fluent
      var sum = Sum()
      while next < changes.count, changes[next].fluent == fluent {
        add(changes[next], to: &sum)
        next += 1
      }
      let base = sum.assigned ?? evaluator.state.value(of: fluent)
      if let value = base.map({ ($0 + sum.difference) * sum.factor }), value.isFinite {
        effects.settings.append(.init(fluent: fluent, value: value))
      } else {
        undefined = undefined ?? .function(fluent.function, fluent.arguments.map(Term.object))
      }
    }
    return undefined == nil && conflict == nil ? effects : nil
  }

  private mutating func add(_ change: Change, to sum: inout Sum) {
    switch change.assignment {
    case .assign:
      if let earlier = sum.assigned, earlier != change.value {
        conflict = conflict ?? change.fluent
      }
      sum.assigned = change.value
    case .increase: sum.difference += change.value
    case .decrease: sum.difference -= change.value
    case .scaleUp: sum.factor *= change.value
    case .scaleDown: sum.factor /= change.value
    }
    if change.assignment != .assign { sum.needsValue = true }
    if sum.assigned != nil, sum.needsValue { conflict = conflict ?? change.fluent }
  }

  private static func distinct(_ facts: [Fact]) -> [Fact] {
    guard facts.count > 1 else { return facts }
    var out: [Fact] = []
    for fact in facts.sorted() where fact != out.last { out.append(fact) }
    return out
  }
}

extension [Fact] {
  /// Whether a fact is among sorted ones.
  fileprivate func contains(sorted fact: Fact) -> Bool {
    if count < 8 { return contains(fact) }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < fact { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == fact
  }
}
