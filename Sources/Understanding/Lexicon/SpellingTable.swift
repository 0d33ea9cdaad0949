import WordForms
import YAMLText

/// Other letters that words may be written in: 運ぶ and はこぶ, 持って行く, 持っていく and もっていく.
///
/// The file lists dictionary forms with their reading; inside a longer word the forms that verbs join by
/// (持って, 取り) are known too. So a compound is spelt in as many ways as its parts.
struct SpellingTable: Sendable {
  private var readings: [String: [String]] = [:]
  private var longest = 0
  /// No more spellings of a word than this are made.
  private static let most = 12

  init(_ node: YAMLNode, table: InflectionTable) {
    for pair in node["verbs"]?.pairs ?? [] {
      guard let word = pair.key.text, let reading = pair.value.text else { continue }
      let kind = table.class(of: word, kind: .verb)
      add(word, reading)
      for name in ["te", "stem"] {
        let own = table.isListed(reading, kind: .verb) ? nil : kind
        add(
          table.form(name, of: word, class: kind, kind: .verb),
          table.form(name, of: reading, class: own, kind: .verb))
      }
    }
    for pair in node["words"]?.pairs ?? [] {
      guard let word = pair.key.text else { continue }
      for reading in pair.value.text.map({ [$0] }) ?? (pair.value.items ?? []).compactMap(\.text) {
        add(word, reading)
      }
    }
  }

  mutating func add(_ word: String, _ reading: String) {
    guard !word.isEmpty, word != reading else { return }
    if readings[word]?.contains(reading) != true { readings[word, default: []].append(reading) }
    longest = max(longest, word.count)
  }

  /// Each word with one of its other spellings, sorted.
  var pairs: [(word: String, other: String)] {
    readings.keys.sorted().flatMap { word in
      (readings[word] ?? []).map { (word: word, other: $0) }
    }
  }

  /// The other spellings of a word, as written first.
  func others(of word: String) -> [String] {
    guard longest > 0, word.unicodeScalars.contains(where: { $0.value > 0x3000 }) else { return [] }
    let letters = Array(word)
    var made = [""]
    var at = 0
    while at < letters.count {
      var length = min(longest, letters.count - at)
      var found: [String] = []
      while length > 0 {
        let part = String(letters[at..<(at + length)])
        if let other = readings[part] {
          found = [part] + other
          break
        }
        length -= 1
      }
      if found.isEmpty {
        found = [String(letters[at])]
        length = 1
      }
      made = Array(made.flatMap { start in found.map { start + $0 } }.prefix(Self.most))
      at += length
    }
    return made.filter { $0 != word }
  }
}
