/// What an item of the chart can be besides its category, as bits: number, form of a verb, tense.
///
/// Forms of words have the names that the core grammar gives them; those below are known to the engine,
/// because they end up in the meaning.
struct Features: OptionSet, Hashable, Sendable {
  var rawValue: UInt64

  static let one = Features(rawValue: 1 << 0)
  static let many = Features(rawValue: 1 << 1)
  static let unmarked = Features(rawValue: 1 << 2)
  static let negated = Features(rawValue: 1 << 3)
  static let past = Features(rawValue: 1 << 4)
  static let future = Features(rawValue: 1 << 5)
  static let progressive = Features(rawValue: 1 << 6)
  static let perfect = Features(rawValue: 1 << 7)
  static let ahead = Features(rawValue: 1 << 8)
  static let can = Features(rawValue: 1 << 9)
  static let must = Features(rawValue: 1 << 10)
  static let may = Features(rawValue: 1 << 11)
  static let wanted = Features(rawValue: 1 << 12)
  static let passive = Features(rawValue: 1 << 13)
  /// A head that still waits for a word that belongs to it: "pick" without "up".
  static let open = Features(rawValue: 1 << 14)
  /// A noun phrase that stands for something spoken of before, or for speaker or hearer.
  static let pronoun = Features(rawValue: 1 << 15)
  /// A thing that does what it is told.
  static let robot = Features(rawValue: 1 << 16)
  /// A marked phrase whose mark only says what the talk is about: は.
  static let topic = Features(rawValue: 1 << 17)
  /// "Too", "only", "not" beside a phrase.
  static let also = Features(rawValue: 1 << 18)
  static let only = Features(rawValue: 1 << 19)
  static let without = Features(rawValue: 1 << 20)
  /// A phrase of words nobody could read.
  static let unknown = Features(rawValue: 1 << 21)
  /// A predicate that is said of its subject with a copula: "red", "on A1".
  static let pred = Features(rawValue: 1 << 22)

  /// A marked phrase that tells a place, whatever the mark of the role: "left of the cube", "back".
  static let anywhere = Features(rawValue: 1 << 23)

  /// A clause that lacks a phrase which stands elsewhere, or nowhere.
  static let gapped = Features(rawValue: 1 << 24)
  /// An act that is only a yes, a no, thanks. Clauses are never brief nor acts future: one bit serves both.
  static let brief = future

  static let known: [String: Features] = [
    "one": .one, "many": .many, "unmarked": .unmarked, "negated": .negated, "past": .past,
    "future": .future, "progressive": .progressive, "perfect": .perfect, "ahead": .ahead,
    "can": .can, "must": .must, "may": .may, "wanted": .wanted, "passive": .passive,
    "open": .open, "pronoun": .pronoun, "robot": .robot, "topic": .topic, "also": .also,
    "only": .only, "without": .without, "unknown": .unknown, "pred": .pred, "gapped": .gapped,
    "anywhere": .anywhere, "brief": .brief,
  ]
}

/// The names of features in one grammar; new ones get the next free bit.
struct FeatureTable: Sendable {
  private var bits = Features.known
  private var next: UInt64 = 25

  /// The feature of a name, or nil when all bits are taken.
  mutating func feature(_ name: String) -> Features? {
    if let bit = bits[name] { return bit }
    guard next < 64 else { return nil }
    let bit = Features(rawValue: 1 << next)
    next += 1
    bits[name] = bit
    return bit
  }

  func existing(_ name: String) -> Features? { bits[name] }

  /// How many there are.
  var count: Int { bits.count }
}
