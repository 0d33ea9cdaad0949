import Dialogue
import Domains
import Errand
import PDDL
import Robots
import SourceText

/// What may stand where the Tab key was pressed.
enum Completion {
  /// Candidates for a word, given the line before it.
  static func candidates(before: String, word: String, session: Session, words: [String])
    -> [String]
  {
    let pool: [String]
    if before.isEmpty, word.hasPrefix(".") {
      pool = DotCommand.table.map { "." + $0.name } + [".event"]
    } else if before.hasPrefix(".") {
      let name = before.dropFirst().prefix { !$0.isWhitespace }
      pool = DotCommand.table.first { $0.name == name }?.complete(session) ?? []
    } else {
      pool = words
    }
    let folded = word.lowercased()
    var seen: Set<String> = []
    return pool.filter { $0.lowercased().hasPrefix(folded) && seen.insert($0).inserted }.sorted()
  }
}
