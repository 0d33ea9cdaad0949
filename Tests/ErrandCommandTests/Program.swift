import Foundation
import Testing

/// The built program, run as a process of its own.
struct Program: Sendable {
  /// What a run came to.
  struct Outcome: Sendable {
    var status: Int32
    var out: String
    var errors: String
  }

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program stands beside the test bundle.
  static let url: URL = {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appendingPathComponent("errand")
  }()

  /// A new folder for the files of a test, that is removed with them in the end.
  static func inFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("errand-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// A run that was begun.
  final class Run {
    let process = Process()
    private let out: FileHandle
    private let errors: FileHandle
    private let files: [URL]
    let input = Pipe()

    init(_ arguments: [String], in folder: URL, readsInput: Bool) throws {
      // Files rather than pipes: nothing blocks, however much is written.
      files = ["out", "errors"].map { folder.appendingPathComponent($0 + UUID().uuidString) }
      for file in files { try Data().write(to: file) }
      out = try FileHandle(forWritingTo: files[0])
      errors = try FileHandle(forWritingTo: files[1])
      process.executableURL = Program.url
      process.arguments = arguments
      process.currentDirectoryURL = Program.root
      process.standardOutput = out
      process.standardError = errors
      process.standardInput = readsInput ? input : FileHandle.nullDevice
      try process.run()
    }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// What was written so far.
    var written: String { Self.text(files[0]) }

    /// Waits to its end.
    func end() -> Outcome {
      process.waitUntilExit()
      try? out.close()
      try? errors.close()
      defer { for file in files { try? FileManager.default.removeItem(at: file) } }
      return Outcome(
        status: process.terminationStatus, out: Self.text(files[0]), errors: Self.text(files[1]))
    }

    private static func text(_ file: URL) -> String {
      String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
  }

  /// Runs it to its end.
  static func run(_ arguments: [String], in folder: URL, input: [UInt8]? = nil) throws -> Outcome {
    let run = try Run(arguments, in: folder, readsInput: input != nil)
    if let input {
      // Whoever does not read to the end closes the pipe early; that is no matter here.
      signal(SIGPIPE, SIG_IGN)
      try? run.input.fileHandleForWriting.write(contentsOf: input)
      try? run.input.fileHandleForWriting.close()
    }
    return run.end()
  }
}

extension URL {
  /// Writes a file into a folder and hands out its path.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Array(text.utf8))
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }
}
