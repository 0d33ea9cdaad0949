/// How a talk went, for the table and for who reads what failed.
struct DialogueCase {
  /// Which part of the measure it belongs to.
  var part: String
  var family: String
  var seed: Int
  var language: String
  /// What is wrong; empty when nothing is.
  var faults: [String] = []
  var transcript: [String]

  /// One line of JSON.
  var line: String {
    var line = ScoreLine()
    line.add("part", part)
    line.add("family", family)
    line.add("seed", json: "\(seed)")
    line.add("language", language)
    line.add("faults", json: ScoreLine.list(faults.map(ScoreLine.quoted)))
    line.add("transcript", json: ScoreLine.list(transcript.map(ScoreLine.quoted)))
    return line.text
  }
}

/// Numbers of a measure, added up.
struct Tally {
  private(set) var counts: [String: Int] = [:]
  private(set) var order: [String] = []

  mutating func add(_ name: String, _ number: Int = 1) {
    if counts[name] == nil { order.append(name) }
    counts[name, default: 0] += number
  }

  subscript(name: String) -> Int { counts[name] ?? 0 }

  /// A share, in the given parts of the whole, to two places.
  func ratio(_ name: String, of whole: String, times factor: Double = 1) -> String {
    let all = self[whole]
    guard all > 0 else { return "none" }
    let value = (Double(self[name]) / Double(all) * factor * 100).rounded() / 100
    return "\(value)"
  }
}
