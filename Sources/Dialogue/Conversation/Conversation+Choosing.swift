import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Which of several readings is meant, in the light of what each would come to.

extension Conversation {
  /// Near-best readings are merged where their effects are equal; what is left decides.
  mutating func chosen(among readings: [Reading], _ turned: inout Turned) -> Reading? {
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
        + (reading.turn.acts.contains(where: tellsOfRobotsDeed) ? 3 : 0)
        // Two phrases that ask for something by themselves need no earlier instruction.
        + (reading.turn.isTwoPhrases && isAskedForToo(in: readings) ? 3 : 0)
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
    if groups.count == 1 || groups.allSatisfy({ $0.reading.turn.onlyAsks })
      || groups.allSatisfy({ $0.reading.turn.acts.allSatisfy(\.isCourtesy) })
    {
      return likeliest(of: groups.map(\.reading))
    }
    askWhichReading(groups.map(\.reading), &turned)
    return nil
  }

  /// "Somebody took the box": told as what the robot could have done, or holds; what the domain has for the
  /// deeds of others comes first.
  private func tellsOfRobotsDeed(_ act: Act) -> Bool {
    guard case .inform(.clause(let clause)) = act,
      clause.tense == .past || clause.aspect == .perfect,
      clause.fillers.contains(where: { $0.entity.kind == .reference(.person) })
    else { return false }
    if case .believe? = domain.formulas.intent(clause.frame.name)?.outcome { return false }
    return true
  }

  /// Whether one of some readings is an instruction, while nothing is open that words could answer.
  private func isAskedForToo(in readings: [Reading]) -> Bool {
    talk.open.isEmpty
      && readings.contains { reading in
        if case .instruct? = reading.turn.acts.first, reading.turn.acts.count == 1 {
          true
        } else {
          false
        }
      }
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
        $0.marks.isEmpty && $0.entity.bareCount == nil
          && matching($0.entity, among: candidates).count == 1
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
        // Where a thing is, is one place, not all that it is in.
        if question.asked == .place { return -1 }
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
}

extension Turn {
  /// Whether it is no more than phrases without a verb, two or more.
  var isTwoPhrases: Bool {
    if acts.count == 1, case .fragment(let fragments) = acts[0] {
      fragments.count > 1
    } else {
      false
    }
  }
}
