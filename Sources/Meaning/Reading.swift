public import SourceText

/// One way to understand an utterance.
public struct Reading: Sendable, Hashable {
  /// What it means.
  public var turn: Turn
  /// How far from plain it is: 0 is exact. See the table of costs of the grammar.
  public var cost: Int
  /// Words that were taken for another, because they were mistyped.
  public var repairs: [SpellingRepair] = []
  /// Stretches that nobody could read; a reading with one never acts.
  public var unread: [SourceRange] = []
  /// Names in it that nothing bears, said as names are: such a reading never acts.
  public var absent: [String] = []
  /// A phrase stands in a role that its type cannot fill; such a reading only serves to tell so.
  public var isMisfit = false

  /// A reading.
  public init(turn: Turn, cost: Int) {
    self.turn = turn
    self.cost = cost
  }
}

/// A word that was taken for another.
public struct SpellingRepair: Sendable, Hashable {
  /// Where it stands in the utterance.
  public var range: SourceRange
  /// What was typed.
  public var typed: String
  /// What it was taken for.
  public var meant: String
  /// Other words that are as near.
  public var rivals: [String]

  /// A word taken for another.
  public init(range: SourceRange, typed: String, meant: String, rivals: [String]) {
    self.range = range
    self.typed = typed
    self.meant = meant
    self.rivals = rivals
  }
}

/// Everything the front has to say of one utterance.
public struct Understanding: Sendable {
  /// The near-best readings, best first; empty when nothing could be made of it.
  public var readings: [Reading]
  /// The language it is in.
  public var language: String
  /// A stop word stands in it: halt before anything else.
  public var stop: SourceRange?
  /// Words that no reading knows, with what is nearest to each.
  public var unknown: [UnknownWord]

  /// What one utterance gave.
  public init(
    readings: [Reading], language: String, stop: SourceRange? = nil, unknown: [UnknownWord] = []
  ) {
    self.readings = readings
    self.language = language
    self.stop = stop
    self.unknown = unknown
  }
}

/// A word or stretch that nobody could read.
public struct UnknownWord: Sendable, Hashable {
  /// Where it stands in the utterance.
  public var range: SourceRange
  /// What was typed.
  public var text: String
  /// The nearest things that can be said in its place.
  public var nearest: [String]

  /// A stretch that nobody could read.
  public init(range: SourceRange, text: String, nearest: [String]) {
    self.range = range
    self.text = text
    self.nearest = nearest
  }
}

/// What the talk so far contributes to understanding an utterance.
public struct TalkContext: Sendable {
  /// The frame of the last instruction or question, for what is left out.
  public var lastFrame: FrameName?
  /// Whether a question is open: fragments are answers.
  public var questionOpen = false
  /// Whether an offer or a supposition is open: "do that" accepts it.
  public var offerOpen = false
  /// The language of the talk, where the words do not tell.
  public var language: String?

  /// The beginning of a talk.
  public init() {}
}
