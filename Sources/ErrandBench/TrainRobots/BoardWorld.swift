import ArgumentParser
import Domains
import Errand
import PDDL
import SourceText

/// A board as a world of a domain of blocks.
struct BoardWorld {
  private static let side = 8
  private static let colours = [
    "B": "blue", "C": "cyan", "R": "red", "Y": "yellow", "G": "green", "M": "magenta",
    "X": "grey", "W": "white",
  ]
  private static let shapes = [1: "cube", 2: "pyramid"]

  /// The square of a place on the board: columns from the left, rows from the front.
  private static func square(_ x: Int, _ y: Int) -> (column: Int, row: Int) { (side - y, x + 1) }

  /// The objects and the first state, as a PDDL problem.
  static func problem(_ layout: BoardLayout) -> SourceFile {
    var objects = ["hand - hand", "table - table", "box - box", "operator - person"]
    // The box stands beside the board.
    var facts = ["(= (x box) 10)", "(= (y box) 4)", "(= (z box) 0)"]
    // What every board has comes first, so that it has the same number in all.
    objects += colours.values.sorted().map { "\($0) - colour" }
    let held = layout.held
    let standing = layout.blocks.indices.filter { $0 != held }
    var names: [[Int]: String] = [:]
    for index in standing {
      let block = layout.blocks[index]
      names[[block.x, block.y, block.z]] = "b\(index + 1)"
    }
    for x in 0..<side {
      for y in 0..<side {
        let (column, row) = square(x, y)
        let name = "square-\(column)-\(row)"
        objects.append("\(name) - square")
        facts += ["(flat \(name))", "(= (x \(name)) \(column))", "(= (y \(name)) \(row))"]
        facts.append("(= (z \(name)) 0)")
        let ends = [x == 0 || x == side - 1, y == 0 || y == side - 1].filter { $0 }.count
        if ends > 0 { facts.append("(edge \(name))") }
        if ends > 1 { facts.append("(corner \(name))") }
        if names[[x, y, 0]] == nil { facts.append("(clear \(name))") }
      }
    }
    for (index, block) in layout.blocks.enumerated() {
      let name = "b\(index + 1)"
      objects.append("\(name) - block")
      facts.append("(colour \(name) \(colours[block.colour] ?? block.colour))")
      facts.append("(shape \(name) \(shapes[block.shape] ?? "cube"))")
      if block.shape == 1 { facts.append("(flat \(name))") }
      if index == held {
        facts += ["(holding hand \(name))", "(clear \(name))"]
        let (column, row) = square(layout.gripper.x, layout.gripper.y)
        facts += ["(= (x \(name)) \(column))", "(= (y \(name)) \(row))"]
        facts.append("(= (z \(name)) \(side + 1))")
        continue
      }
      let (column, row) = square(block.x, block.y)
      let under = names[[block.x, block.y, block.z - 1]] ?? "square-\(column)-\(row)"
      facts.append("(on \(name) \(under))")
      if names[[block.x, block.y, block.z + 1]] == nil { facts.append("(clear \(name))") }
      facts += ["(= (x \(name)) \(column))", "(= (y \(name)) \(row))"]
      facts.append("(= (z \(name)) \(block.z + 1))")
    }
    // The arm stands behind the middle of the board.
    facts += ["(= (x hand) 4.5)", "(= (y hand) -1)", "(= (total-cost) 0)"]
    if held == nil { facts.append("(free hand)") }
    return SourceFile(
      name: "world.pddl",
      text: """
        (define (problem board) (:domain blocks)
          (:objects \(objects.joined(separator: " ")))
          (:init \(facts.joined(separator: " ")))
          (:goal (and)) (:metric minimize (total-cost)))
        """)
  }

  /// The board after, in the terms of the board before.
  static func layout(of session: Session, from before: BoardLayout) -> BoardLayout {
    var after = before
    var under: [String: String] = [:]
    for line in session.facts(matching: "on") {
      let words = line.split { " ()".contains($0) }.map(String.init)
      if words.count == 3, words[0] == "on" { under[words[1]] = words[2] }
    }
    after.gripper.colour = "O"
    for index in before.blocks.indices {
      let name = "b\(index + 1)"
      guard under[name] != nil else {
        after.gripper.colour = "C"
        if index != before.held {
          after.gripper.x = before.blocks[index].x
          after.gripper.y = before.blocks[index].y
          after.gripper.z = side - 1
        }
        after.blocks[index].x = after.gripper.x
        after.blocks[index].y = after.gripper.y
        after.blocks[index].z = after.gripper.z
        continue
      }
      var level = 0
      var place = name
      while let lower = under[place], level <= before.blocks.count {
        place = lower
        level += 1
      }
      let numbers = place.split(separator: "-").compactMap { Int($0) }
      guard numbers.count == 2 else { continue }
      after.blocks[index].x = numbers[1] - 1
      after.blocks[index].y = side - numbers[0]
      after.blocks[index].z = level - 1
    }
    return after
  }
}

/// Sessions over boards: one domain for all, with as many blocks as the fullest board, since boards
/// differ only in their objects and first states.
struct BoardSessions {
  private let domain: Domain

  init(folder: String, fullest: BoardLayout) throws {
    let (domain, diagnostics) = Domain.load(
      folder: folder, replacing: [BoardWorld.problem(fullest)])
    guard let domain else { throw Self.error(diagnostics) }
    self.domain = domain
  }

  func session(over layout: BoardLayout) throws -> Session {
    var domain = domain
    let (problem, diagnostics) = PDDLReader.problem(
      BoardWorld.problem(layout), domain: domain.model)
    guard let problem else { throw Self.error(diagnostics) }
    domain.problem = problem
    return Session(domain: domain, language: "en")
  }

  private static func error(_ diagnostics: [Diagnostic]) -> any Error {
    ValidationError(diagnostics.map(\.message).joined(separator: "\n"))
  }
}
