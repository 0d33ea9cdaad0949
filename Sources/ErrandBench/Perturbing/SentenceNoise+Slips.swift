import Language
import Saying

/// Slips of the fingers.
extension SentenceNoise {
  enum Slip: CaseIterable { case swap, drop, double, neighbour }

  /// The text with one slip of any kind; as it is where there is no word to slip in.
  func slip(in text: String, _ random: inout SplitMix) -> String {
    random.pick(Slip.allCases).flatMap { slip($0, in: Array(text), &random) } ?? text
  }

  /// One slip in a word of three letters or more; codes and numbers are left as they are, for nobody
  /// could tell another code from a slip.
  func slip(_ slip: Slip, in letters: [Character], _ random: inout SplitMix) -> String? {
    let places = slipPlaces(letters)
    for _ in 0..<6 {
      guard let at = random.pick(places) else { return nil }
      var made = letters
      switch slip {
      case .swap:
        guard places.contains(at + 1), made[at] != made[at + 1] else { continue }
        made.swapAt(at, at + 1)
      case .drop: made.remove(at: at)
      case .double: made.insert(made[at], at: at)
      case .neighbour:
        let small = Character(made[at].lowercased())
        guard let key = random.pick(words.neighbours(of: small)) else { continue }
        made[at] = made[at].isUppercase ? Character(key.uppercased()) : key
      }
      return String(made)
    }
    return nil
  }

  private func slipPlaces(_ letters: [Character]) -> [Int] {
    var places: [Int] = []
    var at = 0
    while at < letters.count {
      guard let script = script(letters[at]) else {
        at += 1
        continue
      }
      var end = at
      while end < letters.count, self.script(letters[end]) == script { end += 1 }
      let touchesNumber =
        (at > 0 && letters[at - 1].isNumber && letters[at - 1].isASCII)
        || (end < letters.count && letters[end].isNumber && letters[end].isASCII)
      if end - at >= 3, !touchesNumber { places += at..<end }
      at = end
    }
    return places
  }

  private enum Script { case latin, hiragana, katakana }

  private func script(_ letter: Character) -> Script? {
    guard let scalar = letter.unicodeScalars.first else { return nil }
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: return .latin
    case 0x3041...0x309F: return .hiragana
    case 0x30A1...0x30FF: return .katakana
    default: return nil
    }
  }
}
