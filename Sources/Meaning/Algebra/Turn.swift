/// What somebody did by saying something: one or several acts, in order.
public struct Turn: Hashable, Sendable {
  /// The acts, in order.
  public var acts: [Act]
  /// A turn.
  public init(_ acts: [Act]) { self.acts = acts }
}

/// One thing that is done by speaking.
public enum Act: Hashable, Sendable {
  /// Do it.
  case instruct(Instruction)
  /// Tell me.
  case ask(Question)
  /// It is so, now.
  case inform(Proposition)
  /// Words without a verb: an answer, the last instruction with a new part, a correction – the talk so far tells.
  case fragment([Fragment])
  /// Not that but this: fragments that replace parts of the last instruction, or an instruction that replaces it.
  case correct(Correction)
  /// Yes, and perhaps with a change.
  case confirm
  /// No.
  case deny
  /// Both, either, neither of the choices of an open question.
  case choose(Choice)
  /// An order that stands.
  case rule(Rule)
  /// A word or a way of doing is taught.
  case teach(Lesson)
  /// Stop, pause, go on, cancel, undo.
  case control(Control)
  /// Hello, thanks, well done, goodbye.
  case social(Social)
  /// Whether to do this: said by the one who would do it.
  case offer([Act])
}

/// A phrase without a verb and the marks that stood with it.
public struct Fragment: Hashable, Sendable {
  /// What it is.
  public var entity: Entity
  /// The marks beside it, in the words of the language ("to", "に"); empty where none stood.
  public var marks: [String]
  /// Roles that the marks allow, by frame; empty where no mark stood.
  public var roles: [RoleName]
  /// "Too", "only", "not": how it changes the last instruction.
  public var focus: Focus

  /// How a fragment changes what was said before.
  public enum Focus: Hashable, Sendable {
    /// Takes the place of what was there.
    case replace
    /// Also: the same for this too.
    case also
    /// Only this.
    case only
    /// Not this one.
    case without
    /// "What about this?": asked about, nothing is done with it.
    case asked
  }

  /// A role of a frame.
  public struct RoleName: Hashable, Sendable {
    /// The frame.
    public var frame: FrameName
    /// The role.
    public var role: String
    /// A role of a frame.
    public init(_ frame: FrameName, _ role: String) {
      self.frame = frame
      self.role = role
    }
  }

  /// A phrase without a verb.
  public init(
    _ entity: Entity, marks: [String] = [], roles: [RoleName] = [], focus: Focus = .replace
  ) {
    self.entity = entity
    self.marks = marks
    self.roles = roles
    self.focus = focus
  }
}

/// A change to what was said before.
public enum Correction: Hashable, Sendable {
  /// These parts are meant.
  case fragments([Fragment])
  /// This is meant instead.
  case instruction(Instruction)
  /// Not that; what instead is not said. Perhaps which part of it is wrong: "wrong dock".
  case wrong(Entity?)
}

/// An answer that names several choices at once.
public enum Choice: Hashable, Sendable {
  /// All of them.
  case both
  /// Any of them.
  case either
  /// None of them.
  case neither
  /// The first, second … (last = -1) of those named.
  case ordinal(Int)
}

/// A question.
public struct Question: Hashable, Sendable {
  /// What is asked about.
  public indirect enum Topic: Hashable, Sendable {
    /// Whether, who, where, when … of a clause; the asked role holds the gap.
    case clause(Clause)
    /// A proposition that is no single clause.
    case proposition(Proposition)
    /// An entity: "which boxes", "how many boxes", "the weight of the tea".
    case entity(Entity)
    /// A measure of an entity: "how heavy is the tea".
    case measure(String, of: Entity, from: Entity?)
    /// What the robot is doing or is going to do.
    case agenda
    /// The rules that stand.
    case rules
    /// What can be said or done.
    case abilities
    /// What a word means.
    case word(String)
    /// What was said or done last: "why?".
    case that
  }

  /// What is asked of it.
  public enum Asked: Hashable, Sendable {
    /// Whether it is so.
    case truth
    /// What fills the gap.
    case role
    /// How many.
    case count
    /// How much.
    case amount
    /// When.
    case time
    /// How long.
    case duration
    /// Where.
    case place
    /// Why.
    case reason
    /// How.
    case manner
    /// What would come of it.
    case outcome
    /// How much together.
    case total
    /// From where it is known.
    case source
  }

  /// What is asked about.
  public var topic: Topic
  /// What is asked of it.
  public var asked: Asked
  /// Supposing that this were so.
  public var supposing: Proposition?
  /// When it is asked about, if not now.
  public var time: TimeExpression?
  /// The words it came from.
  public var trace = Trace.none

  /// A question.
  public init(_ asked: Asked, _ topic: Topic, supposing: Proposition? = nil) {
    self.asked = asked
    self.topic = topic
    self.supposing = supposing
  }
}

/// Something that is taught.
public enum Lesson: Hashable, Sendable {
  /// A new noun or name for what an entity describes.
  case noun(String, Entity)
  /// A new way of doing, by the words that call for it.
  case procedure(String, Instruction)
  /// A word is forgotten.
  case forget(String)
}

/// Words that steer the work itself.
public enum Control: Hashable, Sendable {
  /// Halt at once.
  case stop
  /// Stop once what was asked for is done: the end of an instruction, no halt.
  case finish
  /// Go on with what was stopped.
  case resume
  /// Give up the last, all, or what a phrase or clause names.
  case cancel(Cancelled)
  /// Bring back what the last so many instructions changed.
  case undo(Int)
  /// Do the last one again.
  case again
  /// Do what was offered, or only planned: "do that".
  case proceed
  /// Say the last thing again.
  case repeatWords
  /// End or suspend a rule by number, or all of them.
  case dropRule(Int?)
  /// What was not to be entered, moved or touched may be again.
  case allow(Entity)

  /// What is given up.
  public enum Cancelled: Hashable, Sendable {
    /// The last instruction, or the one under way.
    case last
    /// Everything.
    case all
    /// What is being said in this very utterance.
    case thisUtterance
    /// The task about an entity: "forget the tyres".
    case about(Entity)
    /// The task a clause names: "cancel the delivery to dock 2".
    case clause(Clause)
  }
}

/// Words that keep people together.
public enum Social: String, Hashable, Sendable, CaseIterable {
  /// Hello.
  case greeting
  /// Goodbye.
  case farewell
  /// Thanks.
  case thanks
  /// Well done.
  case praise
  /// Sorry.
  case apology
  /// All right.
  case acknowledgement
}
