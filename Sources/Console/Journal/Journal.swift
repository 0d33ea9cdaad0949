package import Dialogue
import Errand
import Glibc
import SourceText

/// A journal that was opened: its file, and what was in it.
package struct Journal: Sendable {
  let path: String
  let file: JournalFile
  let text: JournalText

  /// The domain folder of the session in it; nil when it is new.
  package var folder: String? { text.hasSession ? text.folder : nil }
  /// The language of replies at its beginning.
  package var language: String? { text.language }
  /// The seed of the session in it; nil when it is new.
  package var seed: UInt64? { text.hasSession ? text.seed : nil }

  /// Opens a journal, or makes one. Only one program at a time may have it.
  package static func open(_ path: String, asJSON: Bool) -> Result<Journal, Opening.Failure> {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      return .failure(
        Opening.Failure(
          status: .noFile,
          message: "the journal '\(path)' cannot be opened: \(String(cString: strerror(errno)))"))
    }
    let file = JournalFile(descriptor: descriptor)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      return .failure(
        Opening.Failure(
          status: .failed, message: "the journal '\(path)' is in use by another program"))
    }
    switch Opening.file(path) {
    case .failure(let failure): return .failure(failure)
    case .success(let source):
      let text = JournalText(source)
      for diagnostic in text.diagnostics { Opening.tell(diagnostic, asJSON: asJSON) }
      guard text.diagnostics.isEmpty else {
        return .failure(
          Opening.Failure(status: .badFile, message: "'\(path)' cannot be used as it is"))
      }
      if text.torn > 0 {
        Screen.error(
          "\(path): the last line was cut off and never counted; its \(text.torn) bytes are dropped\n"
        )
        guard ftruncate(descriptor, off_t(source.bytes.count - text.torn)) == 0 else {
          return .failure(
            Opening.Failure(
              status: .noFile,
              message: "'\(path)' cannot be written: \(String(cString: strerror(errno)))"))
        }
      }
      return .success(Journal(path: path, file: file, text: text))
    }
  }

  /// Keeps a new session in it, or brings back into it the one that is there.
  ///
  /// - Parameter show: what came of the last thing that went in.
  package func bring(_ desk: inout Desk, _ show: (Output) -> Void = { _ in })
    -> Result<Void, Opening.Failure>
  {
    desk.journal = file
    guard text.hasSession else {
      let isKept = file.begin(desk.session)
      desk.session.keep(in: file)
      return isKept ? .success(()) : .failure(failure)
    }
    file.expect(text.lines, from: text.firstNumber)
    desk.session.keep(in: file)
    var latest: [Output] = []
    for input in text.inputs {
      latest = []
      desk.session.take(input) { output, _ in latest.append(output) }
    }
    desk.session.pass(to: text.end) { output, _ in latest.append(output) }
    guard !desk.session.isStuck, !file.isCatchingUp else { return .failure(failure) }
    for output in latest { show(output) }
    return .success(())
  }

  /// Why the session could not be kept.
  var failure: Opening.Failure {
    switch file.trouble {
    case .unwritable(let reason)?:
      return Opening.Failure(
        status: .noFile, message: "the journal '\(path)' cannot be written: \(reason)")
    case .differs(let line, let was, let now)?:
      return Opening.Failure(
        status: .badFile,
        message: """
          \(path):\(line): this line does not come again: the domain, the script or the program is \
          not the one it was written with
            in the journal: \(was)
            now:            \(now)
          """)
    case nil:
      return Opening.Failure(
        status: .badFile,
        message: "\(path): the last lines of the journal do not come again: the domain, the script "
          + "or the program is not the one it was written with")
    }
  }
}
