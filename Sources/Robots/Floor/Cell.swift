/// A square of the floor, by column and row, both counted from 0 at the top left of the map.
public struct Cell: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The column, from 0 on the left.
  public var column: Int
  /// The row, from 0 at the top.
  public var row: Int

  /// The square in a column and a row.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// By row, then by column: the order of reading.
  public static func < (a: Cell, b: Cell) -> Bool { (a.row, a.column) < (b.row, b.column) }

  /// As it is written in a file: `[column, row]`.
  public var description: String { "[\(column), \(row)]" }

  /// The neighbor in a direction.
  package func neighbor(_ heading: Heading) -> Cell {
    switch heading {
    case .north: Cell(column: column, row: row - 1)
    case .east: Cell(column: column + 1, row: row)
    case .south: Cell(column: column, row: row + 1)
    case .west: Cell(column: column - 1, row: row)
    }
  }
}

/// One of the four directions in which a robot drives; north is up on the map.
public enum Heading: Int, Hashable, Sendable, CaseIterable {
  /// Up.
  case north
  /// To the right.
  case east
  /// Down.
  case south
  /// To the left.
  case west

  /// The way back.
  var opposite: Heading {
    switch self {
    case .north: .south
    case .east: .west
    case .south: .north
    case .west: .east
    }
  }
}

/// A block of squares, given by two of its corners; both belong to it.
public struct CellRectangle: Hashable, Sendable {
  /// The corner with the lowest column and row.
  public let lower: Cell
  /// The corner with the highest column and row.
  public let upper: Cell

  /// The block between two opposite corners, in any order.
  public init(_ a: Cell, _ b: Cell) {
    lower = Cell(column: min(a.column, b.column), row: min(a.row, b.row))
    upper = Cell(column: max(a.column, b.column), row: max(a.row, b.row))
  }

  /// Whether a square belongs to it.
  public func contains(_ cell: Cell) -> Bool {
    cell.column >= lower.column && cell.column <= upper.column && cell.row >= lower.row
      && cell.row <= upper.row
  }

  /// The block moved by columns and rows.
  func moved(columns: Int, rows: Int) -> CellRectangle {
    CellRectangle(
      Cell(column: lower.column + columns, row: lower.row + rows),
      Cell(column: upper.column + columns, row: upper.row + rows))
  }
}
