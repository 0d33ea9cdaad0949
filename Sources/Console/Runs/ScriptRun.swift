package import Domains
import Errand
import Robots
import SourceText

/// A script, or one instruction, from beginning to end, written out as it goes.
package struct ScriptRun {
  private let domain: Domain
  private let seed: UInt64
  private let language: String?
  private let asJSON: Bool
  private let journal: Journal?
  private let screen: Screen

  /// Runs in a domain, kept in a journal if one is given.
  package init(
    _ domain: Domain, seed: UInt64, language: String?, asJSON: Bool, journal: Journal? = nil
  ) {
    self.journal = journal
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
    return run(Script(file), rows: table, isWhole: true)
  }

  /// Says one instruction and waits to its end.
  package func run(utterance: String) -> ExitStatus {
    // One line, whatever breaks stand in it; a leading dot is not said.
    let words = utterance.split { $0.isNewline }.joined(separator: " ")
    return run(Script(SourceFile(name: "command line", text: words)), rows: [[:]], isWhole: false)
  }

  private func run(_ script: Script, rows: [[String: String]], isWhole: Bool) -> ExitStatus {
    let errors = script.diagnostics.filter { $0.severity == .error }
    for diagnostic in script.diagnostics { Opening.tell(diagnostic, asJSON: asJSON) }
    guard errors.isEmpty else { return end(.badFile) }
    Signals.watch()
    var desk = Opening.desk(domain, seed: seed, language: language)
    desk.session.isCancelled = { Signals.isInterrupted }
    var show = Showing(asJSON: asJSON, screen: screen, session: desk.session)
    if let journal, let failure = begin(in: journal, isWhole, &desk, &show) { return fail(failure) }
    var status = ExitStatus.done
    for row in rows {
      var runner = ScriptRunner(script, on: desk) { Signals.isInterrupted }
      runner.run(row: row) { event in show.take(event, isKnown: journal?.file.isCatchingUp) }
      desk = runner.desk
      status = status.and(runner.status)
      if runner.status == .interrupted { break }
    }
    show.flush()
    if let journal, desk.session.isStuck || journal.file.isCatchingUp && status != .interrupted {
      return fail(journal.failure)
    }
    if status == .interrupted {
      // The robots stop for good, since the program ends: that is no part of the talk, which goes on
      // from here when the journal is taken up again.
      desk.session.keep(in: nil)
      desk.session.isCancelled = { false }
      for output in desk.session.halt() { show.take(.output(output, desk.session.now)) }
      show.flush()
    }
    return end(status)
  }

  /// Takes up a journal: a script is run again from its beginning and finds what it did; a single
  /// instruction comes after all that is there.
  private func begin(
    in journal: Journal, _ isWhole: Bool, _ desk: inout Desk, _ show: inout Showing
  ) -> Opening.Failure? {
    if isWhole, journal.text.hasSession {
      journal.file.expect(journal.text.allLines, from: 2)
      desk.journal = journal.file
      desk.session.keep(in: journal.file)
      return nil
    }
    if case .failure(let failure) = journal.bring(&desk) { return failure }
    // What was under way comes to its end first.
    let limit = desk.session.now + ScriptRunner.patience
    while !desk.session.isIdle, desk.session.now < limit, !desk.session.isStuck,
      !Signals.isInterrupted
    {
      for output in desk.session.step(until: limit) {
        show.take(.output(output, desk.session.now))
      }
    }
    return nil
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

/// Writes out what a run hands out. What a journal had already was written by the run before; only
/// the last turn of it is shown once more, since that may not have come out.
private struct Showing {
  let asJSON: Bool
  let screen: Screen
  let session: Session
  private var transcript = Transcript()
  private var known: [ScriptRunner.Event] = []

  init(asJSON: Bool, screen: Screen, session: Session) {
    self.asJSON = asJSON
    self.screen = screen
    self.session = session
  }

  mutating func take(_ event: ScriptRunner.Event, isKnown: Bool? = nil) {
    if case .said = event { known = isKnown == true ? [] : known }
    known.append(event)
    if isKnown != true { flush() }
  }

  mutating func flush() {
    let events = known
    known = []
    for event in events { show(event) }
  }

  private mutating func show(_ event: ScriptRunner.Event) {
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
}
