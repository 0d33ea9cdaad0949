import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// "Move the blue cube. Put it on the red one": a request that is said in two.

extension Compiler {
  /// The parts of an instruction, with a request and the next one about "it" made one: where the first
  /// does not say all it must, and where what it says of a thing is so already and only tells which
  /// thing is meant ("move the cube on the green one and put it on the red one").
  func joined(_ parts: [Instruction]) -> [Instruction] {
    var made: [Instruction] = []
    var waiting = parts[...]
    while let part = waiting.popFirst() {
      guard let next = waiting.first, let one = joined(part, next) else {
        made.append(part)
        continue
      }
      waiting[waiting.startIndex] = one
    }
    return made
  }

  private func joined(_ part: Instruction, _ next: Instruction) -> Instruction? {
    guard case .clause(let first) = part.body, part.constraints.isEmpty, !first.negated,
      first.frame.kind == .intent, let topic = topic(of: first), let thing = first[topic],
      let second = next.clauses.first, second.frame.kind == .intent,
      let pointer = self.topic(of: second).flatMap({ second[$0] }), pointer.isPronoun
    else { return nil }
    let whole = Self.isWhole(first, scene)
    if whole {
      guard first.frame == second.frame, let there = thoseThere(first, topic, thing) else {
        return nil
      }
      return next.replacing(second, with: second.replacing(pointer, with: there))
    }
    var merged = second.replacing(pointer, with: thing)
    for filler in first.fillers where filler.role != topic && merged[filler.role] == nil {
      guard let intent = scene.intent(merged.frame.name),
        intent.roles.contains(where: { $0.name == filler.role })
      else { return nil }
      merged[filler.role] = filler.entity
    }
    return next.replacing(second, with: merged)
  }

  /// Whether every role that must be said is said.
  static func isWhole(_ clause: Clause, _ scene: Scene) -> Bool {
    guard let intent = scene.intent(clause.frame.name),
      case .goal(let goal)? = scene.formulas.intent(clause.frame.name)?.outcome
    else { return true }
    return intent.roles.allSatisfy { role in
      role.fallback != .ask || clause[role.name] != nil || !goal.uses.contains(role.name)
    }
  }

  /// The things of a phrase for which what is asked for is so already.
  private func thoseThere(_ clause: Clause, _ topic: String, _ thing: Entity) -> Entity? {
    guard case .description(let description) = thing.kind,
      case .goal(let goal)? = domain.formulas.intent(clause.frame.name)?.outcome,
      let intent = scene.intent(clause.frame.name)
    else { return nil }
    var rows: [[String: ObjectID]] = [[:]]
    for role in intent.roles where role.name != topic && goal.uses.contains(role.name) {
      guard let entity = clause[role.name] else { return nil }
      let covered = scene.all(entity, types: scene.typeIDs(role.types))
      rows = rows.flatMap { row in
        covered.map { object in row.merging([role.name: object]) { a, _ in a } }
      }
    }
    let types = intent.roles.first { $0.name == topic }.map { scene.typeIDs($0.types) } ?? []
    let found = scene.covered(by: description, types: types).objects.filter { object in
      rows.contains { scene.holds(goal.filled($0.merging([topic: object]) { a, _ in a })) }
    }
    guard found.count == 1 else { return nil }
    return Entity(.name(scene.objects.name(of: found[0])), trace: thing.trace)
  }

  /// The role a clause is about.
  func topic(of clause: Clause) -> String? {
    guard let formulas = domain.formulas.intent(clause.frame.name),
      case .goal(let goal) = formulas.outcome, let atom = goal.formula.firstAtom
    else { return nil }
    for case .variable(let slot) in atom.arguments where slot < goal.roles.count {
      let role = goal.roles[slot]
      if scene.intent(clause.frame.name)?.roles.first(where: { $0.name == role })?.fallback
        != .robot
      {
        return role
      }
    }
    return nil
  }
}

extension Entity {
  /// Whether it points at one thing that was just spoken of.
  var isPronoun: Bool {
    switch kind {
    case .reference(.it), .reference(.that), .reference(.them), .reference(.this): true
    default: false
    }
  }
}

extension Turn {
  /// The turn with a request that does not say all it must joined to the next about "it", as they are
  /// typed in two sentences.
  func withHalvesJoined(_ scene: Scene) -> Turn {
    var acts: [Act] = []
    for act in self.acts {
      if case .instruct(let next) = act, case .instruct(let before)? = acts.last,
        case .clause(let first) = before.body, first.frame.kind == .intent,
        let second = next.clauses.first, second.fillers.contains(where: { $0.entity.isPronoun }),
        first.frame == second.frame || !Compiler.isWhole(first, scene)
      {
        acts[acts.count - 1] = .instruct(Instruction(.sequence([before, next])))
      } else {
        acts.append(act)
      }
    }
    return Turn(acts)
  }
}
