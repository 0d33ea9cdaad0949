/// What departing from the plainest way of saying something costs. Integers that are added up; see the
/// table of the grammar's description.
enum Cost {
  static let filler: Int32 = 1
  static let order: Int32 = 1
  static let standIn: Int32 = 2
  static let particleMissing: Int32 = 3
  static let unmarkedBeforeObject: Int32 = 0
  /// A number with a unit said of nothing in particular, taken for a measure that only robots have.
  static let robotsMeasure: Int32 = 6
  /// A frame made from a name takes any mark; one that the name declares is better.
  static let anyMark: Int32 = 0
  static let functionWordAsName: Int32 = 6
  /// The author of a name chose the word.
  static let functionWordAsSpokenName: Int32 = 2
  /// Having something, where the domain has not worded it.
  static let possession: Int32 = 3
  /// A name that nothing bears.
  static let absentName: Int32 = 3
  /// A name in another language than the sentence.
  static let borrowed: Int32 = 2
  /// A noun taken in the second of its meanings.
  static let secondMeaning: Int32 = 3
  /// A noun that is the end of a longer noun.
  static let endOfLonger: Int32 = 2
  static let fromContext: Int32 = 4
  static let roleMissing: Int32 = 8
  /// A word of the domain that is also a filler, passed over as one.
  static let ownWordSkipped: Int32 = 8
  static let edit: Int32 = 10
  static let unread: Int32 = 50
  /// A phrase stands where its type does not belong: told, never done.
  static let misfit: Int32 = 40
  /// Two phrases for one role that are put in different ways.
  static let parted: Int32 = 5
  /// More than anything can cost, or save.
  static let most: Int32 = 1_000_000
  /// Readings this much above the best are kept.
  static let near = 6
}
