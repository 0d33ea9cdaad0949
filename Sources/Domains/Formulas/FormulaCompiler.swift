import Meaning
import PDDL
import SourceText

/// Turns the formulas of a vocabulary into PDDL over one domain, and finds out from them which types
/// may fill the roles.
struct FormulaCompiler {
  let model: DomainModel
  let objects: ObjectTable

  /// A role before its types are known.
  struct Role {
    let name: String
    /// The declared types; none: to be found out.
    var types: [TypeID] = []
  }

  /// Compiles a condition over roles; roles without declared types get those the formula demands.
  func condition(
    _ text: Vocabulary.FormulaText, _ roles: [Role], _ report: inout Report
  ) -> Condition? {
    guard let file = text.file else { return nil }
    let (open, found) = PDDLReader.formula(
      file, in: text.range, domain: model, objects: objects, variables: variables(roles))
    report.add(found)
    guard let open else { return nil }
    var types = RoleTypes(roles.map(\.types), tree: model.types)
    types.read(open.formula, model)
    return Condition(
      roles: roles.map(\.name), types: types.known, formula: open.formula,
      slotCount: open.slotCount)
  }

  /// Compiles a number over roles.
  func number(
    _ text: Vocabulary.FormulaText, _ roles: [Role], _ report: inout Report
  ) -> RoleNumber? {
    guard let file = text.file else { return nil }
    let (open, found) = PDDLReader.expression(
      file, in: text.range, domain: model, objects: objects, variables: variables(roles))
    report.add(found)
    guard let open else { return nil }
    var types = RoleTypes(roles.map(\.types), tree: model.types)
    types.read(open.expression, model)
    return RoleNumber(
      roles: roles.map(\.name), types: types.known, expression: open.expression,
      slotCount: roles.count)
  }

  /// Compiles a call of an action.
  func call(
    _ text: Vocabulary.FormulaText, _ roles: [Role], _ report: inout Report
  ) -> (action: ActionID, arguments: [Term])? {
    guard let file = text.file else { return nil }
    let (call, found) = PDDLReader.actionCall(
      file, in: text.range, domain: model, objects: objects, variables: variables(roles))
    report.add(found)
    return call
  }

  /// Compiles a change of a number; `number` is the role that says by how much.
  func change(
    _ text: Vocabulary.FormulaText, _ roles: [Role], number: String?, _ report: inout Report
  ) -> Change? {
    guard let file = text.file else { return nil }
    let (change, found) = PDDLReader.change(
      file, in: text.range, domain: model, objects: objects, variables: variables(roles),
      number: number ?? "")
    report.add(found)
    guard let change else { return nil }
    let amount = change.amount.map { Change.Amount.expression($0) } ?? .role(number ?? "")
    return Change(
      assignment: change.assignment, function: change.function, arguments: change.arguments,
      amount: amount)
  }

  /// What believing a formula changes: facts become true or false, numbers are set.
  func belief(
    _ text: Vocabulary.FormulaText, _ roles: [Role], _ report: inout Report
  ) -> (effect: Effect, formula: Formula, slotCount: Int)? {
    guard let condition = condition(text, roles, &report) else { return nil }
    guard let effect = Self.effect(of: condition.formula) else {
      report.error(
        "what is believed must be facts, facts denied, or numbers that are equal", in: text.file,
        at: text.range, hint: "such as '(and (closed ?aisle) (not (free ?place)))'")
      return nil
    }
    return (effect, condition.formula, condition.slotCount)
  }

  private static func effect(of formula: Formula) -> Effect? {
    switch formula {
    case .atom(let atom): return .add(atom)
    case .not(.atom(let atom)): return .delete(atom)
    case .and(let parts):
      let effects = parts.compactMap(effect(of:))
      return effects.count == parts.count ? .and(effects) : nil
    case .forall(let variables, let inner):
      return effect(of: inner).map { .forall(variables, $0) }
    case .compare(.equal, .function(let function, let arguments), let value):
      return .change(.assign, function, arguments, value)
    default: return nil
    }
  }

  private func variables(_ roles: [Role]) -> [Variable] {
    roles.enumerated().map { Variable(name: $1.name, types: $1.types, slot: $0) }
  }
}

/// What the places in which roles stand in a formula demand of them.
struct RoleTypes {
  private(set) var known: [[TypeID]]
  /// The slots that stand somewhere.
  private(set) var used: Set<Int> = []
  private let tree: TypeTree

  init(_ declared: [[TypeID]], tree: TypeTree) {
    known = declared
    self.tree = tree
  }

  mutating func read(_ formula: Formula, _ model: DomainModel) {
    switch formula {
    case .truth, .falsity: break
    case .atom(let atom): read(atom.arguments, model[atom.predicate].parameters)
    case .equal(let a, let b): read([a, b], [])
    case .not(let inner), .exists(_, let inner), .forall(_, let inner): read(inner, model)
    case .and(let parts), .or(let parts): for part in parts { read(part, model) }
    case .imply(let a, let b):
      read(a, model)
      read(b, model)
    case .compare(_, let a, let b):
      read(a, model)
      read(b, model)
    }
  }

  mutating func read(_ expression: NumericExpression, _ model: DomainModel) {
    switch expression {
    case .number, .duration, .totalTime, .violations: break
    case .function(let function, let arguments): read(arguments, model[function].parameters)
    case .sum(let parts), .product(let parts): for part in parts { read(part, model) }
    case .difference(let a, let b), .quotient(let a, let b):
      read(a, model)
      read(b, model)
    case .negation(let inner): read(inner, model)
    }
  }

  mutating func read(_ effect: Effect, _ model: DomainModel) {
    switch effect {
    case .add(let atom), .delete(let atom): read(.atom(atom), model)
    case .change(_, let function, let arguments, let value):
      read(.function(function, arguments), model)
      read(value, model)
    case .and(let parts): for part in parts { read(part, model) }
    case .forall(_, let inner): read(inner, model)
    case .when(let condition, let inner):
      read(condition, model)
      read(inner, model)
    }
  }

  mutating func read(_ arguments: [Term], _ parameters: [Variable]) {
    for (index, term) in arguments.enumerated() {
      guard case .variable(let slot) = term, slot < known.count else { continue }
      used.insert(slot)
      if index < parameters.count { narrow(slot, to: parameters[index].types) }
    }
  }

  private mutating func narrow(_ slot: Int, to wanted: [TypeID]) {
    guard !wanted.isEmpty, !wanted.contains(.object) else { return }
    guard !known[slot].isEmpty else {
      known[slot] = wanted
      return
    }
    var meet: [TypeID] = []
    for type in known[slot] {
      if tree.isSubtype(type, ofAny: wanted) {
        meet.append(type)
      } else {
        meet += wanted.filter { tree.isSubtype($0, of: type) }
      }
    }
    // Types that exclude each other make no thing: the formula is then never so, which is told
    // elsewhere; the first demand stays.
    if !meet.isEmpty { known[slot] = meet }
  }
}
