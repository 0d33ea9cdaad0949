/// The types of a domain and which is a kind of which. `object` is always the first.
public struct TypeTree: Sendable, Hashable {
  /// The names, by `TypeID`.
  public private(set) var names: [String] = ["object"]
  /// The direct supertypes of each type, `object` left out; more than one where a file declares so.
  public private(set) var parents: [[TypeID]] = [[]]
  private var identifiers: [String: TypeID] = ["object": .object]
  /// For each type, itself and all above it but `object`, as a set of bits.
  private var ancestors: [[UInt64]] = [[1]]

  /// A tree that holds only `object`.
  public init() {}

  /// All types, in the order of their declaration.
  public var all: [TypeID] { names.indices.map { TypeID($0) } }

  /// The type of that name, if it is declared.
  public subscript(name: String) -> TypeID? { identifiers[name] }

  /// The name of a type.
  public func name(of type: TypeID) -> String { names[Int(type.index)] }

  /// Declares a type, or adds supertypes to a declared one.
  ///
  /// Complexity: constant for a new type; linear in the number of types when a declared one, which
  /// others may stand under, gets a supertype.
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
      Self.insert(type, into: &ancestors[Int(type.index)])
    }
    for parent in supertypes
    where parent != type && parent != .object && !parents[Int(type.index)].contains(parent) {
      parents[Int(type.index)].append(parent)
      let gained = ancestors[Int(parent.index)]
      for below in ancestors.indices where Self.contains(type, in: ancestors[below]) {
        Self.unite(gained, into: &ancestors[below])
      }
    }
    return type
  }

  /// Whether each object of `type` is also one of `other`.
  public func isSubtype(_ type: TypeID, of other: TypeID) -> Bool {
    other == .object || Self.contains(other, in: ancestors[Int(type.index)])
  }

  /// Whether each object of `type` is one of at least one of `others`; no others means `object`.
  public func isSubtype(_ type: TypeID, ofAny others: [TypeID]) -> Bool {
    if others.isEmpty { return true }
    for other in others where isSubtype(type, of: other) { return true }
    return false
  }

  /// The types that are subtypes of the given one, itself included, in order of declaration.
  public func subtypes(of type: TypeID) -> [TypeID] { all.filter { isSubtype($0, of: type) } }

  // MARK: Sets of bits

  private static func contains(_ type: TypeID, in set: [UInt64]) -> Bool {
    let word = Int(type.index) / 64
    return word < set.count && set[word] & (1 << (UInt64(type.index) % 64)) != 0
  }

  private static func insert(_ type: TypeID, into set: inout [UInt64]) {
    let word = Int(type.index) / 64
    while set.count <= word { set.append(0) }
    set[word] |= 1 << (UInt64(type.index) % 64)
  }

  private static func unite(_ other: [UInt64], into set: inout [UInt64]) {
    while set.count < other.count { set.append(0) }
    for word in other.indices { set[word] |= other[word] }
  }
}
