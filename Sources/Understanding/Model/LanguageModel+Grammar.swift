import Meaning
import SourceText

/// Compiling templates into the automaton, and the rules of a core grammar with them.
extension LanguageModel {
  /// A template that cannot be compiled.
  struct CompileError: Error {
    var message: String
  }

  /// What the slots of a template stand for.
  enum Slots {
    /// Categories of the grammar, with features: `{np.one:subject}`.
    case categories
    /// Roles of a frame, filled by noun phrases of these types.
    case roles([String: TypeSet])
  }

  /// Adds a rule made of a template.
  mutating func addRule(
    _ template: Template, _ rule: GrammarRule, slots: Slots, scope: String = ""
  ) throws(CompileError) {
    let ends = try path(template, from: [0], slots: slots, scope: scope)
    guard !ends.contains(0) else {
      throw CompileError(message: "this template matches nothing at all")
    }
    automaton.accept(Int32(rules.count), at: ends)
    rules.append(rule)
  }

  private mutating func path(
    _ template: Template, from states: [Int32], slots: Slots, scope: String
  ) throws(CompileError) -> [Int32] {
    switch template {
    case .text(let text):
      return [automaton.step(from: states, literal(text))]
    case .space: return states
    case .sequence(let parts, let glued):
      return try sequence(parts, glued, from: states, slots: slots, scope: scope)
    case .choice(let parts):
      var ends: [Int32] = []
      // Words that may take each other's place are one class: one step instead of many.
      let texts = parts.compactMap { if case .text(let text) = $0 { text } else { nil } }
      if texts.count > 1 {
        let symbol = symbols.wordClass(texts)
        for text in texts {
          add(text, symbol)
          for other in otherLiterals(of: text) { add(other, symbol) }
        }
        ends.append(automaton.step(from: states, symbol))
      }
      for part in parts {
        if case .text = part, texts.count > 1 { continue }
        ends += try path(part, from: states, slots: slots, scope: scope)
      }
      return unique(ends)
    case .optional(let part):
      return unique(try path(part, from: states, slots: slots, scope: scope) + states)
    case .permutation(let parts):
      return try permutation(parts, from: states, slots: slots, scope: scope)
    case .slot(let content, let name):
      return [try slot(content, name, from: states, slots)]
    case .rule(let name):
      let symbol = symbols.category("<\(scope)\(name)>")
      return [automaton.step(from: states, symbol, label: labels.label(name))]
    case .inflected(let word, _):
      throw CompileError(message: "'~\(word)' makes a frame and cannot stand in an idiom")
    }
  }

  private func unique(_ states: [Int32]) -> [Int32] {
    var seen: Set<Int32> = []
    return states.filter { seen.insert($0).inserted }
  }

  private mutating func sequence(
    _ parts: [Template], _ glued: [Bool], from states: [Int32], slots: Slots, scope: String
  ) throws(CompileError) -> [Int32] {
    var states = states
    var index = 0
    while index < parts.count {
      // Parts without a space between them are one word where letters meet: "light[s]".
      var end = index
      while end < parts.count - 1, glued[end], parts[end].isPlain, parts[end + 1].isPlain {
        end += 1
      }
      if end > index,
        let texts = TemplateLine.texts(
          .sequence(Array(parts[index...end]), glued: Array(glued[index..<end])), limit: 256)
      {
        var ends: [Int32] = []
        for text in texts {
          guard !text.isEmpty else {
            ends += states
            continue
          }
          var at = states
          for word in text.split(separator: " ") {
            at = [automaton.step(from: at, literal(String(word)))]
          }
          ends += at
        }
        states = unique(ends)
        index = end + 1
      } else {
        states = try path(parts[index], from: states, slots: slots, scope: scope)
        index += 1
      }
    }
    return states
  }

  private mutating func permutation(
    _ parts: [Template], from states: [Int32], slots: Slots, scope: String
  ) throws(CompileError) -> [Int32] {
    guard parts.count <= 6 else {
      throw CompileError(message: "more than six parts in any order are too many")
    }
    // One set of states for each set of parts that have been said: 2^n, not n! paths.
    var reached: [Int: [Int32]] = [0: states]
    let full = (1 << parts.count) - 1
    for done in 0..<full {
      guard let from = reached[done] else { continue }
      for (index, part) in parts.enumerated() where done & (1 << index) == 0 {
        let ends = try path(part, from: from, slots: slots, scope: scope)
        reached[done | 1 << index, default: []] = unique(
          reached[done | 1 << index, default: []] + ends)
      }
    }
    return reached[full] ?? []
  }

