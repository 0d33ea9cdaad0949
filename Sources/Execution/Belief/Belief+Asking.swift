package import PDDL

/// Whether something holds, as far as is known.
package enum Truth: Hashable, Sendable {
  /// It holds.
  case yes
  /// It does not hold.
  case no
  /// It cannot be said, because these facts or numbers are not known.
  case unknown([Formula])
}

extension Belief {
  /// The robots, in order.
  package var robots: [ObjectID] {
    guard let type = setting.robotType else { return [] }
    return objects.objects(of: [type], in: domain.types)
  }

  /// Whether a formula holds; what is not known satisfies nothing.
  package func holds(_ formula: Formula, _ binding: [ObjectID?] = []) -> Bool {
    semantics.holds(formula, in: state, binding: binding)
  }

  /// Whether a condition holds, or what would have to be known to say.
  package func truth(of condition: Formula) -> Truth {
    if holds(condition) { return .yes }
    let unknown = unknowns(in: condition)
    return unknown.isEmpty ? .no : .unknown(unknown)
  }

  /// The smallest parts of a formula that do not hold, each to be reached by itself: conjuncts, and
  /// the instances of what is to hold for all.
  func missing(of formula: Formula) -> [Formula] {
    semantics.failures(of: formula, in: state, instances: .max)
  }

  /// The bindings of a query's variables that make it true, in order.
  package func solutions(of query: Query) -> [[ObjectID]] {
    semantics.solutions(of: query.formula, variables: query.variables, in: state)
  }

  /// A number; nil while it is not known.
  package func value(of fluent: Fluent) -> Double? {
    value(of: .function(fluent.function, fluent.arguments.map { .object($0) }))
  }

  /// A number; nil while something in it is not known.
  package func value(of expression: NumericExpression, _ binding: [ObjectID?] = []) -> Double? {
    semantics.value(of: expression, in: state, binding: binding)
  }

  /// Whether a fact may or may not hold: its predicate is one that must be seen, and neither it nor
  /// anything that excludes it is believed or denied.
  package func isUnknown(_ fact: Fact) -> Bool {
    setting.observed[domain[fact.predicate].name] != nil && !state.contains(fact)
      && !isDenied(fact) && hasGroup(fact.predicate)
      && excluded(by: fact).isEmpty
  }

  /// Whether a number is one that must be read and has not been.
  package func isUnknown(_ fluent: Fluent) -> Bool {
    setting.observed[domain[fluent.function].name] != nil && value(of: fluent) == nil
  }

  /// The ground facts and numbers of a formula that are not known.
  package func unknowns(in formula: Formula) -> [Formula] {
    var found: [Formula] = []
    for part in formula.groundParts where !found.contains(part) {
      switch part {
      case .atom(let atom):
        if let fact = atom.fact(), isUnknown(fact) { found.append(part) }
      case .compare(_, let left, let right):
        if (left.groundFluents + right.groundFluents).contains(where: { isUnknown($0) }) {
          found.append(part)
        }
      default: break
      }
    }
    return found
  }

  /// Where a thing was believed to be last, with the evidence: the latest fact of the location
  /// predicate about it that holds or did hold.
  package func lastSeen(_ object: ObjectID, in log: Log) -> (fact: Fact, evidence: Evidence)? {
    guard let location = setting.location else { return nil }
    if let fact = state.facts(of: location, matching: [object, nil]).first {
      return (fact, evidence(of: fact))
    }
    for record in log.records.reversed() {
      guard case .belief(let change) = record.content else { continue }
      let gone = change.removed.first {
        $0.predicate == location && $0.arguments.first == object
      }
      if let gone {
        return (gone, Evidence(change.source, at: record.time, record: record.id))
      }
    }
    return nil
  }
}
