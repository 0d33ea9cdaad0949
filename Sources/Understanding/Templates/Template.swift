import SourceText

/// A template as a tree, in the notation that Home Assistant's hassil made familiar, with `~word` for a
/// word that inflects.
package indirect enum Template: Hashable, Sendable {
  /// Words as they stand, without spaces at either end.
  case text(String)
  /// A space, where spaces are kept.
  case space
  /// One after the other; `glued` tells for each but the last whether no space parts it from the next.
  case sequence([Template], glued: [Bool])
  /// One of them: `(a|b)`.
  case choice([Template])
  /// May be left out: `[a]`.
  case optional(Template)
  /// All of them in any order: `(a;b)`.
  case permutation([Template])
  /// A phrase that fills a role: `{item}`, `{list:name}`.
  case slot(String, name: String?)
  /// A rule by name: `<name>`.
  case rule(String)
  /// A word in its dictionary form that inflects: `~bring`, `~切る/1`.
  case inflected(String, kind: String?)

  /// Whether it is words only.
  var isPlain: Bool {
    switch self {
    case .text, .space: true
    case .sequence(let parts, _), .choice(let parts): parts.allSatisfy(\.isPlain)
    case .optional(let part): part.isPlain
    case .permutation, .slot, .rule, .inflected: false
    }
  }

  /// Whether it holds a slot, a rule or an inflected word somewhere.
  var holdsInflected: Bool {
    switch self {
    case .inflected: true
    case .sequence(let parts, _), .choice(let parts), .permutation(let parts):
      parts.contains(where: \.holdsInflected)
    case .optional(let part): part.holdsInflected
    default: false
    }
  }
}

/// Why a template cannot be read, at an offset of its text.
package struct TemplateError: Error, Hashable, Sendable {
  package var message: String
  package var offset: Int
}

/// Reads templates. Nesting is limited, so that no input can exhaust the stack.
package struct TemplateParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0
  private let keepsSpaces: Bool
  static let deepest = 40

  private init(_ text: String, keepsSpaces: Bool) {
    characters = Array(text)
    self.keepsSpaces = keepsSpaces
  }

  /// The tree of a template. With `keepsSpaces` every space is a part of its own and `~` a letter like
  /// any other: what is matched letter by letter.
  package static func parse(_ text: String, keepsSpaces: Bool = false) throws(TemplateError)
    -> Template
  {
    var parser = TemplateParser(text, keepsSpaces: keepsSpaces)
    let template = try parser.alternatives(until: nil)
    guard parser.position == parser.characters.count else {
      throw parser.error("'\(parser.characters[parser.position])' closes nothing")
    }
    return template
  }

  private func error(_ message: String) -> TemplateError {
    let offset = String(characters.prefix(position)).utf8.count
    return TemplateError(message: message, offset: offset)
  }

  private mutating func alternatives(until close: Character?) throws(TemplateError) -> Template {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("brackets are nested too deep") }
    var options: [Template] = []
    var separator: Character?
    while true {
      options.append(try sequence())
      guard position < characters.count else { break }
      let next = characters[position]
      guard next == "|" || (next == ";" && close == ")") else { break }
      if let separator, separator != next {
        throw error("'|' and ';' cannot stand in one pair of brackets")
      }
      separator = next
      position += 1
    }
    if options.count == 1 { return options[0] }
    return separator == ";" ? .permutation(options) : .choice(options)
  }

  private mutating func sequence() throws(TemplateError) -> Template {
    var parts: [Template] = []
    var glued: [Bool] = []
    var spaceBefore = true
    var word = ""
    func isEnd(_ character: Character) -> Bool { "|;)]".contains(character) }
    func add(_ part: Template) {
      if !parts.isEmpty { glued.append(!spaceBefore) }
      parts.append(part)
      spaceBefore = false
    }
    func flush() {
      guard !word.isEmpty else { return }
      add(.text(word))
      word = ""
    }
    while position < characters.count {
      let character = characters[position]
      if character.isWhitespace {
        flush()
        if keepsSpaces, parts.last != .space { add(.space) }
        spaceBefore = true
        position += 1
      } else if isEnd(character), !(character == ";" && depth == 1) {
        break
      } else if character == "(" || character == "[" {
        flush()
        let open = position
        position += 1
        let close: Character = character == "(" ? ")" : "]"
        // Brackets may begin or end with a space: "[the ]light" is two words.
        let leading = position < characters.count && characters[position].isWhitespace
        let inner = try alternatives(until: close)
        guard position < characters.count, characters[position] == close else {
          position = open
          throw error("'\(character)' is not closed")
        }
        let trailing = characters[position - 1].isWhitespace
        position += 1
        if leading, !keepsSpaces { spaceBefore = true }
        add(character == "[" ? .optional(inner) : inner)
        if trailing { spaceBefore = true }
      } else if character == "{" || character == "<" {
        flush()
        let content = try bracketed(character == "{" ? "}" : ">")
        guard character == "{" else {
          add(.rule(content))
          continue
        }
        let pieces = content.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = pieces.count == 2 ? trimmed(pieces[1]) : nil
        add(.slot(trimmed(pieces[0]), name: name))
      } else if character == "~", !keepsSpaces {
        flush()
        position += 1
        let lemma = takeWord(stoppingAt: "/")
        var kind: String?
        if position < characters.count, characters[position] == "/" {
          position += 1
          kind = takeWord(stoppingAt: "/")
        }
        guard !lemma.isEmpty else { throw error("'~' stands before no word") }
        add(.inflected(lemma, kind: kind))
      } else if character == "\\", position + 1 < characters.count {
        word.append(characters[position + 1])
        position += 2
      } else if character == "}" || character == ">" {
        throw error("'\(character)' closes nothing")
      } else {
        word.append(character)
        position += 1
      }
    }
    flush()
    if parts.count == 1 { return parts[0] }
    return .sequence(parts, glued: glued)
  }

  private func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private mutating func bracketed(_ close: Character) throws(TemplateError) -> String {
    let open = position
    position += 1
    var content = ""
    while position < characters.count, characters[position] != close {
      content.append(characters[position])
      position += 1
    }
    guard position < characters.count else {
      position = open
      throw error("'\(characters[open])' is not closed")
    }
    position += 1
    guard !trimmed(content).isEmpty else {
      position = open
      throw error("a slot or rule needs a name")
    }
    return trimmed(content)
  }

  private mutating func takeWord(stoppingAt stop: Character) -> String {
    var word = ""
    while position < characters.count {
      let character = characters[position]
      if character.isWhitespace || "()[]{}<>|;~,.?!".contains(character) || character == stop {
        break
      }
      word.append(character)
      position += 1
    }
    return word
  }
}
