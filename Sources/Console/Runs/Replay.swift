import Dialogue
import Errand
import SourceText

/// A journal told again, from what went in: the same bytes each time.
package enum Replay {
  /// Replays a journal; `result` says whether every line of it came again.
  package static func run(_ path: String, folder: String?, asJSON: Bool) -> ExitStatus {
    let screen = Screen(color: .never)
    func end(_ status: ExitStatus) -> ExitStatus {
      if asJSON { screen.out(JSONLines.result(status)) }
      return status
    }
    func fail(_ failure: Opening.Failure) -> ExitStatus {
      Screen.error("error: \(failure.message)\n")
      return end(failure.status)
    }
    Signals.watch()
    let source: SourceFile
    switch Opening.file(path) {
    case .failure(let failure): return fail(failure)
    case .success(let found): source = found
    }
    let text = JournalText(source)
    for diagnostic in text.diagnostics { Opening.tell(diagnostic, asJSON: asJSON) }
    guard text.diagnostics.isEmpty else { return end(.badFile) }
    guard text.hasSession else {
      return fail(
        Opening.Failure(status: .badFile, message: "'\(path)' is no journal: it is empty"))
    }
    if text.torn > 0 {
      Screen.error("\(path): the last line was cut off and is left out\n")
    }
    switch Opening.domain(folder ?? text.folder, asJSON: asJSON) {
    case .failure(let failure): return fail(failure)
    case .success(let domain):
      var session = Session(domain: domain, seed: text.seed, language: text.language)
      let file = JournalFile(descriptor: nil)
      file.expect(text.lines, from: text.firstNumber)
      session.isCancelled = { Signals.isInterrupted }
      session.keep(in: file)
      var transcript = Transcript()
      let asked = session
      for input in text.inputs {
        if !asJSON, case .words(let words, _) = input.kind {
          session.pass(to: input.time) { output, time in
            if let line = transcript.line(output, at: time) { screen.out(line) }
          }
          screen.out(transcript.said(words, at: input.time))
        }
        session.take(input) { output, time in
          if asJSON {
            screen.out(JSONLines.line(output, asked))
          } else if let line = transcript.line(output, at: time) {
            screen.out(line)
          }
        }
      }
      session.pass(to: text.end) { output, time in
        if asJSON {
          screen.out(JSONLines.line(output, asked))
        } else if let line = transcript.line(output, at: time) {
          screen.out(line)
        }
      }
      if Signals.isInterrupted { return end(.interrupted) }
      guard !session.isStuck, !file.isCatchingUp else {
        return fail(Journal(path: path, file: file, text: text).failure)
      }
      return end(.done)
    }
  }
}
