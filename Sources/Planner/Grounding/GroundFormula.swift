/// A literal of a raw ground task: twice the number of a fact, plus one when it is negated.
/// Comparisons are numbered after the facts.
typealias LiteralCode = Int32

/// A ground condition with everything fixed taken out.
indirect enum GroundFormula {
  case truth
  case falsity
  case literal(LiteralCode)
  case and([GroundFormula])
  case or([GroundFormula])

  static func conjunction(_ parts: [GroundFormula]) -> GroundFormula {
    var open: [GroundFormula] = []
    for part in parts {
      switch part {
      case .truth: break
      case .falsity: return .falsity
      case .and(let inner): open += inner
      default: open.append(part)
      }
    }
    return open.isEmpty ? .truth : open.count == 1 ? open[0] : .and(open)
  }

  static func disjunction(_ parts: [GroundFormula]) -> GroundFormula {
    var open: [GroundFormula] = []
    for part in parts {
      switch part {
      case .falsity: break
      case .truth: return .truth
      case .or(let inner): open += inner
      default: open.append(part)
      }
    }
    return open.isEmpty ? .falsity : open.count == 1 ? open[0] : .or(open)
  }

  /// The clauses of the disjunctive normal form: each a sorted set of literals without contradiction.
  /// nil when there are more than the limit.
  func clauses(limit: Int) -> [[LiteralCode]]? {
    switch self {
    case .truth: return [[]]
    case .falsity: return []
    case .literal(let code): return [[code]]
    case .or(let parts):
      var all: [[LiteralCode]] = []
      for part in parts {
        guard let clauses = part.clauses(limit: limit) else { return nil }
        all += clauses
        if all.count > limit { return nil }
      }
      return all
    case .and(let parts):
      var all: [[LiteralCode]] = [[]]
      for part in parts {
        guard let clauses = part.clauses(limit: limit) else { return nil }
        if all.count * clauses.count > limit { return nil }
        all = all.flatMap { clause in
          clauses.compactMap { Self.union(clause, $0) }
        }
      }
      return all
    }
  }

  private static func union(_ a: [LiteralCode], _ b: [LiteralCode]) -> [LiteralCode]? {
    if a.isEmpty { return b }
    if b.isEmpty { return a }
    var merged = Array(Set(a).union(b)).sorted()
    // The two literals of a fact are neighbours.
    for index in merged.indices.dropFirst()
    where merged[index] & 1 == 1 && merged[index - 1] == merged[index] - 1 {
      merged = []
      return nil
    }
    return merged
  }
}
