import SourceText

/// Typed lists: `a b - truck c - (either crate box) d`. Names after the last `-` are objects.
extension Checker {
  /// A name of a typed list with the types given to it; none when it has none.
  struct TypedName {
    let node: Int
    let types: [TypeID]
  }

  /// Names of a list up to its end.
  mutating func typedList(_ nodes: SyntaxTree.Nodes, of what: String) -> [TypedName] {
    var out: [TypedName] = []
    var waiting: [Int] = []
    var nodes = nodes
    while let node = nodes.next() {
      if tree.isList(node) {
        issues.error(
          "a list stands where \(what) is expected", at: tree.range(node))
      } else if tree.keyword(node) == .dash {
        guard let typeNode = nodes.next() else {
          issues.error("a type is missing after '-'", at: tree.range(node))
          break
        }
        if waiting.isEmpty {
          issues.error("'-' has no name before it", at: tree.range(node))
        }
        let types = typesAfterDash(typeNode)
        out += waiting.map { TypedName(node: $0, types: types) }
        waiting = []
      } else {
        waiting.append(node)
      }
    }
    return out + waiting.map { TypedName(node: $0, types: []) }
  }

  /// A type or `(either …)`; none stands for `object`.
  mutating func typesAfterDash(_ node: Int) -> [TypeID] {
    guard tree.isList(node) else {
      return type(node).map { $0 == .object ? [] : [$0] } ?? []
    }
    guard tree.head(node) == .either else {
      issues.error(
        "a type or '(either …)' is expected after '-'", at: tree.range(node))
      return []
    }
    var types: [TypeID] = []
    for child in tree.children(node).rest {
      if let type = type(child), !types.contains(type) { types.append(type) }
    }
    return types.contains(.object) ? [] : types
  }

  private mutating func type(_ node: Int) -> TypeID? {
    let name = tree.name(node)
    if let type = domain.types[name] { return type }
    if tree.isList(node) {
      issues.error("a list stands where a type is expected", at: tree.range(node))
    } else {
      issues.unknown("type", name, at: tree.range(node), known: domain.types.names)
    }
    return nil
  }

  /// Parameters or quantified variables, each with a slot of its own.
  ///
  /// In a declaration the names mean nothing, so that one may stand there twice.
  mutating func variables(
    _ nodes: SyntaxTree.Nodes, isDeclaration: Bool = false
  ) -> [(symbol: Int32, variable: Variable)] {
    var out: [(symbol: Int32, variable: Variable)] = []
    for typed in typedList(nodes, of: "a variable") {
      let name = tree.name(typed.node)
      guard name.utf8.first == UInt8(ascii: "?"), name.utf8.count > 1 else {
        issues.error(
          "'\(name)' is not a variable", at: tree.range(typed.node),
          hint: "variables begin with '?'")
        continue
      }
      let symbol = tree.symbol(typed.node)
      if !isDeclaration, out.contains(where: { $0.symbol == symbol }) {
        issues.error("'\(name)' is declared twice in one list", at: tree.range(typed.node))
      }
      out.append(
        (symbol, Variable(name: String(name.dropFirst()), types: typed.types, slot: slotCount)))
      slotCount += 1
    }
    return out
  }

  /// The variables in the list that a node must be.
  mutating func variables(in node: Int) -> [(symbol: Int32, variable: Variable)] {
    guard tree.isList(node) else {
      issues.error("a list of variables is expected", at: tree.range(node))
      return []
    }
    return variables(tree.children(node))
  }
}
