/// A pattern of names: `shelf-{row}-{n}` with the ways to say it, `{row}{n}`.
struct NamePattern: Sendable {
  enum Piece: Sendable {
    case text(String)
    case capture(String)
  }
  private var pieces: [Piece] = []
  private(set) var spoken: [[Piece]] = []

  init(_ pattern: String, spoken templates: [String]) {
    pieces = Self.pieces(of: pattern)
    spoken = templates.map(Self.pieces)
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
    var captures: [String: Substring] = [:]
    var rest = Substring(name)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text):
        guard rest.hasPrefix(text) else { return nil }
        rest = rest.dropFirst(text.count)
      case .capture(let capture):
        var end = rest.endIndex
        if index + 1 < pieces.count, case .text(let next) = pieces[index + 1] {
          guard let found = rest.range(ofText: next) else { return nil }
          end = found
        }
        guard end > rest.startIndex else { return nil }
        captures[capture] = rest[..<end]
        rest = rest[end...]
      }
    }
    return rest.isEmpty ? captures : nil
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

extension Substring {
  /// Where another text begins in this one, after the first character.
  fileprivate func range(ofText other: String) -> Index? {
    guard let first = other.first else { return nil }
    var at = startIndex
    while let found = self[at...].firstIndex(of: first) {
      if found > startIndex, self[found...].hasPrefix(other) { return found }
      at = index(after: found)
    }
    return nil
  }
}
