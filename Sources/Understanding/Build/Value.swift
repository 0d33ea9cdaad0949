import Meaning

/// What a part of a reading means, while it is put together.
indirect enum Value {
  case entity(Entity)
  case description(Description)
  case predicate(Predicate)
  case proposition(Proposition)
  case instruction(Instruction)
  case question(Question)
  case acts([Act])
  case adverb(Adverb)
  case time(TimeExpression)
  case fragments([Fragment])
  case number(Double)
}

/// A frame with what fills it, before it is a clause.
struct Predicate {
  var frame: Int32
  /// By argument; `Chart.agent` for who does it.
  var fills: [Int: Entity] = [:]
  var features: Features
  var adverbs: [Adverb] = []
  /// Of a measure: how it compares, and with what.
  var relation: Comparison.Relation?
  var standard: Entity?
  var from: Entity?
  /// The argument that a question asks of, where words describe it: どの箱, 何箱.
  var asked: Int?

  /// Whether nothing is said but that it is so: a state without manner or time.
  var isBareState: Bool { adverbs.isEmpty && !features.contains(.negated) }
}

/// What an adverbial says of what is done.
enum Adverb {
  case time(TimeExpression)
  case deadline(TimeExpression)
  case start(TimeExpression)
  case duration(TimeExpression)
  case priority(Priority)
  case constraint(Constraint)
  case times(Int)
  case until(Proposition)
  case whilst(Proposition)
  case every(Int)
  case untilTime(TimeExpression)
  case also
  case only
  case again
  case ahead
  case agent(Entity)
  /// Taken out of the phrase of its clause that can mean such things.
  case except(Entity, TypeSet)
  /// So many of what is done something to: 「A1に二箱運んで」.
  case amount(Description)
  case none
}
