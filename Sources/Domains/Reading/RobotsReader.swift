import PDDL
import Robots
import SourceText
import YAMLText

/// Reads `robots.yml` into a robot setup.
struct RobotsReader {
  var yaml: YAMLReading
  let model: DomainModel
  let objects: ObjectTable
  var setup = RobotSetup()
  /// The tree, for finding the place of what turns out wrong later.
  private var tree: YAMLNode?

  private static let sections = [
    "floor", "places", "regions", "facts", "functions", "robots", "skills", "people", "observed",
    "sensors", "hidden",
  ]

  init(_ file: SourceFile, model: DomainModel, objects: ObjectTable) {
    yaml = YAMLReading(file)
    self.model = model
    self.objects = objects
  }

  /// Reads the whole file.
  mutating func read() {
    guard let root = yaml.root() else { return }
    tree = root
    yaml.allow(Self.sections, in: root, of: "the robots' file")
    if let node = root["floor"] {
      yaml.allow(["cell"], in: node, of: "the floor")
      if let cell = node["cell"] {
        setup.cellSize = yaml.measured(cell, "'cell'", .length) ?? setup.cellSize
      }
    }
    section(root, "places") { $0.place($1, $2) }
    section(root, "regions") { $0.region($1, $2) }
    symbols(root, "facts", areFunctions: false)
    symbols(root, "functions", areFunctions: true)
    section(root, "robots") { $0.robot($1, $2) }
    section(root, "skills") { $0.skill($1, $2) }
    if let node = root["people"] { people(node) }
    section(root, "observed") { $0.observed($1, $2) }
    section(root, "sensors") { reader, key, node in
      reader.setup.sensors[key.text ?? ""] =
        reader.yaml.texts(node, "a predicate or function").compactMap(\.text)
    }
    if let node = root["hidden"] { hidden(node) }
  }

  /// Tells what others found wrong, at the keys they name.
  mutating func add(_ problems: [SetupProblem]) {
    for problem in problems {
      var node = tree
      var range: SourceRange?
      for key in problem.path {
        guard let pair = node?.pairs?.first(where: { $0.key.text == key }) else { break }
        range = pair.key.range
        node = pair.value
      }
      if problem.severity == .error {
        yaml.report.error(problem.message, in: yaml.file, at: range, hint: problem.hint)
      } else {
        yaml.report.warn(problem.message, in: yaml.file, at: range, hint: problem.hint)
      }
    }
  }

  private mutating func section(
    _ root: YAMLNode, _ name: String, _ read: (inout RobotsReader, YAMLNode, YAMLNode) -> Void
  ) {
    guard let node = root[name] else { return }
    for pair in yaml.pairs(node, "'\(name)'") { read(&self, pair.key, pair.value) }
  }

  // MARK: Symbols and robots

  private mutating func symbols(_ root: YAMLNode, _ section: String, areFunctions: Bool) {
    guard let node = root[section] else { return }
    let keys = FloorSymbols.keys.filter { $0.isFunction == areFunctions }
    for pair in yaml.pairs(node, "'\(section)'") {
      guard let key = keys.first(where: { $0.name == pair.key.text }) else {
        yaml.unknown("key of '\(section)'", pair.key, among: keys.map(\.name))
        continue
      }
      if let text = yaml.text(pair.value, "'\(key.name)'") {
        setup.symbols[keyPath: key.property] = text
      }
    }
  }

  private mutating func robot(_ key: YAMLNode, _ node: YAMLNode) {
    // What a robot of its own does not say is as with the others, wherever `default` stands.
    let base = tree?["robots"]?["default"]
    var drive = RobotDrive()
    if let base, base != node { read(base, into: &drive, isRepeated: true) }
    read(node, into: &drive, isRepeated: false)
    if key.text == "default" {
      setup.drive = drive
    } else {
      setup.robots[key.text ?? ""] = drive
    }
  }

  private mutating func read(_ node: YAMLNode, into drive: inout RobotDrive, isRepeated: Bool) {
    let before = yaml.report
    for pair in yaml.pairs(node, "a robot") {
      let value = pair.value
      let name = pair.key.text ?? ""
      switch name {
      case "speed":
        drive.motion.speed = yaml.measured(value, "'speed'", .speed) ?? drive.motion.speed
      case "acceleration":
        drive.motion.acceleration = yaml.measured(value, "'acceleration'", .acceleration) ?? 0
      case "turn": drive.motion.turn = yaml.measured(value, "'turn'", .time) ?? 0
      case "drain-per-metre":
        drive.drainPerMeter = yaml.measured(value, "'\(name)'", .share) ?? 0
      case "drain-per-second":
        drive.drainPerSecond = yaml.measured(value, "'\(name)'", .share) ?? 0
      default:
        yaml.unknown(
          "key of a robot", pair.key,
          among: ["speed", "acceleration", "turn", "drain-per-metre", "drain-per-second"])
      }
    }
    if isRepeated { yaml.report = before }
  }

  // MARK: People, eyes and secrets

  private mutating func people(_ node: YAMLNode) {
    var people = PeopleSetup()
    for pair in yaml.pairs(node, "'people'") {
      switch pair.key.text ?? "" {
      case "chance": people.chance = yaml.measured(pair.value, "'chance'", .share) ?? 0
      case "patience":
        people.patience = span(pair.value, "'patience'") ?? people.patience
      case "stay":
        let ends = (pair.value.items ?? [pair.value]).compactMap { span($0, "'stay'") }
        guard let first = ends.first, let last = ends.last, first <= last, ends.count <= 2 else {
          yaml.error("'stay' must be a time or a shortest and a longest one", at: pair.value)
          continue
        }
        people.shortestStay = first
        people.longestStay = last
      default:
        yaml.unknown("key of 'people'", pair.key, among: ["chance", "stay", "patience"])
      }
    }
    setup.people = people
  }

  mutating func span(_ node: YAMLNode, _ what: String) -> Span? {
    yaml.measured(node, what, .time).map { Span(milliseconds: $0) }
  }

  private mutating func observed(_ key: YAMLNode, _ node: YAMLNode) {
    let actions = yaml.texts(node, "what shows it").compactMap(\.text)
    guard !actions.isEmpty else { return }
    setup.observed[key.text ?? ""] = actions == ["here"] ? .here : .action(actions)
  }

  private mutating func hidden(_ node: YAMLNode) {
    for item in yaml.texts(node, "a hidden fact") {
      let (change, found) = PDDLReader.worldChange(
        yaml.file, in: yaml.inner(item), domain: model, objects: objects)
      yaml.report.add(found)
      if let change { setup.hidden.add(change, model) }
    }
  }
}

extension Robots.WorldChange {
  /// Adds a change in PDDL, by names.
  fileprivate mutating func add(_ change: PDDL.WorldChange, _ model: DomainModel) {
    func name(_ object: ObjectID) -> String { change.objects.name(of: object) }
    func named(_ fact: Fact) -> NamedFact {
      NamedFact(model[fact.predicate].name, fact.arguments.map(name))
    }
    objects += change.newObjects.map { object in
      let type = change.objects.types(of: object).first ?? .object
      return .init(name: name(object), type: model.types.name(of: type))
    }
    holds += change.added.map(named)
    holdsNot += change.removed.map(named)
    values += change.values.map { fluent, value in
      .init(
        function: model[fluent.function].name, arguments: fluent.arguments.map(name), value: value)
    }
  }
}
