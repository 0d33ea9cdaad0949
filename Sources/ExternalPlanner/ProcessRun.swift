import Glibc

/// A program run once under limits, and what it took.
package struct ProcessRun {
  /// From start to end, in milliseconds.
  package let wall: Double
  /// Processor time of the program and all it started, in milliseconds. On a machine that others use
  /// too this says more than `wall`.
  package let processor: Double
  /// The most memory that one process of it took, in bytes.
  package let memory: Int
  /// Its exit status; nil when it was stopped or crashed.
  package let status: Int32?
  /// What it wrote to standard output.
  package let output: String

  /// Runs a program in a folder; after `seconds` it gets SIGINT, and two seconds later it is killed.
  ///
  /// What it writes to standard output and standard error goes to the files `output` and `errors` there.
  /// nil when it cannot be started.
  package init?(
    _ command: [String], folder: String, seconds: Double, bytes: Int,
    isCancelled: () -> Bool = { false }
  ) {
    let outputPath = folder + "/output"
    // The shell goes to the folder, sets the limit on memory, and then becomes the program.
    let script = "cd \"$1\" && shift && ulimit -v \(bytes / 1024) && exec \"$@\""
    let words = ["/bin/sh", "-c", script, "sh", folder] + command
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder + "/errors", flags, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let clock = ContinuousClock()
    let begin = clock.now
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    var isStopped = false
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      let spent = (clock.now - begin) / .seconds(1)
      if spent > seconds + 2 || isCancelled() {
        kill(-process, SIGKILL)
      } else if spent > seconds && !isStopped {
        isStopped = true
        kill(-process, SIGINT)
      }
      // Short programs are looked at often, so that their time is right to a tenth of a millisecond.
      usleep(spent < 0.1 ? 50 : 2_000)
    }
    wall = (clock.now - begin) / .milliseconds(1)
    // What it started and left behind goes with it.
    kill(-process, SIGKILL)
    processor = Self.milliseconds(usage.ru_utime) + Self.milliseconds(usage.ru_stime)
    memory = usage.ru_maxrss * 1024
    self.status = status & 0x7f == 0 ? (status >> 8) & 0xff : nil
    output = TextFile.read(outputPath) ?? ""
  }

  private static func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1e3 + Double(time.tv_usec) / 1e3
  }
}
