import Meaning
import SourceText
import WordForms

/// Frames and idioms: from the templates of a domain, or from the names of what it cannot word.
extension LanguageModel {
  mutating func addFrames(_ words: DomainWords, _ diagnostics: inout [Diagnostic]) {
    identityFrame = Int32(frames.count)
    frames.append(
      ChartFrame(
        sense: .clause(FrameName(.identity, "same"), .plain),
        arguments: [
          .init(role: "it", types: types.things, marks: [], isSubject: true),
          .init(role: "ground", types: types.things, marks: []),
        ], agent: nil, isDoable: false, rank: 0))
    var local: [String: Template] = [:]
    for rule in words.rules {
      guard let text = rule.texts.first else { continue }
      do {
        local[rule.symbol] = try TemplateParser.parse(text.text)
      } catch {
        diagnostics.append(
          Diagnostic(.error, error.message, in: words.file, at: text.range ?? rule.range))
      }
    }
    for (name, template) in local.sorted(by: { $0.key < $1.key }) where !template.holdsInflected {
      let result = symbols.category("<local:\(name)>")
      let rule = GrammarRule(result: result, action: Action(operation: .list), text: name)
      // A rule with slots is compiled where it stands, as its roles are known only there.
      if template.isPlain { try? addRule(template, rule, slots: .roles([:]), scope: "local:") }
    }
    addTemplates(words.intents, .intent, local, words, &diagnostics)
    addTemplates(words.relations, .relation, local, words, &diagnostics)
    let first = frames.count
    addTemplates(
      possessions(words), .relation, local, words, &diagnostics, cost: Cost.possession)
    possessionFrames = first..<frames.count
    addTemplates(words.actions, .action, local, words, &diagnostics)
    addUnworded(words)
    dropShadowedActions()
  }

  /// A bare action is not asked for by a verb and marks that the vocabulary gives an intent: the author
  /// has said what they mean, and a second reading of the same words would only multiply the others.
  private mutating func dropShadowedActions() {
    func head(_ frame: Int32) -> String? {
      let source = frames[Int(frame)].source
      guard source >= 0,
        case .verb(let word, let inflection, let particle) = sources[Int(source)].head
      else { return nil }
      let parts = core.headFirst ? [word, particle] : [particle, word]
      let text = parts.compactMap(\.self).joined(separator: core.headFirst ? " " : "")
      return text + (inflection.map { "/" + $0 } ?? "")
    }
    func kind(_ frame: Int32) -> FrameKind? {
      guard case .clause(let name, _) = frames[Int(frame)].sense else { return nil }
      return name.kind
    }
    var intents: [String: [Int32]] = [:]
    for all in framesOfLemma {
      for frame in all where kind(frame) == .intent {
        if let head = head(frame) { intents[head, default: []].append(frame) }
      }
    }
    framesOfLemma = framesOfLemma.map { all in
      all.filter { frame in
        guard kind(frame) == .action, let head = head(frame) else { return true }
        return intents[head]?.contains { covers(frames[Int($0)], frames[Int(frame)]) } != true
      }
    }
  }

  /// Whether whatever fills a frame fills another one too.
  private func covers(_ intent: ChartFrame, _ action: ChartFrame) -> Bool {
    var left = intent.arguments.filter { !$0.isSubject }
    for argument in action.arguments where !argument.types.isSubset(of: types.robots) {
      let index = left.firstIndex { other in
        argument.types.isSubset(of: other.types)
          && (argument.takesAnyMark
            || argument.isObject == other.isObject
              && Set(argument.marks).isSubset(of: other.marks))
      }
      guard let index else { return false }
      left.remove(at: index)
    }
    return true
  }

