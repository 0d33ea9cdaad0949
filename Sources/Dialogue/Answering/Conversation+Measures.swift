import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// How much of something a thing has, and how that can be found out.

extension Conversation {
  mutating func answerMeasure(
    _ measure: String, of entity: Entity, from: Entity?, _ question: Question,
    _ turned: inout Turned
  ) {
    let scene = scene
    let tied = scene.tie(entity, RoleUse(types: [], unmarkedMeansAll: true))
    let objects: [ObjectID]
    switch tied.denotation {
    case .objects(let some), .alike(let some): objects = some
    case .choice(let count, let some, _): objects = Array(some.prefix(count))
    case .ambiguous(let some):
      meet(
        .ask(
          .which(
            role: "it", clause: Clause(FrameName(.existence, ""), [.init("it", entity)]), of: some)),
        for: .ask(question), &turned)
      return
    case .unknownWord(let word):
      turned.refuse(.unknownWord(word, known: []), .notUnderstood)
      return
    case .nothing(.noReferent):
      objects = scene.robot.map { [$0] } ?? []
    case .nothing, .quantity, .text:
      turned.refuse(.noSuch(entity, nearest: []), .plain)
      return
    }
    talk.salience.mention(objects, .topic)
    let ground = from.flatMap { scene.all($0, types: []).first }
    if question.asked == .total {
      tellTotal(measure, scene.thingsThere(objects) ?? objects, of: entity, &turned)
      return
    }
    for object in objects.prefix(Self.listed) {
      let said = describer.describeOrSelf(object)
      guard let value = scene.value(of: measure, object, from: ground) else {
        turned.replies.append(
          .notKnown(.compare(Comparison(measure, of: said, .equal)), about: said))
        if objects.count == 1 { offerToFindOut(measure, object, &turned) }
        continue
      }
      turned.replies.append(
        .measured(measure, of: said, Quantity(value, describer.unit(of: measure))))
    }
  }

  /// "How heavy are the bags together": the sum of what is known, and what is not known of.
  private func tellTotal(
    _ measure: String, _ objects: [ObjectID], of entity: Entity, _ turned: inout Turned
  ) {
    let scene = scene
    var known: [ObjectID] = []
    var unknown: [ObjectID] = []
    var sum = 0.0
    for object in objects {
      if let value = scene.value(of: measure, object) {
        known.append(object)
        sum += value
      } else {
        unknown.append(object)
      }
    }
    guard !known.isEmpty || objects.isEmpty else {
      let said = describer.describe(unknown)
      turned.replies.append(
        .notKnown(.compare(Comparison(measure, of: said, .equal)), about: said))
      return
    }
    turned.replies.append(
      .measured(
        measure, of: objects.isEmpty ? entity : describer.describe(known),
        Quantity(sum, describer.unit(of: measure))))
    if !unknown.isEmpty {
      turned.replies.append(.leftOut(describer.describe(unknown), why: .unknown(measure)))
    }
  }

  /// Where something can be done that shows a value, it is offered.
  private mutating func offerToFindOut(
    _ measure: String, _ object: ObjectID, _ turned: inout Turned
  ) {
    guard let known = domain.formulas.measure(measure, of: scene.objects.types(of: object)) else {
      return
    }
    let value = known.filled(["it": object])
    guard
      let look = executive.belief.lookingUp([.compare(.equal, value, .number(0))]),
      let clause = self.clause(performing: look)
    else { return }
    let preview = executive.preview(look, after: .agenda)
    let offer = Reply.Offer(clause, takes: preview.isComplete ? preview.duration.milliseconds : nil)
    talk.open.append(
      OpenQuestion(
        kind: .offer(look, TaskTerms(), clause, insteadOf: nil), act: nil, reply: .offer(offer),
        record: turned.record, language: turned.language))
    turned.replies.append(.offer(offer))
    turned.isQuestion = true
  }

  /// What is said of the first action in a program: the intent that asks for it, if one does.
  private func clause(performing program: TaskProgram) -> Clause? {
    switch program {
    case .sequence(let parts), .together(let parts):
      return parts.lazy.compactMap { clause(performing: $0) }.first
    case .perform(let action, let arguments):
      let name = domain.model[action].name
      let parameters = domain.model[action].parameters
      for intent in domain.vocabulary.intents {
        guard let formulas = domain.formulas.intent(intent.name),
          case .perform(action, let terms) = formulas.outcome
        else { continue }
        var clause = Clause(FrameName(.intent, intent.name))
        for (term, argument) in zip(terms, arguments) {
          guard let slot = term.slot, slot < formulas.roles.count,
            case .object(let object)? = argument
          else { continue }
          let role = intent.roles.first { $0.name == formulas.roles[slot] }
          guard role?.fallback == .ask else { continue }
          clause[formulas.roles[slot]] = describer.describe(object)
        }
        return clause
      }
      var clause = Clause(FrameName(.action, name))
      for (parameter, argument) in zip(parameters, arguments) {
        guard case .object(let object)? = argument, object != scene.robot else { continue }
        clause[parameter.name] = describer.describe(object)
      }
      return clause
    default: return nil
    }
  }
}
