import Domains
import Errand
package import Robots
import SourceText

/// Sessions in files. A saved session is a journal: what went in, with the records that came of it.
enum Saving {
  static func save(_ path: String, _ desk: Desk) -> DotOutcome {
    guard !path.isEmpty else { return .refused("give the name of a file") }
    let lines = JournalLines.all(of: desk.session)
    guard desk.write(path, lines.joined(separator: "\n") + "\n") else {
      return .refused("'\(path)' cannot be written")
    }
    return .done("saved to \(path)", [])
  }

  static func load(_ path: String, _ desk: inout Desk) -> DotOutcome {
    guard !path.isEmpty else { return .refused("give the name of a file or a domain folder") }
    guard let bytes = desk.read(path) else {
      guard let session = desk.open(path, desk.session.seed) else {
        return .refused("'\(path)' is neither a saved session nor a domain folder")
      }
      guard desk.begin(session) else { return .refused("the journal cannot be written") }
      return .done("now in \(session.domain.name)", [])
    }
    let text = JournalText(SourceFile(name: path, bytes: bytes))
    if let wrong = text.diagnostics.first { return .refused(wrong.rendered()) }
    guard text.hasSession else { return .refused("'\(path)' is no saved session") }
    guard var session = desk.open(text.folder, text.seed) else {
      return .refused("the domain '\(text.folder)' of the session cannot be opened")
    }
    let file = JournalFile(descriptor: nil)
    file.expect(text.lines, from: text.firstNumber)
    session.keep(in: file)
    for input in text.inputs { session.take(input) }
    session.pass(to: text.end)
    guard !session.isStuck, !file.isCatchingUp else {
      return .refused(Journal(path: path, file: file, text: text).failure.message)
    }
    session.keep(in: nil)
    guard desk.begin(session) else { return .refused("the journal cannot be written") }
    let note = text.torn > 0 ? "; its last line was cut off and is dropped" : ""
    return .done("loaded \(path)\(note)", [])
  }
}

extension Desk {
  /// Puts another session on the desk, and into the journal if there is one.
  mutating func begin(_ other: Session) -> Bool {
    var other = other
    other.isCancelled = session.isCancelled
    if let journal {
      guard journal.begin(other) else { return false }
      other.keep(in: journal)
    }
    session = other
    return true
  }

  /// Puts a line into the session at a time: words, or a command.
  package mutating func put(_ line: String, at time: Instant) -> DotOutcome {
    guard line.hasPrefix(".") else { return .done("", session.hear(line, at: time)) }
    let body = line.dropFirst()
    let name = body.prefix { !$0.isWhitespace }
    let rest = String(body.dropFirst(name.count)[...].trimmed)
    if name == "event" {
      let (outputs, diagnostics) = session.happen(SourceFile(name: "input", text: rest), in: nil)
      if let first = diagnostics.first { return .refused(first.rendered()) }
      return .done("", outputs)
    }
    return dot(String(name), rest)
  }
}
