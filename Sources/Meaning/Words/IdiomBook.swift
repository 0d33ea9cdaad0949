/// Sentences that are taken as they stand, letter by letter, with the lists their slots are filled from.
///
/// The notation and its sense are those that Home Assistant's hassil made familiar: `(a|b)`, `[optional]`,
/// `(a;b)` in any order, `{list:slot}`, `<rule>`. What a book says is in no relation to frames: nothing
/// inflects, nothing is asked back, an utterance is one of the sentences or it is not.
package struct IdiomBook: Sendable, Hashable {
  /// What a slot holds.
  package enum Value: Sendable, Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
  }

  /// A key of the situation (or of a name that was said) and what it must be.
  package struct Condition: Sendable, Hashable {
    package var key: String
    /// One of these; nil for anything at all.
    package var values: [Value]?
    /// The slot that gets what the situation holds.
    package var slot: String?

    package init(key: String, values: [Value]?, slot: String? = nil) {
      self.key = key
      self.values = values
      self.slot = slot
    }
  }

  /// A word or name of a list.
  package struct Entry: Sendable, Hashable {
    /// The words, as a template.
    package var template: String
    /// What the slot then holds; nil for the words themselves.
    package var value: Value?
    /// What is known of the thing: conditions of blocks are tested on it.
    package var context: [Fact] = []

    package init(template: String, value: Value? = nil, context: [Fact] = []) {
      self.template = template
      self.value = value
      self.context = context
    }
  }

  /// A key and its value.
  package struct Fact: Sendable, Hashable {
    package var key: String
    package var value: Value

    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// Numbers from one to another.
  package struct NumberRange: Sendable, Hashable {
    package var from: Int
    package var to: Int
    package var step = 1
    /// What may stand behind the point: 0.5 of halves.
    package var fractions: [Double] = []
    package var times: Double?
    package var inDigits = true
    package var inWords = true

    package init(from: Int, to: Int, step: Int = 1) {
      self.from = from
      self.to = to
      self.step = max(1, step)
    }

    /// Whether a number is one of them.
    package func contains(_ number: Double) -> Bool {
      let whole = number.rounded(.down)
      guard whole >= Double(from), whole <= Double(to), abs(whole) < 1e15 else { return false }
      guard (Int(whole) - from) % step == 0 else { return false }
      let rest = number - whole
      return rest == 0 || fractions.contains { abs($0 - rest) < 1e-9 }
    }
  }

  /// What a slot is filled from.
  package enum List: Sendable, Hashable {
    case entries([Entry])
    case numbers(NumberRange)
    /// Any words.
    case anything
  }

  /// Sentences with one meaning.
  package struct Block: Sendable, Hashable {
    package var intent: String
    /// Where the block comes from: the name of its file.
    package var group: String
    package var sentences: [String]
    /// Slots that are filled without a word.
    package var slots: [Fact] = []
    package var requires: [Condition] = []
    package var excludes: [Condition] = []
    package var lists: [String: List] = [:]
    package var rules: [String: String] = [:]

    package init(intent: String, group: String, sentences: [String]) {
      self.intent = intent
      self.group = group
      self.sentences = sentences
    }
  }

  package var language: String
  package var blocks: [Block] = []
  package var lists: [String: List] = [:]
  package var rules: [String: String] = [:]
  /// Words that may stand between the words of a sentence.
  package var skips: [String] = []
  /// Slots whose names are better evidence than other words.
  package var preferred: Set<String> = []

  package init(language: String) { self.language = language }
}
