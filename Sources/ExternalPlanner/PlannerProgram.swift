import Glibc
public import PDDL
public import PlanValidation
import SourceText

/// Another planner, run as a program of its own; what it finds counts only once it is validated.
///
///     let planner = PlannerProgram(command: ["some-planner", "{domain}", "{problem}", "{plan}"])
///     let answer = planner.solve(problem, in: domain, seconds: 30)
///
/// The only part of the project that looks at a clock: how far another program comes within some seconds
/// depends on the machine.
public struct PlannerProgram: Sendable {
  /// The program and its arguments; `{domain}`, `{problem}` and `{plan}` stand for the files. A plan that
  /// is not written to its file is looked for on standard output.
  public var command: [String]
  /// The most memory it may take, in bytes.
  public var memory = 4 << 30

  /// A planner that is called by a command.
  public init(command: [String]) { self.command = command }

  /// What came of it.
  public enum Answer: Sendable {
    /// A plan that works, and what the validator found out about it.
    case plan(WrittenPlan, PlanVerdict)
    /// What it gave is no plan for the problem.
    case invalid(PlanVerdict)
    /// It gave nothing that can be read as a plan.
    case nothing
    /// It could not be started.
    case notStarted
  }

  /// Has a problem planned.
  ///
  /// - Parameters:
  ///   - seconds: after so long the program is told to stop.
  ///   - isCancelled: asked all the time; once it says yes, the program is killed.
  public func solve(
    _ problem: Problem, in domain: DomainModel, seconds: Double,
    isCancelled: () -> Bool = { false }
  ) -> Answer {
    guard let folder = Self.temporaryFolder() else { return .notStarted }
    defer { Self.remove(folder) }
    let files = [
      "{domain}": folder + "/domain.pddl", "{problem}": folder + "/problem.pddl",
      "{plan}": folder + "/plan",
    ]
    guard TextFile.write(PDDLPrinter.domain(domain), to: folder + "/domain.pddl"),
      TextFile.write(PDDLPrinter.problem(problem, of: domain), to: folder + "/problem.pddl"),
      let run = ProcessRun(
        command.map { files[$0] ?? $0 }, folder: folder, seconds: seconds, bytes: memory,
        isCancelled: isCancelled),
      run.status != 127
    else { return .notStarted }
    let text = TextFile.read(folder + "/plan") ?? run.output
    return Self.answer(text, problem, domain)
  }

  private static func answer(
    _ text: String, _ problem: Problem, _ domain: DomainModel
  ) -> Answer {
    guard text.contains("("),
      let plan = PlanReader.plan(
        SourceFile(name: "plan", text: text), domain: domain, objects: problem.objects
      ).0
    else { return .nothing }
    let verdict = PlanValidator(domain: domain, objects: problem.objects)
      .validate(plan, for: problem)
    return verdict.isValid ? .plan(plan, verdict) : .invalid(verdict)
  }

  // MARK: - Files

  private static func temporaryFolder() -> String? {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/planner-XXXXXX").utf8CString)
    return mkdtemp(&template).map { String(cString: $0) }
  }

  private static func remove(_ folder: String) {
    if let directory = opendir(folder) {
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        unlink(folder + "/" + name)
      }
      closedir(directory)
    }
    rmdir(folder)
  }
}
