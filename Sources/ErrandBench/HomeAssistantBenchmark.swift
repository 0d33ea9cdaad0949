import ArgumentParser
import Domains
import Idioms
import Meaning
import SourceText

/// Home Assistant's own tests of its sentences.
struct HomeAssistantBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "home-assistant",
    abstract: "Read the test sentences of Home Assistant by its own sentence templates.")
  @Option(help: "The folder with sentences, lists, rules, intents.yaml and tests.")
  var data: String
  @Option(help: "The language.")
  var language = "en"
  @Option(help: "Where the line for each utterance goes; standard output if not given.")
  var out: String?
  @Option(help: "How often everything is read, for the time.")
  var rounds = 1

  func run() throws {
    let clock = ContinuousClock()
    let begun = clock.now
    let (book, found) = HassilFolder.read(data, language: language)
    guard let book else { throw ValidationError(found.last?.message ?? "nothing to read") }
    let (reader, problems) = IdiomReader.make(book)
    let loading = milliseconds(clock.now - begun)
    for problem in problems { notice("\(problem.message): \(problem.text)") }
    let files = HomeAssistantTests.read(data, language: language)
    guard !files.isEmpty else { throw ValidationError("there are no tests for '\(language)'") }

    var lines: [String] = []
    var rows: [(intent: String, right: Int, all: Int)] = []
    var times: [Double] = []
    for round in 0..<max(1, rounds) {
      for file in files {
        var own = reader
        for (list, names) in file.names { own.fill(list, names) }
        let context = [IdiomBook.Fact("area", .text(file.area ?? ""))]
        for test in file.tests {
          let start = clock.now
          let matches = own.read(test.text, context: context)
          times.append(milliseconds(clock.now - start))
          guard round == 0 else { continue }
          let isRight = Self.isRight(matches.first, test)
          if rows.last?.intent != test.intent { rows.append((test.intent, 0, 0)) }
          rows[rows.count - 1].all += 1
          if isRight { rows[rows.count - 1].right += 1 }
          lines.append(Self.line(test, matches, isRight))
        }
      }
    }
    try write(lines)
    for row in rows { notice("\(row.intent): \(row.right) of \(row.all)") }
    let right = rows.reduce(0) { $0 + $1.right }
    let all = rows.reduce(0) { $0 + $1.all }
    times.sort()
    let sum = times.reduce(0, +)
    notice("all: \(right) of \(all)")
    notice(
      "loaded in \(Self.short(loading)) ms, \(reader.size.nodes) nodes, \(reader.size.states) states; "
        + "\(Int(Double(times.count) / sum * 1000)) utterances/s, "
        + "p50 \(Self.short(times[times.count / 2])) ms, "
        + "p99 \(Self.short(times[min(times.count - 1, times.count * 99 / 100)])) ms")
  }

  /// The intent, the file the sentence stands in, and every slot the test names, and no other but what
  /// the block itself fills.
  private static func isRight(_ match: IdiomMatch?, _ test: HomeAssistantTests.Test) -> Bool {
    guard let match, match.intent == test.intent, match.group == test.group else { return false }
    for slot in test.slots
    where !match.slots.contains(where: { $0.name == slot.key && same($0.value, slot.value) }) {
      return false
    }
    return match.slots.allSatisfy { slot in
      slot.name == "domain" || test.slots.contains { $0.key == slot.name }
    }
  }

  private static func same(_ a: IdiomBook.Value, _ b: IdiomBook.Value) -> Bool {
    text(a) == text(b)
  }

  private static func text(_ value: IdiomBook.Value) -> String {
    switch value {
    case .text(let text): text
    case .flag(let flag): flag ? "on" : "off"
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }
  }

  private static func line(
    _ test: HomeAssistantTests.Test, _ matches: [IdiomMatch], _ isRight: Bool
  ) -> String {
    var line = ScoreLine()
    line.add("id", test.id)
    line.add("text", test.text)
    guard let best = matches.first else {
      line.add("outcome", "refused")
      line.add("right", json: "false")
      return line.text
    }
    // Two meanings of one weight are a question.
    let isTie = matches.count > 1 && IdiomReader.isTie(best, matches[1])
    line.add("outcome", isTie ? "asked" : "done")
    line.add("intent", best.intent)
    line.add("combination", best.group)
    line.add("slots", json: object(best.slots))
    if !best.fromContext.isEmpty { line.add("context", json: object(best.fromContext)) }
    line.add("right", json: "\(isRight)")
    return line.text
  }

  private static func object(_ slots: [IdiomMatch.Slot]) -> String {
    var object = ScoreLine()
    for slot in slots {
      switch slot.value {
      case .text(let text): object.add(slot.name, text)
      case .number: object.add(slot.name, json: text(slot.value))
      case .flag(let flag): object.add(slot.name, json: "\(flag)")
      }
    }
    return object.text
  }

  private func write(_ lines: [String]) throws {
    guard let out else { return lines.forEach { print($0) } }
    guard HassilFiles.write(lines.joined(separator: "\n") + "\n", to: out) else {
      throw ValidationError("'\(out)' cannot be written")
    }
  }

  /// The table goes to standard output where the lines go to a file, else to standard error.
  private func notice(_ text: String) {
    if out != nil { print(text) } else { HassilFiles.error(text + "\n") }
  }

  private func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
  }

  private static func short(_ number: Double) -> String {
    String(Double(Int(number * 1000)) / 1000)
  }
}
