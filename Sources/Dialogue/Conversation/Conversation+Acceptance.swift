import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What is said on acceptance.

extension Conversation {
  /// What is said on acceptance: what was chosen or inferred, what was left out, a long time.
  func acceptance(of draft: Draft, _ preview: Preview) -> [Reply] {
    var replies: [Reply] = []
    let long = domain.vocabulary.policy.long
    var takes: Int? =
      preview.isComplete && preview.duration.milliseconds >= long
      ? preview.duration.milliseconds : nil
    let describer = describer
    var alike: [ObjectID] = []
    for (index, part) in draft.parts.enumerated() {
      let isLast = index == draft.parts.count - 1
      let time = isLast ? takes : nil
      if let chosen = part.chosen {
        let because = reason(for: chosen, part)
        alike += chosen.taken
        // "A box to each dock": what is chosen for one reason is told together.
        if isLast || !isAlike(draft.parts[index + 1], to: chosen, because) {
          replies.append(
            .chosen(
              describer.describe(alike, against: chosen.left),
              because: because, others: chosen.left.count, takes: time))
          alike = []
        }
        if isLast { takes = nil }
      } else if part.clause.frame.kind == .relation {
        // "A crate at each dock": which ones.
        guard let topic = part.topic, part.clause[topic]?.isIndefinite ?? false,
          let objects = part.roles[topic], !objects.isEmpty, objects.count <= 4
        else { continue }
        replies.append(
          .chosen(
            describer.describe(objects), because: .nearest, others: 0, takes: isLast ? takes : nil))
        if isLast { takes = nil }
      } else if let inferred = self.inferred(part, describer) {
        replies.append(.accept(inferred, takes: time))
        if isLast { takes = nil }
      }
      replies += leftOut(part, describer)
    }
    if replies.isEmpty || takes != nil { replies.insert(.accept(nil, takes: takes), at: 0) }
    return replies
  }

  /// Whether something was chosen for a part in the same role because it was nearest too.
  private func isAlike(
    _ part: DraftPart, to chosen: DraftPart.Chosen, _ because: Reply.ChoiceReason
  ) -> Bool {
    guard because == .nearest, let other = part.chosen, other.role == chosen.role else {
      return false
    }
    return reason(for: other, part) == because
  }

  /// Why these and not others: the end of a measure that was asked for, else the way to them.
  private func reason(for chosen: DraftPart.Chosen, _ part: DraftPart) -> Reply.ChoiceReason {
    if let object = chosen.taken.first,
      let extreme = extreme(of: object, as: chosen.role, in: part)
    {
      return extreme
    }
    return chosen.areAlike ? .alike : chosen.left.isEmpty ? .only : .nearest
  }

  /// That a thing is at the end of a measure which was asked for in a role.
  func extreme(
    of object: ObjectID, as role: String, in part: DraftPart
  ) -> Reply.ChoiceReason? {
    guard case .description(let description)? = part.clause[role]?.kind,
      let pick = description.pick, let value = scene.value(of: pick.measure, object)
    else { return nil }
    return .measure(
      pick.measure, most: pick.most, Quantity(value, describer.unit(of: pick.measure)))
  }

  /// The clause with only what was not said: who it is, where it is taken from, which ones.
  private func inferred(_ part: DraftPart, _ describer: Describer) -> Clause? {
    var clause = Clause(part.clause.frame)
    guard let topic = part.topic, let objects = part.roles[topic], !objects.isEmpty else {
      return nil
    }
    if objects.count > 1 {
      guard objects.count <= 4, part.clause[topic]?.isDescription ?? false else { return nil }
      clause[topic] = describer.describe(objects)
      return clause
    }
    for (role, object) in part.inferred.sorted(by: { $0.key < $1.key })
    where !(part.clause[topic]?.names(scene.objects.name(of: object)) ?? false) {
      clause[role] = describer.describe(object)
    }
    switch part.clause[topic]?.kind {
    case .description:
      guard !clause.fillers.isEmpty else { return nil }
      clause[topic] = Entity(.reference(.it))
      return clause
    case .reference:
      clause[topic] = describer.describe(objects[0])
      for role in part.inferred.keys { clause[role] = nil }
      for filler in part.clause.fillers where filler.role != topic {
        clause[filler.role] = filler.entity
        // "Back" is told by where that is.
        if case .reference = filler.entity.kind, let there = part.roles[filler.role] {
          clause[filler.role] = describer.describe(there)
        }
      }
      return clause
    default: return nil
    }
  }

  private func leftOut(_ part: DraftPart, _ describer: Describer) -> [Reply] {
    var replies: [Reply] = []
    if !part.excepted.isEmpty, part.excepted.count <= 4 {
      replies.append(.leftOut(describer.describe(part.excepted), why: .excepted))
    }
    let measures = Set(part.unknown.values).sorted()
    for measure in measures {
      let objects = part.unknown.filter { $0.value == measure }.keys.sorted()
      replies.append(.leftOut(describer.describe(objects), why: .unknown(measure)))
    }
    return replies
  }

  /// The facts a draft asks for, as propositions.
  func facts(of draft: Draft) -> [Proposition] {
    draft.parts.flatMap { part -> [Proposition] in
      guard let goal = part.goal else { return [] }
      // Of two ways to go on only one is so.
      let facts = goal.whole.conjuncts.filter { executive.belief.holds($0) }
      return facts.prefix(4).compactMap { describer.proposition(of: $0) }
    }
  }

  func record(of plan: WorkPlan) -> Output.PlanRecord {
    let objects = executive.belief.objects
    let steps = plan.steps.map { step in
      "("
        + ([domain.model[step.step.action].name]
        + step.step.arguments.map { objects.name(of: $0) }).joined(separator: " ") + ")"
    }
    return Output.PlanRecord(
      steps: steps, cost: plan.steps.reduce(0) { $0 + $1.duration.seconds },
      duration: plan.duration)
  }

  func resolution(of draft: Draft) -> String {
    let objects = executive.belief.objects
    return draft.parts.map { part in
      part.roles.sorted { $0.key < $1.key }
        .map { "\($0.key): " + $0.value.map { objects.name(of: $0) }.joined(separator: " ") }
        .joined(separator: "; ")
    }.joined(separator: " | ")
  }
}

extension Entity {
  /// Whether any will do: "a crate", "two of the boxes".
  fileprivate var isIndefinite: Bool {
    guard case .description(let description) = kind else { return false }
    switch description.quantifier {
    case .a, .any, .few, .exactly: return true
    default: return false
    }
  }

  /// Whether it is described by something of this name: the tea "on A1".
  fileprivate func names(_ name: String) -> Bool {
    guard case .description(let description) = kind else { return false }
    return description.conditions.contains { condition in
      guard case .clause(let clause) = condition else { return false }
      return clause.fillers.contains { $0.entity.kind == .name(name) }
    }
  }
}
