import SourceText

/// Numbers and what is computed from them.
extension Checker {
  /// Whether a node can only be a number: a list, a literal, `?duration`, a number variable.
  func isNumeric(_ node: Int) -> Bool {
    if tree.isList(node) { return true }
    if isInDurativeAction, tree.keyword(node) == .durationVariable { return true }
    if numberVariables.contains(tree.symbol(node)) { return true }
    return literal(node) != nil && objects[tree.name(node)] == nil
  }

  /// The value of a literal such as `3`, `-0.5`, `1e3`.
  func literal(_ node: Int) -> Double? {
    guard !tree.isList(node) else { return nil }
    let name = tree.name(node)
    var digits = name.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard name.utf8.count - digits.count <= 1 else { return nil }
    if digits.first == UInt8(ascii: ".") { digits = digits.dropFirst() }
    guard let first = digits.first, first &- 48 < 10 else { return nil }
    // Only decimal notation: `Double` would take `0x1p3` too.
    guard digits.allSatisfy({ $0 &- 48 < 10 || "e.+-".utf8.contains($0) }) else { return nil }
    guard let value = Double(name), value.isFinite else { return nil }
    return value
  }

  /// The number a node writes; nil after a mistake.
  mutating func number(_ node: Int) -> NumericExpression? {
    guard tree.isList(node) else { return plainNumber(node) }
    var parts = tree.children(node)
    guard let head = parts.next(), !tree.isList(head) else {
      issues.error("a number is expected", at: tree.range(node))
      return nil
    }
    switch tree.keyword(head) {
    case .plus, .times:
      var operands: [NumericExpression] = []
      for part in parts { if let operand = number(part) { operands.append(operand) } }
      guard operands.count == parts.count else { return nil }
      guard let first = operands.first else {
        issues.error("'\(tree.name(head))' has no operands", at: tree.range(node))
        return nil
      }
      if operands.count == 1 { return first }
      return tree.keyword(head) == .plus ? .sum(operands) : .product(operands)
    case .dash where parts.count == 1:
      guard let operand = parts.first.flatMap({ number($0) }) else { return nil }
      if case .number(let value) = operand { return .number(-value) }
      return .negation(operand)
    case .dash, .over:
      guard let operands = exactly(2, parts, of: node, tree.name(head)) else { return nil }
      let left = number(operands[0])
      let right = number(operands[1])
      guard let left, let right else { return nil }
      return tree.keyword(head) == .over ? .quotient(left, right) : .difference(left, right)
    case .isViolated where function(head) == nil:
      guard let operands = exactly(1, parts, of: node, "is-violated") else { return nil }
      return .violations(tree.name(operands[0]))
    case .totalTime where function(head) == nil:
      return .totalTime
    default: return functionValue(node, head, parts)
    }
  }

  /// A function applied to terms; nil after a mistake.
  mutating func fluent(_ node: Int) -> (function: FunctionID, arguments: [Term])? {
    if let function = plainFunction(node) { return (function, []) }
    var parts = tree.children(node)
    guard tree.isList(node), let head = parts.next(), !tree.isList(head) else {
      issues.error("a function such as '(fuel ?x)' is expected", at: tree.range(node))
      return nil
    }
    guard case .function(let function, let arguments) = functionValue(node, head, parts) else {
      return nil
    }
    return (function, arguments)
  }

  private mutating func functionValue(
    _ node: Int, _ head: Int, _ parts: SyntaxTree.Nodes
  ) -> NumericExpression? {
    guard let function = function(head) ?? totalCost(head) else {
      let name = tree.name(head)
      let isPredicate = predicate(head) != nil
      if isPredicate {
        issues.error(
          "'\(name)' is a condition, not a number", at: tree.range(head),
          notes: declared(name, at: predicate(head).flatMap { domain[$0].range }))
      } else {
        issues.unknown(
          "function", name, at: tree.range(head), known: domain.functions.map(\.name))
      }
      return nil
    }
    let declaration = domain[function]
    return terms(parts, of: declaration.name, declaration.parameters, at: node, declaration.range)
      .map { .function(function, $0) }
  }

  /// `total-cost` is what action costs are counted in; it need not be declared.
  private mutating func totalCost(_ head: Int) -> FunctionID? {
    guard tree.keyword(head) == .totalCost, isReadingDomain else { return nil }
    let function = FunctionID(domain.functions.count)
    domain.functions.append(NumericFunction(name: tree.name(head), parameters: []))
    forgetLookups()
    return function
  }

  /// Some files write `total-cost` for `(total-cost)`.
  private mutating func plainFunction(_ node: Int) -> FunctionID? {
    guard !tree.isList(node), let function = function(node) ?? totalCost(node),
      domain[function].parameters.isEmpty
    else { return nil }
    return function
  }

  private mutating func plainNumber(_ node: Int) -> NumericExpression? {
    switch tree.keyword(node) {
    case .durationVariable where isInDurativeAction: return .duration
    case .totalTime where function(node) == nil: return .totalTime
    default: break
    }
    if let value = literal(node) { return .number(value) }
    if let function = plainFunction(node) { return .function(function, []) }
    if tree.name(node).utf8.first == UInt8(ascii: "?") {
      issues.error(
        "'\(tree.name(node))' is an object, not a number", at: tree.range(node))
    } else {
      issues.error(
        "a number is expected, not '\(tree.name(node))'", at: tree.range(node),
        hint: function(node) == nil ? nil : "write '(\(tree.name(node)) …)'")
    }
    return nil
  }
}

/// Numbers as PDDL writes them.
package func pddlNumber(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
  return "\(value)"
}
