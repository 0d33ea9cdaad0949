/// A rule of the chart: what its parts make, and how the meaning of the whole comes from theirs.
struct GrammarRule: Sendable {
  /// What is made.
  var result: Symbol
  /// How.
  var action: Action
  var cost: Int32
  /// Features the result has beside those of its head, and lacks.
  var adds: Features
  var removes: Features
  /// The label of the part whose features, types and frame the result has; -1: the first part.
  var head: Int32
  /// The label of a further part whose features the result has; -1: none.
  var with: Int32
  /// For messages.
  var text: String
  /// A hash of the action, the same in every process.
  var hash: UInt64

  init(
    result: Symbol, action: Action, cost: Int32 = 0, adds: Features = [], removes: Features = [],
    head: Int32 = Label.head.rawValue, with: Int32 = -1, text: String
  ) {
    self.result = result
    self.action = action
    self.cost = cost
    self.adds = adds
    self.removes = removes
    self.head = head
    self.with = with
    self.text = text
    // FNV-1a over the action's text.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in [action.operation.rawValue] + action.arguments {
      for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x20) &* 0x100_0000_01B3
    }
    self.hash = hash
  }
}

/// What the chart needs of a rule, without a reference in it.
struct RuleCore: Sendable {
  var result: Symbol
  var operation: Operation
  var cost: Int32
  var adds: Features
  var removes: Features
  var head: Int32
  var with: Int32
  var hash: UInt64

  init(_ rule: GrammarRule) {
    result = rule.result
    operation = rule.action.operation
    cost = rule.cost
    adds = rule.adds
    removes = rule.removes
    head = rule.head
    with = rule.with
    hash = rule.hash
  }
}

/// What a rule does with its parts: an operation with its arguments.
struct Action: Sendable, Hashable {
  var operation: Operation
  var arguments: [String] = []
}

/// The operations that rules of a core grammar may name. They know no language: what a word of the
/// language does is said by the rule that holds it.
enum Operation: String, Sendable, CaseIterable {
  /// The meaning of the head, unchanged.
  case pass
  /// A list made of the parts' lists.
  case list

  // Noun phrases: entities.
  /// A noun becomes a description; a name of goods through stands-for too.
  case describe
  /// A noun phrase without a kind: one, ones, thing, の.
  case thing
  /// A name.
  case name
  /// `quantify WORD` sets how many: the, this, a, any, all, each, both, none, few, half, rest, bare,
  /// exactly, atLeast, atMost with a part `count`.
  case quantify
  /// `part WORD`: some of what the part `whole` describes.
  case part
  /// One of those the part `whole` refers to, and as its head describes.
  case member
  /// `refer WORD`: it, them, that, this, there, other, others, rest, same, back, person.
  case refer
  /// `person WORD`: me, you, here, or gap for what a question asks.
  case person
  /// Adjective, `of` a noun: condition.
  case modify
  /// A noun and a marked phrase that a noun frame allows: parts `of`, `head`.
  case genitive
  /// A phrase and how many of it: parts `whole`, `count`.
  case float
  /// A name or noun beside a noun: "tea cartons", "shelf A1".
  case compound
  /// A noun and the name of a thing of that kind: "shelf A1".
  case appose
  /// A clause with a gap that the noun fills.
  case restrict
  /// The one at an end of a measure.
  case pick
  /// Which in order, `ordinal last` for the last.
  case ordinal
  /// Without these: parts `whole`, `except`.
  case except
  /// `join and|or|butNot`.
  case join
  /// 20 kg of apples: parts `quantity`, `of`.
  case amount
  /// A quantity or number by itself.
  case quantity
  /// A place found by geometry: parts `direction`, `from`, `distance`; `computed NAME` names the way.
  case computed
  /// Words as they stand.
  case quoted
  /// Words nobody could read.
  case unknown
  /// An event that a clause names, or "that".
  case event
  /// Repair: the part `meant` instead of the part `said`.
  case repair

  // Predicates and clauses.
  /// A marked phrase; `mark WORD` if the mark is not a part.
  case mark
  /// A place by what holds of it, as a marked phrase: "next to A1" of what is put there.
  case placed
  /// A bare mark whose phrase stands elsewhere.
  case strand
  /// A measure compared: `compare RELATION`, parts `word` (comparative) and `standard`.
  case compare
  /// An adjective said of its subject.
  case attribute
  /// The subject is one of a kind, or the same as a name.
  case isa
  /// A template without a head: `idiom KIND NAME`; the slots are parts labelled with their roles.
  case idiom
  /// An adverbial added to a predicate or instruction: part `adjunct`.
  case adjoin
  /// A verb of bringing back: every frame that takes a thing somewhere, to where it was.
  case back
  /// A place said of a thing as if it were what it is: 「A1だ」.
  case located
  /// Whose a thing is: the part `of` in every relation to what is neither its place nor stands for it.
  case owner
  /// A subject: parts `subject`, and the head.
  case subject
  /// An argument before its head: part `subject` is the phrase, and the head.
  case front
  /// A clause that lacks what is asked: `gap subject|any|place MARKS…`.
  case gap
  /// There is.
  case exists
  /// Propositions joined: `both`, `either`, `not`.
  case both
  case either
  case not
  /// So many of them: `number RELATION`.
  case counted

  // Adverbials.
  /// `time now|today|clock|span|fromNow|ago|before|after`.
  case time
  /// `adverb deadline|start|first|now|instead|avoid|via|manner|times|until|while|every|keep|again`.
  case adverb

  // What is done by speaking.
  /// An instruction made of a predicate; `instruct wanted` of a proposition.
  case instruct
  /// One after the other.
  case sequence
  /// In any order.
  case together
  /// The same verb with other arguments.
  case gapping
  /// Phrases without a verb that fill a frame which can be asked for: "tea to dock 1".
  case verbless
  /// The last step again, of another thing: "…, then the tyres".
  case carry
  /// Parts `if`, `then`, `otherwise`.
  case conditional
  /// Parts `on` or `every`, `do`; `rule once`.
  case rule
  /// For each: a rule's body under a quantifier.
  case wait
  /// Parts `who`, `do`.
  case addressed
  /// `ask truth|role|count|amount|time|duration|place|reason|manner|outcome [agenda|rules|abilities|that|word]`.
  case ask
  /// Under a supposition: parts `if`, `question`.
  case suppose
  /// It is so.
  case inform
  /// It is so, said without a copula: parts `subject` and what is said of it.
  case report
  /// `act confirm|deny|choose X|social X|control X`.
  case act
  /// Parts without a verb.
  case fragment
  /// Not that but this.
  case correct
  /// Yes, with a change.
  case confirmed
  /// A word or way is taught: `teach noun|procedure|forget`.
  case teach
  /// The last act as an answer or instruction.
  case turn
}

extension Operation {
  /// Whether a part that lacks a phrase may be a part of what this makes.
  var bearsGap: Bool {
    switch self {
    case .pass, .subject, .adjoin, .restrict, .gap, .strand: true
    default: false
    }
  }
}
