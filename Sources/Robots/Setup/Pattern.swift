/// A counter of a name pattern: `row: a..f` or `n: 1..20`, and how far apart its values lie.
package struct PatternCounter: Sendable, Hashable {
  /// The name that stands in braces in the pattern.
  package let name: String
  /// What it stands for, in order.
  package let values: [String]
  /// Columns from one value to the next.
  package let columns: Int
  /// Rows from one value to the next.
  package let rows: Int

  /// A counter over values.
  package init(_ name: String, values: [String], columns: Int, rows: Int) {
    self.name = name
    self.values = values
    self.columns = columns
    self.rows = rows
  }

  /// The values of `1..20`, `01..20` or `a..f`, both ends included; nil when it is no such range.
  package static func values(of range: String) -> [String]? {
    let ends = range.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 3, ends[1].isEmpty else { return nil }
    if let low = Int(ends[0]), let high = Int(ends[2]), low >= 0, low <= high, high - low < 100_000
    {
      let width = ends[0].first == "0" ? ends[0].count : 0
      return (low...high).map { value in
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
    }
    let letters = (Array(ends[0].utf8), Array(ends[2].utf8))
    guard letters.0.count == 1, letters.1.count == 1, let low = letters.0.first,
      let high = letters.1.first, low <= high, (97...122).contains(low), (97...122).contains(high)
    else { return nil }
    return (low...high).map { String(UnicodeScalar($0)) }
  }
}

/// Places by pattern: every combination of the counters' values, the first at `cell`.
package struct PlacePattern: Sendable, Hashable {
  /// A name, with counters in braces.
  package let name: String
  /// The square of the first.
  package let cell: Cell
  /// The counters, the slowest first.
  package let counters: [PatternCounter]

  /// A place, or many.
  package init(_ name: String, at cell: Cell, counters: [PatternCounter] = []) {
    self.name = name
    self.cell = cell
    self.counters = counters
  }

  /// The places one by one.
  package var expanded: [Layout.Place] {
    expand(name, counters).map {
      Layout.Place($0.name, at: Cell(column: cell.column + $0.columns, row: cell.row + $0.rows))
    }
  }
}

/// Regions by pattern, the first covering `blocks`.
package struct RegionPattern: Sendable, Hashable {
  /// A name, with counters in braces.
  package let name: String
  /// The blocks of the first.
  package let blocks: [CellRectangle]
  /// The counters, the slowest first.
  package let counters: [PatternCounter]

  /// A region, or many.
  package init(_ name: String, _ blocks: [CellRectangle], counters: [PatternCounter] = []) {
    self.name = name
    self.blocks = blocks
    self.counters = counters
  }

  /// The regions one by one.
  package var expanded: [Layout.Region] {
    expand(name, counters).map { instance in
      Layout.Region(
        instance.name, blocks.map { $0.moved(columns: instance.columns, rows: instance.rows) })
    }
  }
}

/// How many names a pattern may stand for; one that stands for more is told and left out.
let patternLimit = 200_000

func patternCount(_ counters: [PatternCounter]) -> Int {
  counters.reduce(1) { min($0, patternLimit + 1) * min($1.values.count, patternLimit + 1) }
}

private func expand(
  _ name: String, _ counters: [PatternCounter]
) -> [(name: String, columns: Int, rows: Int)] {
  guard patternCount(counters) <= patternLimit else { return [] }
  var made = [(name: name, columns: 0, rows: 0)]
  for counter in counters {
    made = made.flatMap { partial in
      counter.values.enumerated().map { index, value in
        (
          replacing("{\(counter.name)}", in: partial.name, by: value),
          partial.columns + index * counter.columns, partial.rows + index * counter.rows
        )
      }
    }
  }
  return made
}

private func replacing(_ mark: String, in text: String, by value: String) -> String {
  let text = Array(text)
  let mark = Array(mark)
  var out = ""
  var index = 0
  while index < text.count {
    if text[index...].starts(with: mark) {
      out += value
      index += mark.count
    } else {
      out.append(text[index])
      index += 1
    }
  }
  return out
}
