import SourceText

/// The sections of a problem, whatever their order in the file.
extension Checker {
  /// Reads `(define (problem NAME) …)`; nil when the file is something else.
  mutating func readProblem() -> Problem? {
    guard let sections = definition(.problem, known: Keyword.problemSections) else { return nil }
    checkDomainName(sections[.domainSection].first)
    for section in sections[.objectsSection] { declareObjects(section) }
    var initial = InitialState()
    for section in sections[.initSection] {
      for node in tree.children(section).rest { initialFact(node, &initial) }
    }
    var problem = Problem(
      name: domainOrProblemName, objects: objects, initial: state(initial))
    problem.timedInitials = initial.timed
    problem.file = tree.file
    for section in sections[.goalSection] {
      startScope()
      let goals = tree.children(section).rest.map { goal($0) }
      problem.goal = .conjunction(goals)
      problem.goalSlotCount = slotCount
      problem.constraints += tree.children(section).rest.flatMap { wishes($0) }
    }
    for section in sections[.constraintsSection] { problem.constraints += constraints(section) }
    for section in sections[.metricSection] { problem.metric = metric(section) }
    return problem
  }

  private mutating func checkDomainName(_ section: Int?) {
    guard let section, let name = tree.children(section).rest.first else { return }
    if tree.name(name) != domain.name {
      issues.warn(
        "this problem is for domain '\(tree.name(name))', not for '\(domain.name)'",
        at: tree.range(name))
    }
  }

  // MARK: First state

  /// What `:init` says, before it is made into a state.
  struct InitialState {
    var content = StateBuilder()
    var timed: [TimedInitial] = []
    /// Used again for every fact.
    var arguments: [ObjectID] = []
  }

  private mutating func state(_ initial: InitialState) -> State {
    var state = initial.content.state { conflict in
      issues.error(
        "'\(tree.text(tree.children(conflict.later).rest.first ?? conflict.later))' is given "
          + "a second value", at: tree.range(conflict.later),
        notes: [.init("the first is here", in: tree.file, at: tree.range(conflict.earlier))])
    }
    // Costs are counted from 0 even where a problem does not say so.
    if let cost = domain.function(named: Keyword.totalCost.rawValue),
      domain[cost].parameters.isEmpty, state.value(of: Fluent(cost, [])) == nil
    {
      state.setValue(0, of: Fluent(cost, []))
    }
    return state
  }

  /// The usual case, without anything to complain of: a predicate and objects of the right types.
  private mutating func plainFact(
    _ head: Int, _ parts: SyntaxTree.Nodes, _ initial: inout InitialState
  ) -> PredicateID? {
    guard let predicate = predicate(head) else { return nil }
    let declaration = domain[predicate]
    guard !declaration.isDerived,
      plainArguments(parts, declaration.parameters, &initial.arguments)
    else { return nil }
    return predicate
  }

  private mutating func plainArguments(
    _ parts: SyntaxTree.Nodes, _ parameters: [Variable], _ arguments: inout [ObjectID]
  ) -> Bool {
    arguments.removeAll(keepingCapacity: true)
    for part in parts {
      guard arguments.count < parameters.count, let object = object(part),
        objects.object(
          object, isOneOf: parameters[arguments.count].types, in: domain.types)
      else { return false }
      arguments.append(object)
    }
    return arguments.count == parameters.count
  }

  private mutating func initialFact(_ node: Int, _ initial: inout InitialState) {
    guard tree.isList(node), let head = tree.children(node).first else {
      issues.error("a fact in brackets is expected", at: tree.range(node))
      return
    }
    let parts = tree.children(node).rest
    switch tree.keyword(head) {
    case .equal: initialValue(node, parts, &initial)
    case .and where predicate(head) == nil:
      for part in parts { initialFact(part, &initial) }
    case .not where predicate(head) == nil:
      // What is not stated does not hold anyway; the fact is still checked.
      if let fact = exactly(1, parts, of: node, "not") { _ = atom(fact[0], isLenient: true) }
    case .at where isTimed(parts): timedInitial(node, Array(parts), &initial)
    default:
      if let predicate = plainFact(head, parts, &initial) {
        initial.content.add(predicate, initial.arguments)
        return
      }
      guard let atom = atom(node, isLenient: true), let fact = ground(atom) else { return }
      let predicate = domain[atom.predicate]
      if predicate.isDerived {
        issues.warn(
          "'\(predicate.name)' is derived: stating it has no effect", at: tree.range(node),
          notes: declared(predicate.name, at: predicate.range))
        return
      }
      initial.content.add(fact.predicate, fact.arguments)
    }
  }

  /// `(at 10 (p))` against `(at ball1 rooma)`.
  private func isTimed(_ parts: SyntaxTree.Nodes) -> Bool {
    guard let time = parts.first, literal(time) != nil, let body = parts.rest.first else {
      return false
    }
    return tree.isList(body)
  }

  private mutating func timedInitial(_ node: Int, _ parts: [Int], _ initial: inout InitialState) {
    guard parts.count == 2, let time = literal(parts[0]) else {
      issues.error("'(at TIME FACT)' is expected", at: tree.range(node))
      return
    }
    if tree.head(parts[1]) == .equal,
      let operands = exactly(2, tree.children(parts[1]).rest, of: parts[1], "=")
    {
      let fluent = fluent(operands[0])
      let value = number(operands[1])
      guard let fluent, let value else { return }
      initial.timed.append(
        TimedInitial(
          time: time, effect: .change(.assign, fluent.function, fluent.arguments, value)))
    } else {
      initial.timed.append(TimedInitial(time: time, effect: effect(parts[1])))
    }
  }

