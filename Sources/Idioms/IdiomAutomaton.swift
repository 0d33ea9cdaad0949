import Meaning

/// One letter, slot or fork of the sentences of a book.
struct IdiomNode: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    /// A letter of a class; of a list's word it is no word of the sentence.
    case letter, listLetter
    /// A space, or a place where a word can begin anyway.
    case space
    /// Goes on in either way, without a letter.
    case fork
    /// A name or number of an open list.
    case edge
    /// A rule that is matched on its own.
    case call
    /// The first letter of any words; further ones.
    case wildBegin, wildOn
    /// A word of a list begins, and ends with the value it stands for.
    case begin, end
    /// A block's sentence, or a rule, is complete.
    case accept, done
    /// Never.
    case dead
  }
  var kind: Kind
  /// Class, slot, value, rule or block.
  var argument: Int32 = -1
  var next: Int32 = -1
  /// The other way of a fork; 1 where any words keep words that might be skipped.
  var other: Int32 = -1
}

/// All sentences of a book as one graph of letters. Optional parts and alternatives are forks, equal tails
/// are one, and a rule that would grow too large where it stands is matched on its own: no sentence is
/// ever written out.
struct IdiomAutomaton: Sendable {
  /// A slot and what fills it.
  struct Slot: Hashable, Sendable {
    var name: String
    /// What is looked up; -1 for words that are letters of the graph, and for any words.
    var lookup: Int32
    var isPreferred: Bool
    /// Whether it is kept, or only matched.
    var isKept: Bool
  }

  /// What is looked up in the text: a list of names with the conditions they must meet, or numbers.
  struct Lookup: Hashable, Sendable {
    enum Source: Hashable, Sendable {
      case names(Int)
      case numbers(IdiomBook.NumberRange)
    }
    var source: Source
    /// Index into `conditions`.
    var conditions: Int
  }

  /// What names must be: the conditions of a block.
  struct Conditions: Hashable, Sendable {
    var requires: [IdiomBook.Condition]
    var excludes: [IdiomBook.Condition]
  }

  /// A word of a list that is part of the graph: its slot and value.
  struct Value: Hashable, Sendable {
    var slot: Int32
    var value: IdiomBook.Value?
    var context: [IdiomBook.Fact]
  }

  var nodes: [IdiomNode] = []
  var slots: [Slot] = []
  var lookups: [Lookup] = []
  var conditions: [Conditions] = []
  var values: [Value] = []
  var rules: [Int32] = []
  var starts: [Int32] = []
  /// The lists of names that are looked up, by name; further ones belong to blocks.
  var openLists: [String] = []
  /// Names of the lists that the book itself holds.
  var ownNames: [Int: [IdiomBook.Entry]] = [:]
  /// The letters by class; 0 is any other, 1 a space, 2 a dash.
  private(set) var classes: [UInt32: Int32] = [:]
  private(set) var asciiClasses = [Int32](repeating: 0, count: 128)
  private(set) var classCount = 3

  init() {
    classes[0x20] = 1
    classes[0x2D] = 2
    asciiClasses[0x20] = 1
    asciiClasses[0x2D] = 2
  }

  mutating func letterClass(_ scalar: Unicode.Scalar) -> Int32 {
    if let known = classes[scalar.value] { return known }
    let made = Int32(classCount)
    classCount += 1
    classes[scalar.value] = made
    if scalar.value < 128 { asciiClasses[Int(scalar.value)] = made }
    return made
  }

  @inline(__always)
  func letterClass(of scalar: Unicode.Scalar) -> Int32 {
    scalar.value < 128 ? asciiClasses[Int(scalar.value)] : classes[scalar.value] ?? 0
  }
}
