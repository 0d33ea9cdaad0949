import Dispatch
public import Meaning
import Saying
public import SourceText
import Synchronization
import Understanding

/// The languages of one domain: an utterance to its meaning and back.
public struct LanguageFront: Sendable {
  /// What can be meant.
  public private(set) var vocabulary: Vocabulary
  /// One for each language whose core grammar there is, those of the domain's files first.
  private var parsers: [LanguageParser]
  private var speakers: [Speaker]

  /// The front for a vocabulary and its words; mistakes in the words are returned beside it. Languages
  /// that have a core grammar but no words speak with the names of the vocabulary.
  public static func make(
    vocabulary: Vocabulary, words: [DomainWords]
  ) -> (front: LanguageFront, diagnostics: [Diagnostic]) {
    let all = LanguageParser.languages
    let told = words.map(\.language).filter(all.contains)
    let order = told + all.filter { !told.contains($0) }
    // Languages do not know of each other, so they are made side by side.
    let made = Mutex<[Int: (LanguageParser, Speaker, [Diagnostic])]>([:])
    DispatchQueue.concurrentPerform(iterations: order.count) { index in
      let language = order[index]
      let own = words.first { $0.language == language } ?? DomainWords(language: language)
      let others = words.filter { $0.language != language }
      let (parser, frames, diagnostics) = LanguageParser.make(
        vocabulary: vocabulary, words: own, besides: others)
      let speaker = CoreSpeech.speaker(vocabulary: vocabulary, words: own, frames: frames)
      made.withLock { $0[index] = (parser, speaker, diagnostics) }
    }
    let inOrder = order.indices.compactMap { index in made.withLock { $0[index] } }
    let front = LanguageFront(
      vocabulary: vocabulary, parsers: inOrder.map(\.0), speakers: inOrder.map(\.1))
    return (front, inOrder.flatMap(\.2))
  }

  /// A reply in the words of a language.
  public func say(_ reply: Reply, in language: String) -> String {
    speaker(of: language)?.say(reply) ?? ""
  }

  /// A turn in the words of a language: what an operator could have said to mean it.
  public func say(_ turn: Turn, in language: String) -> String {
    speaker(of: language)?.say(turn) ?? ""
  }

  /// A thing in the words of a language, as a phrase.
  public func say(_ entity: Entity, in language: String) -> String {
    speaker(of: language)?.say(entity) ?? ""
  }

  private func speaker(of language: String) -> Speaker? {
    speakers.first { $0.language == language } ?? speakers.first
  }

  /// Makes new things known by name.
  public mutating func add(_ objects: [Vocabulary.NamedObject]) {
    vocabulary.objects += objects
    for index in parsers.indices {
      // Nobody else holds a parser that changes, so that it changes in place.
      let parser = parsers.remove(at: index)
      parsers.insert((consume parser).adding(objects), at: index)
    }
    for index in speakers.indices { speakers[index].vocabulary.objects += objects }
  }

  /// Whether the first template of a clause tells what is so, of a subject: "{aisle} is closed", not
  /// "close {aisle}".
  public func tells(_ clause: Clause, in language: String) -> Bool {
    speakers.first { $0.language == language }?.tells(clause) ?? true
  }

  /// What a noun was taught to mean; nil for one that was not.
  public func taughtMeaning(of noun: String, in language: String) -> Entity? {
    speakers.first { $0.language == language }?.taught.last {
      $0.noun.lowercased() == noun.lowercased()
    }?.meaning
  }

  /// Teaches a noun for what an entity describes: from now on it is understood and said.
  public mutating func learn(noun: String, meaning: Entity, in language: String) {
    for index in parsers.indices where parsers[index].language == language {
      let parser = parsers.remove(at: index)
      parsers.insert((consume parser).learning(noun: noun, meaning: meaning), at: index)
    }
    for index in speakers.indices where speakers[index].language == language {
      speakers[index].taught.append((noun, meaning))
    }
  }
}

// MARK: Reading

extension LanguageFront {
  /// What an utterance means.
  public func read(_ utterance: String, in context: TalkContext = TalkContext()) -> Understanding {
    var best: Understanding?
    for parser in order(utterance, context) {
      let found = parser.read(utterance, in: context)
      let cost = found.readings.first?.cost ?? Int.max
      // Another language than the words look like must understand them whole.
      let isWhole = found.readings.contains { $0.unread.isEmpty && !$0.isMisfit }
      if best == nil || isWhole && cost < (best?.readings.first?.cost ?? Int.max) { best = found }
      // A plain reading in the language of the words needs no second opinion.
      if LanguageParser.isPlain(cost) { break }
    }
    var result = best ?? Understanding(readings: [], language: context.language ?? "")
    // Stop words of every language halt, whatever language the rest is in.
    for parser in parsers where result.stop == nil {
      result.stop = parser.stop(in: utterance, context)
    }
    return result
  }

  /// Which of some taught names an utterance begins with, fillers aside, and what it says besides.
  public func call(
    in utterance: String, of names: [String]
  ) -> (name: String, rest: String, language: String)? {
    // Most talks teach nothing: then there is nothing to look for.
    guard !names.isEmpty else { return nil }
    let names = names.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    var found: (name: String, rest: String, language: String)?
    // The language whose endings of a call leave least unread is the one it is in.
    for parser in order(utterance, TalkContext()) {
      guard let (name, rest) = parser.call(in: utterance, of: names) else { continue }
      if found.map({ rest.utf8.count < $0.rest.utf8.count }) ?? true {
        found = (name, rest, parser.language)
      }
    }
    return found
  }

  /// The languages to try, likeliest first: by the script of the words, then by the talk so far.
  private func order(_ utterance: String, _ context: TalkContext) -> [LanguageParser] {
    guard parsers.count > 1 else { return parsers }
    var own = 0
    var latin = 0
    var isInWord = false
    var hasWord = false
    for scalar in utterance.unicodeScalars.prefix(400) {
      if scalar.value >= 0x3040, scalar.value < 0xFF00 || scalar.value > 0xFF60 { own += 1 }
      let isLatin = scalar.properties.isAlphabetic && scalar.value < 0x250
      if isLatin { latin += 1 }
      hasWord = hasWord || isLatin && isInWord
      isInWord = isLatin
    }
    // "A12" is of no language: then the talk's goes on.
    if !hasWord { latin = 0 }
    return parsers.enumerated().sorted { a, b in
      func rank(_ parser: LanguageParser) -> Int {
        (parser.fits(latin: latin, own: own) ? 0 : 2)
          + (parser.language == context.language ? 0 : 1)
      }
      return (rank(a.element), a.offset) < (rank(b.element), b.offset)
    }.map(\.element)
  }
}