  private mutating func initialValue(
    _ node: Int, _ parts: SyntaxTree.Nodes, _ initial: inout InitialState
  ) {
    if let left = parts.first, tree.isList(left), let right = parts.rest.first,
      let value = literal(right), parts.rest.rest.isEmpty, let head = tree.children(left).first,
      let function = function(head)
    {
      let declaration = domain[function]
      if plainArguments(tree.children(left).rest, declaration.parameters, &initial.arguments) {
        initial.content.set(function, initial.arguments, value, place: node)
        return
      }
    }
    guard let (fluent, value) = groundValue(node, parts) else { return }
    initial.content.set(fluent.function, fluent.arguments, value, place: node)
  }

  /// `(= (f a) 3)`; nil after a mistake, or when it says that an object is itself.
  mutating func groundValue(
    _ node: Int, _ parts: SyntaxTree.Nodes
  ) -> (fluent: Fluent, value: Double)? {
    guard let operands = exactly(2, parts, of: node, "=") else { return nil }
    if operands.allSatisfy({ !isNumeric($0) && function($0) == nil }) {
      _ = term(operands[0], wanted: [], of: .init(owner: "=", position: 1))
      _ = term(operands[1], wanted: [], of: .init(owner: "=", position: 2))
      return nil
    }
    let found = fluent(operands[0])
    let expression = number(operands[1])
    guard let found, let expression else { return nil }
    guard let value = expression.constantValue else {
      issues.error("a number is expected here", at: tree.range(operands[1]))
      return nil
    }
    return (Fluent(found.function, found.arguments.compactMap(\.object)), value)
  }

  /// The fact an atom states; nil, with a message, when it has variables.
  mutating func ground(_ atom: Atom) -> Fact? {
    var arguments: [ObjectID] = []
    arguments.reserveCapacity(atom.arguments.count)
    for term in atom.arguments {
      guard let object = term.object else { return nil }
      arguments.append(object)
    }
    return Fact(atom.predicate, arguments)
  }

  // MARK: Goal and metric

  /// A goal: a condition, its preferences left out.
  private mutating func goal(_ node: Int) -> Formula {
    guard tree.isList(node), let head = tree.children(node).first else { return formula(node) }
    switch tree.keyword(head) {
    case .and: return .conjunction(tree.children(node).rest.map { goal($0) })
    case .preference where predicate(head) == nil: return .truth
    case .forall where containsPreference(node):
      guard let operands = exactly(2, tree.children(node).rest, of: node, "forall") else {
        return .truth
      }
      let before = slotCount
      let bound = variables(in: operands[0])
      let body = with(bound) { $0.goal(operands[1]) }
      if body == .truth {
        slotCount = before
        return .truth
      }
      return .forall(bound.map(\.variable), body)
    default: return formula(node)
    }
  }

  /// The preferences of a goal, which are constraints on the end of the plan.
  private mutating func wishes(_ node: Int) -> [TrajectoryConstraint] {
    guard containsPreference(node) else { return [] }
    if tree.head(node) == .and {
      return tree.children(node).rest.flatMap { wishes($0) }
    }
    startScope()
    return wish(node).map { [$0] } ?? []
  }

  private mutating func wish(_ node: Int) -> TrajectoryConstraint? {
    guard containsPreference(node) else { return nil }
    let operands = Array(tree.children(node).rest)
    switch tree.head(node) {
    case .and: return .and(operands.compactMap { wish($0) })
    case .forall where operands.count == 2:
      let bound = variables(in: operands[0])
      return with(bound) { $0.wish(operands[1]) }.map { .forall(bound.map(\.variable), $0) }
    case .preference:
      let isNamed = operands.first.map { !tree.isList($0) } ?? false
      guard operands.count == (isNamed ? 2 : 1), let body = operands.last else {
        issues.error("'(preference NAME CONDITION)' is expected", at: tree.range(node))
        return nil
      }
      return .preference(isNamed ? tree.name(operands[0]) : "", .atEnd(formula(body)))
    default:
      issues.error("a preference cannot stand inside this", at: tree.range(node))
      return nil
    }
  }

  private func containsPreference(_ node: Int) -> Bool {
    (node..<Int(tree.nodes[node].next)).contains { tree.head($0) == .preference }
  }

  private mutating func metric(_ section: Int) -> Metric? {
    let parts = Array(tree.children(section).rest)
    guard parts.count == 2,
      tree.keyword(parts[0]) == .minimize || tree.keyword(parts[0]) == .maximize
    else {
      issues.error(
        "'(:metric minimize NUMBER)' or '(:metric maximize NUMBER)' is expected",
        at: tree.range(section))
      return nil
    }
    return number(parts[1]).map {
      Metric(minimizes: tree.keyword(parts[0]) == .minimize, expression: $0)
    }
  }
}

extension Term {
  /// The object, if it is one.
  package var object: ObjectID? {
    if case .object(let object) = self { return object }
    return nil
  }
}

extension NumericExpression {
  /// Its value when it depends on nothing.
  package var constantValue: Double? {
    switch self {
    case .number(let value): return value
    case .negation(let operand): return operand.constantValue.map { -$0 }
    case .sum(let operands):
      return operands.reduce(0) { sum, next in
        sum.flatMap { a in next.constantValue.map { a + $0 } }
      }
    case .product(let operands):
      return operands.reduce(1) { sum, next in
        sum.flatMap { a in next.constantValue.map { a * $0 } }
      }
    case .difference(let a, let b):
      guard let a = a.constantValue, let b = b.constantValue else { return nil }
      return a - b
    case .quotient(let a, let b):
      guard let a = a.constantValue, let b = b.constantValue, b != 0 else { return nil }
      return a / b
    case .function, .duration, .totalTime, .violations: return nil
    }
  }
}
