import PDDL

/// The scopes a request is tried on, one after the other: narrow slices that grow, wide slices, and
/// in the end everything.
struct Slicing {
  /// So few objects are never sliced.
  static let smallest = 24

  private let request: PlanningRequest
  private let schemas: SchemaSet
  private var narrow: BackwardRelevance?
  private var wide: BackwardRelevance?
  private var bounds: [Int] = []
  private var tried: Set<ObjectID>?
  private var isDone = false

  init(_ request: PlanningRequest, _ schemas: SchemaSet) {
    self.request = request
    self.schemas = schemas
    if request.slices && request.objects.count > Self.smallest {
      let achievers = Achievers(schemas)
      narrow = BackwardRelevance(request, schemas, achievers, isWide: false)
      wide = BackwardRelevance(request, schemas, achievers, isWide: true)
      bounds = [64, 512, 4096]
    }
  }

  /// The next scope that holds anything new; nil after the whole.
  mutating func next() -> ObjectScope? {
    while let objects = nextSlice() {
      if objects != tried {
        tried = objects
        return ObjectScope(objects)
      }
    }
    if isDone { return nil }
    isDone = true
    if request.excluded.isEmpty { return ObjectScope(all: request.objects) }
    let excluded = Set(request.excluded).subtracting(request.goal.objects)
    return ObjectScope(request.objects.all.filter { !excluded.contains($0) })
  }

  /// Whether the scope given last is all there is.
  var isWhole: Bool { isDone }

  private mutating func nextSlice() -> Set<ObjectID>? {
    guard narrow != nil || wide != nil else { return nil }
    if let bound = bounds.first {
      bounds.removeFirst()
      narrow?.grow(toObjects: bound)
      if narrow?.isComplete ?? true { bounds = [] }
      return narrow?.objects
    }
    if narrow != nil {
      narrow = nil
      bounds = [256, 2048]
    }
    guard !bounds.isEmpty else { return nil }
    let bound = bounds.removeFirst()
    wide?.grow(toObjects: bound)
    let objects = wide?.objects
    if bounds.isEmpty || wide?.isComplete ?? true {
      wide = nil
      bounds = []
    }
    return objects
  }
}

extension Formula {
  /// The objects that a condition names.
  var objects: Set<ObjectID> {
    var found: Set<ObjectID> = []
    func take(_ terms: [Term]) {
      for case .object(let object) in terms { found.insert(object) }
    }
    forEachAtom { take($0.arguments) }
    forEachNumber { $0.forEachFunction { _, arguments in take(arguments) } }
    return found
  }
}
