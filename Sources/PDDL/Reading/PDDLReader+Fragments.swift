public import SourceText

/// A condition with free variables, as vocabularies and scripts write them.
public struct OpenFormula: Hashable, Sendable {
  /// The condition.
  public let formula: Formula
  /// Its free variables; their slots are 0, 1, ….
  public let variables: [Variable]
  /// How many slots a binding has, quantified variables included.
  public let slotCount: Int

  /// A condition with free variables.
  public init(formula: Formula, variables: [Variable], slotCount: Int) {
    self.formula = formula
    self.variables = variables
    self.slotCount = slotCount
  }
}

/// A number with free variables.
public struct OpenExpression: Hashable, Sendable {
  /// The number.
  public let expression: NumericExpression
  /// Its free variables; their slots are 0, 1, ….
  public let variables: [Variable]

  /// A number with free variables.
  public init(expression: NumericExpression, variables: [Variable]) {
    self.expression = expression
    self.variables = variables
  }
}

/// A change of a number by an amount that is known later: `(increase (stock ?to ?goods) ?amount)`.
public struct NumericChange: Hashable, Sendable {
  /// Whether it is added, taken away, or set.
  public let assignment: Assignment
  /// The function that changes.
  public let function: FunctionID
  /// What it is applied to.
  public let arguments: [Term]
  /// The free variables; their slots are 0, 1, ….
  public let variables: [Variable]
  /// By how much; nil when it is the number variable.
  public let amount: NumericExpression?

  /// The effect once the number is known.
  public func effect(amount number: Double) -> Effect {
    .change(assignment, function, arguments, amount ?? .number(number))
  }
}

/// A change of the world from outside: new objects, facts, values.
public struct WorldChange: Sendable {
  /// All objects, the new ones last.
  public var objects: ObjectTable
  /// Objects that were not known before.
  public var newObjects: [ObjectID] = []
  /// Facts that become true.
  public var added: [Fact] = []
  /// Facts that become false.
  public var removed: [Fact] = []
  /// Values that are set.
  public var values: [(fluent: Fluent, value: Double)] = []
}

extension PDDLReader {
  /// Reads one condition in a file, or in a part of it.
  ///
  /// - Parameter variables: the variables that may stand in it, with their types; the slot of each is
  ///   its place in the array.
  public static func formula(
    _ file: SourceFile, in range: SourceRange? = nil, domain: DomainModel, objects: ObjectTable,
    variables: [Variable] = []
  ) -> (OpenFormula?, [Diagnostic]) {
    fragment(file, range, domain, objects, variables) { checker, node, variables in
      let formula = checker.formula(node)
      return OpenFormula(formula: formula, variables: variables, slotCount: checker.slotCount)
    }
  }

  /// Reads one number, such as `(weight ?it)`.
  public static func expression(
    _ file: SourceFile, in range: SourceRange? = nil, domain: DomainModel, objects: ObjectTable,
    variables: [Variable] = []
  ) -> (OpenExpression?, [Diagnostic]) {
    fragment(file, range, domain, objects, variables) { checker, node, variables in
      checker.number(node).map { OpenExpression(expression: $0, variables: variables) }
    }
  }

  /// Reads one fact with variables, such as `(wave ?who)`; an action may stand for the predicate.
  public static func actionCall(
    _ file: SourceFile, in range: SourceRange? = nil, domain: DomainModel, objects: ObjectTable,
    variables: [Variable] = []
  ) -> ((action: ActionID, arguments: [Term])?, [Diagnostic]) {
    fragment(file, range, domain, objects, variables) { checker, node, _ in
      checker.actionCall(node)
    }
  }

  /// Reads one change of a number by the number variable of the given name.
  public static func change(
    _ file: SourceFile, in range: SourceRange? = nil, domain: DomainModel, objects: ObjectTable,
    variables: [Variable] = [], number: String
  ) -> (NumericChange?, [Diagnostic]) {
    fragment(file, range, domain, objects, variables) { checker, node, variables in
      checker.numericChange(node, variables, number: number)
    }
  }

  /// Reads a change of the world: `c9 - box (contains c9 tea) (= (weight c9) 6) (not (at c9 a1))`.
  public static func worldChange(
    _ file: SourceFile, in range: SourceRange? = nil, domain: DomainModel, objects: ObjectTable
  ) -> (WorldChange?, [Diagnostic]) {
    var issues = Issues(file)
    let tree = SyntaxReader.read(file, in: range, isDefinition: false, &issues)
    var checker = Checker(tree, issues, domain: domain, objects: objects)
    let change = checker.worldChange()
    let found = checker.issues.finished()
    return (checker.issues.hasErrors ? nil : change, found)
  }

