import Domains
import Execution
import Language
import Meaning
import PDDL

// What is done after each task, and what is said in the robot's name by somebody else.

extension Conversation {
  /// "Take a picture after each command": a rule without a trigger in the world.
  mutating func accustom(_ rule: Rule, _ turned: inout Turned) {
    let clauses = rule.body.clauses
    if !clauses.isEmpty, clauses.allSatisfy(\.negated) {
      // "Don't take pictures after each command": the habit ends.
      let frames = clauses.map(\.frame)
      let ended = talk.customs.keys.sorted().filter { number in
        talk.customs[number]?.clauses.map(\.frame) == frames
      }
      for number in ended { dropRule(number, &turned) }
      if ended.isEmpty { turned.replies.append(.nothingTo("cancel")) }
      return
    }
    var compiler = compiler
    do throws(Obstacle) {
      _ = try compiler.compile(rule.body)
      // An order that never fires by itself, for its number and its place among the rules.
      let never = StandingOrder(when: Query([], .falsity), do: .nothing, once: false)
      let (number, _) = executive.addOrder(never)
      // Said twice it is still one habit.
      let frames = rule.body.clauses.map(\.frame)
      for (old, body) in talk.customs where body.clauses.map(\.frame) == frames {
        talk.customs[old] = nil
        talk.rules[old] = nil
        executive.removeOrder(old, causes: [Cause(turned.record)])
      }
      talk.customs[number] = rule.body
      talk.rules[number] = (quoted(turned.record, rule.trace), turned.language)
      turned.replies.append(.ruled(number, already: 0))
    } catch {
      meet(error, for: .rule(rule), &turned)
    }
  }

  /// Does what is done after each task, if a turn asked for one that is something else.
  mutating func followCustoms(_ turned: inout Turned) {
    guard !talk.customs.isEmpty, let last = turned.accepted.last, let tied = talk.last else {
      return
    }
    for (_, custom) in talk.customs.sorted(by: { $0.key < $1.key }) {
      let frames = Set(custom.clauses.map(\.frame))
      if last.clauses.contains(where: { frames.contains($0.frame) }) { continue }
      let earlier = talk.earlier
      instruct(custom, &turned)
      // What was asked for, not what follows from habit, is what the talk goes on with.
      talk.last = tied
      talk.earlier = earlier
    }
  }

  /// A yes, no or "whichever" to nothing, beside something else: "no, by tape I mean the blue one".
  func withoutIdleYes(_ acts: [Act]) -> [Act] {
    guard acts.count > 1 else { return acts }
    // "Two cartons to dock 2, whichever."
    if case .choose(.either)? = acts.last, case .instruct = acts[acts.count - 2] {
      return acts.dropLast()
    }
    guard talk.open.isEmpty, acts[0] == .confirm || acts[0] == .deny else { return acts }
    return Array(acts.dropFirst())
  }

  /// "Yes, send a picture" to an offer to send one: the yes and the instruction are one.
  func withoutDoubledYes(_ acts: [Act]) -> [Act] {
    guard acts.count > 1, acts[0] == .confirm, case .instruct(let instruction) = acts[1],
      case .readings(let readings)? = talk.open.last?.kind
    else { return acts }
    let frames = Set(instruction.clauses.map(\.frame))
    let isSame = readings.contains { reading in
      reading.turn.acts.contains { act in
        guard case .instruct(let offered) = act else { return false }
        return offered.clauses.contains { frames.contains($0.frame) }
      }
    }
    return isSame ? Array(acts.dropFirst()) : acts
  }

  /// Takes in what somebody said in the robot's name, such as a person who helps it: an offer or a
  /// question waits for the answer as if the robot had thought of it.
  package mutating func overhear(_ words: String) {
    // What leads up to a question need not be understood: the last sentence is what waits.
    let sentences = words.split(whereSeparator: { $0.isSentenceEnd })
    guard let last = sentences.last else { return }
    let understanding = front.read(String(last), in: context)
    guard let reading = understanding.readings.first(where: \.unread.isEmpty) else { return }
    for case .offer(let acts) in reading.turn.acts {
      var offered = reading
      offered.turn = Turn(acts)
      learnAmounts(in: offered.turn)
      talk.open.append(
        OpenQuestion(
          kind: .readings([offered]), act: nil, reply: .didYouMean([offered.turn]),
          record: executive.log.records.count - 1, language: understanding.language))
    }
  }
}

extension Character {
  /// Whether a sentence ends with it, in the scripts there are.
  fileprivate var isSentenceEnd: Bool { [".", "?", "!", "。", "？", "！"].contains(self) }
}
