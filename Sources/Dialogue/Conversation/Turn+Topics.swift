import Meaning

extension Turn {
  /// The turn with what was put in front taken up where a pronoun stands for it: "for each red box: take
  /// it to A1", "the rope, take it to A1".
  var withTopicsTaken: Turn {
    var acts: [Act] = []
    var topic: Entity?
    for (index, act) in self.acts.enumerated() {
      if case .fragment(let fragments) = act, fragments.count == 1,
        fragments[0].focus == .replace, fragments[0].marks.isEmpty,
        self.acts[(index + 1)...].contains(where: \.pointsAtTopic)
      {
        topic = fragments[0].entity
        continue
      }
      guard let topic, case .instruct = act else {
        acts.append(act)
        continue
      }
      acts.append(
        act.replacing(Entity(.reference(.it)), with: topic)
          .replacing(Entity(.reference(.them)), with: topic))
    }
    return Turn(acts)
  }
}

extension Act {
  /// Whether it commands something of "it" or "them".
  fileprivate var pointsAtTopic: Bool {
    guard case .instruct(let instruction) = self else { return false }
    return instruction.clauses.contains { clause in
      clause.fillers.contains { filler in
        filler.entity == Entity(.reference(.it)) || filler.entity == Entity(.reference(.them))
      }
    }
  }
}
