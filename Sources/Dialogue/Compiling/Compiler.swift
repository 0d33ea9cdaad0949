import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// The way from meaning to tasks: the only place where what was meant becomes goals.
///
/// A compiler works on a scene and a copy of the executive, which it asks for estimates; nothing is
/// posted here.
struct Compiler {
  /// What phrases are tied to; belief moves on with each part of a sequence.
  var scene: Scene
  /// Asked for estimates.
  var executive: Executive
  /// What is taken for granted so far.
  var supposed = Supposition()
  /// The last instruction's last clause, for what "the rest" and "the other" leave out.
  var last: DraftPart?
  /// Variables that a trigger binds, by number: their terms and types.
  var bound: [BoundVariable] = []
  /// Whether "the box" means some box that fits, as in a question whether it is so.
  var readsDefiniteAsSome = false
  /// What earlier parts of an instruction are about: "a tyre to dock 1 and a tyre to dock 2" are two.
  var engaged: Set<ObjectID> = []
  /// Whether a later part of an instruction is made: what it does not name is what was just spoken of.
  var isLater = false
  /// The next slot for a variable of a proposition.
  var nextSlot = Self.firstSlot
  /// The clock: simulated time now, and how late in the day it was at time zero, in milliseconds.
  let now: Instant

  /// Slots from here on are never those of a role or of a quantifier in a vocabulary's formula.
  static let firstSlot = 48

  /// A variable that a trigger, each or every binds.
  struct BoundVariable {
    /// The variable.
    var variable: Variable
    /// The roles it may fill.
    var types: [TypeID] { variable.types }
  }

  /// Makes an instruction into a program.
  mutating func compile(_ instruction: Instruction) throws(Obstacle) -> Draft {
    if case .together(let parts) = instruction.body, parts.isEmpty,
      instruction.constraints.contains(where: \.isAvoidance)
    {
      return try standing(instruction)
    }
    var draft = try compile(instruction.body)
    draft.supposed = supposed
    draft.terms.order = order(of: instruction.priority)
    if let start = instruction.start { draft.terms.notBefore = instant(start) }
    if let deadline = instruction.deadline { draft.terms.deadline = instant(deadline) }
    if let addressee = instruction.addressee,
      let robot = scene.all(addressee, types: domain.robotType.map { [$0] } ?? []).first
    {
      draft.terms.robot = robot
    }
    for constraint in instruction.constraints { try add(constraint, to: &draft) }
    if let deadline = draft.terms.deadline {
      for index in draft.standing.indices { draft.standing[index].constraint.until = deadline }
    }
    return draft
  }

  /// "Keep out of aisle 3 today", "leave the tea where it is": no work, but a constraint on all that
  /// follows – ways keep out of places, things stay where they are.
  private mutating func standing(_ instruction: Instruction) throws(Obstacle) -> Draft {
    var draft = Draft(program: .nothing)
    let until = instruction.deadline.flatMap(instant)
    for case .avoid(let entity) in instruction.constraints {
      if let word = scene.unknownWord(in: entity) {
        throw .ask(.word(word, role: "", types: []))
      }
      let named = scene.all(entity, types: [])
      let objects = scene.stoodFor(by: named)
      guard !objects.isEmpty else { throw .refuse(.noSuch(entity, nearest: []), .refusal) }
      var constraint: WorkConstraint
      let said: Reply
      if let location = scene.belief.setting.location, objects.allSatisfy(scene.isMovable) {
        let facts = objects.flatMap { scene.belief.state.facts(of: location, matching: [$0, nil]) }
        constraint = WorkConstraint(
          always: .all(facts.map { .atom(Atom($0.predicate, $0.arguments.map { .object($0) })) }))
        said = .leftOut(entity, why: .excepted)
      } else {
        constraint = try avoidance(of: objects, entity)
        said = .keepsOut(entity, until: instruction.deadline)
      }
      constraint.until = until
      draft.standing.append(
        .init(constraint: constraint, said: said, objects: named + objects))
    }
    return draft
  }

  var domain: Domain { scene.domain }

