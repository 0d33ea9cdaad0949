package import PDDL

/// The predicates and functions by which a domain speaks of floor and robots; nil where it has none.
///
/// In `robots.yml` they stand under `facts` and `functions`; one left out is the one of the key's own
/// name, if the domain has it with as many arguments.
package struct FloorSymbols: Sendable, Hashable {
  /// `(at THING PLACE)`: where robots and things are.
  package var location: String?
  /// `(holding ROBOT THING)`.
  package var holding: String?
  /// `(closed REGION)`: no robot drives into it.
  package var closed: String?
  /// `(in PLACE REGION)`, known from the floor.
  package var within: String?
  /// `(adjacent PLACE PLACE)`, known from the floor.
  package var beside: String?
  /// `(travel-time ROBOT FROM TO)` or `(travel-time FROM TO)`, in whole seconds, rounded up.
  package var travelTime: String?
  /// `(distance A B)`, in meters.
  package var distance: String?
  /// `(x PLACE)`, the column.
  package var column: String?
  /// `(y PLACE)`, the row.
  package var row: String?
  /// `(battery ROBOT)`, in per cent.
  package var battery: String?

  /// No symbols.
  package init() {}

  /// A key of the file and the symbol it is about.
  package struct Key: Sendable {
    /// The key, and the symbol's name where the file says nothing.
    package let name: String
    /// Whether the symbol is a function rather than a predicate.
    package let isFunction: Bool
    /// How many arguments it may have.
    package let arity: ClosedRange<Int>
    /// Whether the floor tells what holds, so that no action may change it.
    package let isFixed: Bool
    /// The property it fills.
    package let property: any WritableKeyPath<FloorSymbols, String?> & Sendable
  }

  /// All keys: the predicates stand under `facts`, the functions under `functions`.
  package static let keys: [Key] = [
    Key(name: "at", isFunction: false, arity: 2...2, isFixed: false, property: \.location),
    Key(name: "holding", isFunction: false, arity: 2...2, isFixed: false, property: \.holding),
    Key(name: "closed", isFunction: false, arity: 1...1, isFixed: false, property: \.closed),
    Key(name: "in", isFunction: false, arity: 2...2, isFixed: true, property: \.within),
    Key(name: "adjacent", isFunction: false, arity: 2...2, isFixed: true, property: \.beside),
    Key(name: "travel-time", isFunction: true, arity: 2...3, isFixed: true, property: \.travelTime),
    Key(name: "distance", isFunction: true, arity: 2...2, isFixed: true, property: \.distance),
    Key(name: "x", isFunction: true, arity: 1...1, isFixed: true, property: \.column),
    Key(name: "y", isFunction: true, arity: 1...1, isFixed: true, property: \.row),
    Key(name: "battery", isFunction: true, arity: 1...1, isFixed: false, property: \.battery),
  ]

  /// The symbols with those of the keys' own names filled in where the domain has them.
  func completed(for domain: DomainModel) -> FloorSymbols {
    var symbols = self
    let changed = domain.changedSymbols
    for key in Self.keys where symbols[keyPath: key.property] == nil {
      guard let arity = domain.arity(of: key), key.arity.contains(arity) else { continue }
      // A domain may use the name for something of its own, which robots or goods do.
      if key.isFixed && changed.contains(key.name) { continue }
      symbols[keyPath: key.property] = key.name
    }
    if symbols.holding == nil || symbols.location == nil, let carrying = domain.carrying {
      // Names of their own are told by what picking up and putting down do.
      if symbols.location == nil { symbols.location = domain[carrying.location].name }
      if symbols.holding == nil, domain[carrying.location].name == symbols.location {
        symbols.holding = domain[carrying.holding].name
      }
    }
    return symbols
  }
}

extension DomainModel {
  /// The predicate of a name, if it has so many arguments.
  package func predicate(_ name: String?, arity: Int) -> PredicateID? {
    guard let id = name.flatMap({ predicate(named: $0) }) else { return nil }
    return self[id].parameters.count == arity ? id : nil
  }

  /// The function of a name, if it has so many arguments.
  package func function(_ name: String?, arity: ClosedRange<Int>) -> FunctionID? {
    guard let id = name.flatMap({ function(named: $0) }) else { return nil }
    return arity.contains(self[id].parameters.count) ? id : nil
  }

  func arity(of key: FloorSymbols.Key, named name: String? = nil) -> Int? {
    let name = name ?? key.name
    if key.isFunction { return function(named: name).map { self[$0].parameters.count } }
    return predicate(named: name).map { self[$0].parameters.count }
  }

  /// The names of predicates and functions that some action changes.
  var changedSymbols: Set<String> {
    var names: Set<String> = []
    var effects = actions.map(\.effect) + durativeActions.flatMap { $0.effects.map(\.effect) }
    while let effect = effects.popLast() {
      switch effect {
      case .add(let atom), .delete(let atom): names.insert(self[atom.predicate].name)
      case .change(_, let function, _, _): names.insert(self[function].name)
      case .and(let all): effects += all
      case .forall(_, let inner), .when(_, let inner): effects.append(inner)
      }
    }
    return names
  }
}
