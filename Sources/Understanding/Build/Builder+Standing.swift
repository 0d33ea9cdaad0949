import Meaning

/// Standing orders.
extension Builder {
  func standing(_ argument: String?, _ item: Item, _ parts: [Part]) -> Value? {
    let notifies = rule(item).arguments.contains("notify")
    let body =
      part(.do, parts).flatMap { instruction($0.id) }
      ?? (notifies ? Instruction(.together([])) : nil)
    guard let body else { return nil }
    var made: Rule
    if let every = part(.every, parts), case .time(.span(let span))? = value(every.id) {
      made = Rule(trigger: .every(span), body: body, once: false)
    } else if argument == "eachTask" {
      made = Rule(trigger: .eachTask, body: body, once: false)
    } else {
      guard let state = part(.on, parts).flatMap({ proposition($0.id) }) else { return nil }
      made = Rule(
        trigger: .becomes(state), body: bound(body, by: state), once: argument == "once")
    }
    made.condition = part(.if, parts).flatMap { proposition($0.id) }
    made.until = part(.until, parts).flatMap { proposition($0.id) }
    made.beforeNextTask =
      argument == "beforeNextTask" || rule(item).arguments.contains("beforeNextTask")
    made.trace = trace(item)
    return .acts([.rule(made)])
  }

  private func rule(_ item: Item) -> Action { model.rules[Int(item.index)].action }

  /// In a rule a pronoun means what the trigger brings in, if there is one such thing.
  private func bound(_ body: Instruction, by trigger: Proposition) -> Instruction {
    var brought = 0
    var types = TypeSet.none
    func look(_ proposition: Proposition) {
      switch proposition {
      case .clause(let clause):
        for filler in clause.fillers {
          guard case .description(let description) = filler.entity.kind else { continue }
          switch description.quantifier {
          case .a, .any, .each, .bare:
            brought += 1
            types = types.union(self.types(of: filler.entity))
          default: break
          }
        }
      case .and(let all): all.forEach(look)
      default: break
      }
    }
    look(trigger)
    guard brought == 1 else { return body }
    let thing = Entity(.bound(0))
    let made = body.replacingPronouns(by: thing)
    return model.habits.headFirst ? made : completed(made, by: thing, of: types)
  }
}
