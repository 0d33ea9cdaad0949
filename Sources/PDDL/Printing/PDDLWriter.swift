/// Text in the making, with the names of the variables in scope by slot.
struct PDDLWriter {
  let domain: DomainModel
  let objects: ObjectTable
  private(set) var text = ""
  private var names: [Int: String] = [:]

  init(domain: DomainModel, objects: ObjectTable) {
    self.domain = domain
    self.objects = objects
  }

  mutating func line(_ text: String) { self.text += text + "\n" }

  // MARK: Variables and terms

  /// Puts variables in scope; one whose name an outer variable has keeps it only if that does no harm.
  mutating func name(_ variables: [Variable]) {
    for variable in variables {
      var name = variable.name
      var number = 2
      while names.contains(where: { $0.value == name && $0.key != variable.slot }) {
        name = "\(variable.name)-\(number)"
        number += 1
      }
      names[variable.slot] = name
    }
  }

  private mutating func scoped(
    _ variables: [Variable], over slots: Set<Int>, _ body: (inout PDDLWriter) -> String
  ) -> String {
    let outer = names
    // Outer variables that the body does not mention may be hidden.
    names = names.filter { slots.contains($0.key) }
    name(variables)
    defer { names = outer }
    let head = "(" + variables.map { typed($0) }.joined(separator: " ") + ")"
    return head + " " + body(&self)
  }

  private func variable(_ slot: Int) -> String { "?" + (names[slot] ?? "v\(slot)") }

  private func typed(_ variable: Variable) -> String {
    self.variable(variable.slot) + " - " + types(variable.types)
  }

  func parameters(_ variables: [Variable]) -> String {
    variables.map { "?\($0.name) - \(types($0.types))" }.joined(separator: " ")
  }

  func types(_ types: [TypeID]) -> String {
    switch types.count {
    case 0: "object"
    case 1: domain.types.name(of: types[0])
    default: PDDLPrinter.list(["either"] + types.map { domain.types.name(of: $0) })
    }
  }

  private func term(_ term: Term) -> String {
    switch term {
    case .object(let object): objects.name(of: object)
    case .variable(let slot): variable(slot)
    }
  }

  private func atom(_ name: String, _ terms: [Term]) -> String {
    PDDLPrinter.list([name] + terms.map { term($0) })
  }

  // MARK: Formulas, numbers, effects

  mutating func formula(_ formula: Formula) -> String {
    switch formula {
    case .truth: return "(and)"
    case .falsity: return "(or)"
    case .atom(let atom): return self.atom(domain[atom.predicate].name, atom.arguments)
    case .equal(let a, let b): return atom("=", [a, b])
    case .not(let inner): return "(not \(self.formula(inner)))"
    case .and(let parts): return PDDLPrinter.list(["and"] + parts.map { self.formula($0) })
    case .or(let parts): return PDDLPrinter.list(["or"] + parts.map { self.formula($0) })
    case .imply(let condition, let inner):
      return "(imply \(self.formula(condition)) \(self.formula(inner)))"
    case .exists(let variables, let inner):
      return "(exists " + scoped(variables, over: Set(inner.freeSlots)) { $0.formula(inner) } + ")"
    case .forall(let variables, let inner):
      return "(forall " + scoped(variables, over: Set(inner.freeSlots)) { $0.formula(inner) } + ")"
    case .compare(let comparator, let left, let right):
      return "(\(comparator.rawValue) \(expression(left)) \(expression(right)))"
    }
  }

  mutating func expression(_ expression: NumericExpression) -> String {
    switch expression {
    case .number(let value): return pddlNumber(value)
    case .function(let function, let arguments): return atom(domain[function].name, arguments)
    case .sum(let parts):
      return PDDLPrinter.list(["+"] + parts.map { self.expression($0) })
    case .product(let parts):
      return PDDLPrinter.list(["*"] + parts.map { self.expression($0) })
    case .difference(let a, let b): return "(- \(self.expression(a)) \(self.expression(b)))"
    case .quotient(let a, let b): return "(/ \(self.expression(a)) \(self.expression(b)))"
    case .negation(let operand): return "(- \(self.expression(operand)))"
    case .duration: return "?duration"
    case .totalTime: return "total-time"
    case .violations(let name): return "(is-violated \(name))"
    }
  }

  mutating func effect(_ effect: Effect) -> String {
    switch effect {
    case .add(let atom): return self.atom(domain[atom.predicate].name, atom.arguments)
    case .delete(let atom):
      return "(not \(self.atom(domain[atom.predicate].name, atom.arguments)))"
    case .change(let assignment, let function, let arguments, let value):
      let fluent = atom(domain[function].name, arguments)
      return "(\(assignment.rawValue) \(fluent) \(expression(value)))"
    case .and(let parts): return PDDLPrinter.list(["and"] + parts.map { self.effect($0) })
    case .forall(let variables, let inner):
      return "(forall " + scoped(variables, over: inner.mentionedSlots) { $0.effect(inner) } + ")"
    case .when(let condition, let inner):
      return "(when \(formula(condition)) \(self.effect(inner)))"
    }
  }

  mutating func constraint(_ constraint: TrajectoryConstraint) -> String {
    switch constraint {
    case .and(let parts): return PDDLPrinter.list(["and"] + parts.map { self.constraint($0) })
    case .forall(let variables, let inner):
      return "(forall " + scoped(variables, over: inner.mentionedSlots) { $0.constraint(inner) }
        + ")"
    case .preference(let name, let inner):
      return PDDLPrinter.list(
        ["preference"] + (name.isEmpty ? [] : [name]) + [self.constraint(inner)])
    case .atEnd(let condition): return "(at end \(formula(condition)))"
    case .always(let condition): return "(always \(formula(condition)))"
    case .sometime(let condition): return "(sometime \(formula(condition)))"
    case .atMostOnce(let condition): return "(at-most-once \(formula(condition)))"
    case .sometimeAfter(let a, let b): return "(sometime-after \(formula(a)) \(formula(b)))"
    case .sometimeBefore(let a, let b): return "(sometime-before \(formula(a)) \(formula(b)))"
    case .within(let time, let condition):
      return "(within \(pddlNumber(time)) \(formula(condition)))"
    case .alwaysWithin(let time, let a, let b):
      return "(always-within \(pddlNumber(time)) \(formula(a)) \(formula(b)))"
    case .holdDuring(let from, let to, let condition):
      return "(hold-during \(pddlNumber(from)) \(pddlNumber(to)) \(formula(condition)))"
    case .holdAfter(let time, let condition):
      return "(hold-after \(pddlNumber(time)) \(formula(condition)))"
    }
  }
}
