/// A floor as squares that can be driven on and squares that cannot.
///
/// The squares are those of the MovingAI map format (Sturtevant 2012): `.`, `G` and `S` are floor;
/// `T`, `@`, `O` and `W` are not.
public struct FloorMap: Sendable, Hashable {
  /// The longest side of a map that is read.
  public static let sideLimit = 8_192

  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  private let squares: [UInt8]

  /// A map from its rows, one character a square; nil unless all rows are equally long, not empty,
  /// and made of characters of the format.
  public init?(rows: [String]) {
    let lines = rows.map { Array($0.utf8) }
    guard let width = lines.first?.count, width > 0, width <= Self.sideLimit,
      rows.count <= Self.sideLimit, lines.allSatisfy({ $0.count == width }),
      lines.allSatisfy({ $0.allSatisfy(Self.isKnown) })
    else { return nil }
    self.init(width: width, height: rows.count, squares: lines.flatMap { $0 })
  }

  init(width: Int, height: Int, squares: [UInt8]) {
    self.width = width
    self.height = height
    self.squares = squares
  }

  /// Whether a square lies on the map.
  public func contains(_ cell: Cell) -> Bool {
    cell.column >= 0 && cell.row >= 0 && cell.column < width && cell.row < height
  }

  /// Whether a robot can stand on a square; false outside the map.
  public func isPassable(_ cell: Cell) -> Bool {
    contains(cell) && Self.isFloor(squares[index(of: cell)])
  }

  /// The character of a square in the map's file.
  public func character(at cell: Cell) -> Character {
    contains(cell) ? Character(UnicodeScalar(squares[index(of: cell)])) : "@"
  }

  func index(of cell: Cell) -> Int { cell.row * width + cell.column }

  static func isFloor(_ character: UInt8) -> Bool {
    switch character {
    case UInt8(ascii: "."), UInt8(ascii: "G"), UInt8(ascii: "S"): true
    default: false
    }
  }

  static func isKnown(_ character: UInt8) -> Bool {
    switch character {
    case UInt8(ascii: "T"), UInt8(ascii: "@"), UInt8(ascii: "O"), UInt8(ascii: "W"): true
    default: isFloor(character)
    }
  }
}
