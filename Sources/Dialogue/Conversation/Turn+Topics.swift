import Language
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

extension Reading {
  /// The reading with what nobody would state taken for what is wanted: "a crate at each dock".
  var withSharesWanted: Reading {
    var made = self
    made.turn.acts = turn.acts.map { act in
      guard case .inform(.clause(var clause)) = act, clause.isShare else { return act }
      clause.modality = .wanted
      made.cost -= 2
      return .instruct(Instruction(clause))
    }
    return made
  }
}

extension Clause {
  /// Whether it says of some things that each of others has one.
  fileprivate var isShare: Bool {
    func description(_ filler: Filler) -> Description? {
      if case .description(let description) = filler.entity.kind { description } else { nil }
    }
    let all = fillers.compactMap(description)
    return frame.kind == .relation && !negated && tense == .present && modality == .plain
      && all.contains { $0.quantifier == .each }
      && all.contains { share in
        switch share.quantifier {
        case .a, .exactly: true
        default: false
        }
      }
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

extension Turn {
  /// Whether it is put as no more than a question after an ability.
  var asksAbility: Bool {
    if case .instruct(let instruction)? = acts.first {
      instruction.trace.asksAbility
    } else {
      false
    }
  }
}
