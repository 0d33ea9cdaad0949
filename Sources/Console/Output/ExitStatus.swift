/// How a run ended, as other programs see it.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Everything was done.
  case done = 0
  /// Something failed or was refused.
  case failed = 1
  /// Something was not understood, or a question was left unanswered.
  case notUnderstood = 2
  /// Something was proved impossible.
  case impossible = 3
  /// A bound on work was reached.
  case limit = 4
  /// The command line was wrong.
  case usage = 64
  /// A file was wrong.
  case badFile = 65
  /// A file was not there.
  case noFile = 66
  /// A mistake of the program itself.
  case bug = 70
  /// Somebody interrupted it.
  case interrupted = 130

  /// The worse of two, for a run of several parts: the first that is not `done` counts.
  public func and(_ later: ExitStatus) -> ExitStatus { self == .done ? later : self }
}
