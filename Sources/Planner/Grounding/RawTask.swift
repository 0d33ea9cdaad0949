import PDDL

/// A ground task as it comes out of instantiation: literals of both signs, nothing pruned.
struct RawTask {
  /// A conditional effect.
  struct ConditionalEffect {
    let condition: [LiteralCode]
    let adds: [Int32]
    let deletes: [Int32]
  }

  /// A change of a variable, where the condition holds.
  struct Change {
    let condition: [LiteralCode]
    let assignment: Assignment
    let variable: Int32
    let value: GroundNumber
  }

  /// A ground axiom.
  struct Axiom {
    let head: Int32
    let body: [LiteralCode]
  }

  /// The number of facts.
  var factCount = 0
  /// By fact: its predicate; those that stand for a disjunction have numbers below zero.
  var factPredicate: [Int32] = []
  /// By fact: whether axioms set it.
  var isDerived: [Bool] = []
  /// By fact: whether it holds at the start.
  var isInitial: [Bool] = []

  /// By operator.
  var preconditions = Rows()
  var adds = Rows()
  var deletes = Rows()
  var costs: [Double] = []
  /// Operators whose duration depends on the state.
  var durations: [Int: GroundNumber] = [:]
  var schema: [Int32] = []
  var instance: [Int32] = []
  /// Operators that have conditional effects or changes; others are not listed.
  var conditional: [Int: [ConditionalEffect]] = [:]
  var changes: [Int: [Change]] = [:]

  var axioms: [Axiom] = []
  /// Comparisons, numbered as facts after the last fact; while the facts are still being counted,
  /// from `openComparison` on.
  var comparisons: [GroundComparison] = []
  /// By variable: its value at the start, NaN while undefined.
  var initialValues: [Double] = []
  /// The goal in disjunctive normal form.
  var goal: [[LiteralCode]] = []
  /// Sets of literals that must never hold together.
  var forbidden: [[LiteralCode]] = []

  static let openComparison: Int32 = 1 << 29

  var operatorCount: Int { costs.count }

  /// Numbers the comparisons after the last fact, once there are no more facts to come.
  mutating func closeComparisons() {
    if comparisons.isEmpty { return }
    let shift = (Int32(factCount) - Self.openComparison) * 2
    func closed(_ code: LiteralCode) -> LiteralCode {
      code >= Self.openComparison * 2 ? code + shift : code
    }
    preconditions.mapItems(closed)
    for (op, effects) in conditional {
      conditional[op] = effects.map {
        ConditionalEffect(condition: $0.condition.map(closed), adds: $0.adds, deletes: $0.deletes)
      }
    }
    for (op, list) in changes {
      changes[op] = list.map {
        Change(
          condition: $0.condition.map(closed), assignment: $0.assignment, variable: $0.variable,
          value: $0.value)
      }
    }
    axioms = axioms.map { Axiom(head: $0.head, body: $0.body.map(closed)) }
    goal = goal.map { $0.map(closed) }
    forbidden = forbidden.map { $0.map(closed) }
  }
}
