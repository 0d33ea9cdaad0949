import PDDL
import Robots

/// What is really so, as opposed to what anybody believes: a PDDL state changed by the reference
/// semantics.
struct TrueWorld: Sendable {
  let setup: RobotSetup
  /// The first state's objects come first; those after were brought in by events.
  let originalObjects: Int
  let location: PredicateID?
  let holding: PredicateID?
  let closed: PredicateID?
  let battery: FunctionID?
  private(set) var state: State
  private(set) var ledger: Ledger
  private var rules: Semantics
  /// The semantics with every way open: what was driven counts, whatever was closed since.
  private var openRules: Semantics
  /// The preconditions of each action, part by part.
  private let conditions: [[Precondition]]
  private let floor: LayoutFunctions
  private let cost: FunctionID?

  init(
    domain: DomainModel, objects: ObjectTable, initial: State, setup: RobotSetup, layout: Layout
  ) {
    self.setup = setup
    let symbols = setup.symbols
    location = domain.predicate(symbols.location, arity: 2)
    holding = domain.predicate(symbols.holding, arity: 2)
    closed = domain.predicate(symbols.closed, arity: 1)
    battery = domain.function(symbols.battery, arity: 1...1)
    cost = domain.function("total-cost", arity: 0...0)
    floor = LayoutFunctions(layout, symbols: symbols, domain: domain, objects: objects)
    rules = Semantics(domain: domain, objects: objects)
    openRules = Semantics(
      domain: domain, objects: objects, functions: floor.under(State(), objects: objects))
    conditions = domain.actions.map { $0.conditions(in: domain) }
    state = initial
    originalObjects = objects.count
    ledger = Ledger(location: location, holding: holding, in: initial)
  }

  var domain: DomainModel { rules.domain }
  var objects: ObjectTable { rules.objects }

  /// The reference semantics over this world, with the numbers of the floor as it is now.
  var semantics: Semantics {
    var semantics = rules
    semantics.functions = floor.under(state, objects: rules.objects)
    return semantics
  }

  func name(of object: ObjectID) -> String { objects.name(of: object) }

  // MARK: Steps

  /// The step that a command asks for; nil when a name is not known or does not fit.
  mutating func step(of command: Command) -> PlanStep? {
    let amounts = command.amounts.objects.filter { objects[$0.name] == nil }
    if !amounts.isEmpty {
      _ = happen(Robots.WorldChange(objects: amounts, values: command.amounts.values))
    }
    guard let action = domain.action(named: command.action) else { return nil }
    let arguments = command.arguments.compactMap { objects[$0] }
    guard arguments.count == command.arguments.count else { return nil }
    let step = PlanStep(action, arguments)
    return rules.isWellTyped(step) ? step : nil
  }

  /// The object of a parameter of a step, by the parameter's name.
  func argument(_ parameter: String?, of step: PlanStep) -> ObjectID? {
    guard let parameter,
      let index = domain[step.action].parameters.firstIndex(where: { $0.name == parameter })
    else { return nil }
    return step.arguments[index]
  }

  /// The first condition of a step that does not hold, those aside that speak of a symbol.
  func brokenCondition(of step: PlanStep, except symbol: String? = nil) -> Precondition? {
    let semantics = semantics
    return conditions[Int(step.action.index)].first { condition in
      if let symbol, condition.symbols.contains(symbol) { return false }
      return !semantics.holds(condition.formula, in: state, binding: step.arguments)
    }
  }

  /// What a step costs in seconds, if it costs anything.
  func cost(of step: PlanStep) -> Double? {
    guard let cost, let effects = openRules.effects(of: step, in: state) else { return nil }
    let total = Fluent(cost, [])
    guard let after = effects.settings.first(where: { $0.fluent == total })?.value else {
      return nil
    }
    let spent = after - (state.value(of: total) ?? 0)
    return spent > 0 && spent < 1e9 ? spent : nil
  }

