import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What operators tell: facts that become belief, words and ways of doing that are learnt.

extension Conversation {
  /// The clause of an instruction that only tells something: "aisle 3 is closed".
  func told(in instruction: Instruction) -> (clause: Clause, intent: IntentFormulas)? {
    guard case .clause(let clause) = instruction.body, clause.frame.kind == .intent,
      let intent = domain.formulas.intent(clause.frame.name), case .believe = intent.outcome
    else { return nil }
    return (clause, intent)
  }

  /// "Aisle 3 is closed": the effect the vocabulary gives is believed.
  ///
  /// What was put as a command is told back as the facts it comes to.
  mutating func believe(
    _ clause: Clause, _ intent: IntentFormulas, asFacts: Bool = false, _ turned: inout Turned
  ) {
    guard case .believe(let effect, _) = intent.outcome,
      let declared = scene.intent(clause.frame.name)
    else { return }
    var fillers: [String: [ObjectID]] = [:]
    var numbers: [String: Double] = [:]
    var isBySomebody = false
    for role in declared.roles {
      guard let entity = clause[role.name] else {
        if role.fallback == .ask {
          meet(
            .ask(.missing(role: role.name, clause: clause)), for: .instruct(Instruction(clause)),
            &turned)
          return
        }
        continue
      }
      if case .quantity(let quantity) = entity.kind {
        numbers[role.name] = quantity.value
        continue
      }
      // "Somebody took it": who it was need not be known.
      if entity.kind == .reference(.person),
        scene.referents(of: .person, types: scene.typeIDs(role.types)).count != 1
      {
        isBySomebody = true
        continue
      }
      guard let objects = told(entity, role, clause, &turned) else { return }
      fillers[role.name] = objects
    }
    var change = Told()
    for row in rows(fillers) {
      change.collect(effect, roles: intent.roles, row, numbers, executive.belief.state)
    }
    if clause.negated { change = change.reversed }
    let isTold = !asFacts && !isBySomebody && front.tells(clause, in: turned.language)
    tell(change, saying: (isTold ? nil : outcome(of: change)) ?? .clause(clause), &turned)
  }

  /// "The tea is on B3": a relation, property or number is believed.
  mutating func believe(_ proposition: Proposition, _ turned: inout Turned) {
    switch proposition {
    case .and(let parts):
      for part in parts { believe(part, &turned) }
    case .not(let inner):
      if case .clause(var clause) = inner {
        clause.negated.toggle()
        believe(.clause(clause), &turned)
      }
    case .compare(let comparison): believe(comparison, &turned)
    case .clause(let clause):
      if clause.frame.kind == .intent, let intent = domain.formulas.intent(clause.frame.name) {
        if case .believe = intent.outcome {
          believe(clause, intent, &turned)
        } else if case .goal(let goal) = intent.outcome {
          believeGoal(goal, clause, &turned)
        } else {
          turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
        }
        return
      }
      believeState(clause, &turned)
    case .or, .count: turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
    }
  }

