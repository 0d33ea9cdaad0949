import Meaning
import WordForms

extension Speaker {
  /// The text of an entry as it is said: what stands before a slash, which divides a word from its
  /// plural or its reading.
  func spoken(_ text: String) -> String {
    String(text.split(separator: "/", maxSplits: 1).first ?? "")
  }

  /// What an object is called: the first text of its entry, of a pattern that fits, or its own name
  /// split into words.
  func nameOf(_ object: String) -> String {
    if let entry = words.names.first(where: { $0.symbol == object }), let text = entry.texts.first {
      return spoken(text.text)
    }
    for entry in words.names where entry.symbol.contains("{") {
      guard let values = SpokenNamePattern(entry.symbol).match(object), let text = entry.texts.first
      else { continue }
      return SpokenNamePattern(spoken(text.text)).filled(with: values)
    }
    let name = SpokenNamePattern.words(in: object).joined(separator: " ")
    return name.contains(where: \.isNumber) ? Verbatim.mark(name) : name
  }

  /// A name as a phrase, with its number as far as its form tells: dock 2, the puzzle cube, tea.
  func phrase(ofName object: String) -> Phrase {
    if isGoods(object) { return phrase(ofGoods: object) }
    var phrase = barePhrase(ofName: object)
    if words.names.contains(where: { $0.symbol == object }), isCommonNoun(phrase.text),
      let text = text("np.name", ["name": .words(phrase.text)])
    {
      phrase.text = text
    }
    return phrase
  }

  private func barePhrase(ofName object: String) -> Phrase {
    var phrase = Phrase(nameOf(object))
    if soundsPlural(phrase.text) { phrase.person = .many }
    return phrase
  }

  /// Whether a name stands for things of another type, like goods for the boxes that hold them.
  private func isGoods(_ object: String) -> Bool {
    let types = types(of: object)
    return !isCode(nameOf(object))
      && vocabulary.standIns.contains { standIn in
        types.contains { isType($0, oneOf: [standIn.said]) }
      }
  }

  /// Whether a name is made of common words: no capitals, no number, no article.
  private func isCommonNoun(_ text: String) -> Bool {
    guard !text.isEmpty, !text.contains(where: { $0.isNumber || $0.isUppercase }) else {
      return false
    }
    let word = text.split(separator: " ").first.map(String.init) ?? text
    return !book.words("np.determiners").contains(word)
  }

  /// Whether a name is told from others by a number, a letter that stands alone, or an article: of such
  /// a name no plural is made, and no compound.
  func isCode(_ text: String) -> Bool {
    var letters = 0
    for character in text + " " {
      if character.isNumber { return true }
      if character.isASCII, character.isLetter {
        letters += 1
      } else {
        if letters == 1 { return true }
        letters = 0
      }
    }
    let word = text.split(separator: " ").first.map(String.init) ?? text
    return book.words("np.determiners").contains(word)
  }

  /// Goods as a phrase: in the plural unless their name is one of what is not counted, or the operator
  /// spoke of one: the apples, the tea, the tyre.
  func phrase(ofGoods object: String, _ number: GrammaticalNumber? = nil) -> Phrase {
    var phrase = barePhrase(ofName: object)
    guard !phrase.isMany, number != .one, book.has("plural.endings"), !isMass(phrase.text) else {
      return phrase
    }
    let text = words.names.first { $0.symbol == object }?.texts.first?.text ?? phrase.text
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    phrase.text = parts.count > 1 ? parts[1] : inflect(phrase.text, nil, "plural", .noun)
    phrase.person = .many
    return phrase
  }

  private func isMass(_ text: String) -> Bool {
    let word = text.split(separator: " ").last.map(String.init) ?? text
    return text.contains(where: { $0 == Verbatim.close }) || book.words("mass.words").contains(word)
      || book.words("mass.endings").contains { word.hasSuffix($0) }
  }

  /// Whether a name is a plural by its form.
  func soundsPlural(_ text: String) -> Bool {
    guard !text.contains(where: { $0.isNumber || $0 == Verbatim.close }) else { return false }
    return book.words("plural.endings").contains { text.hasSuffix($0) }
      && !book.words("plural.notEndings").contains { text.hasSuffix($0) }
  }

