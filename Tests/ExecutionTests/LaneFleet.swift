import PDDL
import Robots

@testable import Execution

/// The way along the ring lane: the shorter side that no closed stretch lies on.
struct Lane {
  /// Millimeters from one point of the lane to another and the direction, +1 or -1; nil when both
  /// sides are closed.
  static func way(from: Int, to: Int, avoiding: [String]) -> (length: Int, direction: Int)? {
    let ring = Depot.length * 1000
    let up = ((to - from) % ring + ring) % ring
    let sides = [(up, 1), (ring - up, -1)].filter { length, direction in
      !avoiding.contains { name in
        guard let region = Depot.regions[name], length > 0 else { return false }
        // Meter by meter: the ends of a stretch belong to the places there.
        var point = from
        var left = length
        while left > 0 {
          let middle = ((point + direction * min(500, left / 2)) % ring + ring) % ring
          if middle > region.lowerBound * 1000 && middle < region.upperBound * 1000 { return true }
          point += direction * min(1000, left)
          left -= min(1000, left)
        }
        return false
      }
    }
    if up == 0 { return (0, 1) }
    return sides.min { $0.0 < $1.0 }.map { ($0.0, $0.1) }
  }

  static func point(of place: String) -> Int? {
    Depot.places.first { $0.name == place }.map { $0.meter * 1000 }
  }
}

/// Travel times along the lane, from where robots really are.
struct LaneTravel: Travel {
  let function: FunctionID?
  let closed: PredicateID?
  var robots: [String: RobotPosition] = [:]

  init(domain: DomainModel) {
    function = domain.function(named: "travel-time")
    closed = domain.predicate(named: "closed")
  }

  func functions(
    in state: State, of objects: ObjectTable, avoiding regions: [ObjectID]
  ) -> (any FunctionSource)? {
    var shut = regions
    if let closed { shut += state.facts(of: closed).map { $0.arguments[0] } }
    return Times(
      function: function, objects: objects, robots: robots,
      shut: shut.map { objects.name(of: $0) })
  }

  func following(_ layout: Layout) -> any Travel {
    var other = self
    other.robots = layout.robots
    return other
  }

  struct Times: FunctionSource {
    let function: FunctionID?
    let objects: ObjectTable
    let robots: [String: RobotPosition]
    let shut: [String]

    func supplies(_ function: FunctionID) -> Bool { function == self.function }

    func value(of function: FunctionID, _ arguments: [ObjectID]) -> Double? {
      let names = arguments.map { objects.name(of: $0) }
      guard var from = Lane.point(of: names[1]), let to = Lane.point(of: names[2]) else {
        return nil
      }
      if let position = robots[names[0]], position.lastPlace == names[1] {
        from = position.cell.column
      }
      return Lane.way(from: from, to: to, avoiding: shut).map { Double($0.length) / 1000 }
    }
  }
}

/// A robot or several on the lane: does what it is told, exactly, unless it is told to fail.
struct LaneFleet: Fleet {
  /// A failure that is to happen: the so-manieth command of an action.
  struct Mishap {
    let action: String
    /// Counts down; happens at 1. Nil happens every time.
    var countdown: Int?
    let reason: String
    var isRetriable = true
  }

  private struct Work {
    let command: Command
    let start: Instant
    let end: Instant
    var from = 0
    var direction = 0
    /// Places still to be passed, each with its time.
    var passing: [(time: Instant, place: String)] = []
    var failure: Mishap?
  }

  private var semantics: Semantics
  private(set) var state: State
  private var now = Instant.zero
  private var works: [Work] = []
  private var outbox: [Report] = []
  private var positions: [String: (point: Int, lastPlace: String)] = [:]
  private var seen: [CommandID: Report.Content] = [:]
  /// Whether it answers when it is asked what became of a command.
  var isMute = false
  private(set) var commandsSentTwice: [CommandID] = []
  var mishaps: [Mishap] = []

  init(belief: Belief) {
    semantics = belief.semantics
    state = belief.state
    for robot in belief.robots {
      let place = belief.setting.location.flatMap {
        state.facts(of: $0, matching: [robot, nil]).first?.arguments[1]
      }
      guard let place else { continue }
      let name = belief.objects.name(of: place)
      positions[belief.objects.name(of: robot)] = (Lane.point(of: name) ?? 0, name)
    }
  }

