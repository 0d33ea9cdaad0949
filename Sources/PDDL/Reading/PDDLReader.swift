public import SourceText

/// Reads PDDL files into the checked model, telling every mistake at once.
///
/// The language is PDDL 2.1 with ADL, numbers and durative actions, derived predicates and timed
/// initial literals of PDDL 2.2, and the constraints of PDDL3. Letter case does not matter; names come
/// out in lower case. A diagnostic of severity `.error` means that there is no value; warnings come
/// beside one.
public enum PDDLReader {
  /// Reads a domain; nil when the file has errors. Complexity: linear in the file.
  public static func domain(_ file: SourceFile) -> (DomainModel?, [Diagnostic]) {
    var issues = Issues(file)
    let tree = SyntaxReader.read(file, isDefinition: true, &issues)
    var checker = Checker(tree, issues, domain: DomainModel(name: ""), objects: ObjectTable())
    checker.domain.file = file
    checker.readDomain()
    checker.domain.name = checker.domainOrProblemName
    let found = checker.issues.finished()
    return (checker.issues.hasErrors ? nil : checker.domain, found)
  }

  /// Reads a problem of a domain; nil when the file has errors. Complexity: linear in the file.
  public static func problem(
    _ file: SourceFile, domain: DomainModel
  ) -> (Problem?, [Diagnostic]) {
    var issues = Issues(file)
    let tree = SyntaxReader.read(file, isDefinition: true, &issues)
    var checker = Checker(tree, issues, domain: domain, objects: domain.constants)
    let problem = checker.readProblem()
    let found = checker.issues.finished()
    return (checker.issues.hasErrors ? nil : problem, found)
  }
}
