import PDDL
import Robots

// What can be seen of the world: at a place, or of what an action was done to.
extension TrueWorld {
  /// What is seen at a place of some predicates and functions: those facts that are about the place,
  /// and of predicates that speak of no place, those about the things there.
  func sight(of place: ObjectID, showing symbols: [String]) -> Observation {
    var seen = Observation()
    for symbol in symbols { look(at: place, for: symbol, &seen) }
    return finished(seen)
  }

  /// What doing a step shows: of each symbol what is so of the things it is done to, or, if it is done
  /// to nothing but a place, of the place and what is there.
  func sight(of step: PlanStep, at place: ObjectID?, showing symbols: [String]) -> Observation {
    let robot = argument(setup.skills[domain[step.action].name]?.parameters.robot, of: step)
    let things = step.arguments.filter { $0 != robot && $0 != place }
    var seen = Observation()
    for symbol in symbols {
      for thing in things { show(symbol, of: thing, &seen) }
      if things.isEmpty, let place { look(at: place, for: symbol, &seen) }
    }
    return finished(seen)
  }

  /// What is so of the arguments of a step, as far as the symbols of a condition tell.
  func sight(of condition: Precondition, for step: PlanStep) -> Observation {
    var seen = Observation()
    for symbol in condition.symbols {
      for argument in step.arguments { show(symbol, of: argument, &seen) }
    }
    return finished(seen)
  }

  /// Which symbols an action shows.
  func symbols(shownBy action: String) -> [String] {
    setup.observed.keys.sorted().filter { name in
      if case .action(let actions)? = setup.observed[name] { return actions.contains(action) }
      return false
    }
  }

  /// Which symbols being at a place shows.
  var symbolsShownByBeingThere: [String] {
    setup.observed.keys.sorted().filter { setup.observed[$0] == .here }
  }

  /// Which symbols a sensor shows at a place: what is declared for it, or for a type it has.
  func symbols(sensedAt place: ObjectID) -> [String] {
    var symbols: [String] = []
    for key in setup.sensors.keys.sorted() {
      let fits: Bool
      if let type = domain.types[key] {
        fits = objects.object(place, isOneOf: [type], in: domain.types)
      } else {
        fits = objects[key] == place
      }
      guard fits else { continue }
      symbols += (setup.sensors[key] ?? []).filter { !symbols.contains($0) }
    }
    return symbols
  }

  // MARK: Facts

  private func look(at place: ObjectID, for symbol: String, _ seen: inout Observation) {
    if let predicate = domain.predicate(named: symbol) {
      // Where something is, is about the place and nothing else.
      let positions =
        predicate == location ? [1] : positions(fitting: place, in: domain[predicate].parameters)
      guard positions.isEmpty else {
        for position in positions { addFacts(of: predicate, place, at: position, &seen) }
        return
      }
    } else if let function = domain.function(named: symbol) {
      let positions = positions(fitting: place, in: domain[function].parameters)
      guard positions.isEmpty else {
        for position in positions { addValues(of: function, place, at: position, &seen) }
        return
      }
    }
    for thing in things(at: place) { show(symbol, of: thing, &seen) }
  }

  private func show(_ symbol: String, of thing: ObjectID, _ seen: inout Observation) {
    if let predicate = domain.predicate(named: symbol) {
      for position in positions(fitting: thing, in: domain[predicate].parameters) {
        addFacts(of: predicate, thing, at: position, &seen)
      }
    } else if let function = domain.function(named: symbol) {
      for position in positions(fitting: thing, in: domain[function].parameters) {
        addValues(of: function, thing, at: position, &seen)
      }
    }
  }

  private func positions(fitting object: ObjectID, in parameters: [Variable]) -> [Int] {
    parameters.indices.filter {
      objects.object(object, isOneOf: parameters[$0].types, in: domain.types)
    }
  }

  private func addFacts(
    of predicate: PredicateID, _ object: ObjectID, at position: Int, _ seen: inout Observation
  ) {
    var pattern = [ObjectID?](repeating: nil, count: domain[predicate].parameters.count)
    pattern[position] = object
    seen.holds += semanticsState.facts(of: predicate, matching: pattern).map(named)
    seen.complete.append(
      Observation.Pattern(domain[predicate].name, pattern.map { $0.map(name(of:)) }))
  }

  private func addValues(
    of function: FunctionID, _ object: ObjectID, at position: Int, _ seen: inout Observation
  ) {
    let found: [(fluent: Fluent, value: Double)]
    if domain[function].parameters.count == 1 {
      let fluent = Fluent(function, [object])
      found = state.value(of: fluent).map { [(fluent, $0)] } ?? []
    } else {
      found = state.fluents(of: function).filter { $0.fluent.arguments[position] == object }
    }
    seen.readings += found.map {
      Observation.Reading(
        function: domain[function].name, arguments: $0.fluent.arguments.map(name(of:)),
        value: $0.value)
    }
  }

  /// The state with what axioms derive.
  private var semanticsState: State {
    domain.axioms.isEmpty ? state : semantics.completed(state)
  }

  func named(_ fact: Fact) -> NamedFact {
    NamedFact(domain[fact.predicate].name, fact.arguments.map(name(of:)))
  }

  /// Everything once and in order, with the objects that nobody may have heard of.
  private func finished(_ seen: Observation) -> Observation {
    var tidy = Observation()
    tidy.holds = Set(seen.holds).sorted()
    for pattern in seen.complete where !tidy.complete.contains(pattern) {
      tidy.complete.append(pattern)
    }
    for reading in seen.readings where !tidy.readings.contains(reading) {
      tidy.readings.append(reading)
    }
    let names = Set(tidy.holds.flatMap(\.arguments) + tidy.readings.flatMap(\.arguments))
    tidy.objects = names.compactMap { objects[$0] }.sorted()
      .filter { Int($0.index) >= originalObjects }
      .map { object in
        let type = objects.types(of: object).first ?? .object
        return .init(name: name(of: object), type: domain.types.name(of: type))
      }
    return tidy
  }
}

extension Observation {
  /// Whether there is nothing to tell.
  var isEmpty: Bool {
    objects.isEmpty && holds.isEmpty && holdsNot.isEmpty && readings.isEmpty && complete.isEmpty
  }
}
