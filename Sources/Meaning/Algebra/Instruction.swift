/// Something to be done.
public struct Instruction: Hashable, Sendable {
  /// What is to be done.
  public indirect enum Body: Hashable, Sendable {
    /// One thing; a negated clause is a prohibition.
    case clause(Clause)
    /// One after the other.
    case sequence([Instruction])
    /// In any order, as one goal where they agree.
    case together([Instruction])
    /// Depending on a proposition.
    case conditional(if: Proposition, then: Instruction, otherwise: Instruction?)
    /// So many times.
    case times(Int, Instruction)
    /// Until, or while, a proposition holds; `untilTrue` tells which.
    case loop(Proposition, untilTrue: Bool, Instruction)
    /// Every so many milliseconds, until a time.
    case every(Int, until: TimeExpression?, Instruction)
    /// Wait for a proposition or a time.
    case wait(Proposition?, TimeExpression?)
  }

  /// What is to be done.
  public var body: Body
  /// What the way of doing it must keep to.
  public var constraints: [Constraint] = []
  /// The time by which it must be done.
  public var deadline: TimeExpression?
  /// The time from which it may begin.
  public var start: TimeExpression?
  /// First, now, also, instead.
  public var priority = Priority.normal
  /// The robot spoken to, if it was named.
  public var addressee: Entity?
  /// The words it came from.
  public var trace = Trace.none

  /// An instruction.
  public init(_ body: Body) { self.body = body }
  /// One thing to be done.
  public init(_ clause: Clause) {
    body = .clause(clause)
    trace = clause.trace
  }
}

/// How an instruction stands to the others.
public enum Priority: Hashable, Sendable {
  /// After what is there.
  case normal
  /// Before what is there, at the next safe point.
  case first
  /// At once.
  case now
  /// In the place of what is there.
  case instead
}

/// What the way of doing something must keep to.
public enum Constraint: Hashable, Sendable {
  /// Without passing.
  case avoid(Entity)
  /// By way of.
  case via(Entity)
  /// Carefully, quickly: a manner by its core name.
  case manner(String)
  /// A proposition that must hold all the time.
  case keep(Proposition)
}

/// Something that can be true or false.
public indirect enum Proposition: Hashable, Sendable {
  /// A clause.
  case clause(Clause)
  /// A measure compared.
  case compare(Comparison)
  /// How many there are of something, compared: "if there are fewer than three".
  case count(Entity, Comparison.Relation, Int)
  /// All of them.
  case and([Proposition])
  /// One of them.
  case or([Proposition])
  /// Not so.
  case not(Proposition)
}

/// An order that stands: whenever, until, never.
public struct Rule: Hashable, Sendable {
  /// What sets it off.
  public enum Trigger: Hashable, Sendable {
    /// A proposition that becomes true; entities with `a`, `any`, `each` in it bind, in order of speaking.
    case becomes(Proposition)
    /// Every so many milliseconds.
    case every(Int)
    /// The end of each task that an operator asks for.
    case eachTask
  }

  /// What sets it off.
  public var trigger: Trigger
  /// Only if this holds too.
  public var condition: Proposition?
  /// What is done then.
  public var body: Instruction
  /// Whether it ends after the first time.
  public var once: Bool
  /// Until when it stands.
  public var until: Proposition?
  /// The time at which it ends.
  public var ends: TimeExpression?
  /// Done before the next task is begun, rather than at the next safe point.
  public var beforeNextTask = false
  /// The words it came from.
  public var trace = Trace.none

  /// A rule.
  public init(trigger: Trigger, body: Instruction, once: Bool) {
    self.trigger = trigger
    self.body = body
    self.once = once
  }
}
