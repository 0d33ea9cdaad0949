import SourceText

/// The sections of a domain, whatever their order in the file.
extension Checker {
  /// Reads `(define (domain NAME) …)`.
  mutating func readDomain() {
    guard let sections = definition(.domain, known: Keyword.domainSections) else { return }
    isReadingDomain = true
    for section in sections[.requirementsSection] {
      domain.requirements += tree.children(section).rest.map {
        String(tree.name($0).drop { $0 == ":" })
      }
    }
    for section in sections[.typesSection] { types(section) }
    for section in sections[.constantsSection] { declareObjects(section) }
    domain.constants = objects
    for section in sections[.predicatesSection] { predicates(section) }
    for section in sections[.functionsSection] { functions(section) }
    forgetLookups()
    for section in sections[.derivedSection] { markDerived(section) }
    for section in sections[.derivedSection] { derived(section) }
    for section in sections.inOrder {
      switch tree.head(section) {
      case .actionSection: action(section)
      case .durativeActionSection: durativeAction(section)
      default: break
      }
    }
    for section in sections[.constraintsSection] {
      domain.constraints += constraints(section)
    }
    checkStratification()
  }

  /// Sections by the keyword they begin with.
  struct Sections {
    var inOrder: [Int] = []
    var byKeyword: [Keyword: [Int]] = [:]
    subscript(keyword: Keyword) -> [Int] { byKeyword[keyword] ?? [] }
  }

  /// The sections of the one definition that the file must be; nil when it is something else.
  mutating func definition(_ kind: Keyword, known: [Keyword]) -> Sections? {
    let expected = "'(define (\(kind.rawValue) NAME) …)' is expected"
    guard let root = tree.roots.first else {
      if !issues.hasErrors { issues.error("the file is empty: \(expected)") }
      return nil
    }
    guard tree.head(root) == .define else {
      issues.error(expected, at: tree.range(root))
      return nil
    }
    if let after = tree.roots.rest.first {
      issues.error(
        "something follows the end of the definition", at: tree.range(after),
        notes: [
          .init(
            "the definition ends here", in: tree.file,
            at: SourceRange(tree.range(root).upper - 1, tree.range(root).upper))
        ])
    }
    var parts = tree.children(root).rest
    guard let header = parts.next(), tree.isList(header) else {
      issues.error(expected, at: tree.range(root))
      return nil
    }
    let headerParts = Array(tree.children(header))
    guard tree.head(header) == kind else {
      let other: Keyword = kind == .domain ? .problem : .domain
      if tree.head(header) == other {
        issues.error("this is a \(other.rawValue), not a \(kind.rawValue)", at: tree.range(header))
      } else {
        issues.error(expected, at: tree.range(header))
      }
      return nil
    }
    if headerParts.count == 2, !tree.isList(headerParts[1]) {
      domainOrProblemName = tree.name(headerParts[1])
    } else {
      issues.error("the \(kind.rawValue) needs one name", at: tree.range(header))
    }
    var sections = Sections()
    for part in parts { classify(part, kind, known, &sections) }
    return sections
  }

  private mutating func classify(
    _ part: Int, _ kind: Keyword, _ known: [Keyword], _ sections: inout Sections
  ) {
    guard tree.isList(part) else {
      issues.error("a section in brackets is expected", at: tree.range(part))
      return
    }
    guard let first = tree.children(part).first else { return }
    guard let keyword = tree.keyword(first), known.contains(keyword) else {
      switch tree.keyword(first) {
      case .processSection, .eventSection:
        issues.error(
          "'\(tree.name(first))' (PDDL+) is not supported", at: tree.range(first))
      case let keyword? where keyword.isSection:
        issues.error(
          "'\(keyword.rawValue)' does not belong in a \(kind.rawValue)", at: tree.range(first))
      default:
        issues.unknown(
          "section", tree.isList(first) ? tree.text(first) : tree.name(first),
          at: tree.range(first), known: known.map(\.rawValue))
      }
      return
    }
    let mayRepeat: Set<Keyword> = [.actionSection, .durativeActionSection, .derivedSection]
    if let earlier = sections.byKeyword[keyword]?.first, !mayRepeat.contains(keyword) {
      issues.warn(
        "'\(keyword.rawValue)' stands here a second time: both are read",
        at: tree.range(first),
        notes: [.init("the first is here", in: tree.file, at: headRange(earlier))])
    }
    sections.inOrder.append(part)
    sections.byKeyword[keyword, default: []].append(part)
  }

  private func headRange(_ node: Int) -> SourceRange {
    tree.range(tree.children(node).first ?? node)
  }

  // MARK: Types and objects

