import SourceText

/// The files of a domain, found and read as bytes.
struct DomainFolder {
  /// The folder's path, as given.
  let path: String
  /// Whether it is two files named by hand, not a folder.
  var isPair = false
  /// The PDDL domain.
  var domain: SourceFile?
  /// The PDDL problem that is the first state.
  var world: SourceFile?
  /// `vocabulary.yml`.
  var vocabulary: SourceFile?
  /// Whether there is a vocabulary that cannot be read.
  var lostVocabulary = false
  /// Whether there is a `robots.yml` that cannot be read.
  var lostRobots = false
  /// The language files, sorted by name.
  var languages: [SourceFile] = []
  /// `robots.yml`.
  var robots: SourceFile?
  /// `floor.map`.
  var floor: SourceFile?
  /// `rules.errand`.
  var rules: SourceFile?
  /// The paths of the dialogues, sorted.
  var dialogues: [String] = []
  /// The paths of the example scripts, sorted.
  var tasks: [String] = []

  /// The folder's own name; nil where its path does not tell, or where it is no folder.
  var name: String? {
    let name = Path.name(of: path)
    return isPair || name == "." || name == ".." ? nil : name
  }

  /// Looks into a folder; what is missing or unreadable is reported.
  static func open(_ path: String, _ report: inout Report) -> DomainFolder? {
    guard let names = FileReading.names(in: path) else {
      report.error(
        FileReading.exists(path) ? "'\(path)' is not a folder" : "there is no folder '\(path)'")
      return nil
    }
    var folder = DomainFolder(path: path)
    folder.findPDDL(among: names, &report)
    for name in names where name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
      guard let file = read(Path.join(path, name), &report) else {
        if Path.stem(of: name) == "vocabulary" { folder.lostVocabulary = true }
        if Path.stem(of: name) == "robots" { folder.lostRobots = true }
        continue
      }
      switch Path.stem(of: name) {
      case "vocabulary": folder.vocabulary = file
      case "robots": folder.robots = file
      default: folder.languages.append(file)
      }
    }
    if names.contains("floor.map") { folder.floor = read(Path.join(path, "floor.map"), &report) }
    if names.contains("rules.errand") {
      folder.rules = read(Path.join(path, "rules.errand"), &report)
    }
    folder.dialogues = scripts(in: Path.join(path, "dialogues"))
    folder.tasks = scripts(in: Path.join(path, "tasks"))
    return folder
  }

  /// A file as it is; nil and a report when it cannot be read or is no text.
  static func read(_ path: String, _ report: inout Report) -> SourceFile? {
    guard let bytes = FileReading.bytes(of: path) else {
      let message =
        FileReading.isFolder(path)
        ? "'\(path)' is a folder, not a file"
        : FileReading.exists(path) ? "'\(path)' cannot be read" : "there is no file '\(path)'"
      report.error(message)
      return nil
    }
    // A byte order mark says nothing that is not known.
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let file = SourceFile(name: path, bytes: Array(bytes.dropFirst(mark)))
    guard !file.isBlank else {
      report.error("the file is empty", in: file)
      return nil
    }
    if let bad = file.firstInvalidByte {
      report.error("the file is not UTF-8 text", in: file, at: SourceRange(bad, bad + 1))
      return nil
    }
    return file
  }

  /// Takes a file in the place of the one of its name.
  mutating func replace(_ file: SourceFile) {
    let name = Path.name(of: file.name)
    switch name {
    case "world.pddl": world = file
    case "vocabulary.yml": vocabulary = file
    case "robots.yml": robots = file
    default:
      languages.removeAll { Path.name(of: $0.name) == name }
      languages.append(file)
    }
  }

  private mutating func findPDDL(among names: [String], _ report: inout Report) {
    let pddl = names.filter { $0.hasSuffix(".pddl") }
    if pddl.contains("domain.pddl") {
      domain = Self.read(Path.join(path, "domain.pddl"), &report)
    } else {
      report.error(
        "there is no 'domain.pddl' in '\(path)'",
        hint: pddl.isEmpty ? nil : "found here: " + pddl.joined(separator: ", "))
    }
    let others = pddl.filter { $0 != "domain.pddl" }
    if others.contains("world.pddl") {
      world = Self.read(Path.join(path, "world.pddl"), &report)
    } else if others.count == 1 {
      world = Self.read(Path.join(path, others[0]), &report)
    } else {
      report.error(
        "there is no 'world.pddl' in '\(path)'",
        hint: others.isEmpty
          ? "it holds the objects and the first state, as a PDDL problem"
          : "name one of these 'world.pddl': " + others.joined(separator: ", "))
    }
  }

  private static func scripts(in folder: String) -> [String] {
    (FileReading.names(in: folder) ?? []).filter { $0.hasSuffix(".errand") }
      .map { Path.join(folder, $0) }
  }
}

extension SourceFile {
  /// Whether there is nothing but white space.
  var isBlank: Bool {
    bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  /// Where the text stops being UTF-8; nil when it does not.
  var firstInvalidByte: Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return min(offset, max(0, bytes.count - 1))
      }
    }
  }
}
