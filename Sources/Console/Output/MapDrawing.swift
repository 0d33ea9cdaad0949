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
    for region in view.closed {
      for cell in layout.cells(in: region) where rows[cell.row][cell.column] == " " {
        put(cell, "×")
      }
    }
    for name in layout.placeNames {
      if let cell = layout.cell(of: name) { put(cell, "·") }
    }
    var legend: [String] = []
    for (index, robot) in layout.robots.sorted(by: { $0.key < $1.key }).enumerated() {
      put(robot.value.cell, Character(String((index + 1) % 10)))
      let load = view.loads[robot.key].map { " holding \($0)" } ?? ""
      legend.append("\((index + 1) % 10) \(robot.key) at \(robot.value.lastPlace)\(load)")
    }
    if !view.closed.isEmpty { legend.append("× closed: \(view.closed.joined(separator: ", "))") }
    legend.append("· a place   █ a wall")
    text = (rows.map { String($0) } + legend).joined(separator: "\n")
  }
}
