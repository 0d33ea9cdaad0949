/// Whole files.
extension PDDLWriter {
  mutating func write(_ domain: DomainModel) {
    line("(define (domain \(domain.name))")
    if !domain.requirements.isEmpty {
      line("  " + PDDLPrinter.list([":requirements"] + domain.requirements.map { ":" + $0 }))
    }
    let types = domain.types.all.dropFirst().map { type in
      let parents = domain.types.parents[Int(type.index)]
      return "\(domain.types.name(of: type)) - \(self.types(parents))"
    }
    section(":types", types)
    section(":constants", domain.constants.all.map { declaration($0) })
    section(
      ":predicates", domain.predicates.map { declaration($0.name, $0.parameters) })
    section(":functions", domain.functions.map { declaration($0.name, $0.parameters) })
    if !domain.constraints.isEmpty { section(constraints: domain.constraints) }
    for axiom in domain.axioms { write(axiom) }
    for action in domain.actions { write(action) }
    for action in domain.durativeActions { write(action) }
    line(")")
  }

  private mutating func section(_ keyword: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    line("  (\(keyword)\n    " + lines.joined(separator: "\n    ") + ")")
  }

  private mutating func section(constraints: [TrajectoryConstraint]) {
    let lines = constraints.map { constraint($0) }
    line("  (:constraints (and\n    " + lines.joined(separator: "\n    ") + "))")
  }

  private func declaration(_ name: String, _ parameters: [Variable]) -> String {
    parameters.isEmpty ? "(\(name))" : "(\(name) \(self.parameters(parameters)))"
  }

  private func declaration(_ object: ObjectID) -> String {
    "\(objects.name(of: object)) - \(types(objects.types(of: object)))"
  }

  private mutating func write(_ axiom: Axiom) {
    var writer = PDDLWriter(domain: domain, objects: objects)
    writer.name(axiom.parameters)
    let head = declaration(domain[axiom.head].name, axiom.parameters)
    line("  (:derived \(head)\n    \(writer.formula(axiom.body)))")
  }

  private mutating func write(_ action: Action) {
    var writer = PDDLWriter(domain: domain, objects: objects)
    writer.name(action.parameters)
    line("  (:action \(action.name)")
    line("    :parameters (\(parameters(action.parameters)))")
    line("    :precondition \(writer.formula(action.precondition))")
    line("    :effect \(writer.effect(action.effect)))")
  }

  private mutating func write(_ action: DurativeAction) {
    var writer = PDDLWriter(domain: domain, objects: objects)
    writer.name(action.parameters)
    line("  (:durative-action \(action.name)")
    line("    :parameters (\(parameters(action.parameters)))")
    let durations = action.durations.map { bound in
      let comparison = "(\(bound.comparator.rawValue) ?duration \(writer.expression(bound.value)))"
      return bound.time == .start ? comparison : "(\(bound.time.rawValue) \(comparison))"
    }
    line("    :duration \(PDDLPrinter.list(["and"] + durations))")
    let conditions = action.conditions.map { timed in
      "(\(timed.time.rawValue) \(writer.formula(timed.condition)))"
    }
    line("    :condition \(PDDLPrinter.list(["and"] + conditions))")
    let effects = action.effects.map { timed -> String in
      if timed.time == .overall,
        case .change(let assignment, let function, let terms, let rate) = timed.effect
      {
        let fluent = writer.expression(.function(function, terms))
        return "(\(assignment.rawValue) \(fluent) (* #t \(writer.expression(rate))))"
      }
      return "(\(timed.time.rawValue) \(writer.effect(timed.effect)))"
    }
    line("    :effect \(PDDLPrinter.list(["and"] + effects)))")
  }

  mutating func write(_ problem: Problem) {
    line("(define (problem \(problem.name))")
    line("  (:domain \(domain.name))")
    section(
      ":objects", problem.objects.all.dropFirst(domain.constants.count).map { declaration($0) })
    var initial = problem.initial.facts.map {
      PDDLPrinter.fact($0, domain: domain, objects: objects)
    }
    for (fluent, value) in problem.initial.fluents {
      let name = PDDLPrinter.fluent(fluent, domain: domain, objects: objects)
      initial.append("(= \(name) \(pddlNumber(value)))")
    }
    for timed in problem.timedInitials {
      if case .change(.assign, let function, let terms, let value) = timed.effect {
        let fluent = expression(.function(function, terms))
        initial.append("(at \(pddlNumber(timed.time)) (= \(fluent) \(expression(value))))")
      } else {
        initial.append("(at \(pddlNumber(timed.time)) \(effect(timed.effect)))")
      }
    }
    section(":init", initial)
    line("  (:goal \(formula(problem.goal)))")
    if !problem.constraints.isEmpty { section(constraints: problem.constraints) }
    if let metric = problem.metric {
      let direction = metric.minimizes ? "minimize" : "maximize"
      line("  (:metric \(direction) \(expression(metric.expression)))")
    }
    line(")")
  }
}
