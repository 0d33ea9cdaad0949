import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

extension Conversation {
  /// Carries out one act of a turn.
  mutating func carryOut(_ act: Act, _ turned: inout Turned) {
    switch act {
    case .instruct(let instruction): instruct(instruction, &turned)
    case .ask(let question): answer(question, &turned)
    case .inform(let proposition): believe(proposition, &turned)
    case .fragment(let fragments): take(fragments, &turned)
    case .correct(let correction): correct(correction, &turned)
    case .confirm: confirm(true, &turned)
    case .deny: confirm(false, &turned)
    case .choose(let choice): choose(choice, &turned)
    case .rule(let rule): stand(rule, &turned)
    case .teach(let lesson): learn(lesson, &turned)
    case .control(let control): steer(control, &turned)
    case .social(let social): turned.replies.append(.social(social))
    case .offer:
      // An offer is the robot's to make: from anybody else it is no request.
      turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
    }
  }

  // MARK: Instructions

  /// Makes an instruction a task, or asks, or says why not.
  mutating func instruct(_ said: Instruction, _ turned: inout Turned) {
    let instruction = tiedToChoices(said)
    if let told = told(in: instruction) {
      believe(told.clause, told.intent, asFacts: true, &turned)
      return
    }
    if case .clause(var clause) = instruction.body, clause.negated {
      clause.negated = false
      if endHabits(of: clause, &turned) { return }
    }
    if let rule = instruction.periodic {
      stand(rule, &turned)
      return
    }
    var compiler = compiler
    do throws(Obstacle) {
      let draft = try compiler.compile(instruction)
      if let question = needsConfirmation(draft, instruction), canBeDone(draft) {
        ask(question, &turned)
        return
      }
      accept(draft, instruction, &turned)
    } catch {
      meet(error, for: .instruct(instruction), &turned)
    }
  }

  /// An obstacle is asked about, or told.
  mutating func meet(_ obstacle: Obstacle, for act: Act, _ turned: inout Turned) {
    switch obstacle {
    case .refuse(let reply, let tone): turned.refuse(reply, tone)
    case .ask(.missing(let role, let clause)):
      var said = clause
      for filler in clause.fillers {
        guard case .name(let name) = filler.entity.kind, let object = scene.objects[name] else {
          continue
        }
        said[filler.role] = describer.describe(object)
      }
      ask(
        OpenQuestion(
          kind: .missing(clause: clause, role: role), act: act,
          reply: .missing(said, role: role), record: turned.record, language: turned.language),
        &turned)
    case .ask(.which(let role, let clause, let candidates, let part)):
      let reply: Reply
      if candidates.count <= 4 {
        reply = .which(describer.describeEach(candidates))
      } else {
        let entity = part ?? clause[role] ?? .gap
        reply = .whichOf(entity.plural, count: candidates.count, by: splitter(of: candidates))
      }
      var question = OpenQuestion(
        kind: .which(clause: clause, role: role, candidates: candidates, part: part), act: act,
        reply: reply, record: turned.record, language: turned.language)
      question.misses = 0
      if candidates.count <= 4 { turned.choices = describer.describeEach(candidates) }
      ask(question, &turned)
    case .ask(.word(let word, _, let types)):
      turned.refuse(.unknownWord(word, known: known(as: types)), .notUnderstood)
      turned.isQuestion = true
    }
  }

  mutating func ask(_ question: OpenQuestion, _ turned: inout Turned) {
    // The same question is not piled up.
    talk.open.removeAll { $0.reply == question.reply }
    talk.open.append(question)
    turned.replies.append(question.reply)
    turned.isQuestion = true
  }

  /// The relation or property that parts many candidates best.
  private func splitter(of candidates: [ObjectID]) -> String? {
    // Parted by things of a type: by shelf, by customer; the type that has most of them.
    var groups: [String: Set<String>] = [:]
    for object in candidates.prefix(40) {
      for attribute in describer.attributes(of: object) {
        guard case .clause(let clause) = attribute.condition else { continue }
        for filler in clause.fillers {
          guard case .name(let name) = filler.entity.kind,
            let thing = executive.belief.objects[name],
            let type = executive.belief.objects.types(of: thing).first
          else { continue }
          groups[domain.model.types.name(of: type), default: []].insert(name)
        }
      }
    }
    let best = groups.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    return best.flatMap { $0.value.count > 1 ? $0.key : nil }
  }

  /// What cannot be done need not be confirmed first.
  private func canBeDone(_ draft: Draft) -> Bool {
    if case .impossible = executive.preview(draft.program, terms: draft.terms).outcome {
      return false
    }
    return true
  }

  /// Only what cannot be undone, or is a lot at once, is confirmed.
  private func needsConfirmation(_ draft: Draft, _ instruction: Instruction) -> OpenQuestion? {
    let policy = domain.vocabulary.policy
    for part in draft.parts {
      let frame = part.clause.frame
      let count = part.goal?.members.count ?? 0
      let intent = frame.kind == .intent ? scene.intent(frame.name) : nil
      let isRisky =
        count > policy.confirmAbove || policy.irreversible.contains(frame.name)
        || intent?.confirmation == .always
      guard isRisky else { continue }
      var said = part.clause
      // What is risked is named, not pointed at.
      for filler in said.fillers where filler.entity.isPointing {
        guard let objects = part.roles[filler.role], !objects.isEmpty else { continue }
        said[filler.role] = describer.describe(objects)
      }
      let reply = Reply.confirm(said, count: count > 1 ? count : nil, nil)
      return OpenQuestion(
        kind: .confirm(draft, instruction), act: .instruct(instruction), reply: reply, record: 0,
        language: talk.language)
    }
    return nil
  }
}

extension Entity {
  /// Whether it is a pronoun.
  var isPointing: Bool {
    if case .reference = kind { return true }
    return false
  }

  /// Whether it was described rather than named or pointed at.
  var isDescription: Bool {
    switch kind {
    case .description, .part: return true
    default: return false
    }
  }
}

extension TaskProgram {
  /// The members of the goals in it, in order.
  var members: [ObjectID] {
    switch self {
    case .achieve(let goal): return goal.members.map(\.object)
    case .sequence(let parts), .together(let parts): return parts.flatMap(\.members)
    case .conditional(_, let then, let otherwise): return then.members + otherwise.members
    case .loop(_, let body), .forEach(_, let body), .times(_, let body): return body.members
    case .perform, .wait, .delta: return []
    }
  }

  /// The program with the choice that picked its members as their cause.
  func choosing(_ choice: Cause?) -> TaskProgram {
    guard let choice, case .achieve(var goal) = self, !goal.alternatives.isEmpty else {
      return self
    }
    goal.members = goal.members.map { Goal.Member($0.object, choice: choice) }
    return .achieve(goal)
  }
}
