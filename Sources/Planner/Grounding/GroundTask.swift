import PDDL

/// The grounded task that search works on: facts and operators as integers in flat rows.
///
/// Every condition is a set of facts that must be true. Where something must be false, its complement
/// is a fact too; a comparison of numbers is a fact that is kept up to date; a derived fact is one that
/// axioms set. The bits of a state are all of these, followed by the values of the variables.
struct GroundTask {
  /// Facts, complements and comparisons together.
  var factCount = 0
  /// Where complements begin: they say again what facts say.
  var firstComplement = 0
  /// The facts true at the start, before axioms.
  var initial: [Int32] = []
  var goal: [Int32] = []

  /// By operator: facts that must hold, become true, become false.
  var preconditions = Rows()
  var adds = Rows()
  var deletes = Rows()
  /// By operator: its conditional effects.
  var effects = Rows()
  var effectConditions = Rows()
  var effectAdds = Rows()
  var effectDeletes = Rows()
  /// Operators whose duration depends on the state.
  var durations: [Int: GroundNumber] = [:]
  /// By operator: what it adds to the metric.
  var costs: [Double] = []
  /// By operator: the schema and the row of its instance; -1 for one that only marks the goal.
  var schema: [Int32] = []
  var instance: [Int32] = []

  /// Axioms in the order of their layers.
  var axiomHeads: [Int32] = []
  var axiomBodies = Rows()
  /// By layer: the first axiom of the next layer.
  var layerEnds: [Int] = []
  /// By layer: complements that are set once the layer is done, as (fact, complement).
  var layerComplements: [[(fact: Int32, complement: Int32)]] = []
  /// All derived facts and complements of such.
  var derived: [Int32] = []

  /// Comparisons: the fact of the first one; the others follow.
  var firstComparison = 0
  var comparisons: [GroundComparison] = []
  var initialValues: [Double] = []
  /// By operator: its changes.
  var changes = Rows()
  var changeList: [Change] = []

  /// Sets of facts that must never hold together.
  var forbidden = Rows()

  /// A change of a variable, where the facts of the condition hold.
  struct Change {
    let condition: [Int32]
    let assignment: Assignment
    let variable: Int32
    let value: GroundNumber
  }

  var operatorCount: Int { costs.count }
  var hasNumbers: Bool { !initialValues.isEmpty }
  var hasAxioms: Bool { !axiomHeads.isEmpty }
}
