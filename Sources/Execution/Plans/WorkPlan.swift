package import PDDL
package import Robots

/// A plan as it is worked on: steps, why each is there, and what must come before what.
package struct WorkPlan: Hashable, Sendable {
  /// A step.
  package struct Step: Hashable, Sendable {
    /// The action with its objects.
    package let step: PlanStep
    /// The robot that does it; nil where there are no robots.
    package let robot: ObjectID?
    /// How long it takes, as far as is known.
    package let duration: Span
    /// Begin, counted from the start of the plan.
    package var begins: Span
    /// End, counted from the start of the plan.
    package var ends: Span { begins + duration }
    /// The goal that it was planned for, by its index.
    package let goal: Int

    package init(step: PlanStep, robot: ObjectID?, duration: Span, begins: Span, goal: Int) {
      self.step = step
      self.robot = robot
      self.duration = duration
      self.begins = begins
      self.goal = goal
    }
  }

  /// Something that one step, or the world as it is, makes so, and that another step or a goal needs.
  package struct Link: Hashable, Sendable {
    /// Who makes it so.
    package enum Producer: Hashable, Sendable {
      /// It is believed now.
      case now
      /// A step makes it so.
      case step(Int)
    }
    /// Who needs it.
    package enum Consumer: Hashable, Sendable {
      /// A step needs it to begin.
      case step(Int)
      /// It is what a goal asks for.
      case goal(Int)
    }
    /// Who makes it so.
    package let producer: Producer
    /// What is made so: a ground fact, a denied one, or a comparison.
    package let condition: Formula
    /// Who needs it.
    package let consumer: Consumer

    package init(_ producer: Producer, _ condition: Formula, _ consumer: Consumer) {
      self.producer = producer
      self.condition = condition
      self.consumer = consumer
    }
  }

  /// What comes before what.
  package struct Order: Hashable, Sendable {
    /// The earlier step.
    package let before: Int
    /// The later step.
    package let after: Int
    package init(_ before: Int, _ after: Int) {
      self.before = before
      self.after = after
    }
  }

  /// What the plan is to reach, in the order of the program.
  package enum Aim: Hashable, Sendable {
    /// A formula is to hold; the member it is about, if it is about one; what it came from.
    case achieve(Formula, member: ObjectID?, causes: [Cause])
    /// An action is to be done.
    case perform(PlanStep)
  }

  /// The steps, in an order in which they can be done one after the other.
  package var steps: [Step] = []
  /// Who needs what from whom.
  package var links: [Link] = []
  /// What must come before what; an order that follows from two others may be left out.
  package var order: [Order] = []
  /// What is to be reached, by goal index.
  package var aims: [Aim] = []

  package init() {}

  /// How long it takes when each step begins as soon as it can.
  package var duration: Span { steps.map(\.ends).max() ?? Span(milliseconds: 0) }
}

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

/// What would come of a program.
package struct Preview: Sendable {
  /// What it comes to.
  package enum Outcome: Sendable {
    /// It can be done by this plan, as far as it can be seen now.
    case plan(WorkPlan)
    /// It is so already.
    case alreadySo
    /// It cannot be done.
    case impossible(Explanation)
    /// It is not known whether something holds; this shows it, if anything can.
    case unknown([Formula], look: TaskProgram?)
    /// The bound on work was reached.
    case limit
    /// It uses something that cannot be planned with.
    case unsupported(String)
  }

  /// What it comes to.
  package let outcome: Outcome
  /// How long it takes from when it is begun.
  package let duration: Span
  /// When it would be finished, what runs before it included.
  package let ends: Instant
  /// The world as it would then be, in belief.
  package let belief: Belief
  /// Whether the end could be seen; false where a part waits for something.
  package let isComplete: Bool
}
