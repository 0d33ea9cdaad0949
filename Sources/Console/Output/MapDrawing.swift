import Dialogue
import Domains
import Errand
import PDDL
import Robots
import SourceText

/// The floor in characters: walls, places, closed regions, robots with what they carry.
struct MapDrawing {
  /// The drawing, with a legend below.
  let text: String

  /// Draws the floor of a session; nil where its domain has none.
  init?(_ session: Session) {
    let layout = session.layout
    guard let map = layout.map else { return nil }
    var rows = (0..<map.height).map { row in
      (0..<map.width).map { column -> Character in
        map.isPassable(Cell(column: column, row: row)) ? " " : "█"
      }
    }
    func put(_ cell: Cell, _ mark: Character) {
      if rows.indices.contains(cell.row), rows[cell.row].indices.contains(cell.column) {
        rows[cell.row][cell.column] = mark
      }
    }
    let view = session.worldView
    let believed = session.regionsBelievedClosed
    let closed = (view.closed + believed.filter { !view.closed.contains($0) }).sorted()
    var used: [Cell] = []
    for region in closed {
      for cell in layout.cells(in: region) where rows[cell.row][cell.column] == " " {
        put(cell, "×")
        used.append(cell)
      }
    }
    for cell in layout.placeNames.compactMap({ layout.cell(of: $0) }) {
      put(cell, "·")
      used.append(cell)
    }
    var legend: [String] = []
    for (index, robot) in view.robots.enumerated() {
      let mark = Character(String((index + 1) % 10))
      let load = view.loads[robot].map { ", holding \($0)" } ?? ""
      if let position = layout.robots[robot] {
        put(position.cell, mark)
        used.append(position.cell)
        legend.append("\(mark) \(robot), last at \(position.lastPlace)\(load)")
      } else if let place = view.places[robot], let cell = layout.cell(of: place) {
        put(cell, mark)
        legend.append("\(mark) \(robot) at \(place)\(load)")
      }
    }
    if !closed.isEmpty { legend.append("× closed: \(closed.joined(separator: ", "))") }
    legend.append("· a place   █ a wall")
    text = (Self.cut(rows, to: used) + legend).joined(separator: "\n")
  }

  /// The part of the floor that is used, with a margin: a map may be far wider than a terminal.
  private static func cut(_ rows: [[Character]], to used: [Cell]) -> [String] {
    let margin = 2
    let columns = used.map(\.column)
    let lines = used.map(\.row)
    guard let left = columns.min(), let right = columns.max(), let top = lines.min(),
      let bottom = lines.max()
    else { return rows.map { String($0) } }
    return rows[max(0, top - margin)..<min(rows.count, bottom + margin + 1)].map { row in
      String(row[max(0, left - margin)..<min(row.count, right + margin + 1)])
    }
  }
}
