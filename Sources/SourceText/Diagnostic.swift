/// Something to tell a person about a file they wrote: where, what was found, and what to try.
///
/// Messages start in lower case, have no full stop, and put the user's text in single quotes.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// The file cannot be used.
    case error
    /// The file can be used, but a careful reader would ask.
    case warning
  }

  /// Another place that explains the first, such as the declaration that was contradicted.
  public struct Note: Sendable, Hashable {
    /// What is to be seen there.
    public let message: String
    /// The file of the place.
    public let file: SourceFile?
    /// The place.
    public let range: SourceRange?

    /// A note on a place.
    public init(_ message: String, in file: SourceFile? = nil, at range: SourceRange? = nil) {
      self.message = message
      self.file = file
      self.range = range
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// What is wrong.
  public let message: String
  /// The file it is about.
  public let file: SourceFile?
  /// Where in the file.
  public let range: SourceRange?
  /// What to try.
  public let hint: String?
  /// Other places that explain it.
  public let notes: [Note]

  /// A diagnostic about a place.
  public init(
    _ severity: Severity, _ message: String, in file: SourceFile? = nil,
    at range: SourceRange? = nil, hint: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.message = message
    self.file = file
    self.range = range
    self.hint = hint
    self.notes = notes
  }

  /// The line and column of the place, if there is one.
  public var position: SourcePosition? {
    guard let file, let range else { return nil }
    return file.position(at: range.lower)
  }

  /// The whole message as shown in a terminal: place, message, source line with caret, hint, notes.
  public func rendered() -> String {
    var out = Self.place(file, range) + "\(severity.rawValue): \(message)\n"
    out += Self.excerpt(file, range)
    if let hint { out += "  hint: \(hint)\n" }
    for note in notes {
      out += Self.place(note.file, note.range) + "note: \(note.message)\n"
      out += Self.excerpt(note.file, note.range)
    }
    return out
  }

  private static func place(_ file: SourceFile?, _ range: SourceRange?) -> String {
    guard let file else { return "" }
    guard let range else { return "\(file.name): " }
    let position = file.position(at: range.lower)
    return "\(file.name):\(position.line):\(position.column): "
  }

  /// The line of a place with a caret under it; of a long line, what is around the place.
  private static func excerpt(_ file: SourceFile?, _ range: SourceRange?) -> String {
    guard let file, let range else { return "" }
    let lower = min(max(0, range.lower), file.bytes.count)
    guard let line = file.lineRange(file.position(at: lower).line), line.lower <= lower else {
      return ""
    }
    let lineEnd = max(line.upper, lower)
    let start = file.characterStart(from: max(line.lower, lower - 120))
    let end = file.characterStart(from: min(lineEnd, lower + 180))
    let before = visible(file.text(in: SourceRange(start, lower))).suffix(60)
    let after = visible(file.text(in: SourceRange(lower, max(lower, end)))).prefix(60)
    let markEnd = min(max(lower, range.upper), max(lower, end))
    let marked = visible(file.text(in: SourceRange(lower, markEnd))).prefix(60)
    let lead = before.map {
      $0 == "\t" ? "\t" : String(repeating: " ", count: displayWidth(of: String($0)))
    }.joined()
    let width = max(1, displayWidth(of: String(marked)))
    return "  \(before)\(after)\n  \(lead)\(String(repeating: "^", count: width))\n"
  }

  /// The text with control characters made visible: a file must not steer the terminal it is shown in.
  private static func visible(_ text: String) -> String {
    String(
      text.map { character in
        let isControl = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control && $0 != "\t"
        }
        return isControl ? "\u{FFFD}" : character
      })
  }
}

extension SourceFile {
  /// The first offset from the given one on that does not lie within a character's bytes.
  fileprivate func characterStart(from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}

/// Several diagnostics thrown as one error.
public struct Diagnostics: Error, Sendable {
  /// What was found, in the order of the files.
  public var all: [Diagnostic]

  /// An error made of the given diagnostics.
  public init(_ all: [Diagnostic]) { self.all = all }

  /// Whether one of them makes the input unusable.
  public var hasErrors: Bool { all.contains { $0.severity == .error } }
}
