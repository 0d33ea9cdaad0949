import Dialogue
import Errand
import Execution
import Glibc
import Synchronization

/// The file that a session is kept in, written ahead: every line is in the file before what it says
/// leaves the program, and on the disk before a command does.
///
/// A session that is brought back from its journal writes the same lines once more. As long as the
/// file has lines left they are compared, not written: a line that differs says that the domain or the
/// program is another one, and from there on nothing is kept and nothing leaves.
final class JournalFile: SessionJournal {
  /// Why something could not be kept.
  enum Trouble: Sendable, Hashable {
    /// The system's reason.
    case unwritable(String)
    /// A line came out different from the one in the file.
    case differs(line: Int, file: String, now: String)
  }

  private struct State: Sendable {
    /// Lines that are there already and are to come again.
    var expected: ArraySlice<String> = []
    /// The number of the next line.
    var number = 1
    /// Records that are kept.
    var records = 0
    /// Whether something was written that may not be on the disk yet.
    var isUnsynced = false
    var trouble: Trouble?
  }

  /// The file; nil to compare only.
  private let descriptor: Int32?
  private let state = Mutex(State())

  /// A journal in an open file.
  init(descriptor: Int32?) { self.descriptor = descriptor }

  deinit { if let descriptor { close(descriptor) } }

  /// What went wrong, if something did.
  var trouble: Trouble? { state.withLock { $0.trouble } }

  /// Whether lines that are in the file already still come again.
  var isCatchingUp: Bool { state.withLock { !$0.expected.isEmpty } }

  /// Begins a session: the lines that follow are those in the file.
  func expect(_ lines: ArraySlice<String>, from number: Int) {
    state.withLock {
      $0.expected = lines
      $0.number = number
      $0.records = 0
    }
  }

  /// Begins a session anew, with all that it is so far.
  func begin(_ session: Session) -> Bool {
    let lines = JournalLines.all(of: session)
    let count = session.conversation.executive.log.records.count
    return state.withLock { state in
      state.records = count
      return put(lines, &state) && sync(&state)
    }
  }

  func keep(_ input: SessionInput) -> Bool {
    state.withLock { put([JournalLines.line(input)], &$0) }
  }

  func keep(recordsOf executive: Executive, isDurable: Bool) -> Bool {
    state.withLock { state in
      let records = executive.log.records
      let new = records[min(state.records, records.count)...]
      let lines = new.map { JournalLines.line($0, executive) }
      state.records = records.count
      guard put(lines, &state) else { return false }
      return !isDurable || sync(&state)
    }
  }

  private func put(_ lines: [String], _ state: inout State) -> Bool {
    guard state.trouble == nil else { return false }
    var lines = lines[...]
    while let line = lines.first, let known = state.expected.first {
      guard line == known else {
        state.trouble = .differs(line: state.number, file: known, now: line)
        return false
      }
      lines.removeFirst()
      state.expected.removeFirst()
      state.number += 1
    }
    guard !lines.isEmpty else { return true }
    state.number += lines.count
    guard let descriptor else { return true }
    var bytes = Array((lines.joined(separator: "\n") + "\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        state.trouble = .unwritable(String(cString: strerror(errno)))
        return false
      }
      bytes = bytes.dropFirst(count)
    }
    state.isUnsynced = true
    return true
  }

  private func sync(_ state: inout State) -> Bool {
    guard state.isUnsynced, let descriptor else { return true }
    // A pipe or a device has no disk behind it.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      state.trouble = .unwritable(String(cString: strerror(errno)))
      return false
    }
    state.isUnsynced = false
    return true
  }
}
