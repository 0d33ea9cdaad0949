/// A pattern over numbers and words, as the number file of a language gives it: words, `(a|b)`, `[maybe]`,
/// and slots `{n}` for what is recognised at that place.
struct NumberPattern: Sendable {
  indirect enum Node: Sendable {
    case literal([Unicode.Scalar])
    case slot(String)
    case group([[Node]], isOptional: Bool)
  }
  let nodes: [Node]
  /// Nesting deeper than this is not read.
  private static let deepest = 8

  /// The pattern of a text; its words are folded as utterances are.
  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)[...]
    nodes = Self.sequence(&scalars, depth: 0)
  }

  private static func sequence(_ rest: inout ArraySlice<Unicode.Scalar>, depth: Int) -> [Node] {
    var nodes: [Node] = []
    var word = ""
    func flush() {
      let folded = NormalText(word).scalars
      if !folded.isEmpty { nodes.append(.literal(folded)) }
      word = ""
    }
    while let scalar = rest.first {
      switch scalar {
      case ")", "]", "|":
        flush()
        return nodes
      case "(", "[":
        flush()
        rest.removeFirst()
        guard depth < deepest else { return nodes }
        var options: [[Node]] = [sequence(&rest, depth: depth + 1)]
        while rest.first == "|" {
          rest.removeFirst()
          options.append(sequence(&rest, depth: depth + 1))
        }
        if rest.first == ")" || rest.first == "]" { rest.removeFirst() }
        nodes.append(.group(options, isOptional: scalar == "["))
      case "{":
        flush()
        let name = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(name.count + 2)
        nodes.append(.slot(String(String.UnicodeScalarView(name))))
      case " ":
        flush()
        rest.removeFirst()
      default:
        word.unicodeScalars.append(scalar)
        rest.removeFirst()
      }
    }
    flush()
    return nodes
  }
}

/// A list of words with a value each, found by their first scalar.
struct WordList: Sendable {
  struct Word: Sendable {
    var text: [Unicode.Scalar]
    var value: Double
    /// The unit or counter it stands for.
    var symbol: String
  }
  private var byFirst: [Unicode.Scalar: [Word]] = [:]

  mutating func add(_ text: String, value: Double, symbol: String) {
    let folded = NormalText(text).scalars
    guard let first = folded.first else { return }
    byFirst[first, default: []].append(Word(text: folded, value: value, symbol: symbol))
    // The longest first, then as listed: 時間 before 時.
    byFirst[first]?.sort { $0.text.count > $1.text.count }
  }

  func words(from first: Unicode.Scalar) -> [Word] { byFirst[first] ?? [] }
  var firsts: [Unicode.Scalar] { byFirst.keys.sorted() }
}
