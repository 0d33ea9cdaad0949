import SourceText

/// Collects what is wrong, in the order in which it is found.
struct Report {
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether something makes the input unusable.
  var hasErrors: Bool { errorCount > 0 }

  /// How many errors there are.
  var errorCount: Int { diagnostics.count { $0.severity == .error } }

  /// Whether an error is known about a part of a range of a file, or about all of it.
  func hasError(at range: SourceRange?, in file: SourceFile?) -> Bool {
    guard let range, let file else { return false }
    return diagnostics.contains { known in
      guard known.severity == .error, known.file?.name == file.name, let place = known.range else {
        return false
      }
      return place.lower < range.upper && range.lower < place.upper
    }
  }

  /// Adds what others found.
  mutating func add(_ found: [Diagnostic]) { diagnostics += found }

  /// Adds an error.
  mutating func error(
    _ message: String, in file: SourceFile? = nil, at range: SourceRange? = nil,
    hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(.error, message, in: file, at: range, hint: hint, notes: notes))
  }

  /// Adds a warning.
  mutating func warn(
    _ message: String, in file: SourceFile? = nil, at range: SourceRange? = nil,
    hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(.warning, message, in: file, at: range, hint: hint, notes: notes))
  }

  /// Adds an error about a name that is not known, with the nearest that is.
  mutating func unknown(
    _ what: String, _ name: String, in file: SourceFile?, at range: SourceRange?,
    among known: [String]
  ) {
    error(
      "unknown \(what) '\(name)'", in: file, at: range,
      hint: Self.suggestion(for: name, among: known))
  }

  /// The nearest name, or all of them if they are few.
  static func suggestion(for name: String, among known: [String]) -> String? {
    if let near = Spelling.nearest(to: name, in: known) { return "did you mean '\(near)'?" }
    guard !known.isEmpty, known.count <= 8 else { return nil }
    return "known here: " + known.joined(separator: ", ")
  }
}
