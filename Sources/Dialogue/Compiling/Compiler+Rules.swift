import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Standing orders: what sets them off binds, what they do is compiled with those variables open.

extension Compiler {
  /// A standing order for a rule. Indefinite phrases of the trigger bind, in order of speaking.
  mutating func compile(_ rule: Rule) throws(Obstacle) -> (order: StandingOrder, draft: Draft) {
    let trigger: Query
    var robotSlot: Int?
    switch rule.trigger {
    case .every(let period):
      var rule = rule
      rule.ends = rule.ends ?? rule.body.deadline
      rule.body.deadline = nil
      var (order, draft) = try finish(rule, Query([], .falsity), nil)
      order.period = Span(milliseconds: period)
      order.expires = rule.ends.flatMap(instant)
      return (order, draft)
    case .eachTask:
      throw .refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
    case .becomes(let proposition):
      (trigger, robotSlot) = try query(for: proposition)
    }
    if let condition = rule.condition {
      let extra = try formula(of: condition)
      let query = Query(
        trigger.variables, .all([trigger.formula, extra]))
      return try finish(rule, query, robotSlot)
    }
    return try finish(rule, trigger, robotSlot)
  }

  private mutating func finish(_ rule: Rule, _ trigger: Query, _ robotSlot: Int?) throws(Obstacle)
    -> (order: StandingOrder, draft: Draft)
  {
    let draft = try compile(rule.body)
    var order = StandingOrder(
      when: Query(trigger.variables, trigger.formula),
      do: draft.program, once: rule.once)
    order.terms = draft.terms
    order.robotSlot = robotSlot
    if rule.beforeNextTask { order.terms.order = .next }
    if let until = rule.until {
      order.until = try formula(of: until)
    }
    return (order, draft)
  }

  /// The trigger as a query whose variables the body may speak of.
  private mutating func query(for proposition: Proposition) throws(Obstacle) -> (Query, Int?) {
    var variables: [Variable] = []
    var conditions: [Formula] = []
    var robotSlot: Int?
    let opened = open(proposition, &variables, &conditions, &robotSlot)
    let formula = try formula(of: opened)
    return (
      Query(variables, .all(conditions + [formula])), robotSlot
    )
  }

  /// The proposition with its indefinite phrases replaced by bound variables.
  private mutating func open(
    _ proposition: Proposition, _ variables: inout [Variable], _ conditions: inout [Formula],
    _ robotSlot: inout Int?
  ) -> Proposition {
    switch proposition {
    case .and(let parts):
      var opened: [Proposition] = []
      for part in parts { opened.append(open(part, &variables, &conditions, &robotSlot)) }
      return .and(opened)
    case .clause(var clause):
      for filler in clause.fillers {
        let types = scene.typeIDs(types(of: filler.role, in: clause.frame))
        clause[filler.role] = open(
          filler.entity, types: types, &variables, &conditions, &robotSlot)
      }
      return .clause(clause)
    case .compare(var comparison):
      comparison.subject = open(
        comparison.subject, types: [], &variables, &conditions, &robotSlot)
      return .compare(comparison)
    case .or, .not, .count: return proposition
    }
  }

  /// "The tape on C2" in a trigger is what is there now, wherever it will be.
  private func knownNow(_ description: Description, types: [TypeID]) -> Entity? {
    let isDefinite = description.quantifier == .the || description.quantifier == .this
    let tellsPlace = description.conditions.contains { condition in
      guard case .clause(let clause) = condition, clause.frame.kind == .relation, !clause.negated,
        let location = scene.belief.setting.location
      else { return false }
      return domain.formulas.relation(for: location)?.name == clause.frame.name
    }
    guard isDefinite || (tellsPlace && description.quantifier == .bare) else { return nil }
    let covered = scene.covered(by: description, types: types).objects
    return covered.count == 1 ? .name(scene.objects.name(of: covered[0])) : nil
  }

  private func types(of role: String, in frame: FrameName) -> [String] {
    scene.relation(frame.name)?.roles.first { $0.name == role }?.types ?? []
  }

  private mutating func open(
    _ entity: Entity, types: [TypeID], _ variables: inout [Variable],
    _ conditions: inout [Formula], _ robotSlot: inout Int?
  ) -> Entity {
    switch entity.kind {
    case .description(let description):
      if let known = knownNow(description, types: types) { return known }
      switch description.quantifier {
      case .a, .any, .each, .all, .bare: break
      case .the where description.number != .one: break
      default: return entity
      }
      let (variable, condition) = variable(for: description, types: types)
      variables.append(variable)
      conditions.append(condition)
      bound.append(BoundVariable(variable: variable))
      return Entity(.bound(bound.count - 1))
    case .you:
      // Each robot for itself.
      guard let type = domain.robotType else { return entity }
      let variable = Variable(name: "robot", types: [type], slot: nextSlot)
      nextSlot += 1
      variables.append(variable)
      robotSlot = variable.slot
      bound.append(BoundVariable(variable: variable))
      return Entity(.bound(bound.count - 1))
    default: return entity
    }
  }
}
