package import Domains
package import Execution
package import Language
import Meaning
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
      return reading.withSharesWanted
    }
    guard let best = whole.first else {
      notUnderstood(understanding, words, &turned)
      return
    }
    for reading in whole { learnAmounts(in: reading.turn) }
    let chosen = self.chosen(among: whole, &turned)
    guard let chosen else { return }
    if !chosen.repairs.allSatisfy(\.rivals.isEmpty) {
      askWhichReading([chosen], &turned)
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
    turned.reading = chosen
    let read = executive.log.add(
      .read(String(describing: best.turn)), at: now,
      causes: [Cause(turned.record)])
    turned.record = read
    // A courtesy in the same breath needs no answer of its own.
    let acts = withoutIdleYes(withoutDoubledYes(chosen.turn.acts.filter { !$0.isCourtesy }))
    for (index, act) in (acts.isEmpty ? chosen.turn.acts : acts).enumerated() {
      let said = turned.replies.count
      carryOut(act, &turned)
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

  /// Near-best readings are merged where their effects are equal; what is left decides.
  private mutating func chosen(among readings: [Reading], _ turned: inout Turned) -> Reading? {
    let readings = withoutAbilities(readings).filter { reading in
      // "OK, you can touch it again" is no yes to anything.
      guard reading.turn.acts.count == 2, reading.turn.acts[0] == .confirm,
        case .control(.allow) = reading.turn.acts[1]
      else { return true }
      return false
    }
    guard readings.count > 1 else { return readings.first }
    var rated: [(reading: Reading, cost: Int, effect: [ActEffect])] = []
    for reading in readings.prefix(6) {
      let effect = withoutIdleYes(
        reading.turn.acts.filter { !$0.isCourtesy || reading.turn.acts.count == 1 }
      ).map { self.effect(of: $0) }
      // While a question is open, words without a verb are an answer before they are anything else.
      let isAnswer = mayAnswer(reading.turn)
      // What can be asked for comes before the robot's own actions, where both have the words.
      let actions = reading.turn.acts.reduce(0) { $0 + $1.actionCount }
      let cost =
        reading.cost + effect.reduce(0) { $0 + $1.penalty } - (isAnswer ? 6 : 0) + 2 * actions
        - (reading.turn.isYesWithChange && isYesNoOpen ? 4 : 0)
        + (reading.turn.acts.contains(where: \.asksOfDeedNow) ? 3 : 0)
        + (reading.turn.acts.contains(where: wantsWhatDescribes) ? 14 : 0)
        + ((talk.open.isEmpty || !reading.turn.beginsAsFragment)
          && reading.turn.looseFragment != nil ? 8 : 0)
      rated.append((reading, cost, effect))
    }
    guard let least = rated.map(\.cost).min() else { return nil }
    var groups: [(reading: Reading, effect: [ActEffect])] = []
    for one in rated.sorted(by: { $0.cost < $1.cost }) where one.cost <= least + Self.nearBest {
      if !groups.contains(where: { $0.effect == one.effect }) {
        groups.append((one.reading, one.effect))
      }
    }
    // Two readings that would be told apart by nothing cannot be asked about: the plainer one counts.
    var said: Set<String> = []
    groups = groups.filter {
      said.insert(front.say($0.reading.turn.seamless, in: turned.language)).inserted
    }
    // What leads to the same steps is the same to whoever asks for it; a question may be answered as
    // it is likeliest meant.
    groups = withoutEqualPlans(groups)
    if groups.count == 1 || groups.allSatisfy({ $0.reading.turn.onlyAsks }) {
      return likeliest(of: groups.map(\.reading))
    }
    askWhichReading(groups.map(\.reading), &turned)
    return nil
  }

  /// Whether a turn is words without a verb that the open question has room for.
  private func mayAnswer(_ turn: Turn) -> Bool {
    guard let open = talk.open.last, turn.isFragment,
      case .fragment(let fragments)? = turn.acts.first
    else { return false }
    if case .missing = open.kind { return true }
    if case .which(_, _, let candidates, _) = open.kind, fragments.count > 1 {
      // "The blue one to dock 1."
      return fragments.contains {
        $0.marks.isEmpty && matching($0.entity, among: candidates).count == 1
      }
    }
    return fragments.count == 1
  }

  /// Whether it was asked whether to do something.
  private var isYesNoOpen: Bool {
    switch talk.open.last?.kind {
    case .confirm, .offer: true
    default: false
    }
  }

  private func withoutEqualPlans(
    _ groups: [(reading: Reading, effect: [ActEffect])]
  ) -> [(reading: Reading, effect: [ActEffect])] {
    guard groups.count > 1 else { return groups }
    var seen: Set<[PlanStep]> = []
    return groups.filter { group in
      guard group.effect.count == 1, case .work(let program, let terms, [], []) = group.effect[0],
        case .plan(let plan) = executive.preview(program, terms: terms).outcome
      else { return true }
      return seen.insert(plan.steps.map(\.step)).inserted
    }
  }

  /// Of questions that read the same, the one whose relation the vocabulary names first.
  private func likeliest(of readings: [Reading]) -> Reading? {
    let order = domain.vocabulary.relations.map(\.name)
    func rank(_ reading: Reading) -> Int {
      for case .ask(let question) in reading.turn.acts {
        if case .clause(let clause) = question.topic, clause.frame.kind == .relation {
          return order.firstIndex(of: clause.frame.name) ?? order.count
        }
        guard case .entity(let entity) = question.topic, case .description(let asked) = entity.kind
        else { continue }
        for case .clause(let clause) in asked.conditions {
          switch clause.frame.kind {
          // How a thing is is told by a property before what has been done to it.
          case .property: return -1
          case .relation: return order.firstIndex(of: clause.frame.name) ?? order.count
          default: continue
          }
        }
      }
      return order.count
    }
    return readings.enumerated().min {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }?
    .element
  }

  /// Readings this much dearer than the best still count as rivals.
  static let nearBest = 1

  private mutating func askWhichReading(_ readings: [Reading], _ turned: inout Turned) {
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

  // MARK: The scene

  /// What phrases are tied to now.
  var scene: Scene {
    let robots = domain.robotType.map { type in
      executive.belief.objects.all.filter {
        executive.belief.objects.object($0, isOneOf: [type], in: domain.model.types)
      }
    }
    return Scene(
      domain: domain, belief: executive.belief, salience: talk.salience, history: talk.history,
      robot: robots?.first, speakerPlace: speakerPlace)
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
    let (rules, constraints) = (talk.rules, talk.constraints)
    talk = Talk()
    (talk.rules, talk.constraints) = (rules, constraints)
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
