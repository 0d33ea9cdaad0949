import ArgumentParser
import Domains
import Errand
import Foundation
import Language
import Meaning
import Saying

/// A domain's own sentences, disturbed: each must mean the same, or lead to a question.
struct PerturbBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perturb",
    abstract: "Disturb the sentences of a domain and see whether they mean the same.",
    discussion: """
      The sentences are sampled by the domain's own generator, or stand in its examples and \
      dialogues. A row for each kind of disturbance goes to standard error, with --lines a line of JSON for \
      each disturbed utterance to standard output.
      """)
  @Option(help: "The domain folder.") var domain = "domains/warehouse"
  @Option(help: "The language, en or ja.") var language = "en"
  @Option(help: "About how many disturbed utterances.") var count = 5_000
  @Option(help: "How many meanings are sampled.") var sampled = 600
  @Option(help: "Where chance comes from.") var seed: UInt64 = 1
  @Option(help: "Only the kinds whose name holds this.") var kind = ""
  @Flag(help: "Write a line of JSON for each utterance.") var lines = false
  @Option(help: "Only lines of these outcomes, separated by commas.") var only = ""

  func run() throws {
    let opened = try Domain.opened(domain)
    let words = try NoiseWords.named(language)
    let noise = SentenceNoise(words: words, spellings: Spelt.pairs(of: opened, language))
    let session = Session(domain: opened, language: language)
    let plain = PlainSentences(of: opened, session, words, sampled: sampled, seed: seed)
    guard !plain.all.isEmpty else {
      throw ValidationError("'\(domain)' says nothing in '\(language)'")
    }
    let wanted = Set(only.split(separator: ",").map(String.init))
    var judge = VerdictJudge(session)
    var table = VerdictTable()
    let clock = ContinuousClock()
    let begun = clock.now
    let kinds = Perturbation.allCases.filter { kind.isEmpty || $0.rawValue.contains(kind) }
    var seen: Set<String> = []
    var round = 0
    while table.total < count, round < 60 {
      for (at, sentence) in plain.all.enumerated() where table.total < count {
        for (number, kind) in kinds.enumerated() {
          var random = SplitMix(
            seed: seed &+ UInt64(round) &* 1_000_003 &+ UInt64(at) &* 1_009 &+ UInt64(number))
          var partner: PlainSentence?
          let made: String?
          if kind == .joined {
            partner = random.pick(plain.orders).map { plain.all[$0] }
            made = noise.joined(sentence, partner, &random)
          } else {
            made = kind.applied(to: sentence, noise, &random)
          }
          guard let made, made != sentence.text, seen.insert(kind.rawValue + made).inserted else {
            continue
          }
          let verdict =
            partner.map { judge.verdict(made, of: sentence, $0) }
            ?? judge.verdict(made, of: sentence)
          table.count(kind, verdict)
          if lines, wanted.isEmpty || wanted.contains(verdict.rawValue) {
            print(Self.line(kind, verdict, sentence.text, made, &judge))
          }
        }
      }
      round += 1
    }
    let seconds = (clock.now - begun) / .seconds(1)
    table.report(name: "\(opened.name) \(language)", sentences: plain.all.count, seconds: seconds)
  }

  private static func line(
    _ kind: Perturbation, _ verdict: Verdict, _ plain: String, _ made: String,
    _ judge: inout VerdictJudge
  ) -> String {
    var line = ScoreLine()
    line.add("kind", kind.rawValue)
    line.add("outcome", verdict.rawValue)
    line.add("plain", plain)
    line.add("text", made)
    guard verdict != .same else { return line.text }
    let session = judge.session
    let best = session.read(made).readings.first
    line.add(
      "read", best.map { session.domain.front.say($0.turn, in: session.language ?? "") } ?? "")
    line.add("said", judge.hearing(of: made).said.joined(separator: " "))
    line.add("said of plain", judge.hearing(of: plain).said.joined(separator: " "))
    return line.text
  }
}

/// A row for each kind of disturbance.
struct VerdictTable {
  private var counts: [Perturbation: [Verdict: Int]] = [:]
  private(set) var total = 0

  mutating func count(_ kind: Perturbation, _ verdict: Verdict) {
    counts[kind, default: [:]][verdict, default: 0] += 1
    total += 1
  }

  func report(name: String, sentences: Int, seconds: Double) {
    HassilFiles.error(
      "\(name): \(total) disturbed from \(sentences) sentences, \(Int(seconds)) s\n")
    HassilFiles.error(Self.row("", ["same %", "asked %", "told %", "wrong %", "number"]))
    var sum: [Verdict: Int] = [:]
    for kind in Perturbation.allCases {
      guard let row = counts[kind] else { continue }
      HassilFiles.error(Self.row(kind.rawValue, Self.cells(row)))
      sum.merge(row, uniquingKeysWith: +)
    }
    HassilFiles.error(Self.row("all", Self.cells(sum)))
  }

  private static func cells(_ row: [Verdict: Int]) -> [String] {
    let all = row.values.reduce(0, +)
    return Verdict.allCases.map { verdict in
      String(format: "%.2f", Double(row[verdict] ?? 0) * 100 / Double(max(all, 1)))
    } + ["\(all)"]
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(1, width - text.count)) + text
    }
    return name + String(repeating: " ", count: max(1, 24 - name.count))
      + cells.map { padded($0, 9) }.joined() + "\n"
  }
}
