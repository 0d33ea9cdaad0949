import Dialogue
import Errand
import Robots
import SourceText

/// What a journal holds, read back.
struct JournalText: Sendable {
  /// The domain folder of the latest session in it.
  private(set) var folder = ""
  /// Where chance in its simulated world came from.
  private(set) var seed: UInt64 = 1
  /// The language of replies at its beginning.
  private(set) var language: String?
  /// What went into it, those left out that were not taken in.
  private(set) var inputs: [SessionInput] = []
  /// The lines of the latest session, without its first one, as they are to come again.
  private(set) var lines: ArraySlice<String> = []
  /// The number of the first of those lines in the file, from 1.
  private(set) var firstNumber = 1
  /// The lines of all sessions in it, without the first one: a script begins where the file does.
  private(set) var allLines: ArraySlice<String> = []
  /// The time it had come to.
  private(set) var end = Instant.zero
  /// How many bytes at the end are a line that was cut off.
  private(set) var torn = 0
  /// What is wrong with it.
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether there is a session in it.
  var hasSession: Bool { !folder.isEmpty }

  /// Reads a journal. A last line that is not whole was being written when something ended the
  /// program: it never counted, and is only told.
  init(_ file: SourceFile) {
    var rest = file.bytes[...]
    if let last = rest.lastIndex(of: UInt8(ascii: "\n")) {
      torn = rest.endIndex - last - 1
      rest = rest[...last]
    } else {
      torn = rest.count
      rest = []
    }
    var all: [String] = []
    var offset = 0
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let range = SourceRange(offset, end)
      guard let text = String(validating: rest[..<end], as: UTF8.self), let value = JSON.read(text),
        take(value, all.count + 1)
      else {
        let number = all.count + 1
        diagnostics.append(
          Diagnostic(
            .error, number == 1 ? "this is no journal" : "this is no line of a journal", in: file,
            at: range, hint: "a journal is written by --journal or .save, and not changed by hand"))
        return
      }
      all.append(text)
      rest = rest[(end + 1)...]
      offset = end + 1
    }
    lines = all[min(all.count, firstNumber - 1)...]
    allLines = all.dropFirst()
  }

  /// Takes up a line; false when it is none.
  private mutating func take(_ line: JSON, _ number: Int) -> Bool {
    guard let type = line["type"]?.asText else { return false }
    if type == "begin" {
      guard line["journal"]?.asWhole == JournalLines.version,
        let folder = line["domain"]?.asText, !folder.isEmpty,
        let seed = line["seed"]?.asText.flatMap({ UInt64($0) })
      else { return false }
      self.folder = folder
      self.seed = seed
      language = line["language"]?.asText
      inputs = []
      end = .zero
      firstNumber = number + 1
      return true
    }
    guard hasSession, let time = line["time"]?.asWhole, time >= 0 else { return false }
    let instant = Instant(milliseconds: time)
    end = max(end, instant)
    if type == "log" { return true }
    guard let kind = Self.kind(type, line) else { return false }
    if kind == .dropped {
      if !inputs.isEmpty { inputs.removeLast() }
    } else {
      inputs.append(SessionInput(kind, at: instant))
    }
    return true
  }

  private static func kind(_ type: String, _ line: JSON) -> SessionInput.Kind? {
    switch type {
    case "words":
      guard let text = line["text"]?.asText, let speaker = line["speaker"]?.asText else {
        return nil
      }
      return .words(text, speaker: speaker)
    case "event": return line["text"]?.asText.map { .event($0) }
    case "halt": return .halt
    case "dry": return line["on"]?.asTruth.map { .dry($0) }
    case "language": return .language(line["tag"]?.asText)
    case "dropped": return .dropped
    default: return nil
    }
  }
}

extension Session {
  /// Lets time pass up to when something went in, and puts it in again.
  mutating func take(
    _ input: SessionInput, _ show: (Output, Instant) -> Void = { _, _ in }
  ) {
    pass(to: input.time, show)
    switch input.kind {
    case .words(let words, let speaker):
      for output in hear(words, from: speaker, at: now) { show(output, now) }
    case .event(let text):
      for output in happen(SourceFile(name: "event", text: text), in: nil).0 { show(output, now) }
    case .halt: for output in halt() { show(output, now) }
    case .dry(let isDry): self.isDry = isDry
    case .language(let tag): language = tag
    case .dropped: break
    }
  }

  /// Lets time pass from one thing that happens to the next.
  mutating func pass(to time: Instant, _ show: (Output, Instant) -> Void = { _, _ in }) {
    while now < time, !isStuck, !isCancelled() {
      for output in step(until: time) { show(output, now) }
    }
  }
}
