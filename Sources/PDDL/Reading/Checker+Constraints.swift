import SourceText

/// Trajectory constraints of PDDL3.
extension Checker {
  /// The constraints of a `(:constraints …)` section.
  mutating func constraints(_ section: Int) -> [TrajectoryConstraint] {
    tree.children(section).rest.flatMap { conjuncts($0) }
  }

  /// Constraints that stand side by side; the variables of each count from slot 0.
  private mutating func conjuncts(_ node: Int) -> [TrajectoryConstraint] {
    if tree.head(node) == .and {
      return tree.children(node).rest.flatMap { conjuncts($0) }
    }
    startScope()
    return constraint(node).map { [$0] } ?? []
  }

  private mutating func constraint(_ node: Int) -> TrajectoryConstraint? {
    guard tree.isList(node) else {
      issues.error("a constraint in brackets is expected", at: tree.range(node))
      return nil
    }
    let parts = tree.children(node)
    guard let head = parts.first else { return .and([]) }
    let word = tree.name(head)
    switch tree.keyword(head) {
    case .and: return .and(parts.rest.compactMap { constraint($0) })
    case .forall:
      guard let operands = exactly(2, parts.rest, of: node, word) else { return nil }
      let bound = variables(in: operands[0])
      return with(bound) { $0.constraint(operands[1]) }.map { .forall(bound.map(\.variable), $0) }
    case .preference:
      let operands = Array(parts.rest)
      let isNamed = operands.first.map { !tree.isList($0) } ?? false
      guard operands.count == (isNamed ? 2 : 1), let body = operands.last else {
        issues.error("'(preference NAME CONSTRAINT)' is expected", at: tree.range(node))
        return nil
      }
      return constraint(body).map { .preference(isNamed ? tree.name(operands[0]) : "", $0) }
    case .at where parts.rest.first.map { tree.keyword($0) } == .end:
      guard let operands = exactly(2, parts.rest, of: node, word) else { return nil }
      return .atEnd(formula(operands[1]))
    case .always: return one(node, parts.rest, word) { .always($0) }
    case .sometime: return one(node, parts.rest, word) { .sometime($0) }
    case .atMostOnce: return one(node, parts.rest, word) { .atMostOnce($0) }
    case .sometimeAfter: return two(node, parts.rest, word) { .sometimeAfter($0, $1) }
    case .sometimeBefore: return two(node, parts.rest, word) { .sometimeBefore($0, $1) }
    case .within, .holdAfter, .alwaysWithin, .holdDuring: return timedConstraint(node)
    default:
      let known: [Keyword] = [
        .always, .sometime, .atMostOnce, .sometimeAfter, .sometimeBefore, .within, .alwaysWithin,
        .holdDuring, .holdAfter, .preference, .and, .forall,
      ]
      issues.unknown(
        "constraint", word.isEmpty ? tree.text(head) : word, at: tree.range(head),
        known: known.map(\.rawValue))
      return nil
    }
  }

  private mutating func one(
    _ node: Int, _ parts: SyntaxTree.Nodes, _ word: String,
    _ make: (Formula) -> TrajectoryConstraint
  ) -> TrajectoryConstraint? {
    exactly(1, parts, of: node, word).map { make(formula($0[0])) }
  }

  private mutating func two(
    _ node: Int, _ parts: SyntaxTree.Nodes, _ word: String,
    _ make: (Formula, Formula) -> TrajectoryConstraint
  ) -> TrajectoryConstraint? {
    guard let operands = exactly(2, parts, of: node, word) else { return nil }
    let first = formula(operands[0])
    return make(first, formula(operands[1]))
  }

  private mutating func timedConstraint(_ node: Int) -> TrajectoryConstraint? {
    var parts = tree.children(node)
    guard let head = parts.next(), let keyword = tree.keyword(head) else { return nil }
    let word = tree.name(head)
    let count = keyword == .within || keyword == .holdAfter ? 2 : 3
    guard let operands = exactly(count, parts, of: node, word) else { return nil }
    func time(_ node: Int) -> Double? {
      if let value = literal(node) { return value }
      issues.error("a time is expected, not '\(tree.text(node))'", at: tree.range(node))
      return nil
    }
    guard let first = time(operands[0]) else { return nil }
    switch keyword {
    case .within: return .within(first, formula(operands[1]))
    case .holdAfter: return .holdAfter(first, formula(operands[1]))
    case .alwaysWithin:
      let condition = formula(operands[1])
      return .alwaysWithin(first, condition, formula(operands[2]))
    default:
      guard let second = time(operands[1]) else { return nil }
      return .holdDuring(first, second, formula(operands[2]))
    }
  }
}
