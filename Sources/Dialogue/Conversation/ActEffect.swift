import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// What an act would change, without its words: equal effects make two readings one.
enum ActEffect: Hashable {
  /// A program with its terms and constraints, and what it takes for granted.
  case work(TaskProgram, TaskTerms, [WorkConstraint], Set<Fact>)
  /// Something that stands in the way.
  case obstacle(Obstacle)
  /// An order that stands.
  case order(StandingOrder)
  /// An answer: what would be said, and what would be done besides.
  case answer([Reply], [TaskProgram])
  /// Facts and numbers that would be believed.
  case told([Told])
  /// A yes or no to nothing.
  case idle
  /// Whether two things are one, which is seldom asked.
  case identity([Reply])
  /// An act that is its own effect.
  case act(Act)

  /// What a reading costs more for coming to nothing in the world as believed.
  var penalty: Int {
    if case .idle = self { return 8 }
    if case .identity = self { return 4 }
    // What is known comes before what would have to be taken for granted.
    if case .work(_, _, _, let supposed) = self { return supposed.isEmpty ? 0 : 4 }
    if case .answer(let replies, _) = self {
      return replies.contains(where: \.isEmptyHanded) ? 8 : 0
    }
    guard case .obstacle(let obstacle) = self else { return 0 }
    switch obstacle {
    case .refuse(.alreadySo, _): return 0
    case .refuse, .ask(.missing), .ask(.word): return 8
    // What is clear by itself comes before what would have to be asked.
    case .ask(.which): return 2
    }
  }
}

extension Reply {
  fileprivate var isKnownAlready: Bool {
    if case .alreadySo = self { return true }
    return false
  }

  /// Whether it says that nothing was found for the words.
  fileprivate var isEmptyHanded: Bool {
    switch self {
    case .noSuch, .notKnown, .notUnderstood, .unknownWord, .whatAbout: return true
    default: return false
    }
  }
}

extension Conversation {
  /// "Can you lift it?" asks; "can you bring it to dock 1?" asks for it: a place or another thing beside
  /// the one it is about makes it a request.
  func withoutAbilities(_ readings: [Reading]) -> [Reading] {
    func ability(_ reading: Reading) -> Clause? {
      guard reading.turn.acts.count == 1, case .ask(let question) = reading.turn.acts[0],
        case .clause(let clause) = question.topic, clause.modality == .can
      else { return nil }
      return clause
    }
    guard let first = readings.first(where: { ability($0) != nil }), let asked = ability(first)
    else { return readings }
    let things = asked.fillers.filter { $0.entity.kind != .you }
    let others = readings.filter { ability($0) == nil }
    // "Could you, please" is a request in its very words.
    let isRequest =
      things.count > 1 || isBeyondDoubt(asked)
      || others.contains { $0.cost < first.cost && !$0.turn.asksAbility }
    let left = readings.filter { (ability($0) == nil) == isRequest }
    return left.isEmpty ? readings : left
  }

  /// Whether a robot can always do what a clause says: nobody need ask.
  private func isBeyondDoubt(_ clause: Clause) -> Bool {
    let action: ActionID?
    if clause.frame.kind == .action {
      action = domain.model.action(named: clause.frame.name)
    } else if case .perform(let called, _)? = domain.formulas.intent(clause.frame.name)?.outcome {
      action = called
    } else {
      action = nil
    }
    return action.map { domain.model[$0].precondition == .truth } ?? false
  }

  /// "I need the paper on C4", where there is paper on C4: that is what is needed, not that there be some.
  func wantsWhatDescribes(_ act: Act) -> Bool {
    let clause: Clause
    switch act {
    case .instruct(let instruction):
      guard case .clause(let said) = instruction.body, !said.negated else { return false }
      clause = said
    case .fragment(let fragments):
      guard fragments.count == 2,
        let role = fragments[1].roles.first(where: { $0.frame.kind == .relation }),
        let it = scene.roles(of: role.frame).first, it.name != role.role
      else { return false }
      clause = Clause(
        role.frame, [.init(it.name, fragments[0].entity), .init(role.role, fragments[1].entity)])
    default: return false
    }
    guard clause.frame.kind == .relation, let it = scene.roles(of: clause.frame).first,
      let entity = clause[it.name], clause.fillers.count == 2
    else { return false }
    let there = Set(scene.satisfying(clause, gap: it.name, types: scene.typeIDs(it.types)))
    guard case .description(let description) = entity.kind else {
      return scene.stoodFor(by: scene.all(entity, types: [])).contains(where: there.contains)
    }
    return scene.covered(by: description, types: []).objects.contains(where: there.contains)
  }

