package import Dialogue
import Domains
import Errand
import PDDL
package import Robots
import SourceText

/// Outputs as a person reads them: words only, each with the simulated time when it passed.
package struct Transcript: Sendable {
  private var shown: Int?

  /// A transcript that begins.
  package init() {}

  /// The line of an utterance.
  package mutating func said(_ words: String, at time: Instant) -> String {
    let lines = words.split(separator: "\n").joined(separator: "\n      ")
    return stamp(time) + "> " + lines
  }

  /// The lines of an output; none for what only programs read.
  package mutating func line(_ output: Output, at time: Instant) -> String? {
    guard let spoken = output.spoken, !spoken.text.isEmpty else { return nil }
    let lines = spoken.text.split(separator: "\n").joined(separator: "\n      ")
    return stamp(time) + lines
  }

  /// The time, where it is another than that of the line above.
  private mutating func stamp(_ time: Instant) -> String {
    let second = time.milliseconds / 1000
    defer { shown = second }
    let text = shown == second ? "" : Clock.text(time)
    return text + String(repeating: " ", count: max(1, 6 - text.count))
  }
}
