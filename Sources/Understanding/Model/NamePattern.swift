/// A pattern of names: `shelf-{row}-{n}` with the ways to say it, `{row}{n}`.
struct NamePattern: Sendable {
  enum Piece: Sendable {
    case text(String)
    case capture(String)
  }
  private var pieces: [Piece] = []
  private(set) var spoken: [[Piece]] = []
  /// The captures in the order they stand in the name.
  private(set) var captureNames: [String] = []

  init(_ pattern: String, spoken templates: [String]) {
    pieces = Self.pieces(of: pattern)
    spoken = templates.map(Self.pieces)
    for case .capture(let name) in pieces { captureNames.append(name) }
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      pieces.append(.capture(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// What a name has where the pattern has captures, or nil when the pattern is not its.
  func captures(in name: String) -> [String: Substring]? {
    guard let values = values(in: name) else { return nil }
    return Dictionary(zip(captureNames, values), uniquingKeysWith: { _, last in last })
  }

  /// What a name has for each of the captures, in their order, or nil when the pattern is not its. Most
  /// names are of other patterns, which the first bytes tell.
  func values(in name: String) -> [Substring]? {
    var values: [Substring] = []
    var rest = Substring(name).utf8
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text):
        guard rest.starts(with: text.utf8) else { return nil }
        rest = rest.dropFirst(text.utf8.count)
      case .capture:
        var end = rest.endIndex
        if index + 1 < pieces.count, case .text(let next) = pieces[index + 1] {
          guard let found = rest.range(of: next.utf8) else { return nil }
          end = found
        }
        guard end > rest.startIndex else { return nil }
        values.append(Substring(rest[..<end]))
        rest = rest[end...]
      }
    }
    return rest.isEmpty ? values : nil
  }

  /// The pattern itself with its parts as words.
  var plain: [Piece] {
    pieces.map { piece in
      guard case .text(let text) = piece else { return piece }
      return .text(String(text.map { $0 == "-" || $0 == "_" ? " " : $0 }))
    }
  }

  /// Whether capitals part words in it.
  var hasCapitals: Bool {
    pieces.contains { piece in
      if case .text(let text) = piece { text.contains(where: \.isUppercase) } else { false }
    }
  }

  /// The name with some captures; nil if one is missing.
  func name(with captures: [String: String]) -> String? {
    var name = ""
    for piece in pieces {
      switch piece {
      case .text(let text): name += text
      case .capture(let capture):
        guard let value = captures[capture] else { return nil }
        name += value
      }
    }
    return name
  }

  /// The ways to say a name, or nil when the pattern is not its.
  func spokenForms(of name: String) -> [String]? {
    guard let captures = captures(in: name) else { return nil }
    return spoken.map { form in
      form.reduce(into: "") { text, piece in
        switch piece {
        case .text(let words): text += words
        case .capture(let capture): text += captures[capture] ?? ""
        }
      }
    }
  }
}

extension Substring.UTF8View {
  /// Where other bytes begin in these, after the first.
  fileprivate func range(of other: String.UTF8View) -> Index? {
    guard let first = other.first else { return nil }
    var at = startIndex
    while let found = self[at...].firstIndex(of: first) {
      if found > startIndex, self[found...].starts(with: other) { return found }
      at = index(after: found)
    }
    return nil
  }
}
