import Foundation
import Testing

/// What comes of input that is wrong: the exit status, and a message that says where and what to try.
@Suite("Bad input")
struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    /// Files by name, in the folder of the test.
    var files: [String: [UInt8]] = [:]
    /// `@` stands for the folder of the test.
    var arguments: [String]
    var input: [UInt8]?
    var status: Int32
    /// What is told; `@` stands for the folder of the test.
    var told: [String]
    var testDescription: String { what }

    init(
      _ what: String, _ arguments: [String], files: [String: [UInt8]] = [:], input: [UInt8]? = nil,
      status: Int32, tells: String...
    ) {
      self.what = what
      self.arguments = arguments
      self.files = files
      self.input = input
      self.status = status
      told = tells
    }
  }

  private static let blocks = ["--domain", "domains/blocks"]

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A small domain that is right, with some of its files replaced.
  static func domain(_ changed: [String: String] = [:]) -> [String: [UInt8]] {
    var files = [
      "domain.pddl": """
      (define (domain lamps) (:requirements :strips :typing)
        (:types lamp robot place)
        (:predicates (lit ?l - lamp) (at ?x - (either lamp robot) ?p - place) (closed ?p - place))
        (:action light :parameters (?r - robot ?l - lamp) :effect (lit ?l))
        (:action dim :parameters (?r - robot ?l - lamp) :precondition (lit ?l)
          :effect (not (lit ?l))))
      """,
      "world.pddl": """
      (define (problem room) (:domain lamps)
        (:objects a b - lamp r1 - robot hall - place)
        (:init (at a hall) (at b hall) (at r1 hall)) (:goal (and)))
      """,
    ]
    files.merge(changed) { $1 }
    return Dictionary(uniqueKeysWithValues: files.map { ("d/" + $0.key, bytes($0.value)) })
  }

  static let cases: [Case] = [
    Case(
      "a command that there is not", ["rnu", "x"], status: 64, tells: "did you mean 'errand run'?"),
    Case("words where a command stands", ["fetch"], status: 64, tells: "errand do"),
    Case(
      "a flag that there is not", ["run", "x", "--sede", "3"], status: 64, tells: "--sede", "--seed"
    ),
    Case(
      "a value that is none", ["do", "hello", "--seed", "x"], status: 64, tells: "'x'", "--seed"),
    Case("a missing argument", ["do"], status: 64, tells: "utterance"),
    Case("an instruction without a word", ["do", " "], status: 64, tells: "empty"),
    Case(
      "a language that there is not", ["do", "hello", "--language", "xx"], status: 64, tells: "'xx'"
    ),
    Case("a limit below one", ["plan", "a", "b", "--limit", "0"], status: 64, tells: "--limit"),
    Case(
      "a script that is not there", ["run", "@/none.errand"], status: 66, tells: "@/none.errand"),
    Case("a script that is a folder", ["run", "@"], status: 66, tells: "'@'", "directory"),
    Case(
      "a domain folder that is not there", ["do", "hello", "--domain", "@/none"], status: 66,
      tells: "'@/none'", "domain.pddl"),
    Case(
      "a domain folder that is a file", ["check", "@/file"], files: ["file": bytes("x")],
      status: 65,
      tells: "'@/file' is not a folder"),
    Case(
      "a domain folder without a domain", ["check", "@/d"], files: ["d/readme.txt": bytes("x")],
      status: 65, tells: "there is no 'domain.pddl'", "world.pddl"),
    Case(
      "a script that is not UTF-8", ["run", "@/s.errand"] + blocks,
      files: ["s.errand": [0x93, 0xFA, 0x96, 0x7B, 0x0A]], status: 65, tells: "@/s.errand", "UTF-8"),
    Case(
      "half a surrogate in a script", ["run", "@/s.errand"] + blocks,
      files: ["s.errand": bytes("stack ") + [0xED, 0xA0, 0x80] + bytes(" on b\n")], status: 65,
      tells: "@/s.errand", "UTF-8"),
    Case(
      "half a surrogate in what is typed", ["read"] + blocks,
      input: [0xED, 0xA0, 0x80, 0x0A] + bytes("hello\n"), status: 2, tells: "line 1", "UTF-8"),
    Case(
      "an empty script", ["run", "@/s.errand"] + blocks, files: ["s.errand": []], status: 0,
      tells: "@/s.errand", "says nothing"),
    Case(
      "an empty table", ["run", "@/s.errand", "--rows", "@/t.csv"] + blocks,
      files: ["s.errand": bytes("hello\n"), "t.csv": []], status: 65, tells: "@/t.csv", "empty"),
    Case(
      "a table with a row too short", ["run", "@/s.errand", "--rows", "@/t.csv"] + blocks,
      files: ["s.errand": bytes("hello\n"), "t.csv": bytes("a,b\n1\n")], status: 65,
      tells: "@/t.csv:2:1"),
    Case(
      "an empty domain file", ["check", "@/d"], files: domain(["domain.pddl": ""]), status: 65,
      tells: "@/d/domain.pddl", "empty"),
    Case(
      "a vocabulary that is not UTF-8", ["check", "@/d"],
      files: domain().merging(["d/vocabulary.yml": bytes("intents: {}\n") + [0xFF]]) { $1 },
      status: 65, tells: "@/d/vocabulary.yml:2:1", "UTF-8"),
    Case(
      "a script with a line of a megabyte", ["run", "@/s.errand"] + blocks,
      files: ["s.errand": bytes("hello\n" + String(repeating: "stack ", count: 170_000) + "\n")],
      status: 65, tells: "@/s.errand:2:1", "too long"),
    Case(
      "a line of a megabyte that is typed", ["read"] + blocks,
      input: bytes(String(repeating: "stack ", count: 170_000) + "\nhello\n"), status: 2,
      tells: "line 1", "too long"),
    Case(
      "a hundred thousand words in the talk", blocks,
      input: bytes(String(repeating: "red ", count: 100_000) + "\n"), status: 2,
      tells: "line 1", "too long"),
    Case(
      "control characters", ["do", "put \u{1b}[31m the \u{7} box"] + blocks, status: 2,
      tells: "␛"),
    Case(
      "PDDL that is none", ["plan", "@/a", "@/b"],
      files: ["a": bytes("(define (domian x))"), "b": []],
      status: 65, tells: "@/a:1:"),
    Case(
      "a plan that is none",
      ["validate", "domains/blocks/domain.pddl", "domains/blocks/world.pddl", "@/p"],
      files: ["p": bytes("(fly away)\n")], status: 65, tells: "@/p:1:2"),
    Case(
      "a world of another domain", ["check", "@/d"],
      files: domain([
        "world.pddl":
          "(define (problem p) (:domain chairs) (:objects a - lamp r1 - robot) (:init) (:goal (and)))"
      ]),
      status: 0, tells: "@/d/world.pddl:1:", "lamps"),
    Case(
      "a vocabulary that speaks of what the domain does not have", ["check", "@/d"],
      files: domain([
        "vocabulary.yml": "intents:\n  light: { roles: { it: lamp }, goal: \"(lid ?it)\" }\n"
      ]),
      status: 65, tells: "@/d/vocabulary.yml:2:", "lit"),
    Case(
      "words for what the vocabulary does not have", ["check", "@/d"],
      files: domain([
        "vocabulary.yml": "intents:\n  light: { roles: { it: lamp }, goal: \"(lit ?it)\" }\n",
        "en.yml": "language: en\nintents:\n  lihgt: [\"~light {it}\"]\n",
      ]),
      status: 65, tells: "@/d/en.yml:3:", "light"),
    Case(
      "robots that do what the domain does not have", ["check", "@/d"],
      files: domain(["robots.yml": "skills:\n  ligth: { takes: 3 s }\n"]), status: 65,
      tells: "@/d/robots.yml:2:", "light"),
    Case(
      "a place beside the map", ["check", "@/d"],
      files: domain([
        "floor.map": "type octile\nheight 2\nwidth 2\nmap\n..\n..\n",
        "robots.yml": "floor: { cell: 1 m }\nplaces:\n  hall: [7, 7]\n",
      ]),
      status: 65, tells: "@/d/robots.yml:3:"),
    Case(
      "a map that is not as high as it says", ["check", "@/d"],
      files: domain([
        "floor.map": "type octile\nheight 3\nwidth 2\nmap\n..\n..\n",
        "robots.yml": "floor: { cell: 1 m }\nplaces:\n  hall: [1, 1]\n",
      ]),
      status: 65, tells: "@/d/floor.map:"),
    Case(
      "a house rule that nobody understands", ["do", "hello", "--domain", "@/d"],
      files: domain(["rules.errand": "frobnicate the zorgles at noon\n"]), status: 0,
      tells: "@/d/rules.errand:1:1", "not in force"),
    Case(
      "a command of a script that there is not", ["run", "@/s.errand"] + blocks,
      files: ["s.errand": bytes("hello\n.wiat 3 s\n")], status: 1, tells: "@/s.errand:2:1",
      "'.wait'"),
    Case(
      "an expectation that is none", ["run", "@/s.errand"] + blocks,
      files: ["s.errand": bytes("hello\n.expect wonders\n")], status: 1, tells: "@/s.errand:2:1",
      "reply pattern"),
    Case(
      "a condition on what there is not", ["run", "@/s.errand"] + blocks,
      files: ["s.errand": bytes(".expect (onn a b)\n")], status: 1, tells: "@/s.errand:1:"),
    Case(
      "a condition that never comes true", ["run", "@/s.errand"] + blocks,
      files: ["s.errand": bytes(".until (and (flat b1) (not (flat b1)))\n")], status: 1,
      tells: "@/s.errand:1:1", "nothing more happens"),
    Case(
      "a journal that is none", ["replay", "README.md"], status: 65, tells: "README.md:1:1",
      "journal"),
    Case(
      "a journal that cannot be written", ["do", "hello", "--journal", "@/none/j"] + blocks,
      status: 66,
      tells: "'@/none/j'"),
  ]

  @Test("wrong input is told with its place, and ends with its status", arguments: cases)
  func told(_ test: Case) throws {
    try Program.inFolder { folder in
      for (name, bytes) in test.files { _ = try folder.file(name, bytes) }
      let outcome = try Program.run(
        test.arguments.map { $0.replacing("@", with: folder.path) }, in: folder, input: test.input)
      #expect(
        outcome.status == test.status, "\(outcome.errors.prefix(800))\(outcome.out.prefix(800))")
      let all = outcome.errors + outcome.out
      for part in test.told.map({ $0.replacing("@", with: folder.path) }) {
        #expect(all.contains(part), "\(part) is not in \(all.prefix(1200))")
      }
      #expect(!all.contains("\u{1b}"), "what is typed steers no terminal")
      #expect(all.utf8.count < 100_000)
    }
  }

  @Test(
    "with --json nothing but objects with a type is on standard output, the last one the result")
  func json() throws {
    try Program.inFolder { folder in
      let script = try folder.file("s.errand", "hello\n.wiat 3 s\nfrobnicate the zorgles\n")
      let outcome = try Program.run(
        ["run", script, "--json", "--domain", "domains/blocks"], in: folder)
      let lines = outcome.out.split(separator: "\n")
      for line in lines {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["type"] is String, "\(line)")
      }
      #expect(lines.last?.contains("\"result\"") == true)
      #expect(outcome.status != 0)
    }
  }

  @Test("rules that undo each other stop with a sentence, and the talk goes on")
  func rulesInACircle() throws {
    try Program.inFolder { folder in
      let script = try folder.file(
        "s.errand",
        """
        Whenever tea arrives at dock 2, take it to dock 1.
        Whenever tea arrives at dock 1, take it to dock 2.
        Bring two of the tea boxes to dock 2.
        Where is the coffee?
        .expect "*"

        """)
      let outcome = try Program.run(["run", script], in: folder)
      #expect(outcome.status != 4 && outcome.status < 64, "\(outcome.errors)")
      #expect(outcome.out.split(separator: "Rule 2").count > 2, "\(outcome.out)")
    }
  }
}
