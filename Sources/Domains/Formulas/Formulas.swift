public import PDDL

/// The formulas of a vocabulary over its PDDL domain, by symbol and type.
///
/// Where a symbol has several formulas, the most specific one whose type fits is taken. `types` is
/// what `ObjectTable.types(of:)` gives; an empty array means that the type is not known, which only
/// a symbol with a single formula can answer.
public struct Formulas: Sendable {
  /// One formula of a symbol and the type it is for; nil serves all.
  struct Variant<Value: Sendable>: Sendable {
    let type: TypeID?
    let value: Value
  }

  private let tree: TypeTree
  var kinds: [String: Condition] = [:]
  var properties: [String: [Variant<Condition>]] = [:]
  var measures: [String: [Variant<RoleNumber>]] = [:]
  var directions: [String: RoleNumber] = [:]
  var relations: [String: [Variant<Condition>]] = [:]
  var intents: [String: IntentFormulas] = [:]
  var standIns: [(said: TypeID, wanted: TypeID, condition: Condition)] = []
  /// Symbols in the order of the file, for the way back from facts to words.
  var propertyOrder: [String] = []
  var measureOrder: [String] = []
  var relationOrder: [String] = []

  init(tree: TypeTree) { self.tree = tree }

  /// What makes a thing one of a kind; its role is `it`.
  public func kind(_ name: String) -> Condition? { kinds[name] }

  /// What a property is for a thing of some types; its role is `it`.
  public func property(_ name: String, of types: [TypeID]) -> Condition? {
    choose(properties[name] ?? [], types)
  }

  /// A measure of a thing of some types; its roles are `it` and the measure's own.
  public func measure(_ name: String, of types: [TypeID]) -> RoleNumber? {
    choose(measures[name] ?? [], types)
  }

  /// The coordinate of a direction; its role is `it`.
  public func direction(_ name: String) -> RoleNumber? { directions[name] }

  /// What a relation is where the role that selects has some types.
  public func relation(_ name: String, selector types: [TypeID]) -> Condition? {
    choose(relations[name] ?? [], types)
  }

  /// Every formula of a property, the most specific type first.
  public func propertyVariants(_ name: String) -> [(type: TypeID?, condition: Condition)] {
    (properties[name] ?? []).map { ($0.type, $0.value) }
  }

  /// Every formula of a measure, the most specific type first.
  public func measureVariants(_ name: String) -> [(type: TypeID?, number: RoleNumber)] {
    (measures[name] ?? []).map { ($0.type, $0.value) }
  }

  /// Every formula of a relation, the most specific type first.
  public func relationVariants(_ name: String) -> [(type: TypeID?, condition: Condition)] {
    (relations[name] ?? []).map { ($0.type, $0.value) }
  }

  /// What comes of an intent.
  public func intent(_ name: String) -> IntentFormulas? { intents[name] }

  /// What ties a thing that is wanted (`it`) to a name of another type that was said (`for`).
  public func standIn(said: [TypeID], wanted: [TypeID]) -> Condition? {
    standIns.first { entry in
      said.contains { tree.isSubtype($0, of: entry.said) }
        && wanted.contains {
          tree.isSubtype($0, of: entry.wanted) || tree.isSubtype(entry.wanted, of: $0)
        }
    }?.condition
  }

  // MARK: From facts back to symbols

  /// The first relation that is just an atom of this predicate; `roles[i]` is the role of argument
  /// *i* of the atom.
  public func relation(for predicate: PredicateID) -> (name: String, roles: [String])? {
    for name in relationOrder {
      for variant in relations[name] ?? [] {
        guard case .atom(let atom) = variant.value.formula, atom.predicate == predicate else {
          continue
        }
        let roles = atom.arguments.compactMap { term -> String? in
          guard case .variable(let slot) = term, slot < variant.value.roles.count else {
            return nil
          }
          return variant.value.roles[slot]
        }
        if roles.count == atom.arguments.count { return (name, roles) }
      }
    }
    return nil
  }

  /// The first property that is just this atom of a thing: `(colour box-1 red)` is red.
  public func property(for atom: Atom) -> (name: String, thing: Term)? {
    for name in propertyOrder {
      for variant in properties[name] ?? [] {
        guard case .atom(let known) = variant.value.formula, known.predicate == atom.predicate,
          known.arguments.count == atom.arguments.count
        else { continue }
        var thing: Term?
        let fits = zip(known.arguments, atom.arguments).allSatisfy { mine, other in
          guard case .variable = mine else { return mine == other }
          thing = other
          return true
        }
        if fits, let thing { return (name, thing) }
      }
    }
    return nil
  }

  /// The first measure that is just this function.
  public func measure(for function: FunctionID) -> String? {
    measureOrder.first { name in
      (measures[name] ?? []).contains { variant in
        guard case .function(let known, _) = variant.value.expression else { return false }
        return known == function
      }
    }
  }

  private func choose<Value>(_ variants: [Variant<Value>], _ types: [TypeID]) -> Value? {
    if types.isEmpty {
      return variants.count == 1 ? variants[0].value : variants.first { $0.type == nil }?.value
    }
    return variants.first { variant in
      guard let wanted = variant.type else { return true }
      return types.contains { tree.isSubtype($0, of: wanted) }
    }?.value
  }

  /// The most specific type first; else the order of the file.
  func sorted<Value>(_ variants: [Variant<Value>]) -> [Variant<Value>] {
    variants.enumerated().sorted { a, b in
      let left = a.element.type.map(depth) ?? -1
      let right = b.element.type.map(depth) ?? -1
      return left == right ? a.offset < b.offset : left > right
    }.map(\.element)
  }

  private func depth(_ type: TypeID) -> Int {
    tree.all.count { $0 != type && tree.isSubtype(type, of: $0) }
  }
}
