public import Dialogue
public import Domains
import Execution
public import Meaning
import PDDL
public import Robots
import Simulation

/// A conversation with a robot that works: words and time go in, words, commands and reports come out.
///
/// A session is a value with two doors. `hear` takes what an operator says and returns when it is
/// accepted, not when the work is done; `advance` lets simulated time pass. The same domain, seed and
/// timed inputs give the same outputs, in every process; a copy answers "what if".
public struct Session: Sendable {
  /// What the robot works in, and what can be said there.
  public let domain: Domain
  /// Where chance in the simulated world comes from.
  public let seed: UInt64
  /// Only understand and plan: nothing is done.
  public var isDry: Bool {
    get { conversation.isDry }
    set {
      keep(.dry(newValue), at: now)
      conversation.isDry = newValue
    }
  }
  /// The language of replies; nil follows the utterance.
  public var language: String? {
    get { conversation.language }
    set {
      keep(.language(newValue), at: now)
      conversation.language = newValue
    }
  }
  /// The language of replies at the beginning.
  package let firstLanguage: String?
  /// The house rules that are not in force, since they were not understood: indices of `domain.rules`.
  public private(set) var unreadRules: [Int] = []
  package var conversation: Conversation
  package var fleet: any Fleet
  private var shown = 0
  /// What went in so far, oldest first.
  public private(set) var inputs: [SessionInput] = []
  /// Where everything is kept before anything leaves. A copy keeps in the same: take it off first.
  package private(set) var journal: (any SessionJournal)?
  /// Whether the latest words were not taken in, which the journal does not know yet.
  private var hasDropped = false
  /// Whether something could not be kept: since then nothing is taken in and nothing leaves.
  public private(set) var isStuck = false
  /// Asked while planning: true gives up what is being planned, as if nobody had asked for it yet; an
  /// utterance that was being taken in is not taken in.
  public var isCancelled: @Sendable () -> Bool {
    get { conversation.executive.isCancelled }
    set { conversation.executive.isCancelled = newValue }
  }

  /// A session in a domain, on a simulated fleet.
  ///
  /// - Parameters:
  ///   - domain: a loaded domain folder.
  ///   - seed: where chance in the simulated world comes from.
  ///   - language: the language of replies; nil follows the utterance.
  public init(domain: Domain, seed: UInt64 = 1, language: String? = nil) {
    self.init(
      domain: domain, seed: seed, language: language,
      fleet: Self.simulatedFleet(for: domain, seed: seed))
  }

  /// A session in a domain, on the given fleet.
  public init(domain: Domain, seed: UInt64, language: String?, fleet: any Fleet) {
    self.domain = domain
    self.seed = seed
    self.fleet = fleet
    firstLanguage = language
    let belief = Belief.of(domain, on: fleet.layout)
    conversation = Conversation(
      domain: domain, executive: Executive(belief: belief), language: language)
    shown = conversation.executive.log.records.count
    for (index, rule) in domain.rules.enumerated() {
      for output in conversation.hear(rule.text, from: domain.name, at: .zero) {
        switch output {
        case .question: unreadRules.append(index)
        case .reply(let spoken) where spoken.tone != .plain: unreadRules.append(index)
        default: break
        }
      }
    }
    conversation.beginTalk()
    shown = conversation.executive.log.records.count
  }

  /// Simulated time.
  public var now: Instant { conversation.executive.now }

  /// Whether nothing will happen by itself: every task is over, blocked or paused.
  public var isIdle: Bool { conversation.executive.agenda.isIdle }

  /// Whether a question waits for an answer.
  public var isWaitingForAnswer: Bool { conversation.isWaitingForAnswer }

  /// When something happens next by itself; nil when nothing does.
  public var nextEvent: Instant? {
    let next = [conversation.executive.nextWake, fleet.nextEvent].compactMap { $0 }.min()
    return next.map { max($0, now) }
  }

  /// What an utterance means in the light of the talk so far; nothing is done.
  public func read(_ words: String) -> Understanding { conversation.read(words) }

