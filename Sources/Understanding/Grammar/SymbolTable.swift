/// What a chart item can be: a category of the grammar, a literal word, or a class of words.
typealias Symbol = Int32

/// The symbols of one language, interned.
struct SymbolTable: Sendable {
  private var ids: [String: Symbol] = [:]
  private(set) var names: [String] = []

  // Categories the engine knows by itself; the grammar file may add any others.
  static let verb: Symbol = 0
  static let vp: Symbol = 1
  static let np: Symbol = 2
  static let mp: Symbol = 3
  static let mark: Symbol = 4
  static let particle: Symbol = 5
  static let noun: Symbol = 6
  static let name: Symbol = 7
  static let nbar: Symbol = 8
  static let adjective: Symbol = 9
  static let comparative: Symbol = 10
  static let superlative: Symbol = 11
  static let complement: Symbol = 12
  static let number: Symbol = 13
  static let ordinal: Symbol = 14
  static let quantity: Symbol = 15
  static let clock: Symbol = 16
  static let span: Symbol = 17
  static let quoted: Symbol = 18
  static let measure: Symbol = 19
  static let direction: Symbol = 20
  static let directionmost: Symbol = 21
  static let turn: Symbol = 22
  static let instruction: Symbol = 23
  static let statement: Symbol = 24
  static let unknownWord: Symbol = 25
  static let measureOf: Symbol = 26
  static let counter: Symbol = 27
  static let measureHigh: Symbol = 28
  static let act: Symbol = 29
  static let genitive: Symbol = 30
  static let times: Symbol = 31
  static let few: Symbol = 32
  static let fraction: Symbol = 33
  static let counted: Symbol = 34
  static let fromNow: Symbol = 35
  static let ago: Symbol = 36
  static let hour: Symbol = 37
  static let howMany: Symbol = 38
  static let nom: Symbol = 39
  static let np0: Symbol = 40
  static let npand: Symbol = 41
  static let bits: Symbol = 42
  static let loose: Symbol = 43

  static let builtIn = [
    "verb", "vp", "np", "mp", "mark", "particle", "noun", "name", "nbar", "adjective",
    "comparative", "superlative", "complement", "number", "ordinal", "quantity", "clock", "span",
    "quoted", "measure", "direction", "directionmost", "turn", "instruction", "statement",
    "unknown", "measureof", "counter", "measurehigh", "act", "genitive", "times", "few",
    "fraction", "counted", "fromnow", "ago", "hour", "howmany", "nom", "np0",
    "npand", "bits", "loose",
  ]

  init() {
    for name in Self.builtIn { _ = category(name) }
  }

  /// The symbol of a category.
  mutating func category(_ name: String) -> Symbol { intern(name) }
  /// The symbol of a literal word or run of characters.
  mutating func literal(_ text: String) -> Symbol { intern("=" + text) }
  /// The symbol that stands for any of several literals.
  mutating func wordClass(_ texts: [String]) -> Symbol {
    intern("|" + texts.sorted().joined(separator: "|"))
  }

  func existing(_ name: String) -> Symbol? { ids[name] }
  var count: Int { names.count }

  private mutating func intern(_ name: String) -> Symbol {
    if let id = ids[name] { return id }
    let id = Symbol(names.count)
    names.append(name)
    ids[name] = id
    return id
  }
}
