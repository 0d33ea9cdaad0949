import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Phrases that go on with a question: "and the soap?", "what about dock 2?".

extension Conversation {
  /// "And the soap?": the last question of it; without one where it is, which ones they are, what is there.
  mutating func tellAbout(_ fragment: Fragment, _ turned: inout Turned) {
    if talk.last == nil || talk.isQuestionLater, continueQuestion([fragment], &turned) { return }
    let entity = fragment.entity
    if case .description(let description) = entity.kind, !description.conditions.isEmpty,
      description.number == .many || description.quantifier == .bare
    {
      answer(Question(.role, .entity(entity)), &turned)
      return
    }
    let things = scene.all(entity, types: [])
    if !things.isEmpty, !things.contains(where: scene.isMovable),
      let location = executive.belief.setting.location,
      let relation = domain.formulas.relation(for: location), relation.roles.count == 2,
      things.allSatisfy({ scene.fits($0, domain.model[location].parameters[1].types) })
    {
      let clause = Clause(
        FrameName(.relation, relation.name),
        [.init(relation.roles[0], .gap), .init(relation.roles[1], entity)])
      answer(Question(.role, .clause(clause)), &turned)
      return
    }
    answer(Question(.place, .entity(entity)), &turned)
  }

  mutating func continueQuestion(_ fragments: [Fragment], _ turned: inout Turned) -> Bool {
    guard var question = talk.lastQuestion, let fragment = fragments.first else { return false }
    switch question.topic {
    case .clause(var clause):
      if let (role, new) = retold(clause, by: fragment.entity) {
        clause[role] = new
      } else {
        guard let role = role(for: fragment, in: clause) else { return false }
        clause[role] = fragment.entity
      }
      question.topic = .clause(clause)
    case .entity(let asked):
      question.topic = .entity(retold(asked, by: fragment.entity) ?? fragment.entity)
    case .measure(let measure, let of, let from):
      // Of what has no battery nobody asks how full it is.
      let scene = scene
      guard
        scene.all(fragment.entity, types: []).contains(where: {
          domain.formulas.measure(measure, of: scene.objects.types(of: $0)) != nil
        })
      else { return false }
      question.topic = .measure(
        measure, of: retold(of, by: fragment.entity) ?? fragment.entity, from: from)
    default: return false
    }
    answer(question, &turned)
    return true
  }

  private func retold(_ asked: Clause, by said: Entity) -> (role: String, Entity)? {
    for filler in asked.fillers {
      if let new = retold(filler.entity, by: said) { return (filler.role, new) }
    }
    return nil
  }

  /// "What about aisle B?" after something was asked of the salt in aisle A: the salt in aisle B; "and the
  /// tea?": the tea there.
  private func retold(_ asked: Entity, by said: Entity) -> Entity? {
    guard case .description(var description) = asked.kind, !said.isPointing else { return nil }
    for (index, condition) in description.conditions.enumerated() {
      guard case .clause(var clause) = condition, clause.frame.kind == .relation else { continue }
      if standing.contains(clause.frame.name) {
        guard case .description(let other) = said.kind, other.kind == description.kind,
          other.conditions.count == 1, case .clause(let goods) = other.conditions[0],
          standing.contains(goods.frame.name),
          description.conditions.allSatisfy({
            if case .clause(let clause) = $0 { clause.frame.kind == .relation } else { false }
          })
        else { continue }
        description.conditions[index] = other.conditions[0]
        let new = Entity(.description(description), trace: said.trace)
        return scene.all(new, types: []).isEmpty ? nil : new
      }
      for filler in clause.fillers where filler.entity.kind != .gap {
        guard let new = areOfOneKind(filler.entity, said) ? said : retold(filler.entity, by: said)
        else { continue }
        clause[filler.role] = new
        description.conditions[index] = .clause(clause)
        return Entity(.description(description), trace: said.trace)
      }
    }
    return nil
  }

  /// Whether two phrases speak of things of the very same types.
  private func areOfOneKind(_ one: Entity, _ other: Entity) -> Bool {
    let scene = scene
    func types(_ entity: Entity) -> Set<TypeID> {
      Set(scene.all(entity, types: []).prefix(Self.listed).flatMap { scene.objects.types(of: $0) })
    }
    let types = (types(one), types(other))
    return !types.0.isEmpty && types.0 == types.1
  }
}
