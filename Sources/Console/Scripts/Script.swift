package import SourceText

/// A script: utterances and what begins with a dot, with their places, blocks already gathered.
package struct Script: Sendable {
  /// A line of a script.
  package struct Line: Sendable, Hashable {
    /// What it is.
    package enum Kind: Sendable, Hashable {
      /// Something said; the lines of a block are part of it.
      case utterance(String)
      /// Something that is not said: a name and what stands behind it.
      case command(String, String)
    }
    /// What it is.
    package var kind: Kind
    /// Where it stands.
    package var range: SourceRange
  }

  /// The file it was read from.
  package let file: SourceFile
  /// The lines, without comments and blank ones.
  package private(set) var lines: [Line] = []
  /// What is wrong with it.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads a script. Lines that begin with `#` are comments; a line that ends in `:` or `：` is the
  /// header of a block, the lines that stand deeper are its body.
  package init(_ file: SourceFile) {
    self.file = file
    guard Self.isUTF8(file.bytes) else {
      diagnostics.append(
        Diagnostic(
          .error, "this file is not UTF-8 text", in: file,
          hint: "save it as UTF-8; Shift_JIS and other encodings are not read"))
      return
    }
    let physical = Self.physicalLines(of: file)
    for line in physical where line.text.utf8.count > LineInput.limit {
      diagnostics.append(
        Diagnostic(
          .error, "a line of \(line.text.utf8.count) bytes is too long to be an instruction",
          in: file, at: line.range, hint: "at most \(LineInput.limit); say it in several lines"))
    }
    guard diagnostics.isEmpty else { return }
    gather(physical)
    if lines.isEmpty, diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, "this script says nothing", in: file,
          hint: "write one instruction a line, such as those in a domain's tasks folder"))
    }
  }

  private struct Physical {
    var text: String
    var indent: Int
    var range: SourceRange
    var isHeader: Bool { text.hasSuffix(":") || text.hasSuffix("：") }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  private static func physicalLines(of file: SourceFile) -> [Physical] {
    var result: [Physical] = []
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start <= file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      let raw = file.text(in: SourceRange(start, end))
      let body = raw.drop { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
      let indent = raw.count - body.count
      var text = String(body)
      while let last = text.last, last.isWhitespace { text.removeLast() }
      if !text.isEmpty, !text.hasPrefix("#") {
        let lower = start + raw.utf8.count - body.utf8.count
        result.append(
          Physical(text: text, indent: indent, range: SourceRange(lower, lower + text.utf8.count)))
      }
      start = end + 1
    }
    return result
  }

  private mutating func gather(_ physical: [Physical]) {
    var index = 0
    while index < physical.count {
      let line = physical[index]
      index += 1
      if line.text.hasPrefix(".") {
        lines.append(command(line))
        continue
      }
      guard line.isHeader else {
        if line.indent > 0, index > 1, physical[index - 2].indent < line.indent {
          diagnostics.append(
            Diagnostic(
              .error, "this line stands deeper than the one above, which opens no block",
              in: file, at: line.range,
              hint: "end the line above with ':' to make it the header of a block"))
        }
        lines.append(Line(kind: .utterance(line.text), range: line.range))
        continue
      }
      // A header and its lines are one sentence.
      let comma = line.text.hasSuffix("：") ? "、" : ", "
      var text = String(line.text.dropLast())
      var range = line.range
      let first = index
      while index < physical.count, physical[index].indent > line.indent {
        let inner = physical[index]
        if inner.text.hasPrefix(".") {
          diagnostics.append(
            Diagnostic(
              .error, "'\(inner.text)' stands inside a block", in: file, at: inner.range,
              hint: "a block holds only what is said; put the command before or after it"))
        } else {
          text += comma + inner.text
          range = range.union(inner.range)
        }
        index += 1
      }
      if index == first {
        diagnostics.append(
          Diagnostic(
            .error, "the block '\(line.text)' is empty", in: file, at: line.range,
            hint: "put what is to be done on the lines below, further to the right"))
      }
      lines.append(Line(kind: .utterance(text), range: range))
    }
  }

  private func command(_ line: Physical) -> Line {
    let body = line.text.dropFirst()
    let name = body.prefix { !$0.isWhitespace }
    let rest = body.dropFirst(name.count).drop { $0.isWhitespace }
    return Line(kind: .command(String(name), String(rest)), range: line.range)
  }
}
