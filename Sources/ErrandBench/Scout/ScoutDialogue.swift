import Foundation

/// A dialogue of the SCOUT corpus: what was said to the robot, what was said in its name, and the
/// commands that a trained person made of it.
struct ScoutDialogue: Decodable {
  struct Turn: Decodable {
    let by: String
    let text: String
    let gold: [String]?
    let kind: String?
    var isOperator: Bool { by == "operator" }
  }

  let id: String
  let turns: [Turn]

  /// The dialogues of `dialogues.jsonl` in a folder.
  static func all(in folder: String) throws -> [ScoutDialogue] {
    let file = URL(fileURLWithPath: folder).appendingPathComponent("dialogues.jsonl")
    let decoder = JSONDecoder()
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(ScoutDialogue.self, from: Data($0.utf8))
    }
  }
}