  /// Having something, for each relation whose ground can have what it is about, where the author has not
  /// worded that: "which client has the most boxes".
  private func possessions(_ words: DomainWords) -> [DomainWords.Entry] {
    guard let text = core.possession, let word = text.split(separator: "~").dropFirst().first,
      let verb = word.split(whereSeparator: { !$0.isLetter }).first
    else { return [] }
    return vocabulary.relations.compactMap { relation in
      guard relation.roles.map(\.name) == ["it", "ground"] else { return nil }
      let (it, ground) = (
        types.accepting(relation.roles[0].types), types.accepting(relation.roles[1].types)
      )
      let isWorded = words.relations.contains { entry in
        entry.symbol == relation.name && entry.texts.contains { $0.text.contains("~" + verb) }
      }
      guard !isWorded, !ground.meets(it), !ground.isSubset(of: types.robots) else { return nil }
      return DomainWords.Entry(relation.name, [.init(text)])
    }
  }

  private func roles(of name: FrameName) -> [Vocabulary.RoleDeclaration]? {
    switch name.kind {
    case .intent: vocabulary.intents.first { $0.name == name.name }?.roles
    case .relation: vocabulary.relations.first { $0.name == name.name }?.roles
    case .action: vocabulary.actions.first { $0.name == name.name }?.roles
    default: nil
    }
  }

  private mutating func addTemplates(
    _ entries: [DomainWords.Entry], _ kind: FrameKind, _ local: [String: Template],
    _ words: DomainWords, _ diagnostics: inout [Diagnostic], cost: Int32 = 0
  ) {
    for entry in entries {
      var symbol = entry.symbol
      var aspect = Aspect.plain
      if kind == .relation {
        if symbol.hasSuffix(".begins") {
          symbol = String(symbol.dropLast(7))
          aspect = .begins
        } else if symbol.hasSuffix(".ends") {
          symbol = String(symbol.dropLast(5))
          aspect = .ends
        }
      }
      let means = FrameName(kind, symbol)
      guard let declared = roles(of: means) else { continue }
      for (rank, text) in entry.texts.enumerated() {
        do {
          let template = try TemplateParser.parse(text.text)
          try add(template, means, aspect, rank, declared, local, cost: cost)
        } catch let error as TemplateError {
          let range = text.range.map { SourceRange($0.lower, $0.upper) }
          diagnostics.append(Diagnostic(.error, error.message, in: words.file, at: range))
        } catch let error as CompileError {
          diagnostics.append(Diagnostic(.error, error.message, in: words.file, at: text.range))
        } catch {}
      }
    }
  }

