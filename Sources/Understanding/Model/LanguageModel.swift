import Meaning
import SourceText
import WordForms

/// One language, ready to read and to speak of one domain.
struct LanguageModel: Sendable {
  struct Comparative: Hashable, Sendable {
    var measure: Int
    var isMore: Bool
  }
  struct StandIn: Sendable {
    var said: TypeSet
    var wanted: TypeSet
    var index: Int
  }

  var core: CoreGrammar
  var habits: FrameCompiler.Habits
  var vocabulary: Vocabulary
  var types: TypeSpace
  var symbols = SymbolTable()
  var features = FeatureTable()
  var labels = LabelTable()
  var automaton = Automaton()
  var rules: [GrammarRule] = []
  /// The rules as the chart looks at them.
  var ruleCores: [RuleCore] = []
  var isLiteral: [Bool] = []
  var units = UnitTable()
  var phrases = PhraseTable()
  var typeSets: [TypeSet] = [.all]
  var inflections: InflectionTable
  var inflector: Inflector
  /// What has been worked out of how words end, while the model is made.
  var endings = EndingCache()
  var skipPhrases = PhraseTable()
  var stopPhrases = PhraseTable()
  /// Single words of politeness that are long enough to be known when mistyped.
  var longSkips: Set<String> = []
  /// Units of the lexicon that sound like a text, by the text.
  var soundAlikes: [String: [Int32]] = [:]
  /// The units of one kana.
  var kana: [Int32] = []

  var lemmas: [String] = []
  private var lemmaIDs: [String: Int32] = [:]
  var frames: [ChartFrame] = []
  /// The frames as written, for saying.
  var sources: [Frame] = []
  var framesOfLemma: [[Int32]] = []
  /// Frames of nouns: "{ground} of {it}".
  var nounFrames: [Int32] = []
  /// The frames of relations between two things: what "Ito's box" may mean where no noun frame says it.
  var bonds: [Int32] = []
  var complements: [String] = []
  private var complementIDs: [String: Int32] = [:]
  var framesOfComplement: [[Int32]] = []
  var markTexts: [String] = []
  private var markIDs: [String: Int32] = [:]
  private var droppable: Set<Int32> = []
  var subjectMarks: Set<Int32> = []
  var objectMarks: Set<Int32> = []
  /// Features of a phrase that its predicate has too.
  var carried: Features = []
  /// A predicate with a marked role said without its mark before the object: "give me the tea".
  var dative: Features = []
  /// What kind of frame a head has, as features of the grammar: doable, state, begins.
  var frameKinds: [Features] = []
  /// Frames of having something, which the language adds.
  var possessionFrames: Range<Int> = 0..<0
  /// Features that a predicate has as soon as a role is filled.
  var filled: Features = []
  var nouns: [String] = []
  /// What taught nouns describe; as a noun's payload they are counted from `firstTaught`.
  var taught: [Description] = []
  static let firstTaught: Int32 = 1 << 24
  var objects: [String] = []
  var qualities: [Quality] = []
  var qualityFrames: [Int32] = []
  var measures: [Vocabulary.Measure]
  var measureFrames: [Int32] = []
  /// Measures that are counted from somewhere: near, close to.
  var measuresFrom: Set<Int> = []
  var comparatives: [Comparative] = []
  var directions: [String] = []
  var standIns: [StandIn] = []
  var directionFrames: [Int32] = []
  var identityFrame: Int32 = -1
  /// Marks of roles that tell a place.
  var placeMarks: Set<Int32> = []
  /// Marks that also say where something is: "on", where a copula carries the relation.
  var stativeMarks: Set<Int32> = []
  var namePatterns: [NamePattern] = []
  /// The same patterns, cut into units.
  var nameCuts = NameCuts(patterns: [])
  /// How names of the patterns are said, whether they are names of something or not.
  var nameShapes: [NameShape] = []
  var numbers: NumberReader
  /// Units of letters that a number, or what is made of numbers, can begin with.
  var numberWords: Set<String> = []
  /// Units of letters that can stand in one.
  var numberParts: Set<String> = []
  /// Words of the units that the vocabulary declares, beside those every language has.
  var unitWords: [String: String] = [:]
  /// What a counter counts.
  var counterTypes: [String: TypeSet] = [:]
  /// The kind that a counter of the domain counts; empty for several.
  var counterKinds: [String: String] = [:]
  /// Units that names are made of.
  var nameUnits: Set<Int32> = []
  /// The words of the domain, for suggestions.
  var words: [String] = []

