import CReadline
import Glibc
import Synchronization

/// GNU readline, a key at a time: lines come out of a queue, so that time can pass between keys.
///
/// Readline lives in C globals and calls back through plain functions; what they hand over stands
/// behind mutexes, and only the loop of one thread calls in.
struct LineEditor: ~Copyable {
  /// A line that was typed; nil is the end of the input.
  private static let lines = Mutex<[String?]>([])
  private static let candidates = Mutex<[String]>([])
  /// Candidates for a word: given the line up to it and the word.
  private static let complete = Mutex<@Sendable (String, String) -> [String]>({ _, _ in [] })

  /// Begins to read with a prompt.
  init(prompt: String, completing: @escaping @Sendable (String, String) -> [String]) {
    Self.complete.withLock { $0 = completing }
    errand_readline_start("errand") { word, state in
      let word = word.map { String(cString: $0) } ?? ""
      if state == 0 {
        let start = Int(errand_readline_word_start())
        let line = errand_readline_line().map { String(cString: $0) } ?? ""
        let before = String(decoding: Array(line.utf8).prefix(start), as: UTF8.self)
        let found = LineEditor.complete.withLock { $0 }(before, word)
        LineEditor.candidates.withLock { $0 = found }
      }
      let next = LineEditor.candidates.withLock { list in
        Int(state) < list.count ? list[Int(state)] : nil
      }
      return next.flatMap { strdup($0) }
    }
    errand_readline_install(prompt) { line in
      let text = line.map { String(cString: $0) }
      free(line)
      LineEditor.lines.withLock { $0.append(text) }
    }
  }

  deinit { errand_readline_remove() }

  /// Waits for a key, at most so many milliseconds (-1: until one comes), and takes it in.
  func wait(milliseconds: Int32) {
    var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return }
    errand_readline_read()
  }

  /// The next line that was typed; `.some(nil)` is the end of the input.
  func next() -> String?? {
    Self.lines.withLock { $0.isEmpty ? nil : .some($0.removeFirst()) }
  }

  /// Prints above the line that is being typed.
  func above(_ print: () -> Void) {
    hide()
    print()
    show()
  }

  /// Takes prompt and line off the screen, until `show`.
  func hide() {
    errand_readline_hide()
    Screen.eraseLine()
  }

  /// Shows prompt and line again.
  func show() { errand_readline_show() }

  /// Drops what was typed so far.
  func drop() { errand_readline_drop() }

  /// The terminal has another size.
  func resized() { errand_readline_resized() }

  /// Keeps a line in the history.
  func remember(_ line: String) { errand_history_add(line) }
}
