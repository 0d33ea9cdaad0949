import Domains
import SourceText
import Testing

/// What a careful colleague says of domains that load.
struct CheckTests {
  private func remarks(_ changes: [String: String?]) throws -> [String] {
    let folder = try TemporaryFolder(Depot.files(with: changes))
    let (domain, found) = Domain.load(folder: folder.path)
    #expect(lines(found, in: folder.path) == [])
    return lines(try #require(domain).check(), in: folder.path)
  }

  @Test func nothingIsSaidOfASoundDomain() throws {
    let found = try remarks([:])
    #expect(
      found == [])
  }

  @Test func anActionThatCanNeverBeDoneIsTold() throws {
    // Nobody is ever free, so nothing is ever picked or dropped.
    let world = Mistake.edit(Depot.world, "(free r1)", "")
    let found = try remarks(["world.pddl": world])
    #expect(
      found == [
        "domain.pddl:10:12 warning: the action 'pick' can never be done"
          + " [nothing makes 'free' true]",
        "domain.pddl:13:12 warning: the action 'drop' can never be done"
          + " [nothing makes 'holding' true]",
      ])
  }

  @Test func aRoleThatNoSentenceSaysIsTold() throws {
    let words = Mistake.english(
      "\"~bring {item} [from {source}] to {destination}\"", "\"~bring {item} [from {source}]\"")
    #expect(
      try remarks(words).contains(
        "en.yml:8:3 warning: no sentence of 'en' says the 'destination' of 'deliver'"
          + " [add '{destination}' to a template, or give the role a default]"))
  }

  @Test func namesThatOneSlipConfusesAreTold() throws {
    let words = Mistake.english("dock-1: dock 1", "dock-1: stable, box-1: staple, box-2: cable")
    let found = try remarks(words)
    #expect(
      found == [
        "en.yml:3:55 warning: 'staple' for 'box-1' is one slip away from 'stable' for 'dock-1'"
      ])
  }

  @Test func whatOneLanguageLacksIsTold() throws {
    let japanese = """
      language: ja
      nouns:      { box: 箱, tea-box: 茶箱 }
      names:      { "a-{n}": "棚{n}" }
      properties: { empty: 空 }
      measures:   { weight: { high: 重い, low: 軽い } }
      relations:  { at: "{it}が{ground}に~ある", holding: "{ground}が{it}を~持つ" }
      intents:
        deliver:  ["{item}を[{source}から]{destination}に~運ぶ"]
        restock:  ["{destination}に{goods}を{amount}~補充する"]
        close:    ["{place}を~閉める"]
      failures:   { slipped: "{b}を落としました" }
      """
    let found = try remarks(["ja.yml": japanese])
    #expect(
      found == [
        "ja.yml warning: the name 'dock-1' has words in 'en', but none in 'ja'"
      ])
  }

  @Test func aRuleThatCannotBeReadIsTold() throws {
    let rules = "Whenever a box is on dock 1, bring it to a1.\nBring box-1 to a1.\n"
    let found = try remarks(["rules.errand": rules])
    #expect(
      found == [
        "rules.errand:2:1 warning: this cannot be read as a rule"
          + " [a rule says when, and what to do then]"
      ])
  }

  @Test(arguments: ["blocks", "household", "logistics"])
  func nothingIsSaidOfTheDomainsOfThePackage(_ name: String) throws {
    let domain = try #require(Domain.load(folder: domainFolder(name)).domain)
    #expect(domain.check().map { $0.rendered() } == [])
  }
}
