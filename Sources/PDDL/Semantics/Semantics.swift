/// The reference semantics of PDDL 2.1 with ADL: what a formula means in a state, and what an action
/// makes of one. Validator, belief and monitor all ask here; search does not.
///
/// A binding gives variables their objects by slot. An atom with an unbound variable does not hold; a
/// comparison with an undefined number does not hold. Quantifiers range over `objects` by type. What
/// comes out in a list is sorted, so that the same question has the same answer in every process.
public struct Semantics: Sendable {
  /// The domain that gives predicates and actions their meaning.
  public var domain: DomainModel { shared.domain }
  /// The objects that quantifiers range over.
  public var objects: ObjectTable { didSet { derived = derived?.emptied() } }
  /// Numbers that are computed rather than stored.
  public var functions: (any FunctionSource)? { didSet { derived = derived?.emptied() } }

  /// The domain by reference: a question must not pay for copying a dozen arrays.
  let shared: SharedDomain

  final class SharedDomain: Sendable {
    let domain: DomainModel
    init(_ domain: DomainModel) { self.domain = domain }
  }

  /// The rules of the derived predicates; nil where a domain has none.
  private var derived: DerivedFacts?

  /// The semantics of a domain over some objects.
  public init(
    domain: DomainModel, objects: ObjectTable, functions: (any FunctionSource)? = nil
  ) {
    shared = SharedDomain(domain)
    self.objects = objects
    self.functions = functions
    derived = DerivedFacts(domain)
  }

  func evaluator(in state: State, _ binding: [ObjectID?] = []) -> Evaluator {
    Evaluator(self, completed(state), binding)
  }

  /// The state together with the facts that axioms derive from it.
  public func completed(_ state: State) -> State {
    derived?.completed(state, self) ?? state
  }

  // MARK: Truth and numbers

  /// Whether a condition holds in a state.
  ///
  /// - Parameter duration: the value of `?duration`, in a durative action.
  public func holds(
    _ formula: Formula, in state: State, binding: [ObjectID?] = [], duration: Double? = nil
  ) -> Bool {
    var evaluator = evaluator(in: state, binding)
    evaluator.duration = duration
    return evaluator.holds(formula)
  }

  /// The value of a number in a state; nil when something in it is undefined.
  public func value(
    of expression: NumericExpression, in state: State, binding: [ObjectID?] = []
  ) -> Double? {
    var evaluator = evaluator(in: state, binding)
    return evaluator.value(expression)
  }

  // MARK: Questions with free variables

  /// The objects, one for each of the variables, for which a condition holds: sorted, each once.
  ///
  /// Indexed facts are joined, most selective first, so that the time depends on how much matches and
  /// not on how many objects there are.
  /// - Parameter binding: what other free variables of the condition are bound to.
  /// - Parameter limit: at most so many, the first of the sorted ones.
  public func solutions(
    of formula: Formula, variables: [Variable], in state: State, binding: [ObjectID?] = [],
    limit: Int = .max
  ) -> [[ObjectID]] {
    var evaluator = evaluator(in: state, binding)
    return evaluator.solutions([formula], variables, limit: limit)
  }

  /// For how many bindings of the variables a condition holds.
  public func count(
    of formula: Formula, variables: [Variable], in state: State, binding: [ObjectID?] = []
  ) -> Int {
    solutions(of: formula, variables: variables, in: state, binding: binding).count
  }

  /// Whether a condition holds for any binding of the variables. Stops at the first.
  public func hasSolution(
    of formula: Formula, variables: [Variable], in state: State, binding: [ObjectID?] = []
  ) -> Bool {
    var evaluator = evaluator(in: state, binding)
    return evaluator.hasSolution([formula], variables)
  }

  /// A solution with the number that ranks it.
  public struct Ranked: Sendable, Hashable {
    /// The objects, one for each of the variables.
    public let objects: [ObjectID]
    /// The number.
    public let value: Double
  }

  /// Solutions in ascending order of a number, ties as given; those whose number is undefined are
  /// left out. The first has the least, the last the most.
  public func ranked(
    _ solutions: [[ObjectID]], by expression: NumericExpression, variables: [Variable],
    in state: State, binding: [ObjectID?] = []
  ) -> [Ranked] {
    var evaluator = evaluator(in: state, binding)
    let valued = solutions.compactMap { objects -> Ranked? in
      evaluator.bind(variables, to: objects)
      return evaluator.value(expression).map { Ranked(objects: objects, value: $0) }
    }
    return valued.enumerated().sorted {
      ($0.element.value, $0.offset) < ($1.element.value, $1.offset)
    }.map(\.element)
  }
}