  /// "There is no tape on E4": what was thought to be there is not. "There is tape on E4" says nothing
  /// new, or something of a thing that cannot be told.
  private mutating func believeExistence(_ clause: Clause, _ turned: inout Turned) {
    guard let entity = clause["it"], case .description(let description) = entity.kind,
      let location = executive.belief.setting.location
    else { return turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood) }
    let covered = scene.covered(by: description, types: [])
    if let word = covered.unknownWord {
      return turned.refuse(.unknownWord(word, known: []), .notUnderstood)
    }
    let isDenied = clause.negated != (description.quantifier == .none)
    if covered.objects.isEmpty == isDenied {
      turned.replies.append(.alreadySo([.clause(clause)]))
      return
    }
    guard isDenied else {
      return turned.refuse(
        .noSuch(entity, nearest: covered.before.prefix(3).map { describer.describe($0) }), .refusal)
    }
    var change = Told()
    change.removed = covered.objects.flatMap {
      executive.belief.state.facts(of: location, matching: [$0, nil])
    }
    tell(change, saying: .clause(clause), &turned)
  }

  private mutating func believeState(_ clause: Clause, _ turned: inout Turned) {
    if clause.frame.kind == .existence, !clause.fillers.isEmpty {
      believeExistence(clause, &turned)
      return
    }
    let scene = scene
    var fillers: [String: [ObjectID]] = [:]
    for filler in clause.fillers {
      let types = scene.relation(clause.frame.name)?.roles.first { $0.name == filler.role }?.types
      let role = Vocabulary.RoleDeclaration(filler.role, types: types ?? [])
      guard let objects = told(filler.entity, role, clause, &turned) else { return }
      fillers[filler.role] = objects
    }
    var change = Told()
    var isSo = true
    for row in rows(fillers) {
      guard let formula = stateFormula(clause, row) else {
        turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
        return
      }
      change.collect(formula, isTrue: !clause.negated, executive.belief)
      isSo = isSo && executive.belief.holds(formula) != clause.negated
    }
    if change.isEmpty, isSo {
      turned.replies.append(.alreadySo([.clause(clause)]))
      return
    }
    guard !change.isEmpty else {
      turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
      return
    }
    tell(change, saying: .clause(clause), &turned)
    talk.salience.mention(fillers["it"] ?? fillers.values.first ?? [], .topic)
  }

  private func stateFormula(_ clause: Clause, _ row: [String: ObjectID]) -> Formula? {
    let scene = scene
    switch clause.frame.kind {
    case .relation:
      guard let relation = scene.relation(clause.frame.name) else { return nil }
      return scene.variants(of: relation, fillers: row).first?.condition.filled(row)
    case .property:
      let types = row["it"].map { scene.objects.types(of: $0) } ?? []
      return domain.formulas.property(clause.frame.name, of: types)?.filled(row)
    default: return nil
    }
  }

  private mutating func believeGoal(
    _ goal: RoleFormula, _ clause: Clause, _ turned: inout Turned
  ) {
    // "I have moved the tea to B3": what the deed would have brought about is so now.
    var fillers: [String: [ObjectID]] = [:]
    guard let intent = scene.intent(clause.frame.name) else { return }
    // "The tea was taken": nobody says by whom.
    let isOthers =
      isDoneByOthers(clause) || !clause.fillers.contains { [.you, .me].contains($0.entity.kind) }
    for role in intent.roles where goal.uses.contains(role.name) {
      guard let entity = clause[role.name] else {
        // "Ito took the tea": it is no longer where it was.
        if isOthers, clause.tense == .past || clause.aspect == .perfect, !clause.negated {
          continue
        }
        meet(
          .ask(.missing(role: role.name, clause: clause)), for: .inform(.clause(clause)), &turned)
        return
      }
      guard let objects = told(entity, role, clause, &turned) else { return }
      fillers[role.name] = objects
    }
    var change = Told()
    for row in rows(fillers) {
      let formula = goal.filled(row)
      if formula.freeSlots.isEmpty {
        change.collect(formula, isTrue: !clause.negated, executive.belief)
      } else if let atom = formula.firstAtom {
        let pattern = atom.arguments.map { term -> ObjectID? in
          if case .object(let object) = term { object } else { nil }
        }
        change.removed += executive.belief.state.facts(of: atom.predicate, matching: pattern)
      }
    }
    guard !change.isEmpty else {
      turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
      return
    }
    tell(change, saying: outcome(of: change) ?? .clause(clause), &turned)
  }

  /// Whether a clause says what somebody else than the robot or the speaker does.
  func isDoneByOthers(_ clause: Clause) -> Bool {
    let declared = scene.roles(of: clause.frame)
    return clause.fillers.contains { filler in
      !declared.contains { $0.name == filler.role }
        && ![.me, .you, .gap].contains(filler.entity.kind)
    }
  }

  /// What is so by a deed, or no longer.
  private func outcome(of change: Told) -> Proposition? {
    let describer = describer
    let now = change.added.prefix(4).compactMap { describer.clause(for: $0) }
    let gone = now.isEmpty ? change.removed.prefix(4).compactMap { describer.clause(for: $0) } : []
    let clauses =
      now
      + gone.map { clause in
        var clause = clause
        clause.negated = true
        return clause
      }
    let said = clauses.map { Proposition.clause($0) }
    return said.count > 1 ? .and(said) : said.first
  }

  private mutating func believe(_ comparison: Comparison, _ turned: inout Turned) {
    guard comparison.relation == .equal, !comparison.denied,
      case .quantity(let quantity)? = comparison.standard?.kind
    else {
      turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
      return
    }
    let scene = scene
    var change = Told()
    let role = Vocabulary.RoleDeclaration("it", types: [])
    let clause = Clause(FrameName(.existence, ""), [.init("it", comparison.subject)])
    guard let objects = told(comparison.subject, role, clause, &turned) else { return }
    for object in objects {
      guard let measure = scene.measure(of: comparison, for: object),
        let declared = domain.vocabulary.measures.first(where: { $0.name == measure }),
        let number = domain.formulas.measure(measure, of: scene.objects.types(of: object)),
        case .function(let function, let arguments) = number.filled(["it": object]),
        let value = quantity.unit.isEmpty
          ? quantity.value
          : UnitScale.convert(quantity.value, from: quantity.unit, to: declared.unit)
      else { continue }
      let known = arguments.compactMap { term -> ObjectID? in
        if case .object(let object) = term { return object }
        return nil
      }
      if known.count == arguments.count {
        change.values.append(Told.Value(Fluent(function, known), value))
      }
    }
    guard !change.isEmpty else {
      turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
      return
    }
    tell(change, saying: .compare(comparison), &turned)
  }

  /// The things a telling is about: definite, else asked about.
  private mutating func told(
    _ entity: Entity, _ role: Vocabulary.RoleDeclaration, _ clause: Clause, _ turned: inout Turned
  ) -> [ObjectID]? {
    let tied = scene.tie(entity, RoleUse(types: scene.typeIDs(role.types)))
    let act = Act.inform(.clause(clause))
    switch tied.denotation {
    case .objects(let objects): return objects
    case .choice(let count, let candidates, _): return Array(candidates.prefix(count))
    case .alike(let candidates), .ambiguous(let candidates):
      meet(.ask(.which(role: role.name, clause: clause, of: candidates)), for: act, &turned)
    case .unknownWord(let word):
      meet(.ask(.word(word, role: role.name, types: role.types)), for: act, &turned)
    case .nothing(.noReferent):
      meet(.ask(.missing(role: role.name, clause: clause)), for: act, &turned)
    case .nothing(.noSuch(let nearest)):
      turned.refuse(.noSuch(entity, nearest: nearest.map { describer.describe($0) }), .refusal)
    case .nothing, .quantity, .text:
      turned.refuse(.noSuch(entity, nearest: []), .refusal)
    }
    return nil
  }

  private func rows(_ fillers: [String: [ObjectID]]) -> [[String: ObjectID]] {
    var rows: [[String: ObjectID]] = [[:]]
    for (role, objects) in fillers.sorted(by: { $0.key < $1.key }) {
      rows = rows.flatMap { row in objects.map { row.merging([role: $0]) { a, _ in a } } }
    }
    return rows
  }

  private mutating func tell(_ change: Told, saying said: Proposition, _ turned: inout Turned) {
    turned.told.append(change)
    let result = executive.tell(
      adding: change.added, removing: change.removed,
      values: change.values.map { ($0.fluent, $0.value) },
      by: speaker(of: turned.record), insisting: false, causes: [Cause(turned.record)])
    let end = said.clauses.lazy.compactMap(\.until).first.flatMap(compiler.instant)
    if let end {
      talk.expiring.append(Talk.Expiring(at: end, change: change.reversed))
    }
    switch result {
    case .new: turned.replies.append(.noted([said]))
    // That it ends is new.
    case .known where end != nil: turned.replies.append(.noted([said]))
    case .known: turned.replies.append(.alreadySo([said]))
    case .contradicts(let contradictions):
      let seen = contradictions.first
      let proposition = seen.flatMap { describer.proposition(of: $0.seen) } ?? said
      turned.replies.append(
        .contradicts(proposition, seenAt: seen?.evidence.time.milliseconds ?? 0))
      turned.isQuestion = true
    }
  }

  /// What was told to be so until now is so no longer.
  mutating func expire(at time: Instant) {
    let over = talk.expiring.filter { $0.at <= time }
    guard !over.isEmpty else { return }
    talk.expiring.removeAll { $0.at <= time }
    for end in over {
      _ = executive.tell(
        adding: end.change.added, removing: end.change.removed, values: [], by: "",
        insisting: false,
        causes: [])
    }
  }

  private func speaker(of record: Int) -> String {
    for cause in [Cause(record)] + executive.log.chain(from: Cause(record)) {
      if case .heard(_, let speaker) = executive.log[cause.record].content { return speaker }
    }
    return ""
  }

  // MARK: Words

  /// "Tape is the blue one": of what the word means anyway that which is blue.
  private func completed(_ meaning: Entity, by word: String, in language: String) -> Entity {
    var plain = TalkContext()
    plain.language = language
    let known = front.read(word, in: plain).readings.lazy.compactMap { reading -> Entity? in
      guard reading.unread.isEmpty, reading.turn.acts.count == 1,
        case .fragment(let fragments) = reading.turn.acts[0], fragments.count == 1,
        case .description = fragments[0].entity.kind
      else { return nil }
      return fragments[0].entity
    }.first
    return known.map { meaning.completed(by: $0, standing: standing) } ?? meaning
  }

  mutating func learn(_ lesson: Lesson, _ turned: inout Turned) {
    switch lesson {
    case .noun(let word, let said):
      let meaning = completed(said, by: word, in: turned.language)
      front.learn(noun: word, meaning: meaning, in: turned.language)
      turned.replies.append(.learnt(word, meaning))
      guard let waiting = talk.waiting else { return }
      talk.waiting = nil
      // The waiting words are read again from the start, now that the word is known.
      let understanding = front.read(waiting.utterance, in: context)
      if let reading = understanding.readings.first(where: \.unread.isEmpty) {
        for act in reading.turn.acts { carryOut(act, &turned) }
      }
    case .procedure(let name, let instruction):
      talk.procedures[name] = instruction
      turned.replies.append(.learntProcedure(name, instruction.clauses))
    case .forget(let word):
      talk.procedures[word] = nil
      turned.replies.append(.social(.acknowledgement))
    }
  }
}
