import Foundation
import PDDL
import SourceText
import Testing

/// Planning domains that people wrote, where they lie beside the project.
enum RealFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/data")

  /// A problem with its domain.
  struct Pair: CustomTestStringConvertible {
    let domain: URL
    let problem: URL
    var testDescription: String {
      domain.deletingLastPathComponent().lastPathComponent + "/" + problem.lastPathComponent
    }
  }

  static let pairs: [Pair] = ["ipc", "ipc-numeric", "ipc-temporal"].flatMap { set -> [Pair] in
    let folders = files(in: root.appending(path: set))
    return folders.flatMap { folder in
      files(in: folder).filter { $0.lastPathComponent != "domain.pddl" }.map {
        Pair(domain: folder.appending(path: "domain.pddl"), problem: $0)
      }
    }
  }

  private static func files(in folder: URL) -> [URL] {
    let found = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).sorted { $0.path < $1.path }
  }

  static func file(_ url: URL) throws -> SourceFile {
    SourceFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
  }
}

@Suite(.enabled(if: !RealFiles.pairs.isEmpty)) struct RealFilesTests {
  @Test(arguments: RealFiles.pairs) func isReadAndComesBackFromItsPrint(
    _ pair: RealFiles.Pair
  ) throws {
    let (domain, domainIssues) = PDDLReader.domain(try RealFiles.file(pair.domain))
    let model = try #require(domain, "\(domainIssues.map { $0.rendered() })")
    let (problem, issues) = PDDLReader.problem(try RealFiles.file(pair.problem), domain: model)
    let world = try #require(problem, "\(issues.map { $0.rendered() })")

    let domainText = PDDLPrinter.domain(model)
    let (domainAgain, found) = PDDLReader.domain(SourceFile(name: "again", text: domainText))
    #expect(found.isEmpty, "\(found.map { $0.rendered() })")
    #expect(domainAgain?.withoutPlaces == model.withoutPlaces)

    let text = PDDLPrinter.problem(world, of: model)
    let (again, issuesAgain) = PDDLReader.problem(
      SourceFile(name: "again", text: text), domain: model)
    #expect(issuesAgain.isEmpty, "\(issuesAgain.map { $0.rendered() })")
    let copy = try #require(again)
    #expect(copy.initial == world.initial)
    #expect(copy.objects == world.objects)
    #expect(copy.goal == world.goal)
    #expect(copy.metric == world.metric)
    #expect(copy.timedInitials == world.timedInitials)
    #expect(copy.constraints == world.constraints)
  }
}
