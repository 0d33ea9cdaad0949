package import Meaning

/// Makes random meanings that can be said of a vocabulary: the same seed makes the same meanings, in every
/// process. What it makes is what people say of such a domain, not every value of the algebra: tests say
/// it and read it back, benchmarks disturb its words.
package struct MeaningSampler: Sendable {
  /// What is sampled from.
  let vocabulary: Vocabulary
  /// Whether the language tells one from several by the form of its nouns.
  let marksNumber: Bool
  var random: SplitMix
  /// How deep descriptions may nest in descriptions.
  static let deepest = 1

  /// A sampler; `marksNumber` as the language has it that will say the meanings.
  package init(vocabulary: Vocabulary, marksNumber: Bool, seed: UInt64) {
    self.vocabulary = vocabulary
    self.marksNumber = marksNumber
    random = SplitMix(seed: seed)
  }

  /// A turn of one act.
  package mutating func turn() -> Turn {
    switch random.number(below: 100) {
    case ..<52: return Turn([.instruct(instruction())])
    case ..<74: return Turn([.ask(question())])
    case ..<88: return Turn([.inform(statement())])
    case ..<93: return Turn([rule().map { .rule($0) } ?? .confirm])
    default: return Turn([remark()])
    }
  }

  /// Something to be done.
  package mutating func instruction() -> Instruction {
    var instruction = Instruction(command())
    switch random.number(below: 20) {
    case 0, 1: instruction = Instruction(.sequence([instruction, Instruction(command())]))
    case 2:
      if let condition = statementClause() {
        instruction = Instruction(
          .conditional(if: .clause(condition), then: instruction, otherwise: nil))
      }
    case 3: instruction = Instruction(.times(2 + random.number(below: 4), instruction))
    case 4: instruction.deadline = .clock(clockTime())
    case 5: instruction.start = .fromNow(60_000 * (1 + random.number(below: 30)))
    case 6:
      guard case .clause(var clause) = instruction.body else { break }
      clause.negated = true
      instruction = Instruction(clause)
    case 7:
      if var wanted = statementClause() {
        wanted.modality = .wanted
        instruction = Instruction(wanted)
      }
    case 8: instruction = Instruction(.wait(nil, .span(60_000 * (1 + random.number(below: 9)))))
    default: break
    }
    return instruction
  }

  /// A question.
  package mutating func question() -> Question {
    switch random.number(below: 9) {
    case 0, 1:
      if let clause = statementClause() { return Question(.truth, .clause(clause)) }
    case 2, 3:
      if let clause = placeQuestion() { return Question(.place, .clause(clause)) }
    case 4:
      if let thing = countable() { return Question(.count, .entity(thing)) }
    case 5:
      if let (measure, thing) = measured() {
        return Question(.amount, .measure(measure, of: thing, from: nil))
      }
    case 6, 7:
      var clause = command()
      clause.tense = .past
      clause[actor(of: clause) ?? "who"] = Entity(.you)
      return Question(random.chance(2) ? .reason : .time, .clause(clause))
    default: break
    }
    return Question(.reason, .that)
  }

  /// Something that is so.
  package mutating func statement() -> Proposition {
    if random.chance(6), let (measure, thing) = measured() {
      let standard = Entity(
        .quantity(Quantity(Double(1 + random.number(below: 40)), unit(measure))))
      return .compare(
        Comparison(measure, of: thing, random.chance(2) ? .more : .less, standard))
    }
    guard var clause = statementClause() else { return .clause(command()) }
    if random.chance(5) { clause.negated = true }
    return .clause(clause)
  }

  // MARK: Acts

  private mutating func remark() -> Act {
    let choices: [Act] = [
      .confirm, .deny, .choose(.both), .choose(.neither), .choose(.either), .control(.stop),
      .control(.resume), .control(.cancel(.all)), .control(.cancel(.last)), .control(.undo(1)),
      .control(.again), .control(.dropRule(1 + random.number(below: 5))), .social(.thanks),
      .social(.greeting), .social(.praise),
    ]
    return choices[random.number(below: choices.count)]
  }

  private mutating func rule() -> Meaning.Rule? {
    let relations = vocabulary.relations.filter { relation in
      relation.roles.count == 2 && relation.roles.allSatisfy { !$0.types.isEmpty }
    }
    guard let relation = random.pick(relations),
      let kind = random.pick(relation.roles[0].types), let ground = named(relation.roles[1].types)
    else { return nil }
    var trigger = Clause(FrameName(.relation, relation.name))
    trigger[relation.roles[0].name] = .the(Description(.a, kind, number: number(.one)))
    trigger[relation.roles[1].name] = ground
    return Meaning.Rule(
      trigger: .becomes(.clause(trigger)), body: Instruction(command()), once: random.chance(2))
  }

  // MARK: Clauses

  /// A clause that can be commanded, its roles filled.
  private mutating func command() -> Clause {
    let intents = vocabulary.intents.filter { intent in
      if case .believe = intent.effect { false } else { true }
    }
    if let intent = random.pick(intents) {
      return filled(FrameName(.intent, intent.name), intent.roles)
    }
    guard let action = random.pick(vocabulary.actions) else {
      return Clause(FrameName(.identity, ""))
    }
    return filled(FrameName(.action, action.name), action.roles)
  }

  private mutating func filled(
    _ name: FrameName, _ roles: [Vocabulary.RoleDeclaration]
  ) -> Clause {
    var clause = Clause(name)
    for role in roles {
      if isRobot(role.types) {
        clause[role.name] = Entity(.you)
        continue
      }
      let mayStayOpen = role.fallback != .ask
      if mayStayOpen, random.chance(2) { continue }
      clause[role.name] = entity(role.types, depth: 0)
    }
    return clause
  }

  /// The role of a clause that the robot fills, if it declares one.
  private func actor(of clause: Clause) -> String? {
    let roles =
      clause.frame.kind == .intent
      ? vocabulary.intents.first { $0.name == clause.frame.name }?.roles
      : vocabulary.actions.first { $0.name == clause.frame.name }?.roles
    return roles?.first { isRobot($0.types) }?.name
  }

  /// A relation or property of something named or described.
  private mutating func statementClause() -> Clause? {
    if random.chance(3), let property = random.pick(vocabulary.properties),
      let type = random.pick(property.formulas)?.type ?? anyType(), let thing = named([type])
    {
      return Clause(FrameName(.property, property.name), [.init("it", thing)])
    }
    guard let relation = random.pick(vocabulary.relations) else { return nil }
    var clause = Clause(FrameName(.relation, relation.name))
    for role in relation.roles {
      if isRobot(role.types) {
        clause[role.name] = Entity(.you)
      } else {
        clause[role.name] = entity(role.types, depth: Self.deepest)
      }
    }
    return clause
  }

  private mutating func placeQuestion() -> Clause? {
    let relations = vocabulary.relations.filter { $0.roles.count == 2 && $0.name == placeRelation }
    guard let relation = random.pick(relations) else { return nil }
    var clause = Clause(FrameName(.relation, relation.name))
    clause[relation.roles[0].name] = entity(relation.roles[0].types, depth: 0)
    clause[relation.roles[1].name] = .gap
    return clause
  }

  /// The relation that tells where things are: the first that the vocabulary names.
  private var placeRelation: String? { vocabulary.relations.first { $0.roles.count == 2 }?.name }

  private mutating func measured() -> (String, Entity)? {
    let measures = vocabulary.measures.filter { $0.roles.isEmpty && $0.high != nil }
    guard let measure = random.pick(measures),
      let type = random.pick(measure.formulas)?.type ?? anyType(),
      let thing = plainName([type])
    else { return nil }
    return (measure.name, thing)
  }

  private func unit(_ measure: String) -> String {
    vocabulary.measures.first { $0.name == measure }?.unit ?? ""
  }

  private func clockTimes() -> [Int] {
    (6...20).flatMap { [$0 * 3_600_000, $0 * 3_600_000 + 1_800_000] }
  }

  private mutating func clockTime() -> Int {
    let times = clockTimes()
    return times[random.number(below: times.count)]
  }
}
