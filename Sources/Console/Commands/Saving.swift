import Dialogue
import Domains
import Errand
import PDDL
package import Robots
import SourceText

/// Sessions in files: since a session is the same for the same inputs, the inputs are all that is kept.
enum Saving {
  private static let mark = "errand-session 1"

  static func save(_ path: String, _ desk: Desk) -> DotOutcome {
    guard !path.isEmpty else { return .refused("give the name of a file") }
    var lines = [
      mark, "domain \(desk.session.domain.folder)", "seed \(desk.session.seed)",
      "now \(desk.session.now.milliseconds)",
    ]
    lines += desk.inputs.map { input in
      "\(input.time) " + input.text.split(separator: "\n").joined(separator: "\\n")
    }
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
      desk.session = session
      desk.inputs = []
      return .done("now in \(session.domain.name)", [])
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == mark, lines.count >= 4, lines[1].hasPrefix("domain "),
      lines[2].hasPrefix("seed "), let seed = UInt64(lines[2].dropFirst(5)),
      lines[3].hasPrefix("now "), let now = Int(lines[3].dropFirst(4))
    else { return .refused("'\(path)' is no saved session") }
    guard let session = desk.open(String(lines[1].dropFirst(7)), seed) else {
      return .refused("the domain '\(lines[1].dropFirst(7))' of the session cannot be opened")
    }
    var loaded = desk
    loaded.session = session
    loaded.inputs = []
    for (number, line) in lines.enumerated().dropFirst(4) {
      guard let space = line.firstIndex(of: " "), let time = Int(line[..<space]) else {
        return .refused("\(path):\(number + 1): '\(line)' is no input with its time")
      }
      let parts = line[line.index(after: space)...]
      var text = ""
      var rest = parts
      while let place = rest.firstRange(of: "\\n") {
        text += rest[..<place.lowerBound] + "\n"
        rest = rest[place.upperBound...]
      }
      text += rest
      _ = loaded.put(text, at: Instant(milliseconds: time))
    }
    _ = loaded.session.advance(to: Instant(milliseconds: now))
    desk = loaded
    return .done("loaded \(path)", [])
  }
}

extension Desk {
  /// Puts a line into the session at a time: words, or a command.
  package mutating func put(_ line: String, at time: Instant) -> DotOutcome {
    guard line.hasPrefix(".") else {
      inputs.append(Input(time: time.milliseconds, text: line))
      return .done("", session.hear(line, at: time))
    }
    let body = line.dropFirst()
    let name = body.prefix { !$0.isWhitespace }
    let rest = String(body.dropFirst(name.count)[...].trimmed)
    if name == "event" {
      inputs.append(Input(time: time.milliseconds, text: line))
      let file = SourceFile(name: "input", text: rest)
      let (outputs, diagnostics) = session.happen(file, in: nil)
      if let first = diagnostics.first { return .refused(first.rendered()) }
      return .done("", outputs)
    }
    return dot(String(name), rest)
  }
}
