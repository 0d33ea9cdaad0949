import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// From facts and formulas back to clauses.

extension Describer {
  /// The proposition that says a ground formula; nil where the vocabulary has no words for it.
  func proposition(of formula: Formula) -> Proposition? {
    switch formula {
    case .atom(let atom): return clause(for: atom).map { .clause($0) }
    case .not(.exists(_, let inner)):
      // "Nothing is on A1."
      guard case .clause(var clause)? = proposition(of: inner) else { return nil }
      for filler in clause.fillers {
        guard case .description(var description) = filler.entity.kind,
          description.quantifier == .any
        else { continue }
        // That a thing is at nothing is no way to say that nobody knows where it is.
        guard filler.role == scene.roles(of: clause.frame).first?.name else { return nil }
        description.quantifier = .none
        clause[filler.role] = Entity(.description(description))
        return .clause(clause)
      }
      return nil
    case .not(let inner):
      guard let positive = proposition(of: inner) else { return nil }
      if case .clause(var clause) = positive {
        clause.negated.toggle()
        return .clause(clause)
      }
      return .not(positive)
    case .and(let parts):
      let said = parts.compactMap { proposition(of: $0) }
      return said.count == 1 ? said[0] : said.isEmpty ? nil : .and(said)
    case .compare(let comparator, let a, let b):
      return comparison(comparator, a, b).map { .compare($0) }
    case .exists(let variables, let inner):
      guard case .clause(var clause)? = proposition(of: inner) else {
        return proposition(of: inner)
      }
      // "Something is on A1."
      let types = Set(variables.flatMap(\.types))
      let kind = types.count == 1 ? types.first.map { scene.types.name(of: $0) } : nil
      for filler in clause.fillers {
        guard case .description(let description) = filler.entity.kind,
          description.quantifier == .any
        else { continue }
        clause[filler.role] = .the(Description(.a, kind))
      }
      return .clause(clause)
    case .truth, .falsity, .equal, .or, .imply, .forall: return nil
    }
  }

  /// The clause that says a fact.
  func clause(for fact: Fact) -> Clause? {
    clause(for: Atom(fact.predicate, fact.arguments.map { .object($0) }))
  }

  /// Facts in clauses, those that differ only in what they are about as one: "both tyre drums are on D1".
  func clauses(for facts: [Fact]) -> [Clause] {
    var groups: [(first: Fact, objects: [ObjectID])] = []
    for fact in facts {
      let same = groups.firstIndex { group in
        group.first.predicate == fact.predicate && fact.arguments.count == 2
          && group.first.arguments.dropFirst() == fact.arguments.dropFirst()
      }
      if let same {
        groups[same].objects.append(fact.arguments[0])
      } else {
        groups.append((fact, fact.arguments.first.map { [$0] } ?? []))
      }
    }
    return groups.compactMap { fact, objects in
      guard var clause = clause(for: fact) else { return nil }
      if objects.count > 1, let relation = scene.relation(clause.frame.name),
        let it = relation.roles.first
      {
        clause[it.name] = describe(objects, omitting: [.place])
      }
      return clause
    }
  }

  /// The clause that says an atom: a property, or a relation with its roles.
  func clause(for atom: Atom) -> Clause? {
    if let property = scene.formulas.property(for: atom),
      case .object(let object) = property.thing
    {
      var other = self
      other.predicated = property.name
      return Clause(FrameName(.property, property.name), [.init("it", other.describe(object))])
    }
    guard let relation = scene.formulas.relation(for: atom.predicate) else { return nil }
    var clause = Clause(FrameName(.relation, relation.name))
    // Where a thing is needs not be said twice, nor where it was.
    let tellsPlace = atom.predicate == scene.belief.setting.location
    for (role, term) in zip(relation.roles, atom.arguments) {
      switch term {
      case .object(let object):
        let isSelf = scene.domain.robotType.map { scene.fits(object, [$0]) } ?? false
        clause[role] =
          isSelf && object == scene.robot
          ? Entity(.me) : describe(object, omitting: tellsPlace ? [.place, .measure] : [])
      case .variable: clause[role] = Entity(.description(Description(.any, nil)))
      }
    }
    return clause
  }