  var layout: Layout {
    var layout = Layout()
    for (robot, position) in positions {
      layout.robots[robot] = RobotPosition(
        cell: Cell(column: point(of: robot, at: now), row: 0), lastPlace: position.lastPlace)
    }
    return layout
  }

  private func point(of robot: String, at time: Instant) -> Int {
    let ring = Depot.length * 1000
    guard let work = works.first(where: { $0.command.robot == robot && $0.direction != 0 }) else {
      return positions[robot]?.point ?? 0
    }
    let driven = (time - work.start).milliseconds
    return ((work.from + work.direction * driven) % ring + ring) % ring
  }

  mutating func start(_ command: Command) {
    guard seen[command.id] == nil else {
      commandsSentTwice.append(command.id)
      return
    }
    report(command, .accepted)
    guard let action = semantics.domain.action(named: command.action) else { return }
    let arguments = command.arguments.compactMap { semantics.objects[$0] }
    let step = PlanStep(action, arguments)
    var mishap: Mishap?
    for index in mishaps.indices where mishaps[index].action == command.action {
      if let count = mishaps[index].countdown {
        mishaps[index].countdown = count - 1
        if count == 1 { mishap = mishaps[index] }
      } else {
        mishap = mishaps[index]
      }
    }
    if command.action == "move", let robot = command.robot {
      let from = point(of: robot, at: now)
      // It drives the way it was told to, and does not know what is closed on it.
      guard let to = Lane.point(of: command.arguments[2]),
        let way = Lane.way(from: from, to: to, avoiding: command.avoiding),
        way == Lane.way(from: from, to: to, avoiding: command.avoiding + closedRegions) ?? (0, 0)
      else {
        report(command, .failed(reason: "way-blocked", retriable: true))
        return
      }
      var work = Work(
        command: command, start: now, end: now + Span(milliseconds: way.length), from: from,
        direction: way.length == 0 ? 0 : way.direction, failure: mishap)
      let ring = Depot.length * 1000
      for (name, meter) in Depot.places where name != command.arguments[2] {
        let ahead = ((meter * 1000 - from) * way.direction % ring + ring) % ring
        if ahead > 0 && ahead < way.length {
          work.passing.append((now + Span(milliseconds: ahead), name))
        }
      }
      work.passing.sort { $0.time < $1.time }
      works.append(work)
      return
    }
    let failures = semantics.failures(of: step, in: state)
    if !failures.isEmpty {
      observe(command)
      report(command, .failed(reason: "nothing-there", retriable: false))
      return
    }
    let seconds = command.action == "charge" ? 30.0 : 5.0
    works.append(
      Work(command: command, start: now, end: now + .seconds(seconds), failure: mishap))
  }

  private var closedRegions: [String] {
    guard let closed = semantics.domain.predicate(named: "closed") else { return [] }
    return state.facts(of: closed).map { semantics.objects.name(of: $0.arguments[0]) }
  }

  /// A robot that finds something other than it was told looks at what is where it stands.
  private mutating func observe(_ command: Command) {
    guard let robot = command.robot, let place = positions[robot]?.lastPlace else { return }
    outbox.append(
      Report(time: now, command: nil, robot: robot, content: .observed(sight(of: place))))
  }

  private func sight(of place: String) -> Observation {
    var seen = Observation()
    guard let at = semantics.domain.predicate(named: "at"), let spot = semantics.objects[place]
    else { return seen }
    seen.complete = [.init("at", [nil, place])]
    for fact in state.facts(of: at, matching: [nil, spot]) {
      seen.holds.append(
        NamedFact("at", fact.arguments.map { semantics.objects.name(of: $0) }))
    }
    return seen
  }

  mutating func ask(about command: CommandID) {
    guard !isMute else { return }
    outbox.append(
      Report(time: now, command: command, robot: nil, content: seen[command] ?? .cancelled))
  }

  private mutating func report(_ command: Command, _ content: Report.Content) {
    if case .progress = content {} else { seen[command.id] = content }
    outbox.append(Report(time: now, command: command.id, robot: command.robot, content: content))
  }

