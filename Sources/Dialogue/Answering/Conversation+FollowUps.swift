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
      guard let role = role(for: fragment, in: clause) else { return false }
      clause[role] = fragment.entity
      question.topic = .clause(clause)
    case .entity: question.topic = .entity(fragment.entity)
    case .measure(let measure, _, let from):
      question.topic = .measure(measure, of: fragment.entity, from: from)
    default: return false
    }
    answer(question, &turned)
    return true
  }
}
