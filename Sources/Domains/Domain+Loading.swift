import Language
import Meaning
import PDDL
import Robots
public import SourceText

extension Domain {
  /// Makes a domain of a folder.
  ///
  /// Every mistake in every file is reported, errors and warnings alike. The domain is nil when no
  /// use can be made of the folder: no folder, or errors in any of its files.
  public static func load(folder path: String) -> (domain: Domain?, diagnostics: [Diagnostic]) {
    var report = Report()
    guard let folder = DomainFolder.open(path, &report) else { return (nil, report.diagnostics) }
    var loader = Loader(folder, report)
    let domain = loader.load()
    return (domain, loader.report.diagnostics)
  }

  /// Makes a domain of a PDDL domain and a problem, without a word.
  public static func load(
    domainFile: String, problemFile: String
  ) -> (domain: Domain?, diagnostics: [Diagnostic]) {
    var report = Report()
    var folder = DomainFolder(path: domainFile)
    folder.domain = DomainFolder.read(domainFile, &report)
    folder.world = DomainFolder.read(problemFile, &report)
    var loader = Loader(folder, report)
    let domain = loader.load()
    return (domain, loader.report.diagnostics)
  }
}

/// Puts the files of a folder together.
private struct Loader {
  let folder: DomainFolder
  var report: Report

  init(_ folder: DomainFolder, _ report: Report) {
    self.folder = folder
    self.report = report
  }

  mutating func load() -> Domain? {
    guard let (model, problem) = readPDDL() else {
      readAlone([folder.vocabulary, folder.robots].compactMap { $0 } + folder.languages)
      if let floor = folder.floor { report.add(FloorMap.read(floor).diagnostics) }
      return nil
    }
    var problemAndFloor = problem
    let (setup, declared, layout, robotsFound) = readRobots(model, &problemAndFloor)
    let robotType = RobotType.find(model: model, problem: problem, declared: declared)
    let plain = PlainVocabulary(model: model, objects: problem.objects, robotType: robotType)
    var vocabulary = plain.base(initial: problem.initial)
    var formulas = Formulas(tree: model.types)
    var faulty: Set<String> = []
    var isReadable = true
    if let file = folder.vocabulary {
      var reader = VocabularyReader(
        file, compiler: FormulaCompiler(model: model, objects: problem.objects),
        robotTypes: robotType.map { [$0] } ?? [], base: vocabulary)
      reader.read()
      report.add(reader.yaml.report.diagnostics)
      (vocabulary, formulas) = (reader.vocabulary, reader.formulas)
      (faulty, isReadable) = (reader.faulty, reader.isReadable)
    } else if folder.lostVocabulary {
      isReadable = false
    } else {
      plain.fill(&vocabulary, &formulas)
      vocabulary.failures = setup.failureNames
    }
    report.add(robotsFound)
    guard isReadable else {
      readAlone(folder.languages)
      return nil
    }
    if folder.vocabulary != nil { checkFailures(setup, vocabulary) }
    let words = readWords(vocabulary, faulty)
    if folder.vocabulary != nil { Speakable(vocabulary, words).apply(to: &vocabulary) }
    let (front, found) = LanguageFront.make(vocabulary: vocabulary, words: words)
    // A template in which something was found already needs no second opinion.
    report.add(found.filter { !report.hasError(at: $0.range, in: $0.file) })
    let rules = folder.rules.map { ScriptLine.lines(of: $0) } ?? []
    guard !report.hasErrors else { return nil }
    return Domain(
      name: folder.vocabulary == nil && folder.domain?.name == folder.path
        ? model.name : Path.name(of: folder.path),
      folder: folder.path, model: model, problem: problemAndFloor, vocabulary: vocabulary,
      formulas: formulas, words: words, front: front, robotType: robotType, layout: layout,
      setup: setup, rules: rules, dialogues: folder.dialogues, tasks: folder.tasks)
  }

  // MARK: PDDL

  private mutating func readPDDL() -> (DomainModel, Problem)? {
    guard let file = folder.domain else { return nil }
    let (model, found) = PDDLReader.domain(file)
    report.add(found)
    guard let model, let world = folder.world else { return nil }
    let (problem, problemFound) = PDDLReader.problem(world, domain: model)
    report.add(problemFound)
    guard let problem else { return nil }
    return PredicateTypes.inferred(model, problem)
  }

