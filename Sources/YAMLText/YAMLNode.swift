public import SourceText

/// A YAML file as its author typed it: every scalar is a string, every node has its place.
public struct YAMLNode: Sendable, Hashable {
  /// What a node holds.
  public indirect enum Content: Sendable, Hashable {
    /// Text as it was typed: `on`, `no` and `1.10` stay what they are.
    case scalar(String, isQuoted: Bool)
    /// A list; `isFlow` for one in brackets.
    case sequence([YAMLNode], isFlow: Bool)
    /// Keys and values in the order of the file; `isFlow` for one in braces.
    case mapping([Pair], isFlow: Bool)
  }

  /// A key and its value.
  public struct Pair: Sendable, Hashable {
    /// The key; always a scalar.
    public var key: YAMLNode
    /// The value.
    public var value: YAMLNode
    /// A key and its value.
    public init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  /// What it holds.
  public var content: Content
  /// Where it stands, in UTF-8 offsets of the file. For a list or mapping this is its first character
  /// up to the end of its last part.
  public var range: SourceRange

  /// A node.
  public init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }

  /// The text of a scalar.
  public var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// The parts of a list.
  public var items: [YAMLNode]? {
    guard case .sequence(let items, _) = content else { return nil }
    return items
  }

  /// The keys and values of a mapping.
  public var pairs: [Pair]? {
    guard case .mapping(let pairs, _) = content else { return nil }
    return pairs
  }

  /// The value of a key of a mapping. Complexity: O(number of keys).
  public subscript(key: String) -> YAMLNode? {
    pairs?.first { $0.key.text == key }?.value
  }

  /// Whether nothing was written: `key:` with no value.
  public var isEmpty: Bool { content == .scalar("", isQuoted: false) }

  /// Whether YAML probably took a template for its own brackets: `{item}` or `[from] here`. Where a text
  /// is expected, the advice is to put it in quotes.
  public var looksLikeTemplate: Bool {
    switch content {
    case .mapping(let pairs, isFlow: true):
      return pairs.count == 1 && pairs[0].value.isEmpty
    case .sequence(_, isFlow: let isFlow): return isFlow
    default: return false
    }
  }
}
