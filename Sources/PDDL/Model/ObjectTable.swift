/// The objects there are, with their types. It can grow while a robot works; identifiers stay.
public struct ObjectTable: Sendable, Hashable {
  /// The names, by `ObjectID`.
  public private(set) var names: [String] = []
  /// The types of each object: one, or several after `either`.
  public private(set) var types: [[TypeID]] = []
  private var identifiers: [String: ObjectID] = [:]
  /// The objects declared with each type, by type.
  private var members: [[ObjectID]] = []

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
    for type in objectTypes {
      while members.count <= Int(type.index) { members.append([]) }
      members[Int(type.index)].append(object)
    }
    return object
  }

  /// Whether an object may stand where one of the given types is asked for.
  public func object(_ object: ObjectID, isOneOf wanted: [TypeID], in tree: TypeTree) -> Bool {
    if wanted.isEmpty { return true }
    for type in types[Int(object.index)] where tree.isSubtype(type, ofAny: wanted) { return true }
    return false
  }

  /// The objects that may stand where one of the given types is asked for, in order of declaration.
  /// No types ask for `object`.
  ///
  /// Complexity: linear in the result, however many other objects there are.
  public func objects(of wanted: [TypeID], in tree: TypeTree) -> [ObjectID] {
    if wanted.isEmpty || wanted.contains(.object) { return all }
    var groups: [[ObjectID]] = []
    for index in members.indices where tree.isSubtype(TypeID(index), ofAny: wanted) {
      if !members[index].isEmpty { groups.append(members[index]) }
    }
    guard groups.count > 1 else { return groups.first ?? [] }
    var out: [ObjectID] = []
    for object in groups.joined().sorted() where out.last != object { out.append(object) }
    return out
  }

  /// At most how many objects `objects(of:in:)` yields.
  func bound(of wanted: [TypeID], in tree: TypeTree) -> Int {
    if wanted.isEmpty || wanted.contains(.object) { return count }
    var sum = 0
    for index in members.indices where tree.isSubtype(TypeID(index), ofAny: wanted) {
      sum += members[index].count
    }
    return sum
  }
}
