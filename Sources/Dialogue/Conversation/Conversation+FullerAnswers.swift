import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Answers that say more than what was asked.

extension Conversation {
  /// "The blue one to dock 1": which one, and another part of what waits.
  mutating func answer(
    _ open: OpenQuestion, withMore fragments: [Fragment], _ turned: inout Turned
  ) -> Bool {
    guard case .which(let clause, let role, let candidates, nil) = open.kind, let act = open.act,
      fragments.allSatisfy({ $0.focus == .replace }),
      let answer = fragments.firstIndex(where: { fragment in
        fragment.entity.bareCount == nil
          && (fragment.marks.isEmpty || fragment.roles.contains { $0.role == role })
      })
    else { return false }
    let fits = matching(fragments[answer].entity, among: candidates)
    guard fits.count == 1 else { return false }
    var filled = clause
    filled[role] = entity(for: fits)
    var taken: Set<String> = [role]
    for (index, fragment) in fragments.enumerated() where index != answer {
      guard let other = self.role(for: fragment, in: clause, besides: taken), other != role else {
        return false
      }
      taken.insert(other)
      filled[other] = fragment.entity
    }
    talk.open.removeLast()
    carryOut(act.replacing(clause, with: filled), &turned)
    return true
  }

  /// "Take the blue one to dock 1", where it is open which of several was meant: the blue one of those.
  func tiedToChoices(_ instruction: Instruction) -> Instruction {
    guard talk.open.last?.isFresh ?? false else { return instruction }
    if case .missing(let open, _)? = talk.open.last?.kind {
      return instruction.mapClauses { clause in
        guard clause.frame == open.frame else { return clause }
        var tied = clause
        for filler in clause.fillers {
          // "The blue one" is one of those; "something light" is not.
          guard case .description(let description) = filler.entity.kind,
            [.the, .this, .bare].contains(description.quantifier)
          else { continue }
          tied[filler.role] = filler.entity.completed(by: open[filler.role], standing: standing)
        }
        return tied
      }
    }
    guard case .which(_, _, let candidates, nil)? = talk.open.last?.kind else { return instruction }
    return instruction.mapClauses { clause in
      var tied = clause
      for filler in clause.fillers {
        guard case .description(let description) = filler.entity.kind, description.kind == nil,
          !description.conditions.isEmpty || description.pick != nil,
          case let fits = matching(filler.entity, among: candidates), fits.count == 1
        else { continue }
        tied[filler.role] = entity(for: fits)
      }
      return tied
    }
  }

  /// A turn that asks for one thing to be done, with what it lacks.
  func completed(_ turn: Turn, by fragment: Fragment) -> Act? {
    guard turn.acts.count == 1, case .instruct(let instruction) = turn.acts[0],
      case .clause(var clause) = instruction.body,
      let role = scene.roles(of: clause.frame).first(where: {
        $0.fallback == .ask && clause[$0.name] == nil
      }), fits(fragment.entity, role)
    else { return nil }
    clause[role.name] = fragment.entity
    var made = instruction
    made.body = .clause(clause)
    return .instruct(made)
  }
}
