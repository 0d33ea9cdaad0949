package import Dialogue
import Domains
import Errand
import PDDL
package import Robots
package import SourceText

/// Says a script to a session, lets time run between its lines, and checks what it expects.
package struct ScriptRunner: Sendable {
  /// What it is said to, and what its commands work on.
  package private(set) var desk: Desk
  private var session: Session {
    get { desk.session }
    set { desk.session = newValue }
  }
  /// How the run ended so far.
  package private(set) var status = ExitStatus.done
  /// What was expected and did not come.
  package private(set) var failures: [Diagnostic] = []
  /// So much simulated time may pass after an utterance.
  package static let patience = Span(milliseconds: 24 * 3_600_000)

  /// Whether somebody wants it to end, or nothing can be kept any more.
  private var mustEnd: Bool { isCancelled() || session.isStuck }

  private let script: Script
  private let isCancelled: @Sendable () -> Bool
  /// What came since the last utterance.
  private var heard: [Output] = []
  private var before: WorldView?
  private var watched: [Watched] = []
  private var isOver = false

  private struct Watched: Sendable {
    var text: String
    var range: SourceRange
    var condition: WorldCondition
    var firstTrue: Instant?
  }

  /// A run of a script in the session of a desk.
  ///
  /// - Parameter isCancelled: asked between events; true ends the run.
  package init(
    _ script: Script, on desk: Desk, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.script = script
    self.desk = desk
    self.isCancelled = isCancelled
  }

  /// What a run hands out as it goes: an utterance that is said, or what came of it.
  package enum Event: Sendable {
    /// The words that are said now, and when.
    case said(String, Instant)
    /// What came of it, and when.
    case output(Output, Instant)
    /// Something that a command shows.
    case text(String)
    /// An expectation that was not met.
    case failed(Diagnostic)
  }

  /// Runs the script from beginning to end.
  package mutating func run(
    row: [String: String] = [:], _ emit: (Event) -> Void
  ) {
    for (index, line) in script.lines.enumerated() {
      if mustEnd {
        status = .interrupted
        return
      }
      switch line.kind {
      case .utterance(let words):
        settleLast(index)
        watch(from: index + 1)
        say(Self.filled(words, row), holdsTime: isTimed(after: index), line, emit)
      case .command(let name, let rest):
        command(name, Self.filled(rest, row), line, emit)
      }
      if isOver || status == .interrupted { break }
    }
    settleLast(script.lines.count)
    if session.isWaitingForAnswer, !expectsQuestion(before: script.lines.count) {
      status = status.and(.notUnderstood)
    }
  }

  private static func filled(_ text: String, _ row: [String: String]) -> String {
    var text = text
    for (column, value) in row.sorted(by: { $0.key < $1.key }) {
      var rest = text[...]
      var result = ""
      while let place = rest.firstRange(of: "{\(column)}"[...]) {
        result += rest[..<place.lowerBound] + value
        rest = rest[place.upperBound...]
      }
      text = result + rest
    }
    return text
  }

  /// Whether the next line says how far time runs.
  private func isTimed(after index: Int) -> Bool {
    for line in script.lines[(index + 1)...] {
      guard case .command(let name, _) = line.kind else { return false }
      if ["wait", "until", "at"].contains(name) { return true }
      if name != "expect" { return false }
      return false
    }
    return false
  }

  private mutating func say(
    _ words: String, holdsTime: Bool, _ line: Script.Line, _ emit: (Event) -> Void
  ) {
    heard = []
    before = session.worldView
    emit(.said(words, session.now))
    take(session.hear(words, at: session.now), emit)
    if !holdsTime { settle(line, emit) }
  }

  private mutating func settle(_ line: Script.Line, _ emit: (Event) -> Void) {
    let limit = session.now + Self.patience
    while !session.isIdle, session.now < limit {
      if mustEnd {
        status = .interrupted
        return
      }
      let was = session.now
      take(session.step(until: limit), emit)
      if session.isWaitingForAnswer, session.now == was { break }
    }
    if !session.isIdle, session.now >= limit {
      status = status.and(.limit)
      let hours = Self.patience.milliseconds / 3_600_000
      report(
        Diagnostic(
          .error, "this is not over after \(hours) hours of simulated time", in: script.file,
          at: line.range, hint: "'.wait' or '.until' on the next line lets a script go on meanwhile"
        ),
        emit)
    }
  }

  private mutating func take(_ outputs: [Output], _ emit: (Event) -> Void) {
    heard += outputs
    for output in outputs { emit(.output(output, session.now)) }
    for index in watched.indices where watched[index].firstTrue == nil {
      if session.isTrue(watched[index].condition) { watched[index].firstTrue = session.now }
    }
  }

  // MARK: Lines that begin with a dot

  private mutating func command(
    _ name: String, _ rest: String, _ line: Script.Line, _ emit: (Event) -> Void
  ) {
    switch name {
    case "wait":
      guard let length = Clock.span(rest) else {
        fail(
          "'\(rest)' is no length of time", line, hint: ".wait 30 s, .wait 5 min, .wait 1 h", emit)
        return
      }
      pass(to: session.now + length, emit)
    case "at":
      guard let time = Clock.instant(rest) else {
        fail("'\(rest)' is no time", line, hint: ".at 00:10, .at 1:02:30", emit)
        return
      }
      pass(to: time, emit)
    case "until": until(rest, line, emit)
    case "event":
      let (outputs, diagnostics) = session.happen(script.file, in: argument(of: line))
      for diagnostic in diagnostics { report(diagnostic, emit) }
      take(outputs, emit)
    case "expect": expect(rest, line, emit)
    default:
      switch desk.dot(name, rest) {
      case .unknown(let hint):
        fail("there is no '.\(name)'", line, hint: hint, emit)
      case .quit: isOver = true
      case .refused(let message): fail(message, line, hint: nil, emit)
      case .done(let text, let outputs):
        if !text.isEmpty { emit(.text(text)) }
        take(outputs, emit)
      }
    }
  }

  private mutating func pass(to time: Instant, _ emit: (Event) -> Void) {
    while session.now < time {
      if mustEnd {
        status = .interrupted
        return
      }
      take(session.step(until: time), emit)
    }
  }

  private mutating func until(_ rest: String, _ line: Script.Line, _ emit: (Event) -> Void) {
    let (condition, diagnostics) = session.condition(script.file, in: argument(of: line))
    guard let condition else {
      for diagnostic in diagnostics { report(diagnostic, emit) }
      return
    }
    let limit = session.now + Self.patience
    while !session.isTrue(condition) {
      if mustEnd {
        status = .interrupted
        return
      }
      guard session.now < limit else {
        fail("'\(rest)' did not come true within a day", line, hint: nil, emit)
        return
      }
      if session.isIdle, session.nextEvent == nil {
        fail("'\(rest)' does not come true: nothing more happens", line, hint: nil, emit)
        return
      }
      take(session.step(until: limit), emit)
    }
  }

  /// The range of what stands behind the name of a line's command.
  private func argument(of line: Script.Line) -> SourceRange {
    guard case .command(let name, _) = line.kind else { return line.range }
    var lower = line.range.lower + 1 + name.utf8.count
    while lower < line.range.upper, script.file.bytes[lower] == UInt8(ascii: " ") { lower += 1 }
    return SourceRange(lower, line.range.upper)
  }

  // MARK: Expectations

  /// Conditions that the expectations after an utterance need to be watched for.
  private mutating func watch(from index: Int) {
    watched = []
    for line in script.lines[index...] {
      guard case .command(let name, let rest) = line.kind else { return }
      guard name == "expect", let expectation = Expectation.read(rest) else { continue }
      switch expectation {
      case .never(let condition): addWatch(condition, line)
      case .order(let first, let second):
        addWatch(first, line)
        addWatch(second, line)
      default: break
      }
    }
  }

  private mutating func addWatch(_ text: String, _ line: Script.Line) {
    let file = SourceFile(name: script.file.name, text: text)
    guard let condition = session.condition(file, in: nil).0 else { return }
    watched.append(
      Watched(
        text: text, range: line.range, condition: condition,
        firstTrue: session.isTrue(condition) ? session.now : nil))
  }

  private mutating func expect(_ rest: String, _ line: Script.Line, _ emit: (Event) -> Void) {
    guard let expectation = Expectation.read(rest) else {
      fail("'\(rest)' is nothing that can be expected", line, hint: Expectation.forms, emit)
      return
    }
    let spoken = heard.compactMap(\.spoken)
    let questions = heard.compactMap(\.asked)
    let said = spoken.map { "'\($0.text)'" }.joined(separator: ", ")
    let found = said.isEmpty ? "nothing was said" : "said was \(said)"
    switch expectation {
    case .reply(let pattern):
      if !spoken.contains(where: { pattern.matches($0.text) }) {
        fail("no reply like '\(pattern.text)'", line, hint: found, emit)
      }
    case .question(let pattern):
      let fits = questions.contains { pattern?.matches($0.text) ?? true }
      if !fits { fail("no such question", line, hint: found, emit) }
    case .noQuestion:
      if let question = questions.first {
        fail("a question was asked: '\(question.text)'", line, hint: nil, emit)
      }
    case .refusal(let pattern):
      let refusals = spoken.filter { $0.tone != .plain }
      if !refusals.contains(where: { pattern?.matches($0.text) ?? true }) {
        fail("no such refusal", line, hint: found, emit)
      }
    case .condition(let text):
      let (condition, diagnostics) = session.condition(script.file, in: argument(of: line))
      guard let condition else {
        for diagnostic in diagnostics { report(diagnostic, emit) }
        return
      }
      if !session.isTrue(condition) { fail("'\(text)' is not so", line, hint: found, emit) }
    case .unmoved(let thing): unmoved(thing, line, emit)
    case .never(let text):
      if let watch = watched.first(where: { $0.text == text }), let time = watch.firstTrue {
        fail("'\(text)' was so at \(Clock.text(time))", line, hint: nil, emit)
      }
    case .order(let first, let second):
      let a = watched.first { $0.text == first }?.firstTrue
      let b = watched.first { $0.text == second }?.firstTrue
      guard let a, let b, a < b else {
        let times = [a, b].map { $0.map(Clock.text) ?? "never" }.joined(separator: ", ")
        fail("not in this order: \(times)", line, hint: nil, emit)
        return
      }
    }
  }

  private mutating func unmoved(_ thing: String?, _ line: Script.Line, _ emit: (Event) -> Void) {
    let after = session.worldView
    if let thing {
      if before?.places[thing] == nil {
        fail("there is no '\(thing)'", line, hint: nil, emit)
      } else if before?.places[thing] != after.places[thing] {
        fail("'\(thing)' was moved", line, hint: after.places[thing], emit)
      }
      return
    }
    for output in heard {
      if case .command(let record) = output {
        fail("something was done: \(record.command.action)", line, hint: nil, emit)
        return
      }
    }
  }

  /// Whether the lines before an index expect a question of the last utterance.
  private func expectsQuestion(before index: Int) -> Bool {
    isExpected(before: index)
  }

  /// Whether the last utterance is judged by what the script expects of it.
  private func isExpected(before index: Int) -> Bool {
    for line in script.lines[..<index].reversed() {
      guard case .command(let name, _) = line.kind else { return false }
      if name == "expect" { return true }
    }
    return false
  }

  /// What became of the last utterance counts, unless the script said what it expects of it.
  private mutating func settleLast(_ index: Int) {
    guard !isExpected(before: index) else { return }
    for spoken in heard.compactMap(\.spoken) {
      switch spoken.tone {
      case .plain: break
      case .refusal: status = status.and(.failed)
      case .impossible: status = status.and(.impossible)
      case .notUnderstood: status = status.and(.notUnderstood)
      case .limit: status = status.and(.limit)
      }
    }
  }

  private mutating func fail(
    _ message: String, _ line: Script.Line, hint: String?, _ emit: (Event) -> Void
  ) {
    report(Diagnostic(.error, message, in: script.file, at: line.range, hint: hint), emit)
  }

  private mutating func report(_ diagnostic: Diagnostic, _ emit: (Event) -> Void) {
    failures.append(diagnostic)
    status = status.and(.failed)
    emit(.failed(diagnostic))
  }
}

/// What became of a line that begins with a dot.
package enum DotOutcome: Sendable {
  /// There is no such command; what comes nearest.
  case unknown(hint: String?)
  /// It was not done, and why.
  case refused(String)
  /// It was done: what it shows, and what came of it.
  case done(String, [Output])
  /// The talk is to end.
  case quit
}

extension Output {
  /// The words, of a reply or a question.
  var spoken: Spoken? {
    switch self {
    case .reply(let spoken), .question(let spoken, _): return spoken
    default: return nil
    }
  }

  /// The words of a question.
  var asked: Spoken? {
    if case .question(let spoken, _) = self { return spoken }
    return nil
  }
}