  private static func fragment<Value>(
    _ file: SourceFile, _ range: SourceRange?, _ domain: DomainModel, _ objects: ObjectTable,
    _ variables: [Variable], _ read: (inout Checker, Int, [Variable]) -> Value?
  ) -> (Value?, [Diagnostic]) {
    var issues = Issues(file)
    let tree = SyntaxReader.read(file, in: range, isDefinition: false, &issues)
    var checker = Checker(tree, issues, domain: domain, objects: objects)
    let roots = Array(tree.roots)
    guard let root = roots.first else {
      checker.issues.error("a formula in brackets is expected", at: range)
      return (nil, checker.issues.finished())
    }
    let value = checker.open(root, variables, read)
    if roots.count > 1 {
      checker.issues.error(
        "one formula is expected, not \(roots.count)", at: tree.range(roots[1]))
    }
    let found = checker.issues.finished()
    return (checker.issues.hasErrors ? nil : value, found)
  }
}

extension Checker {
  fileprivate mutating func open<Value>(
    _ node: Int, _ variables: [Variable], _ read: (inout Checker, Int, [Variable]) -> Value?
  ) -> Value? {
    startScope()
    let placed = variables.enumerated().map { slot, variable in
      Variable(name: variable.name, types: variable.types, slot: slot)
    }
    slotCount = placed.count
    let bound = placed.map { (symbol: tree.symbols.intern("?" + $0.name), variable: $0) }
    return with(bound) { read(&$0, node, placed) }
  }

  fileprivate mutating func actionCall(_ node: Int) -> (action: ActionID, arguments: [Term])? {
    let parts = tree.children(node)
    guard tree.isList(node), let head = parts.first, !tree.isList(head) else {
      issues.error("an action such as '(wave ?who)' is expected", at: tree.range(node))
      return nil
    }
    guard let action = domain.action(named: tree.name(head)) else {
      issues.unknown(
        "action", tree.name(head), at: tree.range(head), known: domain.actions.map(\.name))
      return nil
    }
    let declaration = domain[action]
    return terms(
      parts.rest, of: declaration.name, declaration.parameters, at: node, declaration.range
    ).map { (action, $0) }
  }

  fileprivate mutating func numericChange(
    _ node: Int, _ variables: [Variable], number: String
  ) -> NumericChange? {
    let parts = tree.children(node)
    guard tree.isList(node), let head = parts.first,
      let assignment = Assignment(rawValue: tree.name(head))
    else {
      issues.error(
        "a change such as '(increase (stock ?x) ?amount)' is expected", at: tree.range(node))
      return nil
    }
    guard let operands = exactly(2, parts.rest, of: node, tree.name(head)) else { return nil }
    let fluent = fluent(operands[0])
    let isVariable = tree.name(operands[1]) == "?" + number
    let amount = isVariable ? nil : self.number(operands[1])
    guard let fluent, isVariable || amount != nil else { return nil }
    return NumericChange(
      assignment: assignment, function: fluent.function, arguments: fluent.arguments,
      variables: variables, amount: amount)
  }

  fileprivate mutating func worldChange() -> WorldChange {
    // Declarations come first, as in `c9 - box`; a list belongs to them only after `-`.
    var nodes = tree.roots
    var declarations = nodes
    var previous: Int?
    while let node = nodes.first {
      if tree.isList(node), previous.map({ tree.keyword($0) != .dash }) ?? true { break }
      previous = node
      _ = nodes.next()
    }
    declarations = SyntaxTree.Nodes(tree: tree.nodes, position: 0, end: nodes.position)
    var change = WorldChange(objects: objects)
    for typed in typedList(declarations, of: "an object's name") {
      let name = tree.name(typed.node)
      if let known = objects[name] {
        let types = objects.types(of: known)
        if !typed.types.isEmpty, typed.types != types {
          issues.error(
            "'\(name)' is known already, as \(article(types))", at: tree.range(typed.node))
        }
        continue
      }
      let types = typed.types.isEmpty ? [TypeID.object] : typed.types
      change.newObjects.append(objects.add(name, types: types))
    }
    change.objects = objects
    for node in nodes { worldFact(node, &change) }
    return change
  }

  private mutating func worldFact(_ node: Int, _ change: inout WorldChange) {
    guard tree.isList(node) else {
      issues.error("a fact in brackets is expected", at: tree.range(node))
      return
    }
    switch tree.head(node) {
    case .equal:
      if let value = groundValue(node, tree.children(node).rest) { change.values.append(value) }
    case .and:
      for part in tree.children(node).rest { worldFact(part, &change) }
    case .not:
      guard let operands = exactly(1, tree.children(node).rest, of: node, "not") else { return }
      if let fact = atom(operands[0]).flatMap({ ground($0) }) { change.removed.append(fact) }
    default:
      if let fact = atom(node).flatMap({ ground($0) }) { change.added.append(fact) }
    }
  }
}
