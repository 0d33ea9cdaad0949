import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Pronouns: what was spoken of last and fits.

extension Scene {
  /// What a reference can mean, the groups that tie for first place.
  func referents(of reference: Reference, types wanted: [TypeID]) -> [[ObjectID]] {
    switch reference {
    case .it, .this, .that, .same, .there, .person:
      return salience.first { group in group.count == 1 && group.allSatisfy { fits($0, wanted) } }
    case .them:
      let groups = salience.first { $0.count > 1 && $0.allSatisfy { fits($0, wanted) } }
      return groups.isEmpty
        ? salience.first { $0.allSatisfy { fits($0, wanted) } } : groups
    case .other, .others:
      let others = salience.others.filter { fits($0, wanted) }
      return others.isEmpty ? [] : [others]
    case .rest:
      let rest = salience.rest.filter { fits($0, wanted) }
      return rest.isEmpty ? [] : [rest]
    case .back: return []
    }
  }
}
