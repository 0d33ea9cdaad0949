package import PDDL
package import Robots

/// Why a goal cannot be reached, and what could be done instead.
package struct Explanation: Hashable, Sendable {
  /// What stands in the way.
  package enum Reason: Hashable, Sendable {
    /// A condition of an action that does not hold: `(<= (weight c6) (max-load r1))`, ground, with
    /// the two values where it compares numbers.
    case condition(Formula, left: Double?, right: Double?, of: PlanStep?)
    /// A fact that is believed and stands in the way, such as a closed aisle.
    case fact(Fact)
    /// A fact or value that is not known.
    case unknown(Formula)
    /// A constraint forbids it.
    case constraint(WorkConstraint)
    /// It cannot be done in time: it would be finished then.
    case deadline(Instant, earliest: Instant)
    /// Two parts of the goal cannot both be so.
    case conflict(Formula, Formula)
    /// Nothing can make this so.
    case unreachable(Formula)
  }

  /// The numbers that are not known, where nothing else stands in the way.
  package var unknown: [Formula] {
    let formulas = reasons.compactMap { reason -> Formula? in
      if case .unknown(let formula) = reason, case .compare = formula { return formula }
      return nil
    }
    return formulas.count == reasons.count ? formulas : []
  }

  /// What can be done instead.
  package struct Offer: Hashable, Sendable {
    /// What was taken out of the request.
    package enum Without: Hashable, Sendable {
      /// Members of the goal.
      case members([ObjectID])
      /// A conjunct of the goal.
      case conjunct(Formula)
      /// A constraint.
      case constraint(WorkConstraint)
      /// The deadline.
      case deadline(Instant)
      /// A thing, replaced by another of its kind.
      case object(ObjectID, instead: ObjectID)
    }
    /// What was taken out.
    package let without: Without
    /// What can be done.
    package let program: TaskProgram
    /// How long that takes.
    package let duration: Span

    package init(without: Without, program: TaskProgram, duration: Span) {
      self.without = without
      self.program = program
      self.duration = duration
    }
  }

  /// The goal, or the part of it that cannot be reached.
  package var goal: Formula
  /// The member it is about.
  package var member: ObjectID?
  /// What stands in the way; several where several things do.
  package var reasons: [Reason]
  /// What could be done instead.
  package var offer: Offer?

  package init(
    goal: Formula, member: ObjectID? = nil, reasons: [Reason] = [], offer: Offer? = nil
  ) {
    self.goal = goal
    self.member = member
    self.reasons = reasons
    self.offer = offer
  }
}
