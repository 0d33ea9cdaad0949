import SourceText

/// Turns a syntax tree into checked model values: resolves every name, compares every arity and type.
///
/// One checker reads one file. What it can read is spread over the extensions beside this file, one
/// part of the language each. A part with a mistake in it yields a harmless value (`.truth`, no
/// effect), so that the rest of the file is still checked.
struct Checker {
  var tree: SyntaxTree
  var issues: Issues
  var domain: DomainModel
  var objects: ObjectTable
  /// The name that the definition gives itself.
  var domainOrProblemName = ""
  /// Variables in scope, innermost last.
  var scope: [(symbol: Int32, variable: Variable)] = []
  /// Slots handed out so far in the action, axiom or formula that is being read.
  var slotCount = 0
  /// Names of number variables in scope (`?amount`), by symbol.
  var numberVariables: [Int32] = []
  /// Whether `?duration` and `#t` may stand in a number.
  var isInDurativeAction = false
  /// Whether the file declares what it uses, as a domain does.
  var isReadingDomain = false

  private var predicateOfSymbol = Lookup()
  private var functionOfSymbol = Lookup()
  private var objectOfSymbol = Lookup()

  init(_ tree: SyntaxTree, _ issues: Issues, domain: DomainModel, objects: ObjectTable) {
    self.tree = tree
    self.issues = issues
    self.domain = domain
    self.objects = objects
  }

  // MARK: Names

  mutating func predicate(_ node: Int) -> PredicateID? {
    let symbol = tree.symbol(node)
    return predicateOfSymbol.find(symbol) { domain.predicate(named: tree.name(node))?.index }
      .map { PredicateID(Int($0)) }
  }

  mutating func function(_ node: Int) -> FunctionID? {
    let symbol = tree.symbol(node)
    return functionOfSymbol.find(symbol) { domain.function(named: tree.name(node))?.index }
      .map { FunctionID(Int($0)) }
  }

  mutating func object(_ node: Int) -> ObjectID? {
    let symbol = tree.symbol(node)
    return objectOfSymbol.find(symbol) { objects[tree.name(node)]?.index }
      .map { ObjectID(Int($0)) }
  }

  /// Forgets what was looked up, after declarations were added.
  mutating func forgetLookups() {
    predicateOfSymbol = Lookup()
    functionOfSymbol = Lookup()
    objectOfSymbol = Lookup()
  }

  /// What a symbol was found to be, so that each word is looked up once.
  private struct Lookup {
    private var found: [Int32] = []

    mutating func find(_ symbol: Int32, _ search: () -> Int32?) -> Int32? {
      guard symbol >= 0 else { return nil }
      let index = Int(symbol)
      if index >= found.count {
        found += [Int32](repeating: -2, count: max(index + 1 - found.count, found.count + 64))
      }
      if found[index] == -2 { found[index] = search() ?? -1 }
      return found[index] < 0 ? nil : found[index]
    }
  }

  /// Runs a part of the reading with the given variables in scope.
  mutating func with<Result>(
    _ variables: [(symbol: Int32, variable: Variable)], _ body: (inout Checker) -> Result
  ) -> Result {
    let outer = scope.count
    scope += variables
    defer { scope.removeSubrange(outer...) }
    return body(&self)
  }

  /// Starts a new action, axiom or formula: slots count from 0 again.
  mutating func startScope() {
    scope = []
    slotCount = 0
  }

  // MARK: Terms

  /// A term where one of the given types is wanted; nil after a mistake.
  mutating func term(_ node: Int, wanted: [TypeID], of place: TermPlace) -> Term? {
    guard !tree.isList(node) else {
      issues.error(
        "a list stands where an object or a variable is expected", at: tree.range(node),
        hint: function(nodeAfterOpening: node) == nil
          ? nil : "a function has a number as its value, not an object")
      return nil
    }
    let name = tree.name(node)
    let types: [TypeID]
    let term: Term
    if name.utf8.first == UInt8(ascii: "?") {
      guard let variable = scope.last(where: { $0.symbol == tree.symbol(node) })?.variable else {
        unknownVariable(node)
        return nil
      }
      types = variable.types.isEmpty ? [.object] : variable.types
      term = .variable(variable.slot)
      if fits(someOf: types, wanted) { return term }
    } else {
      guard let object = object(node) else {
        unknownObject(node)
        return nil
      }
      if objects.object(object, isOneOf: wanted, in: domain.types) { return .object(object) }
      types = objects.types(of: object)
      term = .object(object)
    }
    let notes = declared(place.owner, at: place.declaration)
    let message =
      "'\(name)' is \(article(types)), but argument \(place.position) of '\(place.owner)' "
      + "is \(article(wanted))"
    if place.isLenient {
      issues.warn(message, at: tree.range(node), notes: notes)
      return term
    }
    issues.error(message, at: tree.range(node), notes: notes)
    return nil
  }

  /// Which argument of what a term is, for messages.
  struct TermPlace {
    let owner: String
    let position: Int
    var declaration: SourceRange?
    var isLenient = false
  }

  private mutating func function(nodeAfterOpening node: Int) -> FunctionID? {
    guard let first = tree.children(node).first, !tree.isList(first) else { return nil }
    return function(first)
  }

  mutating func unknownVariable(_ node: Int) {
    let known = scope.map { tree.symbols.names[Int($0.symbol)] }
    let name = tree.name(node)
    let near = Spelling.nearest(to: name, in: known)
    let all = known.isEmpty ? "no variable is known here" : "known here: " + list(known)
    issues.error(
      "unknown variable '\(name)'", at: tree.range(node),
      hint: near.map { "did you mean '\($0)'?" } ?? all)
  }

  mutating func unknownObject(_ node: Int) {
    let name = tree.name(node)
    let isVariable = scope.contains { tree.symbols.names[Int($0.symbol)] == "?" + name }
    issues.unknown(
      "object", name, at: tree.range(node), known: isVariable ? ["?" + name] : objects.names)
  }

  /// Whether an object can be of one of each: a variable may be declared wider than what it is put in.
  func fits(someOf types: [TypeID], _ wanted: [TypeID]) -> Bool {
    if wanted.isEmpty { return true }
    for type in types {
      for want in wanted {
        if domain.types.isSubtype(type, of: want) || domain.types.isSubtype(want, of: type) {
          return true
        }
      }
    }
    return domain.types.all.contains { common in
      types.contains { domain.types.isSubtype(common, of: $0) }
        && wanted.contains { domain.types.isSubtype(common, of: $0) }
    }
  }

  func article(_ types: [TypeID]) -> String {
    types.isEmpty
      ? "'object'" : types.map { "'\(domain.types.name(of: $0))'" }.joined(separator: " or ")
  }

  /// Names in a row for a message, the first few.
  func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 8 ? shown + ", …" : shown
  }

  /// A note that points at a declaration, if it is known where it stands.
  func declared(_ name: String, at range: SourceRange?) -> [Diagnostic.Note] {
    guard let range else { return [] }
    return [.init("'\(name)' is declared here", in: domain.file ?? tree.file, at: range)]
  }

  /// A count and its noun: `1 argument`, `2 arguments`.
  func arguments(_ count: Int) -> String { count == 1 ? "1 argument" : "\(count) arguments" }
}
