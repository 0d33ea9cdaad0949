package import Meaning
import WordForms

/// Puts meanings into the words of one language: replies, turns and phrases.
///
/// The same frames that read an utterance say it: the first frame of an entry is the one that is said,
/// unless the operator used another (the wording kept in the trace). How clauses of each mood are built,
/// how phrases are ordered and what the replies say stands in the phrasebook; here is only what all
/// languages share.
package struct Speaker: Sendable {
  /// Who speaks: what "I" is, and whether what goes without saying is left out.
  enum Side: Sendable {
    case robot, person
  }

  package let language: String
  package var vocabulary: Vocabulary
  var words: DomainWords
  var frames: [FrameName: [Frame]]
  let book: Phrasebook
  let table: InflectionTable
  let finish: Finish
  /// Who speaks.
  var side = Side.robot
  /// Taught nouns and what they mean.
  package var taught: [(noun: String, meaning: Entity)] = []
  /// What the variables of a rule or loop stand for, where they were said.
  var bound: [Entity] = []
  /// What stands for the gap of a question, in a language that asks in place.
  var questionPhrase: Phrase?

  init(
    language: String, vocabulary: Vocabulary, words: DomainWords, frames: [Frame],
    book: Phrasebook, table: InflectionTable
  ) {
    self.language = language
    self.vocabulary = vocabulary
    self.words = words
    self.frames = Dictionary(grouping: frames, by: \.means)
      .mapValues { $0.sorted { $0.rank < $1.rank } }
    self.book = book
    self.table = table
    finish = Finish(book)
  }

  /// A reply in words.
  package func say(_ reply: Reply) -> String {
    var speaker = self
    speaker.side = .robot
    return finish.sentence(speaker.text(of: reply))
  }

  /// What an operator could have said to mean a turn.
  package func say(_ turn: Turn) -> String {
    var speaker = self
    speaker.side = .person
    return finish.sentence(speaker.text(of: turn))
  }

  /// A thing as a phrase.
  package func say(_ entity: Entity) -> String {
    finish.phrase(phrase(entity).whole)
  }

  /// Whether the first template of a clause tells what is so, of a subject.
  package func tells(_ clause: Clause) -> Bool {
    let frame = frame(for: clause, "statement")
    if case .copula = frame.head { return true }
    return subjectRole(of: clause, frame) != nil
  }

  /// A form of a word.
  func inflect(
    _ lemma: String, _ inflection: String?, _ form: String,
    _ kind: InflectionTable.WordKind? = nil
  ) -> String {
    table.form(form, of: lemma, class: inflection, kind: kind)
  }

  // MARK: Templates

  /// What fills the slots of a template.
  typealias Slots = [String: Slot]

  /// The text of the first template of a key whose slots can all be filled.
  func text(_ key: String, _ slots: Slots = [:]) -> String? {
    for template in book.templates(key) {
      if let text = fill(template.parts, slots) { return text }
    }
    return nil
  }

  /// The text of the first key that has one.
  func text(first keys: [String], _ slots: Slots = [:]) -> String? {
    for key in keys {
      if let text = text(key, slots) { return text }
    }
    return nil
  }

  /// The text of a template; nil if one of its slots cannot be filled.
  func text(of template: WordingTemplate, _ slots: Slots) -> String? {
    fill(template.parts, slots)
  }

  private func fill(_ parts: [WordingTemplate.Part], _ slots: Slots) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .slot(let name, let form):
        guard let words = self.words(of: name, form, slots) else { return nil }
        text += words
      case .agreement(let name, let form, let one, let many):
        guard let slot = slots[name] else { return nil }
        guard let words = fill(isMany(slot, form) ? many : one, slots) else { return nil }
        text += words
      case .optional(let inner):
        text += fill(inner, slots) ?? ""
      }
    }
    return text
  }

  private func words(of name: String, _ form: String?, _ slots: Slots) -> String? {
    if let slot = slots[name] { return text(of: slot, form) }
    // A word that agrees with the subject: be, have, do.
    guard case .person(let person)? = slots["person"] else { return nil }
    return book.word("agree.\(name).\(person.rawValue)") ?? book.word("agree.\(name)")
  }
}
