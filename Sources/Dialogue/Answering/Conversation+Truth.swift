import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Whether something is so, and what that rests on.

extension Conversation {
  mutating func answerTruth(of proposition: Proposition, _ turned: inout Turned) {
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
      case .yes:
        turned.replies.append(.truth(true, nil, basis: basis(of: formula)))
        turned.replies += examples(of: proposition)
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

  /// "Is there tea on A1?": what there is, or how many.
  private func examples(of proposition: Proposition) -> [Reply] {
    guard case .clause(let clause) = proposition, !clause.negated, clause.tense == .present,
      let entity = clause["it"], case .description(let description) = entity.kind,
      entity.counting == nil
    else { return [] }
    let scene = scene
    var found = scene.all(entity, types: []).filter { $0 != scene.robot }
    switch clause.frame.kind {
    case .existence:
      guard description.kind != nil || found.count <= Self.examples else { return [] }
    case .relation, .property:
      // 「E列にガラスある？」: of several that are spoken of those that are there.
      guard [.bare, .a, .any].contains(description.quantifier), found.count > 1 else { return [] }
      var open = clause
      open["it"] = .gap
      let there = Set(scene.satisfying(open, gap: "it", types: []))
      found.removeAll { !there.contains($0) }
    default: return []
    }
    guard !found.isEmpty else { return [] }
    if found.count > Self.examples {
      // "Is anything broken?": so many broken ones.
      var those = description
      if those.kind == nil {
        var open = clause
        open["it"] = .gap
        those = Description(.bare, nil, number: .many, conditions: [.clause(open)])
      }
      let said = Entity(.description(those), trace: entity.trace)
      return [.count(found.count, describer.specific(said, for: found), [])]
    }
    // Where they are was asked with.
    let isPlaced =
      clause.frame.kind == .relation
      || description.conditions.contains { condition in
        if case .clause(let clause) = condition { return clause.frame.kind == .relation }
        return false
      }
    let describer = describer
    let said = found.map {
      describer.describe($0, among: found, omitting: isPlaced ? [.place] : [])
    }
    return [.answer(Question(.role, .entity(entity)), describer.grouped(said))]
  }

  /// So many things are named where it was only asked whether there are any.
  private static let examples = 4

  mutating func answerTruth(of comparison: Comparison, _ turned: inout Turned) {
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
    if comparison.from == nil, let measure = scene.measure(of: comparison, for: object),
      let value = scene.value(of: measure, object)
    {
      turned.replies.append(
        .measured(
          measure, of: describer.describeOrSelf(object),
          Quantity(value, describer.unit(of: measure))))
    }
  }

  /// A phrase in a question that denotes nothing: there is none, and what is nearest.
  func presupposition(in clause: Clause) -> Reply? {
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
  func basis(of formula: Formula) -> Reply.Basis? {
    guard case .atom(let atom) = formula else { return nil }
    let objects = atom.arguments.compactMap { term -> ObjectID? in
      if case .object(let object) = term { return object }
      return nil
    }
    guard objects.count == atom.arguments.count else { return nil }
    return basis(of: Fact(atom.predicate, objects))
  }

  func basis(of fact: Fact) -> Reply.Basis? {
    switch source(of: fact) {
    case .assumed, .given: nil
    case let known: known
    }
  }

  private func source(of fact: Fact) -> Reply.Basis {
    let evidence = executive.belief.evidence(of: fact)
    switch evidence.source {
    case .told(let by):
      return .told(by: by == talk.speaker ? "" : by, at: evidence.time.milliseconds)
    case .observed: return .seen(at: evidence.time.milliseconds)
    case .assumed: return .assumed
    case .given: return .given
    }
  }

  /// "How do you know?": what the fact rests on that was asked about last.
  mutating func tellSource(_ turned: inout Turned) {
    guard let fact = factAskedFor(), let said = describer.clause(for: fact) else {
      turned.replies.append(.notKnown(nil, about: nil))
      return
    }
    let source = source(of: fact)
    turned.replies.append(
      executive.belief.holds(fact.formula())
        ? .fact([.clause(said)], basis: source) : .truth(false, nil, basis: source))
  }

  /// The fact that answered the last question: the one it asked about, or where a thing is.
  private func factAskedFor() -> Fact? {
    var compiler = compiler
    compiler.readsDefiniteAsSome = true
    switch talk.lastQuestion?.topic {
    case .clause(let clause)? where clause.gaps.isEmpty:
      guard case .atom(let atom)? = try? compiler.formula(of: .clause(clause)),
        let fact = atom.fact()
      else { return place(of: clause.fillers.first?.entity) }
      return fact
    case .clause(let clause)?:
      return place(of: clause.fillers.first { $0.entity.kind != .gap }?.entity)
    case .entity(let entity)?: return place(of: entity)
    default: return nil
    }
  }

  private func place(of entity: Entity?) -> Fact? {
    guard let entity, let location = executive.belief.setting.location else { return nil }
    return scene.stoodFor(by: scene.all(entity, types: [])).lazy.compactMap { thing in
      executive.belief.state.facts(of: location, matching: [thing, nil]).first
    }.first
  }
}
