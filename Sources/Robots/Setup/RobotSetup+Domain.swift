package import PDDL
import SourceText

// What can be wrong between `robots.yml` and the PDDL files.
extension RobotSetup {
  /// What does not fit the domain and the objects of its world, in the order of the file.
  package func problems(
    domain: DomainModel, objects: ObjectTable, layout: Layout
  ) -> [SetupProblem] {
    symbolProblems(domain) + objectProblems(domain, objects, layout)
      + skills.keys.sorted().flatMap { skillProblems($0, domain) }
      + observationProblems(domain, objects)
  }

  private func symbolProblems(_ domain: DomainModel) -> [SetupProblem] {
    FloorSymbols.keys.compactMap { key in
      guard let name = symbols[keyPath: key.property] else { return nil }
      let path = [key.isFunction ? "functions" : "facts", key.name]
      guard let arity = domain.arity(of: key, named: name) else {
        let known = key.isFunction ? domain.functions.map(\.name) : domain.predicates.map(\.name)
        let what = key.isFunction ? "function" : "predicate"
        return .unknown(name, "a \(what) of the domain", among: known, at: path)
      }
      guard !key.arity.contains(arity) else { return nil }
      return SetupProblem(
        .error, at: path,
        "'\(name)' has \(arity) arguments, '\(key.name)' needs \(key.arity.lowerBound)")
    }
  }

  private func objectProblems(
    _ domain: DomainModel, _ objects: ObjectTable, _ layout: Layout
  ) -> [SetupProblem] {
    var problems: [SetupProblem] = []
    for pattern in places {
      for place in pattern.expanded where objects[place.name] == nil {
        problems.append(
          .unknown(
            place.name, "an object of the world", among: objects.names,
            at: ["places", pattern.name]))
        // One missing object of a pattern says enough.
        break
      }
    }
    for pattern in regions {
      for region in pattern.expanded where objects[region.name] == nil {
        problems.append(
          .unknown(
            region.name, "an object of the world", among: objects.names,
            at: ["regions", pattern.name]))
        break
      }
    }
    for name in robots.keys.sorted() where objects[name] == nil {
      problems.append(
        .unknown(name, "an object of the world", among: objects.names, at: ["robots", name]))
    }
    return problems + placelessProblems(domain, objects, layout)
  }

  /// Objects at which a robot could be, as far as types tell, but which lie nowhere on the floor.
  private func placelessProblems(
    _ domain: DomainModel, _ objects: ObjectTable, _ layout: Layout
  ) -> [SetupProblem] {
    guard !layout.isEmpty, let name = symbols.location,
      let location = domain.predicate(named: name), domain[location].parameters.count == 2
    else { return [] }
    let types = domain[location].parameters[1].types
    guard !types.isEmpty, !types.contains(.object) else { return [] }
    let missing = objects.all.filter { object in
      objects.types(of: object).contains { domain.types.isSubtype($0, ofAny: types) }
        && !layout.isPlace(objects.name(of: object))
    }
    guard let first = missing.first else { return [] }
    let more = missing.count > 1 ? " and \(missing.count - 1) more" : ""
    return [
      SetupProblem(
        .warning, at: ["places"],
        "'\(objects.name(of: first))'\(more) can be a place, but lies nowhere on the floor",
        hint: "add it under 'places', or give it a type of its own")
    ]
  }

  private func skillProblems(_ name: String, _ domain: DomainModel) -> [SetupProblem] {
    guard let skill = skills[name] else { return [] }
    let path = ["skills", name]
    guard let id = domain.action(named: name) else {
      let known = domain.actions.map(\.name)
      return [.unknown(name, "an action of the domain", among: known, at: path)]
    }
    let action = domain[id]
    let parameters = action.parameters.map(\.name)
    var problems: [SetupProblem] = []
    let declared = skill.parameters
    for (key, value) in [
      ("robot", declared.robot), ("from", declared.from), ("to", declared.to),
      ("item", declared.item), ("place", declared.place),
    ] {
      guard let value, !parameters.contains(value) else { continue }
      problems.append(
        .unknown(
          value, "a parameter of '\(name)'", among: parameters, at: path + ["parameters", key]))
    }
    if skill.kind == .travel, declared.to == nil {
      problems.append(
        SetupProblem(
          .error, at: path, "where a drive by '\(name)' ends is not known",
          hint: "add 'parameters: { robot: …, from: …, to: … }'"))
    }
    for failure in skill.failures {
      if let item = failure.misplaces, !parameters.contains(item) {
        problems.append(
          .unknown(
            item, "a parameter of '\(name)'", among: parameters,
            at: path + ["failures", failure.reason, "misplaces"]))
      }
    }
    let conditions = action.conditions(in: domain)
    for reason in skill.reasons
    where !conditions.contains(where: { $0.isCalled(reason.condition) }) {
      problems.append(
        SetupProblem(
          .error, at: path + ["reasons", reason.condition],
          "'\(reason.condition)' is no precondition of '\(name)'",
          hint: "its preconditions are \(conditions.map(\.text).joined(separator: ", "))"))
    }
    return problems
  }

  private func observationProblems(
    _ domain: DomainModel, _ objects: ObjectTable
  ) -> [SetupProblem] {
    let symbols = domain.predicates.map(\.name) + domain.functions.map(\.name)
    var problems: [SetupProblem] = []
    for name in observed.keys.sorted() {
      if !symbols.contains(name) {
        problems.append(
          .unknown(
            name, "a predicate or function of the domain", among: symbols,
            at: ["observed", name]))
      }
      guard case .action(let actions)? = observed[name] else { continue }
      for action in actions where domain.action(named: action) == nil {
        problems.append(
          .unknown(
            action, "'here' or an action of the domain", among: domain.actions.map(\.name),
            at: ["observed", name]))
      }
    }
    for place in sensors.keys.sorted() {
      if domain.types[place] == nil && objects[place] == nil {
        problems.append(
          .unknown(
            place, "a type or an object of the world", among: domain.types.names + objects.names,
            at: ["sensors", place]))
      }
      for name in sensors[place] ?? [] where !symbols.contains(name) {
        problems.append(
          .unknown(
            name, "a predicate or function of the domain", among: symbols,
            at: ["sensors", place]))
      }
    }
    return problems
  }
}

extension SetupProblem {
  fileprivate static func unknown(
    _ name: String, _ what: String, among known: [String], at path: [String]
  ) -> SetupProblem {
    SetupProblem(
      .error, at: path, "'\(name)' is not \(what)",
      hint: Spelling.nearest(to: name, in: known).map { "did you mean '\($0)'?" })
  }
}