  private mutating func types(_ section: Int) {
    // All names first: a supertype may be used before its line.
    var nodes = tree.children(section).rest
    var waiting: [Int] = []
    var lines: [(names: [Int], supertypes: [Int])] = []
    while let node = nodes.next() {
      if tree.keyword(node) == .dash {
        guard let typeNode = nodes.next() else {
          issues.error("a type is missing after '-'", at: tree.range(node))
          break
        }
        let supertypes =
          tree.head(typeNode) == .either ? Array(tree.children(typeNode).rest) : [typeNode]
        lines.append((waiting, supertypes))
        waiting = []
      } else if tree.isList(node) {
        issues.error("a list stands where a type's name is expected", at: tree.range(node))
      } else {
        waiting.append(node)
      }
    }
    lines.append((waiting, []))
    for name in lines.flatMap(\.names) { domain.types.declare(tree.name(name)) }
    for line in lines {
      var supertypes: [TypeID] = []
      for node in line.supertypes where !tree.isList(node) {
        supertypes.append(supertype(node))
      }
      for node in line.names where !supertypes.isEmpty {
        domain.types.declare(tree.name(node), under: supertypes)
        let type = domain.types[tree.name(node)] ?? .object
        for parent in supertypes where parent != .object && domain.types.isSubtype(parent, of: type)
        {
          issues.error(
            "type '\(tree.name(node))' becomes a kind of itself", at: tree.range(node))
        }
      }
    }
  }

  /// A supertype that has no line of its own is a type all the same; a near name makes it suspect.
  private mutating func supertype(_ node: Int) -> TypeID {
    let name = tree.name(node)
    if let type = domain.types[name] { return type }
    if let near = Spelling.nearest(to: name, in: domain.types.names) {
      issues.warn(
        "type '\(name)' is only used as a supertype", at: tree.range(node),
        hint: "did you mean '\(near)'?")
    }
    return domain.types.declare(name)
  }

  /// Adds the objects of `:constants` or `:objects`.
  mutating func declareObjects(_ section: Int) {
    for typed in typedList(tree.children(section).rest, of: "an object's name") {
      let name = tree.name(typed.node)
      if name.utf8.first == UInt8(ascii: "?") {
        issues.error("'\(name)' is a variable, not an object", at: tree.range(typed.node))
        continue
      }
      let types = typed.types.isEmpty ? [TypeID.object] : typed.types
      guard let known = objects[name] else {
        objects.add(name, types: types)
        continue
      }
      // Constants are often repeated among the objects; only another type would be a contradiction.
      let knownTypes = objects.types(of: known)
      if !types.allSatisfy({ domain.types.isSubtype($0, ofAny: knownTypes) })
        && !knownTypes.allSatisfy({ domain.types.isSubtype($0, ofAny: types) })
      {
        issues.error(
          "'\(name)' is declared as \(article(types)) here and as \(article(knownTypes)) before",
          at: tree.range(typed.node))
      } else if isReadingDomain || known.index >= domain.constants.count {
        issues.warn("'\(name)' is declared twice", at: tree.range(typed.node))
      }
    }
  }

  // MARK: Predicates and functions

  private mutating func predicates(_ section: Int) {
    for node in tree.children(section).rest {
      guard let head = tree.children(node).first, tree.isList(node), !tree.isList(head) else {
        issues.error("a predicate such as '(at ?x ?y)' is expected", at: tree.range(node))
        continue
      }
      let name = tree.name(head)
      if tree.keyword(head) == .equal { continue }  // `=` is built in; some files declare it
      startScope()
      var predicate = Predicate(
        name: name,
        parameters: variables(tree.children(node).rest, isDeclaration: true).map(\.variable))
      predicate.range = tree.range(node)
      if let known = domain.predicate(named: name) {
        let message = "predicate '\(name)' is declared twice"
        if domain[known].parameters.count == predicate.parameters.count {
          issues.warn(
            message, at: tree.range(head), notes: declared(name, at: domain[known].range)
          )
        } else {
          issues.error(
            message + " with another number of arguments", at: tree.range(head),
            notes: declared(name, at: domain[known].range))
        }
        continue
      }
      domain.predicates.append(predicate)
    }
  }

  private mutating func functions(_ section: Int) {
    var nodes = tree.children(section).rest
    while let node = nodes.next() {
      if tree.keyword(node) == .dash {
        if let type = nodes.next(), tree.keyword(type) != .number {
          issues.error(
            "functions with objects as values are not supported", at: tree.range(type),
            hint: "write '- number', or make it a predicate")
        }
        continue
      }
      let isList = tree.isList(node)
      guard let head = isList ? tree.children(node).first : node, !tree.isList(head) else {
        issues.error("a function such as '(fuel ?x)' is expected", at: tree.range(node))
        continue
      }
      let name = tree.name(head)
      startScope()
      var function = NumericFunction(
        name: name,
        parameters: isList
          ? variables(tree.children(node).rest, isDeclaration: true).map(\.variable) : [])
      function.range = tree.range(node)
      if let known = domain.function(named: name) {
        issues.error(
          "function '\(name)' is declared twice", at: tree.range(head),
          notes: declared(name, at: domain[known].range))
        continue
      }
      domain.functions.append(function)
    }
  }
}
