public import SourceText
import Yams

/// Reads YAML into a tree of strings with places. The only file that knows the YAML library.
public enum YAMLText {
  /// How deeply lists and mappings may be nested.
  static let deepestNesting = 64

  /// The tree of a file, or nil when it has none that can be used; what is wrong is told beside it.
  /// An empty file is an empty mapping.
  public static func parse(_ file: SourceFile) -> (YAMLNode?, [Diagnostic]) {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      let bad = firstInvalidByte(file.bytes)
      let message = "the file is not UTF-8 text"
      return (nil, [Diagnostic(.error, message, in: file, at: SourceRange(bad, bad + 1))])
    }
    var places = Places(file)
    if let deep = places.offsetNestedDeeper(than: deepestNesting) {
      let message = "lists or mappings are nested more than \(deepestNesting) deep"
      return (nil, [Diagnostic(.error, message, in: file, at: SourceRange(deep, deep + 1))])
    }
    do {
      guard let root = try Yams.compose(yaml: text) else {
        return (YAMLNode(.mapping([], isFlow: false), range: SourceRange(0, 0)), [])
      }
      var diagnostics: [Diagnostic] = []
      let node = convert(root, &places, &diagnostics)
      return (node, diagnostics)
    } catch let error as YamlError {
      return (nil, describe(error, &places))
    } catch {
      return (nil, [Diagnostic(.error, "the file cannot be read as YAML", in: file)])
    }
  }

  private static func convert(
    _ node: Node, _ places: inout Places, _ diagnostics: inout [Diagnostic]
  ) -> YAMLNode? {
    // Aliases are copies: without a limit a few lines could stand for billions of nodes.
    guard places.takeOne() else {
      if !places.told {
        places.told = true
        diagnostics.append(
          Diagnostic(.error, "aliases repeat more than the file holds", in: places.file))
      }
      return nil
    }
    let start = node.mark.map { places.offset(line: $0.line, column: $0.column) } ?? 0
    switch node {
    case .scalar(let scalar):
      let quoted = scalar.style != .plain && scalar.style != .any
      let end = places.endOfScalar(scalar.string, from: start, isPlain: !quoted)
      return YAMLNode(.scalar(scalar.string, isQuoted: quoted), range: SourceRange(start, end))
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence {
        if let item = convert(item, &places, &diagnostics) { items.append(item) }
      }
      let end = items.last?.range.upper ?? start + 1
      let content = YAMLNode.Content.sequence(
        items, isFlow: places.byte(at: start) == UInt8(ascii: "["))
      return YAMLNode(content, range: SourceRange(start, max(start, end)))
    case .mapping(let mapping):
      var pairs: [YAMLNode.Pair] = []
      for (key, value) in mapping {
        guard let key = convert(key, &places, &diagnostics),
          let value = convert(value, &places, &diagnostics)
        else { continue }
        guard key.text != nil else {
          let hint = "if this is a template, put it in quotes"
          diagnostics.append(
            Diagnostic(
              .error, "a key must be a single text", in: places.file, at: key.range, hint: hint))
          continue
        }
        pairs.append(YAMLNode.Pair(key: key, value: value))
      }
      let end = pairs.last?.value.range.upper ?? start + 1
      let content = YAMLNode.Content.mapping(
        pairs, isFlow: places.byte(at: start) == UInt8(ascii: "{"))
      return YAMLNode(content, range: SourceRange(start, max(start, end)))
    case .alias:
      return nil
    }
  }

  private static func describe(_ error: YamlError, _ places: inout Places) -> [Diagnostic] {
    let file = places.file
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let offset = places.offset(line: mark.line, column: mark.column)
      let hint =
        places.lineHoldsBareTemplate(mark.line)
        ? "a text that begins with '{', '[', '*', '&', '!', '%', '@' or '`', or holds ': ' or ' #',"
          + " is YAML's own: put it in quotes" : nil
      return [
        Diagnostic(
          .error, "this is not YAML: \(problem)", in: file, at: SourceRange(offset, offset + 1),
          hint: hint)
      ]
    case .duplicatedKeysInMapping(let duplicates, let context):
      return duplicates.sorted().map { key in
        let first = places.offset(line: context.mark.line, column: context.mark.column)
        let found = places.places(ofKey: key)
        let at = found.count > 1 ? found[1] : SourceRange(first, first + 1)
        let notes =
          found.count > 1
          ? [Diagnostic.Note("it was given here first", in: file, at: found[0])] : []
        return Diagnostic(
          .error, "the key '\(key)' is given twice", in: file, at: at, notes: notes)
      }
    case .reader(let problem, let offset, _, _):
      let at = min(offset ?? 0, file.bytes.count)
      return [
        Diagnostic(
          .error, "a character that YAML does not allow: \(problem)", in: file,
          at: SourceRange(at, at + 1))
      ]
    default:
      return [Diagnostic(.error, "the file cannot be read as YAML", in: file)]
    }
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var low = 0
    var high = bytes.count
    // The longest valid prefix ends where the fault is; a cut inside a character is no fault there.
    while low < high {
      let middle = (low + high + 1) / 2
      let decoded = String(decoding: bytes[..<middle], as: UTF8.self)
      let faults = decoded.unicodeScalars.dropLast(3).contains("\u{FFFD}")
      if faults { high = middle - 1 } else { low = middle }
    }
    return min(max(0, low - 2), max(0, bytes.count - 1))
  }
}
