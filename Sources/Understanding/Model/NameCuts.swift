/// Patterns of names as units. What stands around the captures is folded and cut once; of each name only its
/// captures are looked at, so that a hundred thousand numbered names are taken in at the price of their
/// numbers.
struct NameCuts: Sendable {
  private enum Piece: Sendable {
    case unit(String)
    /// A capture by its place among those of the pattern.
    case capture(Int)
  }

  /// A way to say the names of a pattern.
  private struct Template: Sendable {
    var pieces: [NamePattern.Piece]
    /// Its units, by which of the captures are digits (as bits); nil where the captures melt into the words
    /// around them.
    var cuts: [Int: [Piece]?] = [:]
  }

  /// What a name is said as.
  struct Forms {
    /// Unit by unit.
    var cut: [[String]] = []
    /// As texts, of which nothing is known.
    var texts: [String] = []
    /// The form that is said.
    var said: String?
    /// Whether one of those that are cut is the name itself, its parts as words.
    var hasPlain = false
  }

  private let patterns: [NamePattern]
  private var templates: [[Template]]

  init(patterns: [NamePattern]) {
    self.patterns = patterns
    templates = patterns.map { pattern in
      (pattern.spoken + [pattern.plain]).map { Template(pieces: $0) }
    }
  }

  /// The ways to say a name by the patterns that are its.
  mutating func forms(of name: String) -> Forms {
    var forms = Forms()
    for (index, pattern) in patterns.enumerated() {
      guard let values = pattern.values(in: name) else { continue }
      let captures = values.map { $0.lowercased() }
      let digits = Self.digits(of: captures)
      for number in templates[index].indices {
        if forms.said == nil || digits == nil {
          let text = text(templates[index][number].pieces, pattern, values)
          if forms.said == nil, number < pattern.spoken.count { forms.said = text }
          guard digits != nil else {
            if number < pattern.spoken.count { forms.texts.append(text) }
            continue
          }
        }
        guard let digits else { continue }
        if templates[index][number].cuts[digits] == nil {
          let cut = cut(templates[index][number].pieces, pattern, digits)
          templates[index][number].cuts[digits] = .some(cut)
        }
        if let cut = templates[index][number].cuts[digits] ?? nil {
          if number == pattern.spoken.count { forms.hasPlain = !pattern.hasCapitals }
          forms.cut.append(
            cut.map { piece in
              switch piece {
              case .unit(let unit): unit
              case .capture(let place): captures[place]
              }
            })
        } else if number < pattern.spoken.count {
          forms.texts.append(text(templates[index][number].pieces, pattern, values))
        }
      }
    }
    return forms
  }

  /// Which captures are digits, as bits, where each is digits only or plain letters only; nil where one is
  /// something else, or none is a number.
  private static func digits(of captures: [String]) -> Int? {
    var bits = 0
    for (place, capture) in captures.enumerated() {
      if capture.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        bits |= 1 << place
      } else if !capture.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
        return nil
      }
    }
    return bits == 0 || captures.count > 16 ? nil : bits
  }

  private func text(
    _ pieces: [NamePattern.Piece], _ pattern: NamePattern, _ values: [Substring]
  ) -> String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let words): text += words
      case .capture(let name):
        if let place = pattern.captureNames.lastIndex(of: name) { text += values[place] }
      }
    }
  }

  /// Cuts a template with stand-ins for its captures; nil if one of them does not stay a unit of its own.
  private func cut(
    _ pieces: [NamePattern.Piece], _ pattern: NamePattern, _ digits: Int
  ) -> [Piece]? {
    let standIns = pattern.captureNames.indices.map { place in
      digits & 1 << place != 0 ? "90817\(place)" : "qxzj" + String(repeating: "q", count: place + 1)
    }
    let text = text(pieces, pattern, standIns.map { Substring($0) })
    // An apostrophe may be of a contraction, which is cut in another way.
    guard !text.contains("'") else { return nil }
    var cut: [Piece] = []
    var wanted = pieces.compactMap { piece -> Int? in
      guard case .capture(let name) = piece else { return nil }
      return pattern.captureNames.lastIndex(of: name)
    }[...]
    for unit in Segmenter.units(of: text).map(\.text) {
      if let place = wanted.first, unit == standIns[place] {
        cut.append(.capture(place))
        wanted.removeFirst()
      } else {
        cut.append(.unit(unit))
      }
    }
    // A single unit may be a function word, and a number by itself anything.
    return wanted.isEmpty && cut.count > 1 ? cut : nil
  }
}
