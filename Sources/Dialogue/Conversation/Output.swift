public import Meaning
public import Robots

/// What a session hands back: everything an operator, a script or another program may want to see.
public enum Output: Sendable {
  /// Something said to the operator.
  case reply(Spoken)
  /// Something asked of the operator; nothing that depends on the answer is done before it.
  case question(Spoken, choices: [String])
  /// How an utterance was understood.
  case reading(ReadingRecord)
  /// What is going to be done.
  case plan(PlanRecord)
  /// What a robot was told.
  case command(CommandRecord)
  /// What a robot or sensor said.
  case report(Report)

  /// Words, with their language and what part they play.
  public struct Spoken: Sendable, Hashable {
    /// The words.
    public var text: String
    /// The language's tag.
    public var language: String
    /// Whether it says that something was refused, failed or was not understood.
    public var tone: Tone
    /// Words said.
    public init(text: String, language: String, tone: Tone = .plain) {
      self.text = text
      self.language = language
      self.tone = tone
    }
  }

  /// What part a reply plays in the outcome of a script.
  public enum Tone: String, Sendable, Hashable {
    /// Nothing special.
    case plain
    /// Something was refused, or could not be done.
    case refusal
    /// It was proved impossible.
    case impossible
    /// Not understood.
    case notUnderstood
    /// A bound of work was reached.
    case limit
  }

  /// How an utterance was understood, for `errand read` and `--json`.
  public struct ReadingRecord: Sendable {
    /// What was said.
    public var utterance: String
    /// What the front made of it.
    public var understanding: Understanding
    /// What became of it.
    public var status: Status
    /// The reading that was acted on, in the light of the talk and the world; nil where none was.
    public var chosen: Reading?
    /// A record of a reading.
    public init(utterance: String, understanding: Understanding, status: Status) {
      self.utterance = utterance
      self.understanding = understanding
      self.status = status
    }
    /// What becomes of an utterance.
    public enum Status: String, Sendable, Hashable {
      /// It is done, answered or believed.
      case understood
      /// Something is asked first.
      case asked
      /// It is refused.
      case refused
    }
  }

  /// A plan by names.
  public struct PlanRecord: Sendable, Hashable {
    /// The steps, in PDDL.
    public var steps: [String]
    /// The cost by the metric.
    public var cost: Double
    /// How long it takes.
    public var duration: Span
    /// A plan by names.
    public init(steps: [String], cost: Double, duration: Span) {
      self.steps = steps
      self.cost = cost
      self.duration = duration
    }
  }

  /// A command with what caused it.
  public struct CommandRecord: Sendable, Hashable {
    /// When it was given.
    public var time: Instant
    /// The command.
    public var command: Command
    /// The operator's words it goes back to.
    public var because: String
    /// A command with its cause.
    public init(time: Instant, command: Command, because: String) {
      self.time = time
      self.command = command
      self.because = because
    }
  }
}
