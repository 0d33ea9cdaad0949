import Errand
import Language
import Meaning
import SourceText

/// A sentence as it should be said, what it means, and where its phrases stand.
struct PlainSentence {
  let letters: [Character]
  let understanding: Understanding
  /// The phrases that fill the roles of its only clause, in the order of speaking.
  let phrases: [Range<Int>]

  var text: String { String(letters) }
  var turn: Turn { understanding.readings[0].turn }

  /// Nil when the sentence has no plain reading of its own.
  init?(_ text: String, _ understanding: Understanding) {
    guard let best = understanding.readings.first, best.unread.isEmpty, !best.isMisfit,
      best.repairs.isEmpty, best.turn.acts.allSatisfy({ Self.isPlain($0) })
    else { return nil }
    letters = Array(text)
    self.understanding = understanding
    phrases = Self.phrases(of: best.turn, in: text)
  }

  /// What is taught is any word: disturbed it is another one.
  private static func isPlain(_ act: Act) -> Bool {
    switch act {
    case .offer, .teach, .correct: false
    default: true
    }
  }

  /// Whether it asks something.
  var isQuestion: Bool {
    turn.acts.contains { if case .ask = $0 { true } else { false } }
  }

  /// The clauses that are to be done, in order; nil when there is anything else in it.
  var orders: [Clause]? { Self.orders(of: turn) }

  /// Those of all readings that are as good.
  var allOrders: [[Clause]] {
    let best = understanding.readings[0].cost
    return understanding.readings.prefix { $0.cost == best }.compactMap { Self.orders(of: $0.turn) }
  }

  private static func orders(of turn: Turn) -> [Clause]? {
    var all: [Clause] = []
    for act in turn.acts {
      guard case .instruct(let instruction) = act else { return nil }
      switch instruction.body {
      case .clause, .together, .sequence: all += instruction.clauses
      default: return nil
      }
    }
    return all
  }

  /// Whether one thing is asked for that can be asked for politely.
  var isRequest: Bool {
    guard turn.acts.count == 1, case .instruct(let instruction) = turn.acts[0],
      case .clause(let clause) = instruction.body
    else { return false }
    return !clause.negated && clause.modality != .wanted
  }

  private static func phrases(of turn: Turn, in text: String) -> [Range<Int>] {
    var clauses: [Clause] = []
    for act in turn.acts {
      switch act {
      case .instruct(let instruction): clauses += instruction.clauses
      case .inform(let proposition): clauses += proposition.clauses
      case .ask(let question):
        if case .clause(let clause) = question.topic { clauses.append(clause) }
      default: break
      }
    }
    guard clauses.count == 1 else { return [] }
    var found: [Range<Int>] = []
    for filler in clauses[0].fillers {
      guard let range = filler.entity.trace.range,
        let lower = letter(at: range.lower, of: text),
        let upper = letter(at: range.upper, of: text),
        lower < upper
      else { continue }
      found.append(lower..<upper)
    }
    found.sort { $0.lowerBound < $1.lowerBound }
    let overlap = zip(found, found.dropFirst()).contains { $0.upperBound > $1.lowerBound }
    return overlap ? [] : found
  }

  private static func letter(at offset: Int, of text: String) -> Int? {
    let bytes = text.utf8
    guard offset >= 0, offset <= bytes.count,
      let index = bytes.index(bytes.startIndex, offsetBy: offset).samePosition(in: text)
    else { return nil }
    return text.distance(from: text.startIndex, to: index)
  }
}
