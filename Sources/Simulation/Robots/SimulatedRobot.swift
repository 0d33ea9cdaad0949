import PDDL
import Robots

/// A robot as it really is.
struct SimulatedRobot: Sendable, Hashable {
  let name: String
  /// Nil for the robot of a domain that has no object for it.
  let object: ObjectID?
  /// Nil where there is no floor, or the robot is nowhere on it.
  var position: RobotPosition?
  /// What it does.
  var job: Job?
  /// Full is a billion; nil where the domain knows of no battery. Fine enough for what a
  /// millimeter and a millisecond take, so that nothing is lost by rounding.
  var charge: Int?
  /// Up to when and where the charge is worked out.
  var chargedUntil = Instant.zero
  var chargedAtOffset = 0
  /// When something happens to it next; kept up to date by `look(ahead:)`.
  var due: Instant?
  /// The charge in whole per cent that was reported last.
  var reportedCharge = 0

  static let fullCharge = 1_000_000_000

  /// Whether it stands exactly at a place.
  func stands(at place: String, in layout: Layout) -> Bool {
    guard let position else { return true }
    return position.heading == nil && position.cell == layout.cell(of: place)
  }
}

/// What a robot does about a command.
struct Job: Sendable, Hashable {
  enum Phase: Sendable, Hashable {
    /// It drives, then goes on as `Ending` says; the next square at which something is passed.
    case driving(Drive, next: Int, Ending)
    /// Somebody stands in the way until a time.
    case waiting(until: Instant, Ending)
    /// It works without driving.
    case working(until: Instant)
  }

  /// What comes at the end of a drive.
  enum Ending: Sendable, Hashable {
    /// The command is done.
    case arrived
    /// The work begins for which it had to drive there.
    case work
    /// Somebody stands in the way for so long; then the rest of the way, or giving up.
    case person(stay: Span, rest: [Cell], givesUp: Bool)
    /// A region is closed that it was not told of.
    case closed(String)
    /// The battery is empty.
    case empty
    /// It fails for a drawn reason.
    case failed(FailureSetup)
  }

  let command: Command
  let step: PlanStep
  let skill: SkillSetup
  /// Where it happens, or where the drive is to end.
  let place: ObjectID?
  /// The failure that was drawn for it, if any.
  var failure: FailureSetup?
  var phase: Phase
}
