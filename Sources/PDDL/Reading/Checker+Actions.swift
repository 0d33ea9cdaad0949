import SourceText

/// Actions and durative actions.
extension Checker {
  /// The parts of an action by keyword, in any order.
  private struct ActionParts {
    var name = ""
    var nameRange: SourceRange?
    var parts: [Keyword: Int] = [:]
  }

  mutating func action(_ section: Int) {
    guard
      let parts = actionParts(section, known: [.parameters, .precondition, .effect])
    else { return }
    startScope()
    let parameters = parts.parts[.parameters].map { variables(in: $0) } ?? []
    let (precondition, effect) = with(parameters) { checker in
      (
        parts.parts[.precondition].map { checker.formula($0) } ?? .truth,
        parts.parts[.effect].map { checker.effect($0) } ?? .and([])
      )
    }
    var action = Action(
      name: parts.name, parameters: parameters.map(\.variable), precondition: precondition,
      effect: effect, slotCount: slotCount)
    action.range = parts.nameRange
    domain.actions.append(action)
  }

  private mutating func actionParts(_ section: Int, known: [Keyword]) -> ActionParts? {
    var nodes = tree.children(section).rest
    guard let nameNode = nodes.next(), !tree.isList(nameNode),
      tree.name(nameNode).utf8.first != UInt8(ascii: ":")
    else {
      issues.error("the action needs a name", at: tree.range(section))
      return nil
    }
    var out = ActionParts(name: tree.name(nameNode), nameRange: tree.range(nameNode))
    let others =
      domain.actions.map { ($0.name, $0.range) }
      + domain.durativeActions.map { ($0.name, $0.range) }
    if let other = others.first(where: { $0.0 == out.name }) {
      issues.error(
        "action '\(out.name)' is declared twice", at: out.nameRange,
        notes: declared(out.name, at: other.1))
    }
    while let node = nodes.next() {
      guard let keyword = tree.keyword(node), known.contains(keyword) else {
        if tree.isList(node) {
          issues.error(
            "a list without a keyword before it", at: tree.range(node),
            hint: "one of \(known.map { "'\($0.rawValue)'" }.joined(separator: ", "))")
        } else {
          issues.unknown(
            "part of an action", tree.name(node), at: tree.range(node),
            known: known.map(\.rawValue))
        }
        continue
      }
      guard let value = nodes.first, tree.isList(value) else {
        issues.error("'\(keyword.rawValue)' has nothing in brackets after it", at: tree.range(node))
        continue
      }
      _ = nodes.next()
      if let earlier = out.parts[keyword] {
        issues.error(
          "'\(keyword.rawValue)' stands here a second time", at: tree.range(node),
          notes: [.init("the first is here", in: tree.file, at: tree.range(earlier))])
      }
      out.parts[keyword] = value
    }
    return out
  }

  // MARK: Durative actions

  mutating func durativeAction(_ section: Int) {
    guard
      let parts = actionParts(
        section, known: [.parameters, .duration, .condition, .effect])
    else { return }
    startScope()
    let parameters = parts.parts[.parameters].map { variables(in: $0) } ?? []
    isInDurativeAction = true
    defer { isInDurativeAction = false }
    var durations: [DurationBound] = []
    var conditions: [DurativeAction.TimedCondition] = []
    var effects: [DurativeAction.TimedEffect] = []
    with(parameters) { checker in
      if let node = parts.parts[.duration] { durations = checker.durations(node, at: .start) }
      if let node = parts.parts[.condition] { conditions = checker.timedConditions(node) }
      if let node = parts.parts[.effect] { effects = checker.timedEffects(node) }
    }
    var action = DurativeAction(
      name: parts.name, parameters: parameters.map(\.variable), durations: durations,
      conditions: conditions, effects: effects, slotCount: slotCount)
    action.range = parts.nameRange
    domain.durativeActions.append(action)
  }

  /// `at start`, `at end`, `over all`, and what follows it; nil when the node is no such list.
  private func timed(_ node: Int) -> (time: TimeSpecifier, body: Int)? {
    guard tree.isList(node) else { return nil }
    let parts = Array(tree.children(node).prefix(4))
    guard parts.count == 3, tree.isList(parts[2]) else { return nil }
    switch (tree.keyword(parts[0]), tree.keyword(parts[1])) {
    case (.at, .start): return (.start, parts[2])
    case (.at, .end): return (.end, parts[2])
    case (.overWord, .all): return (.overall, parts[2])
    default: return nil
    }
  }

