import Language
import Meaning
import SourceText
import Testing
import Understanding

@testable import Saying

/// The small depot of the conversations: tea, coffee, rope and candles in cartons, two docks, two aisles.
enum SayingDepot {
  static let vocabulary: Vocabulary = {
    var vocabulary = Vocabulary()
    vocabulary.types = [
      .init(name: "place", parents: ["object"]), .init(name: "shelf", parents: ["place"]),
      .init(name: "dock", parents: ["place"]), .init(name: "charger", parents: ["place"]),
      .init(name: "movable", parents: ["object"]), .init(name: "box", parents: ["movable"]),
      .init(name: "robot", parents: ["movable"], isRobot: true),
      .init(name: "sku", parents: ["object"]), .init(name: "aisle", parents: ["object"]),
    ]
    vocabulary.relations = [
      relation("at", ["it": "movable", "ground": "place"]),
      relation("contains", ["it": "sku", "ground": "box"]),
      relation("holding", ["it": "box", "ground": "robot"]),
    ]
    let formula = Vocabulary.FormulaText("")
    vocabulary.intents = [
      .init(
        name: "deliver",
        roles: [
          .init("item", types: ["box"]), .init("source", types: ["place"], fallback: .optional),
          .init("destination", types: ["place"]),
        ], effect: .goal(formula)),
      .init(
        name: "charge",
        roles: [
          .init("who", types: ["robot"], fallback: .robot),
          .init("place", types: ["charger"], fallback: .any),
        ], effect: .perform(formula)),
      .init(name: "close", roles: [.init("aisle", types: ["aisle"])], effect: .believe(formula)),
    ]
    vocabulary.actions = [
      .init(
        name: "move",
        roles: [
          .init("r", types: ["robot"]), .init("from", types: ["place"]),
          .init("to", types: ["place"]),
        ]),
      .init(
        name: "pick",
        roles: [
          .init("r", types: ["robot"]), .init("b", types: ["box"]), .init("p", types: ["place"]),
        ]),
    ]
    vocabulary.standIns = [
      .init(
        said: "sku", wanted: "box", formula: .init("(contains ?it ?for)"), relation: "contains")
    ]
    for (name, type) in [("red", "box"), ("blue", "box"), ("white", "box"), ("empty", "shelf")] {
      vocabulary.properties.append(
        .init(name: name, formulas: [.init(type: type, formula)]))
    }
    vocabulary.measures = [
      .init(name: "weight", formulas: [.init(type: "box", formula)], unit: "kg", high: 12, low: 4),
      .init(name: "load-limit", formulas: [.init(type: "robot", formula)], unit: "kg"),
      .init(
        name: "distance", formulas: [.init(type: "place", formula)], unit: "m",
        roles: [.init("from", types: ["place"], fallback: .robot)]),
    ]
    for (name, types) in [
      ("dock-1", ["dock"]), ("dock-2", ["dock"]), ("charger", ["charger"]),
      ("shelf-a-1", ["shelf"]), ("shelf-a-2", ["shelf"]), ("shelf-a-3", ["shelf"]),
      ("shelf-b-1", ["shelf"]), ("shelf-b-2", ["shelf"]), ("shelf-b-3", ["shelf"]),
      ("tea", ["sku"]), ("coffee", ["sku"]), ("rope", ["sku"]), ("candle", ["sku"]),
      ("aisle-b", ["aisle"]), ("east-way", ["aisle"]), ("west-way", ["aisle"]), ("r1", ["robot"]),
      ("c1", ["box"]),
    ] {
      vocabulary.objects.append(.init(name: name, types: types))
    }
    return vocabulary
  }()

  private static func relation(_ name: String, _ roles: [String: String]) -> Vocabulary.Relation {
    let roles = roles.sorted { $0.key > $1.key }
    return .init(name: name, roles: roles.map { .init($0.key, types: [$0.value]) }, formulas: [])
  }

  // MARK: Words

