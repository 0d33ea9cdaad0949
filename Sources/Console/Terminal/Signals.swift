import Glibc
import Synchronization

/// Signals as flags that the loop looks at: a handler may do nothing but set one.
enum Signals {
  /// How often somebody pressed Ctrl-C and it was not looked at yet.
  private static let interrupts = Atomic<Int>(0)
  /// Somebody asked the program to end.
  private static let terminations = Atomic<Int>(0)
  /// The terminal has another size.
  private static let resizes = Atomic<Int>(0)

  /// Takes SIGINT, SIGTERM and SIGHUP as flags; a closed pipe is no reason to be killed.
  static func watch() {
    handle(SIGINT) { _ in Signals.interrupts.add(1, ordering: .relaxed) }
    handle(SIGTERM) { _ in Signals.terminations.add(1, ordering: .relaxed) }
    handle(SIGHUP) { _ in Signals.terminations.add(1, ordering: .relaxed) }
    handle(SIGWINCH) { _ in Signals.resizes.add(1, ordering: .relaxed) }
    signal(SIGPIPE, SIG_IGN)
    // Who started the program may have held signals back, which is handed on.
    var held = sigset_t()
    sigemptyset(&held)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGWINCH] { sigaddset(&held, number) }
    sigprocmask(SIG_UNBLOCK, &held, nil)
  }

  /// Without SA_RESTART, so that `poll` and `read` return when a signal comes.
  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigaction(number, &action, nil)
  }

  /// Whether Ctrl-C was pressed since this was asked last.
  static func takeInterrupt() -> Bool { interrupts.exchange(0, ordering: .relaxed) > 0 }
  /// Whether the terminal changed its size since this was asked last.
  static func takeResize() -> Bool { resizes.exchange(0, ordering: .relaxed) > 0 }
  /// Whether somebody asked the program to end, or pressed Ctrl-C and nobody looked.
  static var isEnding: Bool { terminations.load(ordering: .relaxed) > 0 }
  /// Whether a run without a prompt is to end.
  static var isInterrupted: Bool { isEnding || interrupts.load(ordering: .relaxed) > 0 }
}
