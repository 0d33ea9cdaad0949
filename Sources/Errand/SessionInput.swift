package import Execution
public import Robots

/// Something that went into a session from outside. A session is the same for the same domain, seed and
/// timed inputs, so these are all that is needed to have it again.
public struct SessionInput: Sendable, Hashable {
  /// What it was.
  public enum Kind: Sendable, Hashable {
    /// Words, and who said them.
    case words(String, speaker: String)
    /// A change of the simulated world, in PDDL.
    case event(String)
    /// All robots were stopped, without a word.
    case halt
    /// Whether only to understand and plan.
    case dry(Bool)
    /// The language of replies; nil follows the utterance.
    case language(String?)
    /// The words before were not taken in: planning for them was given up.
    case dropped
  }

  /// When.
  public var time: Instant
  /// What it was.
  public var kind: Kind
  /// How many records the log held before.
  package var position: Int

  /// An input.
  package init(_ kind: Kind, at time: Instant, position: Int = 0) {
    self.kind = kind
    self.time = time
    self.position = position
  }
}

/// Where a session keeps what goes in and what comes of it, before anything leaves for a robot.
package protocol SessionJournal: Sendable {
  /// Keeps an input; false when it could not be kept.
  func keep(_ input: SessionInput) -> Bool
  /// Keeps the records of a log that it does not have yet; false when they could not be kept.
  ///
  /// - Parameter isDurable: return only when they would outlast a crash of the machine.
  func keep(recordsOf executive: Executive, isDurable: Bool) -> Bool
}
