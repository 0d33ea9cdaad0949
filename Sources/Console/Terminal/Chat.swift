import Dialogue
import Domains
import Errand
import Glibc
import PDDL
import Robots
import SourceText

/// The talk at a terminal, or over a pipe: words in, words out, robot lines in between.
package struct Chat {
  private var desk: Desk
  private let screen: Screen
  private let asJSON: Bool
  private let journal: Journal?
  private var status = ExitStatus.done

  /// A talk on a desk, kept in a journal if one is given.
  package init(_ desk: Desk, screen: Screen, asJSON: Bool, journal: Journal? = nil) {
    self.journal = journal
    self.desk = desk
    self.screen = screen
    self.asJSON = asJSON
  }

  /// Talks until the input ends, and says how it ended.
  package mutating func run() -> ExitStatus {
    Signals.watch()
    if let journal, let failure = take(up: journal) { return failure }
    desk.session.isCancelled = { Signals.isInterrupted }
    if isatty(0) == 1, isatty(1) == 1 {
      talk()
      // Whoever sat there has seen what came of each line.
      status = .done
    } else {
      listen()
    }
    if let journal, desk.session.isStuck {
      Screen.error("error: \(journal.failure.message)\n")
      return journal.failure.status
    }
    return status
  }

  /// Brings back what a journal holds; the status to end with when that cannot be.
  private mutating func take(up journal: Journal) -> ExitStatus? {
    var latest: [Output] = []
    if case .failure(let failure) = journal.bring(&desk, { latest.append($0) }) {
      Screen.error("error: \(failure.message)\n")
      return failure.status
    }
    for output in latest { show(output) }
    return nil
  }

  // MARK: A pipe

  /// Lines from standard input, without prompt or echo; time runs after each until all is done.
  private mutating func listen() {
    var input = LineInput(descriptor: 0)
    settle()
    while !desk.session.isStuck, let line = input.next(isInterrupted: { Signals.isInterrupted }) {
      switch line {
      case .interrupted:
        status = .interrupted
        return
      case .wrong(let why):
        Screen.error("error: line \(input.number): \(why)\n")
        status = status.and(.notUnderstood)
      case .text(let text):
        guard take(text) else { return }
        settle()
      }
    }
    if desk.session.isWaitingForAnswer { status = status.and(.notUnderstood) }
  }

  private mutating func settle() {
    let limit = desk.session.now + ScriptRunner.patience
    while !desk.session.isIdle, desk.session.now < limit, !desk.session.isStuck,
      !Signals.isInterrupted
    {
      for output in desk.session.step(until: limit) { show(output) }
      if desk.session.isWaitingForAnswer { break }
    }
    if Signals.isInterrupted { status = .interrupted }
  }

  // MARK: A terminal

  /// Lines from readline; between keys simulated time passes at the pace.
  private mutating func talk() {
    let history = History()
    history.load()
    let names = desk.session.domain.problem.objects.names
    let words = desk.session.sayableWords
    let session = desk.session
    greet()
    let editor = LineEditor(prompt: "> ") { before, word in
      Completion.candidates(before: before, word: word, session: session, words: words + names)
    }
    var clock = WallClock()
    while true {
      editor.wait(milliseconds: desk.session.isIdle && desk.session.nextEvent == nil ? 500 : 40)
      if Signals.isEnding || desk.session.isStuck { break }
      if Signals.takeResize() { editor.resized() }
      if Signals.takeInterrupt() {
        interrupt(editor)
        continue
      }
      if let line = editor.next() {
        guard let line else { break }
        clock.restart()
        let text = String(line[...].trimmed)
        if text.isEmpty { continue }
        editor.remember(text)
        editor.hide()
        let goesOn = take(text)
        editor.show()
        if !goesOn { break }
        continue
      }
      pass(clock.take(), editor)
    }
    history.save()
    print()
  }

  private func greet() {
    let domain = desk.session.domain
    screen.out(
      "errand · \(domain.name) · .help, .words, Ctrl-D", .faint)
  }

  /// Ctrl-C: first halt, then drop the line.
  private mutating func interrupt(_ editor: borrowing LineEditor) {
    var outputs: [Output] = []
    if !desk.session.isIdle {
      outputs = desk.session.halt()
    }
    editor.drop()
    editor.above { for output in outputs { show(output) } }
  }

  private mutating func pass(_ elapsed: Double, _ editor: borrowing LineEditor) {
    var outputs: [Output] = []
    if let pace = desk.pace {
      let span = Span.seconds(elapsed * pace)
      guard span.milliseconds > 0 else { return }
      outputs = desk.session.advance(to: desk.session.now + span)
    } else {
      // As fast as can be, but never so long that a key would have to wait.
      for _ in 0..<64 where !desk.session.isIdle && !Signals.isInterrupted {
        outputs += desk.session.step(until: desk.session.now + ScriptRunner.patience)
        if outputs.contains(where: { $0.spoken != nil }) { break }
      }
    }
    guard outputs.contains(where: { $0.spoken != nil || asJSON }) else { return }
    editor.above { for output in outputs { show(output) } }
  }

  // MARK: Both

  /// Takes in a line; false ends the talk.
  private mutating func take(_ text: String) -> Bool {
    switch desk.put(text, at: desk.session.now) {
    case .quit: return false
    case .unknown(let hint):
      Screen.error("there is no '\(text)'" + (hint.map { "; \($0)" } ?? "") + "\n")
      status = status.and(.failed)
    case .refused(let message):
      Screen.error(message + "\n")
      status = status.and(.failed)
    case .done(let shown, let outputs):
      if !shown.isEmpty { screen.out(shown) }
      for output in outputs { show(output) }
      for output in outputs {
        switch output.spoken?.tone {
        case nil, .plain?: break
        case .refusal?: status = status.and(.failed)
        case .impossible?: status = status.and(.impossible)
        case .notUnderstood?: status = status.and(.notUnderstood)
        case .limit?: status = status.and(.limit)
        }
      }
    }
    return true
  }

  private func show(_ output: Output) {
    if asJSON {
      screen.out(JSONLines.line(output, desk.session))
      return
    }
    guard let spoken = output.spoken, !spoken.text.isEmpty else { return }
    let style: Screen.Style =
      output.asked != nil ? .question : spoken.tone == .plain ? .robot : .warning
    screen.out(spoken.text, style)
  }
}

/// Time that passed on the wall since it was asked last, in seconds.
private struct WallClock {
  private var last = Self.now

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  mutating func restart() { last = Self.now }

  mutating func take() -> Double {
    let now = Self.now
    defer { last = now }
    return now - last
  }
}