  private mutating func compile(_ body: Instruction.Body) throws(Obstacle) -> Draft {
    switch body {
    case .clause(let clause): return try compile(clause)
    case .sequence(let parts): return try compile(parts, TaskProgram.sequence)
    case .together(let parts): return try compile(parts, TaskProgram.together)
    case .conditional(let proposition, let then, let otherwise):
      let condition = try formula(of: proposition)
      // What the condition is about is what "there" and "it" mean.
      scene.salience.beginTurn()
      scene.salience.mention(condition.namedObjects.sorted(), .topic)
      let found = found(by: proposition)
      for thing in found { scene.salience.mention([thing], .topic) }
      var draft = try compile(then, of: found)
      let other = try otherwise.map { other throws(Obstacle) in try compile(other) }
      // Told is what it comes to as far as is known.
      switch scene.belief.truth(of: condition) {
      case .yes: break
      case .no: draft.parts = other?.parts ?? []
      case .unknown: draft.parts += other?.parts ?? []
      }
      draft.program = .conditional(
        condition, then: draft.program, otherwise: other?.program ?? .nothing)
      return draft
    case .times(let count, let inner):
      var draft = try compile(inner)
      draft.program = .times(count, body: draft.program)
      return draft
    case .loop(let proposition, let untilTrue, let inner):
      let condition = try formula(of: proposition)
      var draft = try compile(inner)
      draft.program = .loop(
        until: untilTrue ? condition : .not(condition),
        body: draft.program)
      return draft
    case .every(let period, let until, let inner):
      var draft = try compile(inner)
      let round = TaskProgram.sequence([draft.program, .wait(.span(Span(milliseconds: period)))])
      let rounds = until.flatMap(instant).map { max(1, ($0 - now).milliseconds / max(1, period)) }
      draft.program =
        rounds.map { .times($0, body: round) }
        ?? .loop(until: .falsity, body: round)
      return draft
    case .wait(let proposition, let time):
      if let proposition {
        let condition = try formula(of: proposition)
        return Draft(program: .wait(.until(condition)))
      }
      if case .span(let length)? = time {
        return Draft(program: .wait(.span(Span(milliseconds: length))))
      }
      return Draft(program: .wait(.instant(time.flatMap(instant) ?? now)))
    }
  }

  /// What is done on a condition; what it leaves unsaid is what the condition found.
  private mutating func compile(
    _ instruction: Instruction, of found: [ObjectID]
  ) throws(Obstacle) -> Draft {
    do throws(Obstacle) {
      return try compile(instruction)
    } catch {
      guard case .ask(.missing(let role, let clause)) = error, clause[role] == nil,
        let types = scene.roles(of: clause.frame).first(where: { $0.name == role })?.types,
        let thing = found.first(where: { scene.fits($0, scene.typeIDs(types)) })
      else { throw error }
      var filled = clause
      filled[role] = .name(scene.objects.name(of: thing))
      return try compile(instruction.replacing(clause, with: filled))
    }
  }

  /// "If there is paper at dock 3 bring it to C1": the things that a condition speaks of without naming
  /// them, one of each.
  private func found(by proposition: Proposition) -> [ObjectID] {
    proposition.clauses.flatMap { clause in
      clause.fillers.compactMap { filler -> ObjectID? in
        guard case .description(let description) = filler.entity.kind,
          [.a, .any, .bare].contains(description.quantifier), description.number != .many
        else { return nil }
        let covered = scene.covered(by: description, types: []).objects
        guard clause.frame.kind != .existence else { return covered.first }
        let there = Set(scene.satisfying(clause, gap: filler.role, types: []))
        return covered.first(where: there.contains)
      }
    }
  }

  mutating func compile(
    _ parts: [Instruction], _ join: ([TaskProgram]) -> TaskProgram
  ) throws(Obstacle) -> Draft {
    var whole = Draft(program: .nothing)
    var programs: [TaskProgram] = []
    for part in joined(parts) {
      let draft = try compile(part)
      programs.append(draft.program)
      whole.parts += draft.parts
      whole.standing += draft.standing
      whole.terms.constraints += draft.terms.constraints
      if whole.terms.deadline == nil { whole.terms.deadline = draft.terms.deadline }
      carryOn(after: draft)
      for made in draft.parts { engaged.formUnion(made.topic.flatMap { made.roles[$0] } ?? []) }
      isLater = true
    }
    isLater = false
    engaged = []
    if !programs.isEmpty { whole.program = programs.count == 1 ? programs[0] : join(programs) }
    return whole
  }

