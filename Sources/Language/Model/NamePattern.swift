/// A pattern of names: `shelf-{row}-{n}` with the ways to say it, `{row}{n}`.
struct NamePattern: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case capture(String)
  }
  private var pieces: [Piece] = []
  private var spoken: [[Piece]] = []

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

  /// The ways to say a name, or nil when the pattern is not its.
  func spokenForms(of name: String) -> [String]? {
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
    guard rest.isEmpty else { return nil }
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
