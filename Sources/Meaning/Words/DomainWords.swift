public import SourceText

/// The words of one language for one domain, as the language file gives them: templates not yet
/// compiled, each with its place in the file.
public struct DomainWords: Sendable {
  /// A template or word as its author wrote it, with its place.
  public struct Text: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Where in the file.
    public var range: SourceRange?
    /// A text with its place.
    public init(_ text: String, range: SourceRange? = nil) {
      self.text = text
      self.range = range
    }
  }
  /// What an entry of the vocabulary is called: the symbol and its words, in order of preference.
  public struct Entry: Sendable, Hashable {
    /// The symbol of the vocabulary.
    public var symbol: String
    /// Its words or templates; the first is the one that is said.
    public var texts: [Text]
    /// Where the symbol stands.
    public var range: SourceRange?
    /// An entry.
    public init(_ symbol: String, _ texts: [Text], range: SourceRange? = nil) {
      self.symbol = symbol
      self.texts = texts
      self.range = range
    }
  }
  /// The adjectives of a measure: for its high and low ends, and nouns for the measure itself.
  public struct MeasureWords: Sendable, Hashable {
    /// The measure.
    public var symbol: String
    /// Words for much of it: heavy.
    public var high: [Text] = []
    /// Words for little of it: light.
    public var low: [Text] = []
    /// Words for little of it with a further role: near, close to.
    public var lowOf: [Text] = []
    /// Nouns: weight, load limit.
    public var nouns: [Text] = []
    /// Words for a measure.
    public init(symbol: String) { self.symbol = symbol }
  }

  /// The language's tag: en, ja.
  public var language: String
  /// The file the words stand in.
  public var file: SourceFile?
  /// Words for types and kinds.
  public var nouns: [Entry] = []
  /// Counters for types and kinds (Japanese).
  public var counters: [Entry] = []
  /// Names of objects, by object name or by pattern: `shelf-{row}-{n}`.
  public var names: [Entry] = []
  /// Adjectives for properties.
  public var properties: [Entry] = []
  /// Adjectives and nouns for measures.
  public var measures: [MeasureWords] = []
  /// Words for directions.
  public var directions: [Entry] = []
  /// Templates for relations; `NAME.begins` and `NAME.ends` are their beginning and end.
  public var relations: [Entry] = []
  /// Templates for intents.
  public var intents: [Entry] = []
  /// Templates for actions.
  public var actions: [Entry] = []
  /// Questions for missing roles, by `intent.role`.
  public var questions: [Entry] = []
  /// Wording of failures.
  public var failures: [Entry] = []
  /// Local rules of templates, `<rule>`.
  public var rules: [Entry] = []
  /// Sentences that show how people say it, with `[words](role)` marked, by intent.
  public var examples: [Entry] = []

  /// No words of a language yet.
  public init(language: String) { self.language = language }
}
