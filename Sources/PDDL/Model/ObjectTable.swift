/// The objects there are, with their types. It can grow while a robot works; identifiers stay.
public struct ObjectTable: Sendable, Hashable {
  /// The names, by `ObjectID`.
  public private(set) var names: [String] = []
  /// The types of each object: one, or several after `either`.
  public private(set) var types: [[TypeID]] = []
  private var identifiers: [String: ObjectID] = [:]

  /// A table without objects.
  public init() {}

  /// The number of objects.
  public var count: Int { names.count }

  /// All objects, in order of declaration.
  public var all: [ObjectID] { names.indices.map { ObjectID($0) } }

  /// The object of that name.
  public subscript(name: String) -> ObjectID? { identifiers[name] }

  /// The name of an object.
  public func name(of object: ObjectID) -> String { names[Int(object.index)] }

  /// The types an object was declared with.
  public func types(of object: ObjectID) -> [TypeID] { types[Int(object.index)] }

  /// Adds an object; one that is known keeps its identifier and its types.
  @discardableResult
  public mutating func add(_ name: String, types objectTypes: [TypeID]) -> ObjectID {
    if let known = identifiers[name] { return known }
    let object = ObjectID(names.count)
    names.append(name)
    types.append(objectTypes)
    identifiers[name] = object
    return object
  }

  /// Whether an object may stand where one of the given types is asked for.
  public func object(_ object: ObjectID, isOneOf wanted: [TypeID], in tree: TypeTree) -> Bool {
    wanted.isEmpty
      || types[Int(object.index)].contains { type in tree.isSubtype(type, ofAny: wanted) }
  }
}
