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
    let holds = observation.holds.compactMap(fact)
    var holdsNot = observation.holdsNot.compactMap(fact)
    for pattern in observation.complete {
      guard let predicate = domain.predicate(named: pattern.predicate),
        domain[predicate].parameters.count == pattern.arguments.count
      else { continue }
      // A name that is not known here fits no fact.
      let objects = pattern.arguments.map { $0.map { semantics.objects[$0] } }
      guard !objects.contains(where: { $0 == .some(nil) }) else { continue }
      holdsNot += state.facts(of: predicate, matching: objects.map { $0 ?? nil })
        .filter { !holds.contains($0) && !holdsNot.contains($0) }
    }
    return learn(
      adding: holds, removing: holdsNot, values: readings, objects: objects,
      from: .observed(by: robot), at: time)
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
    guard let effects = semantics.effects(of: step, in: state) else {
      return BeliefChange(source: .assumed)
    }
    return learn(
      adding: effects.added.filter { !state.contains($0) },
      removing: effects.removed.filter { state.contains($0) },
      values: effects.settings.map { ($0.fluent, $0.value) }, from: .assumed, at: time)
  }
}