  /// What an act would change.
  func effect(of act: Act) -> ActEffect {
    var compiler = compiler
    do throws(Obstacle) {
      switch act {
      case .instruct(let said):
        let instruction = tiedToChoices(said)
        if let rule = instruction.periodic { return .order(try compiler.compile(rule).order) }
        let draft = try compiler.compile(instruction)
        return .work(
          draft.program, draft.terms, draft.standing.map(\.constraint), Set(draft.supposed.facts))
      case .rule(let rule): return .order(try compiler.compile(rule).order)
      case .ask, .inform, .fragment, .correct:
        var copy = self
        var turned = Turned(language: talk.language, record: 0)
        copy.carryOut(act, &turned)
        if act.isAboutIdentity { return .identity(turned.replies) }
        // To say again what is known is seldom what was meant.
        if case .inform = act, turned.told.allSatisfy(isBelieved),
          !turned.told.isEmpty || turned.replies.allSatisfy(\.isKnownAlready)
        {
          return .idle
        }
        return turned.told.isEmpty
          ? .answer(turned.replies, copy.executive.agenda.open.map(\.program))
          : .told(turned.told)
      case .control(.allow(let entity)) where prohibitions(of: entity).isEmpty: return .idle
      case .confirm where talk.open.isEmpty, .deny where talk.open.isEmpty: return .idle
      default: return .act(act)
      }
    } catch {
      // What fills the open role is asked for, whatever pronoun stood there.
      if case .ask(.missing(let role, var clause)) = error {
        clause[role] = nil
        return .obstacle(.ask(.missing(role: role, clause: clause)))
      }
      return .obstacle(error)
    }
  }

  /// Whether what was told is believed already.
  private func isBelieved(_ told: Told) -> Bool {
    told.values.isEmpty && told.added.allSatisfy { executive.belief.holds($0.formula()) }
      && !told.removed.contains { executive.belief.holds($0.formula()) }
  }

  /// Things that could stand where a word was not known: for "I know tea, coffee, rope".
  func known(for place: UnknownPlace) -> [Entity] {
    let roles = scene.roles(of: place.frame)
    return known(as: roles.first { $0.name == place.role }?.types ?? [])
  }

  /// Named things of some types, or the names that stand for such things, which is what people say.
  func known(as types: [String]) -> [Entity] {
    let scene = scene
    let said = scene.typesStandingFor(types)
    let named = scene.members(of: scene.typeIDs(said.isEmpty ? types : said))
      .filter { describer.isNamed($0) }
    return named.prefix(6).map { .name(scene.objects.name(of: $0)) }
  }
}

/// Where in a turn a word stands that nobody knows.
struct UnknownPlace {
  var frame: FrameName
  var role: String
}

extension Act {
  fileprivate var asksOfWork: Bool {
    guard case .ask(let question) = self else { return false }
    switch question.topic {
    case .agenda, .rules, .abilities: return true
    default: return false
    }
  }

  fileprivate var isInstruction: Bool {
    if case .instruct = self { return true }
    return false
  }

  /// Hello, thanks: nothing is done for it.
  var isCourtesy: Bool {
    if case .social = self { return true }
    return false
  }

  /// "Do you close aisle D?", said of no habit: the state it leads to is asked of, if anything is. "You
  /// can close it now" tells the robot to, not what it is able to.
  var asksOfDeedNow: Bool {
    if case .inform(.clause(let clause)) = self {
      return clause.modality == .can && clause.fillers.contains { $0.entity.kind == .you }
    }
    guard case .ask(let question) = self, question.asked == .truth,
      case .clause(let clause) = question.topic, clause.modality == .plain,
      clause.tense == .present,
      clause.aspect == .plain
    else { return false }
    return clause.frame.kind == .intent || clause.frame.kind == .action
  }

  /// How many clauses of it command an action rather than an intent.
  var actionCount: Int {
    let instruction: Instruction
    switch self {
    case .instruct(let body), .teach(.procedure(_, let body)): instruction = body
    case .rule(let rule): instruction = rule.body
    default: return 0
    }
    return instruction.clauses.filter { $0.frame.kind == .action }.count
  }

