import PDDL
import Robots

extension Executive {
  /// Why a program cannot be done, and what could be done instead; nil if it can be done.
  package func explain(_ program: TaskProgram, terms: TaskTerms = TaskTerms()) -> Explanation? {
    guard case .impossible(let explanation) = preview(program, terms: terms, after: .now).outcome
    else { return nil }
    return explanation
  }

  func explanation(
    of formula: Formula, member: ObjectID?, terms: TaskTerms, program: TaskProgram,
    in world: Belief? = nil
  ) -> Explanation {
    Explanation(goal: formula, member: member)
  }
}