  private mutating func slot(
    _ content: String, _ name: String?, from states: [Int32], _ slots: Slots
  ) throws(CompileError) -> Int32 {
    if case .roles(let roles) = slots {
      let role = name ?? content
      guard let types = roles[role] else {
        throw CompileError(message: "there is no role '\(role)'")
      }
      return automaton.step(
        from: states, SymbolTable.np, types: types, label: labels.label(role))
    }
    var category = ""
    var need: [Features] = []
    var forbid: Features = []
    var types = TypeSet.all
    var text = Substring(content)
    while !text.isEmpty {
      let mark = text.first.flatMap { ".!@".contains($0) ? $0 : nil }
      if mark != nil { text = text.dropFirst() }
      let word = text.prefix { !".!@".contains($0) }
      text = text.dropFirst(word.count)
      switch mark {
      case "@": if word == "robot" { types = self.types.robots }
      case ".", "!":
        var group: Features = []
        for piece in word.split(separator: "/") {
          guard let feature = features.feature(String(piece)) else {
            throw CompileError(message: "there are more features than bits")
          }
          group.formUnion(feature)
        }
        if mark == "." { need.append(group) } else { forbid.formUnion(group) }
      default: category = String(word)
      }
    }
    let symbol = symbols.category(category)
    return automaton.step(
      from: states, symbol, need: need, forbid: forbid, types: types,
      label: labels.label(name ?? category))
  }

  // MARK: The core grammar's own rules

  mutating func compileCore(_ file: SourceFile?) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for text in core.rules {
      do throws(CompileError) {
        let rule = try rule(text)
        try addRule(text.pattern, rule, slots: .categories)
      } catch {
        diagnostics.append(
          Diagnostic(.error, "\(error.message) ('\(text.text)')", in: file, at: text.range))
      }
    }
    return diagnostics
  }

  private mutating func rule(_ text: CoreGrammar.RuleText) throws(CompileError) -> GrammarRule {
    var arguments: [String] = []
    var adds: Features = []
    var removes: Features = []
    var cost: Int32 = 0
    var head = Label.head.rawValue
    var with: Int32 = -1
    for word in text.action.split(separator: " ") {
      if word.hasPrefix("+") || word.hasPrefix("-"), word.count > 1 {
        guard let feature = features.feature(String(word.dropFirst())) else {
          throw CompileError(message: "there are more features than bits")
        }
        if word.hasPrefix("+") { adds.formUnion(feature) } else { removes.formUnion(feature) }
      } else if word.hasPrefix("cost="), let value = Int32(word.dropFirst(5)) {
        cost = value
      } else if word.hasPrefix("with=") {
        with = labels.label(String(word.dropFirst(5)))
      } else if word.hasPrefix("head=") {
        head = labels.label(String(word.dropFirst(5)))
      } else {
        arguments.append(String(word))
      }
    }
    guard let name = arguments.first, let operation = Operation(rawValue: name) else {
      throw CompileError(message: "there is no operation '\(arguments.first ?? "")'")
    }
    if operation == .mark, arguments.count > 1 { _ = mark(arguments[1]) }
    return GrammarRule(
      result: symbols.category(text.category),
      action: Action(operation: operation, arguments: Array(arguments.dropFirst())), cost: cost,
      adds: adds, removes: removes, head: head, with: with, text: text.text)
  }

  /// To be called when everything is compiled: what the chart looks up by symbol.
  mutating func finish() {
    filled = features.existing("filled") ?? []
    frameKinds = frames.enumerated().map { number, frame in
      if possessionFrames.contains(number) {
        return (features.existing("state") ?? []).union(features.existing("having") ?? [])
      }
      if frame.isDoable { return features.existing("doable") ?? [] }
      if case .clause(_, let aspect) = frame.sense, aspect != .plain {
        return features.existing("begins") ?? []
      }
      return features.existing("state") ?? []
    }
    isLiteral = symbols.names.map { $0.hasPrefix("=") || $0.hasPrefix("|") }
    ruleCores = rules.map(RuleCore.init)
    automaton.finish(symbols: symbols.count)
    endings = EndingCache()
  }
}
