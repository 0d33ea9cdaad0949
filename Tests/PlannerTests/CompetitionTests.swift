import Foundation
import PDDL
import PlanValidation
import Planner
import SourceText
import Testing

/// Problems of planning competitions, where they are at hand: one small one of each domain.
@Suite struct CompetitionProblems {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data")
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path()) }

  static let problems = [
    "ipc/blocks/probBLOCKS-5-0", "ipc/depot/p03", "ipc/driverlog/p03",
    "ipc/elevators-sat08-strips/p03", "ipc/gripper/prob03", "ipc/logistics00/probLOGISTICS-4-2",
    "ipc/miconic/s3-2", "ipc/openstacks-sat08-adl/p03", "ipc/rovers/p04",
    "ipc/satellite/p04-pfile4", "ipc/storage/p03", "ipc/zenotravel/p03",
    "ipc-numeric/delivery/pfile5", "ipc-numeric/rover/pfile5", "ipc-numeric/zenotravel/pfile5",
    "ipc-temporal/zenotravel-time-automatic/instance-3",
    "ipc-temporal/driverlog-time-automatic/instance-3",
    "ipc-temporal/crew-planning-temporal-satisficing/instance-1",
  ]

  @Test("A problem is solved, and the plan is valid", .enabled(if: isThere), arguments: problems)
  func solved(_ name: String) throws {
    let file = Self.folder.appending(path: name + ".pddl")
    func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }
    let (domain, problem) = try read(
      text(file.deletingLastPathComponent().appending(path: "domain.pddl")), text(file))
    let request = PlanningRequest(domain, problem)
    let result = PlanSearch.solve(request)
    guard case .plan(let plan) = result.outcome else {
      Issue.record("no plan: \(result.outcome)")
      return
    }
    guard let schedule = result.schedule else {
      expectValid(plan, request)
      return
    }
    let verdict = PlanValidator(domain: domain, objects: problem.objects)
      .validate(schedule, for: problem)
    #expect(verdict.faults.isEmpty)
  }
}
