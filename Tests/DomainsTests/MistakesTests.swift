import Domains
import Foundation
import SourceText
import Testing

/// A change of the sound depot and what is said of it.
struct Mistake: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let changes: [String: String?]
  let expected: [String]
  var isUsable = false

  init(
    _ what: String, _ changes: [String: String?], _ expected: [String], isUsable: Bool = false
  ) {
    testDescription = what
    self.changes = changes
    self.expected = expected
    self.isUsable = isUsable
  }

  /// A text with one part of it replaced.
  static func edit(_ text: String, _ old: String, _ new: String) -> String {
    precondition(text.contains(old), "the depot has no '\(old)'")
    return text.replacingOccurrences(of: old, with: new)
  }

  static func vocabulary(_ old: String, _ new: String) -> [String: String?] {
    ["vocabulary.yml": edit(Depot.vocabulary, old, new)]
  }

  static func english(_ old: String, _ new: String) -> [String: String?] {
    ["en.yml": edit(Depot.english, old, new)]
  }

  static func robots(_ old: String, _ new: String) -> [String: String?] {
    ["robots.yml": edit(Depot.robots, old, new)]
  }
}

struct MistakesTests {
  static let mistakes: [Mistake] = [
    // Folders and files.
    Mistake(
      "no domain", ["domain.pddl": nil],
      ["- error: there is no 'domain.pddl' in 'FOLDER' [found here: world.pddl]"]),
    Mistake(
      "no world", ["world.pddl": nil],
      [
        "- error: there is no 'world.pddl' in 'FOLDER'"
          + " [it holds the objects and the first state, as a PDDL problem]"
      ]),
    Mistake(
      "two worlds", ["world.pddl": nil, "p1.pddl": Depot.world, "p2.pddl": Depot.world],
      [
        "- error: there is no 'world.pddl' in 'FOLDER'"
          + " [name one of these 'world.pddl': p1.pddl, p2.pddl]"
      ]),
    Mistake(
      "an empty vocabulary", ["vocabulary.yml": " \n"],
      ["vocabulary.yml error: the file is empty"]),
    Mistake(
      "places without a floor", ["floor.map": nil],
      [
        "robots.yml:1:1 error: places are given, but there is no 'floor.map' for them to lie on"
      ]),
    Mistake(
      "a floor without places", ["robots.yml": nil],
      [
        "floor.map warning: there is a floor, but no 'robots.yml' that says where the places lie"
          + " on it"
      ], isUsable: true),
    Mistake(
      "a second file of a language", ["xx.yml": Depot.english],
      [
        "xx.yml:1:11 error: the file is called 'xx', but its language is 'en'",
        "xx.yml error: there are two files for the language 'en'",
      ]),
    Mistake(
      "a file that is no language", ["notes.yml": "remark: nothing"],
      [
        "notes.yml:1:1 error: the file has no 'language', so it is no language file"
          + " [begin it with 'language: notes', or take it out of the folder]"
      ]),

    Mistake(
      "costs that nobody minimises",
      [
        "domain.pddl": Mistake.edit(
          Mistake.edit(
            Depot.domain, "(stock ?p - place ?s - sku)", "(stock ?p - place ?s - sku) (total-cost)"),
          "(and (at ?r ?to) (not (at ?r ?from)))",
          "(and (at ?r ?to) (not (at ?r ?from)) (increase (total-cost) 3))")
      ],
      [
        "world.pddl warning: there is no metric, so what actions cost is minimised"
          + " [write (:metric minimize (total-cost)) at its end]"
      ], isUsable: true),

    // The vocabulary.
    Mistake(
      "an unknown section", Mistake.vocabulary("measures:  ", "measurs:   "),
      [
        "vocabulary.yml:3:1 error: unknown key of the vocabulary 'measurs'"
          + " [did you mean 'measures'?]"
      ]),
    Mistake(
      "an unknown type", Mistake.vocabulary("item: box", "item: bocks"),
      [
        "vocabulary.yml:7:21 error: unknown type 'bocks'"
          + " [known here: object, place, movable, sku, shelf, dock, box, robot]"
      ]),
    Mistake(
      "an unknown predicate", Mistake.vocabulary("at: \"(at", "at: \"(att"),
      [
        "vocabulary.yml:4:21 error: unknown predicate 'att' [did you mean 'at'?]"
      ]),
    Mistake(
      "an unknown role in a formula",
      Mistake.vocabulary("\"(at ?item ?source)\"", "\"(at ?item ?from)\""),
      [
        "vocabulary.yml:8:24 error: unknown variable '?from'"
          + " [known here: '?item', '?source', '?destination']"
      ]),
    Mistake(
      "a role of a goal that comes to nothing",
      Mistake.vocabulary("\"(at ?item ?source)\"", "\"(at ?item ?destination)\""),
      [
        "vocabulary.yml:6:3 warning: what is said for the role 'source' of 'deliver' changes nothing"
          + " [speak of ?source in its goal, or in a 'where']"
      ], isUsable: true),
    Mistake(
      "an intent with two effects",
      Mistake.vocabulary(
        "believe: \"(closed ?place)\"", "believe: \"(closed ?place)\", goal: \"(closed ?place)\""),
      [
        "vocabulary.yml:13:68 error: the intent 'close' has more than one of 'goal', 'change',"
          + " 'do', 'believe' [give it exactly one of them]"
      ]),
    Mistake(
      "an intent without effect",
      Mistake.vocabulary("goal:   \"(at ?item ?destination)\"", "then: answer"),
      [
        "vocabulary.yml:6:3 error: the intent 'deliver' has none of 'goal', 'change', 'do',"
          + " 'believe' [give it exactly one of them]"
      ]),
    Mistake(
      "a formula without quotes",
      Mistake.vocabulary("holding: \"(holding ?ground ?it)\"", "holding: {it}"),
      [
        "vocabulary.yml:4:48 error: a relation must be a formula in quotes"
      ]),
    Mistake(
      "a policy that is no number", Mistake.vocabulary("few: 3", "few: some"),
      ["vocabulary.yml:16:20 error: 'few' must be a whole number, not 'some'"]),
    Mistake(
      "a time that is no time", Mistake.vocabulary("30 s", "soon"),
      [
        "vocabulary.yml:16:30 error: 'fresh' must be a number with a unit, not 'soon'"
          + " [units: ms, s, min, h]"
      ]),
    Mistake(
      "a word for confirming that is none", Mistake.vocabulary("always", "allways"),
      ["vocabulary.yml:13:77 error: unknown 'confirm' 'allways' [did you mean 'always'?]"]),

    // Words.
    Mistake(
      "words without meaning", Mistake.english("deliver:  [", "delivre:  ["),
      [
        "en.yml:8:3 error: unknown intent 'delivre' [did you mean 'deliver'?]",
        "en.yml warning: the intent 'deliver' has no words in 'en'",
      ]),
    Mistake(
      "a symbol without words", Mistake.english("properties: { empty: empty }\n", ""),
      ["en.yml warning: the property 'empty' has no words in 'en'"], isUsable: true),
    Mistake(
      "a role that the intent lacks", Mistake.english("[from {source}]", "[from {sorce}]"),
      [
        "en.yml:8:35 error: the intent 'deliver' has no role 'sorce' [did you mean 'source'?]"
      ]),
    Mistake(
      "a name of nobody", Mistake.english("dock-1: dock 1", "dock-7: dock 7"),
      ["en.yml:3:32 error: unknown object 'dock-7' [did you mean 'dock-1'?]"]),
    Mistake(
      "a pattern of nobody", Mistake.english("\"a-{n}\": \"a{n}\"", "\"q-{n}\": \"q{n}\""),
      [
        "en.yml:3:15 warning: no object has a name like 'q-{n}'"
          + " [the words are kept for one that comes]"
      ], isUsable: true),
    Mistake(
      "a slot that the pattern lacks", Mistake.english("\"a{n}\"", "\"a{m}\""),
      ["en.yml:3:24 error: '{m}' does not stand in 'a-{n}' [did you mean 'n'?]"]),
    Mistake(
      "a template that YAML takes for its own", Mistake.english("[\"~close {place}\"]", "{place}"),
      ["en.yml:10:13 error: the words for 'close' must be a text [put it in quotes]"]),

    // Robots and floor.
    Mistake(
      "a place in the wall", Mistake.robots("a-2: [4, 0]", "a-2: [2, 1]"),
      ["robots.yml:1:24 error: 'a-2' at [2, 1] is '@', not floor [the nearest floor is [2, 0]]"]),
    Mistake(
      "a place off the map", Mistake.robots("a-2: [4, 0]", "a-2: [9, 0]"),
      [
        "robots.yml:1:24 error: 'a-2' at [9, 0] lies off the map"
          + " [columns are 0 to 4, rows 0 to 2]"
      ]),
    Mistake(
      "a place that is no object", Mistake.robots("a-2: [4, 0]", "a-2: [4, 0], a-3: [4, 2]"),
      ["robots.yml:1:37 error: 'a-3' is not an object of the world [did you mean 'a-1'?]"]),
    Mistake(
      "an undeclared failure", Mistake.robots("slipped: 2 %", "slippd: 2 %"),
      [
        "robots.yml:2:43 error: the failure 'slippd' is not declared in 'vocabulary.yml'"
          + " [did you mean 'slipped'?]"
      ]),
    Mistake(
      "a skill that is no action", Mistake.robots("pick:", "pik:"),
      ["robots.yml:2:11 error: 'pik' is not an action of the domain [did you mean 'pick'?]"]),
    Mistake(
      "a row too short",
      ["floor.map": Mistake.edit(Depot.map, ".@@@.", ".@@@")],
      ["floor.map:6:5 error: row 1 has 4 squares, not 5"]),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsToldWithItsPlaceAndAHint(_ mistake: Mistake) throws {
    let folder = try TemporaryFolder(Depot.files(with: mistake.changes))
    let (domain, found) = Domain.load(folder: folder.path)
    #expect(lines(found, in: folder.path) == mistake.expected)
    #expect((domain != nil) == mistake.isUsable)
  }

  @Test func mistakesInSeveralFilesAreToldAtOnce() throws {
    let changes = Mistake.vocabulary("item: box", "item: bocks")
      .merging(Mistake.english("nouns:  ", "noun:   ")) { $1 }
      .merging(Mistake.robots("takes: 5 s", "takes: long")) { $1 }
    let folder = try TemporaryFolder(Depot.files(with: changes))
    let (domain, found) = Domain.load(folder: folder.path)
    #expect(domain == nil)
    let files = Set(found.compactMap { $0.file?.name.split(separator: "/").last.map(String.init) })
    #expect(files == ["vocabulary.yml", "en.yml", "robots.yml"])
  }

  @Test(arguments: [
    "domain.pddl", "world.pddl", "vocabulary.yml", "en.yml", "robots.yml", "floor.map",
  ])
  func bytesThatAreNoTextAreTold(_ name: String) throws {
    var files = Depot.files(with: [:])
    var data = try #require(files[name])
    data[10] = 0xFF
    files[name] = data
    let folder = try TemporaryFolder(files)
    let (domain, found) = Domain.load(folder: folder.path)
    #expect(domain == nil)
    let first = try #require(found.first)
    #expect(first.message == "the file is not UTF-8 text")
    #expect(first.file?.name == folder.path + "/" + name)
    #expect(first.range?.lower == 10)
  }

  @Test func aMissingFolderAndAFileInItsPlaceAreTold() throws {
    let folder = try TemporaryFolder(["here": Data("x".utf8)])
    let (_, missing) = Domain.load(folder: folder.path + "/nowhere")
    #expect(lines(missing, in: folder.path) == ["- error: there is no folder 'FOLDER/nowhere'"])
    let (_, file) = Domain.load(folder: folder.path + "/here")
    #expect(lines(file, in: folder.path) == ["- error: 'FOLDER/here' is not a folder"])
    let (_, problem) = Domain.load(
      domainFile: folder.path + "/none.pddl", problemFile: folder.path + "/none.pddl")
    #expect(problem.count == 2)
  }

  @Test func cutFilesNeverTrap() throws {
    for (name, text) in Depot.files.sorted(by: { $0.key < $1.key }) {
      for length in stride(from: 1, to: text.utf8.count, by: 173) {
        var files = Depot.files(with: [:])
        files[name] = Data(text.utf8.prefix(length))
        let folder = try TemporaryFolder(files)
        let (domain, found) = Domain.load(folder: folder.path)
        #expect(domain != nil || !found.isEmpty)
      }
    }
  }
}