  private mutating func add(
    _ template: Template, _ means: FrameName, _ aspect: Aspect, _ rank: Int,
    _ declared: [Vocabulary.RoleDeclaration], _ local: [String: Template], cost: Int32 = 0
  ) throws {
    let roles = Dictionary(declared.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    let compiler = FrameCompiler(habits: habits, rules: local, roles: roles)
    let made = compiler.frames(of: template, means: means, aspect: aspect, rank: rank)
    for frame in made {
      if let unknown = frame.arguments.first(where: { roles[$0.role] == nil }) {
        throw CompileError(message: "there is no role '\(unknown.role)' in \(means.name)")
      }
      addFrame(frame, declared, cost: cost)
    }
    guard made.isEmpty else { return }
    let isBelief =
      means.kind == .relation
      || vocabulary.intents.contains {
        guard $0.name == means.name, case .believe = $0.effect else { return false }
        return true
      }
    let rule = GrammarRule(
      result: isBelief ? SymbolTable.statement : SymbolTable.instruction,
      action: Action(operation: .idiom, arguments: [means.kind.rawValue, means.name]),
      text: means.name)
    let types = roles.mapValues { self.types.accepting($0.types) }
    try addRule(template, rule, slots: .roles(types), scope: "local:")
  }

  mutating func addFrame(_ frame: Frame, _ declared: [Vocabulary.RoleDeclaration], cost: Int32 = 0)
  {
    var made = ChartFrame(
      sense: .clause(frame.means, frame.aspect), arguments: [], agent: nil,
      isDoable: frame.means.kind == .intent || frame.means.kind == .action, rank: frame.rank,
      source: Int32(sources.count))
    sources.append(frame)
    for argument in frame.arguments {
      var converted = ChartFrame.Argument(
        role: argument.role, types: types.accepting(argument.types), marks: [],
        isNeeded: !argument.isOptional && argument.fallback == .ask)
      for mark in argument.marks {
        switch mark {
        case .subject: converted.isSubject = true
        case .object: converted.isObject = true
        case .words(let words):
          converted.marks += marks(for: words)
          if core.subjectMarks.contains(words) { converted.isSubject = true }
        }
      }
      made.arguments.append(converted)
    }
    if !made.arguments.contains(where: \.isSubject) {
      let robot = declared.first { role in
        !frame.arguments.contains { $0.role == role.name }
          && !role.types.isEmpty && types.accepting(role.types).isSubset(of: types.robots)
      }
      made.agent = robot?.name ?? "who"
    }
    if frame.means.kind == .relation, frame.aspect == .plain,
      made.arguments.count == 2, made.arguments.contains(where: \.isSubject)
    {
      bonds.append(Int32(frames.count))
    }
    attach(made, frame.head, frame, cost: cost)
    if !core.headFirst, frame.means.kind == .relation { addBesideNoun(frame, made) }
  }

  /// 「{it}が{ground}の隣にある」 is said of a noun too: 「A1の隣の棚」「A1の隣」.
  private mutating func addBesideNoun(_ frame: Frame, _ made: ChartFrame) {
    guard case .verb = frame.head, let genitive = core.genitiveMark else { return }
    var texts: [String] = []
    for argument in frame.arguments {
      for case .words(let words) in argument.marks
      where words.hasPrefix(genitive) && words.count > genitive.count + 1 {
        let bare = String(words.dropLast())
        texts += [bare + genitive, bare]
      }
    }
    guard !texts.isEmpty else { return }
    var noun = made
    for index in noun.arguments.indices {
      noun.arguments[index].marks =
        noun.arguments[index].isSubject ? [] : texts.map { mark($0) }
    }
    nounFrames.append(Int32(frames.count))
    frames.append(noun)
  }

  /// A mark and the words that the language takes for the same.
  private mutating func marks(for words: String) -> [Int32] {
    [mark(words)] + (core.equalMarks[words] ?? []).map { mark($0) }
  }

  private mutating func attach(
    _ made: ChartFrame, _ head: Frame.Head, _ frame: Frame, cost: Int32
  ) {
    var made = made
    let number = Int32(frames.count)
    switch head {
    case .verb(let word, let inflection, let particle):
      if let particle {
        if core.headFirst {
          made.particle = mark(particle)
          add(particle, SymbolTable.particle, payload: made.particle)
        }
      }
      frames.append(made)
      if case .clause(let means, .plain) = made.sense, means.kind == .relation {
        for other in core.equalVerbs[word] ?? [] {
          attach(made, .verb(other, inflection: nil, particle: particle), frame, cost: cost)
        }
      }
      let key = (core.headFirst ? "" : particle ?? "") + word + (inflection.map { "/" + $0 } ?? "")
      let (lemma, isNew) = lemma(key)
      framesOfLemma[Int(lemma)].append(number)
      if isNew {
        addVerb(word, inflection, lemma, before: core.headFirst ? "" : particle ?? "", cost: cost)
      }
    case .copula(let complement):
      frames.append(made)
      framesOfComplement[Int(self.complement(complement))].append(number)
    case .noun:
      // A noun frame is said of its head as a complement is: "carton" + "of tea".
      guard let marked = frame.arguments.first(where: { !$0.marks.contains(.subject) }) else {
        return
      }
      for index in made.arguments.indices where !made.arguments[index].isSubject {
        made.arguments[index].isObject = core.headFirst
      }
      frames.append(made)
      nounFrames.append(number)
      for case .words(let words) in marked.marks where core.headFirst {
        framesOfComplement[Int(self.complement(words))].append(number)
      }
    }
  }

  private mutating func addVerb(
    _ word: String, _ inflection: String?, _ lemma: Int32, before: String, cost: Int32
  ) {
    words.append(before + word)
    for before in [before] + otherLiterals(of: before) {
      addForms(
        of: word, .verb, note: inflection, before: before, as: SymbolTable.verb, payload: lemma,
        cost: cost)
    }
  }

  // MARK: What has no words

  private mutating func addUnworded(_ words: DomainWords) {
    let wordedActions = Set(words.actions.map(\.symbol))
    let wordedIntents = Set(words.intents.map(\.symbol))
    let wordedRelations = Set(words.relations.map(\.symbol))
    for intent in vocabulary.intents where !wordedIntents.contains(intent.name) {
      addByName(FrameName(.intent, intent.name), intent.roles)
    }
    for action in vocabulary.actions where !wordedActions.contains(action.name) {
      addByName(FrameName(.action, action.name), action.roles)
    }
    for relation in vocabulary.relations where !wordedRelations.contains(relation.name) {
      addByName(relation)
    }
  }

  /// "debark c1 at l1": the name as a verb, any mark, told apart by type; parameters whose names are
  /// marks ("from", "to") take those.
  private mutating func addByName(_ means: FrameName, _ roles: [Vocabulary.RoleDeclaration]) {
    var made = ChartFrame(
      sense: .clause(means, .plain), arguments: [], agent: nil, isDoable: true, rank: 0,
      source: Int32(sources.count))
    var arguments: [Frame.Argument] = []
    for role in roles {
      let set = types.accepting(role.types)
      if made.agent == nil, !role.types.isEmpty, set.isSubset(of: types.robots) {
        made.agent = role.name
      }
      let isMark = core.marks.contains(role.name)
      made.arguments.append(
        ChartFrame.Argument(
          role: role.name, types: set, marks: isMark ? marks(for: role.name) : [],
          isObject: !isMark && core.headFirst, isNeeded: role.fallback == .ask,
          takesAnyMark: !isMark))
      arguments.append(
        Frame.Argument(
          role: role.name, types: role.types, marks: isMark ? [.words(role.name)] : [.object],
          isOptional: false, fallback: role.fallback))
    }
    // Who acts need not be said.
    if let agent = made.agent {
      for index in made.arguments.indices where made.arguments[index].role == agent {
        made.arguments[index].isNeeded = false
      }
    } else {
      made.agent = "who"
    }
    let name = Self.words(ofName: means.name).lowercased()
    sources.append(
      Frame(
        means: means, aspect: .plain, head: .verb(name, inflection: nil, particle: nil),
        arguments: arguments, argumentsBeforeHead: 0, rank: 0, language: core.language))
    let number = Int32(frames.count)
    frames.append(made)
    let (lemma, isNew) = lemma("name:" + name)
    framesOfLemma[Int(lemma)].append(number)
    guard isNew else { return }
    addNamedVerb(name, lemma)
  }

  private mutating func addNamedVerb(_ name: String, _ lemma: Int32) {
    let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
    let before: String
    let word: String
    var after = ""
    if core.headFirst {
      (before, word) = ("", parts.first ?? name)
      if parts.count == 2 { after = " " + parts[1] }
    } else {
      // 「debark」+「する」: the language's own verb inflects.
      let pattern = core.verbFromName
      before = name
      word = pattern.filled(into: "") == pattern ? pattern : "".filled(into: pattern)
    }
    let isTaken = symbols.existing("=" + name) != nil
    addForms(
      of: word, .verb, before: before, after: after, as: SymbolTable.verb, payload: lemma,
      cost: isTaken ? Cost.functionWordAsName : 0)
  }

  /// "make sure a is on b": the name as a complement.
  private mutating func addByName(_ relation: Vocabulary.Relation) {
    let name = Self.words(ofName: relation.name).lowercased()
    var arguments: [Frame.Argument] = []
    for (index, role) in relation.roles.enumerated() {
      arguments.append(
        Frame.Argument(
          role: role.name, types: role.types, marks: [index == 0 ? .subject : .object],
          isOptional: false, fallback: role.fallback))
    }
    let frame = Frame(
      means: FrameName(.relation, relation.name), aspect: .plain,
      head: .copula(complement: name), arguments: arguments, argumentsBeforeHead: 1, rank: 0,
      language: core.language)
    addFrame(frame, relation.roles)
  }
}
