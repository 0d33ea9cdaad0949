import Meaning

/// A thing in words, with what the sentence around it must know of it.
struct Phrase: Sendable, Hashable {
  /// Who or how many it is, for verbs that agree.
  enum Person: String, Sendable, Hashable {
    case me, you, one, many
  }

  /// The words.
  var text: String
  /// How many, where a language says it after the mark: お茶を「二箱」.
  var afterMark = ""
  /// The same before the noun, where nothing can follow the mark: 二箱のお茶.
  var beforeNoun = ""
  /// For agreement.
  var person = Person.one
  /// It, them, I: takes no place of its own where the language lets it go.
  var isPronoun = false
  /// There, here, back: stands without a mark where the language says so.
  var standsAlone = false
  /// Something new to the listener.
  var isIndefinite = false
  /// Nothing, no box.
  var isNone = false
  /// What asks: where, which box.
  var asks = false

  init(_ text: String) { self.text = text }

  /// The phrase where no mark follows.
  var whole: String { text + afterMark }

  /// Whether there is more than one of it.
  var isMany: Bool { person == .many }
}

/// Words of others and codes, which keep their case and their spaces inside a sentence.
enum Verbatim {
  static let open: Character = "\u{E000}"
  static let close: Character = "\u{E001}"

  static func mark(_ text: String) -> String { "\(open)\(text)\(close)" }

  static func strip(_ text: String) -> String {
    String(text.filter { $0 != open && $0 != close })
  }
}

/// Puts the last hand to a text: single spaces, none before a stop, sentences that begin with a capital
/// where the language writes them so.
struct Finish: Sendable {
  /// Signs that stand close to the word before them.
  var closeSigns: Set<Character>
  /// Signs that end a sentence.
  var endSigns: Set<Character>
  /// Signs that end a quotation.
  var quoteSigns: Set<Character>
  /// Whether sentences begin with a capital letter.
  var capitals: Bool

  init(_ book: Phrasebook) {
    closeSigns = Set(book.words("signs.close").flatMap { Array($0) })
    endSigns = Set(book.words("signs.end").flatMap { Array($0) })
    quoteSigns = Set(book.words("signs.quotes").flatMap { Array($0) })
    capitals = book.has("signs.capitals")
  }

  /// The words of a phrase, as they stand inside a sentence.
  func phrase(_ text: String) -> String { Verbatim.strip(spaced(text)) }

  /// The words of one or more sentences.
  func sentence(_ text: String) -> String {
    let spaced = spaced(text)
    guard capitals else { return Verbatim.strip(spaced) }
    var result = ""
    var begins = true
    var depth = 0
    for character in spaced {
      if character == Verbatim.open {
        depth += 1
        begins = false
      } else if character == Verbatim.close {
        depth -= 1
      } else if begins, character.isLetter {
        result += depth == 0 ? character.uppercased() : String(character)
        begins = false
        continue
      } else if depth == 0, endSigns.contains(character) {
        begins = true
      } else if character.isLetter || character.isNumber {
        begins = false
      }
      result.append(character)
    }
    return Verbatim.strip(result)
  }

  private func endsWithQuotedSentence(_ text: String) -> Bool {
    guard let last = text.last, quoteSigns.contains(last) else { return false }
    let inside = text.dropLast().last { $0 != Verbatim.open && $0 != Verbatim.close }
    return inside.map { endSigns.contains($0) } ?? false
  }

  private func spaced(_ text: String) -> String {
    var result = ""
    var depth = 0
    for character in text {
      if character == Verbatim.open { depth += 1 }
      if character == Verbatim.close { depth -= 1 }
      if depth == 0, character == " ", result.isEmpty || result.last == " " { continue }
      if depth == 0, closeSigns.contains(character), result.last == " " { result.removeLast() }
      // A quoted sentence has its stop already.
      if depth == 0, endSigns.contains(character), endsWithQuotedSentence(result) { continue }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result
  }
}
