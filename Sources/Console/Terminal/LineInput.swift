import Glibc

/// Lines from a file descriptor, of bounded length, that a signal can interrupt.
struct LineInput {
  /// A line, or what came instead of one.
  enum Line {
    case text(String)
    /// It cannot be an instruction, and why.
    case wrong(String)
    case interrupted
  }

  /// Lines of more bytes than this are no instructions.
  static let limit = 16_000
  private let descriptor: Int32
  /// The number of the line that was handed out last, from 1.
  private(set) var number = 0
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  /// Bytes of a line that is too long, so far.
  private var skipped = 0
  private static let newline = UInt8(ascii: "\n")

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line that is not blank; nil at the end.
  mutating func next(isInterrupted: () -> Bool) -> Line? {
    while true {
      if skipped == 0, buffer.count > Self.limit,
        !buffer.prefix(Self.limit + 1).contains(Self.newline)
      {
        // What nobody will read is not kept either.
        skipped = buffer.count
        buffer = []
      }
      if let end = buffer.firstIndex(of: Self.newline) {
        let bytes = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        number += 1
        if skipped > 0 {
          defer { skipped = 0 }
          return Self.tooLong(skipped + bytes.count)
        }
        if let line = Self.line(bytes) { return line }
        continue
      }
      if skipped > 0, !isAtEnd {
        skipped += buffer.count
        buffer = []
      }
      if isAtEnd {
        number += 1
        if skipped > 0 {
          defer { (skipped, buffer) = (0, []) }
          return Self.tooLong(skipped + buffer.count)
        }
        if buffer.isEmpty { return nil }
        defer { buffer = [] }
        return Self.line(buffer)
      }
      if isInterrupted() { return .interrupted }
      fill()
    }
  }

  private mutating func fill() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 {
      buffer += chunk[..<count]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }

  private static func tooLong(_ count: Int) -> Line {
    .wrong("a line of \(count) bytes is too long to be an instruction; at most \(limit)")
  }

  private static func line(_ bytes: [UInt8]) -> Line? {
    if bytes.count > limit { return tooLong(bytes.count) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .wrong("this is not UTF-8 text")
    }
    let trimmed = text[...].trimmed
    return trimmed.isEmpty ? nil : .text(String(trimmed))
  }
}
