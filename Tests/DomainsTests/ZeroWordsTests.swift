import Domains
import Foundation
import Meaning
import PDDL
import SourceText
import Testing

struct ZeroWordsTests {
  private static let ferry = """
    (define (domain ferry)
      (:predicates (not-eq ?x ?y) (car ?c) (location ?l) (at-ferry ?l) (at ?c ?l) (empty-ferry) (on ?c))
      (:action sail :parameters (?from ?to)
        :precondition (and (not-eq ?from ?to) (location ?from) (location ?to) (at-ferry ?from))
        :effect (and (at-ferry ?to) (not (at-ferry ?from))))
      (:action board :parameters (?car ?loc)
        :precondition (and (car ?car) (location ?loc) (at ?car ?loc) (at-ferry ?loc) (empty-ferry))
        :effect (and (on ?car) (not (at ?car ?loc)) (not (empty-ferry))))
      (:action debark :parameters (?car ?loc)
        :precondition (and (car ?car) (location ?loc) (on ?car) (at-ferry ?loc))
        :effect (and (at ?car ?loc) (empty-ferry) (not (on ?car)))))
    """
  private static let crossing = """
    (define (problem crossing) (:domain ferry)
      (:objects l0 l1 l2 c0 c1)
      (:init (location l0) (location l1) (location l2) (car c0) (car c1) (not-eq l0 l1)
        (not-eq l1 l0) (not-eq l0 l2) (not-eq l2 l0) (not-eq l1 l2) (not-eq l2 l1) (empty-ferry)
        (at c0 l0) (at c1 l0) (at-ferry l1))
      (:goal (at c0 l1)))
    """

  private func load(_ domain: String, _ problem: String) throws -> Domain {
    let folder = try TemporaryFolder(
      ["domain.pddl": Data(domain.utf8), "world.pddl": Data(problem.utf8)])
    let (loaded, found) = Domain.load(folder: folder.path)
    #expect(lines(found, in: folder.path) == [])
    return try #require(loaded)
  }

  @Test func predicatesThatNeverChangeAndAreDemandedAreTypes() throws {
    let domain = try load(Self.ferry, Self.crossing)
    #expect(domain.model.types.names == ["object", "car", "location"])
    let debark = try #require(domain.vocabulary.actions.first { $0.name == "debark" })
    #expect(debark.roles.map(\.types) == [["car"], ["location"]])
    let c1 = try #require(domain.vocabulary.objects.first { $0.name == "c1" })
    #expect(c1.types == ["car"])
    let at = try #require(domain.vocabulary.relations.first { $0.name == "at" })
    #expect(at.roles.map(\.types) == [["car"], ["location"]])
    // What has become a type is a noun, no relation.
    #expect(!domain.vocabulary.relations.contains { $0.name == "car" })
    #expect(domain.robotType == nil)
  }

  @Test func whatTheStateTellsNeedNotBeSaid() throws {
    let domain = try load(Self.ferry, Self.crossing)
    func fallbacks(_ name: String) -> [Vocabulary.RoleDeclaration.Default] {
      domain.vocabulary.actions.first { $0.name == name }?.roles.map(\.fallback) ?? []
    }
    #expect(fallbacks("sail") == [.any, .ask])
    #expect(fallbacks("board") == [.ask, .any])
    #expect(fallbacks("debark") == [.ask, .any])
  }

  @Test(arguments: [
    // Who does all the actions is the robot; what could as well be a thing is not.
    ("rovers", "rover"), ("satellite", "satellite"), ("zenotravel", "aircraft"), ("gripper", nil),
    ("blocks", nil), ("logistics00", nil), ("miconic", nil),
  ])
  func theDoerIsTheParameterThatAllActionsShare(_ name: String, _ robot: String?) throws {
    guard let data = sharedData else { return }
    let folder = data.appendingPathComponent("ipc/\(name)")
    let pair = try #require(pairs(in: folder).first)
    let domain = try #require(
      Domain.load(domainFile: pair.domain, problemFile: pair.problem).domain)
    #expect(domain.robotType.map { domain.model.types.name(of: $0) } == robot)
  }

  @Test func everyCompetitionDomainCanBeLoadedAsItIs() throws {
    guard let data = sharedData else { return }
    var count = 0
    for set in ["ipc", "ipc-numeric", "ipc-temporal"] {
      let url = data.appendingPathComponent(set)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() {
        let pair = try #require(pairs(in: url.appendingPathComponent(name)).first)
        let (domain, found) = Domain.load(domainFile: pair.domain, problemFile: pair.problem)
        let errors = found.filter { $0.severity == .error }.map { $0.rendered() }
        #expect(errors == [], "\(name)")
        let loaded = try #require(domain, "\(name)")
        #expect(
          loaded.vocabulary.actions.count
            == loaded.model.actions.count + loaded.model.durativeActions.count)
        #expect(loaded.vocabulary.objects.count == loaded.problem.objects.count)
        count += 1
      }
    }
    #expect(count == 32)
  }

  /// A domain file and a problem file of each problem in a folder.
  private func pairs(in folder: URL) -> [(domain: String, problem: String)] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    let domains = names.filter { $0.contains("domain") && $0.hasSuffix(".pddl") }
    return names.filter { $0.hasSuffix(".pddl") && !$0.contains("domain") }.compactMap { problem in
      let stem = problem.replacingOccurrences(of: ".pddl", with: "")
      let own = domains.first { $0.contains(stem) } ?? domains.first
      return own.map {
        (
          folder.appendingPathComponent($0).path, folder.appendingPathComponent(problem).path
        )
      }
    }
  }
}
