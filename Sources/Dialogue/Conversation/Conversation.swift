package import Domains
package import Execution
package import Language
package import Meaning
import PDDL
package import Robots
import SourceText

/// A conversation about one domain: words come in, tasks are posted, words go out. A value, so that a
/// copy can be asked "what if".
package struct Conversation: Sendable {
  /// The domain.
  package let domain: Domain
  /// Words to meaning and back; grows with taught words and new things.
  package internal(set) var front: LanguageFront
  /// Belief, log, agenda.
  package var executive: Executive
  /// Only understand and plan: nothing is posted.
  package var isDry = false
  /// The language that replies are in; nil follows the utterance.
  package var language: String?
  var talk = Talk()
  var now = Instant.zero

  /// A conversation that begins.
  package init(domain: Domain, executive: Executive, language: String? = nil) {
    self.domain = domain
    self.executive = executive
    self.language = language
    front = domain.front
    if let language { talk.language = language }
  }

  /// Whether a question waits for an answer.
  package var isWaitingForAnswer: Bool { !talk.open.isEmpty || talk.waiting != nil }

  /// What an utterance means, in the light of the talk so far; nothing is done.
  package func read(_ words: String) -> Understanding { front.read(words, in: context) }

  var context: TalkContext {
    var context = TalkContext()
    context.lastFrame = talk.last?.parts.last?.clause.frame
    context.questionOpen = !talk.open.isEmpty
    context.offerOpen = talk.open.contains { question in
      if case .offer = question.kind { return true }
      return false
    }
    context.language = language ?? talk.language
    return context
  }

  /// An operator says something. A turn returns when it is accepted, not when the work is done.
  package mutating func hear(_ words: String, from speaker: String, at time: Instant) -> [Output] {
    now = time
    talk.speaker = speaker
    expire(at: time)
    let heard = executive.log.add(.heard(text: words, speaker: speaker), at: time, causes: [])
    if let called = front.call(in: words, of: talk.procedures.keys.sorted()),
      let outputs = carryOut(called, words, heard)
    {
      return outputs
    }
    let understanding = front.read(words, in: context)
    let tongue = language ?? understanding.language
    talk.language = tongue
    talk.salience.beginTurn()
    ageQuestions()
    var turned = Turned(language: tongue, record: heard)
    if understanding.stop != nil { halt(because: understanding, &turned) }
    if !turned.isComplete { respond(to: understanding, words, &turned) }
    return finish(turned, words, understanding)
  }

  /// What a turn has come to so far.
  struct Turned {
    var language: String
    /// The record of the words.
    var record: Int
    /// The reading that is acted on.
    var reading: Reading?
    var replies: [Reply] = []
    var tone = Output.Tone.plain
    var choices: [Entity] = []
    var isQuestion = false
    var outputs: [Output] = []
    var isComplete = false
    /// What would be believed.
    var told: [Told] = []
    /// The instructions that became tasks.
    var accepted: [Instruction] = []
    /// The record that the reply rests on, where "why?" begins.
    var focus: Cause?

    mutating func refuse(_ reply: Reply, _ newTone: Output.Tone) {
      replies.append(reply)
      if tone == .plain { tone = newTone }
    }
  }

  // MARK: Choosing a reading

  private mutating func respond(
    to understanding: Understanding, _ words: String, _ turned: inout Turned
  ) {
    let scene = scene
    // What does not fit together is never acted on.
    let whole = understanding.readings.filter { $0.unread.isEmpty && !$0.isMisfit }.map { reading in
      var reading = reading
      reading.turn = reading.turn.withTopicsTaken.withHalvesJoined(scene)
      // While a question is open "do that" is a yes.
      if !talk.open.isEmpty, reading.turn.acts == [.control(.proceed)] {
        reading.turn.acts = [.confirm]
      }
      return reading.withSharesWanted
    }
    guard let best = whole.first else {
      notUnderstood(understanding, words, &turned)
      return
    }
    for reading in whole { learnAmounts(in: reading.turn) }
    // What was planned for a question can be asked for right after it, not later.
    let planned = talk.foreseen?.record
    defer { if planned != nil, talk.foreseen?.record == planned { talk.foreseen = nil } }
    let chosen = self.chosen(among: whole, &turned)
    guard let chosen else { return }
    if !chosen.repairs.allSatisfy(\.rivals.isEmpty) {
      askWhichReading([chosen], &turned)
      return
    }
    if talk.open.isEmpty, !chosen.repairs.isEmpty, chosen.turn.isTwoPhrases {
      // "Swap them": a verb that nobody knows is not a slip for a thing.
      turned.refuse(
        .notUnderstood(words: chosen.repairs.map(\.typed), suggestions: []), .notUnderstood)
      return
    }
    if let loose = chosen.turn.looseFragment, talk.open.isEmpty || !chosen.turn.beginsAsFragment {
      // A phrase that belongs to nothing may be a condition of what is asked for: nothing is done.
      turned.refuse(
        .notUnderstood(words: [said(loose, in: words)], suggestions: []), .notUnderstood)
      return
    }
    if let name = chosen.absent.first {
      let nearest = scene.neighbours(of: name).prefix(3).sorted().map { describer.describe($0) }
      turned.refuse(.noSuch(.name(name), nearest: nearest), .refusal)
      return
    }
    if chosen.turn.takesBackAtEnd {
      // "…, but not now": when, is not said.
      turned.refuse(.notUnderstood(words: [words], suggestions: []), .notUnderstood)
      return
    }
    turned.reading = chosen
    let read = executive.log.add(
      .read(String(describing: best.turn)), at: now,
      causes: [Cause(turned.record)])
    turned.record = read
    // A courtesy in the same breath needs no answer of its own.
    let acts = withoutIdleYes(withoutDoubledYes(chosen.turn.acts.filter { !$0.isCourtesy }))
    let (before, beginning) = (self, turned)
    for (index, act) in (acts.isEmpty ? chosen.turn.acts : acts).enumerated() {
      let said = turned.replies.count
      carryOut(act, &turned)
      if chosen.turn.isOnlyFragments, turned.tone != .plain {
        // Of phrases that belong together none is acted on when one of them does not fit.
        let refusal = Array(turned.replies[said...])
        self = before
        let tone = turned.tone
        turned = beginning
        for reply in refusal { turned.refuse(reply, tone) }
        return
      }
      // "Yes, but only two": what is changed at once is not told first.
      if act == .confirm, acts.indices.contains(index + 1), case .correct = acts[index + 1],
        turned.tone == .plain, !turned.isQuestion
      {
        turned.replies.removeSubrange(said...)
      }
    }
    followCustoms(&turned)
  }

  /// The words of a fragment as they were typed.
  private func said(_ fragment: Fragment, in words: String) -> String {
    guard let range = fragment.entity.trace.range else {
      return front.say(fragment.entity, in: talk.language)
    }
    let bytes = Array(words.utf8)
    guard range.lower >= 0, range.lower <= range.upper, range.upper <= bytes.count else {
      return words
    }
    return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }

  mutating func askWhichReading(_ readings: [Reading], _ turned: inout Turned) {
    let reply = Reply.didYouMean(readings.prefix(4).map(\.turn))
    turned.replies.append(reply)
    turned.isQuestion = true
    talk.open.append(
      OpenQuestion(
        kind: .readings(Array(readings.prefix(4))), act: nil, reply: reply,
        record: turned.record, language: turned.language))
  }

  private mutating func notUnderstood(
    _ understanding: Understanding, _ words: String, _ turned: inout Turned
  ) {
    // A word that stands where a thing is named is asked about; the sentence waits for it.
    if let reading = understanding.readings.first, let unknown = understanding.unknown.first,
      let place = reading.turn.placeOfUnknown(unknown.text)
    {
      talk.waiting = Talk.Waiting(
        utterance: words, word: unknown.text, place: place, language: turned.language)
      turned.refuse(
        .unknownWord(unknown.text, known: known(for: place)), .notUnderstood)
      turned.isQuestion = true
      return
    }
    let suggestions = understanding.unknown.flatMap(\.nearest)
    let unread = understanding.unknown.map(\.text)
    defer {
      // Words that were to answer a question and cannot: it is put again, once.
      if var open = talk.open.last, open.misses == 0, understanding.isShort {
        open.misses += 1
        talk.open[talk.open.count - 1] = open
        turned.replies.append(open.reply)
        turned.isQuestion = true
      }
    }
    turned.refuse(
      .notUnderstood(
        words: unread.isEmpty ? [words] : unread, suggestions: Array(suggestions.prefix(4))),
      .notUnderstood)
  }

  // MARK: Saying

  mutating func finish(
    _ turned: Turned, _ words: String, _ understanding: Understanding
  ) -> [Output] {
    let status: Output.ReadingRecord.Status =
      turned.isQuestion ? .asked : turned.tone == .plain ? .understood : .refused
    var record = Output.ReadingRecord(
      utterance: words, understanding: understanding, status: status)
    record.chosen = turned.reading
    var outputs: [Output] = [.reading(record)]
    outputs += turned.outputs
    guard let reply = Reply.joined(turned.replies) else { return outputs }
    outputs.append(
      say(
        reply, in: turned.language, tone: turned.tone,
        choices: turned.isQuestion ? turned.choices : nil,
        causes: [turned.focus ?? Cause(turned.record)]))
    return outputs
  }

  /// Puts a reply into words and keeps it in the log.
  mutating func say(
    _ reply: Reply, in tongue: String, tone: Output.Tone = .plain, choices: [Entity]? = nil,
    causes: [Cause]
  ) -> Output {
    let text = front.say(reply, in: tongue)
    let record = executive.log.add(.said(text), at: now, causes: causes)
    talk.lastReply = reply
    talk.focus = causes.first ?? Cause(record)
    let spoken = Output.Spoken(text: text, language: tongue, tone: tone)
    guard let choices else { return .reply(spoken) }
    return .question(spoken, choices: choices.map { front.say($0, in: tongue) })
  }

  /// Nobody waits long for the answer to a question of his own, but for what is to be done.
  private mutating func ageQuestions() {
    for index in talk.open.indices { talk.open[index].age += 1 }
    talk.open.removeAll { question in
      if case .ask? = question.act { !question.isFresh } else { false }
    }
  }

  // MARK: The scene

  /// What phrases are tied to now.
  var scene: Scene {
    Scene(
      domain: domain, belief: executive.belief, salience: talk.salience, history: talk.history,
      robot: executive.belief.robots.first, speakerPlace: speakerPlace, spokenKind: spokenKind,
      isAfterList: isAfterList)
  }

  /// Whether several things were just named in answer to a question.
  private var isAfterList: Bool {
    talk.lastQuestion != nil && (talk.last == nil || talk.isQuestionLater)
      && talk.salience.hasList
  }

  /// What was described last with its kind, unless a question is open, which asks for a kind of its own.
  private var spokenKind: Description? {
    guard talk.open.isEmpty else { return nil }
    var entities: [Entity?] = []
    if talk.last == nil || talk.isQuestionLater, let question = talk.lastQuestion {
      switch question.topic {
      case .entity(let entity): entities = [entity]
      case .measure(_, let entity, _): entities = [entity]
      case .clause(let clause): entities = clause.fillers.map(\.entity)
      default: return nil
      }
    } else if let part = talk.last?.parts.last {
      entities = [part.topic.flatMap { part.clause[$0] }]
    }
    for case .description(let description)? in entities.map({ $0?.kind })
    where description.kind != nil && description.quantifier != .none {
      return description
    }
    return nil
  }

  /// Where whoever speaks is believed to be.
  private var speakerPlace: ObjectID? {
    guard let name = domain.vocabulary.policy.speaker, let speaker = executive.belief.objects[name],
      let location = executive.belief.setting.location
    else { return nil }
    return executive.belief.state.facts(of: location, matching: [speaker, nil]).first?
      .arguments.last
  }

  var compiler: Compiler {
    var compiler = Compiler(scene: scene, executive: executive, now: now)
    compiler.last = talk.last?.parts.last
    return compiler
  }
  var describer: Describer { Describer(scene: scene) }
}

