import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Things for several places: nothing is in two places at once, so each place gets its own.

extension Compiler {
  /// "Put them on A3, A4 and A5": one clause for each place, with as many things as there are places or
  /// one of a kind for each; nil where no more than one place is named.
  func shared(_ clause: Clause) throws(Obstacle) -> [Instruction]? {
    guard case .goal(let goal)? = domain.formulas.intent(clause.frame.name)?.outcome,
      case .atom(let atom) = goal.formula, atom.predicate == scene.belief.setting.location,
      let topic = topic(of: clause), let entity = clause[topic],
      let role = goal.uses.first(where: { $0 != topic }),
      case .coordination(.and, let named)? = clause[role]?.kind
    else { return nil }
    let declared = scene.roles(of: clause.frame)
    let types = scene.typeIDs(declared.first { $0.name == role }?.types ?? [])
    let places = scene.unique(named.flatMap { scene.all($0, types: types) })
    guard places.count > 1, places.count == named.count else { return nil }
    func share(_ thing: Entity, _ place: ObjectID) -> Instruction {
      var one = clause
      one[topic] = thing
      one[role] = .name(scene.objects.name(of: place))
      return Instruction(one)
    }
    if case .description(var description) = entity.kind {
      switch description.quantifier {
      case .a, .exactly(1), .exactly(places.count):
        description.quantifier = .a
        description.number = .one
        let one = Entity(.description(description), trace: entity.trace)
        return places.map { share(one, $0) }
      default: break
      }
    }
    let things = scene.stoodFor(
      by: scene.all(entity, types: scene.typeIDs(declared.first { $0.name == topic }?.types ?? [])))
    guard !things.isEmpty else { return nil }
    guard things.count == places.count else {
      throw .ask(.which(role: role, clause: clause, of: places))
    }
    return zip(things, places).map { share(.name(scene.objects.name(of: $0)), $1) }
  }
}
