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

  private static func excerpt(_ file: SourceFile?, _ range: SourceRange?) -> String {
    guard let file, let range else { return "" }
    let position = file.position(at: range.lower)
    let line = file.line(position.line)
    // A very long line would bury the message: show the neighbourhood of the place only.
    let shownFrom = max(0, position.column - 1 - 60)
    let characters = Array(line)
    guard position.column - 1 <= characters.count else { return "" }
    let before = characters[min(shownFrom, characters.count)..<(position.column - 1)]
    let after = characters[(position.column - 1)...].prefix(60)
    let marked = file.text(in: range).prefix { $0 != "\n" && $0 != "\r\n" }.prefix(60)
    let pad = String(before.map { $0 == "\t" ? "\t" : Character(" ") })
    let width = max(1, displayWidth(of: String(marked)))
    let lead = pad.replacingSpaces(toWidthOf: String(before))
    return "  \(String(before))\(String(after))\n  \(lead)\(String(repeating: "^", count: width))\n"
  }
}

extension String {
  fileprivate func replacingSpaces(toWidthOf original: String) -> String {
    contains("\t") ? self : String(repeating: " ", count: displayWidth(of: original))
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
