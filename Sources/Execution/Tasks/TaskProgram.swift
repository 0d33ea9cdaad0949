package import PDDL
package import Robots

/// What is to be done, as a structured program. A value: it can be stored, compared and replaced.
///
/// What is left of a program is again a program, so that a task's cursor is the rest of its program.
package indirect enum TaskProgram: Hashable, Sendable {
  /// Make this true.
  case achieve(Goal)
  /// Do this action once; nil stands for any argument that is possible, the cheapest is taken. A
  /// variable is bound by the loop or rule around it.
  case perform(action: ActionID, arguments: [Term?])
  /// One after the other; a later part may not undo the goal of an earlier one unless its own goal
  /// demands it.
  case sequence([TaskProgram])
  /// All of them, in any order or at once.
  case together([TaskProgram])
  /// Decided when it is reached.
  case conditional(Formula, then: TaskProgram, otherwise: TaskProgram)
  /// The body again and again until the condition holds, which is tested before each round.
  case loop(until: Formula, body: TaskProgram)
  /// The body once for each binding that the query has when it is reached; its slots are bound.
  case forEach(Query, body: TaskProgram)
  /// The body so many times.
  case times(Int, body: TaskProgram)
  /// Nothing, until something holds or a time has come.
  case wait(Wait)
  /// A change of a number; turned into an absolute goal once, when it is posted or reached.
  case delta(FunctionID, [Term], by: Double)

  /// What ends a wait.
  package enum Wait: Hashable, Sendable {
    /// The condition holds.
    case until(Formula)
    /// A point of time.
    case instant(Instant)
    /// A length of time from when it is reached.
    case span(Span)
  }

  /// Do this action once with these objects; nil stands for any that is possible.
  package static func perform(_ action: ActionID, _ objects: [ObjectID?]) -> TaskProgram {
    .perform(action: action, arguments: objects.map { $0.map { .object($0) } })
  }

  /// Nothing to do.
  package static let nothing = TaskProgram.sequence([])
}

/// A formula with free variables: which objects make it true.
package struct Query: Hashable, Sendable {
  /// The variables, each with the slot it has in the formula (and in the body of a program).
  package var variables: [Variable]
  /// What is to hold.
  package var formula: Formula

  /// A query.
  package init(_ variables: [Variable], _ formula: Formula) {
    self.variables = variables
    self.formula = formula
  }
}
