import Language
import Meaning
import SourceText
import YAMLText

/// Reads a vocabulary and the words for it as the files of a domain give them: as much of their format
/// as the tests of this room need.
enum FolderText {
  static func vocabulary(_ text: String) -> Vocabulary {
    let root = parse(text)
    var made = Vocabulary()
    for pair in root["types"]?.pairs ?? [] {
      let parents = words(pair.value)
      made.types.append(
        .init(
          name: pair.key.text ?? "", parents: parents.filter { $0 != "robot!" },
          isRobot: parents.contains("robot!")))
    }
    for pair in root["objects"]?.pairs ?? [] {
      for name in words(pair.value) {
        made.objects.append(.init(name: name, types: [pair.key.text ?? ""]))
      }
    }
    for pair in root["kinds"]?.pairs ?? [] {
      made.kinds.append(
        .init(
          name: pair.key.text ?? "", type: pair.value["type"]?.text ?? "",
          formula: .init(pair.value["where"]?.text ?? "")))
    }
    for pair in root["properties"]?.pairs ?? [] {
      made.properties.append(.init(name: pair.key.text ?? "", formulas: formulas(pair.value)))
    }
    for pair in root["measures"]?.pairs ?? [] {
      made.measures.append(
        .init(
          name: pair.key.text ?? "", formulas: formulas(pair.value["of"]),
          unit: pair.value["unit"]?.text ?? ""))
    }
    for pair in root["directions"]?.pairs ?? [] {
      made.directions.append(
        .init(
          name: pair.key.text ?? "", formula: .init(pair.value["of"]?.text ?? ""),
          towardMore: pair.value["toward"]?.text == "more", unit: pair.value["unit"]?.text ?? ""))
    }
    for pair in root["relations"]?.pairs ?? [] {
      made.relations.append(
        .init(name: pair.key.text ?? "", roles: roles(pair.value), formulas: []))
    }
    for pair in root["intents"]?.pairs ?? [] {
      let effect: Vocabulary.Intent.Effect =
        pair.value["believe"] != nil ? .believe(.init("")) : .goal(.init(""))
      made.intents.append(
        .init(name: pair.key.text ?? "", roles: roles(pair.value["roles"]), effect: effect))
    }
    for pair in root["actions"]?.pairs ?? [] {
      made.actions.append(.init(name: pair.key.text ?? "", roles: roles(pair.value)))
    }
    for pair in root["stands-for"]?.pairs ?? [] {
      for inner in pair.value.pairs ?? [] {
        made.standIns.append(
          .init(
            said: pair.key.text ?? "", wanted: inner.key.text ?? "", formula: .init(""),
            relation: inner.value.text))
      }
    }
    return made
  }

  static func words(of text: String) -> DomainWords {
    let root = parse(text)
    var made = DomainWords(language: root["language"]?.text ?? "")
    made.nouns = entries(root["nouns"])
    made.counters = entries(root["counters"])
    made.names = entries(root["names"])
    made.properties = entries(root["properties"])
    made.directions = entries(root["directions"])
    made.relations = entries(root["relations"])
    made.intents = entries(root["intents"])
    made.actions = entries(root["actions"])
    made.rules = entries(root["rules"])
    for pair in root["measures"]?.pairs ?? [] {
      var measure = DomainWords.MeasureWords(symbol: pair.key.text ?? "")
      measure.high = texts(pair.value["high"])
      measure.low = texts(pair.value["low"])
      measure.lowOf = texts(pair.value["low-of"])
      measure.nouns = texts(pair.value["nouns"])
      made.measures.append(measure)
    }
    return made
  }

  private static func parse(_ text: String) -> YAMLNode {
    let (node, diagnostics) = YAMLText.parse(SourceFile(name: "fixture", text: text))
    precondition(diagnostics.isEmpty, "\(diagnostics.map { $0.rendered() })")
    return node ?? YAMLNode(.mapping([], isFlow: false), range: SourceRange(0, 0))
  }

  private static func words(_ node: YAMLNode?) -> [String] {
    node?.items?.compactMap(\.text) ?? (node?.text ?? "").split(separator: " ").map(String.init)
  }

  private static func texts(_ node: YAMLNode?) -> [DomainWords.Text] {
    node?.items?.map { DomainWords.Text($0.text ?? "", range: $0.range) }
      ?? node.map { [DomainWords.Text($0.text ?? "", range: $0.range)] } ?? []
  }

  private static func entries(_ node: YAMLNode?) -> [DomainWords.Entry] {
    node?.pairs?.map { DomainWords.Entry($0.key.text ?? "", texts($0.value), range: $0.key.range) }
      ?? []
  }

  private static func formulas(_ node: YAMLNode?) -> [Vocabulary.TypedFormula] {
    node?.pairs?.map { .init(type: $0.key.text, .init($0.value.text ?? "")) }
      ?? words(node).map { .init(type: $0, .init("")) }
  }

  private static func roles(_ node: YAMLNode?) -> [Vocabulary.RoleDeclaration] {
    node?.pairs?.map { pair in
      if let type = pair.value["type"]?.text {
        let fallback: Vocabulary.RoleDeclaration.Default =
          switch pair.value["default"]?.text {
          case "any": .any
          case "robot": .robot
          case "optional": .optional
          default: .ask
          }
        return .init(pair.key.text ?? "", types: [type], fallback: fallback)
      }
      return .init(pair.key.text ?? "", types: words(pair.value))
    } ?? []
  }
}
