import SourceText

/// Turns text into a syntax tree in one pass, and tells every bracket that does not fit.
///
/// Where a bracket is missing is told by what cannot stand there: a section inside another section,
/// a part of an action inside a condition, a lone `)` further left than what it closes.
struct SyntaxReader {
  /// Lists nested deeper than this are refused, so that nobody after us recurses without bound.
  static let deepest = 500

  private var tree: SyntaxTree
  private var issues: Issues
  private let isDefinition: Bool
  private var open: [(node: Int, indent: Int)] = []
  private var suspect: Int?

  /// Reads a file, or a part of one; a definition is one list of sections.
  static func read(
    _ file: SourceFile, in range: SourceRange? = nil, isDefinition: Bool, _ issues: inout Issues
  ) -> SyntaxTree {
    var reader = SyntaxReader(file, issues, isDefinition: isDefinition)
    reader.run(
      from: max(0, range?.lower ?? 0), to: min(file.bytes.count, range?.upper ?? file.bytes.count))
    issues = reader.issues
    return reader.tree
  }

  private init(_ file: SourceFile, _ issues: Issues, isDefinition: Bool) {
    tree = SyntaxTree(file: file)
    self.issues = issues
    self.isDefinition = isDefinition
  }

  private mutating func run(from lower: Int, to upper: Int) {
    guard upper < Int(UInt32.max) else {
      issues.error("the file is larger than 4 GB")
      return
    }
    guard lower < upper else { return }
    let bytes = tree.file.bytes
    bytes.withUnsafeBufferPointer { read($0, from: lower, to: upper) }
    closeAtEnd(upper)
    for symbol in tree.symbols.malformed {
      let place = tree.nodes.first { $0.symbol == symbol }
      let range = place.map { SourceRange(Int($0.lower), Int($0.upper)) }
      issues.error("this name is not UTF-8 text", at: range)
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from lower: Int, to upper: Int) {
    var offset = lower
    var lineStart = lower
    var indent = -1  // of the first word or bracket of this line; negative before it
    if lower == 0, upper >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      offset = 3
      lineStart = 3
    }
    while offset < upper {
      let byte = bytes[offset]
      switch byte {
      case 0x0A:
        lineStart = offset + 1
        indent = -1
        offset += 1
      case 0...0x20:
        offset += 1
      case UInt8(ascii: ";"):
        while offset < upper, bytes[offset] != 0x0A { offset += 1 }
      case UInt8(ascii: "("):
        if indent < 0 { indent = offset - lineStart }
        guard open.count < Self.deepest else {
          issues.error(
            "brackets are nested deeper than \(Self.deepest)",
            at: SourceRange(offset, offset + 1))
          return
        }
        open.append((tree.nodes.count, indent))
        tree.nodes.append(
          .init(lower: UInt32(offset), upper: UInt32(offset + 1), next: 0, symbol: -1))
        offset += 1
      case UInt8(ascii: ")") where isTooMany(offset, bytes):
        offset += 1
      case UInt8(ascii: ")"):
        let alone = indent < 0
        if alone { indent = offset - lineStart }
        close(at: offset, aloneAt: alone ? indent : nil)
        offset += 1
      default:
        if indent < 0 { indent = offset - lineStart }
        let start = offset
        offset += 1
        while offset < upper, !Self.endsWord(bytes[offset]) { offset += 1 }
        word(UnsafeBufferPointer(rebasing: bytes[start..<offset]), at: start)
      }
    }
  }

  /// `?` begins a new word: people write `(aircraft?a)`.
  @inline(__always) private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
      || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "?")
  }

  /// Some planners write `[2.0])` where `[2.0]` is meant.
  private func isTooMany(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    !isDefinition && open.isEmpty && offset > 0 && bytes[offset - 1] == UInt8(ascii: "]")
  }

  private mutating func close(at offset: Int, aloneAt column: Int?) {
    guard let (node, indent) = open.popLast() else {
      issues.error("')' without a '(' before it", at: SourceRange(offset, offset + 1))
      return
    }
    if let column, column < indent, suspect == nil { suspect = node }
    finish(node, upper: offset + 1, next: tree.nodes.count)
  }

  private mutating func finish(_ node: Int, upper: Int, next: Int) {
    tree.nodes[node].upper = UInt32(upper)
    tree.nodes[node].next = UInt32(next)
  }

  private mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let symbol = tree.symbols.intern(bytes)
    if isDefinition, bytes[0] == UInt8(ascii: ":"), Int(symbol) < Keyword.list.count {
      repairBrackets(
        before: Keyword.list[Int(symbol)], at: SourceRange(offset, offset + bytes.count))
    }
    let next = tree.nodes.count + 1
    tree.nodes.append(
      .init(
        lower: UInt32(offset), upper: UInt32(offset + bytes.count), next: UInt32(next),
        symbol: symbol))
  }

  /// Sees from a keyword that a bracket before it is missing or too many.
  private mutating func repairBrackets(before keyword: Keyword, at range: SourceRange) {
    guard let top = open.last else { return }
    if keyword.isSection, tree.nodes.count == top.node + 1 {
      if open.count > 2 {
        missing(open[1..<(open.count - 1)], before: keyword, at: range)
        for (node, _) in open[1..<(open.count - 1)] {
          finish(node, upper: Int(tree.nodes[top.node].lower), next: top.node)
        }
        open = [open[0], top]
      } else if open.count == 1, top.node > 0, tree.isList(0) {
        let closing = Int(tree.nodes[0].upper)
        issues.error(
          "one ')' too many: it ends the definition", at: SourceRange(closing - 1, closing),
          notes: [.init("'\(keyword.rawValue)' follows", in: tree.file, at: range)])
        open = [(0, 0), top]
      }
    } else if keyword.isActionPart, open.count > 2 {
      missing(open[2...], before: keyword, at: range)
      for (node, _) in open[2...] { finish(node, upper: range.lower, next: tree.nodes.count) }
      open.removeSubrange(2...)
    }
  }

  private mutating func missing(
    _ unclosed: ArraySlice<(node: Int, indent: Int)>, before keyword: Keyword, at range: SourceRange
  ) {
    guard let innermost = unclosed.last else { return }
    let lower = Int(tree.nodes[innermost.node].lower)
    let count = unclosed.count == 1 ? "a ')' is missing" : "\(unclosed.count) ')' are missing"
    issues.error(
      "\(count): this '(' is still open at '\(keyword.rawValue)'",
      at: SourceRange(lower, lower + 1),
      notes: [.init("'\(keyword.rawValue)' is here", in: tree.file, at: range)])
  }

  private mutating func closeAtEnd(_ end: Int) {
    guard let innermost = open.last else { return }
    let node = open.count == 1 ? suspect ?? innermost.node : innermost.node
    let lower = Int(tree.nodes[node].lower)
    if !issues.hasErrors {
      let count = open.count == 1 ? "a ')' is missing" : "\(open.count) ')' are missing"
      issues.error("\(count): this '(' is never closed", at: SourceRange(lower, lower + 1))
    }
    for (node, _) in open { finish(node, upper: end, next: tree.nodes.count) }
    open = []
  }
}
