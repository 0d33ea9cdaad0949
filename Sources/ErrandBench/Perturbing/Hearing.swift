import Dialogue
import Errand
import Language
import Meaning

/// What a session makes of an utterance, without doing it.
struct Hearing: Equatable {
  var status: Output.ReadingRecord.Status
  /// The steps that would be done.
  var plans: [[String]] = []
  var said: [String] = []

  init(_ utterance: String, in session: Session) {
    status = .refused
    for output in session.heardDry(utterance) {
      switch output {
      case .reading(let record): status = record.status
      case .plan(let plan): plans.append(plan.steps)
      case .reply(let spoken), .question(let spoken, _): said.append(spoken.text)
      default: break
      }
    }
  }
}

/// How a disturbed sentence fared beside the plain one.
enum Verdict: String, CaseIterable {
  /// It means the same.
  case same
  /// Something is asked first.
  case asked
  /// It is not understood, or refused, and said so.
  case told
  /// Something else would be done, answered or believed.
  case wrong
}

/// Compares what was made of disturbed sentences with what is made of the plain ones.
struct VerdictJudge {
  let session: Session
  private var known: [String: Hearing] = [:]
  /// What comes of readings: the words behind them make no difference.
  private var knownReadings: [[ReadingKey]: Hearing] = [:]

  private struct ReadingKey: Hashable {
    var turn: Turn
    var cost: Int
    var rivals: [[String]]
  }

  init(_ session: Session) { self.session = session }

  /// What is said besides courtesies.
  static func essence(of turn: Turn) -> [Act] {
    let acts = turn.acts.filter { act in
      switch act {
      case .social, .confirm: false
      default: true
      }
    }
    return acts.isEmpty ? turn.acts : acts
  }

  /// Readings as good as each other decide together: they are the same only as a whole.
  private static func isSame(_ one: Understanding, _ other: Understanding) -> Bool {
    guard one.readings.count == other.readings.count, let a = one.readings.first?.cost,
      let b = other.readings.first?.cost
    else { return false }
    return zip(one.readings, other.readings).allSatisfy {
      essence(of: $0.turn) == essence(of: $1.turn) && $0.cost - a == $1.cost - b
    }
  }

  /// Whether no other reading is as good.
  private static func isAlone(_ found: Understanding) -> Bool {
    found.readings.count == 1 || found.readings[1].cost > found.readings[0].cost + 1
  }

  private static func isPlain(_ reading: Reading) -> Bool {
    reading.unread.isEmpty && !reading.isMisfit && reading.repairs.allSatisfy(\.rivals.isEmpty)
  }

  mutating func verdict(_ disturbed: String, of plain: PlainSentence) -> Verdict {
    let found = session.read(disturbed)
    if let best = found.readings.first, Self.isPlain(best), Self.isSame(plain.understanding, found)
    {
      return .same
    }
    return verdict(disturbed, found) { best in
      Self.essence(of: best.turn) == Self.essence(of: plain.turn)
    } hearing: { judge in
      judge.hearing(of: plain.text)
    }
  }

  /// Of two sentences said in one.
  mutating func verdict(_ joined: String, of one: PlainSentence, _ other: PlainSentence) -> Verdict
  {
    let found = session.read(joined)
    let ends = other.allOrders
    let wanted = Set(one.allOrders.flatMap { begin in ends.map { begin + $0 } })
    return verdict(joined, found, isWanted: { wanted.contains(Self.orders(of: $0)) }, hearing: nil)
  }

  private static func orders(of reading: Reading) -> [Clause] {
    essence(of: reading.turn).flatMap { act -> [Clause] in
      if case .instruct(let instruction) = act { return instruction.clauses }
      return []
    }
  }

  private mutating func verdict(
    _ utterance: String, _ found: Understanding, isWanted: (Reading) -> Bool,
    hearing plain: ((inout VerdictJudge) -> Hearing)?
  ) -> Verdict {
    // Halted for a word that may be a stop, and nothing else: a safe act, and told.
    if found.stop != nil { return .told }
    // All that it may be rests on a word that may be another.
    let whole = found.readings.filter { $0.unread.isEmpty && !$0.isMisfit }
    if !whole.isEmpty, whole.allSatisfy({ !$0.repairs.allSatisfy(\.rivals.isEmpty) }) {
      return .asked
    }
    let own = hearing(of: utterance, as: found)
    let isWanted = found.readings.prefix { $0.cost == found.readings[0].cost }.contains {
      Self.isPlain($0) && isWanted($0)
    }
    guard let wanted = plain?(&self) else {
      switch own.status {
      case .understood: return isWanted ? .same : .wrong
      case .asked: return isWanted && Self.isAlone(found) ? .same : .asked
      case .refused: return isWanted ? .same : .told
      }
    }
    switch own.status {
    case .asked: return isWanted && wanted.status == .asked ? .same : .asked
    case .refused:
      return wanted.status == .refused && (isWanted || own.said == wanted.said) ? .same : .told
    case .understood:
      guard wanted.status == .understood, own.plans == wanted.plans else { return .wrong }
      return isWanted || !own.plans.isEmpty || own.said == wanted.said ? .same : .wrong
    }
  }

  mutating func hearing(of utterance: String, as found: Understanding? = nil) -> Hearing {
    if let hearing = known[utterance] { return hearing }
    let found = found ?? session.read(utterance)
    var key: [ReadingKey]?
    if found.stop == nil, let best = found.readings.first,
      found.readings.allSatisfy({ $0.unread.isEmpty && !$0.isMisfit })
    {
      key = found.readings.map {
        ReadingKey(turn: $0.turn, cost: $0.cost - best.cost, rivals: $0.repairs.map(\.rivals))
      }
    }
    let hearing = key.flatMap { knownReadings[$0] } ?? Hearing(utterance, in: session)
    known[utterance] = hearing
    if let key { knownReadings[key] = hearing }
    return hearing
  }
}
