public import Dialogue
import Domains
import Language
public import Meaning
public import SourceText

/// A reading in the flat form that other programs take: one act, one intent, roles with their words.
public struct ReadingOutline: Sendable, Hashable {
  /// A role with what fills it.
  public struct Role: Sendable, Hashable {
    /// The role's name.
    public var name: String
    /// The words that fill it.
    public var text: String
    /// Where they stand in the utterance, in UTF-8 offsets.
    public var span: SourceRange?
    /// What they mean: the name of an object, a number with its unit, or the words again.
    public var value: String
  }

  /// What kind of act it is: instruct, ask, inform, ….
  public var act: String
  /// The frame of the first clause.
  public var intent: String?
  /// The roles of the first clause.
  public var roles: [Role]
  /// How far from plain the reading is.
  public var cost: Int
}

extension Session {
  /// The readings of an utterance in flat form, one an act of each reading.
  public func outline(of understanding: Understanding, _ utterance: String) -> [ReadingOutline] {
    understanding.readings.flatMap { reading in
      reading.turn.acts.flatMap { act in outlines(of: act, reading.cost, utterance) }
    }
  }

  private func outlines(of act: Act, _ cost: Int, _ utterance: String) -> [ReadingOutline] {
    let (name, clauses) = parts(of: act)
    if clauses.isEmpty { return [ReadingOutline(act: name, intent: nil, roles: [], cost: cost)] }
    return clauses.map { clause in
      let roles = clause.fillers.map { filler in
        let span = filler.entity.trace.range
        return ReadingOutline.Role(
          name: filler.role, text: span.map { words(in: $0, of: utterance) } ?? "", span: span,
          value: value(of: filler.entity))
      }
      return ReadingOutline(act: name, intent: clause.frame.name, roles: roles, cost: cost)
    }
  }

  private func words(in range: SourceRange, of utterance: String) -> String {
    let bytes = Array(utterance.utf8)
    guard range.lower >= 0, range.lower <= range.upper, range.upper <= bytes.count else {
      return ""
    }
    return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }

  private func parts(of act: Act) -> (String, [Clause]) {
    switch act {
    case .instruct(let instruction): return ("instruct", instruction.clauses)
    case .ask(let question):
      switch question.topic {
      case .clause(let clause): return ("ask", [clause])
      case .proposition(let proposition): return ("ask", proposition.clauses)
      default: return ("ask", [])
      }
    case .inform(let proposition): return ("inform", proposition.clauses)
    case .fragment: return ("fragment", [])
    case .correct(.instruction(let instruction)): return ("correct", instruction.clauses)
    case .correct: return ("correct", [])
    case .confirm: return ("confirm", [])
    case .deny: return ("deny", [])
    case .choose: return ("choose", [])
    case .rule(let rule): return ("rule", rule.body.clauses)
    case .teach: return ("teach", [])
    case .control: return ("control", [])
    case .social: return ("social", [])
    case .offer(let acts): return ("offer", acts.flatMap { parts(of: $0).1 })
    }
  }

  private func value(of entity: Entity) -> String {
    switch entity.kind {
    case .name(let name): return name
    case .quantity(let quantity):
      let number = quantity.value
      let text = number == number.rounded() ? String(Int(number)) : String(number)
      return quantity.unit.isEmpty ? text : "\(text) \(quantity.unit)"
    case .quoted(let words): return words
    default: return domain.front.say(entity, in: conversation.language ?? "en")
    }
  }
}

extension Session {
  /// How an utterance is understood and what would become of it, on a copy: nothing is done.
  public func reading(of words: String) -> Output.ReadingRecord {
    var copy = self
    copy.keep(in: nil)
    copy.isDry = true
    for case .reading(let record) in copy.conversation.hear(words, from: "", at: now) {
      return record
    }
    return Output.ReadingRecord(utterance: words, understanding: read(words), status: .refused)
  }
}
