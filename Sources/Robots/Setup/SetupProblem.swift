package import SourceText

/// Something wrong in `robots.yml`, with the keys that lead to it.
package struct SetupProblem: Sendable, Hashable {
  /// How bad it is.
  package let severity: Diagnostic.Severity
  /// The keys from the root of the file, such as `["skills", "move", "parameters", "from"]`.
  package let path: [String]
  /// What is wrong.
  package let message: String
  /// What to try.
  package let hint: String?

  /// A problem.
  package init(
    _ severity: Diagnostic.Severity, at path: [String], _ message: String, hint: String? = nil
  ) {
    self.severity = severity
    self.path = path
    self.message = message
    self.hint = hint
  }
}
