package import PDDL

/// The numbers that the floor supplies to PDDL: travel times, distances, columns and rows.
///
/// Made once for a domain; `under` turns it to another state of the world at the cost of a few
/// look-ups. Travel times are whole seconds, rounded up, so that costs stay integers.
package struct LayoutFunctions: FunctionSource {
  private let layout: Layout
  private let symbols: Symbols
  private let objects: ObjectTable
  private var ways: Ways?
  private var state: State?

  private struct Symbols: Sendable {
    var travelTime: FunctionID?
    var distance: FunctionID?
    var column: FunctionID?
    var row: FunctionID?
    var location: PredicateID?
    var holding: PredicateID?
    var closed: PredicateID?
    var takesRobot = false
  }

  /// The functions of a layout for a domain; what the layout cannot tell it does not supply.
  package init(
    _ layout: Layout, symbols names: FloorSymbols, domain: DomainModel, objects: ObjectTable
  ) {
    self.layout = layout
    self.objects = objects
    var symbols = Symbols()
    if !layout.isEmpty {
      symbols.travelTime = domain.function(names.travelTime, arity: 2...3)
      symbols.distance = domain.function(names.distance, arity: 2...2)
      symbols.column = domain.function(names.column, arity: 1...1)
      symbols.row = domain.function(names.row, arity: 1...1)
    }
    symbols.location = domain.predicate(names.location, arity: 2)
    symbols.holding = domain.predicate(names.holding, arity: 2)
    symbols.closed = domain.predicate(names.closed, arity: 1)
    symbols.takesRobot = symbols.travelTime.map { domain[$0].parameters.count == 3 } ?? false
    self.symbols = symbols
    ways = layout.floor?.ways(without: [])
  }

  /// The functions where robots stand as in `layout` and things as in a state: the regions that are
  /// closed in it and those to avoid are not entered.
  package func under(
    _ state: State, layout: Layout? = nil, objects: ObjectTable? = nil, avoiding: [String] = []
  ) -> LayoutFunctions {
    let objects = objects ?? self.objects
    var other = LayoutFunctions(layout ?? self.layout, symbols: symbols, objects: objects)
    other.state = state
    var names = avoiding
    if let closed = symbols.closed {
      names += state.facts(of: closed).map { objects.name(of: $0.arguments[0]) }
    }
    if let floor = other.layout.floor {
      other.ways = floor.ways(without: floor.regions(named: names))
    }
    return other
  }

  private init(_ layout: Layout, symbols: Symbols, objects: ObjectTable) {
    self.layout = layout
    self.symbols = symbols
    self.objects = objects
  }

  /// Whether it supplies the values of a function.
  package func supplies(_ function: FunctionID) -> Bool {
    function == symbols.travelTime || function == symbols.distance || function == symbols.column
      || function == symbols.row
  }

  /// The value for the given objects; nil when no way leads there or one of them is nowhere.
  package func value(of function: FunctionID, _ arguments: [ObjectID]) -> Double? {
    guard let floor = layout.floor, let ways else { return nil }
    if function == symbols.travelTime {
      let ends = symbols.takesRobot ? Array(arguments.dropFirst()) : arguments
      let robot = symbols.takesRobot ? arguments.first.map(objects.name(of:)) : nil
      guard ends.count == 2, let length = length(from: ends[0], to: ends[1], by: robot, floor, ways)
      else { return nil }
      let motion = floor.motion(of: robot)
      let time = motion.time(distance: length.millimeters, corners: length.corners)
      return Double((time + 999) / 1000)
    }
    if function == symbols.distance {
      guard arguments.count == 2 else { return nil }
      // Ways begin where robots really are: of the two, the one that is on its way comes first.
      let isMoving = position(of: arguments[0]) != nil
      let start = isMoving ? arguments[0] : arguments[1]
      let end = isMoving ? arguments[1] : arguments[0]
      return length(from: start, to: end, by: nil, floor, ways)
        .map { Double($0.millimeters) / 1000 }
    }
    guard let object = arguments.first, let place = place(of: object),
      let cell = layout.cell(of: place)
    else { return nil }
    return Double(function == symbols.column ? cell.column : cell.row)
  }

  private func length(
    from start: ObjectID, to end: ObjectID, by robot: String?, _ floor: Floor, _ ways: Ways
  ) -> Layout.Distance? {
    guard let place = place(of: end), let index = floor.place(place) else { return nil }
    let node = floor.placeNodes[index]
    let from: Layout.Start
    if let robot {
      guard let place = self.place(of: start) else { return nil }
      from = .robot(robot, at: place)
    } else if let position = position(of: start) {
      from = .position(position)
    } else {
      guard let place = self.place(of: start) else { return nil }
      from = .place(place)
    }
    return floor.distance(from: from, robots: layout.robots, to: node, by: ways)
  }

  /// Where an object is: itself, if it is a place; where it stands; or where the robot is that holds
  /// it.
  private func place(of object: ObjectID) -> String? {
    let name = objects.name(of: object)
    if layout.isPlace(name) { return name }
    guard let state, let location = symbols.location else { return nil }
    if let fact = state.facts(of: location, matching: [object, nil]).first {
      return place(named: objects.name(of: fact.arguments[1]))
    }
    guard let holding = symbols.holding,
      let held = state.facts(of: holding, matching: [nil, object]).first,
      let fact = state.facts(of: location, matching: [held.arguments[0], nil]).first
    else { return nil }
    return place(named: objects.name(of: fact.arguments[1]))
  }

  private func place(named name: String) -> String? { layout.isPlace(name) ? name : nil }

  /// Where a robot is, or a thing that it holds, if it is not exactly at a place.
  private func position(of object: ObjectID) -> RobotPosition? {
    guard !layout.robots.isEmpty else { return nil }
    return layout.robots[objects.name(of: object)]
      ?? carrier(of: object).flatMap { layout.robots[$0] }
  }

  private func carrier(of object: ObjectID) -> String? {
    guard let state, let holding = symbols.holding else { return nil }
    return state.facts(of: holding, matching: [nil, object]).first
      .map { objects.name(of: $0.arguments[0]) }
  }
}

extension Layout {
  /// The PDDL numbers that this floor supplies; `under` fits them to a state.
  package func functions(
    _ symbols: FloorSymbols, domain: DomainModel, objects: ObjectTable
  ) -> LayoutFunctions {
    LayoutFunctions(self, symbols: symbols, domain: domain, objects: objects)
  }

  /// The facts that the floor tells: which places lie in which regions, and which beside which. Only
  /// those about objects that there are; in a fixed order.
  package func facts(_ symbols: FloorSymbols, objects: ObjectTable) -> [NamedFact] {
    var facts: [NamedFact] = []
    for place in placeNames where objects[place] != nil {
      if let within = symbols.within {
        for region in regions(of: place) where objects[region] != nil {
          facts.append(NamedFact(within, [place, region]))
        }
      }
      if let beside = symbols.beside {
        for other in neighbors(of: place) where objects[other] != nil {
          facts.append(NamedFact(beside, [place, other]))
        }
      }
    }
    return facts
  }
}
