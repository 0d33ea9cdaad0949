import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// An instruction tied to the world and made into a program, not yet posted.
struct Draft: Hashable, Sendable {
  /// What is to be done.
  var program: TaskProgram
  /// How.
  var terms = TaskTerms()
  /// One entry a clause, in order: what is said of it, and what it is remembered by.
  var parts: [DraftPart] = []
  /// Constraints that stand from now on.
  var standing: [StandingConstraint] = []
  /// What is taken for granted.
  var supposed = Supposition()

  /// A prohibition with what is said of it.
  struct StandingConstraint: Hashable, Sendable {
    /// What is kept.
    var constraint: WorkConstraint
    /// How it is told.
    var said: Reply
    /// What it is about.
    var objects: [ObjectID]
  }
}

/// A clause of an instruction with what fills its roles.
struct DraftPart: Hashable, Sendable {
  /// What was said.
  var clause: Clause
  /// What fills the roles, defaults and inferred ones included.
  var roles: [String: [ObjectID]] = [:]
  /// The role it is about: the thing that moves or changes.
  var topic: String?
  /// The role that "it" means after this, where the clause is about who does it: what is held.
  var thing: String?
  /// Roles that were not said but follow from the others: where a thing is taken from.
  var inferred: [String: ObjectID] = [:]
  /// What was chosen, in which role, and what was left.
  var chosen: Chosen?
  /// What was left out, since a measure of it is not known.
  var unknown: [ObjectID: String] = [:]
  /// What an exception took out.
  var excepted: [ObjectID] = []
  /// What was mentioned to tell which thing is meant: the cube of "the pyramid on the cube".
  var asides: [ObjectID] = []
  /// What the clause asks for, in a slot where members are filled in.
  var goal: Goal?

  /// A choice of some candidates.
  struct Chosen: Hashable, Sendable {
    /// The role.
    var role: String
    /// What was taken.
    var taken: [ObjectID]
    /// What was left.
    var left: [ObjectID]
    /// Whether they are alike in everything known.
    var areAlike: Bool
    /// The choice with its estimates.
    var choice: Execution.Choice
  }
}

/// Why an instruction cannot be made into a program as it was said.
enum Obstacle: Error, Hashable {
  /// Something must be asked first.
  case ask(Inquiry)
  /// It is refused, with what is said.
  case refuse(Reply, Output.Tone)

  /// What must be asked.
  enum Inquiry: Hashable {
    /// Which of these fills a role; where more than one phrase fills it, which of them is unclear.
    case which(role: String, clause: Clause, of: [ObjectID], part: Entity? = nil)
    /// What fills a role that was not said.
    case missing(role: String, clause: Clause)
    /// What a word means.
    case word(String, role: String, types: [String])
  }
}
