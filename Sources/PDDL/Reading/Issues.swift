import SourceText

/// What is found wrong while a file is read, in order, up to a bound.
struct Issues {
  /// More than this many are counted, not kept: a file of nonsense stays readable.
  static let most = 200

  private let file: SourceFile
  private(set) var all: [Diagnostic] = []
  private(set) var hasErrors = false
  private var unkept = 0
  private var said: Set<String> = []
  /// Searching a large table for the nearest name takes time; after this many times it is not done.
  private var searches = 0

  init(_ file: SourceFile) { self.file = file }

  mutating func error(
    _ message: String, at range: SourceRange? = nil, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    add(.init(.error, message, in: file, at: range, hint: hint, notes: notes))
  }

  mutating func warn(
    _ message: String, at range: SourceRange? = nil, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    add(.init(.warning, message, in: file, at: range, hint: hint, notes: notes))
  }

  /// An unknown name: said once a name, with the nearest known one.
  mutating func unknown(
    _ kind: String, _ name: String, at range: SourceRange, known: [String], hint: String? = nil
  ) {
    let message = "unknown \(kind) '\(name)'"
    hasErrors = true
    guard said.insert(message).inserted else { return }
    var hint = hint
    if known.count < 1000 || searches < 10 {
      searches += 1
      if let near = Spelling.nearest(to: name, in: known) { hint = "did you mean '\(near)'?" }
    }
    error(message, at: range, hint: hint)
  }

  /// All of it, the file's order restored, with a last line for what was not kept.
  func finished() -> [Diagnostic] {
    var sorted = all.enumerated().sorted {
      ($0.element.range?.lower ?? -1, $0.offset) < ($1.element.range?.lower ?? -1, $1.offset)
    }.map(\.element)
    if unkept > 0 {
      sorted.append(.init(.error, "and \(unkept) more mistakes", in: file))
    }
    return sorted
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    if all.count < Self.most { all.append(diagnostic) } else { unkept += 1 }
  }
}
