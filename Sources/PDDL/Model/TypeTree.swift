/// The types of a domain and which is a kind of which. `object` is always the first.
public struct TypeTree: Sendable, Hashable {
  /// The names, by `TypeID`.
  public private(set) var names: [String] = ["object"]
  /// The direct supertypes of each type; more than one where a file declares it so.
  public private(set) var parents: [[TypeID]] = [[]]
  private var identifiers: [String: TypeID] = ["object": .object]
  private var ancestors: [Set<TypeID>] = [[.object]]

  /// A tree that holds only `object`.
  public init() {}

  /// All types, in the order of their declaration.
  public var all: [TypeID] { names.indices.map { TypeID($0) } }

  /// The type of that name, if it is declared.
  public subscript(name: String) -> TypeID? { identifiers[name] }

  /// The name of a type.
  public func name(of type: TypeID) -> String { names[Int(type.index)] }

  /// Declares a type, or adds supertypes to a declared one.
  @discardableResult
  public mutating func declare(_ name: String, under supertypes: [TypeID] = []) -> TypeID {
    let type: TypeID
    if let known = identifiers[name] {
      type = known
    } else {
      type = TypeID(names.count)
      names.append(name)
      parents.append([])
      ancestors.append([])
      identifiers[name] = type
    }
    for parent in supertypes where parent != type && !parents[Int(type.index)].contains(parent) {
      parents[Int(type.index)].append(parent)
    }
    recomputeAncestors()
    return type
  }

  /// Whether each object of `type` is also one of `other`.
  public func isSubtype(_ type: TypeID, of other: TypeID) -> Bool {
    other == .object || ancestors[Int(type.index)].contains(other)
  }

  /// Whether each object of `type` is one of at least one of `others`; no others means `object`.
  public func isSubtype(_ type: TypeID, ofAny others: [TypeID]) -> Bool {
    others.isEmpty || others.contains { isSubtype(type, of: $0) }
  }

  /// The types that are subtypes of the given one, itself included, in order of declaration.
  public func subtypes(of type: TypeID) -> [TypeID] { all.filter { isSubtype($0, of: type) } }

  private mutating func recomputeAncestors() {
    for index in names.indices {
      var seen: Set<TypeID> = [.object, TypeID(index)]
      var open = parents[index]
      while let next = open.popLast() {
        if seen.insert(next).inserted { open += parents[Int(next.index)] }
      }
      ancestors[index] = seen
    }
  }
}
