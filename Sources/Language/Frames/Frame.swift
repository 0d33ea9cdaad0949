import Meaning

/// One way of a language to say one thing of the vocabulary: a head, and arguments with their marks.
///
/// "(~bring|~take) {item} (to|into) {destination}" makes two frames, one a verb; alternatives beside a
/// slot become marks of the slot.
struct Frame: Sendable, Hashable {
  /// What carries the frame.
  enum Head: Sendable, Hashable {
    /// A verb in its dictionary form, with an inflection class if the template named one, and words
    /// that belong to it ("up" of "pick up", 手を of 手を振る).
    case verb(String, inflection: String?, particle: String?)
    /// A copula with what is said of the subject: "next to" of "{it} is next to {ground}".
    case copula(complement: String)
    /// A noun with a marked slot: "{ground} of {it}", 「{ground}の{it}」.
    case noun
  }

  /// What tells which role a phrase fills.
  enum Mark: Sendable, Hashable {
    /// It is the subject.
    case subject
    /// It stands right after the head (English).
    case object
    /// These words stand before it (English) or after it (Japanese).
    case words(String)
  }

  /// A role and how it is marked.
  struct Argument: Sendable, Hashable {
    /// The role's name.
    var role: String
    /// The types that fill it, as the vocabulary declares them.
    var types: [String]
    /// Its marks; the first is the one that is said.
    var marks: [Mark]
    /// Whether the template leaves it out at will.
    var isOptional: Bool
    /// What is taken when nothing is said.
    var fallback: Vocabulary.RoleDeclaration.Default
  }

  /// What it means.
  var means: FrameName
  /// State, beginning or end.
  var aspect: Aspect
  /// What carries it.
  var head: Head
  /// Its arguments, in the order of the template.
  var arguments: [Argument]
  /// How many arguments of the template stand before the head.
  var argumentsBeforeHead: Int
  /// Words of the template that belong to no slot, after which argument they stand; they are said, and
  /// may be left out by the listener where the template says so.
  var rank: Int
  /// The language's tag.
  var language: String
}