  /// Whether it asks or says that two things are one.
  fileprivate var isAboutIdentity: Bool {
    switch self {
    case .ask(let question):
      if case .clause(let clause) = question.topic { return clause.frame.kind == .identity }
      return false
    case .inform(.clause(let clause)): return clause.frame.kind == .identity
    default: return false
    }
  }
}

extension Instruction {
  /// What is to be done again and again, as a rule: other work goes on in between.
  var periodic: Rule? {
    guard case .every(let period, let until, let inner) = body else { return nil }
    var body = self
    body.body = inner.body
    body.constraints += inner.constraints
    var rule = Rule(trigger: .every(period), body: body, once: false)
    rule.ends = until ?? inner.deadline
    rule.trace = trace
    return rule
  }

  /// The parts of what is done one after the other or in any order, by themselves.
  fileprivate var steps: [Instruction] {
    guard constraints.isEmpty, deadline == nil, start == nil, priority == .normal, addressee == nil
    else { return [self] }
    switch body {
    case .sequence(let parts), .together(let parts): return parts.flatMap(\.steps)
    default: return [self]
    }
  }
}

extension Turn {
  /// The same with every step an act of its own, wherever the sentence was cut.
  var seamless: Turn {
    Turn(
      acts.flatMap { act -> [Act] in
        guard case .instruct(let instruction) = act else { return [act] }
        return instruction.steps.map { .instruct($0) }
      })
  }

  /// Whether its first act is words without a verb: an answer, and then more.
  var beginsAsFragment: Bool {
    if case .fragment? = acts.first { return true }
    return false
  }

  /// A phrase that stands beside an instruction, or a question about the work, and belongs to nothing
  /// in it.
  var looseFragment: Fragment? {
    guard acts.count > 1,
      acts.contains(where: { $0.isInstruction || $0.asksOfWork || $0 == .control(.resume) })
    else { return nil }
    for case .fragment(let fragments) in acts {
      if let first = fragments.first, first.focus == .replace { return first }
    }
    return nil
  }

  /// Whether it says no to what it has just asked for.
  var takesBackAtEnd: Bool {
    acts.count > 1 && acts.last == .deny && acts.contains(where: \.isInstruction)
  }

  /// "Yes, but only two."
  var isYesWithChange: Bool {
    guard acts.count > 1, acts[0] == .confirm, case .correct = acts[1] else { return false }
    return true
  }

  /// Whether nothing is asked for but an answer.
  var onlyAsks: Bool {
    !acts.isEmpty
      && acts.allSatisfy { act in
        if case .ask = act { return true }
        return false
      }
  }

  /// Whether it is several phrases and nothing else.
  var isOnlyFragments: Bool {
    acts.count > 1
      && acts.allSatisfy { act in
        if case .fragment = act { return true }
        return false
      }
  }

  /// Whether it is words without a verb.
  var isFragment: Bool {
    acts.count == 1
      && acts.allSatisfy { act in
        if case .fragment = act { return true }
        return false
      }
  }

  /// The role that a word nobody knows was to fill.
  func placeOfUnknown(_ word: String) -> UnknownPlace? {
    for act in acts {
      if case .instruct(let instruction) = act, let place = instruction.placeOfUnknown {
        return place
      }
      if case .ask(let question) = act, case .clause(let clause) = question.topic,
        let place = clause.placeOfUnknown
      {
        return place
      }
    }
    return nil
  }
}

extension Instruction {
  fileprivate var placeOfUnknown: UnknownPlace? {
    clauses.lazy.compactMap(\.placeOfUnknown).first
  }
}

extension Clause {
  fileprivate var placeOfUnknown: UnknownPlace? {
    for filler in fillers where filler.entity.holdsUnknown {
      return UnknownPlace(frame: frame, role: filler.role)
    }
    return nil
  }
}

extension Entity {
  /// Whether a word in it is not known.
  var holdsUnknown: Bool {
    switch kind {
    case .unknown: return true
    case .coordination(_, let parts): return parts.contains(where: \.holdsUnknown)
    case .part(_, let whole), .amount(_, let whole): return whole.holdsUnknown
    case .computed(_, let from, _): return from.contains(where: \.holdsUnknown)
    case .description(let description):
      if description.except?.holdsUnknown ?? false { return true }
      return description.conditions.contains { condition in
        if case .clause(let clause) = condition { return clause.placeOfUnknown != nil }
        return false
      }
    default: return false
    }
  }
}

extension Understanding {
  /// Whether it is no more than a phrase.
  var isShort: Bool { readings.first?.turn.isFragment ?? false }
}
