import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Questions about the world, the work and the talk, answered from belief and log.

extension Conversation {
  /// Answers a question; nothing is done for it.
  mutating func answer(_ question: Question, _ turned: inout Turned) {
    var question = question
    if case .entity(let entity) = question.topic {
      question.topic = .entity(scene.ofSpokenKind(entity))
    }
    if question.asked == .source {
      tellSource(&turned)
      return
    }
    talk.lastQuestion = question
    talk.questionRecord = turned.record
    if let supposed = question.supposing {
      suppose(supposed, question, &turned)
      return
    }
    switch question.asked {
    case .reason:
      why(question, &turned)
      return
    case .duration where question.time?.isPast ?? false,
      .time where question.topic == .agenda && question.time?.isPast ?? false:
      break
    case .manner where question.topic.isAgenda, .duration where question.topic.isAgenda,
      .time where question.topic.isAgenda, .outcome:
      outlook(question, &turned)
      return
    default: break
    }
    switch question.topic {
    case .clause(let clause): answer(question, clause, &turned)
    case .proposition(let proposition): answerTruth(of: proposition, &turned)
    case .entity(let entity): answer(question, entity, &turned)
    case .measure(let measure, let of, let from):
      answerMeasure(measure, of: of, from: from, question, &turned)
    case .agenda where question.asked == .duration: tellHowLong(&turned)
    case .agenda where question.asked == .time: tellDeeds(last: 1, &turned)
    case .agenda where question.asked == .truth && question.time?.isPast ?? false:
      tellWhetherDid(&turned)
    case .agenda where question.time?.isPast ?? false: tellDeeds(&turned)
    case .agenda where question.asked == .truth && question.time != nil:
      tellWhetherDone(by: question.time, &turned)
    case .agenda: tellAgenda(&turned)
    case .rules:
      turned.replies.append(
        .rules(
          talk.rules.filter { stands($0.key) }.sorted { $0.key < $1.key }.map {
            Reply.StandingRule(
              number: $0.key, words: String($0.value.words.trimmed(of: ".。!！ ")))
          }))
    case .abilities:
      // Two ways of asking for one thing are one ability.
      var said: Set<String> = []
      turned.replies.append(
        .abilities(
          (domain.vocabulary.intents.filter { intent in
            if case .believe? = domain.formulas.intent(intent.name)?.outcome { return false }
            return true
          }.map { Clause(FrameName(.intent, $0.name)) }
            + (domain.vocabulary.intents.isEmpty
              ? domain.vocabulary.actions.map { Clause(FrameName(.action, $0.name)) } : []))
            .filter {
              said.insert(front.say(Turn([.instruct(Instruction($0))]), in: turned.language))
                .inserted
            }))
    case .word(let word):
      if let procedure = talk.procedures[word] {
        turned.replies.append(.learntProcedure(word, procedure.clauses))
      } else if let meaning = front.taughtMeaning(of: word, in: turned.language) {
        turned.replies.append(.meaning(word, meaning))
      } else {
        turned.replies.append(.unknownWord(word, known: []))
      }
    case .that: tellAgenda(&turned)
    }
  }

  mutating func answer(
    _ question: Question, _ clause: Clause, _ turned: inout Turned
  ) {
    if clause.frame.kind == .intent || clause.frame.kind == .action {
      answerDeed(question, clause, &turned)
      return
    }
    if clause.frame.kind == .identity, !clause.gaps.isEmpty,
      let other = clause.fillers.first(where: { $0.entity.kind != .gap })?.entity
    {
      answer(question, other, &turned)
      return
    }
    if question.asked == .role, tellMost(in: clause, &turned) { return }
    if question.asked == .truth, let ability = abilityToTake(clause) {
      answerDeed(question, ability, &turned)
      return
    }
    switch question.asked {
    case .truth: answerTruth(of: .clause(clause), &turned)
    case .time: when(clause, &turned)
    default:
      guard let gap = clause.gaps.first else {
        answerTruth(of: .clause(clause), &turned)
        return
      }
      let scene = scene
      if let refusal = presupposition(in: clause) {
        turned.refuse(refusal, .plain)
        return
      }
      for filler in clause.fillers where filler.role != gap {
        talk.salience.mention(
          scene.all(filler.entity, types: []).filter { $0 != scene.robot }, .topic)
      }
      let types = scene.typeIDs(
        scene.relation(clause.frame.name)?.roles.first { $0.name == gap }?.types ?? [])
      let all = scene.satisfying(clause, gap: gap, types: types)
      let others = all.filter { $0 != scene.robot }
      let found = others.isEmpty ? all : others
      if question.asked == .count {
        turned.replies.append(
          .count(found.count, .the(Description(.bare, nil, number: .many)), few(found)))
      } else {
        // Where they are was asked with: it need not be said of each.
        turned.replies.append(
          .answer(
            question,
            describer.grouped(
              found.prefix(Self.listed).map {
                describer.describe($0, among: found, omitting: [.place])
              })))
      }
      if question.asked != .count { tellMore(than: found, &turned) }
      talk.salience.mention(found, .topic, asList: question.asked == .role)
    }
  }

  /// How many there are beside those that were named.
  func tellMore(than objects: [ObjectID], _ turned: inout Turned) {
    if objects.count > Self.listed { turned.replies.append(.more(objects.count - Self.listed)) }
  }

  func few(_ objects: [ObjectID]) -> [Entity] {
    let describer = describer
    return describer.grouped(objects.prefix(Self.listed).map { describer.describe($0) })
  }

  /// So many things are named in an answer; more are only counted.
  static let listed = 8
}

extension Question.Topic {
  /// Whether it is about the work as a whole or what was said last.
  var isAgenda: Bool {
    switch self {
    case .agenda, .that: return true
    default: return false
    }
  }
}

extension TimeExpression {
  fileprivate var isPast: Bool {
    if case .ago = self { return true }
    return false
  }
}

extension String {
  /// The text without some characters at its end.
  fileprivate func trimmed(of characters: String) -> Substring {
    var text = self[...]
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return text
  }
}
