import Domains
import Idioms
import Meaning
import SourceText
import YAMLText

/// The tests that come with Home Assistant's sentences: what is said where, and which slots it fills.
struct HomeAssistantTests {
  struct Test {
    var id: String
    var text: String
    var intent: String
    var slots: [IdiomBook.Fact]
    /// The file the sentence must be found in.
    var group: String
  }

  /// A file of tests with the names it brings.
  struct File {
    var intent: String
    var group: String
    var names: [String: NameIndex]
    var area: String?
    var tests: [Test]
  }

  /// The files of a language, in order.
  static func read(_ root: String, language: String) -> [File] {
    let folder = "\(root)/tests/\(language)"
    var files: [File] = []
    for intent in HassilFiles.names(in: folder) {
      for name in HassilFiles.names(in: "\(folder)/\(intent)") where name.hasSuffix(".yaml") {
        guard let bytes = HassilFiles.bytes(of: "\(folder)/\(intent)/\(name)"),
          let tree = YAMLText.parse(SourceFile(name: name, bytes: bytes)).0
        else { continue }
        files.append(file(tree, intent: intent, group: String(name.dropLast(5))))
      }
    }
    return files
  }

  private static func file(_ tree: YAMLNode, intent: String, group: String) -> File {
    func entries(_ key: String) -> [IdiomBook.Entry] {
      (tree[key]?.items ?? []).compactMap { node in
        guard let name = node["name"]?.text else { return nil }
        let domain = node["domain"].map { [IdiomBook.Fact("domain", HassilParts.value($0))] }
        return .init(template: name, value: .text(name), context: domain ?? [])
      }
    }
    var file = File(intent: intent, group: group, names: [:], area: nil, tests: [])
    for (list, key) in [("name", "entities"), ("area", "areas"), ("floor", "floors")] {
      file.names[list] = NameIndex(entries(key))
    }
    let here = tree["areas"]?.items?.first { $0["context_area"]?.text == "true" }
    file.area = here?["name"]?.text
    for group in tree["tests"]?.items ?? [] {
      let slots = HassilParts.facts(group["slots"])
      for text in group["sentences"]?.items?.compactMap(\.text) ?? [] {
        let id = "\(intent)/\(file.group):\(file.tests.count)"
        file.tests.append(
          Test(id: id, text: text, intent: intent, slots: slots, group: file.group))
      }
    }
    return file
  }
}
