package import PDDL
package import Robots

extension Belief {
  /// Takes in what was seen. Names that mean nothing in the domain are passed over: a fleet may know
  /// more than its domain has words for.
  package mutating func observe(
    _ observation: Observation, by robot: String?, at time: Instant
  ) -> BeliefChange {
    var objects: [ObjectID] = []
    for new in observation.objects where semantics.objects[new.name] == nil {
      guard let type = domain.types[new.type] else { continue }
      objects.append(add(object: new.name, type: type))
    }
    let readings = observation.readings.compactMap { reading -> (Fluent, Double?)? in
      guard let function = domain.function(named: reading.function),
        domain[function].parameters.count == reading.arguments.count
      else { return nil }
      let arguments = reading.arguments.compactMap { semantics.objects[$0] }
      guard arguments.count == reading.arguments.count else { return nil }
      return (Fluent(function, arguments), reading.value)
    }
    return learn(
      adding: observation.holds.compactMap(fact), removing: observation.holdsNot.compactMap(fact),
      values: readings, objects: objects, from: .observed(by: robot), at: time)
  }

  /// A fact by its names; nil where a name means nothing here.
  package func fact(_ named: NamedFact) -> Fact? {
    guard let predicate = domain.predicate(named: named.predicate),
      domain[predicate].parameters.count == named.arguments.count
    else { return nil }
    let arguments = named.arguments.compactMap { semantics.objects[$0] }
    return arguments.count == named.arguments.count ? Fact(predicate, arguments) : nil
  }

  /// Takes in that a robot passed a place.
  mutating func passed(_ place: ObjectID, by robot: ObjectID, at time: Instant) -> BeliefChange {
    guard let location = setting.location else { return BeliefChange(source: .assumed) }
    return learn(
      adding: [Fact(location, [robot, place])], removing: [], from: .assumed, at: time)
  }

  /// Takes in the effect of a step that was reported finished.
  package mutating func assume(_ step: PlanStep, at time: Instant) -> BeliefChange {
    let after = semantics.state(after: step, in: state)
    let change = difference(from: state, to: after, of: step)
    return learn(
      adding: change.adding, removing: change.removing, values: change.values, from: .assumed,
      at: time)
  }

  /// What a step changes, worked out from its effects rather than by comparing whole states.
  private func difference(
    from before: State, to after: State, of step: PlanStep
  ) -> (adding: [Fact], removing: [Fact], values: [(Fluent, Double?)]) {
    let touched = semantics.touched(by: step, in: before)
    return (
      touched.facts.filter { after.contains($0) && !before.contains($0) },
      touched.facts.filter { !after.contains($0) && before.contains($0) },
      touched.fluents.filter { before.value(of: $0) != after.value(of: $0) }
        .map { ($0, after.value(of: $0)) }
    )
  }
}
