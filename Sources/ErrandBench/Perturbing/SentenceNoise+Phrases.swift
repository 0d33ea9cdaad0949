import Language
import Saying

/// Phrases in another order, or without their marks.
extension SentenceNoise {
  /// A phrase with its mark, and the mark alone.
  private struct Marked {
    var all: Range<Int>
    var mark: Range<Int>
  }

  private func marked(_ sentence: PlainSentence) -> [Marked] {
    let letters = sentence.letters
    return sentence.phrases.compactMap { phrase in
      words.isSpaced ? markedBefore(phrase, letters) : markedBehind(phrase, letters)
    }
  }

  private func markedBehind(_ phrase: Range<Int>, _ letters: [Character]) -> Marked? {
    let rest = letters[phrase.upperBound...]
    let found = words.marks.filter { rest.starts(with: Array($0)) }.max { $0.count < $1.count }
    // The phrase may hold its mark already.
    if found == nil || found?.isEmpty == true {
      guard
        let own = words.marks.first(where: {
          letters[phrase].reversed().starts(with: $0.reversed())
        }),
        phrase.count > own.count
      else { return nil }
      return Marked(all: phrase, mark: phrase.upperBound - own.count..<phrase.upperBound)
    }
    let end = phrase.upperBound + (found?.count ?? 0)
    return Marked(all: phrase.lowerBound..<end, mark: phrase.upperBound..<end)
  }

  private func markedBefore(_ phrase: Range<Int>, _ letters: [Character]) -> Marked? {
    guard phrase.lowerBound > 1, letters[phrase.lowerBound - 1] == " " else { return nil }
    var start = phrase.lowerBound - 1
    while start > 0, letters[start - 1] != " " { start -= 1 }
    guard start > 0, words.marks.contains(String(letters[start..<phrase.lowerBound - 1])) else {
      return nil
    }
    return Marked(all: start..<phrase.upperBound, mark: start..<phrase.lowerBound)
  }

  /// Two phrases that follow each other change places, or a marked one comes first.
  func reordered(_ sentence: PlainSentence, _ random: inout SplitMix) -> String? {
    let letters = sentence.letters
    let phrases = marked(sentence)
    var choices: [String] = []
    for (one, other) in zip(phrases, phrases.dropFirst()) {
      let gap = letters[one.all.upperBound..<other.all.lowerBound]
      guard gap.allSatisfy({ $0.isWhitespace || "、".contains($0) }) else { continue }
      choices.append(
        String(letters[..<one.all.lowerBound]) + String(letters[other.all]) + String(gap)
          + String(letters[one.all]) + String(letters[other.all.upperBound...]))
    }
    if words.isSpaced, sentence.isRequest, let last = phrases.last, last.all.lowerBound > 1 {
      let (body, end) = Self.parted(letters)
      if last.all.upperBound == body.count {
        choices.append(
          String(letters[last.all]) + ", "
            + uncapitalised(Array(letters[..<(last.all.lowerBound - 1)])) + String(end))
      }
    }
    return random.pick(choices)
  }

  /// One mark left out.
  func withoutMark(_ sentence: PlainSentence, _ random: inout SplitMix) -> String? {
    guard !words.droppable.isEmpty else { return nil }
    let letters = sentence.letters
    let found = marked(sentence).filter { words.droppable.contains(String(letters[$0.mark])) }
    guard let one = random.pick(found) else { return nil }
    return String(letters[..<one.mark.lowerBound]) + String(letters[one.mark.upperBound...])
  }

  /// Spaces where the language has none.
  func spaced(_ sentence: PlainSentence, _ random: inout SplitMix) -> String? {
    guard !words.isSpaced else { return nil }
    let places = marked(sentence).map(\.all.upperBound).filter { $0 < sentence.letters.count }
    guard !places.isEmpty else { return nil }
    let space = random.chance(2) ? " " : "\u{3000}"
    var made = ""
    for (at, letter) in sentence.letters.enumerated() {
      if places.contains(at) { made += space }
      made.append(letter)
    }
    return made
  }
}
