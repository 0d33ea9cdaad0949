import SourceText

/// A table with a header line, as comma-separated values (RFC 4180): one row of words a column name.
enum Rows {
  /// Reads a table; rows that do not fit its header are told.
  static func read(_ file: SourceFile) -> ([[String: String]], [Diagnostic]) {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      return ([], [Diagnostic(.error, "this file is not UTF-8 text", in: file)])
    }
    let records = records(of: text)
    guard let header = records.first else {
      return (
        [],
        [
          Diagnostic(
            .error, "this table is empty", in: file,
            hint: "the first line names the columns: sku,amount,dock")
        ]
      )
    }
    var rows: [[String: String]] = []
    var diagnostics: [Diagnostic] = []
    for record in records.dropFirst() {
      guard record.cells.count == header.cells.count else {
        diagnostics.append(
          Diagnostic(
            .error, "\(record.cells.count) cells under \(header.cells.count) columns", in: file,
            at: SourceRange(record.offset, record.offset + 1),
            hint: "cells that hold a comma stand in double quotes"))
        continue
      }
      rows.append(
        Dictionary(zip(header.cells, record.cells)) { first, _ in first })
    }
    return (rows, diagnostics)
  }

  private static func records(of text: String) -> [(offset: Int, cells: [String])] {
    var records: [(offset: Int, cells: [String])] = []
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var offset = 0
    var start = 0
    func finish() {
      cells.append(cell)
      cell = ""
      if cells != [""] { records.append((start, cells)) }
      cells = []
    }
    var previous: Character?
    for character in text {
      offset += character.utf8.count
      defer { previous = character }
      if character == "\u{FEFF}" { continue }
      if character == "\"" {
        if !isQuoted, previous == "\"", !cell.isEmpty { cell.append("\"") }
        isQuoted.toggle()
      } else if isQuoted {
        cell.append(character)
      } else if character == "," {
        cells.append(cell)
        cell = ""
      } else if character.isNewline {
        finish()
        start = offset
      } else {
        cell.append(character)
      }
    }
    if !cell.isEmpty || !cells.isEmpty { finish() }
    return records
  }
}
