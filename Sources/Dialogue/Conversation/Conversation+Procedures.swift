import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Ways of doing that were taught: called for by their name, perhaps with other parts.

extension Conversation {
  /// Does what a name calls for; nil where the rest of the words is no change of it.
  mutating func carryOut(
    _ called: (name: String, rest: String, language: String), _ words: String, _ heard: Int
  ) -> [Output]? {
    guard var instruction = talk.procedures[called.name] else { return nil }
    var understanding = Understanding(readings: [], language: called.language)
    if !called.rest.isEmpty {
      understanding = front.read(called.rest, in: context)
      guard let reading = understanding.readings.first(where: \.unread.isEmpty),
        reading.turn.acts.count == 1, case .fragment(let fragments) = reading.turn.acts[0],
        let changed = replacing(fragments, in: instruction)
      else { return nil }
      instruction = changed
    }
    let tongue = language ?? called.language
    talk.language = tongue
    talk.salience.beginTurn()
    var turned = Turned(language: tongue, record: heard)
    let act = Act.instruct(instruction)
    turned.record = executive.log.add(
      .read(String(describing: Turn([act]))), at: now, causes: [Cause(heard)])
    carryOut(act, &turned)
    return finish(turned, words, understanding)
  }

  /// The instruction with parts replaced, each in the clauses that have a place for it.
  private func replacing(_ fragments: [Fragment], in instruction: Instruction) -> Instruction? {
    var result = instruction
    for fragment in fragments {
      var isTaken = false
      result = result.mapClauses { clause in
        guard let role = role(for: fragment, in: clause), clause[role] != nil else { return clause }
        isTaken = true
        var changed = clause
        changed[role] = fragment.entity
        return changed
      }
      guard isTaken else { return nil }
    }
    return result
  }
}
