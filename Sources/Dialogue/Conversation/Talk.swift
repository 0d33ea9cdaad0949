import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// The state of the talk: what was said last, what is open, what pronouns reach for. A value.
struct Talk: Sendable {
  /// What was spoken of.
  var salience = Salience()
  /// What was asked for and done, oldest first.
  var history: [Deed] = []
  /// Questions that wait for an answer, the latest last.
  var open: [OpenQuestion] = []
  /// The last instruction, for fragments, corrections and "again".
  var last: LastInstruction?
  /// The question about the last instruction that was answered: its answer may be taken back.
  var settled: Settled?
  /// Instructions before it, the latest first: fragments may go on with one of them.
  var earlier: [LastInstruction] = []
  /// What was planned for a question and not done, with the record of that question.
  var foreseen: (draft: Draft, instruction: Instruction, record: Int)?
  /// What is done after each task that is asked for, by number of the rule.
  var customs: [Int: Instruction] = [:]
  /// The last question, for fragments ("and the tea?").
  var lastQuestion: Question?
  /// The record of the last question.
  var questionRecord = -1
  /// What was told last: where "why?" begins.
  var focus: Cause?
  /// What the last answer to "why?" quoted, so that the chain comes to an end.
  var isWhyExhausted = false
  /// What was said last, for "say that again".
  var lastReply: Reply?
  /// Who spoke last.
  var speaker = ""
  /// The language of the last turn.
  var language = "en"
  /// Rules that stand: their words and language, by number.
  var rules: [Int: (words: String, language: String)] = [:]
  /// What rules do, by their numbers; what their triggers bind stands open in it.
  var bodies: [Int: [DraftPart]] = [:]
  /// Rules that do no more than tell.
  var notices: Set<Int> = []
  /// Which of the rules keep things from being done, and what they are about.
  var constraints: [Int: Set<ObjectID>] = [:]
  /// The language and the words each task was asked for in.
  var tasks: [TaskID: TaskMemory] = [:]
  /// Ways of doing that were taught, by the words that call for them.
  var procedures: [String: Instruction] = [:]
  /// Words that were not known, with the utterance that waits for them.
  var waiting: Waiting?

  /// What was told to be so until some time, and what is so then.
  var expiring: [Expiring] = []

  /// The end of something that was told for a time.
  struct Expiring: Sendable {
    /// When it ends.
    var at: Instant
    /// What is so then.
    var change: Told
  }

  /// An instruction with what became of it.
  struct LastInstruction: Sendable {
    /// What was meant.
    var instruction: Instruction
    /// What it was tied to.
    var parts: [DraftPart]
    /// The tasks made of it.
    var tasks: [TaskID]
    /// The record of the words.
    var record: Int
  }

  /// Which of several things was meant, as it was answered.
  struct Settled: Sendable {
    /// The role they were to fill.
    var role: String
    /// What there was to choose from.
    var candidates: [ObjectID]
    /// The record of the instruction that was then accepted.
    var record: Int
  }

  /// What is remembered of a task.
  struct TaskMemory: Sendable {
    /// The language its reports are in.
    var language: String
    /// The clauses it is of.
    var parts: [DraftPart]
    /// Whether its end is told even when it was short.
    var isRule: Bool
  }

  /// An utterance that waits for a word to be taught.
  struct Waiting: Sendable {
    /// The utterance.
    var utterance: String
    /// The word.
    var word: String
    /// Where it stands.
    var place: UnknownPlace
    /// Its language.
    var language: String
  }
}

/// A question that waits for an answer, with what goes on once it is answered.
struct OpenQuestion: Sendable {
  /// Whether what is said now may speak of what it asks about: it was asked just before, or one turn
  /// before that.
  var isFresh: Bool { age <= 2 }

  /// What is asked.
  enum Kind: Sendable {
    /// Which of these fills a role of a clause of the act; where more than one phrase fills it, which
    /// of them is unclear.
    case which(clause: Clause, role: String, candidates: [ObjectID], part: Entity? = nil)
    /// What fills a role that was not said.
    case missing(clause: Clause, role: String)
    /// Whether to do what was said.
    case confirm(Draft, Instruction)
    /// Whether to do what is possible instead, also instead of a task that goes no further.
    case offer(TaskProgram, TaskTerms, Clause, insteadOf: TaskID?)
    /// Which reading was meant.
    case readings([Reading])
  }

  /// What is asked.
  var kind: Kind
  /// The act that waits.
  var act: Act?
  /// The question as it was put, to be put again.
  var reply: Reply
  /// The record of the words that wait.
  var record: Int
  /// How often an answer did not fit.
  var misses = 0
  /// How many turns were said since.
  var age = 0
  /// The language it was asked in.
  var language: String
}
