import Dialogue
import Domains
import Errand
import Execution
import Language
import Meaning
import PDDL
import Robots
import Simulation

/// A talk about one wish, from its first words to the end of the work.
struct WishRun {
  let survey: Survey
  let language: String
  private(set) var session: Session
  private(set) var transcript: [String] = []
  /// How each turn was read, by where it stands in the transcript.
  private var readings: [(line: Int, text: String)] = []
  private(set) var turns = 0
  private(set) var questions = 0
  /// What was said that is more than plain: refused, failed, not understood.
  private(set) var explained = false
  private(set) var commands: [Output.CommandRecord] = []
  /// The milliseconds until each first reply.
  private(set) var waits: [Double] = []
  /// What has gone on since the latest words.
  private(set) var latest: [Output] = []

  init(_ survey: Survey, language: String, seed: UInt64) {
    self.survey = survey
    self.language = language
    session = Session(domain: survey.domain, seed: seed, language: nil)
  }

  /// Says something and lets the work run to its end.
  mutating func say(_ turn: Turn, settling: Bool = true) {
    say(words: session.domain.front.say(turn, in: language), settling: settling)
  }

  mutating func say(words: String, settling: Bool = true) {
    turns += 1
    transcript.append("> " + words)
    latest = []
    let clock = ContinuousClock()
    var outputs: [Output] = []
    let taken = clock.measure { outputs = session.hear(words, at: session.now) }.components
    waits.append(Double(taken.seconds) * 1e3 + Double(taken.attoseconds) / 1e15)
    take(outputs)
    if settling { settle() }
  }

  mutating func settle() {
    take(session.settle(until: session.now + .seconds(6 * 3_600)))
  }

  /// Time passes up to the next thing that happens.
  mutating func step() { take(session.step(until: session.now + .seconds(6 * 3_600))) }

  mutating func advance(_ span: Span) { take(session.advance(to: session.now + span)) }

  private mutating func take(_ outputs: [Output]) {
    latest += outputs
    for output in outputs {
      switch output {
      case .reply(let spoken):
        transcript.append("< " + spoken.text)
        if spoken.tone != .plain { explained = true }
      case .question(let spoken, _):
        transcript.append("? " + spoken.text)
        questions += 1
        if spoken.tone != .plain { explained = true }
      case .command(let record):
        commands.append(record)
        transcript.append(
          "  · " + ([record.command.action] + record.command.arguments).joined(separator: " "))
      case .report(let report):
        switch report.content {
        case .failed(let reason, _): transcript.append("  ! " + reason)
        case .refused(let reason): transcript.append("  ! refused: " + reason)
        default: break
        }
      case .reading(let record):
        for reading in record.understanding.readings {
          let said = session.domain.front.say(reading.turn, in: language)
          readings.append((transcript.count, "  = \(reading.cost) \(said)"))
        }
      case .plan: break
      }
    }
  }

  /// The question that was asked last, if one waits for an answer.
  var question: (spoken: Output.Spoken, choices: [String])? {
    guard session.isWaitingForAnswer else { return nil }
    for output in latest.reversed() {
      if case .question(let spoken, let choices) = output { return (spoken, choices) }
    }
    return nil
  }

  /// Answers what is asked as one who knows what is wanted.
  mutating func answer(for wish: Wish, _ maker: inout WishMaker, candidates: [ObjectID]) {
    for _ in 0..<4 {
      guard let question else { return }
      if question.spoken.tone != .plain {
        // It says that it cannot be done, and what could be: not what is wanted here.
        return
      }
      if let meant = wish.meant {
        say(maker.answer(meant, among: candidates))
      } else if question.choices.isEmpty {
        say(Turn([.confirm]))
      } else if let thing = wish.deliveries.first?.things.first {
        say(maker.answer(thing, among: candidates))
      } else {
        return
      }
    }
  }

  /// The transcript with how each turn was read.
  var detailed: [String] {
    var lines: [String] = []
    for (number, line) in transcript.enumerated() {
      lines += readings.filter { $0.line == number }.map(\.text)
      lines.append(line)
    }
    return lines
  }

  // MARK: The world

  var world: State {
    (session.fleet as? any SimulatedFleet)?.world ?? survey.state
  }

  /// Things that a robot did not find where they were, which are elsewhere by chance.
  var misplaced: Set<ObjectID> {
    var found: Set<ObjectID> = []
    let objects = survey.domain.problem.objects
    for record in session.conversation.executive.log.records {
      guard case .report(let report) = record.content, let id = report.command,
        case .failed(let reason, _) = report.content,
        let command = session.conversation.executive.log.command(id),
        case .command(.start(let sent, _, _)) = command.content,
        let skill = survey.domain.setup.skills[sent.action],
        skill.failures.contains(where: { $0.reason == reason && $0.misplaces != nil })
      else { continue }
      for name in sent.arguments {
        if let object = objects[name], survey.things.contains(object) { found.insert(object) }
      }
    }
    return found
  }

  /// Whether something went wrong in the world while they worked.
  var hadFailures: Bool { transcript.contains { $0.hasPrefix("  !") } }

  /// What robots hold.
  var held: [ObjectID] {
    guard let name = survey.domain.setup.symbols.holding,
      let holding = survey.domain.model.predicate(named: name)
    else { return [] }
    return world.facts(of: holding).compactMap { $0.arguments.last }
  }
}
