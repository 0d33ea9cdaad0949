import Domains
import Meaning
import PDDL

/// Whether a candidate may fill a role, given what the clause says of the others.
struct Allowance {
  /// What holds of the roles before.
  let condition: RoleFormula
  /// What was said.
  let clause: Clause
  /// What fills roles already.
  let known: [String: Term]
  /// What phrases are tied to.
  let scene: Scene
  /// The intent, for the types of its roles.
  let types: IntentFormulas?

  /// Each part of the condition is asked for only where everything it speaks of was said: a box that
  /// the robot holds stands nowhere, and may be brought all the same.
  func allows(_ candidate: ObjectID, as role: String) -> Bool {
    var fillers = known
    fillers[role] = .object(candidate)
    return parts.allSatisfy { part in
      guard part.uses.contains(role) else { return true }
      let open = part.uses.filter { fillers[$0] == nil }
      guard open.allSatisfy({ clause[$0] != nil }) else { return true }
      // What was said but is not settled yet: anything it covers will do.
      var rows = [fillers]
      for name in open {
        guard let entity = clause[name], let slot = types?.slot(of: name) else { return true }
        let covered = scene.all(Self.any(of: entity), types: types?.types[slot] ?? [])
        rows = rows.flatMap { row in
          covered.map { object in row.merging([name: .object(object)]) { a, _ in a } }
        }
      }
      return rows.contains { scene.isPossible(part, $0) }
    }
  }

  /// However many are wanted, it may be any of those described.
  private static func any(of entity: Entity) -> Entity {
    guard case .description(var description) = entity.kind else { return entity }
    description.quantifier = .any
    return Entity(.description(description), trace: entity.trace)
  }

  private var parts: [RoleFormula] {
    condition.formula.conjuncts.map { formula in
      var part = condition
      part.formula = formula
      return part
    }
  }
}
