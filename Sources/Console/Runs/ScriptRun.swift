package import Domains
import Errand
import SourceText

/// A script, or one instruction, from beginning to end, written out as it goes.
package struct ScriptRun {
  private let domain: Domain
  private let seed: UInt64
  private let language: String?
  private let asJSON: Bool
  private let screen: Screen

  /// Runs in a domain.
  package init(_ domain: Domain, seed: UInt64, language: String?, asJSON: Bool) {
    self.domain = domain
    self.seed = seed
    self.language = language
    self.asJSON = asJSON
    screen = Screen(color: .never)
  }

  /// Runs a script file, once or once a row of a table.
  package func run(_ path: String, rows: String?) -> ExitStatus {
    let file: SourceFile
    switch Opening.file(path) {
    case .failure(let failure): return fail(failure)
    case .success(let found): file = found
    }
    var table: [[String: String]] = [[:]]
    if let rows {
      switch Opening.file(rows) {
      case .failure(let failure): return fail(failure)
      case .success(let found):
        let (read, diagnostics) = Rows.read(found)
        for diagnostic in diagnostics { Opening.tell(diagnostic, asJSON: asJSON) }
        guard diagnostics.isEmpty else { return end(.badFile) }
        table = read
      }
    }
    return run(Script(file), rows: table)
  }

  /// Says one instruction and waits to its end.
  package func run(utterance: String) -> ExitStatus {
    // One line, whatever breaks stand in it; a leading dot is not said.
    let words = utterance.split { $0.isNewline }.joined(separator: " ")
    return run(Script(SourceFile(name: "command line", text: words)), rows: [[:]])
  }

  private func run(_ script: Script, rows: [[String: String]]) -> ExitStatus {
    let errors = script.diagnostics.filter { $0.severity == .error }
    for diagnostic in script.diagnostics { Opening.tell(diagnostic, asJSON: asJSON) }
    guard errors.isEmpty else { return end(.badFile) }
    Signals.watch()
    var desk = Opening.desk(domain, seed: seed, language: language)
    var status = ExitStatus.done
    for row in rows {
      var runner = ScriptRunner(script, on: desk) { Signals.isInterrupted }
      var transcript = Transcript()
      let session = desk.session
      runner.run(row: row) { event in show(event, session, &transcript) }
      desk = runner.desk
      status = status.and(runner.status)
      if status == .interrupted {
        for output in desk.session.halt() {
          show(.output(output, desk.session.now), session, &transcript)
        }
        break
      }
    }
    return end(status)
  }

  private func show(
    _ event: ScriptRunner.Event, _ session: Session, _ transcript: inout Transcript
  ) {
    switch event {
    case .said(let words, let time):
      if !asJSON { screen.out(transcript.said(words, at: time)) }
    case .output(let output, let time):
      if asJSON {
        screen.out(JSONLines.line(output, session))
      } else if let line = transcript.line(output, at: time) {
        screen.out(line)
      }
    case .text(let text): if !asJSON { screen.out(text) }
    case .failed(let diagnostic): Opening.tell(diagnostic, asJSON: asJSON)
    }
  }

  private func fail(_ failure: Opening.Failure) -> ExitStatus {
    Screen.error("error: \(failure.message)\n")
    return end(failure.status)
  }

  private func end(_ status: ExitStatus) -> ExitStatus {
    if asJSON { screen.out(JSONLines.result(status)) }
    return status
  }
}
