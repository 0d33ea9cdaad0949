/// Writes model values as PDDL that `PDDLReader` reads back to the same values.
///
/// The text is a function of the value: lists come in the order of declaration, facts sorted.
public enum PDDLPrinter {
  /// A whole domain.
  public static func domain(_ domain: DomainModel) -> String {
    var writer = PDDLWriter(domain: domain, objects: domain.constants)
    writer.write(domain)
    return writer.text
  }

  /// A whole problem of a domain.
  public static func problem(_ problem: Problem, of domain: DomainModel) -> String {
    var writer = PDDLWriter(domain: domain, objects: problem.objects)
    writer.write(problem)
    return writer.text
  }

  /// A condition on one line; free variables are named by the variables given.
  public static func formula(
    _ formula: Formula, domain: DomainModel, objects: ObjectTable, variables: [Variable] = []
  ) -> String {
    var writer = PDDLWriter(domain: domain, objects: objects)
    writer.name(variables)
    return writer.formula(formula)
  }

  /// A number on one line; free variables are named by the variables given.
  public static func expression(
    _ expression: NumericExpression, domain: DomainModel, objects: ObjectTable,
    variables: [Variable] = []
  ) -> String {
    var writer = PDDLWriter(domain: domain, objects: objects)
    writer.name(variables)
    return writer.expression(expression)
  }

  /// A fact.
  public static func fact(_ fact: Fact, domain: DomainModel, objects: ObjectTable) -> String {
    list([domain[fact.predicate].name] + fact.arguments.map { objects.name(of: $0) })
  }

  /// A fluent.
  public static func fluent(
    _ fluent: Fluent, domain: DomainModel, objects: ObjectTable
  ) -> String {
    list([domain[fluent.function].name] + fluent.arguments.map { objects.name(of: $0) })
  }

  /// A constraint on one line.
  public static func constraint(
    _ constraint: TrajectoryConstraint, domain: DomainModel, objects: ObjectTable
  ) -> String {
    var writer = PDDLWriter(domain: domain, objects: objects)
    return writer.constraint(constraint)
  }

  /// A step, as a line of a plan.
  public static func step(_ step: PlanStep, domain: DomainModel, objects: ObjectTable) -> String {
    list([domain[step.action].name] + step.arguments.map { objects.name(of: $0) })
  }

  static func list(_ parts: [String]) -> String { "(" + parts.joined(separator: " ") + ")" }
}
