import ArgumentParser
import Dialogue
import Domains
import Errand

extension Domain {
  /// The domain of a folder, for a benchmark; an error that names the folder where it cannot be used.
  static func opened(_ folder: String) throws -> Domain {
    guard let domain = load(folder: folder).domain else {
      throw ValidationError("'\(folder)' cannot be used; errand check \(folder) tells why")
    }
    return domain
  }
}

extension Session {
  /// What would come of words if they were said now; nothing is done, and nothing is remembered.
  func heardDry(_ words: String) -> [Output] {
    var copy = self
    copy.isDry = true
    return copy.hear(words, at: copy.now)
  }
}
