import Foundation

/// A board of eight by eight squares with blocks on it and a gripper over it, in the letters and
/// numbers of the layout file: x to the back, y to the left, z up.
struct BoardLayout: Hashable {
  struct Block: Hashable, Comparable {
    var x: Int
    var y: Int
    var z: Int
    var colour: String
    var shape: Int

    static func < (a: Block, b: Block) -> Bool {
      (a.x, a.y, a.z, a.colour, a.shape) < (b.x, b.y, b.z, b.colour, b.shape)
    }
    var json: String { "[\(x),\(y),\(z),\"\(colour)\",\(shape)]" }
  }

  var gripper = Block(x: 0, y: 0, z: 7, colour: "O", shape: 0)
  var blocks: [Block] = []

  /// The block in the closed gripper, which is listed at the gripper's own place.
  var held: Int? {
    guard gripper.colour == "C" else { return nil }
    return blocks.firstIndex { ($0.x, $0.y, $0.z) == (gripper.x, gripper.y, gripper.z) }
  }

  /// What counts when boards are compared: the blocks that stand, and what is held.
  var essence: [Block] {
    let held = held
    return blocks.indices.map { index in
      var block = blocks[index]
      if index == held { (block.x, block.y, block.z) = (-1, -1, -1) }
      return block
    }.sorted()
  }

  /// The layouts of a file by group and number.
  static func read(_ path: String) throws -> [[Int]: BoardLayout] {
    var layouts: [[Int]: BoardLayout] = [:]
    var current: [Int]?
    for line in try String(contentsOfFile: path, encoding: .utf8)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      let fields = line.split { $0 == "\t" || $0 == " " }.map(String.init)
      let numbers = fields.map { Int($0) }
      switch fields.count {
      case 0: current = nil
      case 2:
        current = numbers.compactMap { $0 }
        if let current { layouts[current] = BoardLayout() }
      case 4, 5:
        guard let current, let x = numbers[0], let y = numbers[1], let z = numbers[2] else { break }
        let block = Block(
          x: x, y: y, z: z, colour: fields[3], shape: fields.count == 5 ? numbers[4] ?? 0 : 0)
        if fields.count == 4 {
          layouts[current]?.gripper = block
        } else {
          layouts[current]?.blocks.append(block)
        }
      default: break
      }
    }
    return layouts
  }

  /// The boards before and after a scene: of each group of five layouts the first and another, there
  /// and back.
  static func scene(_ scene: Int, in layouts: [[Int]: BoardLayout])
    -> (before: BoardLayout, after: BoardLayout)?
  {
    let group = (scene - 1) / 8 + 1
    let turn = (scene - 1) % 8
    guard let first = layouts[[group, 1]], let other = layouts[[group, turn / 2 + 2]] else {
      return nil
    }
    return turn % 2 == 0 ? (first, other) : (other, first)
  }
}
