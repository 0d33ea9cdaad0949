import Foundation
import Language
import Meaning
import Saying

/// Makes the disturbances of one language.
struct SentenceNoise {
  let words: NoiseWords
  /// Words of the domain and the language with other letters for them.
  let spellings: [(word: String, other: String)]

  // MARK: Habits of speech

  /// The sentence without what ends it, and that.
  static func parted(_ letters: [Character]) -> (body: [Character], mark: [Character]) {
    var body = letters[...]
    while let last = body.last, last.isPunctuation || last.isWhitespace { body.removeLast() }
    return (Array(body), Array(letters[body.count...]))
  }

  func before(
    _ choices: [String], _ sentence: PlainSentence, _ random: inout SplitMix
  ) -> String? {
    random.pick(choices).map { $0 + uncapitalised(sentence.letters) }
  }

  func behind(
    _ choices: [String], _ sentence: PlainSentence, _ random: inout SplitMix
  ) -> String? {
    let (body, mark) = Self.parted(sentence.letters)
    return random.pick(choices).map { choice in
      String(body) + choice + (choice.last?.isPunctuation == true ? "" : String(mark))
    }
  }

  /// What asks for consent makes a question of a statement.
  func fillerBehind(_ sentence: PlainSentence, _ random: inout SplitMix) -> String? {
    behind(
      words.fillersBehind.filter { sentence.isRequest || $0.last != "?" }, sentence, &random)
  }

  func inside(_ sentence: PlainSentence, _ random: inout SplitMix) -> String? {
    guard let phrase = random.pick(sentence.phrases.filter { $0.lowerBound > 0 }),
      let filler = random.pick(words.fillersInside)
    else { return nil }
    let at = phrase.lowerBound
    return String(sentence.letters[..<at]) + filler + String(sentence.letters[at...])
  }

  /// A wish in front of a bare command, or of anything where the language asks so of all.
  func politeBefore(_ sentence: PlainSentence, _ random: inout SplitMix) -> String? {
    guard sentence.isRequest else { return nil }
    let first = String(sentence.letters.prefix { !$0.isWhitespace }).lowercased()
    guard !words.noImperative.contains(first.filter(\.isLetter)),
      !words.noImperative.contains(first)
    else { return nil }
    return before(words.politeBefore, sentence, &random)
  }

  /// The request in another of the forms that end it.
  func requestForm(_ sentence: PlainSentence, _ random: inout SplitMix) -> String? {
    guard sentence.isRequest, let body = joining(sentence),
      let form = random.pick(words.requests)
    else { return nil }
    return body + form
  }

  /// A request that is ready to be joined to another or ended anew.
  func joining(_ sentence: PlainSentence) -> String? {
    var body = String(Self.parted(sentence.letters).body)
    guard !words.joiningForms.isEmpty else { return body }
    for ending in words.requestEndings where body.hasSuffix(ending) {
      body.removeLast(ending.count)
      break
    }
    return words.joiningForms.contains(where: body.hasSuffix) ? body : nil
  }

  func ending(_ sentence: PlainSentence, _ random: inout SplitMix) -> String? {
    let (body, mark) = Self.parted(sentence.letters)
    let isSaid = sentence.turn.acts.allSatisfy { act in
      switch act {
      case .instruct, .inform: true
      default: false
      }
    }
    guard isSaid, !mark.contains(where: { "?？".contains($0) }) else { return nil }
    return random.pick(words.endings).map { String(body) + $0 + String(mark) }
  }

  // MARK: Recognisers

  func homophone(in letters: [Character], _ random: inout SplitMix) -> String? {
    let text = String(letters)
    var choices: [String] = []
    if words.isSpaced {
      let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      for (at, part) in parts.enumerated() {
        let word = part.filter { $0.isLetter || $0 == "'" }
        for group in words.homophones where group.contains(word.lowercased()) {
          for other in group where other != word.lowercased() {
            var changed = parts
            changed[at] = part.replacing(word, with: other)
            choices.append(changed.joined(separator: " "))
          }
        }
      }
    } else {
      for group in words.homophones {
        for word in group where text.contains(word) {
          for other in group where other != word {
            choices.append(text.replacing(word, with: other, maxReplacements: 1))
          }
        }
      }
    }
    return random.pick(choices)
  }

  /// Whole numbers under a hundred in words.
  func numbersInWords(_ letters: [Character]) -> String? {
    var made = ""
    var at = 0
    var changed = false
    while at < letters.count {
      guard letters[at].isASCII, letters[at].isNumber else {
        made.append(letters[at])
        at += 1
        continue
      }
      var end = at
      while end < letters.count, letters[end].isASCII, letters[end].isNumber { end += 1 }
      let digits = String(letters[at..<end])
      let before = at > 0 ? letters[at - 1] : " "
      let behind = end < letters.count ? letters[end] : " "
      let further = end + 1 < letters.count ? letters[end + 1] : " "
      let isPart =
        ".:,".contains(before) || (".:,".contains(behind) && further.isNumber)
        || digits.hasPrefix("0")
      if !isPart, let number = Int(digits), let spoken = words.words(for: number) {
        if words.isSpaced, before.isLetter { made += " " }
        made += spoken
        if words.isSpaced, behind.isLetter { made += " " }
        changed = true
      } else {
        made += digits
      }
      at = end
    }
    return changed ? made : nil
  }

  /// Letters and digits of a code apart: "A 3".
  func codesApart(_ letters: [Character]) -> String? {
    var made = ""
    for (at, letter) in letters.enumerated() {
      if at > 0, letter.isASCII, letter.isNumber, letters[at - 1].isASCII, letters[at - 1].isLetter
      {
        made += " "
      }
      made.append(letter)
    }
    return made == String(letters) ? nil : made
  }

  func withoutMarks(_ letters: [Character]) -> String? {
    var made: [Character] = []
    for (at, letter) in letters.enumerated() {
      let isInNumber =
        at + 1 < letters.count && at > 0 && letters[at + 1].isNumber && letters[at - 1].isNumber
      if letter.isPunctuation, !isInNumber, !"'-%°".contains(letter) {
        // Where a question ends in nothing else, the recogniser hears it in the voice.
        if !words.isSpaced, "?？".contains(letter) { made.append(letter) }
        continue
      }
      made.append(letter)
    }
    return made == letters ? nil : String(made)
  }

  func uncapitalised(_ letters: [Character]) -> String {
    guard let first = letters.first, letters.count > 1, letters[1].isLowercase || letters[1] == " ",
      !(letters[1] == " " && letters[0] == "I")
    else { return String(letters) }
    return first.lowercased() + String(letters[1...])
  }
}
