import Glibc

/// Where words go: standard output and standard error, with color where it is wanted.
package struct Screen: Sendable {
  /// Whether color is used.
  package enum Color: String, Sendable, CaseIterable {
    /// On a terminal that can, unless `NO_COLOR` is set.
    case auto
    /// Always.
    case always
    /// Never.
    case never
  }

  /// What a line is, for its color.
  enum Style: String {
    case plain = ""
    case robot = "36"
    case question = "33"
    case warning = "31"
    case faint = "2"
  }

  private let usesColor: Bool

  /// A screen that uses color as asked for.
  package init(color: Color) {
    switch color {
    case .always: usesColor = true
    case .never: usesColor = false
    case .auto:
      let isPlain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      usesColor = isatty(1) == 1 && !isPlain && !Self.isDumb
    }
  }

  /// A line with its style. What somebody typed may hold characters that command a terminal: they are
  /// shown as pictures.
  func styled(_ text: String, _ style: Style) -> String {
    let text = Self.tame(text)
    return usesColor && style != .plain ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
  }

  private static func tame(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isCommand) else { return text }
    var tamed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let picture = scalar.value < 0x20 ? 0x2400 + scalar.value : 0x2421
      tamed.append(isCommand(scalar) ? Unicode.Scalar(picture) ?? "\u{2421}" : scalar)
    }
    return String(tamed)
  }

  private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }

  /// Writes a line to standard output; false when nobody reads it any more.
  @discardableResult
  func out(_ line: String, _ style: Style = .plain) -> Bool {
    Self.write(styled(line, style) + "\n", to: 1)
  }

  /// A closed pipe is no reason to be killed: whoever writes sees it.
  package static func outlivePipes() { signal(SIGPIPE, SIG_IGN) }

  /// Writes to standard error.
  package static func error(_ text: String) { write(tame(text), to: 2) }

  @discardableResult
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return false
      }
      bytes = bytes.dropFirst(written)
    }
    return true
  }
}

extension Screen {
  /// Whether the terminal takes no commands.
  private static var isDumb: Bool {
    getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
  }

  /// Goes to the beginning of the line and clears it: with blanks where the terminal takes no commands.
  static func eraseLine() {
    let blanks = String(repeating: " ", count: 79)
    write(isDumb ? "\r\(blanks)\r" : "\r\u{1b}[K", to: 1)
  }
}
