import Foundation

/// A command of the RoboCup@Home generator: what is said, and, where the file tells, what is meant.
struct GpsrCommand: Decodable {
  let id: String?
  let text: String
  /// The kind of the command.
  let category: String?
  /// The names of its instructions, joined by `+`.
  let cmd: String?
  /// Names of slots with their values.
  let slots: [[String]]?

  /// The slots whose values are in the text: a value that is not is an artefact of the generator.
  var wanted: [GpsrSlot] {
    (slots ?? []).compactMap { pair in
      guard pair.count == 2, text.lowercased().contains(pair[1].lowercased()) else { return nil }
      return GpsrSlot(pair[0], pair[1])
    }
  }

  /// The commands of `commands.jsonl` in a folder.
  static func all(in folder: String) throws -> [GpsrCommand] {
    let file = URL(fileURLWithPath: folder).appendingPathComponent("commands.jsonl")
    let decoder = JSONDecoder()
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(GpsrCommand.self, from: Data($0.utf8))
    }
  }
}

/// A slot of an instruction with the words that fill it.
struct GpsrSlot: Hashable {
  var name: String
  var value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Whether two slots are one, whatever article or capital stands before a word.
  func matches(_ other: GpsrSlot) -> Bool {
    name == other.name && Self.bare(value) == Self.bare(other.value)
  }

  /// A phrase in small letters without the article at its beginning.
  static func bare(_ text: String) -> String {
    let words = text.lowercased().split(separator: " ")
    let isArticle = words.count > 1 && ["the", "a", "an"].contains(words[0])
    return words.dropFirst(isArticle ? 1 : 0).joined(separator: " ")
  }

  var json: String { ScoreLine.list([ScoreLine.quoted(name), ScoreLine.quoted(value)]) }
}
