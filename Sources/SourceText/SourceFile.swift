/// A text that a person wrote, with its name and the offsets of its lines.
///
/// Offsets are counted in UTF-8 bytes from the start of the text; lines and columns start at 1.
public struct SourceFile: Sendable, Hashable {
  /// What the file is called in messages: its path as it was given.
  public let name: String
  /// The bytes of the text.
  public let bytes: [UInt8]
  private let lineStarts: [Int]

  /// A file of the given name holding the given text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// A file of the given name holding the given bytes, whether or not they are valid UTF-8.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    // A byte order mark is no part of the first line.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { starts[0] = 3 }
    lineStarts = starts
  }

  /// The whole text; bytes that are not UTF-8 are shown as U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The number of lines.
  public var lineCount: Int { lineStarts.count }

  /// The text in a range.
  public func text(in range: SourceRange) -> String {
    let lower = min(max(0, range.lower), bytes.count)
    let upper = min(max(lower, range.upper), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The line and column of an offset. Complexity: O(log lines) and the length of the line.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = bytes[min(lineStarts[low], offset)..<offset]
    // In ASCII, lines of a megabyte included, a character is a byte.
    if before.allSatisfy({ $0 < 0x80 }) {
      return SourcePosition(line: low + 1, column: before.count + 1)
    }
    return SourcePosition(
      line: low + 1, column: String(decoding: before, as: UTF8.self).count + 1)
  }

  /// The text of a line, without its line break.
  public func line(_ number: Int) -> String {
    lineRange(number).map { text(in: $0) } ?? ""
  }

  /// Where a line stands, without its line break; nil when there is no such line.
  public func lineRange(_ number: Int) -> SourceRange? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return SourceRange(start, max(start, end))
  }
}

/// A half-open range of UTF-8 offsets in a text.
public struct SourceRange: Hashable, Sendable, Comparable {
  /// The offset of the first byte.
  public var lower: Int
  /// The offset after the last byte.
  public var upper: Int

  /// The range from `lower` up to `upper`.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// The smallest range that covers both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }

  /// Earlier start first, then earlier end.
  public static func < (a: SourceRange, b: SourceRange) -> Bool {
    (a.lower, a.upper) < (b.lower, b.upper)
  }
}

/// A line and a column, both counted from 1; a column is a user-perceived character.
public struct SourcePosition: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  /// A line and a column, both counted from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
