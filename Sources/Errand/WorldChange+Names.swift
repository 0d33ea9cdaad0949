import PDDL
import Robots

extension PDDL.WorldChange {
  /// The change by names, as it crosses the border to a fleet.
  func named(in domain: DomainModel) -> Robots.WorldChange {
    func names(_ arguments: [ObjectID]) -> [String] { arguments.map { objects.name(of: $0) } }
    return Robots.WorldChange(
      objects: newObjects.map { object in
        let type = objects.types(of: object).first ?? .object
        return .init(name: objects.name(of: object), type: domain.types.name(of: type))
      },
      holds: added.map { NamedFact(domain[$0.predicate].name, names($0.arguments)) },
      holdsNot: removed.map { NamedFact(domain[$0.predicate].name, names($0.arguments)) },
      values: values.map {
        .init(
          function: domain[$0.fluent.function].name, arguments: names($0.fluent.arguments),
          value: $0.value)
      })
  }
}
