import CReadline
import Glibc

/// The file that keeps what was typed, readable by its owner only.
struct History {
  /// Lines kept at most.
  static let limit: Int32 = 2000
  private let path: String?

  /// The history in `ERRAND_HISTORY`, else in the state folder; an empty name keeps none.
  init() {
    if let named = Self.variable("ERRAND_HISTORY") {
      path = named.isEmpty ? nil : named
    } else if let state = Self.variable("XDG_STATE_HOME")
      ?? Self.variable("HOME").map({ $0 + "/.local/state" })
    {
      let folder = state + "/errand"
      Self.makeFolder(folder)
      path = folder + "/history"
    } else {
      path = nil
    }
  }

  /// Takes up what was typed before.
  func load() {
    if let path { _ = errand_history_read(path) } else { _ = errand_history_read("/dev/null") }
  }

  /// Keeps what was typed.
  func save() {
    guard let path else { return }
    // The file is made with its rights before anything is written into it.
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    if descriptor >= 0 { close(descriptor) }
    chmod(path, 0o600)
    _ = errand_history_write(path, Self.limit)
    chmod(path, 0o600)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func makeFolder(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o700)
    }
  }
}
