import Meaning
import SourceText

/// The words of an utterance that parts of its meaning came from.
struct GpsrPhrases {
  private let bytes: [UInt8]
  private let words: [(text: String, range: SourceRange)]

  init(_ utterance: String) {
    let bytes = Array(utterance.utf8)
    self.bytes = bytes
    var words: [(String, SourceRange)] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x20) ?? bytes.count
      if end > start {
        words.append((String(decoding: bytes[start..<end], as: UTF8.self), SourceRange(start, end)))
      }
      start = end + 1
    }
    self.words = words
  }

  /// The words of an entity, without an article before them.
  func text(_ entity: Entity) -> String { entity.trace.range.map { text($0) } ?? "" }

  private func text(_ range: SourceRange) -> String {
    let lower = max(0, range.lower)
    let upper = min(max(lower, range.upper), bytes.count)
    return GpsrSlot.bare(String(decoding: bytes[lower..<upper], as: UTF8.self))
  }

  /// A place with the preposition before it: "in the kitchen".
  func placed(_ place: Entity) -> String {
    guard let range = place.trace.range, let first = firstOfPlace(range) else { return "" }
    let last = words.last { $0.range.lower < range.upper } ?? words[first]
    return words.filter {
      $0.range.lower >= words[first].range.lower && $0.range.upper <= last.range.upper
    }.map { $0.text.lowercased() }.joined(separator: " ")
  }

  /// The words of an entity without those that only say where it is.
  func text(_ entity: Entity, without places: [Entity]) -> String {
    guard let range = entity.trace.range else { return "" }
    var kept = words.filter { $0.range.lower >= range.lower && $0.range.upper <= range.upper }
    for place in places {
      guard let at = place.trace.range, let first = firstOfPlace(at) else { continue }
      kept.removeAll {
        $0.range.lower >= words[first].range.lower && $0.range.lower < at.upper
      }
    }
    while let last = kept.last, ["there", "is", "are"].contains(last.text) { kept.removeLast() }
    return GpsrSlot.bare(kept.map(\.text).joined(separator: " "))
  }

  /// The first word of a phrase of place: the one before the place and its article.
  private func firstOfPlace(_ range: SourceRange) -> Int? {
    guard var index = words.firstIndex(where: { $0.range.upper > range.lower }) else { return nil }
    while index > 0, ["the", "a", "an"].contains(words[index].text.lowercased()) { index -= 1 }
    if words[index].range.lower >= range.lower || index == 0 {
      index = max(0, index - 1)
      while index > 0, ["the", "a", "an"].contains(words[index].text.lowercased()) { index -= 1 }
    }
    return index
  }
}
