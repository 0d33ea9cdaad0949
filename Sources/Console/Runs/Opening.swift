package import Domains
import Errand
import Glibc
import PDDL
package import SourceText

/// Files and domains as the command line names them, with mistakes told on standard error.
package enum Opening {
  /// Bytes of a file, or why there are none.
  package static func bytes(of path: String) -> Result<[UInt8], Failure> {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      return .failure(
        Failure(
          status: .noFile, message: "'\(path)' cannot be read: \(String(cString: strerror(errno)))")
      )
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return .success(bytes)
      } else if errno != EINTR {
        return .failure(
          Failure(
            status: .noFile,
            message: "'\(path)' cannot be read: \(String(cString: strerror(errno)))"))
      }
    }
  }

  /// Why something could not be opened.
  package struct Failure: Error {
    /// The exit status that goes with it.
    package var status: ExitStatus
    /// What is wrong.
    package var message: String
  }

  /// A source file by its path.
  package static func file(_ path: String) -> Result<SourceFile, Failure> {
    bytes(of: path).map { SourceFile(name: path, bytes: $0) }
  }

  /// Writes a file whole: under another name first, so that nothing is lost when it fails.
  package static func write(_ path: String, _ text: String) -> Bool {
    let other = path + ".new"
    let descriptor = open(other, O_CREAT | O_TRUNC | O_WRONLY, 0o644)
    guard descriptor >= 0 else { return false }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        close(descriptor)
        return false
      }
      bytes = bytes.dropFirst(count)
    }
    fsync(descriptor)
    close(descriptor)
    return rename(other, path) == 0
  }

  /// A domain folder, its diagnostics told; nil when it cannot be used.
  package static func domain(_ folder: String, asJSON: Bool = false) -> Result<Domain, Failure> {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      return .failure(
        Failure(
          status: .noFile,
          message: "there is no folder '\(folder)'; a domain is a folder with domain.pddl in it"))
    }
    let (domain, diagnostics) = Domain.load(folder: folder)
    for diagnostic in diagnostics where diagnostic.severity == .error || domain == nil {
      tell(diagnostic, asJSON: asJSON)
    }
    guard let domain, !diagnostics.contains(where: { $0.severity == .error }) else {
      return .failure(
        Failure(status: .badFile, message: "'\(folder)' cannot be used as it is"))
    }
    return .success(domain)
  }

  /// A diagnostic, on standard error or as a JSON line.
  package static func tell(_ diagnostic: Diagnostic, asJSON: Bool) {
    if asJSON {
      Screen(color: .never).out(JSONLines.line(diagnostic))
    } else {
      Screen.error(diagnostic.rendered())
    }
  }

  /// A desk with a session in a domain, and the files it may open.
  package static func desk(_ domain: Domain, seed: UInt64, language: String?) -> Desk {
    var desk = Desk(session: Session(domain: domain, seed: seed, language: language))
    for index in desk.session.unreadRules {
      let rule = domain.rules[index]
      Screen.error(
        Diagnostic(
          .warning, "this house rule is not in force: it is not understood", in: rule.file,
          at: rule.range, hint: "errand check \(domain.folder) says what is not known"
        ).rendered())
    }
    desk.open = { folder, seed in
      guard case .success(let domain) = Opening.domain(folder) else { return nil }
      return Session(domain: domain, seed: seed, language: language)
    }
    desk.write = { Opening.write($0, $1) }
    desk.read = { path in
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return try? Opening.bytes(of: path).get()
    }
    return desk
  }
}
