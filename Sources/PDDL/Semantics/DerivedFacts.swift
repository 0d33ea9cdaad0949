import Synchronization

/// The axioms of a domain, and the states they were last applied to.
///
/// A derived predicate holds where a chain of axioms makes it so, and nowhere else: layer by layer,
/// each layer until nothing new follows (the stratified fixpoint of PDDL 2.2).
struct DerivedFacts: Sendable {
  private let axioms: [Axiom]
  private let layers: [[Int]]
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
    self.init(axioms: domain.axioms, layers: order.layers)
  }

  private init(axioms: [Axiom], layers: [[Int]]) {
    self.axioms = axioms
    self.layers = layers
  }

  /// The same axioms, nothing remembered: for other objects or functions.
  func emptied() -> DerivedFacts { DerivedFacts(axioms: axioms, layers: layers) }

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
    for predicate in Set(axioms.map(\.head)) { state.removeAll(of: predicate) }
    for layer in layers {
      var isChanged = true
      while isChanged {
        isChanged = false
        for index in layer {
          let axiom = axioms[index]
          var evaluator = Evaluator(semantics, state, [])
          let rows = evaluator.solutions([axiom.body], axiom.parameters, limit: .max)
          for row in rows where state.insert(Fact(axiom.head, row)) { isChanged = true }
        }
      }
    }
    return state
  }
}
