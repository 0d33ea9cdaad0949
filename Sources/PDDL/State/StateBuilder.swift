/// Gathers the facts and values of a state in any order, and makes the state of them at once: sorting
/// once is much faster than inserting one by one.
struct StateBuilder {
  /// The rows of one predicate or function, laid end to end.
  private struct Rows {
    var arity = 0
    var count = 0
    var objects: [ObjectID] = []
    var values: [Double] = []
    var places: [Int] = []

    mutating func append(_ arguments: [ObjectID]) -> Bool {
      if count == 0 { arity = arguments.count }
      guard arity == arguments.count else { return false }
      objects += arguments
      count += 1
      return true
    }
  }

  /// A value that contradicts an earlier one, by the places of the two.
  struct Conflict {
    let earlier: Int
    let later: Int
  }

  private var facts: [Rows] = []
  private var values: [Rows] = []

  mutating func add(_ predicate: PredicateID, _ arguments: [ObjectID]) {
    let index = Int(predicate.index)
    while facts.count <= index { facts.append(Rows()) }
    _ = facts[index].append(arguments)
  }

  /// Sets a value; the place, such as an offset in a file, tells which came first.
  mutating func set(_ function: FunctionID, _ arguments: [ObjectID], _ value: Double, place: Int) {
    let index = Int(function.index)
    while values.count <= index { values.append(Rows()) }
    guard values[index].append(arguments) else { return }
    values[index].values.append(value)
    values[index].places.append(place)
  }

  /// The state; of two values of one fluent the later one counts.
  func state(_ report: (Conflict) -> Void = { _ in }) -> State {
    State(
      relations: facts.map {
        $0.count == 0
          ? Relation() : Relation(arity: $0.arity, rows: $0.objects, count: $0.count)
      },
      values: values.map { table($0, report) })
  }

  private func table(_ rows: Rows, _ report: (Conflict) -> Void) -> State.FunctionTable {
    guard rows.count > 0 else { return .empty }
    let order = sortedOrder(rows.objects, width: rows.arity, count: rows.count)
    var objects: [ObjectID] = []
    var values: [Double] = []
    objects.reserveCapacity(rows.objects.count)
    values.reserveCapacity(rows.count)
    var earlier: Int?
    for row in order {
      let next = rows.objects[(row * rows.arity)..<((row + 1) * rows.arity)]
      if let known = earlier, objects.suffix(rows.arity).elementsEqual(next) {
        if rows.values[known] != rows.values[row] {
          report(Conflict(earlier: rows.places[known], later: rows.places[row]))
        }
        values[values.count - 1] = rows.values[row]
      } else {
        objects += next
        values.append(rows.values[row])
      }
      earlier = row
    }
    guard rows.arity > 0 else { return .single(values[0]) }
    return .table(RowTable(width: rows.arity, sorted: objects, values: values))
  }
}
