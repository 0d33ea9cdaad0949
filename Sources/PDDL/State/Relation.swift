/// The facts of one predicate: a table sorted by arguments, and for every further argument one that
/// has it in front, so that facts are found from whichever arguments are known.
struct Relation: Sendable, Equatable {
  /// How many arguments a fact has; unknown until there is a fact.
  private(set) var arity: Int?
  /// Whether it holds, for a predicate without arguments.
  private var isTrue = false
  /// For each argument, the rows with that argument first and the others in order behind it.
  private var tables: [RowTable] = []

  init() {}

  /// The relation of the given rows, in any order, laid end to end.
  init(arity: Int, rows: [ObjectID], count: Int) {
    self.arity = arity
    guard arity > 0 else {
      isTrue = count > 0
      return
    }
    tables = (0..<arity).map { first in
      RowTable(width: arity, sorted: sortedRows(rows, width: arity, first: first))
    }
  }

  static func == (a: Relation, b: Relation) -> Bool {
    guard a.count == b.count else { return false }
    return a.count == 0 || (a.isTrue == b.isTrue && a.tables.first == b.tables.first)
  }

  var count: Int { arity == 0 ? (isTrue ? 1 : 0) : tables.first?.count ?? 0 }

  func contains(_ row: [ObjectID]) -> Bool {
    guard row.count == arity else { return false }
    return arity == 0 ? isTrue : tables[0].contains(row)
  }

  /// Adds a row; says whether it is new. A row of another length than the first is not taken.
  mutating func insert(_ row: [ObjectID]) -> Bool {
    if arity == nil {
      arity = row.count
      tables = row.indices.map { _ in RowTable(width: row.count) }
    }
    guard row.count == arity else {
      assertionFailure("two facts of one predicate differ in length")
      return false
    }
    guard !row.isEmpty else {
      defer { isTrue = true }
      return !isTrue
    }
    guard tables[0].insert(row) else { return false }
    for first in 1..<max(1, tables.count) { tables[first].insert(Self.turned(row, first)) }
    return true
  }

  /// Takes a row away; says whether it was there.
  mutating func remove(_ row: [ObjectID]) -> Bool {
    guard row.count == arity else { return false }
    guard !row.isEmpty else {
      defer { isTrue = false }
      return isTrue
    }
    guard tables[0].remove(row) else { return false }
    for first in 1..<max(1, tables.count) { tables[first].remove(Self.turned(row, first)) }
    return true
  }

  private static func turned(_ row: [ObjectID], _ first: Int) -> [ObjectID] {
    var row = row
    let moved = row.remove(at: first)
    row.insert(moved, at: 0)
    return row
  }

  // MARK: Questions

  /// Rows that may match, in the order of their arguments.
  struct Selection {
    fileprivate let table: RowTable?
    fileprivate let first: Int
    fileprivate let lower: RowTable.Place
    fileprivate let upper: RowTable.Place
    /// About how many rows are to be looked at.
    let estimate: Int
  }

  /// The narrowest run of rows that holds all that match; nil matches every object.
  func select(_ pattern: [ObjectID?]) -> Selection {
    var best: Selection?
    if pattern.count == arity {
      for first in tables.indices {
        guard let object = pattern[first] else { continue }
        var key = [object]
        for column in pattern.indices where column != first {
          guard let next = pattern[column] else { break }
          key.append(next)
        }
        let (lower, upper) = tables[first].range(of: key)
        let estimate = lower == upper ? 0 : tables[first].estimate(lower, upper)
        if best.map({ estimate < $0.estimate }) ?? true {
          best = Selection(
            table: tables[first], first: first, lower: lower, upper: upper, estimate: estimate)
        }
        if estimate == 0 { break }
      }
      if let best { return best }
      if let table = tables.first {
        return Selection(
          table: table, first: 0, lower: table.start, upper: table.end, estimate: table.count)
      }
    }
    let nowhere = RowTable.Place(chunk: 0, row: 0)
    return Selection(
      table: nil, first: 0, lower: nowhere, upper: nowhere,
      estimate: pattern.isEmpty && isTrue ? 1 : 0)
  }

  /// Goes through the rows of a selection that match, until the body says stop.
  ///
  /// The body gets the arguments in one array that is used again for the next row.
  func forEach(
    in selection: Selection, matching pattern: [ObjectID?], _ body: ([ObjectID]) -> Bool
  ) {
    guard let table = selection.table else {
      if selection.estimate > 0 { _ = body([]) }
      return
    }
    var row = [ObjectID](repeating: ObjectID(0), count: table.width)
    var place = selection.lower
    rows: while place != selection.upper {
      defer { table.advance(&place) }
      for column in 0..<table.width {
        let argument =
          column == 0 ? selection.first : column <= selection.first ? column - 1 : column
        row[argument] = table.object(place, column)
      }
      for column in pattern.indices {
        if let object = pattern[column], object != row[column] { continue rows }
      }
      if !body(row) { return }
    }
  }
}
