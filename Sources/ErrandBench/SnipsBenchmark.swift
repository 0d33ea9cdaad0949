import ArgumentParser
import Foundation
import Reader

/// The statistical reader by itself: learns from one folder of labelled utterances, reads another.
struct SnipsBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snips",
    abstract: "Train the statistical reader on labelled utterances and score it on others.",
    discussion: """
      A folder holds seq.in (the words), seq.out (a tag for each: O, B-slot, I-slot) and label (the \
      intent), one utterance a line. A JSON line an utterance goes to stdout, a summary to stderr.
      """)
  @Option(help: "The folder to learn from.")
  var train: String
  @Option(help: "The folder to read.")
  var test: String

  func run() throws {
    let lessons = try Self.examples(in: train)
    let questions = try Self.examples(in: test)
    let start = (wall: ContinuousClock.now, processor: Self.processorSeconds)
    let reader = CarefulReader(learning: lessons)
    let trained = (wall: ContinuousClock.now, processor: Self.processorSeconds)
    var scratch = LinearReader.Scratch()
    var proposals: [LinearReader.Proposal?] = []
    for question in questions { proposals.append(reader.read(question.words, &scratch)) }
    let read = (wall: ContinuousClock.now, processor: Self.processorSeconds)
    var score = Score()
    for (id, (question, proposal)) in zip(questions, proposals).enumerated() {
      let intent = proposal?.intent ?? ""
      let tags = proposal?.tags ?? []
      score.add(question, intent: intent, tags: tags)
      var line = ScoreLine()
      line.add("id", json: "\(id)")
      line.add("intent", intent)
      line.add("tags", json: ScoreLine.list(tags.map { ScoreLine.quoted($0) }))
      line.add("confidence", json: "\(proposal?.confidence ?? 0)")
      print(line.text)
    }
    let rate = Double(questions.count)
    let row =
      score.row + [
        "\"train_seconds\":\(Self.seconds(trained.wall - start.wall))",
        "\"train_cpu_seconds\":\(trained.processor - start.processor)",
        "\"utterances_per_second\":\(rate / Self.seconds(read.wall - trained.wall))",
        "\"utterances_per_cpu_second\":\(rate / (read.processor - trained.processor))",
        "\"peak_memory_mb\":\(Self.peakMemory)",
      ]
    let summary = "{\"name\":\"snips\",\(row.joined(separator: ","))}\n"
    FileHandle.standardError.write(Data(summary.utf8))
  }

  static func examples(in folder: String) throws -> [Example] {
    func lines(_ file: String) throws -> [[String]] {
      guard let text = try? String(contentsOfFile: folder + "/" + file, encoding: .utf8) else {
        throw ValidationError("'\(folder)/\(file)' cannot be read")
      }
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last == "" { lines.removeLast() }
      return lines.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }
    let (words, tags, labels) = try (lines("seq.in"), lines("seq.out"), lines("label"))
    guard words.count == tags.count, words.count == labels.count else {
      throw ValidationError("the files of '\(folder)' differ in their number of lines")
    }
    return zip(zip(words, tags), labels).map {
      Example(words: $0.0, tags: $0.1, intent: $1.joined(separator: " "))
    }
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory the process has held, in MB of 10^6 bytes.
  private static var peakMemory: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) * 1024 / 1e6
  }

  /// Counts as the shared task of CoNLL 2000 does: a value is right if its slot and both its ends
  /// are.
  struct Score {
    private var utterances = 0
    private var intents = 0
    private var wholes = 0
    private var shared = 0
    private var proposed = 0
    private var wanted = 0

    mutating func add(_ example: Example, intent: String, tags: [String]) {
      utterances += 1
      if intent == example.intent {
        intents += 1
        if tags == example.tags { wholes += 1 }
      }
      let (right, own) = (Self.values(example.tags), Self.values(tags))
      wanted += right.count
      proposed += own.count
      shared += Set(right).intersection(own).count
    }

    private struct Value: Hashable {
      var slot: Substring
      var words: Range<Int>
    }

    private static func values(_ tags: [String]) -> [Value] {
      var result: [Value] = []
      for (at, tag) in tags.enumerated() where tag.hasPrefix("B-") || tag.hasPrefix("I-") {
        let slot = tag.dropFirst(2)
        if tag.hasPrefix("I-"), let last = result.last, last.slot == slot,
          last.words.upperBound == at
        {
          result[result.count - 1].words = last.words.lowerBound..<at + 1
        } else {
          result.append(Value(slot: slot, words: at..<at + 1))
        }
      }
      return result
    }

    var row: [String] {
      func percent(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : (Double(part) / Double(whole) * 10_000).rounded() / 100
      }
      return [
        "\"utterances\":\(utterances)", "\"intent_accuracy\":\(percent(intents, utterances))",
        "\"slot_f1\":\(percent(2 * shared, proposed + wanted))",
        "\"whole_exact\":\(percent(wholes, utterances))",
      ]
    }
  }
}