  /// Does what a step does; false when a number in it is undefined.
  @discardableResult
  mutating func apply(_ step: PlanStep, conserving: Bool) -> Bool {
    guard let changes = openRules.apply(step, to: &state) else { return false }
    let touched = Ledger.things(in: changes)
    if conserving {
      ledger.check(touched, in: state)
    } else {
      // What an action ships or uses up is gone because the domain says so.
      ledger.takeStock(of: touched, in: state)
    }
    return true
  }

  // MARK: Where things are

  /// The first place of a thing or robot.
  func place(of object: ObjectID) -> ObjectID? {
    guard let location else { return nil }
    return state.facts(of: location, matching: [object, nil]).first?.arguments[1]
  }

  /// What is at a place, robots included, in order of declaration.
  func things(at place: ObjectID) -> [ObjectID] {
    guard let location else { return [] }
    return state.facts(of: location, matching: [nil, place]).map { $0.arguments[0] }
  }

  func load(of robot: ObjectID) -> [ObjectID] {
    guard let holding else { return [] }
    return state.facts(of: holding, matching: [robot, nil]).map { $0.arguments[1] }
  }

  /// The regions that are closed, in order of declaration.
  var closedRegions: [String] {
    guard let closed else { return [] }
    return state.facts(of: closed).map { name(of: $0.arguments[0]) }
  }

  /// Puts a thing or robot at a place and nowhere else.
  mutating func move(_ object: ObjectID, to place: ObjectID) {
    guard let location else { return }
    for fact in state.facts(of: location, matching: [object, nil]) where fact.arguments[1] != place
    {
      state.remove(fact)
    }
    state.insert(Fact(location, [object, place]))
    ledger.check([object], in: state)
  }

  func charge(of robot: ObjectID) -> Double? {
    battery.flatMap { state.value(of: Fluent($0, [robot])) }
  }

  mutating func setCharge(_ percent: Double, of robot: ObjectID) {
    if let battery { state.setValue(percent, of: Fluent(battery, [robot])) }
  }

  // MARK: What happens by itself

  /// Changes the world, and says which objects it was about. What means nothing here is passed over.
  mutating func happen(_ change: Robots.WorldChange) -> [ObjectID] {
    for new in change.objects {
      rules.objects.add(new.name, types: [domain.types[new.type] ?? .object])
    }
    if !change.objects.isEmpty {
      openRules = Semantics(
        domain: domain, objects: objects, functions: floor.under(State(), objects: objects))
    }
    var touched: [ObjectID] = []
    for named in change.holdsNot {
      guard let fact = fact(named) else { continue }
      state.remove(fact)
      touched += fact.arguments
    }
    for named in change.holds {
      guard let fact = fact(named) else { continue }
      // Nothing is at two places: a thing that is put somewhere is no longer where it was.
      if fact.predicate == location || fact.predicate == holding { takeAway(fact, &touched) }
      state.insert(fact)
      touched += fact.arguments
    }
    for reading in change.values {
      guard let function = domain.function(named: reading.function),
        let arguments = known(reading.arguments),
        arguments.count == domain[function].parameters.count
      else { continue }
      state.setValue(reading.value, of: Fluent(function, arguments))
      touched += arguments
    }
    ledger.takeStock(of: touched, in: state)
    return touched
  }

  private mutating func takeAway(_ fact: Fact, _ touched: inout [ObjectID]) {
    let thing = fact.predicate == location ? fact.arguments[0] : fact.arguments[1]
    var before: [Fact] = []
    if let location { before += state.facts(of: location, matching: [thing, nil]) }
    if let holding { before += state.facts(of: holding, matching: [nil, thing]) }
    for old in before where old != fact {
      state.remove(old)
      touched += old.arguments
    }
  }

  private func known(_ names: [String]) -> [ObjectID]? {
    let found = names.compactMap { objects[$0] }
    return found.count == names.count ? found : nil
  }

  private func fact(_ named: NamedFact) -> Fact? {
    guard let predicate = domain.predicate(named: named.predicate),
      let arguments = known(named.arguments),
      arguments.count == domain[predicate].parameters.count
    else { return nil }
    return Fact(predicate, arguments)
  }
}
