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
  /// By fact: its predicate and its row there.
  var factPredicate: [Int32] = []
  /// By fact: whether it holds at the start.
  var isInitial: [Bool] = []

  /// By operator.
  var preconditions = Rows()
  var adds = Rows()
  var deletes = Rows()
  var costs: [Double] = []
  var schema: [Int32] = []
  var instance: [Int32] = []
  /// Operators that have conditional effects or changes; others are not listed.
  var conditional: [Int: [ConditionalEffect]] = [:]
  var changes: [Int: [Change]] = [:]

  var axioms: [Axiom] = []
  /// Comparisons, numbered as facts after the last fact.
  var comparisons: [GroundComparison] = []
  /// By variable: its value at the start, NaN while undefined.
  var initialValues: [Double] = []
  /// The goal in disjunctive normal form.
  var goal: [[LiteralCode]] = []
  /// Sets of literals that must never hold together.
  var forbidden: [[LiteralCode]] = []

  var operatorCount: Int { costs.count }
}
