/// Something that has been made of a stretch of the utterance.
struct Item {
  /// How it was made.
  enum Origin: UInt8 {
    /// A word of the lexicon: `index` is its entry, -1 for one of the recogniser's.
    case word
    /// A rule: `index` is the rule; the parts are its kids with their labels.
    case rule
    /// A verb or complement as the head of a frame; kid: the word.
    case head
    /// An argument added to a head: `index` is the argument; kids: head, phrase.
    case argument
    /// A particle added to its head; kids: head, particle.
    case particle
    /// A name that stands for things of another type: `index` is the stand-in; kid: the name.
    case standIn
    /// Words that nobody could read.
    case unknown
  }

  var symbol: Symbol
  var start: Int32
  var end: Int32
  var cost: Int32
  var features: Features
  var types: TypeSet
  /// What it means, without where it stands: items of one cell with the same hash mean the same.
  var hash: UInt64
  var origin: Origin
  var index: Int32
  var firstKid: Int32 = 0
  var kidCount: Int32 = 0
  /// The frame of a predicate; -1 for none.
  var frame: Int32 = -1
  /// Which arguments of the frame are filled, as bits.
  var filled: UInt32 = 0
  /// What a word is, in the terms of its symbol; of a predicate the argument that is a gap, or -1.
  var payload: Int32 = -1
  /// Which argument, measure or direction a rule has settled on, where it had a choice.
  var choice: Int32 = -1
}

/// A rule of which some parts have been found.
struct ActiveItem {
  var state: Int32
  var start: Int32
  var end: Int32
  var cost: Int32
  /// The last part found, and the chain of those before it.
  var kid: Int32
  var label: Int32
  var previous: Int32
  /// What its parts mean, words of patterns left out.
  var hash: UInt64 = 0
}
