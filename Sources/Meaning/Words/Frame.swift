/// One way of a language to say one thing of the vocabulary: a head, and arguments with their marks.
///
/// "(~bring|~take) {item} (to|into) {destination}" makes two frames, one a verb; alternatives beside a
/// slot become marks of the slot.
package struct Frame: Sendable, Hashable {
  /// What carries the frame.
  package enum Head: Sendable, Hashable {
    /// A verb in its dictionary form, with an inflection class if the template named one, and words
    /// that belong to it ("up" of "pick up", 手を of 手を振る).
    case verb(String, inflection: String?, particle: String?)
    /// A copula with what is said of the subject: "next to" of "{it} is next to {ground}".
    case copula(complement: String)
    /// A noun with a marked slot: "{ground} of {it}", 「{ground}の{it}」.
    case noun
  }

  /// What tells which role a phrase fills.
  package enum Mark: Sendable, Hashable {
    /// It is the subject.
    case subject
    /// It stands right after the head (English).
    case object
    /// These words stand before it (English) or after it (Japanese).
    case words(String)
  }

  /// A role and how it is marked.
  package struct Argument: Sendable, Hashable {
    /// The role's name.
    package var role: String
    /// The types that fill it, as the vocabulary declares them.
    package var types: [String]
    /// Its marks; the first is the one that is said.
    package var marks: [Mark]
    /// Whether the template leaves it out at will.
    package var isOptional: Bool
    /// What is taken when nothing is said.
    package var fallback: Vocabulary.RoleDeclaration.Default

    package init(
      role: String, types: [String], marks: [Mark], isOptional: Bool,
      fallback: Vocabulary.RoleDeclaration.Default
    ) {
      self.role = role
      self.types = types
      self.marks = marks
      self.isOptional = isOptional
      self.fallback = fallback
    }
  }

  /// What it means.
  package var means: FrameName
  /// State, beginning or end.
  package var aspect: Aspect
  /// What carries it.
  package var head: Head
  /// Its arguments, in the order of the template.
  package var arguments: [Argument]
  /// How many arguments of the template stand before the head.
  package var argumentsBeforeHead: Int
  /// Words of the template that belong to no slot, after which argument they stand; they are said, and
  /// may be left out by the listener where the template says so.
  package var rank: Int
  /// The language's tag.
  package var language: String

  package init(
    means: FrameName, aspect: Aspect, head: Head, arguments: [Argument], argumentsBeforeHead: Int,
    rank: Int, language: String
  ) {
    self.means = means
    self.aspect = aspect
    self.head = head
    self.arguments = arguments
    self.argumentsBeforeHead = argumentsBeforeHead
    self.rank = rank
    self.language = language
  }
}
