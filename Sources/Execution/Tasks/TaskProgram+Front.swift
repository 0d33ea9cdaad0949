import Robots

extension TaskProgram {
  /// Whether something at the front is to be planned for, rather than waited for.
  var isPlannable: Bool {
    switch self {
    case .achieve, .perform: true
    case .sequence(let parts): parts.first?.isPlannable ?? false
    case .together(let parts): parts.contains(where: \.isPlannable)
    case .conditional, .loop, .forEach, .times, .delta: true
    case .wait: false
    }
  }

  /// Whether there is waiting in it.
  var isWaiting: Bool {
    switch self {
    case .wait: true
    case .achieve, .perform, .delta: false
    case .sequence(let parts), .together(let parts): parts.contains(where: \.isWaiting)
    case .conditional(_, let a, let b): a.isWaiting || b.isWaiting
    case .loop, .forEach, .times: true
    }
  }

  /// Whether its front only waits.
  var isFrontWait: Bool {
    switch self {
    case .wait: true
    case .sequence(let parts): parts.first?.isFrontWait ?? false
    default: false
    }
  }

  /// The times for which its front waits.
  var frontInstants: [Instant] {
    switch self {
    case .wait(.instant(let instant)): [instant]
    case .sequence(let parts): parts.first?.frontInstants ?? []
    case .together(let parts): parts.flatMap(\.frontInstants)
    default: []
    }
  }
}
