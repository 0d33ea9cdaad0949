import Foundation
import Testing

/// What README.md says can be typed does what it says.
@Suite("README.md")
struct ReadmeTests {
  private static let text =
    (try? String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8))
    ?? ""

  /// The lines of fenced blocks: of shell, or of no language.
  private static func blocks(_ language: String) -> [[String]] {
    var blocks: [[String]] = []
    var inside: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        inside = inside == nil ? String(line.dropFirst(3)) : nil
        if inside == language { blocks.append([]) }
      } else if inside == language {
        blocks[blocks.count - 1].append(String(line))
      }
    }
    return blocks
  }

  @Test("every command line runs and ends well, here or in .ci/run")
  func commands() throws {
    let continuous = try String(
      contentsOf: Program.root.appendingPathComponent(".ci/run"), encoding: .utf8)
    try Program.inFolder { folder in
      let files = FileManager.default
      try files.createSymbolicLink(
        at: folder.appendingPathComponent("domains"),
        withDestinationURL: Program.root.appendingPathComponent("domains"))
      for (name, source) in [
        ("your-domain.pddl", "domain.pddl"), ("your-problem.pddl", "world.pddl"),
      ] {
        try files.copyItem(
          at: Program.root.appendingPathComponent("domains/logistics/" + source),
          to: folder.appendingPathComponent(name))
      }
      for block in Self.blocks("") where block.first?.hasPrefix("# ") == true {
        let name = block[0].dropFirst(2)
        _ = try folder.file(String(name), block.dropFirst().joined(separator: "\n") + "\n")
      }
      let commands = Self.blocks("sh").flatMap { $0 }
      #expect(commands.count >= 7)
      for command in commands {
        if command.contains("swift ") {
          // What installs and compiles is what continuous integration does first.
          for part in command.split(separator: "&&").map({ $0.trimmingCharacters(in: .whitespaces) }
          )
          where part.hasPrefix("swift ") {
            #expect(continuous.contains(part), "\(part) is not in .ci/run")
          }
          continue
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.currentDirectoryURL = folder
        process.arguments = ["-c", command]
        process.environment = [
          "PATH": Program.url.deletingLastPathComponent().path + ":/usr/bin:/bin",
          "HOME": folder.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let told = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(
          process.terminationStatus == 0, "\(command): \(String(decoding: told, as: UTF8.self))")
      }
    }
  }

  @Test("the conversation at its top is a real one")
  func transcript() throws {
    let block = try #require(Self.blocks("").first { $0.first?.hasPrefix("> ") == true })
    let words = block.filter { $0.hasPrefix("> ") }.map { $0.dropFirst(2) }
    let replies = block.filter { !$0.hasPrefix("> ") }.joined(separator: "\n")
    try Program.inFolder { folder in
      let outcome = try Program.run(
        [], in: folder, input: Array((words.joined(separator: "\n") + "\n").utf8))
      #expect(outcome.out == replies + "\n", "\(outcome.errors)")
    }
  }

  @Test("the exit statuses it names are those of the program")
  func statuses() {
    for status in [0, 1, 2, 3, 4, 64, 65, 66, 130] {
      #expect(Self.text.contains("\(status) "))
    }
  }
}
