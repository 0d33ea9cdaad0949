import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Which has the most: a count for each that could be meant.

extension Conversation {
  /// "Which client has the most boxes", "who ordered the fewest": false where nothing of the kind is asked.
  mutating func tellMost(_ entity: Entity, _ turned: inout Turned) -> Bool {
    guard case .description(var description) = entity.kind,
      let index = description.conditions.firstIndex(where: { condition in
        if case .clause(let clause) = condition { clause.mostRole != nil } else { false }
      }),
      case .clause(let clause) = description.conditions[index]
    else { return false }
    description.conditions.remove(at: index)
    return tellMost(
      in: clause, among: scene.all(Entity(.description(description)), types: []), &turned)
  }

  /// The same of a clause with a gap, which candidates may fill.
  mutating func tellMost(
    in clause: Clause, among candidates: [ObjectID]? = nil, _ turned: inout Turned
  ) -> Bool {
    guard let role = clause.mostRole, let gap = clause.gaps.first,
      case .description(var counted)? = clause[role]?.kind
    else { return false }
    let isMost = counted.quantifier == .most
    counted.quantifier = .bare
    let phrase = Entity(.description(counted), trace: clause[role]?.trace ?? .none)
    let scene = scene
    let roles = scene.roles(of: clause.frame)
    func types(_ name: String) -> [TypeID] {
      scene.typeIDs(roles.first { $0.name == name }?.types ?? [])
    }
    let wanted = Set(scene.all(phrase, types: types(role)))
    var counts: [(object: ObjectID, members: [ObjectID])] = []
    for candidate in candidates ?? scene.members(of: types(gap)) where candidate != scene.robot {
      var one = clause
      one[gap] = .name(scene.objects.name(of: candidate))
      one[role] = .gap
      let found = scene.satisfying(one, gap: role, types: types(role))
      counts.append((candidate, found.filter(wanted.contains)))
    }
    let extreme = isMost ? counts.map(\.members.count).max() : counts.map(\.members.count).min()
    let best = counts.filter { $0.members.count == extreme }
    guard let extreme, !wanted.isEmpty, !best.isEmpty else {
      turned.refuse(.noSuch(phrase, nearest: []), .plain)
      return true
    }
    talk.salience.mention(best.map(\.object), .topic)
    turned.replies.append(
      .answer(
        Question(.role, .entity(phrase)),
        describer.grouped(best.prefix(Self.listed).map { describer.describe($0.object) })))
    if best.count == 1 {
      turned.replies.append(
        .count(extreme, describer.specific(phrase, for: best[0].members), []))
    }
    return true
  }
}

extension Clause {
  /// The role of which it is asked where there is most or least of it.
  fileprivate var mostRole: String? {
    fillers.first { filler in
      guard case .description(let description) = filler.entity.kind else { return false }
      return [.most, .fewest].contains(description.quantifier)
    }?.role
  }
}
