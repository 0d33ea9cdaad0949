import Foundation

/// The demo warehouse, larger: the same words, actions and robot, on a floor with more and longer aisles and
/// with more on the shelves. Aisles are 100 places long and a way crosses after every ninth.
struct GrownWarehouse {
  private let rows: [String]
  private let things: Int
  private static let perRow = 100
  private static let firstColumn = 27
  private static let pitch = 6
  private var width: Int { Self.firstColumn + 2 * Self.perRow + 9 }
  private var height: Int { Self.pitch * max(rows.count, 10) + 20 }

  init(places: Int, things: Int) {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    let names = letters + letters.flatMap { first in letters.map { first + $0 } }
    rows = Array(names.prefix(max(1, places / Self.perRow)))
    self.things = max(20, things)
  }

  /// Writes the folder of the grown warehouse beside other temporary files and returns its path.
  func written(from folder: String) throws -> String {
    let files = FileManager.default
    let path = files.temporaryDirectory.appendingPathComponent("grown-\(UUID().uuidString)").path
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    func write(_ text: String, _ name: String) throws {
      try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    }
    for name in ["domain.pddl", "vocabulary.yml", "en.yml", "ja.yml", "rules.errand"] {
      try write(text(name), name)
    }
    try write(map, "floor.map")
    try write(robots(text("robots.yml")), "robots.yml")
    try write(world(text("world.pddl")), "world.pddl")
    return path
  }

  private var map: String {
    var cells = [[Character]](
      repeating: [Character](repeating: ".", count: width), count: height)
    for y in 0..<height {
      for x in 0..<width where x == 0 || y == 0 || x == width - 1 || y == height - 1 {
        cells[y][x] = "T"
      }
    }
    for row in rows.indices {
      for place in 0..<(2 * Self.perRow) where place / 2 % 10 != 9 {
        for side in [-2, -1, 1, 2] { cells[y(row) + side][Self.firstColumn + place] = "T" }
      }
    }
    let lines = cells.map { String($0) }.joined(separator: "\n")
    return "type octile\nheight \(height)\nwidth \(width)\nmap\n\(lines)\n"
  }

  private func y(_ row: Int) -> Int { 4 + Self.pitch * row }

  /// The setup with the places of the shelves and aisles; what lies west of them stays where it was, but for
  /// what stood in the far south.
  private func robots(_ text: String) -> String {
    let last = Self.firstColumn + 2 * Self.perRow
    var lines: [String] = []
    var section = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = line.first, first.isLetter { section = String(line.prefix { $0 != ":" }) }
      let isPattern = line.contains("shelf-{row}") || line.contains("aisle-{row}")
      guard section != "hidden", !isPattern else { continue }
      let isWay = line.contains("-way:") || line.contains("-lane:")
      if !isWay { lines.append(String(line)) }
      if line.hasPrefix("places:") {
        for (row, name) in rows.enumerated() {
          lines.append(
            "  \"shelf-\(name)-{n}\": { at: [\(Self.firstColumn), \(y(row))], "
              + "n: 1..\(Self.perRow), step: { n: [2, 0] } }")
        }
      }
      if line.hasPrefix("regions:") {
        for (row, name) in rows.enumerated() {
          lines.append("  aisle-\(name): [[26, \(y(row))], [\(last), \(y(row))]]")
        }
        lines.append("  middle-way: [[47, 1], [47, \(height - 2)]]")
        lines.append("  east-way: [[\(width - 3), 1], [\(width - 3), \(height - 2)]]")
        lines.append("  north-lane: [[26, 1], [\(width - 2), 1]]")
        lines.append("  south-lane: [[26, \(height - 2)], [\(width - 2), \(height - 2)]]")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The world with the goods, colours and people of the demo, its other places, and things drawn from them.
  private func world(_ text: String) -> String {
    let kinds = ["box", "box", "box", "box", "box", "box", "box", "crate", "crate", "pallet"]
    let names = (1...things).map { number in
      number % 20 == 0 ? "piece-\(number)" : "\(kinds[number % kinds.count])-\(number)"
    }
    var objects = rows.map { "aisle-\($0)" }.joined(separator: " ") + " - aisle\n"
    for row in rows {
      objects +=
        (1...Self.perRow).map { "shelf-\(row)-\($0)" }.joined(separator: " ") + " - shelf\n"
    }
    for kind in ["box", "crate", "pallet", "piece"] {
      let own = names.filter { $0.hasPrefix(kind + "-") }
      objects += own.joined(separator: " ") + " - \(kind)\n"
    }
    // What is declared on the demo's lines stays, without its shelves and loads.
    let declared = declarations(in: text)
    var goods: [String] = []
    var colours: [String] = []
    for (kind, names) in declared where !["aisle", "shelf"].contains(kind) {
      guard !["box", "crate", "pallet", "piece"].contains(kind) else { continue }
      objects += names.joined(separator: " ") + " - \(kind)\n"
      if kind == "colour" { colours += names }
      if ["food", "fruit", "drink", "hardware", "household", "stationery"].contains(kind) {
        goods += names
      }
    }
    let ways = declared.first { $0.kind == "aisle" && $0.names.contains("middle-way") }?.names ?? []
    objects += ways.joined(separator: " ") + " - aisle\n"
    var facts =
      "(at r1 charger) (free r1) (= (max-load r1) 30) (= (battery r1) 84) (= (total-cost) 0)\n"
    for (number, name) in names.enumerated() {
      let row = rows[number * 31 % rows.count]
      facts +=
        "(at \(name) shelf-\(row)-\(number * 7 % Self.perRow + 1)) "
        + "(contains \(name) \(goods[number * 13 % goods.count])) "
        + "(colour \(name) \(colours[number * 5 % colours.count])) "
        + "(= (weight \(name)) \(1 + number * 3 % 44)) (= (volume \(name)) \(5 + number % 50)) "
        + "(= (age \(name)) \(number * 11 % 90))\n"
    }
    return """
      (define (problem grown) (:domain warehouse)
      (:objects
      \(objects))
      (:init
      \(facts))
      (:goal (and))
      (:metric minimize (total-cost)))

      """
  }

  /// The typed lists of the objects of a world, in order.
  private func declarations(in text: String) -> [(kind: String, names: [String])] {
    guard let start = text.range(of: "(:objects"),
      let end = text.range(of: "(:init", range: start.upperBound..<text.endIndex)
    else { return [] }
    let words = text[start.upperBound..<end.lowerBound].split { $0.isWhitespace || $0 == ")" }
    var lists: [(kind: String, names: [String])] = []
    var names: [String] = []
    var isKind = false
    for word in words {
      if isKind {
        lists.append((String(word), names))
        names = []
        isKind = false
      } else if word == "-" {
        isKind = true
      } else {
        names.append(String(word))
      }
    }
    return lists
  }
}
