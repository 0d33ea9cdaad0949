public import SourceText

extension FloorMap {
  /// Reads a map in the MovingAI format: `type`, `height`, `width`, `map`, then the rows.
  ///
  /// Every mistake is reported at once, up to ten rows; the map is nil if one of them is an error.
  /// A byte order mark, CRLF and a missing last line break are fine.
  public static func read(_ file: SourceFile) -> (map: FloorMap?, diagnostics: [Diagnostic]) {
    var reader = FloorMapReader(file: file)
    let map = reader.read()
    return (reader.diagnostics.contains { $0.severity == .error } ? nil : map, reader.diagnostics)
  }
}

/// Reads one map file, line by line.
private struct FloorMapReader {
  let file: SourceFile
  var diagnostics: [Diagnostic] = []
  private var lines: [SourceRange] = []
  private var next = 0

  private struct Size {
    let value: Int
    let range: SourceRange
  }

  init(file: SourceFile) {
    self.file = file
    let bytes = file.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
      lines.append(SourceRange(start, hasReturn ? end - 1 : end))
      start = end + 1
    }
  }

  mutating func read() -> FloorMap? {
    guard !lines.isEmpty else {
      report("the map is empty", at: nil, hint: Self.shape)
      return nil
    }
    guard readHeading("type", hint: "a map begins with 'type octile'") else { return nil }
    let height = readSize("height")
    let width = readSize("width")
    guard readHeading("map", hint: "the rows begin after a line 'map'") else { return nil }
    guard let height, let width else { return nil }
    return readRows(height: height, width: width)
  }

  private static let shape = "a map is 'type octile', 'height N', 'width N', 'map', then N rows"

  /// Reads a line that begins with a word, and says whether it did.
  private mutating func readHeading(_ word: String, hint: String) -> Bool {
    skipEmptyLines()
    guard next < lines.count else {
      report("the map ends before '\(word)'", at: endOfFile, hint: Self.shape)
      return false
    }
    guard words(of: lines[next]).first == word else {
      report("expected '\(word)', found '\(excerpt(lines[next]))'", at: lines[next], hint: hint)
      return false
    }
    next += 1
    return true
  }

  private mutating func readSize(_ word: String) -> Size? {
    skipEmptyLines()
    guard next < lines.count else {
      report("the map ends before '\(word)'", at: endOfFile, hint: Self.shape)
      return nil
    }
    let range = lines[next]
    let found = words(of: range)
    guard found.first == word else {
      report(
        "expected '\(word)', found '\(excerpt(range))'", at: range,
        hint: "write '\(word) N' with the number of \(word == "height" ? "rows" : "columns")")
      return nil
    }
    next += 1
    guard found.count == 2, let value = Int(found[1]), value > 0 else {
      report(
        "'\(excerpt(range))' gives no \(word)", at: range, hint: "write '\(word) N', N at least 1")
      return nil
    }
    guard value <= FloorMap.sideLimit else {
      report("a \(word) of \(value) is more than \(FloorMap.sideLimit)", at: range)
      return nil
    }
    return Size(value: value, range: range)
  }

  private mutating func readRows(height: Size, width: Size) -> FloorMap? {
    var rows = Array(lines[next...])
    while let last = rows.last, last.lower == last.upper { rows.removeLast() }
    if rows.count != height.value {
      let place = rows.count > height.value ? rows[height.value] : endOfFile
      report(
        "'height \(height.value)' is declared, but there are \(rows.count) rows", at: place,
        notes: [.init("the height is declared here", in: file, at: height.range)])
    }
    var squares: [UInt8] = []
    squares.reserveCapacity(rows.count * width.value)
    var mistakes = 0
    for (row, range) in rows.enumerated() where mistakes < 10 {
      let found = range.upper - range.lower
      if found != width.value {
        mistakes += 1
        let cut = SourceRange(min(range.lower + width.value, range.upper), range.upper)
        report(
          "row \(row) has \(found) squares, not \(width.value)", at: cut,
          notes: [.init("the width is declared here", in: file, at: width.range)])
      }
      if let bad = file.bytes[range.lower..<range.upper].firstIndex(where: { !FloorMap.isKnown($0) }
      ) {
        mistakes += 1
        reportSquare(at: bad, in: range)
      }
      squares += file.bytes[range.lower..<range.upper]
    }
    guard squares.count == width.value * height.value else { return nil }
    if !squares.contains(where: FloorMap.isFloor) {
      report("there is no floor on the map", at: nil, hint: "floor is '.', 'G' or 'S'")
    }
    return FloorMap(width: width.value, height: height.value, squares: squares)
  }

  private mutating func reportSquare(at offset: Int, in line: SourceRange) {
    // A character of several bytes is shown whole.
    var end = offset + 1
    while end < line.upper, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
    let range = SourceRange(offset, end)
    report(
      "'\(file.text(in: range))' is no kind of square", at: range,
      hint: "floor is '.', 'G' or 'S'; all else is 'T', '@', 'O' or 'W'")
  }

  private var endOfFile: SourceRange { SourceRange(file.bytes.count, file.bytes.count) }

  private mutating func skipEmptyLines() {
    while next < lines.count, words(of: lines[next]).isEmpty { next += 1 }
  }

  private func words(of range: SourceRange) -> [String] {
    file.text(in: range).split { $0 == " " || $0 == "\t" }.map(String.init)
  }

  private func excerpt(_ range: SourceRange) -> String {
    let text = file.text(in: range)
    return text.count > 40 ? text.prefix(40) + "…" : text
  }

  private mutating func report(
    _ message: String, at range: SourceRange?, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(.error, message, in: file, at: range, hint: hint, notes: notes))
  }
}
