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
