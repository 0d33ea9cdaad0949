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
      // "Which is the lightest?" and two are: "take it" may be either.
      return salience.members { $0.allSatisfy { fits($0, wanted) } }
        ?? salience.first { $0.count == 1 && $0.allSatisfy { fits($0, wanted) } }
    case .them:
      let groups = salience.first(ofGroups: true) { $0.allSatisfy { fits($0, wanted) } }
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

// Names that nothing bears: what is called nearly so.

extension Scene {
  /// Of a row of things that are told apart by a number or letter at the end of their names, those beside
  /// the place where a name would be; nearest first.
  func neighbours(of name: String) -> [ObjectID] {
    guard let place = Place(name) else { return [] }
    let row = objects.all.compactMap { object -> (object: ObjectID, distance: Int)? in
      guard let other = Place(objects.name(of: object)), other.stem == place.stem else {
        return nil
      }
      return (object, abs(other.number - place.number))
    }
    return row.sorted { ($0.distance, $0.object) < ($1.distance, $1.object) }.map(\.object)
  }

  /// Where a name stands in a row of names.
  private struct Place {
    var stem: Substring
    var number: Int

    init?(_ name: String) {
      let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
      if digits > 0, digits < name.count, let number = Int(name.suffix(digits)) {
        (stem, self.number) = (name.dropLast(digits), number)
        return
      }
      let end = name.suffix(2)
      guard let first = end.first, first == "-" || first == "_",
        let letter = end.last?.unicodeScalars.first
      else { return nil }
      (stem, number) = (name.dropLast(1), Int(letter.value))
    }
  }
}
