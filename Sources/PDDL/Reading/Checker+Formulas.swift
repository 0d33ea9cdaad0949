import SourceText

/// Conditions.
extension Checker {
  /// The condition a node writes.
  mutating func formula(_ node: Int) -> Formula {
    guard tree.isList(node) else {
      issues.error(
        "a condition in brackets is expected, not '\(tree.text(node))'", at: tree.range(node),
        hint: predicate(node) == nil ? nil : "write '(\(tree.name(node)))'")
      return .truth
    }
    var parts = tree.children(node)
    guard let head = parts.next() else { return .truth }
    if tree.isList(head) {
      issues.error("a predicate or a connective is expected first", at: tree.range(head))
      return .truth
    }
    switch tree.keyword(head) {
    case .and: return .conjunction(parts.map { formula($0) })
    case .or: return .disjunction(parts.map { formula($0) })
    case .not:
      guard let operands = exactly(1, parts, of: node, "not") else { return .truth }
      return .not(formula(operands[0]))
    case .imply:
      guard let operands = exactly(2, parts, of: node, "imply") else { return .truth }
      return .imply(formula(operands[0]), formula(operands[1]))
    case .exists, .forall: return quantified(node, tree.keyword(head) == .exists, parts)
    case .equal: return equality(node, parts)
    case .less, .atMost, .atLeast, .greater:
      guard let comparator = Comparator(rawValue: tree.name(head)),
        let operands = exactly(2, parts, of: node, tree.name(head))
      else { return .truth }
      let left = number(operands[0])
      let right = number(operands[1])
      guard let left, let right else { return .truth }
      return .compare(comparator, left, right)
    case .preference where predicate(head) == nil:
      issues.warn(
        "a preference is not planned for: it is left out here", at: tree.range(node))
      return .truth
    case .when where predicate(head) == nil:
      issues.error(
        "'when' belongs in an effect", at: tree.range(head), hint: "write 'imply' in a condition")
      return .truth
    default:
      return atom(node).map(Formula.atom) ?? .truth
    }
  }

  /// A predicate applied to terms; nil after a mistake.
  mutating func atom(_ node: Int, isLenient: Bool = false) -> Atom? {
    var parts = tree.children(node)
    guard tree.isList(node), let head = parts.next(), !tree.isList(head) else {
      issues.error("a fact such as '(at ?x ?y)' is expected", at: tree.range(node))
      return nil
    }
    guard let predicate = predicate(head) else {
      unknownPredicate(head)
      return nil
    }
    let declaration = domain[predicate]
    guard
      let terms = terms(
        parts, of: declaration.name, declaration.parameters, at: node, declaration.range,
        isLenient: isLenient)
    else { return nil }
    return Atom(predicate, terms)
  }

  /// The arguments of a predicate or function; nil after a mistake.
  mutating func terms(
    _ nodes: SyntaxTree.Nodes, of name: String, _ parameters: [Variable], at node: Int,
    _ declaration: SourceRange?, isLenient: Bool = false
  ) -> [Term]? {
    var terms: [Term] = []
    terms.reserveCapacity(parameters.count)
    var count = 0
    var isSound = true
    for child in nodes {
      if count < parameters.count {
        let term = term(
          child, wanted: parameters[count].types,
          of: .init(
            owner: name, position: count + 1, declaration: declaration, isLenient: isLenient))
        if let term { terms.append(term) } else { isSound = false }
      }
      count += 1
    }
    guard count == parameters.count else {
      issues.error(
        "'\(name)' takes \(arguments(parameters.count)), not \(count)", at: tree.range(node),
        notes: declared(name, at: declaration))
      return nil
    }
    return isSound ? terms : nil
  }

  private mutating func unknownPredicate(_ head: Int) {
    let name = tree.name(head)
    if name.utf8.first == UInt8(ascii: ":") {
      issues.error("'\(name)' cannot stand here", at: tree.range(head))
    } else if function(head) != nil {
      issues.error(
        "'\(name)' is a number, not a condition", at: tree.range(head),
        hint: "compare it: '(>= (\(name) …) …)'")
    } else {
      let connectives: [Keyword] = [.and, .or, .not, .imply, .exists, .forall]
      issues.unknown(
        "predicate", name, at: tree.range(head),
        known: domain.predicates.map(\.name) + connectives.map(\.rawValue))
    }
  }

  private mutating func quantified(
    _ node: Int, _ isExists: Bool, _ parts: SyntaxTree.Nodes
  ) -> Formula {
    let word = isExists ? "exists" : "forall"
    guard let operands = exactly(2, parts, of: node, word) else { return .truth }
    let bound = variables(in: operands[0])
    let body = with(bound) { $0.formula(operands[1]) }
    let variables = bound.map(\.variable)
    if variables.isEmpty { return body }
    return isExists ? .exists(variables, body) : .forall(variables, body)
  }

  /// `=` compares objects or numbers; its operands tell which.
  private mutating func equality(_ node: Int, _ parts: SyntaxTree.Nodes) -> Formula {
    guard let operands = exactly(2, parts, of: node, "=") else { return .truth }
    if operands.contains(where: { isNumeric($0) }) {
      let left = number(operands[0])
      let right = number(operands[1])
      guard let left, let right else { return .truth }
      return .compare(.equal, left, right)
    }
    let left = term(operands[0], wanted: [], of: .init(owner: "=", position: 1))
    let right = term(operands[1], wanted: [], of: .init(owner: "=", position: 2))
    guard let left, let right else { return .truth }
    return .equal(left, right)
  }

  /// Exactly so many operands; nil, with a message, when there are more or fewer.
  mutating func exactly(
    _ count: Int, _ parts: SyntaxTree.Nodes, of node: Int, _ word: String
  ) -> [Int]? {
    let operands = Array(parts)
    guard operands.count == count else {
      issues.error(
        "'\(word)' takes \(arguments(count)), not \(operands.count)", at: tree.range(node),
        hint: count == 1 && operands.count > 1 && word == "not"
          ? "put the conditions in one '(and …)'" : nil)
      return nil
    }
    return operands
  }
}

extension Formula {
  /// All of the given, nested conjunctions laid flat.
  package static func conjunction(_ parts: [Formula]) -> Formula {
    var flat: [Formula] = []
    for part in parts {
      switch part {
      case .truth: break
      case .and(let inner): flat += inner
      default: flat.append(part)
      }
    }
    if flat.contains(.falsity) { return .falsity }
    return flat.isEmpty ? .truth : flat.count == 1 ? flat[0] : .and(flat)
  }

  /// At least one of the given, nested disjunctions laid flat.
  package static func disjunction(_ parts: [Formula]) -> Formula {
    var flat: [Formula] = []
    for part in parts {
      switch part {
      case .falsity: break
      case .or(let inner): flat += inner
      default: flat.append(part)
      }
    }
    if flat.contains(.truth) { return .truth }
    return flat.isEmpty ? .falsity : flat.count == 1 ? flat[0] : .or(flat)
  }
}
