import Meaning

// Putting an answer into an act that waits: a clause of it replaced, or an entity in it.

extension Act {
  /// The act with a clause replaced wherever it stands.
  func replacing(_ clause: Clause, with new: Clause) -> Act {
    switch self {
    case .instruct(let instruction): return .instruct(instruction.replacing(clause, with: new))
    case .rule(var rule):
      rule.body = rule.body.replacing(clause, with: new)
      return .rule(rule)
    case .ask(var question):
      if case .clause(let asked) = question.topic, asked == clause { question.topic = .clause(new) }
      return .ask(question)
    case .inform(let proposition): return .inform(proposition.replacing(clause, with: new))
    default: return self
    }
  }

  /// The act with an entity replaced wherever it fills a role.
  func replacing(_ entity: Entity, with new: Entity) -> Act {
    switch self {
    case .instruct(let instruction):
      return .instruct(instruction.mapClauses { $0.replacing(entity, with: new) })
    case .rule(var rule):
      if case .becomes(let proposition) = rule.trigger {
        rule.trigger = .becomes(proposition.replacing(entity, with: new))
      }
      rule.body = rule.body.mapClauses { $0.replacing(entity, with: new) }
      return .rule(rule)
    case .ask(var question):
      switch question.topic {
      case .clause(let clause): question.topic = .clause(clause.replacing(entity, with: new))
      case .proposition(let inner):
        question.topic = .proposition(inner.replacing(entity, with: new))
      case .entity(let asked): if asked == entity { question.topic = .entity(new) }
      case .measure(let measure, let of, let from):
        if of == entity { question.topic = .measure(measure, of: new, from: from) }
      case .agenda, .rules, .abilities, .word, .that: break
      }
      return .ask(question)
    case .inform(let proposition): return .inform(proposition.replacing(entity, with: new))
    default: return self
    }
  }
}

extension Instruction {
  func replacing(_ clause: Clause, with new: Clause) -> Instruction {
    mapClauses { $0 == clause ? new : $0 }
  }

  /// The instruction with each of its clauses changed.
  func mapClauses(_ change: (Clause) -> Clause) -> Instruction {
    var result = self
    switch body {
    case .clause(let clause): result.body = .clause(change(clause))
    case .sequence(let parts): result.body = .sequence(parts.map { $0.mapClauses(change) })
    case .together(let parts): result.body = .together(parts.map { $0.mapClauses(change) })
    case .conditional(let proposition, let then, let otherwise):
      result.body = .conditional(
        if: proposition.mapClauses(change), then: then.mapClauses(change),
        otherwise: otherwise?.mapClauses(change))
    case .times(let count, let inner): result.body = .times(count, inner.mapClauses(change))
    case .loop(let proposition, let untilTrue, let inner):
      result.body = .loop(
        proposition.mapClauses(change), untilTrue: untilTrue, inner.mapClauses(change))
    case .every(let period, let until, let inner):
      result.body = .every(period, until: until, inner.mapClauses(change))
    case .wait(let proposition, let time):
      result.body = .wait(proposition?.mapClauses(change), time)
    }
    return result
  }
}

extension Proposition {
  func replacing(_ clause: Clause, with new: Clause) -> Proposition {
    mapClauses { $0 == clause ? new : $0 }
  }

  func replacing(_ entity: Entity, with new: Entity) -> Proposition {
    switch self {
    case .compare(var comparison):
      if comparison.subject == entity { comparison.subject = new }
      if comparison.standard == entity { comparison.standard = new }
      return .compare(comparison)
    default: return mapClauses { $0.replacing(entity, with: new) }
    }
  }

  /// The proposition with each of its clauses changed.
  func mapClauses(_ change: (Clause) -> Clause) -> Proposition {
    switch self {
    case .clause(let clause): return .clause(change(clause))
    case .and(let parts): return .and(parts.map { $0.mapClauses(change) })
    case .or(let parts): return .or(parts.map { $0.mapClauses(change) })
    case .not(let inner): return .not(inner.mapClauses(change))
    case .compare, .count: return self
    }
  }
}

extension Entity {
  /// The phrase with one of those it joins replaced.
  func replacing(_ part: Entity, with new: Entity) -> Entity {
    if self == part { return new }
    guard case .coordination(let coordinator, let parts) = kind else { return self }
    return Entity(
      .coordination(coordinator, parts.map { $0.replacing(part, with: new) }), trace: trace)
  }
}

extension Clause {
  func replacing(_ entity: Entity, with new: Entity) -> Clause {
    var result = self
    for filler in fillers where filler.entity == entity { result[filler.role] = new }
    return result
  }
}
