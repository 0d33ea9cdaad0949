import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What the robot is able to take: "which boxes can you carry?"

extension Conversation {
  /// The action that takes a thing away from where it is, with its parameters for the robot and the thing.
  private var taking: (action: Action, robot: PDDL.Variable?, thing: PDDL.Variable)? {
    guard let location = executive.belief.setting.location else { return nil }
    let robotTypes = domain.robotType.map { [$0] } ?? []
    for action in domain.model.actions {
      for atom in action.effect.deletedAtoms where atom.predicate == location {
        guard let slot = atom.arguments.first?.slot,
          let thing = action.parameters.first(where: { $0.slot == slot }),
          !thing.types.contains(where: { type in
            robotTypes.contains { domain.model.types.isSubtype(type, of: $0) }
          })
        else { continue }
        let robot = action.parameters.first { parameter in
          parameter.types.contains { type in
            robotTypes.contains { domain.model.types.isSubtype(type, of: $0) }
          }
        }
        return (action, robot, thing)
      }
    }
    return nil
  }

  /// Whether nothing that is measured keeps the robot from taking a thing; what is not known keeps it.
  private func canTake(_ object: ObjectID) -> Bool {
    guard let taking, scene.fits(object, taking.thing.types) else { return false }
    var bound: [Int: ObjectID] = [taking.thing.slot: object]
    if let robot = taking.robot, let mine = scene.robot { bound[robot.slot] = mine }
    return taking.action.precondition.conjuncts.allSatisfy { conjunct in
      guard case .compare = conjunct else { return true }
      let ground = conjunct.mapTerms { term in
        term.slot.flatMap { bound[$0] }.map { .object($0) } ?? term
      }
      return !ground.freeSlots.isEmpty || executive.belief.truth(of: ground) == .yes
    }
  }

  /// The things that a description picks by what the robot can do with them; nil for other descriptions.
  func takeable(_ description: Description) -> [ObjectID]? {
    guard let place = description.conditions.firstIndex(where: saysAbility),
      case .clause(let clause) = description.conditions[place]
    else { return nil }
    var rest = description
    rest.conditions.remove(at: place)
    rest.pick = nil
    var covered = scene.covered(by: rest, types: taking?.thing.types ?? [])
    covered.objects.removeAll { canTake($0) == clause.negated }
    return (description.pick.map { scene.pick($0, from: covered) } ?? covered).objects
  }

  private func saysAbility(_ condition: Meaning.Condition) -> Bool {
    guard case .clause(let clause) = condition, clause.modality == .can else { return false }
    return taking != nil && [.intent, .action, .relation].contains(clause.frame.kind)
  }

  /// "Can you carry the oil?", said of what the robot holds: whether it could take it, in the words of
  /// that action; nil where no such thing is asked.
  func abilityToTake(_ clause: Clause) -> Clause? {
    guard clause.modality == .can, clause.frame.kind == .relation, let taking,
      clause.fillers.contains(where: { $0.entity.kind == .you }),
      let thing = clause.fillers.first(where: { $0.entity.kind != .you })?.entity
    else { return nil }
    var made = Clause(FrameName(.action, taking.action.name), [.init(taking.thing.name, thing)])
    made.modality = .can
    return made
  }
}