  init(core: CoreGrammar, vocabulary: Vocabulary, types: TypeSpace) {
    self.core = core
    self.vocabulary = vocabulary
    self.types = types
    measures = vocabulary.measures
    habits = FrameCompiler.Habits(
      language: core.language, headFirst: core.headFirst, particles: core.particles,
      copulas: core.copulas)
    inflections = InflectionTable(language: core.language)
    inflector = Inflector(inflections, language: core.language)
    numbers = NumberReader(language: core.language)
  }

  // MARK: What the chart asks

  /// How many items of a symbol one stretch keeps, of one type and in all. Phrases are told apart by
  /// what they are joined to later, so that many are kept; what is whole already is told apart by its
  /// cost.
  func beam(of symbol: Symbol, length: Int) -> (alike: Int, all: Int) {
    switch symbol {
    case SymbolTable.vp: (4, 4)
    case SymbolTable.turn: (6, 6)
    // Many words without a verb are seldom an answer, but can be cut up in many ways.
    case SymbolTable.bits, SymbolTable.loose: length > 16 ? (1, 1) : (8, 8)
    case SymbolTable.np, SymbolTable.mp, SymbolTable.nbar, SymbolTable.nom, SymbolTable.np0,
      SymbolTable.npand:
      (8, 24)
    default: (8, 8)
    }
  }

  func isDroppable(_ mark: Int32) -> Bool { droppable.contains(mark) }

  func markNumber(_ text: String) -> Int32 { markIDs[text] ?? -1 }

  /// What kind of quantity a unit counts: units that can be turned into each other have the same.
  func dimension(_ unit: String) -> String { UnitScale.dimension(unit) }

  /// What a quantity may stand for: a number, and an amount of each type that counts so.
  func types(of quantity: Quantity) -> TypeSet {
    vocabulary.amounts(for: quantity).reduce(types.number) {
      $0.union(types.accepting([$1.type]))
    }
  }

  // MARK: Interning

  mutating func typeSet(_ set: TypeSet) -> Int32 {
    if let index = typeSets.lastIndex(of: set) { return Int32(index) }
    typeSets.append(set)
    return Int32(typeSets.count - 1)
  }

  mutating func lemma(_ text: String) -> (id: Int32, isNew: Bool) {
    if let id = lemmaIDs[text] { return (id, false) }
    let id = Int32(lemmas.count)
    lemmas.append(text)
    lemmaIDs[text] = id
    framesOfLemma.append([])
    return (id, true)
  }

  mutating func complement(_ text: String) -> Int32 {
    if let id = complementIDs[text] { return id }
    let id = Int32(complements.count)
    complements.append(text)
    complementIDs[text] = id
    framesOfComplement.append([])
    // Where the complement is the predicate itself it changes as adjectives do: 通れない, 通れなければ.
    let changes =
      !core.headFirst
      && addForms(of: text, .adjective, as: SymbolTable.complement, payload: id)
    if !changes { add(text, SymbolTable.complement, payload: id) }
    return id
  }

  mutating func mark(_ text: String) -> Int32 {
    if let id = markIDs[text] { return id }
    let id = Int32(markTexts.count)
    markTexts.append(text)
    markIDs[text] = id
    if core.droppable.contains(text) { droppable.insert(id) }
    add(text, SymbolTable.mark, payload: id)
    for other in otherLiterals(of: text) { add(other, SymbolTable.mark, payload: id) }
    return id
  }

  /// Adds a word or phrase to the lexicon.
  mutating func add(
    _ text: String, _ symbol: Symbol, features: Features = [], types: TypeSet = .all,
    payload: Int32 = -1, cost: Int32 = 0
  ) {
    // "What's" is two words here as it is where it is heard.
    let sequence =
      text.contains("'")
      ? utterance(text, limit: 64).units.map { units.intern($0.text) } : units.intern(all: text)
    add(sequence, symbol, features: features, types: typeSet(types), payload: payload, cost: cost)
  }

  mutating func add(
    _ sequence: [Int32], _ symbol: Symbol, features: Features, types: Int32, payload: Int32,
    cost: Int32
  ) {
    guard !sequence.isEmpty else { return }
    phrases.add(
      sequence,
      PhraseTable.Entry(
        symbol: symbol, features: features, types: types, payload: payload, cost: cost, next: -1))
  }

  /// Other spellings of a literal; one kana alone would be too many words.
  func otherLiterals(of text: String) -> [String] {
    core.headFirst ? [] : inflector.otherSpellings(of: text).filter { $0.count > 1 }
  }

  /// The symbol of a literal, which the lexicon then knows.
  mutating func literal(_ text: String) -> Symbol {
    let symbol = symbols.literal(text)
    add(text, symbol)
    for other in otherLiterals(of: text) { add(other, symbol) }
    return symbol
  }
}
