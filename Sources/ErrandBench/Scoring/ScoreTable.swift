import Foundation

/// How utterances fared, counted by kind, in the order in which kinds are first declared.
struct ScoreTable {
  private var kinds: [String]
  private var counts: [String: Int] = [:]
  private var total = 0

  init(kinds: [String]) { self.kinds = kinds }

  mutating func count(_ kind: String) {
    if !kinds.contains(kind) { kinds.append(kind) }
    counts[kind, default: 0] += 1
    total += 1
  }

  /// A row a kind: its name, how many, the share of all.
  var rows: [String] {
    (kinds.map { ($0, counts[$0] ?? 0) } + [("all", total)]).map { name, count in
      let share = total == 0 ? 0 : Double(count) * 100 / Double(total)
      let padding = String(repeating: " ", count: max(1, 12 - name.count))
      return String(format: "%@%@%6d %6.2f %%", name, padding, count, share)
    }
  }

  /// Prints the rows beside the results, not among them.
  func report() {
    for row in rows { FileHandle.standardError.write(Data((row + "\n").utf8)) }
  }
}