  /// A name as it stands before a noun: "candle" of "candle cartons".
  func compoundForm(ofName object: String) -> String {
    let texts = words.names.first { $0.symbol == object }?.texts.map { spoken($0.text) } ?? []
    let name = nameOf(object)
    guard soundsPlural(name) else { return name }
    return texts.first { $0 != name && inflect($0, nil, "plural", .noun) == name } ?? name
  }

  /// The types of an object.
  func types(of object: String) -> [String] {
    vocabulary.objects.first { $0.name == object }?.types ?? []
  }

  /// A type or kind and all it is a kind of, from the nearest on.
  func lineage(_ symbol: String) -> [String] {
    var found: [String] = []
    var open = [symbol]
    while !open.isEmpty {
      let next = open.removeFirst()
      guard !found.contains(next) else { continue }
      found.append(next)
      if let kind = vocabulary.kinds.first(where: { $0.name == next }) { open.append(kind.type) }
      open += vocabulary.types.first { $0.name == next }?.parents ?? []
    }
    return found
  }

  /// Whether a type is one of the given types or a kind of one of them.
  func isType(_ type: String, oneOf wanted: [String]) -> Bool {
    lineage(type).contains { wanted.contains($0) }
  }

  /// The noun of a type or kind, in the wording that was used or the first.
  func noun(of kind: String?, many: Bool, wording: String? = nil) -> String {
    guard let kind else { return book.word(many ? "noun.things" : "noun.thing") ?? "" }
    if let entry = words.nouns.first(where: { $0.symbol == kind }),
      let text = entry.texts.first(where: { spoken($0.text) == wording }) ?? entry.texts.first
    {
      let parts = text.text.split(separator: "/", maxSplits: 1).map(String.init)
      guard many, book.has("plural.endings") else { return parts.first ?? "" }
      return parts.count > 1 ? parts[1] : inflect(parts.first ?? "", nil, "plural", .noun)
    }
    let words = SpokenNamePattern.words(in: kind).joined(separator: " ")
    return many && book.has("plural.endings") ? inflect(words, nil, "plural", .noun) : words
  }
}

/// A name with variable parts: `shelf-{row}-{n}`.
struct SpokenNamePattern {
  private enum Part {
    case text(String)
    case variable(String)
  }
  private var parts: [Part] = []

  init(_ source: String) {
    var rest = Substring(source)
    while !rest.isEmpty {
      if rest.first == "{", let end = rest.firstIndex(of: "}") {
        parts.append(.variable(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        let text = rest.prefix { $0 != "{" }
        let taken = text.isEmpty ? rest.prefix(1) : text
        parts.append(.text(String(taken)))
        rest = rest.dropFirst(taken.count)
      }
    }
  }

  /// The values of the variables for a name that fits; a value holds letters and digits only, and ends
  /// where the text after it begins.
  func match(_ name: String) -> [String: String]? {
    var values: [String: String] = [:]
    var rest = Substring(name)
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(let text):
        guard rest.hasPrefix(text) else { return nil }
        rest = rest.dropFirst(text.count)
      case .variable(let variable):
        var value = rest.prefix { $0.isLetter || $0.isNumber }
        if index + 1 < parts.count {
          switch parts[index + 1] {
          case .text(let next):
            if let first = next.first, first.isLetter || first.isNumber {
              value = value.prefix { $0 != first }
            }
          case .variable: value = value.prefix { $0.isLetter }
          }
        }
        guard !value.isEmpty else { return nil }
        values[variable] = String(value)
        rest = rest.dropFirst(value.count)
      }
    }
    return rest.isEmpty ? values : nil
  }

  /// The text with the variables' values; a single letter is a code and stands as a capital.
  func filled(with values: [String: String]) -> String {
    parts.map { part -> String in
      switch part {
      case .text(let text): return text
      case .variable(let name):
        let value = values[name] ?? ""
        return value.count == 1 ? value.uppercased() : value
      }
    }.joined()
  }

  /// A symbol split into words at `-`, `_` and where small letters turn to capitals.
  static func words(in symbol: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in symbol {
      if character == "-" || character == "_" {
        if !word.isEmpty { words.append(word) }
        word = ""
        wasSmall = false
        continue
      }
      if wasSmall, character.isUppercase {
        words.append(word)
        word = ""
      }
      wasSmall = character.isLowercase
      word.append(character)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
