import Glibc

/// Lines from a file descriptor, of bounded length, that a signal can interrupt.
struct LineInput {
  /// A line, or what came instead of one.
  enum Line {
    case text(String)
    case tooLong(Int)
    case notText
    case interrupted
  }

  /// Longer lines than this are no instructions.
  static let limit = 1 << 20
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isAtEnd = false

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line that is not blank; nil at the end.
  mutating func next(isInterrupted: () -> Bool) -> Line? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let bytes = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        if let line = Self.line(bytes) { return line }
        continue
      }
      if isAtEnd {
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

  private static func line(_ bytes: [UInt8]) -> Line? {
    if bytes.count > limit { return .tooLong(bytes.count) }
    guard let text = String(validating: bytes, as: UTF8.self) else { return .notText }
    let trimmed = text[...].trimmed
    return trimmed.isEmpty ? nil : .text(String(trimmed))
  }
}
