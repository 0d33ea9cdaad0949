import ArgumentParser
import Domains
import Foundation
import Language
import Meaning
import PDDL

/// How talks go: wishes drawn in drawn worlds, said in words, answered by one who knows what is wanted,
/// and judged by what is really so in the end.
struct DialogueBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialogue", abstract: "Measure talks about drawn wishes in drawn worlds.")
  @Option(help: "The domain folder.")
  var domain = "domains/warehouse"
  @Option(help: "How many wishes.")
  var count = 200
  @Option(help: "The number of the first wish; each number is one world and one wish.")
  var from = 1
  @Option(help: "Which language; all of the domain in turn when none is named.")
  var language: String?
  @Flag(help: "Print every talk with how it was read, not only those with faults.")
  var all = false
  @Option(
    help: "Write the world of the first wish to this file, as a PDDL problem, and do no more.")
  var world: String?

  func run() throws {
    let opened = try Domain.opened(domain)
    guard Survey(of: opened) != nil else {
      throw ValidationError("nothing can be carried by words in \(domain)")
    }
    let languages = language.map { [$0] } ?? opened.words.map(\.language)
    var fulfilling = FulfillingPart(keepsAll: all)
    for seed in from..<(from + count) {
      var chance = Chance(seed: UInt64(seed))
      let site = opened.shuffled(&chance)
      if let world {
        let text = PDDLPrinter.problem(site.problem, of: site.model)
        try text.write(toFile: world, atomically: true, encoding: .utf8)
        return
      }
      guard let survey = Survey(of: site), !languages.isEmpty else { continue }
      let tongue = languages[seed % languages.count]
      var maker = WishMaker(
        survey: survey, marksNumber: marksNumber(tongue, survey), chance: chance)
      _ = fulfilling.run(survey, &maker, seed: seed, language: tongue)
    }
    for failure in fulfilling.cases { print(failure.line) }
    report(fulfilling)
  }

  /// Whether a language tells one from several by the form of its nouns.
  private func marksNumber(_ language: String, _ survey: Survey) -> Bool {
    guard let noun = survey.things.first.flatMap({ survey.nouns[$0]?.first }) else { return false }
    let front = survey.domain.front
    let one = front.say(.the(Description(.bare, noun, number: .one)), in: language)
    return one != front.say(.the(Description(.bare, noun, number: .many)), in: language)
  }

  private func report(_ part: FulfillingPart) {
    let tally = part.tally
    for (name, number) in tally.counts.sorted(by: { $0.key < $1.key }) {
      note("\(name): \(number)")
    }
    note("turns to done: \(tally.ratio("turns", of: "done"))")
    note("questions per 1,000 clear wishes: \(tally.ratio("questions", of: "clear", times: 1000))")
    note(
      "unclear ones resolved by one question, %: \(tally.ratio("resolved", of: "unclear", times: 100))"
    )
    note("wrong per 1,000: \(tally.ratio("wrong", of: "tasks", times: 1000))")
    let waits = part.waits.sorted()
    if !waits.isEmpty {
      note(
        "first reply p50 \(waits[waits.count / 2]) ms, p99 \(waits[min(waits.count - 1, waits.count * 99 / 100)]) ms"
      )
    }
  }

  private func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
