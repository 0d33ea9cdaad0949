import Meaning
import SourceText
import WordForms

/// The words of a domain: nouns, names, adjectives, templates.
extension LanguageModel {
  /// Takes in the words of a domain, or the names of its vocabulary where it has none.
  mutating func take(_ words: DomainWords) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    addFrames(words, &diagnostics)
    addNouns(words)
    addQualities(words)
    addDirections(words)
    for standIn in vocabulary.standIns.enumerated() {
      standIns.append(
        StandIn(
          said: types.accepting([standIn.element.said]),
          wanted: types.accepting([standIn.element.wanted]), index: standIn.offset))
    }
    for entry in words.names where entry.symbol.contains("{") {
      let texts = entry.texts.flatMap { plainTexts($0.text) }
      let spelt = texts.flatMap { inflector.otherSpellings(of: $0) }
      namePatterns.append(NamePattern(entry.symbol, spoken: texts + spelt))
    }
    nameCuts = NameCuts(patterns: namePatterns)
    var spoken: [String: [String]] = [:]
    for entry in words.names where !entry.symbol.contains("{") {
      spoken[entry.symbol] = entry.texts.flatMap { text in
        plainTexts(text.text).flatMap(nameSpellings)
      }
    }
    for object in vocabulary.objects { addName(object, spoken: spoken[object.name]) }
    nameShapes = namePatterns.flatMap(shapes)
    return diagnostics
  }

  /// All texts of words without slots; an author's slip leaves the text as it stands.
  func plainTexts(_ text: String) -> [String] {
    guard let template = try? TemplateParser.parse(text),
      let texts = TemplateLine.texts(template)
    else { return [text] }
    return texts.filter { !$0.isEmpty }
  }

  /// A PDDL name as words: cut at `-`, `_` and where capitals begin.
  static func words(ofName name: String) -> String {
    var words = ""
    var previousIsSmall = false
    for character in name {
      if character == "-" || character == "_" {
        words += " "
        previousIsSmall = false
      } else {
        if character.isUppercase, previousIsSmall { words += " " }
        previousIsSmall = character.isLowercase
        words.append(character)
      }
    }
    return words
  }

  /// A name with its other spelling behind a slash; a plural behind it is no name.
  private func nameSpellings(_ text: String) -> [String] {
    let parts = text.split(separator: "/").map(String.init)
    return core.slashIsPlural ? Array(parts.prefix(1)) : parts
  }

  // MARK: Names

  mutating func addName(_ object: Vocabulary.NamedObject, spoken: [String]?) {
    let payload = Int32(objects.count)
    objects.append(object.name)
    let set = types.of(object.types)
    var forms = spoken ?? []
    forms += forms.flatMap { inflector.otherSpellings(of: $0) }
    let patterned = nameCuts.forms(of: object.name)
    forms += patterned.texts
    if !patterned.hasPlain {
      let plain = Self.words(ofName: object.name)
      if !forms.contains(plain) { forms.append(plain) }
    }
    if let first = spoken?.first ?? patterned.said ?? forms.first { words.append(first) }
    let setNumber = typeSet(set)
    for form in patterned.cut where form.count > 2 && core.countingWords.contains(form[1]) {
      guard let mark = core.genitiveMark, form[0].allSatisfy(\.isNumber) else { continue }
      for (said, cost) in [
        (Array(form.prefix(2)), Cost.secondMeaning),
        (form.prefix(2) + [mark] + form.dropFirst(2), 0),
      ] {
        add(
          said.map { units.intern($0) }, SymbolTable.name, features: .unmarked, types: setNumber,
          payload: payload, cost: cost)
      }
    }
    for form in patterned.cut {
      let sequence = form.map { units.intern($0) }
      nameUnits.formUnion(sequence)
      add(
        sequence, SymbolTable.name, features: .unmarked, types: setNumber, payload: payload, cost: 0
      )
    }
    for form in forms {
      for unit in units.intern(all: form) { nameUnits.insert(unit) }
      add(
        form, SymbolTable.name, features: .unmarked, types: set, payload: payload,
        cost: !isFunctionWord(form)
          ? 0 : spoken == nil ? Cost.functionWordAsName : Cost.functionWordAsSpokenName)
      guard spoken != nil else { continue }
      for (name, text) in inflectLast(form, .noun) where name == "plural" && text != form {
        add(text, SymbolTable.name, features: [.unmarked, .many], types: set, payload: payload)
      }
    }
  }

  private func isFunctionWord(_ text: String) -> Bool {
    symbols.existing("=" + text) != nil
  }

  // MARK: Nouns and adjectives

  private mutating func addNouns(_ words: DomainWords) {
    var known: Set<String> = []
    func set(_ symbol: String) -> TypeSet {
      if let kind = vocabulary.kinds.first(where: { $0.name == symbol }) {
        return types.accepting([kind.type])
      }
      return types.accepting([symbol])
    }
    // A word of two nouns means the one that was given it first, unless that makes no sense.
    var claimed: Set<String> = []
    for entry in words.nouns {
      known.insert(entry.symbol)
      for text in entry.texts {
        let isFirst = claimed.insert(text.text).inserted
        addNoun(
          text.text, entry.symbol, set(entry.symbol), cost: isFirst ? 0 : Cost.secondMeaning)
      }
    }
    let unnamed =
      vocabulary.types.map(\.name).filter { $0 != "number" && $0 != "text" && $0 != "object" }
      + vocabulary.kinds.map(\.name)
    for symbol in unnamed where !known.contains(symbol) {
      addNoun(Self.words(ofName: symbol), symbol, set(symbol))
    }
  }

  mutating func noun(_ symbol: String) -> Int32 {
    if let index = nouns.firstIndex(of: symbol) { return Int32(index) }
    nouns.append(symbol)
    return Int32(nouns.count - 1)
  }

  mutating func addNoun(
    _ text: String, _ symbol: String, _ set: TypeSet, cost: Int32 = 0
  ) {
    let payload = noun(symbol)
    words.append(text.split(separator: "/").first.map(String.init) ?? text)
    let spellings = text.split(separator: "/").map(String.init)
    var forms: [String: Features] = [:]
    func add(_ text: String, _ form: String) {
      forms[text, default: []].formUnion(
        form == "singular" ? .one : form == "plural" ? .many : .unmarked)
    }
    if core.slashIsPlural, spellings.count == 2 {
      add(spellings[0], "singular")
      add(spellings[1], "plural")
    } else {
      for spelling in spellings {
        for other in [spelling] + inflector.otherSpellings(of: spelling) {
          for form in inflectLast(other, .noun) { add(form.text, form.form) }
        }
      }
    }
    for (form, features) in forms.sorted(by: { $0.key < $1.key }) {
      self.add(form, SymbolTable.noun, features: features, types: set, payload: payload, cost: cost)
    }
  }

  /// A noun that an operator has taught.
  mutating func learn(_ text: String, _ meaning: Entity) {
    switch meaning.kind {
    case .name(let name):
      guard let index = objects.lastIndex(of: name),
        let object = vocabulary.objects.last(where: { $0.name == name })
      else { return }
      for form in inflectLast(text, .noun) {
        add(
          form.text, SymbolTable.name, features: .unmarked, types: types.of(object.types),
          payload: Int32(index))
      }
    case .description(let description):
      let payload = Self.firstTaught + Int32(taught.count)
      taught.append(description)
      var set = types.things
      if let kind = description.kind {
        let type = vocabulary.kinds.first { $0.name == kind }?.type ?? kind
        set = types.accepting([type])
      }
      // Whoever teaches "beans" means one bean too.
      for form in nounForms(text) {
        add(form.text, SymbolTable.noun, features: form.features, types: set, payload: payload)
      }
    default: return
    }
    words.append(text)
  }

  private func nounForms(_ text: String) -> [(text: String, features: Features)] {
    func features(_ form: String) -> Features {
      form == "plural" ? .many : form == "singular" ? .one : .unmarked
    }
    // It may be a plural that was taught: then the word is what has it for a plural.
    for length in stride(from: text.count - 1, through: max(1, text.count - 3), by: -1) {
      let forms = inflectLast(String(text.prefix(length)), .noun)
      if forms.contains(where: { $0.form == "plural" && $0.text == text }) {
        return forms.map { ($0.text, features($0.form)) }
      }
    }
    return inflectLast(text, .noun).map { ($0.text, features($0.form)) }
  }

  /// The forms of a phrase whose last word inflects.
  func inflectLast(
    _ text: String, _ kind: InflectionTable.WordKind
  ) -> [(form: String, text: String)] {
    let words = text.split(separator: " ")
    guard let last = words.last else { return [] }
    let before = words.dropLast().joined(separator: " ")
    return inflections.forms(of: String(last), kind: kind).map {
      ($0.name, before.isEmpty ? $0.text : before + " " + $0.text)
    }
  }

  private mutating func addQuality(_ quality: Quality, _ set: TypeSet, _ texts: [String]) {
    let payload = Int32(qualities.count)
    words += texts
    qualities.append(quality)
    qualityFrames.append(Int32(frames.count))
    frames.append(
      ChartFrame(
        sense: .quality(quality),
        arguments: [.init(role: "it", types: set, marks: [], isSubject: true)], agent: nil,
        isDoable: false, rank: 0))
    for text in texts { addAdjective(text, set, payload) }
  }

  private mutating func addAdjective(_ text: String, _ set: TypeSet, _ payload: Int32) {
    guard !core.headFirst else {
      return add(text, SymbolTable.adjective, types: set, payload: payload)
    }
    addForms(of: text, .adjective, as: SymbolTable.adjective, types: set, payload: payload)
  }

  /// Counters of the domain, and the words of its own units.
  mutating func readNumbers(_ words: DomainWords) {
    var counters: [String] = []
    for entry in words.counters {
      let texts = entry.texts.flatMap { plainTexts($0.text) }
      for text in texts + texts.flatMap(otherLiterals) {
        counters.append(text)
        // A counter of one kind of thing says which kind.
        counterKinds[text] = counterTypes[text] == nil ? entry.symbol : ""
        let kind = vocabulary.kinds.first { $0.name == entry.symbol }?.type
        counterTypes[text] = (counterTypes[text] ?? .none).union(
          types.accepting([kind ?? entry.symbol]))
      }
    }
    numbers = NumberReader(language: core.language, counters: counters)
    numberWords = numbers.table.firstWords
    numberParts = numbers.table.allWords
    for unit in vocabulary.measures.map(\.unit) + vocabulary.directions.map(\.unit)
    where !unit.isEmpty {
      // A unit that is a kind of thing is called as those are: squares, steps.
      let nouns = words.nouns.first { $0.symbol == unit }?.texts.map(\.text) ?? []
      for text in [unit] + nouns where !text.contains(where: { " ({[/".contains($0) }) {
        for form in inflections.forms(of: text, kind: .noun) {
          unitWords[form.text] = unit
          _ = units.intern(all: form.text)
        }
      }
    }
  }

  /// What a counter counts; one that the domain does not list counts anything.
  func types(ofCounter counter: String) -> TypeSet { counterTypes[counter] ?? types.things }

  private func set(_ formulas: [Vocabulary.TypedFormula]) -> TypeSet {
    formulas.contains { $0.type == nil }
      ? types.things : types.accepting(formulas.compactMap(\.type))
  }

  private mutating func addQualities(_ words: DomainWords) {
    for property in vocabulary.properties {
      let entry = words.properties.first { $0.symbol == property.name }
      let texts =
        entry?.texts.flatMap { plainTexts($0.text) } ?? [Self.words(ofName: property.name)]
      addQuality(.property(property.name), set(property.formulas), texts.flatMap(spellingsOf))
    }
    for (index, measure) in measures.enumerated() {
      let set = set(measure.formulas)
      measureFrames.append(Int32(frames.count))
      frames.append(
        ChartFrame(
          sense: .measure(measure.name),
          arguments: [.init(role: "it", types: set, marks: [], isSubject: true)], agent: nil,
          isDoable: false, rank: 0))
      let more = Int32(comparatives.count)
      comparatives.append(Comparative(measure: index, isMore: true))
      comparatives.append(Comparative(measure: index, isMore: false))
      guard let entry = words.measures.first(where: { $0.symbol == measure.name }) else {
        add(
          Self.words(ofName: measure.name), SymbolTable.measure, types: set, payload: Int32(index))
        continue
      }
      let high = entry.high.flatMap { plainTexts($0.text).flatMap(spellingsOf) }
      let low = entry.low.flatMap { plainTexts($0.text).flatMap(spellingsOf) }
      addQuality(.high(measure.name), set, high)
      addQuality(.low(measure.name), set, low)
      for text in high {
        add(text, SymbolTable.measureHigh, types: set, payload: more)
      }
      for text in withEquals(high) { addDegrees(text, set, more: more, less: more + 1) }
      for text in withEquals(low) { addDegrees(text, set, more: more + 1, less: more) }
      if !entry.lowOf.isEmpty || !measure.roles.isEmpty { measuresFrom.insert(index) }
      for text in entry.lowOf {
        add(text.text, SymbolTable.measureOf, types: set, payload: more + 1)
      }
      let nouns = entry.nouns.isEmpty ? [Self.words(ofName: measure.name)] : entry.nouns.map(\.text)
      for text in nouns.flatMap(spellingsOf) {
        add(text, SymbolTable.measure, types: set, payload: Int32(index))
      }
    }
  }

  private func spellingsOf(_ text: String) -> [String] {
    guard !core.slashIsPlural else { return [text] }
    let own = text.split(separator: "/").map(String.init)
    return own + own.flatMap { inflector.otherSpellings(of: $0) }.filter { !own.contains($0) }
  }

  /// Adjectives and those whose degrees are said for theirs.
  private func withEquals(_ texts: [String]) -> [String] {
    texts + texts.flatMap { core.equalDegrees[$0] ?? [] }.filter { !texts.contains($0) }
  }

  private mutating func addDegrees(_ text: String, _ set: TypeSet, more: Int32, less: Int32) {
    for form in inflectLast(text, .adjective) {
      if form.form == "comparative" {
        add(form.text, SymbolTable.comparative, types: set, payload: more)
      } else if form.form == "superlative" {
        add(form.text, SymbolTable.superlative, types: set, payload: more)
      }
    }
    for (degree, symbol, payload) in [
      ("more", SymbolTable.comparative, more), ("less", SymbolTable.comparative, less),
      ("most", SymbolTable.superlative, more), ("least", SymbolTable.superlative, less),
    ] {
      for pattern in core.degrees[degree] ?? [] {
        add(
          text.filled(into: pattern), symbol, types: set, payload: payload)
      }
    }
  }

  private mutating func addDirections(_ words: DomainWords) {
    for direction in vocabulary.directions {
      let payload = Int32(directions.count)
      directions.append(direction.name)
      directionFrames.append(Int32(frames.count))
      frames.append(
        ChartFrame(
          sense: .measure(direction.name),
          arguments: [.init(role: "it", types: types.things, marks: [], isSubject: true)],
          agent: nil, isDoable: false, rank: 0))
      let entry = words.directions.first { $0.symbol == direction.name }
      let texts =
        entry?.texts.flatMap { plainTexts($0.text).flatMap(spellingsOf) }
        ?? [Self.words(ofName: direction.name)]
      addQuality(.high(direction.name), types.things, texts)
      for text in texts {
        add(text, SymbolTable.direction, types: types.things, payload: payload)
        for pattern in core.degrees["directionmost"] ?? [] {
          add(
            text.filled(into: pattern), SymbolTable.directionmost, types: types.things,
            payload: payload)
        }
      }
    }
  }
}

extension String {
  /// This word in the place of `{}` of a pattern.
  func filled(into pattern: String) -> String {
    let pieces = pattern.split(separator: "{}", maxSplits: 1, omittingEmptySubsequences: false)
    return pieces.count == 2 ? pieces[0] + self + pieces[1] : pattern
  }
}
