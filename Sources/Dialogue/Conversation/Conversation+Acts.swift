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
  mutating func instruct(_ instruction: Instruction, _ turned: inout Turned) {
    if let told = told(in: instruction) {
      believe(told.clause, told.intent, asFacts: true, &turned)
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
    case .ask(.which(let role, let clause, let candidates)):
      let reply: Reply
      if candidates.count <= 4 {
        reply = .which(describer.describeEach(candidates))
      } else {
        let entity = clause[role] ?? .gap
        reply = .whichOf(entity.plural, count: candidates.count, by: splitter(of: candidates))
      }
      var question = OpenQuestion(
        kind: .which(clause: clause, role: role, candidates: candidates), act: act, reply: reply,
        record: turned.record, language: turned.language)
      question.misses = 0
      if candidates.count <= 4 { turned.choices = describer.describeEach(candidates) }
      ask(question, &turned)
    case .ask(.word(let word, _, let types)):
      let scene = scene
      let said = domain.vocabulary.standIns.filter { types.contains($0.wanted) }.map(\.said)
      let named = scene.members(of: scene.typeIDs(said.isEmpty ? types : said))
        .filter { describer.isNamed($0) }.prefix(6)
      turned.refuse(
        .unknownWord(word, known: named.map { .name(scene.objects.name(of: $0)) }),
        .notUnderstood)
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
      let reply = Reply.confirm(part.clause, count: count > 1 ? count : nil, nil)
      return OpenQuestion(
        kind: .confirm(draft, instruction), act: .instruct(instruction), reply: reply, record: 0,
        language: talk.language)
    }
    return nil
  }

  /// Posts a draft, if it can be done, and says so.
  mutating func accept(_ draft: Draft, _ instruction: Instruction, _ turned: inout Turned) {
    for standing in draft.standing {
      var constraint = standing.constraint
      constraint.causes = [Cause(turned.record)]
      let number = executive.addConstraint(constraint)
      talk.constraints.append((number, standing.said))
      turned.replies.append(standing.said)
    }
    if draft.parts.isEmpty, draft.program == .nothing {
      if draft.standing.isEmpty { turned.replies.append(.social(.acknowledgement)) }
      return
    }
    let preview = executive.preview(
      draft.program, terms: draft.terms,
      after: draft.terms.order == .append ? .agenda : .now)
    var program = draft.program
    switch preview.outcome {
    case .alreadySo:
      turned.replies.append(.alreadySo(facts(of: draft)))
      remember(draft, instruction, tasks: [], turned.record)
      return
    case .impossible(let explanation):
      refuse(explanation, draft, &turned)
      remember(draft, instruction, tasks: [], turned.record)
      return
    case .limit:
      turned.refuse(.impossible([.limit], offer: nil), .limit)
      return
    case .unsupported(let what):
      turned.refuse(.notUnderstood(words: [what], suggestions: []), .refusal)
      return
    case .unknown(let formulas, let look):
      guard let look else {
        let reasons = formulas.compactMap { describer.reason(of: .unknown($0)) }
        turned.refuse(.impossible(reasons, offer: nil), .refusal)
        return
      }
      program = .sequence([look, draft.program])
    case .plan: break
    }
    if let deadline = draft.terms.deadline, preview.isComplete, preview.ends > deadline {
      tooLate(draft, preview, &turned)
      return
    }
    turned.replies += acceptance(of: draft, preview)
    if case .plan(let plan) = preview.outcome { turned.outputs.append(.plan(record(of: plan))) }
    if isDry { return }
    let resolved = executive.log.add(
      .resolved(resolution(of: draft)), at: now, causes: [Cause(turned.record)])
    var causes = [Cause(resolved)]
    for part in draft.parts {
      guard let chosen = part.chosen else { continue }
      causes.append(
        Cause(executive.log.add(.choice(chosen.choice), at: now, causes: [Cause(resolved)])))
    }
    let task = executive.post(
      program.choosing(causes.dropFirst().last), terms: draft.terms, causes: causes)
    talk.tasks[task] = Talk.TaskMemory(
      language: turned.language, parts: draft.parts, isRule: false)
    turned.accepted.append(instruction)
    dropPointless(after: draft)
    remember(draft, instruction, tasks: [task], turned.record)
  }

  /// Questions that a new instruction makes pointless: a yes or no that would now be taken for an
  /// answer to something else, and what was still to be said of the same deed.
  private mutating func dropPointless(after draft: Draft) {
    let frames = draft.parts.map(\.clause.frame)
    talk.open.removeAll { question in
      switch question.kind {
      case .confirm, .offer, .readings: true
      case .missing(let clause, _), .which(let clause, _, _): frames.contains(clause.frame)
      }
    }
  }

  private mutating func refuse(
    _ explanation: Explanation, _ draft: Draft, _ turned: inout Turned
  ) {
    let reasons = reasons(of: explanation)
    var offer: Reply.Offer?
    if let possible = explanation.offer, let part = draft.parts.first {
      var clause = part.clause
      if let topic = part.topic {
        let objects = possible.program.members
        if !objects.isEmpty { clause[topic] = describer.describe(objects) }
      }
      offer = Reply.Offer(clause, takes: possible.duration.milliseconds)
      if case .object(let place, let instead) = possible.without {
        for (role, objects) in part.roles where objects == [place] {
          offer?.clause[role] = describer.describe(instead)
        }
      }
      if case .conjunct(let formula) = possible.without {
        let things = formula.namedObjects.sorted().filter(scene.isMovable)
        if !things.isEmpty { offer?.without = describer.describe(things) }
      }
      talk.open.append(
        OpenQuestion(
          kind: .offer(possible.program, draft.terms, clause), act: nil,
          reply: .impossible(reasons, offer: offer), record: turned.record,
          language: turned.language))
      turned.isQuestion = true
    }
    turned.refuse(.impossible(reasons, offer: offer), .impossible)
  }

  /// What stands in the way, in words; a constraint by the words that gave it.
  func reasons(of explanation: Explanation) -> [Reason] {
    explanation.reasons.compactMap { reason in
      if case .constraint(let constraint) = reason, let cause = constraint.causes.first {
        let said = words(behind: cause)
        if !said.isEmpty {
          return .told(said, at: executive.log[cause.record].time.milliseconds)
        }
      }
      return describer.reason(of: reason)
    }
  }

  private mutating func tooLate(_ draft: Draft, _ preview: Preview, _ turned: inout Turned) {
    var terms = draft.terms
    terms.deadline = nil
    let reply = Reply.tooLate(earliest: preview.ends.milliseconds)
    turned.refuse(reply, .refusal)
    turned.isQuestion = true
    if let clause = draft.parts.first?.clause {
      talk.open.append(
        OpenQuestion(
          kind: .offer(draft.program, terms, clause), act: nil, reply: reply,
          record: turned.record, language: turned.language))
    }
  }

  /// What was done is remembered: for pronouns, fragments, corrections and questions about the past.
  mutating func remember(
    _ draft: Draft, _ instruction: Instruction, tasks: [TaskID], _ record: Int
  ) {
    if let last = talk.last { talk.earlier = Array(([last] + talk.earlier).prefix(6)) }
    talk.last = Talk.LastInstruction(
      instruction: instruction, parts: draft.parts, tasks: tasks, record: record)
    for part in draft.parts {
      talk.salience.mention(part)
      var before: [Fact] = []
      for object in part.topic.flatMap({ part.roles[$0] }) ?? [] {
        before += executive.belief.facts(about: object)
      }
      if let robot = scene.robot, let location = executive.belief.setting.location {
        before += executive.belief.state.facts(of: location, matching: [robot, nil])
      }
      if let task = tasks.first {
        talk.history.append(
          Deed(
            frame: part.clause.frame,
            roles: part.roles.merging(part.inferred.mapValues { [$0] }) { a, _ in a },
            task: task, time: now, before: before, record: record))
      }
    }
  }

  // MARK: Wording acceptance

  /// What is said on acceptance: what was chosen or inferred, what was left out, a long time.
  private func acceptance(of draft: Draft, _ preview: Preview) -> [Reply] {
    var replies: [Reply] = []
    let long = domain.vocabulary.policy.long
    var takes: Int? =
      preview.isComplete && preview.duration.milliseconds >= long
      ? preview.duration.milliseconds : nil
    let describer = describer
    for (index, part) in draft.parts.enumerated() {
      let isLast = index == draft.parts.count - 1
      let time = isLast ? takes : nil
      if let chosen = part.chosen {
        replies.append(
          .chosen(
            describer.describe(chosen.taken, against: chosen.left),
            because: reason(for: chosen, part),
            others: chosen.left.count, takes: time))
        if isLast { takes = nil }
      } else if let inferred = self.inferred(part, describer) {
        replies.append(.accept(inferred, takes: time))
        if isLast { takes = nil }
      }
      replies += leftOut(part, describer)
    }
    if replies.isEmpty || takes != nil { replies.insert(.accept(nil, takes: takes), at: 0) }
    return replies
  }

  /// Why these and not others: the end of a measure that was asked for, else the way to them.
  private func reason(for chosen: DraftPart.Chosen, _ part: DraftPart) -> Reply.ChoiceReason {
    if case .description(let description)? = part.clause[chosen.role]?.kind,
      let pick = description.pick, let object = chosen.taken.first,
      let value = scene.value(of: pick.measure, object)
    {
      return .measure(
        pick.measure, most: pick.most, Quantity(value, describer.unit(of: pick.measure)))
    }
    return chosen.areAlike ? .alike : chosen.left.isEmpty ? .only : .nearest
  }

  /// The clause with only what was not said: who it is, where it is taken from, which ones.
  private func inferred(_ part: DraftPart, _ describer: Describer) -> Clause? {
    var clause = Clause(part.clause.frame)
    guard let topic = part.topic, let objects = part.roles[topic], !objects.isEmpty else {
      return nil
    }
    if objects.count > 1 {
      guard objects.count <= 4, part.clause[topic]?.isDescription ?? false else { return nil }
      clause[topic] = describer.describe(objects)
      return clause
    }
    for (role, object) in part.inferred.sorted(by: { $0.key < $1.key }) {
      clause[role] = describer.describe(object)
    }
    switch part.clause[topic]?.kind {
    case .description:
      guard !part.inferred.isEmpty else { return nil }
      clause[topic] = Entity(.reference(.it))
      return clause
    case .reference:
      clause[topic] = describer.describe(objects[0])
      for role in part.inferred.keys { clause[role] = nil }
      for filler in part.clause.fillers where filler.role != topic {
        clause[filler.role] = filler.entity
        // "Back" is told by where that is.
        if case .reference = filler.entity.kind, let there = part.roles[filler.role] {
          clause[filler.role] = describer.describe(there)
        }
      }
      return clause
    default: return nil
    }
  }

  private func leftOut(_ part: DraftPart, _ describer: Describer) -> [Reply] {
    var replies: [Reply] = []
    if !part.excepted.isEmpty, part.excepted.count <= 4 {
      replies.append(.leftOut(describer.describe(part.excepted), why: .excepted))
    }
    let measures = Set(part.unknown.values).sorted()
    for measure in measures {
      let objects = part.unknown.filter { $0.value == measure }.keys.sorted()
      guard objects.count <= 4 else { continue }
      replies.append(.leftOut(describer.describe(objects), why: .unknown(measure)))
    }
    return replies
  }

  /// The facts a draft asks for, as propositions.
  func facts(of draft: Draft) -> [Proposition] {
    draft.parts.flatMap { part -> [Proposition] in
      guard let goal = part.goal else { return [] }
      return goal.whole.conjuncts.prefix(4).compactMap { describer.proposition(of: $0) }
    }
  }

  func record(of plan: WorkPlan) -> Output.PlanRecord {
    let objects = executive.belief.objects
    let steps = plan.steps.map { step in
      "("
        + ([domain.model[step.step.action].name]
        + step.step.arguments.map { objects.name(of: $0) }).joined(separator: " ") + ")"
    }
    return Output.PlanRecord(
      steps: steps, cost: plan.steps.reduce(0) { $0 + $1.duration.seconds },
      duration: plan.duration)
  }

  private func resolution(of draft: Draft) -> String {
    let objects = executive.belief.objects
    return draft.parts.map { part in
      part.roles.sorted { $0.key < $1.key }
        .map { "\($0.key): " + $0.value.map { objects.name(of: $0) }.joined(separator: " ") }
        .joined(separator: "; ")
    }.joined(separator: " | ")
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