  mutating func cancel(_ id: CommandID) {
    guard let index = works.firstIndex(where: { $0.command.id == id }),
      works[index].command.action == "move"
    else { return }
    stop(index)
  }

  mutating func halt(_ robots: RobotSelection) {
    for index in works.indices.reversed() {
      if case .robot(let name) = robots, works[index].command.robot != name { continue }
      stop(index)
    }
  }

  private mutating func stop(_ index: Int) {
    let work = works[index]
    if let robot = work.command.robot, work.direction != 0 {
      let point = point(of: robot, at: now)
      positions[robot]?.point = point
    }
    works.remove(at: index)
    report(work.command, .cancelled)
  }

  var nextEvent: Instant? {
    if !outbox.isEmpty { return now }
    return works.flatMap { work in [work.end] + work.passing.map(\.time) }.min()
  }

  mutating func advance(to time: Instant) -> [Report] {
    while let next = works.flatMap({ [$0.end] + $0.passing.map(\.time) }).min(), next <= time {
      now = next
      for index in works.indices.reversed() {
        while let passed = works[index].passing.first, passed.time <= now {
          works[index].passing.removeFirst()
          arrive(works[index].command, at: passed.place)
          report(works[index].command, .progress(place: passed.place))
        }
        if works[index].end <= now { end(index) }
      }
    }
    now = max(now, time)
    defer { outbox = [] }
    return outbox.sorted { $0.time < $1.time }
  }

  private mutating func end(_ index: Int) {
    let work = works.remove(at: index)
    if let failure = work.failure {
      if let robot = work.command.robot, work.direction != 0, let last = positions[robot] {
        positions[robot]?.point = Lane.point(of: last.lastPlace) ?? 0
      }
      report(work.command, .failed(reason: failure.reason, retriable: failure.isRetriable))
      return
    }
    guard let action = semantics.domain.action(named: work.command.action) else { return }
    if work.command.action == "move" {
      arrive(work.command, at: work.command.arguments[2])
      if let robot = work.command.robot {
        positions[robot]?.point = Lane.point(of: work.command.arguments[2]) ?? 0
      }
    } else {
      let arguments = work.command.arguments.compactMap { semantics.objects[$0] }
      semantics.apply(PlanStep(action, arguments), to: &state)
    }
    report(work.command, .finished)
  }

  private mutating func arrive(_ command: Command, at place: String) {
    guard let name = command.robot, let robot = semantics.objects[name],
      let spot = semantics.objects[place], let at = semantics.domain.predicate(named: "at")
    else { return }
    for old in state.facts(of: at, matching: [robot, nil]) { state.remove(old) }
    state.insert(Fact(at, [robot, spot]))
    positions[name]?.lastPlace = place
  }

  // MARK: The world by itself

  /// The world changes and nobody is told, unless a sensor of a dock sees it.
  mutating func change(
    adding: [Fact] = [], removing: [Fact] = [], new: [(name: String, type: String)] = [],
    values: [(Fluent, Double)] = [], seenBySensor: Bool = false
  ) {
    for object in new {
      guard let type = semantics.domain.types[object.type] else { continue }
      semantics.objects.add(object.name, types: [type])
    }
    for fact in removing { state.remove(fact) }
    for fact in adding { state.insert(fact) }
    for (fluent, value) in values { state.setValue(value, of: fluent) }
    guard seenBySensor else { return }
    var seen = Observation()
    seen.objects = new.map { .init(name: $0.name, type: $0.type) }
    seen.holds = adding.map { fact in
      NamedFact(
        semantics.domain[fact.predicate].name,
        fact.arguments.map { semantics.objects.name(of: $0) })
    }
    seen.readings = values.map { fluent, value in
      .init(
        function: semantics.domain[fluent.function].name,
        arguments: fluent.arguments.map { semantics.objects.name(of: $0) }, value: value)
    }
    outbox.append(Report(time: now, command: nil, robot: nil, content: .observed(seen)))
  }

  /// An object by name, those that nobody was told of included.
  mutating func object(_ name: String, _ type: String) -> ObjectID? {
    semantics.domain.types[type].map { semantics.objects.add(name, types: [$0]) }
  }

  func holds(_ fact: Fact) -> Bool { state.contains(fact) }
}
