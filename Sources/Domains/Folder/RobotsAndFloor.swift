import PDDL
import Robots
import SourceText

/// `robots.yml` and `floor.map`, put together.
struct RobotsAndFloor {
  /// What the file declares.
  private(set) var declared = RobotSetup()
  /// The same with what the domain tells filled in.
  private(set) var setup = RobotSetup()
  /// The floor; empty without one.
  private(set) var layout = Layout()
  private let model: DomainModel
  private var reader: RobotsReader?

  /// Reads both; what is wrong with the map is reported at once, the rest kept in `diagnostics`.
  init(_ folder: DomainFolder, model: DomainModel, problem: Problem, _ report: inout Report) {
    self.model = model
    var map: FloorMap?
    if let file = folder.floor {
      let (read, found) = FloorMap.read(file)
      report.add(found)
      map = read
    }
    guard let file = folder.robots else {
      if let floor = folder.floor, !folder.lostRobots {
        report.warn(
          "there is a floor, but no 'robots.yml' that says where the places lie on it", in: floor)
      }
      setup = declared.completed(for: model)
      return
    }
    var reader = RobotsReader(file, model: model, objects: problem.objects)
    reader.read()
    declared = reader.setup
    setup = declared.completed(for: model)
    if let map {
      let (made, problems) = setup.layout(on: map)
      layout = made
      reader.add(problems)
    } else if folder.floor == nil, !(setup.places.isEmpty && setup.regions.isEmpty) {
      reader.yaml.report.error(
        "places are given, but there is no 'floor.map' for them to lie on", in: file,
        at: SourceRange(0, 0))
    }
    // What is wrong on the floor already tells why places are missing from it.
    let isFloorSound = !reader.yaml.report.hasErrors
    reader.add(
      setup.problems(domain: model, objects: problem.objects, layout: layout).filter {
        isFloorSound || $0.severity == .error
      })
    self.reader = reader
  }

  /// What is wrong in `robots.yml`.
  var diagnostics: [Diagnostic] { reader?.yaml.report.diagnostics ?? [] }

  /// Tells of failures that the vocabulary does not declare.
  mutating func checkFailures(_ known: [String]) {
    for (action, skill) in setup.skills.sorted(by: { $0.key < $1.key }) {
      let named =
        skill.failures.map { (section: "failures", key: $0.reason, name: $0.reason) }
        + skill.reasons.map { (section: "reasons", key: $0.condition, name: $0.name) }
      let problems = named.filter { !known.contains($0.name) }.map { failure in
        SetupProblem(
          .error, at: ["skills", action, failure.section, failure.key],
          "the failure '\(failure.name)' is not declared in 'vocabulary.yml'",
          hint: Report.suggestion(for: failure.name, among: known))
      }
      reader?.add(problems)
    }
  }

  /// The problem with what the floor tells: which place lies in which region, which places are
  /// neighbors.
  func completed(_ problem: Problem) -> Problem {
    var problem = problem
    let within = setup.symbols.within.flatMap { model.predicate(named: $0) }
    let beside = setup.symbols.beside.flatMap { model.predicate(named: $0) }
    for name in layout.placeNames {
      guard let place = problem.objects[name] else { continue }
      let regions = layout.regions(of: name).compactMap { problem.objects[$0] }
      let neighbors = layout.neighbors(of: name).compactMap { problem.objects[$0] }
      if let within {
        for region in regions { problem.initial.insert(Fact(within, [place, region])) }
      }
      if let beside {
        for neighbor in neighbors { problem.initial.insert(Fact(beside, [place, neighbor])) }
      }
    }
    return problem
  }
}

extension RobotSetup {
  /// The names of everything that may go wrong, sorted.
  var failureNames: [String] {
    let names = skills.values.flatMap { skill in
      skill.failures.map(\.reason) + skill.reasons.map(\.name)
    }
    return Set(names).sorted()
  }
}