  /// Where what they speak of cannot be read, little can be said of other files; what can is said.
  private mutating func readAlone(_ files: [SourceFile]) {
    for file in files {
      var yaml = YAMLReading(file)
      _ = yaml.root()
      report.add(yaml.report.diagnostics)
    }
  }

  // MARK: Robots and floor

  private mutating func readRobots(
    _ model: DomainModel, _ problem: inout Problem
  ) -> (setup: RobotSetup, declared: RobotSetup, layout: Layout, found: [Diagnostic]) {
    var map: FloorMap?
    if let file = folder.floor {
      let (read, found) = FloorMap.read(file)
      report.add(found)
      map = read
    }
    guard let file = folder.robots else {
      if let floor = folder.floor {
        report.warn(
          "there is a floor, but no 'robots.yml' that says where the places lie on it", in: floor)
      }
      let nothing = RobotSetup()
      return (nothing.completed(for: model), nothing, Layout(), [])
    }
    var reader = RobotsReader(file, model: model, objects: problem.objects)
    reader.read()
    let setup = reader.setup.completed(for: model)
    var layout = Layout()
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
    problem.addFloorFacts(of: layout, setup.symbols, model)
    return (setup, reader.setup, layout, reader.yaml.report.diagnostics)
  }

  private mutating func checkFailures(_ setup: RobotSetup, _ vocabulary: Vocabulary) {
    for name in setup.failureNames where !vocabulary.failures.contains(name) {
      report.error(
        "the failure '\(name)' is not declared in 'vocabulary.yml'", in: folder.robots,
        hint: Report.suggestion(for: name, among: vocabulary.failures))
    }
  }

  // MARK: Words

  private mutating func readWords(
    _ vocabulary: Vocabulary, _ faulty: Set<String>
  ) -> [DomainWords] {
    var all: [DomainWords] = []
    for file in folder.languages {
      var reader = WordsReader(file, vocabulary: vocabulary, faulty: faulty)
      let isLanguage = reader.read()
      report.add(reader.yaml.report.diagnostics)
      guard isLanguage else { continue }
      if let other = all.first(where: { $0.language == reader.words.language }) {
        report.error(
          "there are two files for the language '\(other.language)'", in: file,
          notes: [.init("this is the other one", in: other.file)])
        continue
      }
      report.add(WordsComparison(reader.words, vocabulary).diagnostics)
      all.append(reader.words)
    }
    return all.sorted { $0.language < $1.language }
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

extension Problem {
  /// Adds what the floor tells: which place lies in which region, which places are neighbors.
  fileprivate mutating func addFloorFacts(
    of layout: Layout, _ symbols: FloorSymbols, _ model: DomainModel
  ) {
    let within = symbols.within.flatMap { model.predicate(named: $0) }
    let beside = symbols.beside.flatMap { model.predicate(named: $0) }
    for name in layout.placeNames {
      guard let place = objects[name] else { continue }
      if let within {
        for region in layout.regions(of: name) {
          if let region = objects[region] { initial.insert(Fact(within, [place, region])) }
        }
      }
      if let beside {
        for neighbor in layout.neighbors(of: name) {
          if let other = objects[neighbor] { initial.insert(Fact(beside, [place, other])) }
        }
      }
    }
  }
}

/// Who does as they are told.
private enum RobotType {
  /// The type of the robots that `robots.yml` names or whose skills it describes, else of the
  /// parameter that all actions have in common. What is only inferred of a skill is no proof: a
  /// gripper is held by nobody.
  static func find(model: DomainModel, problem: Problem, declared: RobotSetup) -> TypeID? {
    let named = declared.robots.keys.sorted().compactMap { problem.objects[$0] }
      .map { problem.objects.types(of: $0) }
    if let first = named.first, first.count == 1, named.allSatisfy({ $0 == first }) {
      return first[0]
    }
    let types = declared.skills.keys.sorted().compactMap { name -> [TypeID]? in
      guard let action = model.action(named: name),
        let robot = declared.skills[name]?.parameters.robot
      else { return nil }
      return model[action].parameters.first { $0.name == robot }?.types
    }
    if let first = types.first, first.count == 1, first[0] != .object,
      types.allSatisfy({ $0 == first })
    {
      return first[0]
    }
    return Doers.type(of: model)
  }
}
