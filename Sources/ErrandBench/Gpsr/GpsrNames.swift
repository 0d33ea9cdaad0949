import Foundation

/// The names that a competition hands out: rooms, places, things by class, people.
struct GpsrNames {
  var rooms: [String] = []
  /// Places, and whether things can be put there.
  var places: [(name: String, takesThings: Bool)] = []
  /// Things, with the word for one of their class.
  var things: [(name: String, kind: String)] = []
  var people: [String] = []

  /// Reads `room_names.md`, `location_names.md`, `objects.md` and what is in `names`.
  init(folder: String) throws {
    rooms = try Self.rows(folder + "/room_names.md").compactMap(\.first)
    for row in try Self.rows(folder + "/location_names.md") where row.count > 1 {
      let parts = row[1].split(separator: "(").map { $0.trimmingCharacters(in: .whitespaces) }
      places.append((parts.first ?? row[1], parts.count > 1))
    }
    var kind = ""
    for line in try Self.lines(folder + "/objects.md") {
      if line.hasPrefix("#"), let open = line.lastIndex(of: "("),
        let close = line.lastIndex(of: ")"), open < close
      {
        kind = Self.words(String(line[line.index(after: open)..<close]))
      } else if let name = Self.row(line)?.first {
        things.append((Self.words(name), kind))
      }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/names").sorted()
    people = try files.flatMap { try Self.rows(folder + "/names/" + $0).compactMap(\.first) }
  }

  private static func words(_ name: String) -> String {
    name.replacing("_", with: " ").trimmingCharacters(in: .whitespaces)
  }

  private static func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func rows(_ path: String) throws -> [[String]] {
    try lines(path).compactMap(row)
  }

  /// The cells of a row of a table; nil for its head, its rule and what is no row.
  private static func row(_ line: String) -> [String]? {
    guard line.hasPrefix("|") || line.hasPrefix(":") else { return nil }
    let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    guard let first = cells.first, !first.hasPrefix("-"), !first.hasPrefix(":"),
      !["Name", "Names", "Number", "Objectname"].contains(first)
    else { return nil }
    return cells
  }
}
