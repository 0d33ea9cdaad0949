import Foundation

/// The little of the file system that the benchmarks need.
enum HassilFiles {
  /// The names in a folder, sorted.
  static func names(in folder: String) -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (found ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  static func bytes(of path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  static func write(_ text: String, to path: String) -> Bool {
    FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
  }

  static func error(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
