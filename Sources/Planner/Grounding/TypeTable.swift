import PDDL

/// Which local objects may stand where which types are asked for, as flat tables.
struct TypeTable {
  private var sets: [[TypeID]: Int] = [:]
  private(set) var members: [[Bool]] = []
  private(set) var objects: [[Int32]] = []
  private let objectTypes: [[TypeID]]
  private let tree: TypeTree

  /// `anonymous` gives the types of further objects, numbered after those of the scope.
  init(scope: ObjectScope, table: ObjectTable, tree: TypeTree, anonymous: [[TypeID]] = []) {
    self.tree = tree
    objectTypes = scope.objects.map { table.types(of: $0) } + anonymous
  }

  /// The number of a set of types, of which `members` and `objects` tell the objects.
  mutating func set(of types: [TypeID]) -> Int {
    if let known = sets[types] { return known }
    var verdicts: [[TypeID]: Bool] = [:]
    var isMember = [Bool](repeating: false, count: objectTypes.count)
    var found: [Int32] = []
    for (object, own) in objectTypes.enumerated() {
      let verdict: Bool
      if let known = verdicts[own] {
        verdict = known
      } else {
        verdict = types.isEmpty || own.contains { tree.isSubtype($0, ofAny: types) }
        verdicts[own] = verdict
      }
      if verdict {
        isMember[object] = true
        found.append(Int32(object))
      }
    }
    let number = members.count
    sets[types] = number
    members.append(isMember)
    objects.append(found)
    return number
  }

  /// The objects of a set of types.
  mutating func objects(of types: [TypeID]) -> [Int32] {
    let number = set(of: types)
    return objects[number]
  }
}
