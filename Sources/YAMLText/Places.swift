import SourceText

/// Turns lines and columns into offsets of a file, and looks at how a stretch of it was typed.
struct Places {
  let file: SourceFile
  var told = false
  private var nodesLeft: Int
  private let lineStarts: [Int]

  init(_ file: SourceFile) {
    self.file = file
    nodesLeft = 4 * file.bytes.count + 64
    var starts = [0]
    for (offset, byte) in file.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Whether one more node may be made.
  mutating func takeOne() -> Bool {
    nodesLeft -= 1
    return nodesLeft >= 0
  }

  /// The offset of a line and a column, both from 1; columns count Unicode scalars.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= lineStarts.count else { return file.bytes.count }
    var offset = lineStarts[line - 1]
    if line == 1, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset += 3 }
    var left = column - 1
    while left > 0, offset < file.bytes.count {
      offset += 1
      while offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The byte at an offset.
  func byte(at offset: Int) -> UInt8? {
    file.bytes.indices.contains(offset) ? file.bytes[offset] : nil
  }

  /// Where a scalar that begins at an offset ends.
  func endOfScalar(_ text: String, from start: Int, isPlain: Bool) -> Int {
    let bytes = file.bytes
    guard start < bytes.count else { return bytes.count }
    let quote = bytes[start]
    guard !isPlain, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return min(bytes.count, start + text.utf8.count)
    }
    var i = start + 1
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        i += 2
      } else if bytes[i] == quote {
        guard quote == UInt8(ascii: "'"), i + 1 < bytes.count, bytes[i + 1] == quote else {
          return i + 1
        }
        i += 2
      } else {
        i += 1
      }
    }
    return bytes.count
  }

  /// Whether a line holds a value that YAML reads as its own brackets or marks.
  func lineHoldsBareTemplate(_ line: Int) -> Bool {
    // The fault may be noticed one line after the text that caused it.
    [line, line - 1].contains { number in
      let text = file.line(number)
      return text.contains("{") || text.contains("[") || text.contains(": ")
        || text.contains { "*&!%@`".contains($0) }
    }
  }

  /// Where a key is given, in order.
  func places(ofKey key: String) -> [SourceRange] {
    let wanted = Array(key.utf8) + [UInt8(ascii: ":")]
    let bytes = file.bytes
    guard bytes.count >= wanted.count else { return [] }
    var found: [SourceRange] = []
    for start in 0...(bytes.count - wanted.count) where bytes[start] == wanted[0] {
      let before = start == 0 ? UInt8(ascii: "\n") : bytes[start - 1]
      let opens = [" ", "\n", "{", ",", "\t"].contains { UInt8(ascii: $0) == before }
      guard opens, bytes[start..<(start + wanted.count)].elementsEqual(wanted) else { continue }
      found.append(SourceRange(start, start + wanted.count - 1))
    }
    return found
  }

  /// The offset at which brackets or indentation go deeper than a limit. Counts too much rather than too
  /// little, as brackets in quotes are counted too.
  func offsetNestedDeeper(than limit: Int) -> Int? {
    var brackets = 0
    var indents: [Int] = []
    var column = 0
    var leading = true
    for (offset, byte) in file.bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"):
        column = -1
        leading = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        brackets = max(0, brackets - 1)
      default: break
      }
      if leading, column >= 0, byte != UInt8(ascii: " ") {
        while let last = indents.last, last >= column { indents.removeLast() }
        indents.append(column)
        // "- - - x" opens a list at each dash.
        let opensAgain = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?")
        leading = opensAgain
      }
      if brackets + indents.count > limit { return offset }
      column += 1
    }
    return nil
  }
}
