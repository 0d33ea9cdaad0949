import ArgumentParser
import Foundation

/// Where the planners are: ours beside this program, the others in an environment of their own that is
/// made when it is not there.
struct PeerEnvironment {
  let folder: String
  let errand: String

  init(folder: String?) throws {
    self.folder =
      folder ?? FileManager.default.temporaryDirectory.appending(path: "errand-peers").path()
    let own = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "errand")
    guard let own, FileManager.default.isExecutableFile(atPath: own.path()) else {
      throw ValidationError("there is no program 'errand' beside this one; build it first")
    }
    errand = own.path()
    if !FileManager.default.fileExists(atPath: python) { try install() }
  }

  var python: String { folder + "/bin/python" }
  var kairos: String { folder + "/bin/kairos" }
  var fastDownward: String { inPackages("up_fast_downward/downward/fast-downward.py") }
  var enhsp: String { inPackages("up_enhsp/ENHSP/enhsp.jar") }
  var lpg: String { inPackages("up_lpg/lpg") }

  private func inPackages(_ path: String) -> String {
    let libraries = folder + "/lib"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries)) ?? []
    let version = versions.sorted().first { $0.hasPrefix("python") } ?? "python3"
    return "\(libraries)/\(version)/site-packages/\(path)"
  }

  private func install() throws {
    try Self.run(["python3", "-m", "venv", folder])
    try Self.run(
      [python, "-m", "pip", "install", "--quiet"] + Peer.allCases.compactMap(\.package))
  }

  private static func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("'\(command.joined(separator: " "))' failed")
    }
  }
}
