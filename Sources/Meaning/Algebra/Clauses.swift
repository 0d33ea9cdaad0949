extension Instruction {
  /// The clauses of an instruction, in order of speaking.
  public var clauses: [Clause] {
    switch body {
    case .clause(let clause): [clause]
    case .sequence(let parts), .together(let parts): parts.flatMap(\.clauses)
    case .conditional(_, let then, let otherwise): then.clauses + (otherwise?.clauses ?? [])
    case .times(_, let inner), .loop(_, _, let inner), .every(_, _, let inner): inner.clauses
    case .wait: []
    }
  }
}

extension Proposition {
  /// The clauses in it, in order of speaking.
  public var clauses: [Clause] {
    switch self {
    case .clause(let clause): [clause]
    case .and(let parts), .or(let parts): parts.flatMap(\.clauses)
    case .not(let inner): inner.clauses
    case .compare, .count: []
    }
  }
}