extension Reply {
  /// Several replies as one; nil for none.
  static func joined(_ replies: [Reply]) -> Reply? {
    // Of things that are alike the same is said once.
    var seen: [Reply] = []
    for reply in replies where !seen.contains(reply) { seen.append(reply) }
    let replies = seen
    // "All right" says nothing beside what says more.
    let saying = replies.filter {
      $0 != .accept(nil, takes: nil) && $0 != .social(.acknowledgement)
    }
    let left =
      replies.count > 1 && !saying.isEmpty && saying.contains(where: \.accepts)
      ? saying : replies
    return left.count > 1 ? .all(left) : left.first
  }

  /// Whether it says that something will be done.
  private var accepts: Bool {
    switch self {
    case .accept, .chosen, .revised: true
    default: false
    }
  }
}

extension Conversation {
  /// House rules are not part of the talk: what they left of it is forgotten.
  package mutating func beginTalk() {
    let (rules, constraints, bodies) = (talk.rules, talk.constraints, talk.bodies)
    talk = Talk()
    (talk.rules, talk.constraints, talk.bodies) = (rules, constraints, bodies)
    talk.language = language ?? domain.words.first?.language ?? talk.language
  }

  /// The operator's words that a record goes back to; empty where it goes back to none.
  package func words(behind cause: Cause) -> String {
    for step in executive.log.chain(from: cause) {
      if case .heard(let text, _) = executive.log[step.record].content { return text }
    }
    return ""
  }
}
