/// One thing that a true condition rests on.
public enum Literal: Hashable, Sendable {
  /// A fact holds.
  case holds(Fact)
  /// A fact does not hold.
  case absent(Fact)
  /// Two numbers, without variables, compare so.
  case compares(Comparator, NumericExpression, NumericExpression)
  /// A condition over all objects, without free variables, holds.
  case condition(Formula)

  /// As a condition without variables.
  public var formula: Formula {
    switch self {
    case .holds(let fact): .atom(Atom(fact.predicate, fact.arguments.map(Term.object)))
    case .absent(let fact): .not(.atom(Atom(fact.predicate, fact.arguments.map(Term.object))))
    case .compares(let comparator, let left, let right): .compare(comparator, left, right)
    case .condition(let formula): formula
    }
  }
}

extension Semantics {
  /// Whether a literal is so in a state.
  public func holds(_ literal: Literal, in state: State) -> Bool {
    switch literal {
    case .holds(let fact) where !domain[fact.predicate].isDerived: state.contains(fact)
    case .absent(let fact) where !domain[fact.predicate].isDerived: !state.contains(fact)
    default: holds(literal.formula, in: state)
    }
  }

  /// The smallest parts of a condition that do not hold, free variables replaced by their objects.
  /// Empty when it holds.
  ///
  /// A conjunction yields the failing parts of each conjunct; a `forall`, the failing instances (the
  /// first `instances` of them); an implication, what is missing of its consequence. A disjunction or
  /// an `exists` is one part. The numbers of a failing comparison are had from `value(of:in:)`.
  public func failures(
    of formula: Formula, in state: State, binding: [ObjectID?] = [], instances: Int = 8
  ) -> [Formula] {
    var evaluator = evaluator(in: state, binding)
    var found: [Formula] = []
    evaluator.collectFailures(formula, instances, &found)
    return found
  }

  /// What keeps a step from being taken: the failing parts of its precondition.
  public func failures(of step: PlanStep, in state: State) -> [Formula] {
    failures(of: domain[step.action].precondition, in: state, binding: step.arguments)
  }

  /// What a true condition rests on: as long as all of it stays so, the condition holds. In the order
  /// in which the condition is read; empty when the condition does not hold.
  ///
  /// Of a disjunction the first part that holds counts, of an `exists` its first solution; a `forall`
  /// counts as a whole.
  public func support(
    of formula: Formula, in state: State, binding: [ObjectID?] = []
  ) -> [Literal] {
    var evaluator = evaluator(in: state, binding)
    guard evaluator.holds(formula) else { return [] }
    var found: [Literal] = []
    evaluator.collectSupport(formula, isNegated: false, &found)
    var seen: Set<Literal> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Evaluator {
  fileprivate mutating func collectFailures(
    _ formula: Formula, _ instances: Int, _ found: inout [Formula]
  ) {
    switch formula {
    case .and(let parts):
      for part in parts { collectFailures(part, instances, &found) }
    case .imply(let condition, let inner):
      if holds(condition) { collectFailures(inner, instances, &found) }
    case .forall(let variables, let inner):
      for objects in solutions([inner.negated], variables, limit: instances) {
        bind(variables, to: objects)
        collectFailures(inner, instances, &found)
      }
      for variable in variables { bind(variable.slot, to: nil) }
    default:
      if !holds(formula) { found.append(formula.substituting(binding)) }
    }
  }

  /// The formula, negated if so asked, is known to hold.
  fileprivate mutating func collectSupport(
    _ formula: Formula, isNegated: Bool, _ found: inout [Literal]
  ) {
    switch (formula, isNegated) {
    case (.truth, _), (.falsity, _), (.equal, _): break
    case (.atom(let atom), _):
      if let fact = atom.fact(binding) { found.append(isNegated ? .absent(fact) : .holds(fact)) }
    case (.not(let inner), _): collectSupport(inner, isNegated: !isNegated, &found)
    case (.and(let parts), false), (.or(let parts), true):
      for part in parts { collectSupport(part, isNegated: isNegated, &found) }
    case (.or(let parts), false), (.and(let parts), true):
      if let part = parts.first(where: { holds($0) != isNegated }) {
        collectSupport(part, isNegated: isNegated, &found)
      }
    case (.imply(let condition, let inner), false):
      if holds(inner) {
        collectSupport(inner, isNegated: false, &found)
      } else {
        collectSupport(condition, isNegated: true, &found)
      }
    case (.imply(let condition, let inner), true):
      collectSupport(condition, isNegated: false, &found)
      collectSupport(inner, isNegated: true, &found)
    case (.exists(let variables, let inner), false), (.forall(let variables, let inner), true):
      let body = isNegated ? inner.negated : inner
      if let objects = solutions([body], variables, limit: 1).first {
        bind(variables, to: objects)
        collectSupport(body, isNegated: false, &found)
        for variable in variables { bind(variable.slot, to: nil) }
      }
    case (.exists, true), (.forall, false):
      let whole = isNegated ? formula.negated : formula
      found.append(.condition(whole.substituting(binding)))
    case (.compare(let comparator, let left, let right), false):
      found.append(
        .compares(comparator, left.substituting(binding), right.substituting(binding)))
    case (.compare(let comparator, let left, let right), true):
      let opposite: Comparator? =
        switch comparator {
        case .less: .atLeast
        case .atMost: .greater
        case .atLeast: .less
        case .greater: .atMost
        case .equal: nil
        }
      guard let left = ground(left), let right = ground(right) else { break }
      if let opposite {
        found.append(.compares(opposite, left, right))
      } else if let a = value(left), let b = value(right) {
        found.append(.compares(a < b ? .less : .greater, left, right))
      }
    }
  }

  /// The number without variables; nil when it is undefined, which no literal can say.
  private mutating func ground(_ expression: NumericExpression) -> NumericExpression? {
    value(expression).map { _ in expression.substituting(binding) }
  }
}
