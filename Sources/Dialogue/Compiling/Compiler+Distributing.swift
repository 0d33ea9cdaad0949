import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Several roles of a clause that hold several things: how they are matched.

extension Compiler {
  /// Several roles hold several things: a thing for each place where one of them is distributed, else
  /// every thing in the cheapest place.
  mutating func distribute(
    _ goal: RoleFormula, _ filling: inout Filling, sets: [String]
  ) throws(Obstacle) -> Draft {
    if sets == [filling.part.topic], let draft = gather(goal, &filling) { return draft }
    var formulas: [Formula] = []
    var left: [String: [ObjectID]] = [:]
    for choice in filling.choices { left[choice.role] = choice.candidates }
    let places = sets.first { $0 != filling.part.topic } ?? sets.first
    let rows: [ObjectID?] = places.map { filling.part.roles[$0] ?? [] } ?? [nil]
    var taken: [String: [ObjectID]] = [:]
    for row in rows {
      var fillers = filling.terms
      if let places, let row { fillers[places] = .object(row) }
      for choice in filling.choices {
        guard let slot = goal.slot(of: choice.role) else { continue }
        // The other open roles are still variables: any of their members will do for an estimate.
        var probe = fillers
        for other in goal.uses where probe[other] == nil && other != choice.role {
          if let some = (filling.part.roles[other] ?? left[other])?.first {
            probe[other] = .object(some)
          }
        }
        let best = executive.cheapest(
          choice.count, of: left[choice.role] ?? [], fulfilling: goal.filled(probe), slot: slot,
          terms: TaskTerms(), in: scene.belief)
        let objects = best.taken.map(\.object)
        if objects.isEmpty {
          throw noneLeft(choice.role, of: choice.candidates, rows.count, filling)
        }
        taken[choice.role, default: []] += objects
        if places != nil { left[choice.role]?.removeAll(where: objects.contains) }
        if objects.count == 1 {
          fillers[choice.role] = .object(objects[0])
        } else {
          filling.part.roles[choice.role] = objects
        }
      }
      formulas += products(goal, fillers, filling.part.roles)
    }
    for (role, objects) in taken { filling.part.roles[role] = objects }
    let whole = Goal(.all(formulas))
    filling.part.goal = whole
    return Draft(program: .achieve(whole), parts: [filling.part])
  }

  /// "Everything on A1 to an empty shelf": one place that takes them all; nil where there is none.
  private mutating func gather(_ goal: RoleFormula, _ filling: inout Filling) -> Draft? {
    guard filling.choices.count == 1, let topic = filling.part.topic,
      let things = filling.part.roles[topic], let first = things.first
    else { return nil }
    let choice = filling.choices[0]
    guard choice.count == 1, filling.part.clause[choice.role]?.isOne ?? false,
      let slot = goal.slot(of: choice.role), let topicSlot = goal.slot(of: topic)
    else { return nil }
    var probe = filling.terms
    probe[topic] = .object(first)
    let ranked = executive.cheapest(
      choice.candidates.count, of: choice.candidates, fulfilling: goal.filled(probe), slot: slot,
      terms: TaskTerms(), in: scene.belief
    ).taken
    for candidate in ranked.prefix(Self.triedPlaces) {
      var fillers = filling.terms
      fillers[choice.role] = .object(candidate.object)
      let whole = Goal(
        each: things.map { Goal.Member($0) }, fulfil: goal.filled(fillers), slot: topicSlot)
      let preview = executive.preview(.achieve(whole), terms: TaskTerms(), after: .now)
      guard case .plan = preview.outcome else { continue }
      let left = ranked.filter { $0.object != candidate.object }
      filling.part.chosen = DraftPart.Chosen(
        role: choice.role, taken: [candidate.object], left: left.map(\.object),
        areAlike: choice.areAlike, choice: Execution.Choice(taken: [candidate], left: left))
      filling.part.roles[choice.role] = [candidate.object]
      filling.part.goal = whole
      return Draft(program: .achieve(whole), parts: [filling.part])
    }
    return nil
  }

  /// So many places are looked at for one that takes several things.
  private static let triedPlaces = 6

  /// Fewer places, or things, than there are to be one each.
  private func noneLeft(
    _ role: String, of candidates: [ObjectID], _ wanted: Int, _ filling: Filling
  ) -> Obstacle {
    let clause = filling.part.clause
    guard let entity = clause[role] else { return .ask(.missing(role: role, clause: clause)) }
    let things = Describer(scene: scene).specific(entity.plural, for: candidates)
    return .refuse(.tooFew(things, wanted: wanted, there: candidates.count), .refusal)
  }
}

extension Entity {
  /// Whether one thing is meant, whichever: "an empty shelf", "somewhere".
  fileprivate var isOne: Bool {
    guard case .description(let description) = kind else { return false }
    return description.number != .many && [.a, .any, .bare].contains(description.quantifier)
  }
}