  /// An operator says something.
  ///
  /// - Parameters:
  ///   - words: what was said, in any language of the domain.
  ///   - speaker: who says it.
  ///   - time: when; time that has not passed yet passes first.
  /// - Returns: what came of it by then: how it was read, what is replied or asked, what was sent.
  public mutating func hear(_ words: String, from speaker: String = "operator", at time: Instant)
    -> [Output]
  {
    var outputs = time > now ? advance(to: time) : []
    guard !isStuck, now >= time, keep(.words(words, speaker: speaker), at: now) else {
      return outputs
    }
    let before = conversation
    let replies = conversation.hear(words, from: speaker, at: now)
    if isCancelled() {
      conversation = before
      inputs.removeLast()
      hasDropped = true
      return outputs
    }
    outputs += replies
    outputs += advance(to: now)
    keepRecords(isDurable: true)
    return outputs
  }

  /// Takes in what somebody said in the robot's name: a question or offer that now waits for an answer.
  public mutating func overhear(_ words: String) { conversation.overhear(words) }

  /// Time passes: robots work, and what they report is taken in and told.
  public mutating func advance(to time: Instant) -> [Output] {
    var outputs: [Output] = []
    guard !isStuck else { return outputs }
    repeat {
      keepRecords()
      let journal = self.journal
      let wasKept = conversation.executive.run(
        opening: &fleet, to: max(time, now),
        until: { $0.hasEvents },
        keeping: { journal?.keep(recordsOf: $0, isDurable: true) ?? true })
      guard wasKept, !isStuck else {
        isStuck = true
        return outputs
      }
      let events = conversation.executive.drainEvents()
      outputs += newRecords()
      outputs += conversation.tell(events, at: now)
      shown = conversation.executive.log.records.count
    } while (now < time || conversation.executive.hasEvents) && !isCancelled()
    keepRecords()
    return outputs
  }

  /// Time passes until nothing more happens by itself, an answer is waited for, or a limit is reached.
  ///
  /// - Parameters:
  ///   - limit: the latest time to stop at.
  ///   - stops: asked after each event; true stops there.
  public mutating func settle(
    until limit: Instant, or stops: (Session, [Output]) -> Bool = { _, _ in false }
  ) -> [Output] {
    var outputs = advance(to: now)
    while !isIdle, now < limit, !isStuck, !isCancelled(), !stops(self, outputs) {
      guard let next = nextEvent else { break }
      outputs += advance(to: min(max(next, now), limit))
      if next <= now, nextEvent.map({ $0 <= now }) ?? true, !conversation.executive.needsThought {
        // Nothing but the clock can help: let it run to the limit.
        if next == now { outputs += advance(to: min(limit, now + Span(milliseconds: 100))) }
      }
    }
    return outputs
  }

  // MARK: Keeping

  /// Keeps everything in a journal from now on, beginning with the records that it does not have.
  package mutating func keep(in journal: (any SessionJournal)?) {
    self.journal = journal
    keepRecords()
  }

  @discardableResult
  mutating func keep(_ kind: SessionInput.Kind, at time: Instant) -> Bool {
    let position = conversation.executive.log.records.count
    var new = [SessionInput(kind, at: time, position: position)]
    if hasDropped { new.insert(SessionInput(.dropped, at: time, position: position), at: 0) }
    keepRecords()
    for input in new where !isStuck {
      if let journal, !journal.keep(input) { isStuck = true }
    }
    guard !isStuck else { return false }
    hasDropped = false
    inputs += new.filter { $0.kind != .dropped }
    return true
  }

  private mutating func keepRecords(isDurable: Bool = false) {
    guard let journal, !isStuck else { return }
    if !journal.keep(recordsOf: conversation.executive, isDurable: isDurable) { isStuck = true }
  }

  /// Commands and reports since they were last shown, with the words they go back to.
  private mutating func newRecords() -> [Output] {
    let log = conversation.executive.log
    var outputs: [Output] = []
    for record in log.records[shown...] {
      switch record.content {
      case .command(.start(let command, _, _)):
        outputs.append(
          .command(
            Output.CommandRecord(
              time: record.time, command: command,
              because: conversation.words(behind: Cause(record.id)))))
      case .report(let report): outputs.append(.report(report))
      default: break
      }
    }
    shown = log.records.count
    return outputs
  }

  /// The simulated fleet that a domain asks for: a warehouse with a floor, or the bare symbolic robot.
  private static func simulatedFleet(for domain: Domain, seed: UInt64) -> any Fleet {
    Simulated.fleet(
      domain: domain.model, objects: domain.problem.objects, initial: domain.problem.initial,
      setup: domain.setup, layout: domain.layout, seed: seed)
  }
}
