import Language
import Meaning
import PDDL
import Robots
import SourceText

/// Puts the files of a folder together: PDDL first, since all else speaks of it; then robots and
/// floor, the vocabulary, the words.
struct Loader {
  let folder: DomainFolder
  private(set) var report: Report

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
    var robots = RobotsAndFloor(folder, model: model, problem: problem, &report)
    let robotType = RobotType.find(model: model, problem: problem, declared: robots.declared)
    let plain = PlainVocabulary(model: model, objects: problem.objects, robotType: robotType)
    guard var meant = readVocabulary(plain, problem, robots.setup) else {
      report.add(robots.diagnostics)
      readAlone(folder.languages)
      return nil
    }
    var vocabulary = meant.vocabulary
    if folder.vocabulary != nil { robots.checkFailures(vocabulary.failures) }
    report.add(robots.diagnostics)
    var words = readWords(vocabulary, meant.faulty)
    if folder.vocabulary != nil {
      PlacesWithin(&vocabulary, &meant.formulas, model).add(to: &words)
    }
    if folder.vocabulary != nil { Speakable(vocabulary, words).apply(to: &vocabulary) }
    let (front, found) = LanguageFront.make(vocabulary: vocabulary, words: words)
    // A template in which something was found already needs no second opinion.
    report.add(found.filter { !report.hasError(at: $0.range, in: $0.file) })
    guard !report.hasErrors else { return nil }
    return Domain(
      name: folder.name ?? model.name, folder: folder.path, model: model,
      problem: robots.completed(problem), vocabulary: vocabulary, formulas: meant.formulas,
      words: words, front: front, robotType: robotType, layout: robots.layout,
      setup: robots.setup, rules: folder.rules.map { ScriptLine.lines(of: $0) } ?? [],
      dialogues: folder.dialogues, tasks: folder.tasks)
  }

  // MARK: PDDL

  private mutating func readPDDL() -> (DomainModel, Problem)? {
    guard let file = folder.domain else { return nil }
    let (model, found) = PDDLReader.domain(file)
    report.add(found)
    guard let model, let world = folder.world else { return nil }
    let (read, problemFound) = PDDLReader.problem(world, domain: model)
    report.add(problemFound)
    guard var problem = read else { return nil }
    if problem.metric == nil, let cost = model.function(named: "total-cost"),
      model[cost].parameters.isEmpty,
      model.actions.contains(where: { $0.effect.changes(cost) })
    {
      // Without it a long way would be as good as a short one, and no time could be told.
      problem.metric = Metric(minimizes: true, expression: .function(cost, []))
      report.warn(
        "there is no metric, so what actions cost is minimised", in: world,
        hint: "write (:metric minimize (total-cost)) at its end")
    }
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

  // MARK: What can be meant

  /// What can be meant, and the symbols whose declaration is at fault.
  private typealias Meant = (vocabulary: Vocabulary, formulas: Formulas, faulty: Set<String>)

  /// The author's vocabulary, or a plain one; nil where there is one that cannot be read.
  private mutating func readVocabulary(
    _ plain: PlainVocabulary, _ problem: Problem, _ setup: RobotSetup
  ) -> Meant? {
    var vocabulary = plain.base(initial: problem.initial)
    guard let file = folder.vocabulary else {
      guard !folder.lostVocabulary else { return nil }
      var formulas = Formulas(tree: plain.model.types)
      plain.fill(&vocabulary, &formulas)
      vocabulary.failures = setup.failureNames
      return (vocabulary, formulas, [])
    }
    var reader = VocabularyReader(
      file, compiler: FormulaCompiler(model: plain.model, objects: problem.objects),
      robotTypes: plain.robotType.map { [$0] } ?? [], base: vocabulary)
    reader.read()
    report.add(reader.yaml.report.diagnostics)
    return reader.isReadable ? (reader.vocabulary, reader.formulas, reader.faulty) : nil
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