  private func comparison(
    _ comparator: Comparator, _ a: NumericExpression, _ b: NumericExpression
  ) -> Comparison? {
    guard let left = measured(a) else { return nil }
    let relation: Comparison.Relation =
      switch comparator {
      case .less: .less
      case .atMost: .atMost
      case .equal: .equal
      case .atLeast: .atLeast
      case .greater: .more
      }
    if case .number(let value) = b {
      return Comparison(
        left.measure, of: describe(left.object), relation,
        Entity(.quantity(Quantity(value, unit(of: left.measure)))))
    }
    guard let right = measured(b) else { return nil }
    return Comparison(left.measure, of: describe(left.object), relation, describe(right.object))
  }

  /// The measure and the thing that a function value is of.
  func measured(_ expression: NumericExpression) -> (measure: String, object: ObjectID)? {
    guard case .function(let function, let arguments) = expression,
      let measure = scene.formulas.measure(for: function),
      case .object(let object)? = arguments.first
    else { return nil }
    return (measure, object)
  }

  /// The unit a measure is told in.
  func unit(of measure: String) -> String {
    scene.domain.vocabulary.measures.first { $0.name == measure }?.unit ?? ""
  }

  /// A step as a clause, with the robot as the speaker.
  func clause(for step: PlanStep) -> Clause {
    let action = scene.domain.model[step.action]
    var clause = Clause(FrameName(.action, action.name))
    for (parameter, object) in zip(action.parameters, step.arguments) {
      let isSelf = scene.domain.robotType.map { scene.fits(object, [$0]) } ?? false
      clause[parameter.name] =
        isSelf
        ? Entity(.me)
        : describe(object, omitting: scene.isMovable(object) ? [.place, .measure] : [])
    }
    return clause
  }

  // MARK: Reasons

  /// Why something is impossible, in the domain's words.
  func reason(of reason: Explanation.Reason) -> Reason? {
    switch reason {
    case .condition(.compare(_, let a, let b), let left?, let right?, _):
      guard let subject = measured(a) else { return nil }
      let limit = measured(b)
      return .measure(
        subject.measure, of: describe(subject.object), Quantity(left, unit(of: subject.measure)),
        limit: limit?.measure, holder: limit.map { describeOrSelf($0.object) },
        Quantity(right, unit(of: limit?.measure ?? subject.measure)))
    case .condition(.compare(_, let a, let b), let left, let right, _)
    where left == nil || right == nil:
      return unknown(left == nil ? a : b)
    case .condition(let formula, _, _, _):
      return proposition(of: denied(formula)).map { .fact($0) }
    case .fact(let fact): return clause(for: fact).map { .fact(.clause($0)) }
    case .unknown(let formula):
      if case .compare(_, let a, let b) = formula, let reason = unknown(a) ?? unknown(b) {
        return reason
      }
      return proposition(of: denied(formula)).map { .fact($0) }
    case .constraint(let constraint):
      if let region = constraint.avoiding.first { return .excluded(describe(region)) }
      return proposition(of: constraint.always).map { .fact($0) }
    case .deadline(_, let earliest): return .tooLate(earliest: earliest.milliseconds)
    case .conflict(let a, let b):
      let both = [a, b].compactMap { proposition(of: $0) }
      return both.isEmpty ? nil : .fact(.and(both))
    case .unreachable(let formula):
      return proposition(of: denied(formula)).map { .fact($0) }
    }
  }

  /// That a value is not known.
  private func unknown(_ expression: NumericExpression) -> Reason? {
    guard let (measure, object) = measured(expression) else { return nil }
    return .notKnown(measure, of: describe(object))
  }

  private func denied(_ formula: Formula) -> Formula {
    if case .not(let inner) = formula { return inner }
    return .not(formula)
  }

  /// An object as it is described; the robot that speaks as itself.
  func describeOrSelf(_ object: ObjectID, omitting ranks: Set<Attribute.Rank> = []) -> Entity {
    object == scene.robot ? Entity(.me) : describe(object, omitting: ranks)
  }
}
