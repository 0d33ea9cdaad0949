import Synchronization

/// The axioms of a domain, and the states they were last applied to.
///
/// A derived predicate holds where a chain of axioms makes it so, and nowhere else: layer by layer,
/// each layer until nothing new follows (the stratified fixpoint of PDDL 2.2). After the first round
/// only what uses something new is looked for (semi-naive evaluation).
struct DerivedFacts: Sendable {
  /// An axiom, or one alternative of its body.
  private struct Rule: Sendable {
    let head: PredicateID
    let parameters: [Variable]
    let body: Formula
    /// Whether new facts of its own layer are seen by looking at its conjuncts only.
    let isConjunctive: Bool
  }

  private let layers: [[Rule]]
  private let heads: [PredicateID]
  private let cache = Cache()

  /// The last few states with what follows from them: questions come many to a state.
  private final class Cache: Sendable {
    static let size = 4
    let entries = Mutex<[(state: State, completed: State)]>([])
  }

  /// Nil for a domain without axioms.
  init?(_ domain: DomainModel) {
    guard !domain.axioms.isEmpty, case .success(let order) = AxiomLayers.of(domain) else {
      return nil
    }
    let layers = order.layers.map { layer -> [Rule] in
      let own = Set(layer.map { domain.axioms[$0].head })
      return layer.flatMap { index -> [Rule] in
        let axiom = domain.axioms[index]
        return axiom.body.alternatives.map { body in
          Rule(
            head: axiom.head, parameters: axiom.parameters, body: body,
            isConjunctive: !body.hides(own))
        }
      }
    }
    self.init(layers: layers, heads: Set(domain.axioms.map(\.head)).sorted())
  }

  private init(layers: [[Rule]], heads: [PredicateID]) {
    self.layers = layers
    self.heads = heads
  }

  /// The same axioms, nothing remembered: for other objects or functions.
  func emptied() -> DerivedFacts { DerivedFacts(layers: layers, heads: heads) }

  /// The state and all that follows from it.
  func completed(_ state: State, _ semantics: Semantics) -> State {
    if let known = cache.entries.withLock({ $0.first { $0.state == state }?.completed }) {
      return known
    }
    let completed = derive(state, semantics)
    cache.entries.withLock {
      $0.insert((state, completed), at: 0)
      if $0.count > Cache.size { $0.removeLast() }
    }
    return completed
  }

  private func derive(_ state: State, _ semantics: Semantics) -> State {
    var state = state
    // What a state says of a derived predicate itself does not count.
    for predicate in heads { state.removeAll(of: predicate) }
    for layer in layers {
      var new: [PredicateID: [[ObjectID]]] = [:]
      for rule in layer {
        var evaluator = Evaluator(semantics, state, [])
        insert(evaluator.solutions([rule.body], rule.parameters, limit: .max), rule, &state, &new)
      }
      while !new.isEmpty {
        let last = new
        new = [:]
        for rule in layer {
          var evaluator = Evaluator(semantics, state, [])
          let rows =
            rule.isConjunctive
            ? evaluator.solutions(rule.body, rule.parameters, using: last)
            : evaluator.solutions([rule.body], rule.parameters, limit: .max)
          insert(rows, rule, &state, &new)
        }
      }
    }
    return state
  }

  private func insert(
    _ rows: [[ObjectID]], _ rule: Rule, _ state: inout State,
    _ new: inout [PredicateID: [[ObjectID]]]
  ) {
    for row in rows where state.insert(Fact(rule.head, row)) {
      new[rule.head, default: []].append(row)
    }
  }
}

extension Formula {
  /// The conditions of which at least one must hold, as far as they can be told apart from outside.
  fileprivate var alternatives: [Formula] {
    switch self {
    case .or(let parts): parts.flatMap(\.alternatives)
    case .exists(let variables, let body): body.alternatives.map { .exists(variables, $0) }
    default: [self]
    }
  }

  /// Whether one of the predicates stands anywhere but as a conjunct.
  fileprivate func hides(_ own: Set<PredicateID>) -> Bool {
    switch self {
    case .atom: false
    case .and(let parts): parts.contains { $0.hides(own) }
    case .exists(_, let body): body.hides(own)
    default: predicates.contains { own.contains($0.predicate) }
    }
  }
}
