import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What is left to choose from, where some of it has its place already.

extension Compiler {
  /// Candidates that no earlier part of the instruction is about, and, if there are enough, none that was
  /// brought to where it is because somebody asked for it.
  func unengaged(
    _ candidates: [ObjectID], count: Int, _ entity: Entity
  ) throws(Obstacle) -> [ObjectID] {
    let free = candidates.filter { !engaged.contains($0) }
    guard free.count >= count else {
      throw .refuse(
        .tooFew(
          entity.plural, wanted: count + candidates.count - free.count, there: candidates.count),
        .refusal)
    }
    let settled = settled
    let unsettled = free.filter { !settled.contains($0) }
    return unsettled.count >= count ? unsettled : free
  }

  /// Things that stand where they were asked to be brought, or are on their way there.
  private var settled: Set<ObjectID> {
    var found: Set<ObjectID> = []
    for deed in scene.history where deed.frame.kind == .intent {
      guard case .goal(let goal)? = domain.formulas.intent(deed.frame.name)?.outcome,
        let topic = topic(of: goal, roles: [])
      else { continue }
      for object in deed.roles[topic] ?? [] {
        var fillers: [String: ObjectID] = [topic: object]
        for role in goal.uses where role != topic { fillers[role] = deed.roles[role]?.first }
        if executive.agenda[deed.task].map({ !$0.state.isOver }) ?? false {
          found.insert(object)
        } else if goal.uses.allSatisfy({ fillers[$0] != nil }), scene.holds(goal.filled(fillers)) {
          found.insert(object)
        }
      }
    }
    return found
  }

  /// 「空いている棚に」: of places that are described by a state and without an article any will do.
  func anyInState(_ entity: Entity) -> Entity {
    guard case .description(var description) = entity.kind, description.quantifier == .bare,
      description.number != .many, description.pick == nil,
      description.conditions.contains(where: isOfState)
    else { return entity }
    description.quantifier = .a
    return Entity(.description(description), trace: entity.trace)
  }

  /// Whether it says of a thing what something done can change.
  private func isOfState(_ condition: Meaning.Condition) -> Bool {
    guard case .clause(let clause) = condition, clause.frame.kind == .property else { return false }
    let changed = domain.model.changedPredicates
    return domain.formulas.propertyVariants(clause.frame.name).allSatisfy { variant in
      variant.condition.formula.predicates.contains { changed.contains($0.predicate) }
    }
  }
}
