import ArgumentParser
import SourceText
import YAMLText

/// The words and keys of one language that the disturbances of its sentences are made with.
struct NoiseWords {
  let language: String
  /// Whether nouns tell one from several.
  let marksNumber: Bool
  /// Whether spaces part the words.
  let isSpaced: Bool
  /// Rows of keys; neighbours lie beside each other.
  let keys: [[Character]]
  let fillersBefore: [String]
  let fillersInside: [String]
  let fillersBehind: [String]
  let politeBefore: [String]
  let politeBehind: [String]
  /// What a request in its joining form may be ended by, and what those are that end it already.
  let requests: [String]
  let requestEndings: [String]
  let joiningForms: [String]
  /// What a sentence may end in that changes nothing.
  let endings: [String]
  let homophones: [[String]]
  let joints: [String]
  let numbers: [String]
  let tens: [String]
  let tensJoint: String
  /// Words beside a phrase that tell its part.
  let marks: [String]
  let droppable: Set<String>
  /// Spellings of one sound.
  let sounds: [[String]]
  let dropsLast: [String]
  /// First words of what asks for nothing to be done at once.
  let noImperative: Set<String>

  static func named(_ language: String) throws -> NoiseWords {
    let bytes: [UInt8]? =
      switch language {
      case "en": PackageResources.en_noise_yml
      case "ja": PackageResources.ja_noise_yml
      default: nil
      }
    guard let bytes,
      let tree = YAMLText.parse(SourceFile(name: "\(language)-noise.yml", bytes: bytes)).0
    else { throw ValidationError("there are no disturbances for '\(language)'") }
    return NoiseWords(language, tree)
  }

  private init(_ language: String, _ tree: YAMLNode) {
    func list(_ node: YAMLNode?) -> [String] { node?.items?.compactMap(\.text) ?? [] }
    func lists(_ name: String) -> [[String]] { tree[name]?.items?.map { list($0) } ?? [] }
    self.language = language
    marksNumber = tree["marks-number"]?.text == "true"
    isSpaced = tree["spaced"]?.text == "true"
    keys = list(tree["keys"]).map { Array($0) }
    fillersBefore = list(tree["fillers"]?["before"])
    fillersInside = list(tree["fillers"]?["inside"])
    fillersBehind = list(tree["fillers"]?["behind"])
    politeBefore = list(tree["politeness"]?["before"])
    politeBehind = list(tree["politeness"]?["behind"])
    requests = list(tree["requests"])
    requestEndings = list(tree["te-endings"])
    joiningForms = list(tree["te"])
    endings = list(tree["endings"])
    homophones = lists("homophones")
    joints = list(tree["joints"])
    numbers = list(tree["numbers"])
    tens = list(tree["tens"])
    tensJoint = tree["tens-joint"]?.text ?? ""
    marks = list(tree["marks"])
    droppable = Set(list(tree["droppable"]))
    sounds = lists("sounds")
    dropsLast = list(tree["last"])
    noImperative = Set(list(tree["no-imperative"]))
  }

  /// A number under a hundred in words.
  func words(for number: Int) -> String? {
    if numbers.indices.contains(number) { return numbers[number] }
    guard number > 0, number < 100, tens.indices.contains(number / 10) else { return nil }
    let rest = number % 10
    return tens[number / 10] + (rest == 0 ? "" : tensJoint + numbers[rest])
  }

  /// The keys beside a key.
  func neighbours(of key: Character) -> [Character] {
    for row in keys {
      guard let at = row.firstIndex(of: key) else { continue }
      return [at - 1, at + 1].filter(row.indices.contains).map { row[$0] }
    }
    return []
  }
}
