import Meaning
import Understanding

/// Compiles a book into an automaton, from the end of each sentence to its beginning: every part gets the
/// node that follows it, so that forks share what comes after.
struct IdiomCompiler {
  let book: IdiomBook
  private(set) var automaton = IdiomAutomaton()
  /// What cannot be compiled, with the sentence or rule.
  private(set) var problems: [IdiomProblem] = []

  private var known: [IdiomNode: Int32] = [:]
  private var slotIDs: [IdiomAutomaton.Slot: Int] = [:]
  private var lookupIDs: [IdiomAutomaton.Lookup: Int] = [:]
  private var valueIDs: [IdiomAutomaton.Value: Int] = [:]
  private var conditionIDs: [IdiomAutomaton.Conditions: Int] = [:]
  private var openIDs: [String: Int] = [:]
  private var templates: [String: Template] = [:]
  private var sizes: [String: Int] = [:]
  private var calls: [String: Int32] = [:]

  /// A rule of more parts than this is matched on its own.
  static let largestInline = 600
  /// A list of more words than this is looked up.
  static let mostInline = 64
  /// No sentence becomes more nodes than this.
  static let mostNodes = 60_000

  init(_ book: IdiomBook) { self.book = book }

  mutating func compile() {
    for (name, text) in book.rules.sorted(by: { $0.key < $1.key }) { read(rule: name, text) }
    for (index, block) in book.blocks.enumerated() {
      var scope = Scope(block: block, conditions: conditions(of: block))
      for (name, text) in block.rules.sorted(by: { $0.key < $1.key }) {
        read(rule: "\(index)/\(name)", text)
      }
      scope.number = index
      let accept = add(.init(kind: .accept, argument: Int32(index)))
      var start = add(.init(kind: .dead))
      for sentence in block.sentences {
        do {
          let template = try TemplateParser.parse(trimmed(sentence), keepsSpaces: true)
          scope.keepsAtEnds =
            Self.isWild(template, at: \.last, self, scope)
            || Self.isWild(template, at: \.first, self, scope)
          scope.budget = automaton.nodes.count + Self.mostNodes
          let begin = try node(template, accept, scope, depth: 0)
          start = fork(begin, start)
        } catch let error as TemplateError {
          problems.append(IdiomProblem(text: sentence, message: error.message))
        } catch let error as Unusable {
          problems.append(IdiomProblem(text: sentence, message: error.message))
        } catch {}
      }
      automaton.starts.append(start)
    }
  }

  // MARK: Parts

  private struct Scope {
    var block: IdiomBook.Block
    var conditions: Int
    var number = 0
    /// Whether a letter belongs to a word of a list.
    var isList = false
    var keepsAtEnds = false
    var budget = 0
    /// The rules that are being compiled.
    var inside: [String] = []
  }

