import SourceText
import WordForms
import YAMLText

/// A core grammar as its file gives it: everything about a language that is not about a domain.
/// `README.md` beside this folder describes the file.
struct CoreGrammar: Sendable {
  struct RuleText: Sendable {
    var category: String
    var pattern: Template
    var action: String
    var range: SourceRange
    var text: String
  }

  var language = ""
  var headFirst = true
  var copulas: Set<String> = []
  var particles: Set<String> = []
  var marks: [String] = []
  /// Marks of roles that tell a place.
  var places: [String] = []
  var equalMarks: [String: [String]] = [:]
  /// Verbs that say of a relation what another one does: to remain somewhere is to be there.
  var equalVerbs: [String: [String]] = [:]
  var droppable: Set<String> = []
  /// Marks of the subject, of the object (languages that mark them).
  var subjectMarks: [String] = []
  var objectMarks: [String] = []
  /// The mark that ties a noun to a noun.
  var genitiveMark: String?
  /// Features of a phrase that its predicate has too: question words.
  var carried: [String] = []
  /// Verbs and copulas of the language itself, by category.
  var auxiliaries: [(category: String, kind: InflectionTable.WordKind, words: [String])] = []
  var contractions: [String: [String]] = [:]
  var suffixes: [(String, String)] = []
  var skips: [(text: String, cost: Int32)] = []
  var stops: [String] = []
  /// A template for "somebody has something", for relations whose ground is another type of thing.
  var possession: String?
  /// Words that count: a name that begins with a number and one of these is also said by that much, and
  /// with the genitive mark behind it.
  var countingWords: Set<String> = []
  /// Words that a noun has before it and that are no part of it.
  var articles: Set<String> = []
  /// Words between the members of a list.
  var listJoins: Set<String> = []
  /// What stands before a stop word that is only spoken of: "until I say".
  var stopMentions: [String] = []
  /// Groups of words that sound alike.
  var soundAlikes: [[String]] = []
  /// What may follow the name of a taught way of doing where it is called for: 店じまい「して」. Longest first.
  var callEndings: [String] = []
  /// Words behind a word that is taught, whatever it is; where there are none it stands in front.
  var taughtBefore: [String] = []
  /// How the verb ends of which only that is known: 口笛吹「いて」. Longest first.
  var verbTails: [String] = []
  var ends: Set<String> = []
  /// Patterns of a form of an adjective: `more`, `most`, `less`, `least`; `{}` is the adjective.
  var degrees: [String: [String]] = [:]
  /// Adjectives whose comparative and superlative are said for those of another: closer for nearer.
  var equalDegrees: [String: [String]] = [:]
  /// How a verb is made of the name of an action: `{}`, `{}する`.
  var verbFromName = "{}"
  /// Whether `a/b` in a word list is a plural (English) or another spelling (Japanese).
  var slashIsPlural = true
  var rules: [RuleText] = []

  static func read(_ bytes: [UInt8], name: String) -> (CoreGrammar, [Diagnostic]) {
    let file = SourceFile(name: name, bytes: bytes)
    let (root, problems) = YAMLText.parse(file)
    var core = CoreGrammar()
    var diagnostics = problems
    guard let root else { return (core, diagnostics) }
    func list(_ key: String) -> [String] {
      let node = root[key]
      return node?.items?.compactMap(\.text) ?? node?.text.map { [$0] } ?? []
    }
    func lists(_ key: String) -> [String: [String]] {
      Dictionary(
        (root[key]?.pairs ?? []).map { pair in
          (pair.key.text ?? "", pair.value.items?.compactMap(\.text) ?? [pair.value.text ?? ""])
        }, uniquingKeysWith: { $1 })
    }
    core.language = root["language"]?.text ?? ""
    core.headFirst = root["order"]?.text != "head-last"
    core.copulas = Set(list("copulas"))
    core.particles = Set(list("particles"))
    core.marks = list("marks")
    core.places = list("places")
    core.droppable = Set(list("droppable"))
    core.subjectMarks = list("subject-marks")
    core.objectMarks = list("object-marks")
    core.genitiveMark = root["genitive-mark"]?.text
    core.carried = list("carried")
    for kind in InflectionTable.WordKind.allCases {
      for pair in root["auxiliaries"]?[kind.rawValue]?.pairs ?? [] {
        let words = pair.value.items?.compactMap(\.text) ?? [pair.value.text ?? ""]
        core.auxiliaries.append((pair.key.text ?? "", kind, words))
      }
    }
    core.stops = list("stop")
    core.possession = root["possession"]?.text
    core.countingWords = Set(list("counting-words"))
    core.articles = Set(list("articles"))
    core.listJoins = Set(list("list-joins"))
    core.stopMentions = list("stop-mentions")
    core.soundAlikes =
      root["sounds-alike"]?.items?.map { $0.items?.compactMap(\.text) ?? [] } ?? []
    core.callEndings = list("call-endings").sorted {
      ($1.utf8.count, $0) < ($0.utf8.count, $1)
    }
    core.taughtBefore = list("taught-before")
    core.verbTails = list("verb-tails").sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    core.ends = Set(list("ends"))
    core.verbFromName = root["verb-from-name"]?.text ?? "{}"
    core.slashIsPlural = root["slash"]?.text != "spelling"
    core.equalMarks = lists("equal-marks")
    core.equalVerbs = lists("equal-verbs")
    for pair in root["contractions"]?.pairs ?? [] {
      let words = (pair.value.text ?? "").split(separator: " ").map(String.init)
      core.contractions[pair.key.text ?? ""] = words
    }
    for pair in root["suffixes"]?.pairs ?? [] {
      core.suffixes.append((pair.key.text ?? "", pair.value.text ?? ""))
    }
    for pair in root["skip"]?.pairs ?? [] {
      let cost = Int32(pair.key.text ?? "") ?? 1
      for text in pair.value.items?.compactMap(\.text) ?? [] { core.skips.append((text, cost)) }
    }
    core.degrees = lists("degrees")
    core.equalDegrees = lists("equal-degrees")
    for category in root["grammar"]?.pairs ?? [] {
      for rule in category.value.pairs ?? [] {
        let text = rule.key.text ?? ""
        let actions = rule.value.items?.compactMap(\.text) ?? [rule.value.text ?? ""]
        do {
          let pattern = try TemplateParser.parse(text)
          for action in actions {
            core.rules.append(
              RuleText(
                category: category.key.text ?? "", pattern: pattern, action: action,
                range: rule.key.range, text: text))
          }
        } catch {
          diagnostics.append(Diagnostic(.error, error.message, in: file, at: rule.key.range))
        }
      }
    }
    return (core, diagnostics)
  }
}
