import PDDL

/// The objects that a goal needs, found backwards over the schemas without looking at the whole world.
///
/// From each fact that is needed and does not hold, every schema that can bring it about is taken; its
/// open parameters are bound by what holds now wherever that says something (the place where the box
/// is), else by static facts (the neighbouring places), else by the objects found so far or a few of the
/// type. Conditions that then do not hold are needed in turn. The cost depends on what is needed, not
/// on how large the world is.
struct BackwardRelevance {
  /// The objects found so far.
  private(set) var objects: Set<ObjectID> = []
  /// Whether everything that is needed has been followed.
  var isComplete: Bool { next == open.count }

  private enum Need: Hashable {
    case fact(PredicateID, [ObjectID?])
    case absence(PredicateID, [ObjectID?])
    case number(FunctionID, [ObjectID?])
  }

  private let request: PlanningRequest
  private let schemas: SchemaSet
  private let achievers: Achievers
  private let excluded: Set<ObjectID>
  private var open: [Need] = []
  private var next = 0
  private var seen: Set<Need> = []
  private var steps = 0
  /// Whether what holds already is followed too.
  private let isWide: Bool
  /// How many objects one open parameter may stand for, and in how many ways one schema may be bound.
  private var candidates: Int { isWide ? 64 : 12 }
  private var branches: Int { isWide ? 512 : 96 }

  init(_ request: PlanningRequest, _ schemas: SchemaSet, _ achievers: Achievers, isWide: Bool) {
    self.request = request
    self.schemas = schemas
    self.achievers = achievers
    self.isWide = isWide
    excluded = Set(request.excluded)
    for constant in request.domain.constants.all { take(constant) }
    for object in request.focus ?? [] { take(object) }
    visit(request.goal.negationNormalForm(), Binding())
    for condition in request.always { visit(condition.negationNormalForm(), Binding()) }
  }

  /// Follows needs until there are so many objects, or nothing is left to follow.
  mutating func grow(toObjects bound: Int) {
    while next < open.count && objects.count < bound {
      let need = open[next]
      next += 1
      follow(need)
    }
  }

  // MARK: - Needs

  private mutating func need(_ need: Need) {
    if seen.insert(need).inserted { open.append(need) }
  }

  private mutating func follow(_ need: Need) {
    let ways: [Achievers.Way]
    let pattern: [ObjectID?]
    switch need {
    case .fact(let predicate, let arguments):
      (ways, pattern) = (achievers.making[Int(predicate.index)], arguments)
    case .absence(let predicate, let arguments):
      (ways, pattern) = (achievers.unmaking[Int(predicate.index)], arguments)
    case .number(let function, let arguments):
      (ways, pattern) = (achievers.changing[Int(function.index)], arguments)
    }
    for way in ways {
      let schema = schemas.schemas[way.schema]
      var binding = Binding()
      guard binding.unify(way.arguments, pattern) else { continue }
      steps = 0
      bind(schema, way, binding)
    }
  }

  // MARK: - Binding a schema

  /// Objects by slot.
  private struct Binding {
    private var slots: [Int: ObjectID] = [:]

    subscript(slot: Int) -> ObjectID? {
      get { slots[slot] }
      set { slots[slot] = newValue }
    }

    func object(_ term: Term) -> ObjectID? {
      switch term {
      case .object(let object): object
      case .variable(let slot): slots[slot]
      }
    }

    func pattern(_ terms: [Term]) -> [ObjectID?] { terms.map { object($0) } }

    /// Binds terms to what is known of a pattern; false when they contradict.
    mutating func unify(_ terms: [Term], _ pattern: [ObjectID?]) -> Bool {
      for (term, known) in zip(terms, pattern) {
        guard let known else { continue }
        switch term {
        case .object(let object): if object != known { return false }
        case .variable(let slot):
          if let bound = slots[slot], bound != known { return false }
          slots[slot] = known
        }
      }
      return true
    }
  }

  private mutating func bind(_ schema: Schema, _ way: Achievers.Way, _ start: Binding) {
    let conditions = way.condition.conjuncts
    let atoms =
      schema.atoms
      + conditions.compactMap { if case .atom(let atom) = $0 { atom } else { nil } }
    let variables = schema.variables + way.variables
    for variable in variables {
      if let object = start[variable.slot], !fits(object, variable) { return }
    }
    extend(schema, conditions, atoms, variables, start)
  }

