import Meaning

/// A frame as the chart uses it: everything a number.
struct ChartFrame: Sendable {
  /// What a filled frame means.
  enum Sense: Sendable, Hashable {
    case clause(FrameName, Aspect)
    /// A property, or a measure high or low.
    case quality(Quality)
    /// A measure of the subject compared with something.
    case measure(String)
  }

  struct Argument: Sendable {
    var role: String
    var types: TypeSet
    var marks: [Int32]
    var isSubject = false
    var isObject = false
    /// It must be said, or asked for, when this is commanded.
    var isNeeded = false
    /// Any mark will do: a frame made from a PDDL name.
    var takesAnyMark = false
  }

  var sense: Sense
  var arguments: [Argument]
  /// The word that belongs to the head, as a mark; -1 for none.
  var particle: Int32 = -1
  /// Where who does it is told: the role of a robot type, else `who`; nil when a subject slot tells.
  var agent: String?
  /// Whether it can be asked for as it stands: an intent or an action.
  var isDoable: Bool
  /// The place in the file among frames of the same meaning.
  var rank: Int
  /// The frame it was made from, for saying; -1 for none.
  var source: Int32 = -1

  /// The index of the subject among the arguments.
  var subject: Int? { arguments.firstIndex(where: \.isSubject) }
  /// The index of the first object among the arguments.
  var object: Int? { arguments.firstIndex(where: \.isObject) }
}

/// What an adjective says of a thing.
enum Quality: Sendable, Hashable {
  case property(String)
  case high(String)
  case low(String)

  var measure: String? {
    switch self {
    case .property: nil
    case .high(let name), .low(let name): name
    }
  }
}
