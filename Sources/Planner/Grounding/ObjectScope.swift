import PDDL

/// The objects a task is grounded over, numbered anew from 0: all objects there are, or a slice.
struct ObjectScope {
  /// The objects, by local number, in ascending order.
  let objects: [ObjectID]
  private let locals: [ObjectID: Int32]?

  /// All objects of a table.
  init(all table: ObjectTable) {
    objects = table.all
    locals = nil
  }

  /// Some objects.
  init(_ objects: some Sequence<ObjectID>) {
    self.objects = Set(objects).sorted()
    var locals: [ObjectID: Int32] = [:]
    for (index, object) in self.objects.enumerated() { locals[object] = Int32(index) }
    self.locals = locals
  }

  var count: Int { objects.count }
  var isWhole: Bool { locals == nil }

  /// The local number of an object; nil when it is outside.
  func local(_ object: ObjectID) -> Int32? {
    if let locals { return locals[object] }
    return Int(object.index) < objects.count ? object.index : nil
  }
}
