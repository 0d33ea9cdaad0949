public import PDDL

/// The robots as the rest of the program sees them: commands in, reports out, time passed in.
///
/// Objects cross this border by name, since a fleet may know things that nobody was told of.
public protocol Fleet: Sendable {
  /// The places, the ways between them, and how long they take.
  var layout: Layout { get }
  /// Begins a command; the same identifier twice is one command.
  mutating func start(_ command: Command)
  /// Ends a command as soon as its skill allows.
  mutating func cancel(_ command: CommandID)
  /// Stops robots at once: never refused, never waits for anything.
  mutating func halt(_ robots: RobotSelection)
  /// Asks what became of a command, after a restart of whoever sent it. The answer is a report:
  /// accepted while it is being done, how it ended if it did, cancelled if it never came or nothing of
  /// it will be done any more. A robot that cannot say gives none.
  mutating func ask(about command: CommandID)
  /// Lets time pass and says what happened. A real fleet drains its inbox here.
  mutating func advance(to time: Instant) -> [Report]
  /// When something happens next by itself; nil when only the clock tells.
  var nextEvent: Instant? { get }
}

extension Fleet {
  /// A fleet that keeps no account of its commands gives no answer.
  public mutating func ask(about command: CommandID) {}
}

/// The identity of a command, the same after a restart.
public struct CommandID: Hashable, Sendable, Comparable {
  /// The number; commands count up from 1.
  public let number: Int
  /// A command's identity.
  public init(_ number: Int) { self.number = number }
  /// Earlier first.
  public static func < (a: CommandID, b: CommandID) -> Bool { a.number < b.number }
}

/// Which robots are meant.
public enum RobotSelection: Hashable, Sendable {
  /// Each of them.
  case all
  /// The one of that name.
  case robot(String)
}

/// One thing for one robot to do: a ground PDDL action and the limits of its way.
public struct Command: Hashable, Sendable {
  /// Its identity.
  public let id: CommandID
  /// The robot's name; nil where a domain has no robots.
  public let robot: String?
  /// The PDDL action's name.
  public let action: String
  /// The objects' names, one a parameter.
  public let arguments: [String]
  /// Regions that the way must not touch.
  public var avoiding: [String]
  /// What the arguments are that came up in the talk, such as "5 feet": their types and values.
  public var amounts = Amounts()

  /// Objects that are amounts, with how much they are.
  public struct Amounts: Hashable, Sendable {
    /// The objects.
    public var objects: [Observation.NewObject] = []
    /// How much each is.
    public var values: [Observation.Reading] = []
    /// None.
    public init() {}
    /// Whether there are none.
    public var isEmpty: Bool { objects.isEmpty && values.isEmpty }
  }

  /// A command.
  public init(
    id: CommandID, robot: String?, action: String, arguments: [String], avoiding: [String] = []
  ) {
    self.id = id
    self.robot = robot
    self.action = action
    self.arguments = arguments
    self.avoiding = avoiding
  }
}

/// What a fleet says about a command or about the world.
public struct Report: Hashable, Sendable {
  /// What happened.
  public enum Content: Hashable, Sendable {
    /// The robot has begun.
    case accepted
    /// The robot will not do it.
    case refused(reason: String)
    /// The robot passed a place.
    case progress(place: String)
    /// It is done.
    case finished
    /// It could not be done; a retriable failure may go well another time.
    case failed(reason: String, retriable: Bool)
    /// It was ended before its time, by `cancel` or `halt`.
    case cancelled
    /// Nothing was heard of the robot for too long.
    case silent
    /// What was seen.
    case observed(Observation)
  }

  /// When.
  public let time: Instant
  /// The command it is about, if any.
  public let command: CommandID?
  /// The robot it comes from; nil for a sensor of the building.
  public let robot: String?
  /// What happened.
  public let content: Content

  /// A report.
  public init(time: Instant, command: CommandID?, robot: String?, content: Content) {
    self.time = time
    self.command = command
    self.robot = robot
    self.content = content
  }
}

/// What was seen to hold, and over what that is complete.
public struct Observation: Hashable, Sendable {
  /// An object that was not known before, with its type.
  public struct NewObject: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its type's name.
    public let type: String
    /// A new object.
    public init(name: String, type: String) {
      self.name = name
      self.type = type
    }
  }
  /// A value that was read.
  public struct Reading: Hashable, Sendable {
    /// The function's name.
    public let function: String
    /// The objects' names.
    public let arguments: [String]
    /// The value.
    public let value: Double
    /// A reading.
    public init(function: String, arguments: [String], value: Double) {
      self.function = function
      self.arguments = arguments
      self.value = value
    }
  }
  /// Facts of a predicate with some of its arguments; nil stands for any object.
  public struct Pattern: Hashable, Sendable {
    /// The predicate's name.
    public let predicate: String
    /// The objects' names.
    public let arguments: [String?]
    /// Facts by pattern.
    public init(_ predicate: String, _ arguments: [String?]) {
      self.predicate = predicate
      self.arguments = arguments
    }
    /// Whether a fact is one of them.
    public func matches(_ fact: NamedFact) -> Bool {
      fact.predicate == predicate && fact.arguments.count == arguments.count
        && zip(arguments, fact.arguments).allSatisfy { $0 == nil || $0 == $1 }
    }
  }

  /// Objects that were not known before.
  public var objects: [NewObject] = []
  /// Facts seen to hold.
  public var holds: [NamedFact] = []
  /// Facts seen not to hold, such as a box that was expected there.
  public var holdsNot: [NamedFact] = []
  /// Values that were read.
  public var readings: [Reading] = []
  /// What was seen completely: a fact of such a pattern that is not in `holds` does not hold.
  public var complete: [Pattern] = []

  /// Nothing seen.
  public init() {}
}
