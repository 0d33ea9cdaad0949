import Foundation
import Language
import Saying

/// Other letters for the same words.
extension SentenceNoise {
  /// Latin letters, digits and marks as wide as the others.
  func fullWidth(_ letters: [Character]) -> String? {
    var made = String.UnicodeScalarView()
    for scalar in String(letters).unicodeScalars {
      switch scalar.value {
      case 0x21...0x7E: made.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
      case 0x20 where words.isSpaced: made.append("\u{3000}")
      default: made.append(scalar)
      }
    }
    let text = String(made)
    return text == String(letters) ? nil : text
  }

  /// Kana of half the width.
  func halfWidth(_ letters: [Character]) -> String? {
    guard !words.isSpaced else { return nil }
    var made = ""
    for letter in letters {
      guard let value = letter.unicodeScalars.first?.value, (0x30A1...0x30FC).contains(value) else {
        made.append(letter)
        continue
      }
      made += String(letter).applyingTransform(.fullwidthToHalfwidth, reverse: false) ?? ""
    }
    return made == String(letters) ? nil : made
  }

  /// A run of one kind of kana in the other kind.
  func otherKana(_ letters: [Character], _ random: inout SplitMix) -> String? {
    guard !words.isSpaced else { return nil }
    var runs: [Range<Int>] = []
    var at = 0
    while at < letters.count {
      guard Self.isKatakana(letters[at]) else {
        at += 1
        continue
      }
      var end = at
      while end < letters.count, Self.isKatakana(letters[end]) { end += 1 }
      if end - at >= 2 { runs.append(at..<end) }
      at = end
    }
    guard let run = random.pick(runs) else { return nil }
    let other = letters[run].map { letter -> String in
      guard let scalar = letter.unicodeScalars.first, (0x30A1...0x30F6).contains(scalar.value),
        letter.unicodeScalars.count == 1, let made = Unicode.Scalar(scalar.value - 0x60)
      else { return String(letter) }
      return String(Character(made))
    }.joined()
    return String(letters[..<run.lowerBound]) + other + String(letters[run.upperBound...])
  }

  private static func isKatakana(_ letter: Character) -> Bool {
    guard let value = letter.unicodeScalars.first?.value else { return false }
    return (0x30A1...0x30F6).contains(value) || value == 0x30FC
  }

  /// A word in its other letters.
  func otherLetters(_ letters: [Character], _ random: inout SplitMix) -> String? {
    // Elsewhere other letters are other words: the plural.
    guard !words.isSpaced else { return nil }
    var choices: [String] = []
    var at = 0
    while at < letters.count {
      // Of words in each other the longest is what is written; a part of a longer word is none.
      let rest = letters[at...]
      let found = spellings.filter { rest.starts(with: Array($0.word)) }
      let length = found.map(\.word.count).max() ?? 0
      let end = at + length
      if length > 0, !(at > 0 && Self.isOfOneWord(letters[at - 1], letters[at])),
        !(end < letters.count && Self.isOfOneWord(letters[end - 1], letters[end]))
      {
        for pair in found where pair.word.count == length {
          choices.append(String(letters[..<at]) + pair.other + String(letters[end...]))
        }
      }
      at += max(length, 1)
    }
    return random.pick(choices)
  }

  private static func isOfOneWord(_ one: Character, _ other: Character) -> Bool {
    isHan(one) && isHan(other) || one.isNumber && isHan(other)
  }

  private static func isHan(_ letter: Character) -> Bool {
    guard let value = letter.unicodeScalars.first?.value else { return false }
    return (0x3400...0x9FFF).contains(value) || value == 0x3005
  }

  /// A sound in its other spelling, or without the length at its end.
  func otherSounds(_ letters: [Character], _ random: inout SplitMix) -> String? {
    let text = String(letters)
    var choices: [String] = []
    for group in words.sounds {
      for word in group where text.contains(word) {
        for other in group where other != word {
          choices.append(text.replacing(word, with: other, maxReplacements: 1))
        }
      }
    }
    for (at, letter) in letters.enumerated()
    where words.dropsLast.contains(String(letter)) && at > 2
      && (at + 1 == letters.count || !Self.isKatakana(letters[at + 1]))
      && Self.isKatakana(letters[at - 3])
    {
      choices.append(String(letters[..<at]) + String(letters[(at + 1)...]))
    }
    return random.pick(choices)
  }
}