  private func fits(_ object: ObjectID, _ variable: Variable) -> Bool {
    !excluded.contains(object)
      && request.objects.object(object, isOneOf: variable.types, in: request.domain.types)
  }

  /// Binds what is open, one variable at a time, and notes what each full binding needs.
  private mutating func extend(
    _ schema: Schema, _ conditions: [Formula], _ atoms: [Atom], _ variables: [Variable],
    _ binding: Binding
  ) {
    steps += 1
    if steps > branches { return }
    var best: (variable: Variable, choices: [ObjectID])?
    for variable in variables where binding[variable.slot] == nil {
      switch evidence(variable, atoms, variables, binding) {
      case .none: return
      case .open: break
      case .objects(let objects):
        if objects.count < best?.choices.count ?? .max { best = (variable, objects) }
      }
    }
    if best == nil, let open = variables.first(where: { binding[$0.slot] == nil }) {
      best = (open, choices(open, atoms, binding))
    }
    guard let best else {
      note(schema, conditions, atoms, variables, binding)
      return
    }
    for object in best.choices {
      var next = binding
      next[best.variable.slot] = object
      extend(schema, conditions, atoms, variables, next)
    }
  }

  private enum Evidence {
    /// Static facts allow no object.
    case none
    /// Nothing is known.
    case open
    case objects([ObjectID])
  }

  /// What an open variable can be by the facts that hold now about what is bound: what fluents say, as
  /// far as static facts allow it; else what static facts say.
  private func evidence(
    _ variable: Variable, _ atoms: [Atom], _ variables: [Variable], _ binding: Binding
  ) -> Evidence {
    var allowed: [ObjectID]?
    var suggested: [ObjectID] = []
    for atom in atoms {
      guard let position = atom.arguments.firstIndex(of: .variable(variable.slot)) else { continue }
      let pattern = binding.pattern(atom.arguments)
      guard pattern.contains(where: { $0 != nil }) else { continue }
      let matches = request.state.facts(of: atom.predicate, matching: pattern)
        .filter { suits($0, atom, variables) }
      let isFluent = schemas.isFluent[Int(atom.predicate.index)]
      if matches.isEmpty && !isFluent { return .none }
      if matches.count > candidates { continue }
      let values = matches.map { $0.arguments[position] }
      if isFluent {
        let preferred = focused(variable)
        for value in values
        where (preferred.isEmpty || preferred.contains(value)) && !suggested.contains(value) {
          suggested.append(value)
        }
      } else {
        let fitting = allowed.map { $0.filter(values.contains) } ?? values
        if fitting.isEmpty { return .none }
        allowed = fitting
      }
    }
    guard let allowed else { return suggested.isEmpty ? .open : .objects(suggested) }
    let both = suggested.filter(allowed.contains)
    return .objects(both.isEmpty ? allowed : both)
  }

  private func suits(_ fact: Fact, _ atom: Atom, _ variables: [Variable]) -> Bool {
    for (term, object) in zip(atom.arguments, fact.arguments) {
      guard case .variable(let slot) = term else { continue }
      if let variable = variables.first(where: { $0.slot == slot }), !fits(object, variable) {
        return false
      }
    }
    return true
  }

  /// The objects in focus that a variable can stand for: if there are any, only they are meant.
  private func focused(_ variable: Variable) -> [ObjectID] {
    (request.focus ?? []).filter { fits($0, variable) }
  }