  struct Unusable: Error { var message: String }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true, !text.hasSuffix("\\ ") { text = text.dropLast() }
    return String(text)
  }

  private mutating func add(_ node: IdiomNode) -> Int32 {
    if let id = known[node] { return id }
    let id = Int32(automaton.nodes.count)
    automaton.nodes.append(node)
    known[node] = id
    return id
  }

  private mutating func fork(_ a: Int32, _ b: Int32) -> Int32 {
    if a == b { return a }
    if automaton.nodes[Int(b)].kind == .dead { return a }
    if automaton.nodes[Int(a)].kind == .dead { return b }
    return add(.init(kind: .fork, next: a, other: b))
  }

  private mutating func node(
    _ template: Template, _ next: Int32, _ scope: Scope, depth: Int
  ) throws -> Int32 {
    guard depth < 400 else { throw Unusable(message: "rules are nested too deep") }
    guard automaton.nodes.count < scope.budget else {
      throw Unusable(message: "this sentence is too large")
    }
    switch template {
    case .text(let text): return letters(text, next, scope)
    case .space: return add(.init(kind: .space, next: next))
    case .sequence(let parts, _):
      var next = next
      for part in parts.reversed() { next = try node(part, next, scope, depth: depth + 1) }
      return next
    case .optional(let part):
      return fork(try node(part, next, scope, depth: depth + 1), next)
    case .choice(let parts):
      var made: Int32?
      for part in parts.reversed() {
        let begin = try node(part, next, scope, depth: depth + 1)
        made = made.map { fork(begin, $0) } ?? begin
      }
      return made ?? next
    case .permutation(let parts): return try permutation(parts, next, scope, depth)
    case .slot(let list, let name): return try slot(list, name, next, scope, depth)
    case .rule(let name): return try rule(name, next, scope, depth)
    case .inflected(let lemma, _): return letters("~" + lemma, next, scope)
    }
  }

  private mutating func letters(_ text: String, _ next: Int32, _ scope: Scope) -> Int32 {
    var next = next
    for scalar in NormalText(text, isWhole: false).scalars.reversed() {
      if scalar == " " {
        next = add(.init(kind: .space, next: next))
      } else {
        let letter = automaton.letterClass(scalar == "_" ? "-" : scalar)
        next = add(
          .init(kind: scope.isList ? .listLetter : .letter, argument: letter, next: next))
      }
    }
    return next
  }

  /// A node for each set of parts that are still to come: 2^n, not n! ways.
  private mutating func permutation(
    _ parts: [Template], _ next: Int32, _ scope: Scope, _ depth: Int
  ) throws -> Int32 {
    guard parts.count <= 8 else {
      throw Unusable(message: "more than eight parts in any order are too many")
    }
    var nodes = [Int32](repeating: next, count: 1 << parts.count)
    for left in 1..<(1 << parts.count) {
      var made: Int32?
      for index in parts.indices.reversed() where left & (1 << index) != 0 {
        var after = add(.init(kind: .space, next: nodes[left & ~(1 << index)]))
        after = try node(parts[index], after, scope, depth: depth + 1)
        let begin = add(.init(kind: .space, next: after))
        made = made.map { fork(begin, $0) } ?? begin
      }
      nodes[left] = made ?? next
    }
    return nodes[nodes.count - 1]
  }

  // MARK: Rules

  private mutating func read(rule name: String, _ text: String) {
    do {
      templates[name] = try TemplateParser.parse(trimmed(text), keepsSpaces: true)
    } catch {
      problems.append(IdiomProblem(text: text, message: error.message))
    }
  }

  private func key(of rule: String, _ scope: Scope) -> String? {
    let own = "\(scope.number)/\(rule)"
    if templates[own] != nil { return own }
    return templates[rule] != nil ? rule : nil
  }

  private mutating func rule(
    _ name: String, _ next: Int32, _ scope: Scope, _ depth: Int
  ) throws -> Int32 {
    guard let key = key(of: name, scope), let template = templates[key] else {
      throw Unusable(message: "there is no rule <\(name)>")
    }
    guard !scope.inside.contains(key) else {
      throw Unusable(message: "the rule <\(name)> stands in itself")
    }
    var inner = scope
    inner.inside.append(key)
    if size(of: template, inner) <= Self.largestInline {
      return try node(template, next, inner, depth: depth + 1)
    }
    // Slots of a rule may depend on the block: one automaton for each set of conditions.
    let shared = "\(key)#\(scope.conditions)#\(scope.isList)"
    if let call = calls[shared] { return add(.init(kind: .call, argument: call, next: next)) }
    let call = Int32(automaton.rules.count)
    automaton.rules.append(-1)
    let done = add(.init(kind: .done, argument: call))
    let start = try node(template, done, inner, depth: depth + 1)
    automaton.rules[Int(call)] = start
    calls[shared] = call
    return add(.init(kind: .call, argument: call, next: next))
  }

  /// How many parts a template has, its rules written out; never more than a limit.
  private mutating func size(of template: Template, _ scope: Scope) -> Int {
    let most = Self.largestInline + 1
    switch template {
    case .text(let text): return min(most, text.unicodeScalars.count)
    case .space, .slot, .inflected: return 1
    case .optional(let part): return min(most, 1 + size(of: part, scope))
    case .sequence(let parts, _), .choice(let parts):
      var sum = 1
      for part in parts where sum < most { sum += size(of: part, scope) }
      return min(most, sum)
    case .permutation(let parts):
      var sum = 1
      for part in parts where sum < most { sum += size(of: part, scope) << (parts.count - 1) }
      return min(most, sum)
    case .rule(let name):
      guard let key = key(of: name, scope), let template = templates[key],
        !scope.inside.contains(key)
      else { return 1 }
      if let known = sizes[key] { return known }
      var inner = scope
      inner.inside.append(key)
      let size = size(of: template, inner)
      sizes[key] = size
      return size
    }
  }

  // MARK: Slots

  private mutating func slot(
    _ list: String, _ name: String?, _ next: Int32, _ scope: Scope, _ depth: Int
  ) throws -> Int32 {
    // {list:@name} and {@list} are matched and not kept.
    let written = name ?? list
    let isKept = !written.hasPrefix("@")
    let slotName = isKept ? written : String(written.dropFirst())
    let listName = name == nil && !isKept ? slotName : list
    let isPreferred = isKept && book.preferred.contains(slotName)
    func slot(_ lookup: Int32) -> IdiomAutomaton.Slot {
      .init(name: slotName, lookup: lookup, isPreferred: isPreferred, isKept: isKept)
    }
    let found = scope.block.lists[listName] ?? book.lists[listName]
    switch found ?? Self.inlineRange(listName).map({ .numbers($0) }) {
    case .anything?:
      let id = self.slot(slot(-1))
      let keeps: Int32 = scope.keepsAtEnds ? 1 : 0
      let on = add(.init(kind: .wildOn, argument: id, next: next, other: keeps))
      return add(.init(kind: .wildBegin, argument: id, next: on, other: keeps))
    case .numbers(let range)?:
      let lookup = lookup(.init(source: .numbers(range), conditions: 0))
      return add(.init(kind: .edge, argument: self.slot(slot(lookup)), next: next))
    case .entries(let entries)? where entries.count <= Self.mostInline:
      return try entriesInline(entries, self.slot(slot(-1)), next, scope, depth)
    case .entries(let entries)?:
      let isOwn = scope.block.lists[listName] != nil
      let open = open(isOwn ? "\(scope.number)/\(listName)" : listName)
      automaton.ownNames[open] = entries
      return edge(open, slot, next, scope)
    case nil:
      return edge(open(listName), slot, next, scope)
    }
  }

  private mutating func edge(
    _ open: Int, _ slot: (Int32) -> IdiomAutomaton.Slot, _ next: Int32, _ scope: Scope
  ) -> Int32 {
    let lookup = lookup(.init(source: .names(open), conditions: scope.conditions))
    return add(.init(kind: .edge, argument: self.slot(slot(lookup)), next: next))
  }

  private mutating func entriesInline(
    _ entries: [IdiomBook.Entry], _ slot: Int32, _ next: Int32, _ scope: Scope, _ depth: Int
  ) throws -> Int32 {
    var inner = scope
    inner.isList = true
    let conditions = automaton.conditions[scope.conditions]
    var made = add(.init(kind: .dead))
    for entry in entries.reversed() where conditions.admit(entry.context) {
      let template = try TemplateParser.parse(trimmed(entry.template), keepsSpaces: true)
      let value = value(.init(slot: slot, value: entry.value, context: entry.context))
      let end = add(.init(kind: .end, argument: value, next: next))
      let begin = try node(template, end, inner, depth: depth + 1)
      // A list's word that is nothing at all fills no slot.
      if begin != end { made = fork(begin, made) }
    }
    return automaton.nodes[Int(made)].kind == .dead
      ? made : add(.init(kind: .begin, argument: slot, next: made))
  }

  /// `{1..100:slot}`, `{0..100,5:slot}`.
  private static func inlineRange(_ name: String) -> IdiomBook.NumberRange? {
    let pieces = name.split(separator: ",", maxSplits: 1).map(String.init)
    guard let first = pieces.first, let dots = first.firstRange(of: "..") else { return nil }
    guard let from = Int(first[..<dots.lowerBound]), let to = Int(first[dots.upperBound...]),
      let step = pieces.count == 2 ? Int(pieces[1]) : 1, from <= to, step > 0
    else { return nil }
    return .init(from: from, to: to, step: step)
  }

  private static func isWild(
    _ template: Template, at end: KeyPath<[Template], Template?>, _ compiler: IdiomCompiler,
    _ scope: Scope
  ) -> Bool {
    let part: Template? =
      if case .sequence(let parts, _) = template { parts[keyPath: end] } else { template }
    guard case .slot(let list, _)? = part else { return false }
    let found = scope.block.lists[list] ?? compiler.book.lists[list]
    return found == .anything
  }

  // MARK: Interning

  /// The number of a value among those that were met, a new one the first time.
  private static func number<Value: Hashable>(
    of value: Value, _ numbers: inout [Value: Int], in values: inout [Value]
  ) -> Int {
    if let number = numbers[value] { return number }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }

  private mutating func slot(_ slot: IdiomAutomaton.Slot) -> Int32 {
    Int32(Self.number(of: slot, &slotIDs, in: &automaton.slots))
  }

  private mutating func lookup(_ lookup: IdiomAutomaton.Lookup) -> Int32 {
    Int32(Self.number(of: lookup, &lookupIDs, in: &automaton.lookups))
  }

  private mutating func value(_ value: IdiomAutomaton.Value) -> Int32 {
    Int32(Self.number(of: value, &valueIDs, in: &automaton.values))
  }

  private mutating func conditions(of block: IdiomBook.Block) -> Int {
    let own = IdiomAutomaton.Conditions(requires: block.requires, excludes: block.excludes)
    return Self.number(of: own, &conditionIDs, in: &automaton.conditions)
  }

  private mutating func open(_ name: String) -> Int {
    Self.number(of: name, &openIDs, in: &automaton.openLists)
  }
}

/// A sentence or rule that cannot be used, and why.
package struct IdiomProblem: Sendable, Hashable {
  package var text: String
  package var message: String
}