  private mutating func durations(_ node: Int, at time: TimeSpecifier) -> [DurationBound] {
    if let (time, body) = timed(node) { return durations(body, at: time) }
    let parts = tree.children(node)
    guard let head = parts.first else { return [] }
    if tree.keyword(head) == .and { return parts.rest.flatMap { durations($0, at: time) } }
    let operands = Array(parts.rest)
    guard let comparator = Comparator(rawValue: tree.name(head)), operands.count == 2,
      tree.keyword(operands[0]) == .durationVariable
    else {
      issues.error(
        "a bound such as '(= ?duration 5)' is expected", at: tree.range(node))
      return []
    }
    return number(operands[1]).map { [DurationBound(comparator, $0, at: time)] } ?? []
  }

  private mutating func timedConditions(_ node: Int) -> [DurativeAction.TimedCondition] {
    if let (time, body) = timed(node) { return [.init(time, formula(body))] }
    let parts = tree.children(node)
    guard let head = parts.first else { return [] }
    switch tree.keyword(head) {
    case .and: return parts.rest.flatMap { timedConditions($0) }
    case .forall:
      guard let operands = exactly(2, parts.rest, of: node, "forall") else { return [] }
      let bound = variables(in: operands[0])
      return with(bound) { $0.timedConditions(operands[1]) }.map {
        .init($0.time, .forall(bound.map(\.variable), $0.condition))
      }
    case .preference:
      issues.warn("a preference is not planned for: it is left out here", at: tree.range(node))
      return []
    default:
      timeMissing(node)
      return []
    }
  }

  private mutating func timeMissing(_ node: Int) {
    issues.error(
      "'(at start …)', '(at end …)' or '(over all …)' is expected here", at: tree.range(node))
  }

  private mutating func timedEffects(_ node: Int) -> [DurativeAction.TimedEffect] {
    if let (time, body) = timed(node) {
      if time == .overall {
        issues.error("an effect happens at start or at end", at: tree.range(node))
        return []
      }
      return [.init(time, effect(body))]
    }
    let parts = tree.children(node)
    guard let head = parts.first else { return [] }
    switch tree.keyword(head) {
    case .and: return parts.rest.flatMap { timedEffects($0) }
    case .forall:
      guard let operands = exactly(2, parts.rest, of: node, "forall") else { return [] }
      let bound = variables(in: operands[0])
      return with(bound) { $0.timedEffects(operands[1]) }.map {
        .init($0.time, .forall(bound.map(\.variable), $0.effect))
      }
    case .when: return timedWhen(node, parts.rest)
    case .increase, .decrease: return continuousEffect(node, parts.rest)
    default:
      timeMissing(node)
      return []
    }
  }

  private mutating func timedWhen(
    _ node: Int, _ parts: SyntaxTree.Nodes
  ) -> [DurativeAction.TimedEffect] {
    guard let operands = exactly(2, parts, of: node, "when") else { return [] }
    let conditions = timedConditions(operands[0])
    return timedEffects(operands[1]).map { effect in
      if conditions.contains(where: { $0.time != effect.time }) {
        issues.error(
          "a conditional effect whose condition is read at another time is not supported",
          at: tree.range(node))
      }
      return .init(
        effect.time, .when(.conjunction(conditions.map(\.condition)), effect.effect))
    }
  }

  /// `(increase (f) (* #t RATE))`: kept, and told, since nothing plans with it.
  private mutating func continuousEffect(
    _ node: Int, _ parts: SyntaxTree.Nodes
  ) -> [DurativeAction.TimedEffect] {
    let operands = Array(parts)
    guard operands.count == 2, tree.head(operands[1]) == .times else {
      timeMissing(node)
      return []
    }
    let factors = Array(tree.children(operands[1]).rest)
    guard factors.count == 2,
      let rateNode = factors.first(where: { tree.keyword($0) != .continuousTime }),
      factors.contains(where: { tree.keyword($0) == .continuousTime }),
      let head = tree.children(node).first,
      let assignment = Assignment(rawValue: tree.name(head))
    else {
      timeMissing(node)
      return []
    }
    issues.warn("continuous change is read, but not planned for", at: tree.range(node))
    let fluent = fluent(operands[0])
    let rate = number(rateNode)
    guard let fluent, let rate else { return [] }
    return [.init(.overall, .change(assignment, fluent.function, fluent.arguments, rate))]
  }
}