  static let english: DomainWords = {
    var words = DomainWords(language: "en")
    words.nouns = entries([
      "box": ["carton", "box"], "shelf": ["shelf/shelves"], "dock": ["dock"], "place": ["place"],
      "sku": ["product"], "aisle": ["aisle"], "robot": ["robot"], "charger": ["charger"],
    ])
    words.names = entries([
      "dock-1": ["dock 1"], "dock-2": ["dock 2"],
      "shelf-{row}-{n}": ["{row}{n}", "shelf {row}{n}"],
      "candle": ["candles", "candle"], "aisle-b": ["row B"], "charger": ["the charger"],
      "east-way": ["the east way"], "west-way": ["the west way"],
    ])
    words.properties = entries([
      "red": ["red"], "blue": ["blue"], "white": ["white"], "empty": ["empty", "free"],
    ])
    words.measures = measures(
      ("weight", ["heavy"], ["light"], ["weight"]), ("load-limit", [], [], ["load limit"]),
      ("distance", ["far"], ["near"], []))
    words.questions = entries(["deliver.destination": ["Where should {item} go?"]])
    words.failures = entries(["nothing-there": ["{b} was not at {p}"]])
    words.relations = entries([
      "at": ["{it} is (at|on|in) {ground}"], "at.begins": ["{it} (~arrive|~come) (at|in) {ground}"],
      "contains": ["{ground} ~contain {it}", "{ground} of {it}"],
      "holding": ["{ground} (~have|~hold) {it}"],
    ])
    words.intents = entries([
      "deliver": [
        "(~bring|~take|~move|~carry) {item} [from {source}] (to|into) {destination}",
        "~put {item} (on|in|at) {destination}",
      ], "charge": ["~charge [at {place}]"], "close": ["~close {aisle}", "{aisle} is closed"],
    ])
    words.actions = entries([
      "move": ["~go from {from} to {to}", "~go to {to}"], "pick": ["~pick up {b} (at|from) {p}"],
    ])
    return words
  }()

  static let japanese: DomainWords = {
    var words = DomainWords(language: "ja")
    words.nouns = entries([
      "box": ["箱/はこ"], "shelf": ["棚/たな"], "dock": ["出荷口"], "place": ["場所/ばしょ"],
      "sku": ["商品"], "aisle": ["通路"], "robot": ["ロボット"], "charger": ["充電器"],
    ])
    words.counters = entries(["box": ["箱", "個"], "shelf": ["台"]])
    words.names = entries([
      "dock-1": ["1番出荷口"], "dock-2": ["2番出荷口"],
      "shelf-{row}-{n}": ["{row}{n}", "{row}棚の{n}番"], "tea": ["お茶"], "coffee": ["コーヒー"],
      "rope": ["ロープ"], "candle": ["ろうそく"], "aisle-b": ["B列"], "charger": ["充電器"],
      "east-way": ["東の道"], "west-way": ["西の道"],
    ])
    words.properties = entries([
      "red": ["赤い", "赤"], "blue": ["青い", "青"], "white": ["白い"], "empty": ["空", "空いている"],
    ])
    words.measures = measures(
      ("weight", ["重い"], ["軽い"], ["重さ"]), ("load-limit", [], [], ["積載量"]),
      ("distance", ["遠い"], ["近い"], []))
    words.questions = entries(["deliver.destination": ["{item}をどこに運びますか？"]])
    words.failures = entries(["nothing-there": ["{p}に{b}がありませんでした"]])
    return words
  }()

  private static func entries(_ texts: [String: [String]]) -> [DomainWords.Entry] {
    texts.sorted { $0.key < $1.key }
      .map { DomainWords.Entry($0.key, $0.value.map { DomainWords.Text($0) }) }
  }

  private static func measures(
    _ words: (String, high: [String], low: [String], nouns: [String])...
  ) -> [DomainWords.MeasureWords] {
    words.map { symbol, high, low, nouns in
      var measure = DomainWords.MeasureWords(symbol: symbol)
      measure.high = high.map { DomainWords.Text($0) }
      measure.low = low.map { DomainWords.Text($0) }
      measure.nouns = nouns.map { DomainWords.Text($0) }
      return measure
    }
  }

  // MARK: Frames, as the templates of a language file make them

  static let japaneseFrames: [Frame] = {
    let item = arg("item", "box", .words("を"))
    let from = arg("source", "place", .words("から"), isOptional: true)
    let to = arg("destination", "place", .words("に"), .words("へ"), .words("まで"))
    var frames: [Frame] = []
    for lemma in ["運ぶ", "届ける", "持っていく", "持ってくる"] {
      frames.append(frame(.intent, "deliver", verb(lemma), "ja", [item, from, to]))
    }
    frames += [
      frame(
        .intent, "deliver", verb("置く"), "ja", [item, arg("destination", "place", .words("に"))]),
      frame(
        .intent, "charge", verb("充電する"), "ja",
        [arg("place", "charger", .words("で"), isOptional: true)]),
      frame(.intent, "close", verb("閉鎖する"), "ja", [arg("aisle", "aisle", .words("を"))]),
      frame(
        .intent, "close", .copula(complement: "通行止め"), "ja", [arg("aisle", "aisle", .words("が"))]),
      frame(
        .action, "move", verb("移動する"), "ja",
        [arg("from", "place", .words("から")), arg("to", "place", .words("へ"))]),
      frame(
        .action, "pick", verb("取る"), "ja",
        [arg("p", "place", .words("で")), arg("b", "box", .words("を"))]),
      frame(
        .relation, "at", verb("ある"), "ja",
        [arg("it", "movable", .words("が")), arg("ground", "place", .words("に"))]),
      frame(
        .relation, "at", .noun, "ja",
        [arg("ground", "place", .words("の")), arg("it", "movable", .subject)]),
      frame(
        .relation, "at", verb("着く"), "ja",
        [arg("it", "movable", .words("が")), arg("ground", "place", .words("に"))], aspect: .begins),
      frame(
        .relation, "contains", verb("入っている"), "ja",
        [arg("ground", "box", .words("に")), arg("it", "sku", .words("が"))]),
      frame(
        .relation, "contains", .noun, "ja",
        [arg("it", "sku", .words("の")), arg("ground", "box", .subject)]),
      frame(
        .relation, "holding", verb("持つ"), "ja",
        [arg("ground", "robot", .words("が")), arg("it", "box", .words("を"))]),
    ]
    return ranked(frames)
  }()

