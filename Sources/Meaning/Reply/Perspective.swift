/// The other side of a talk: what one calls "me" the other calls "you".
///
/// Turns are meant as the operator says them, replies as the robot does; a clause or thing of a turn that
/// a reply takes up is turned round first.
extension Entity {
  /// The same thing as the other side would mean it.
  public var seenFromOtherSide: Entity {
    var entity = self
    switch kind {
    case .me: entity.kind = .you
    case .you: entity.kind = .me
    case .coordination(let coordinator, let members):
      entity.kind = .coordination(coordinator, members.map(\.seenFromOtherSide))
    case .part(let quantifier, let whole):
      entity.kind = .part(quantifier, of: whole.seenFromOtherSide)
    case .amount(let quantity, let goods):
      entity.kind = .amount(quantity, of: goods.seenFromOtherSide)
    case .computed(let direction, let origins, let distance):
      entity.kind = .computed(
        direction: direction, from: origins.map(\.seenFromOtherSide), distance: distance)
    case .event(let clause): entity.kind = .event(clause?.seenFromOtherSide)
    case .description(var description):
      description.conditions = description.conditions.map(\.seenFromOtherSide)
      description.except = description.except?.seenFromOtherSide
      if var pick = description.pick {
        pick.from = pick.from?.seenFromOtherSide
        description.pick = pick
      }
      entity.kind = .description(description)
    case .name, .reference, .here, .gap, .bound, .quantity, .quoted, .unknown: break
    }
    return entity
  }
}

extension Condition {
  var seenFromOtherSide: Condition {
    switch self {
    case .clause(let clause): .clause(clause.seenFromOtherSide)
    case .compare(let comparison): .compare(comparison.seenFromOtherSide)
    case .any(let conditions): .any(conditions.map(\.seenFromOtherSide))
    }
  }
}

extension Comparison {
  var seenFromOtherSide: Comparison {
    var other = self
    other.subject = subject.seenFromOtherSide
    other.standard = standard?.seenFromOtherSide
    other.from = from?.seenFromOtherSide
    return other
  }
}

extension Clause {
  /// The same clause as the other side would mean it.
  public var seenFromOtherSide: Clause {
    var clause = self
    for filler in fillers { clause[filler.role] = filler.entity.seenFromOtherSide }
    switch time {
    case .before(let event): clause.time = .before(event.seenFromOtherSide)
    case .after(let event): clause.time = .after(event.seenFromOtherSide)
    default: break
    }
    return clause
  }
}

extension Proposition {
  /// The same proposition as the other side would mean it.
  public var seenFromOtherSide: Proposition {
    switch self {
    case .clause(let clause): return .clause(clause.seenFromOtherSide)
    case .compare(let comparison): return .compare(comparison.seenFromOtherSide)
    case .count(let entity, let relation, let number):
      return .count(entity.seenFromOtherSide, relation, number)
    case .and(let parts): return .and(parts.map(\.seenFromOtherSide))
    case .or(let parts): return .or(parts.map(\.seenFromOtherSide))
    case .not(let inner): return .not(inner.seenFromOtherSide)
    }
  }
}
