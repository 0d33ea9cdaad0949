import Dialogue
import Errand
import Robots

/// What became of an utterance.
enum Turnout: String {
  /// It was done, answered or believed.
  case done
  /// Something was asked first.
  case asked
  /// It was refused or not understood, or failed.
  case refused

  init(_ outputs: [Output], in session: Session) {
    var turnout = Turnout.done
    for output in outputs {
      switch output {
      case .question: turnout = .asked
      case .reading(let record):
        if record.status == .asked { turnout = .asked }
        if record.status == .refused, turnout == .done { turnout = .refused }
      case .reply(let spoken):
        if spoken.tone != .plain, turnout == .done { turnout = .refused }
      default: break
      }
    }
    self = session.isWaitingForAnswer ? .asked : turnout
  }
}

extension Output {
  /// The words that were said, if any were.
  var words: String? {
    switch self {
    case .reply(let spoken): spoken.text
    case .question(let spoken, _): spoken.text
    default: nil
    }
  }
}