  private static func verb(_ lemma: String) -> Frame.Head {
    .verb(lemma, inflection: nil, particle: nil)
  }

  private static func arg(
    _ role: String, _ type: String, _ marks: Frame.Mark..., isOptional: Bool = false
  ) -> Frame.Argument {
    Frame.Argument(role: role, types: [type], marks: marks, isOptional: isOptional, fallback: .ask)
  }

  private static func frame(
    _ kind: FrameKind, _ name: String, _ head: Frame.Head, _ language: String,
    _ arguments: [Frame.Argument], aspect: Aspect = .plain
  ) -> Frame {
    Frame(
      means: FrameName(kind, name), aspect: aspect, head: head, arguments: arguments,
      argumentsBeforeHead: 0, rank: 0, language: language)
  }

  private static func ranked(_ frames: [Frame]) -> [Frame] {
    frames.enumerated().map { rank, frame in
      var frame = frame
      frame.rank = rank
      return frame
    }
  }

  // MARK: Speakers

  /// The front with what the language files say.
  static let front = LanguageFront.make(vocabulary: vocabulary, words: [english, japanese])
  static let inEnglish = speaker(
    english,
    LanguageParser.make(vocabulary: vocabulary, words: english, besides: [japanese]).frames)
  static let inJapanese = speaker(japanese, japaneseFrames)

  static func speaker(_ words: DomainWords, _ frames: [Frame]) -> Speaker {
    CoreSpeech.speaker(vocabulary: vocabulary, words: words, frames: frames)
  }
}

// MARK: Short ways to write meanings

func of(_ sku: String) -> Condition { .clause(relation("contains", ground: .gap, it: .name(sku))) }
func prop(_ name: String) -> Condition {
  .clause(Clause(FrameName(.property, name), [.init("it", .gap)]))
}
func located(_ place: String) -> Condition {
  .clause(relation("at", ground: .name(place), it: .gap))
}
func relation(_ name: String, ground: Entity, it: Entity) -> Clause {
  Clause(FrameName(.relation, name), [.init("ground", ground), .init("it", it)])
}
func deliver(
  _ item: Entity?, from source: Entity? = nil, to destination: Entity? = nil, who: Entity? = nil
) -> Clause {
  var clause = Clause(FrameName(.intent, "deliver"))
  clause["item"] = item
  clause["source"] = source
  clause["destination"] = destination
  clause["who"] = who
  return clause
}
/// Boxes described: by default the goods speak for themselves.
func boxes(
  _ quantifier: Quantifier = .the, _ conditions: Condition...,
  number: GrammaticalNumber = .unmarked,
  pick: Superlative? = nil, except: Entity? = nil
) -> Entity {
  .the(
    Description(
      quantifier, "box", number: number, conditions: conditions, pick: pick, except: except))
}
func ones(_ conditions: Condition..., quantifier: Quantifier = .the) -> Entity {
  .the(Description(quantifier, nil, conditions: conditions))
}
func both(_ entities: Entity...) -> Entity { Entity(.coordination(.and, entities)) }
func ref(_ reference: Reference) -> Entity { Entity(.reference(reference)) }
func used(_ word: String, _ clause: Clause) -> Clause {
  var clause = clause
  clause.trace = Trace(wording: word)
  return clause
}

/// A reply and its exact words; shown by the words.
struct Spoken: Sendable, CustomTestStringConvertible {
  var reply: Reply
  var words: String
  init(_ words: String, _ reply: Reply) {
    self.words = words
    self.reply = reply
  }
  var testDescription: String { words }
}
