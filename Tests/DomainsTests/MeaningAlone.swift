import Meaning

/// The same turn without what languages tell differently and no task depends on: number, the, politeness,
/// done ahead.
func meaningAlone(_ turn: Turn?) -> String {
  guard let turn else { return "nothing" }
  var text = "\(turn)"
  for (from, to) in [
    ("Quantifier.the,", "Quantifier.bare,"),
    ("GrammaticalNumber.one", "GrammaticalNumber.unmarked"),
    ("GrammaticalNumber.many", "GrammaticalNumber.unmarked"), ("Aspect.ahead", "Aspect.plain"),
    ("Quantifier.a,", "Quantifier.bare,"),
  ] {
    text = text.split(separator: from, omittingEmptySubsequences: false).joined(separator: to)
  }
  // Places of words are no part of the meaning.
  var made = ""
  var rest = text[...]
  while let at = rest.firstRange(of: "Trace(range: ") {
    made += rest[..<at.lowerBound]
    var depth = 1
    var index = at.upperBound
    while index < rest.endIndex, depth > 0 {
      if rest[index] == "(" { depth += 1 }
      if rest[index] == ")" { depth -= 1 }
      index = rest.index(after: index)
    }
    rest = rest[index...]
  }
  return made + rest
}