  /// What the next part of an instruction is read in: things spoken of, and belief at the assumed end.
  private mutating func carryOn(after draft: Draft) {
    scene.salience.beginTurn()
    scene.salience.mention(draft.parts)
    let preview = executive.preview(draft.program, terms: draft.terms, after: .now)
    if case .plan = preview.outcome, preview.isComplete { scene.belief = preview.belief }
  }

  private func order(of priority: Priority) -> AgendaOrder {
    switch priority {
    case .normal: .append
    case .first: .first
    case .now: .now
    case .instead: .instead
    }
  }

  /// A point of simulated time; nil where a time depends on an event.
  func instant(_ time: TimeExpression) -> Instant? {
    switch time {
    case .clock(let milliseconds):
      // The simulated clock starts at midnight; a time that has passed is tomorrow's.
      let day = 86_400_000
      let today = now.milliseconds - now.milliseconds % day + milliseconds
      return Instant(milliseconds: today >= now.milliseconds ? today : today + day)
    case .span(let length), .fromNow(let length):
      return now + Span(milliseconds: length)
    case .ago(let length): return Instant(milliseconds: now.milliseconds - length)
    case .now: return now
    case .today:
      let day = 86_400_000
      return Instant(milliseconds: (now.milliseconds / day + 1) * day)
    case .before, .after: return nil
    }
  }

  private mutating func add(_ constraint: Constraint, to draft: inout Draft) throws(Obstacle) {
    switch constraint {
    case .avoid(let entity):
      let regions = scene.all(entity, types: [])
      guard !regions.isEmpty else { throw .refuse(.noSuch(entity, nearest: []), .refusal) }
      draft.terms.constraints.append(try avoidance(of: scene.stoodFor(by: regions), entity))
    case .keep(let proposition):
      let formula = try formula(of: proposition)
      draft.terms.constraints.append(
        WorkConstraint(always: formula))
    case .via(let entity):
      // By way of one region means: not by way of its rivals, the other regions of its type.
      let wanted = scene.all(entity, types: [])
      guard let one = wanted.first else { throw .refuse(.noSuch(entity, nearest: []), .refusal) }
      // Where things are taken from and brought to lies in some of them.
      let places = draft.parts.flatMap { $0.roles.values.flatMap { $0 } + $0.inferred.values }
      let rivals = scene.members(of: scene.objects.types(of: one)).filter { rival in
        !wanted.contains(rival) && !places.contains { scene.belief.relates($0, rival) }
      }
      draft.terms.constraints.append(WorkConstraint(avoiding: rivals))
    case .manner: break
    }
  }
}

extension Salience {
  /// The things of a clause are spoken of: first what it is about, then its other roles.
  mutating func mention(_ part: DraftPart) {
    for object in part.asides { mention([object], .aside) }
    for (role, objects) in part.roles.sorted(by: { $0.key < $1.key }) {
      mention(objects, role == part.topic ? .topic : .role)
    }
    if let topic = part.thing ?? part.topic, let objects = part.roles[topic] {
      mention(objects, .topic)
    }
    if let chosen = part.chosen {
      others = chosen.left
      rest = chosen.left
    }
    if !part.excepted.isEmpty { rest = part.excepted }
  }

  /// The things of all parts of an instruction are spoken of, and what several of them are about, together:
  /// "the tape on C2 and the tea on A1" are "them both".
  mutating func mention(_ parts: [DraftPart]) {
    for part in parts { mention(part) }
    let topics = parts.flatMap { part in
      (part.thing ?? part.topic).flatMap { part.roles[$0] } ?? []
    }
    if parts.count > 1, Set(topics).count == topics.count { mention(topics, .topic) }
  }
}

extension Constraint {
  /// Whether it names what ways must not touch.
  fileprivate var isAvoidance: Bool {
    if case .avoid = self { return true }
    return false
  }
}
