import SourceText

/// The brackets and words of a file as nested lists, nothing understood yet.
///
/// Nodes lie in one array in the order of the text; a node knows where the next one after all its
/// children is. No recursion, no allocation a node.
struct SyntaxTree {
  /// A list or a word.
  struct Node {
    /// The offset of its first byte.
    var lower: UInt32
    /// The offset after its last byte.
    var upper: UInt32
    /// The node after it and all that is in it.
    var next: UInt32
    /// The word; negative for a list.
    var symbol: Int32
  }

  /// The file it was read from.
  let file: SourceFile
  /// All nodes, in the order of the text.
  var nodes: [Node] = []
  /// The words.
  var symbols = SymbolTable()

  /// Whether a node is a list.
  func isList(_ node: Int) -> Bool { nodes[node].symbol < 0 }

  /// The word a node is; negative for a list.
  func symbol(_ node: Int) -> Int32 { nodes[node].symbol }

  /// The word a node is, in lower case; empty for a list.
  func name(_ node: Int) -> String {
    let symbol = nodes[node].symbol
    return symbol < 0 ? "" : symbols.names[Int(symbol)]
  }

  /// The keyword a node is.
  func keyword(_ node: Int) -> Keyword? {
    let symbol = Int(nodes[node].symbol)
    return symbol >= 0 && symbol < Keyword.list.count ? Keyword.list[symbol] : nil
  }

  /// The keyword that a list begins with.
  func head(_ node: Int) -> Keyword? {
    guard isList(node), let first = children(node).first else { return nil }
    return keyword(first)
  }

  /// Where a node stands.
  func range(_ node: Int) -> SourceRange {
    SourceRange(Int(nodes[node].lower), Int(nodes[node].upper))
  }

  /// The text of a node as it was written, cut when it is long.
  func text(_ node: Int) -> String {
    let range = range(node)
    let short = SourceRange(range.lower, min(range.upper, range.lower + 60))
    let text = file.text(in: short).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return short.upper < range.upper ? text + "…" : text
  }

  /// The nodes directly in a list.
  func children(_ node: Int) -> Nodes {
    Nodes(tree: nodes, position: node + 1, end: Int(nodes[node].next))
  }

  /// The outermost nodes.
  var roots: Nodes { Nodes(tree: nodes, position: 0, end: nodes.count) }

  /// Nodes that stand side by side.
  struct Nodes: Sequence, IteratorProtocol {
    let tree: [Node]
    var position: Int
    let end: Int

    var isEmpty: Bool { position >= end }
    /// The first, if there is one.
    var first: Int? { position < end ? position : nil }
    /// All but the first.
    var rest: Nodes {
      var rest = self
      _ = rest.next()
      return rest
    }
    /// How many there are. Complexity: linear.
    var count: Int {
      var count = 0
      var walk = self
      while walk.next() != nil { count += 1 }
      return count
    }

    mutating func next() -> Int? {
      guard position < end else { return nil }
      defer { position = Int(tree[position].next) }
      return position
    }
  }
}