  /// Objects for an open variable: those found so far, else some that hold one of its facts, else some
  /// of its type.
  private func choices(
    _ variable: Variable, _ atoms: [Atom], _ binding: Binding
  ) -> [ObjectID] {
    let meant = focused(variable)
    if !meant.isEmpty { return meant }
    let known = objects.filter { fits($0, variable) }.sorted()
    if !known.isEmpty && !isWide { return Array(known.prefix(candidates)) }
    var found = known
    for atom in atoms where found.count < candidates {
      guard let position = atom.arguments.firstIndex(of: .variable(variable.slot)) else { continue }
      let pattern = binding.pattern(atom.arguments)
      if request.state.count(of: atom.predicate) > 4096 && !pattern.contains(where: { $0 != nil }) {
        continue
      }
      for fact in request.state.facts(of: atom.predicate, matching: pattern)
      where fits(fact.arguments[position], variable) {
        if !found.contains(fact.arguments[position]) { found.append(fact.arguments[position]) }
        if found.count >= candidates { break }
      }
    }
    if !found.isEmpty { return Array(found.prefix(candidates)) }
    for index in 0..<request.objects.count where fits(ObjectID(index), variable) {
      found.append(ObjectID(index))
      if found.count >= candidates { break }
    }
    return found
  }

  /// All is bound: its objects belong to the slice, and what does not hold is needed.
  private mutating func note(
    _ schema: Schema, _ conditions: [Formula], _ atoms: [Atom], _ variables: [Variable],
    _ binding: Binding
  ) {
    for atom in atoms where !schemas.isFluent[Int(atom.predicate.index)] {
      let arguments = binding.pattern(atom.arguments).compactMap { $0 }
      if !request.state.contains(Fact(atom.predicate, arguments)) { return }
    }
    for variable in variables {
      if let object = binding[variable.slot] { take(object) }
    }
    for atom in atoms { visit(.atom(atom), binding) }
    for condition in schema.others { visit(condition, binding) }
    for condition in conditions {
      if case .atom = condition { continue }
      visit(condition, binding)
    }
  }

  private mutating func take(_ object: ObjectID) { objects.insert(object) }

  // MARK: - Conditions

  /// Notes what a condition in normal form needs, and the objects it speaks of.
  private mutating func visit(_ formula: Formula, _ binding: Binding) {
    switch formula {
    case .truth, .falsity, .equal, .imply: break
    case .atom(let atom):
      let pattern = binding.pattern(atom.arguments)
      for object in pattern { if let object { take(object) } }
      guard schemas.isFluent[Int(atom.predicate.index)] else { break }
      let holds =
        !schemas.isDerived[Int(atom.predicate.index)]
        && request.state.containsFact(of: atom.predicate, matching: pattern)
      if holds && !isWide { break }
      need(.fact(atom.predicate, pattern))
    case .not(.atom(let atom)):
      let pattern = binding.pattern(atom.arguments)
      for object in pattern { if let object { take(object) } }
      guard schemas.isFluent[Int(atom.predicate.index)] else { break }
      // Whatever makes it true now has to go.
      for fact in request.state.facts(of: atom.predicate, matching: pattern).prefix(branches) {
        for object in fact.arguments { take(object) }
        need(.absence(atom.predicate, fact.arguments))
      }
    case .not: break
    case .and(let parts), .or(let parts): for part in parts { visit(part, binding) }
    case .exists(_, let body): visit(body, binding)
    case .forall(_, let body): visitEach(body, binding)
    case .compare(_, let left, let right):
      for number in [left, right] {
        number.forEachFunction { function, arguments in
          let pattern = binding.pattern(arguments)
          for object in pattern { if let object { take(object) } }
          if schemas.isNumericFluent[Int(function.index)] { need(.number(function, pattern)) }
        }
      }
    }
  }

  /// A condition for all objects: those matter for which its exceptions hold now.
  private mutating func visitEach(_ body: Formula, _ binding: Binding) {
    guard case .or(let parts) = body else {
      for part in body.conjuncts {
        if case .or = part { visitEach(part, binding) } else { visit(part, binding) }
      }
      return
    }
    var bindings = [binding]
    var rest: [Formula] = []
    for part in parts {
      guard case .not(.atom(let atom)) = part else {
        rest.append(part)
        continue
      }
      bindings = bindings.flatMap { known in
        request.state.facts(of: atom.predicate, matching: known.pattern(atom.arguments))
          .prefix(branches).compactMap { fact in
            var next = known
            return next.unify(atom.arguments, fact.arguments) ? next : nil
          }
      }
      if bindings.count > 4 * branches { bindings.removeLast(bindings.count - 4 * branches) }
    }
    for binding in bindings {
      for part in rest { visit(part, binding) }
      if rest.isEmpty { for part in parts { visit(part, binding) } }
    }
  }
}
