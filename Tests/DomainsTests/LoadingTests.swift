import Domains
import Foundation
import Meaning
import PDDL
import Robots
import SourceText
import Testing

struct LoadingTests {
  @Test(arguments: ["warehouse", "blocks", "household", "logistics"])
  func everyDomainOfThePackageLoadsWithoutARemark(_ name: String) throws {
    let (domain, found) = Domain.load(folder: domainFolder(name))
    #expect(found.map { $0.rendered() } == [])
    let loaded = try #require(domain)
    #expect(loaded.name == name)
    #expect(!loaded.robots.isEmpty)
  }

  @Test func theWarehouseIsAsLargeAsPromised() throws {
    let domain = try #require(Domain.load(folder: domainFolder("warehouse")).domain)
    func count(_ type: String) -> Int {
      let wanted = [domain.model.types[type]].compactMap { $0 }
      return domain.problem.objects.all.count {
        domain.problem.objects.object($0, isOneOf: wanted, in: domain.model.types)
      }
    }
    #expect(count("shelf") >= 120)
    #expect(count("load") >= 300)
    #expect(count("dock") == 3)
    #expect(domain.words.map(\.language) == ["en", "ja"])
    #expect(domain.layout.placeNames.count == count("place"))
    let weight = try #require(domain.model.function(named: "weight"))
    let limit = try #require(domain.model.function(named: "max-load"))
    let robot = try #require(domain.robots.first)
    let most = try #require(domain.problem.initial.value(of: Fluent(limit, [robot])))
    let weights = domain.problem.initial.fluents.filter { $0.fluent.function == weight }
    #expect(weights.count < count("load"), "some weights are not known")
    #expect(weights.contains { $0.value > most }, "some loads are too heavy")
  }

  @Test func theSmallDepotOfTheseTestsIsSound() throws {
    let folder = try TemporaryFolder(Depot.files(with: [:]))
    let (domain, found) = Domain.load(folder: folder.path)
    #expect(lines(found, in: folder.path) == [])
    #expect(domain != nil)
  }

  @Test func theFloorTellsWhatLiesInWhichRegionAndBesideWhat() throws {
    let domain = try #require(Domain.load(folder: domainFolder("warehouse")).domain)
    let objects = domain.problem.objects
    let within = try #require(domain.model.predicate(named: "in"))
    let beside = try #require(domain.model.predicate(named: "adjacent"))
    let place = try #require(objects["shelf-b-3"])
    let next = try #require(objects["shelf-b-4"])
    let far = try #require(objects["shelf-c-3"])
    let aisle = try #require(objects["aisle-b"])
    #expect(domain.problem.initial.contains(Fact(within, [place, aisle])))
    #expect(domain.problem.initial.contains(Fact(beside, [place, next])))
    #expect(!domain.problem.initial.contains(Fact(beside, [place, far])))
  }

  @Test func aFolderWithOneProblemOfAnyNameWillDo() throws {
    let folder = try TemporaryFolder(
      ["domain.pddl": Data(Depot.domain.utf8), "monday.pddl": Data(Depot.world.utf8)])
    let (domain, found) = Domain.load(folder: folder.path + "/")
    #expect(found.isEmpty)
    #expect(domain?.vocabulary.intents.isEmpty == true)
  }

  @Test func carriageReturnsAndAByteOrderMarkAreFine() throws {
    var files: [String: String] = [:]
    for (name, text) in Depot.files {
      files[name] =
        (name.hasSuffix("map") ? "" : "\u{FEFF}")
        + text.replacingOccurrences(of: "\n", with: "\r\n")
    }
    let folder = try TemporaryFolder(files.mapValues { Data($0.utf8) })
    let (domain, found) = Domain.load(folder: folder.path)
    #expect(lines(found, in: folder.path) == [])
    #expect(domain != nil)
  }

  @Test func rulesAreLinesWithTheirNumbers() throws {
    let rules = "# a remark\n\nWhenever the dock is empty, wait.  \r\n  Stop at ten.\n"
    let folder = try TemporaryFolder(Depot.files(with: ["rules.errand": rules]))
    let domain = try #require(Domain.load(folder: folder.path).domain)
    #expect(domain.rules.map(\.text) == ["Whenever the dock is empty, wait.", "Stop at ten."])
    #expect(domain.rules.map(\.line) == [3, 4])
  }
}
