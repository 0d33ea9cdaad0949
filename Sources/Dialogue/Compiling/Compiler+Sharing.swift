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

  /// "A box from each aisle": the phrase once for each of those that it is told by, or the role once for
  /// each place that only tells where things are; nil where nothing is so shared out.
  func sharedOut(_ clause: Clause, _ goal: RoleFormula?) -> (role: String, parts: [Entity])? {
    let chosen = clause.fillers.filter { $0.entity.isSome }
    for filler in chosen {
      if let parts = oneForEach(filler.entity) { return (filler.role, parts) }
    }
    guard !chosen.isEmpty, let goal,
      let source = clause.fillers.first(where: {
        $0.entity.meansEach && !goal.uses.contains($0.role)
      })
    else { return nil }
    let types = scene.roles(of: clause.frame).first { $0.name == source.role }?.types ?? []
    let places = scene.all(source.entity, types: scene.typeIDs(types)).map {
      Entity(.name(scene.objects.name(of: $0)), trace: source.entity.trace)
    }
    // Where there are none, none is taken from.
    let there = places.filter { place in
      var one = clause
      one[source.role] = place
      var trial = self
      return (try? trial.compile(one)) != nil
    }
    return there.isEmpty ? nil : (source.role, there)
  }

  /// "A box in each aisle": a box in this one, a box in that one, where there are any.
  private func oneForEach(_ entity: Entity) -> [Entity]? {
    guard case .description(let description) = entity.kind else { return nil }
    for (index, condition) in description.conditions.enumerated() {
      guard case .clause(let told) = condition,
        let each = told.fillers.first(where: { $0.entity.meansEach })
      else { continue }
      let parts = scene.all(each.entity, types: []).map { member in
        var one = told
        one[each.role] = .name(scene.objects.name(of: member))
        var part = description
        part.conditions[index] = .clause(one)
        return Entity(.description(part), trace: entity.trace)
      }
      let there = parts.filter { !scene.all($0, types: []).isEmpty }
      if !there.isEmpty { return there }
    }
    return nil
  }
}

extension Entity {
  /// Whether it means each one of those it describes.
  fileprivate var meansEach: Bool {
    if case .description(let description) = kind { description.quantifier == .each } else { false }
  }

  /// Whether so many of those it describes are meant, whichever.
  fileprivate var isSome: Bool {
    guard case .description(let description) = kind else { return false }
    switch description.quantifier {
    case .a, .exactly, .few: return true
    default: return false
    }
  }
}
