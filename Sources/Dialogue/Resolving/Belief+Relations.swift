import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

extension Belief {
  /// Whether a fact ties two objects to each other.
  func relates(_ a: ObjectID, _ b: ObjectID) -> Bool {
    facts(about: a).contains { $0.arguments.contains(b) }
  }

  /// The facts that an object occurs in.
  func facts(about object: ObjectID) -> [Fact] {
    var found: [Fact] = []
    for (index, predicate) in domain.predicates.enumerated() where !predicate.isDerived {
      for position in predicate.parameters.indices {
        var pattern = [ObjectID?](repeating: nil, count: predicate.parameters.count)
        pattern[position] = object
        found += state.facts(of: PredicateID(index), matching: pattern)
      }
    }
    return found
  }
}
