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
    case .agenda where question.time?.isPast ?? false: tellDeeds(&turned)
    case .agenda where question.asked == .truth && question.time != nil:
      tellWhetherDone(by: question.time, &turned)
    case .agenda: tellAgenda(&turned)
    case .rules:
      turned.replies.append(
        .rules(
          talk.rules.sorted { $0.key < $1.key }.map {
            Reply.StandingRule(
              number: $0.key, words: String($0.value.words.trimmed(of: ".。!！ ")))
          }))
      turned.replies += talk.constraints.map(\.said)
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
      } else {
        turned.replies.append(.unknownWord(word, known: []))
      }
    case .that: tellAgenda(&turned)
    }
  }

  private mutating func answer(
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
            found.prefix(Self.listed).map {
              describer.describe($0, among: found, omitting: [.place])
            }))
      }
      talk.salience.mention(found, .topic)
    }
  }

  private func few(_ objects: [ObjectID]) -> [Entity] {
    let describer = describer
    return objects.prefix(Self.listed).map { describer.describe($0) }
  }

  /// So many things are named in an answer; more are only counted.
  static let listed = 8

  // MARK: Truth

  private mutating func answerTruth(of proposition: Proposition, _ turned: inout Turned) {
    for clause in proposition.clauses {
      if let refusal = presupposition(in: clause) {
        turned.refuse(refusal, .plain)
        return
      }
    }
    if case .compare(let comparison) = proposition {
      answerTruth(of: comparison, &turned)
      return
    }
    var compiler = compiler
    compiler.readsDefiniteAsSome = true
    do throws(Obstacle) {
      let formula = try compiler.formula(of: proposition)
      let condition = formula
      switch executive.belief.truth(of: condition) {
      case .yes: turned.replies.append(.truth(true, nil, basis: basis(of: formula)))
      case .no:
        turned.replies.append(.truth(false, instead(of: proposition), basis: nil))
      case .unknown: turned.replies.append(.notKnown(proposition, about: nil))
      }
    } catch {
      meet(error, for: .ask(Question(.truth, .proposition(proposition))), &turned)
    }
    for clause in proposition.clauses {
      if let subject = clause["it"] { talk.salience.mention(scene.all(subject, types: []), .topic) }
    }
  }

  private mutating func answerTruth(of comparison: Comparison, _ turned: inout Turned) {
    let scene = scene
    let objects = scene.all(comparison.subject, types: [])
    guard let object = objects.first else {
      turned.refuse(.noSuch(comparison.subject, nearest: []), .plain)
      return
    }
    let result = scene.compare(comparison, objects)
    talk.salience.mention(objects, .topic)
    if let measure = result.unknown[object] {
      turned.replies.append(
        .notKnown(
          .compare(Comparison(measure, of: describer.describe(object), .equal)),
          about: describer.describe(object)))
      return
    }
    let holds = result.objects.count == objects.count
    turned.replies.append(.truth(holds, nil, basis: nil))
    if let measure = scene.measure(of: comparison, for: object),
      let value = scene.value(of: measure, object)
    {
      turned.replies.append(
        .measured(
          measure, of: object == scene.robot ? Entity(.me) : describer.describe(object),
          Quantity(value, describer.unit(of: measure))))
    }
  }

  /// A phrase in a question that denotes nothing: there is none, and what is nearest.
  private func presupposition(in clause: Clause) -> Reply? {
    let scene = scene
    for filler in clause.fillers {
      guard case .description(let description) = filler.entity.kind else { continue }
      switch description.quantifier {
      case .the, .this, .bare: break
      default: continue
      }
      let types = scene.relation(clause.frame.name)?.roles.first { $0.name == filler.role }?.types
      let covered = scene.covered(by: description, types: scene.typeIDs(types ?? []))
      if let word = covered.unknownWord { return .unknownWord(word, known: []) }
      if covered.objects.isEmpty {
        return .noSuch(
          filler.entity, nearest: covered.before.prefix(3).map { describer.describe($0) })
      }
    }
    return nil
  }

  /// What is so instead of what was asked: the place where it really is.
  private func instead(of proposition: Proposition) -> Proposition? {
    guard case .clause(let clause) = proposition, clause.frame.kind == .relation,
      let relation = scene.relation(clause.frame.name), relation.roles.count == 2,
      let subject = clause[relation.roles[0].name]
    else { return nil }
    let objects = scene.all(subject, types: scene.typeIDs(relation.roles[0].types))
    guard objects.count == 1 else { return nil }
    return places(of: objects[0], by: relation.name).first.map { .clause($0) }
  }

  /// What a formula that holds rests on: the source of the fact it names, if it is one.
  private func basis(of formula: Formula) -> Reply.Basis? {
    guard case .atom(let atom) = formula else { return nil }
    let objects = atom.arguments.compactMap { term -> ObjectID? in
      if case .object(let object) = term { return object }
      return nil
    }
    guard objects.count == atom.arguments.count else { return nil }
    return basis(of: Fact(atom.predicate, objects))
  }

  func basis(of fact: Fact) -> Reply.Basis? {
    let evidence = executive.belief.evidence(of: fact)
    switch evidence.source {
    case .told(let by):
      return .told(by: by == talk.speaker ? "" : by, at: evidence.time.milliseconds)
    case .observed: return .seen(at: evidence.time.milliseconds)
    case .assumed, .given: return nil
    }
  }

  // MARK: Things, counts, places

  private mutating func answer(
    _ question: Question, _ entity: Entity, _ turned: inout Turned
  ) {
    let scene = scene
    if let word = scene.unknownWord(in: entity) {
      turned.refuse(.unknownWord(word, known: []), .notUnderstood)
      return
    }
    if case .description(let description) = entity.kind, tellQuality(description, &turned) {
      return
    }
    var named = scene.all(entity, types: [])
    if named.count > 1, question.asked == .place,
      case .objects(let tied) = scene.tie(entity, RoleUse(types: [])).denotation, tied.count == 1
    {
      named = tied
    }
    let found = question.asked == .place ? scene.stoodFor(by: named) : named
    if found.isEmpty, question.asked != .count {
      var nearest: [Entity] = []
      if case .description(let description) = entity.kind {
        nearest = scene.covered(by: description, types: []).before.prefix(3)
          .map { describer.describe($0) }
      }
      turned.refuse(.noSuch(entity, nearest: nearest), .plain)
      return
    }
    talk.salience.mention(found, .topic)
    switch question.asked {
    case .count:
      turned.replies.append(
        .count(found.count, entity, found.count <= 4 ? few(found) : []))
    case .place where question.time != nil:
      let clauses = found.compactMap { earlierPlace(of: $0) }
      turned.replies.append(
        clauses.isEmpty
          ? .notKnown(nil, about: entity) : .fact(clauses.map { .clause($0) }, basis: nil))
    case .place:
      let clauses = found.prefix(Self.listed).flatMap { places(of: $0).prefix(1) }
      if clauses.isEmpty {
        turned.replies.append(.notKnown(nil, about: entity))
      } else {
        turned.replies.append(
          .fact(
            together(clauses, as: entity).map { .clause($0) }, basis: placeBasis(of: found)))
      }
    default: turned.replies.append(.answer(question, few(found)))
    }
  }

  /// "What colour is the box": the property that names a thing of that kind.
  private mutating func tellQuality(_ asked: Description, _ turned: inout Turned) -> Bool {
    guard let kind = asked.kind, let type = domain.model.types[kind] else { return false }
    for case .clause(let clause) in asked.conditions where clause.frame.kind == .identity {
      guard let other = clause.fillers.first(where: { $0.entity.kind != .gap })?.entity else {
        continue
      }
      let scene = scene
      var told: [Proposition] = []
      let objects = scene.all(other, types: [])
      for object in objects.prefix(Self.listed) {
        for property in domain.vocabulary.properties {
          guard
            let known = domain.formulas.property(
              property.name, of: scene.objects.types(of: object)),
            known.formula.namedObjects.contains(where: { scene.fits($0, [type]) }),
            scene.holds(known.filled(["it": object]))
          else { continue }
          told.append(
            .clause(
              Clause(
                FrameName(.property, property.name),
                [.init("it", describer.describe(object, omitting: [.property, .measure]))])))
        }
      }
      talk.salience.mention(objects, .topic)
      turned.replies.append(
        told.isEmpty ? .notKnown(nil, about: other) : .fact(told, basis: nil))
      return true
    }
    return false
  }

  /// Several clauses of one relation as one: the things in the operator's words, the places in a list.
  private func together(_ clauses: [Clause], as entity: Entity) -> [Clause] {
    guard clauses.count > 1, let first = clauses.first,
      clauses.allSatisfy({ $0.frame == first.frame }),
      let relation = scene.relation(first.frame.name), relation.roles.count == 2
    else { return clauses }
    var places: [Entity] = []
    for clause in clauses {
      guard let place = clause[relation.roles[1].name] else { return clauses }
      if !places.contains(place) { places.append(place) }
    }
    var whole = first
    whole[relation.roles[0].name] = entity
    whole[relation.roles[1].name] =
      places.count == 1 ? places[0] : Entity(.coordination(.and, places))
    return [whole]
  }

  /// Where a thing was before the last thing done with it.
  private func earlierPlace(of object: ObjectID) -> Clause? {
    guard let location = executive.belief.setting.location else { return nil }
    for deed in talk.history.reversed() {
      for fact in deed.before
      where fact.predicate == location && fact.arguments.first == object
        && !executive.belief.holds(fact.formula())
      {
        guard var clause = describer.clause(for: fact) else { continue }
        clause.tense = .past
        return clause
      }
    }
    return nil
  }

  private func placeBasis(of objects: [ObjectID]) -> Reply.Basis? {
    guard objects.count == 1, let location = executive.belief.setting.location else { return nil }
    let facts = executive.belief.state.facts(of: location, matching: [objects[0], nil])
    return facts.first.flatMap { basis(of: $0) }
  }

  /// Whether a relation says where things are: the place of things, or who holds them; any relation in
  /// a domain without places.
  private func saysWhere(_ relation: Vocabulary.Relation) -> Bool {
    let symbols = domain.setup.symbols
    let placing = [symbols.location, symbols.holding].compactMap { name in
      name.flatMap { domain.model.predicate(named: $0) }
    }
    .compactMap { domain.formulas.relation(for: $0)?.name }
    return placing.isEmpty || placing.contains(relation.name)
  }

  /// Clauses that say where a thing is, by the first relation of the vocabulary that has an answer.
  func places(of object: ObjectID, by name: String? = nil) -> [Clause] {
    let scene = scene
    for relation in domain.vocabulary.relations
    where relation.roles.count >= 2 && (name == nil ? saysWhere(relation) : relation.name == name) {
      let it = relation.roles[0]
      let ground = relation.roles[1]
      guard scene.fits(object, scene.typeIDs(it.types)) else { continue }
      var clauses: [Clause] = []
      for variant in scene.variants(of: relation, fillers: [:]) {
        guard case .atom = variant.condition.formula,
          let slot = variant.condition.slot(of: ground.name)
        else { continue }
        let types = variant.type.map { [$0] } ?? scene.typeIDs(ground.types)
        let found = scene.solutions(
          of: variant.condition.filled([it.name: object]), slot: slot, types: types)
        for place in found where place != object {
          let isSelf = place == scene.robot
          var clause = Clause(FrameName(.relation, relation.name))
          clause[it.name] =
            object == scene.robot
            ? Entity(.me) : describer.describe(object, omitting: [.place, .measure])
          clause[ground.name] = isSelf ? Entity(.me) : describer.describe(place)
          clauses.append(clause)
        }
      }
      if !clauses.isEmpty { return clauses }
    }
    return []
  }

  private mutating func answerMeasure(
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
    for object in objects.prefix(Self.listed) {
      let said = object == scene.robot ? Entity(.me) : describer.describe(object)
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
        kind: .offer(look, TaskTerms(), clause), act: nil, reply: .offer(offer),
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

  // MARK: Deeds

  /// Questions about what was or will be done: "have you moved the tea", "what did you bring to dock 1".
  private mutating func answerDeed(
    _ question: Question, _ clause: Clause, _ turned: inout Turned
  ) {
    if clause.modality == .can {
      ability(clause, &turned)
      return
    }
    if question.asked == .time {
      when(clause, &turned)
      return
    }
    if question.asked == .duration || question.asked == .manner {
      foresee(question, clause, &turned)
      return
    }
    if let gap = clause.gaps.first {
      let found = scene.satisfying(clause, gap: gap, types: [])
      if question.asked == .count {
        turned.replies.append(
          .count(found.count, .the(Description(.bare, nil, number: .many)), few(found)))
      } else {
        turned.replies.append(.answer(question, few(found)))
      }
      return
    }
    if clause.frame.kind == .intent,
      case .goal(let goal)? = domain.formulas.intent(clause.frame.name)?.outcome
    {
      _ = goal
      answerTruth(of: .clause(clause), &turned)
      return
    }
    let happened = deeds(like: clause).last
    turned.replies.append(.truth(happened != nil, nil, basis: nil))
  }

  /// How, or how long: planned on a copy, not done.
  private mutating func foresee(_ question: Question, _ clause: Clause, _ turned: inout Turned) {
    var plain = clause
    plain.modality = .plain
    plain.tense = .present
    var compiler = compiler
    do throws(Obstacle) {
      let draft = try compiler.compile(Instruction(plain))
      let preview = executive.preview(draft.program, terms: draft.terms, after: .now)
      switch preview.outcome {
      case .plan(let plan):
        turned.replies.append(
          question.asked == .duration
            ? .takes(preview.duration.milliseconds)
            : .steps(
              plan.steps.prefix(6).map { describer.clause(for: $0.step) },
              takes: plan.duration.milliseconds))
      case .alreadySo: turned.replies.append(.alreadySo(facts(of: draft)))
      case .impossible(let explanation):
        turned.replies.append(.impossible(reasons(of: explanation), offer: nil))
      case .unknown, .limit, .unsupported: turned.replies.append(.notKnown(nil, about: nil))
      }
    } catch {
      meet(error, for: .ask(question), &turned)
    }
  }

  /// Whether the robot could do it: planned on a copy, not done.
  private mutating func ability(_ clause: Clause, _ turned: inout Turned) {
    var plain = clause
    plain.modality = .plain
    var compiler = compiler
    do throws(Obstacle) {
      let draft = try compiler.compile(Instruction(plain))
      let preview = executive.preview(draft.program, terms: draft.terms, after: .now)
      switch preview.outcome {
      case .plan, .alreadySo: turned.replies.append(.truth(true, nil, basis: nil))
      case .impossible(let explanation):
        turned.replies.append(.truth(false, nil, basis: nil))
        turned.replies += reasons(of: explanation).map {
          .reason($0)
        }
      case .unknown, .limit, .unsupported: turned.replies.append(.notKnown(nil, about: nil))
      }
    } catch {
      meet(error, for: .ask(Question(.truth, .clause(clause))), &turned)
    }
  }

  /// Deeds that a clause describes, oldest first.
  func deeds(like clause: Clause) -> [Deed] {
    let scene = scene
    return talk.history.filter { deed in
      guard deed.frame == clause.frame else { return false }
      return clause.fillers.allSatisfy { filler in
        switch filler.entity.kind {
        case .gap, .you, .me: return true
        default: break
        }
        guard let there = deed.roles[filler.role] else { return false }
        return !Set(scene.all(filler.entity, types: [])).isDisjoint(with: there)
      }
    }
  }

  private mutating func when(_ clause: Clause, _ turned: inout Turned) {
    if let deed = deeds(like: clause).last, let task = executive.agenda[deed.task] {
      if let ended = task.endedAt {
        turned.replies.append(.happened(clause, at: ended.milliseconds))
      } else if let remaining = executive.remaining(of: task.id) {
        turned.replies.append(.takes(remaining.milliseconds))
      }
      return
    }
    turned.replies.append(.notKnown(.clause(clause), about: nil))
  }

  /// Whether the work will be over by a time, and when it will.
  private mutating func tellWhetherDone(by time: TimeExpression?, _ turned: inout Turned) {
    guard let last = executive.outlook().last?.preview else {
      turned.replies.append(.idle)
      return
    }
    if let limit = time.flatMap(compiler.instant) {
      turned.replies.append(.truth(last.ends <= limit, nil, basis: nil))
    }
    turned.replies.append(.takes((last.ends - now).milliseconds))
  }

  /// What was done, oldest first, each with its time; of many the latest.
  private mutating func tellDeeds(_ turned: inout Turned) {
    var told: [Reply] = []
    for deed in talk.history.suffix(Self.listed) {
      guard let task = executive.agenda[deed.task], let ended = task.endedAt,
        task.state == .done, var clause = talk.tasks[deed.task]?.parts.last?.clause
      else { continue }
      clause.tense = .past
      clause.modality = .plain
      for (role, objects) in deed.roles.sorted(by: { $0.key < $1.key })
      where clause[role] != nil && !objects.isEmpty {
        clause[role] = describer.describe(objects, omitting: [.place, .measure])
      }
      told.append(.happened(clause.seenFromOtherSide, at: ended.milliseconds))
    }
    turned.replies += told.isEmpty ? [.idle] : told
  }

  // MARK: Work

  private mutating func tellAgenda(_ turned: inout Turned) {
    let open = executive.agenda.open
    guard !open.isEmpty else {
      turned.replies.append(.idle)
      return
    }
    let clauses = open.map { task in said(of: task.id) }
    let doing = clauses.first ?? []
    let next = clauses.dropFirst().flatMap { $0 }
    let remaining = open.first.flatMap { executive.remaining(of: $0.id) }
    if doing.isEmpty, next.isEmpty {
      turned.replies.append(.idle)
    } else {
      turned.replies.append(
        .agenda(doing: doing, next: Array(next), remaining: remaining?.milliseconds))
    }
    turned.focus = open.first.map { Cause($0.record) }
  }

  /// The clauses a task is of, tied to what they were tied to.
  func said(of task: TaskID) -> [Clause] {
    (talk.tasks[task]?.parts ?? []).map { part in
      var clause = part.clause
      for (role, objects) in part.roles.sorted(by: { $0.key < $1.key })
      where clause[role] != nil && !objects.isEmpty {
        clause[role] = describer.describe(objects, omitting: [.place, .measure])
      }
      return clause
    }
  }

  private mutating func outlook(_ question: Question, _ turned: inout Turned) {
    let outlook = executive.outlook()
    guard let last = outlook.last else {
      turned.replies.append(.idle)
      return
    }
    if question.asked == .manner, let plan = executive.currentPlan(of: outlook[0].0) {
      turned.replies.append(
        .steps(
          plan.steps.prefix(6).map { describer.clause(for: $0.step) },
          takes: plan.duration.milliseconds))
      return
    }
    turned.replies.append(.takes((last.1.ends - now).milliseconds))
  }

  // MARK: What if

  /// Plans on a copy in which something were so, and says what would be otherwise.
  private mutating func suppose(
    _ proposition: Proposition, _ question: Question, _ turned: inout Turned
  ) {
    var copy = self
    var unused = Turned(language: turned.language, record: turned.record)
    copy.believe(proposition, &unused)
    if unused.tone != .plain || unused.isQuestion {
      turned.replies += unused.replies
      turned.isQuestion = unused.isQuestion
      turned.tone = unused.tone
      return
    }
    if case .clause = question.topic {
      var hypothetical = question
      hypothetical.supposing = nil
      copy.answer(hypothetical, &turned)
      return
    }
    let before = executive.outlook().last?.1
    let after = copy.executive.outlook().last?.1
    guard let after else {
      turned.replies.append(.outcome(nil, difference: 0, impossible: []))
      return
    }
    if case .impossible(let explanation) = after.outcome {
      turned.replies.append(
        .outcome(
          nil, difference: nil,
          impossible: reasons(of: explanation)))
      return
    }
    let difference = before.map { (after.ends - $0.ends).milliseconds }
    turned.replies.append(.outcome(nil, difference: difference ?? 0, impossible: []))
  }
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
