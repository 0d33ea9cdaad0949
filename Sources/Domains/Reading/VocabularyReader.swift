import Meaning
import PDDL
import SourceText
import YAMLText

/// Reads `vocabulary.yml` into a vocabulary and compiles its formulas, over one PDDL domain.
struct VocabularyReader {
  var yaml: YAMLReading
  let compiler: FormulaCompiler
  let robotTypes: [TypeID]
  var vocabulary: Vocabulary
  var formulas: Formulas
  /// Symbols that are declared, but not well: others need not complain that they are not.
  private(set) var faulty: Set<String> = []
  /// Whether anything at all can be made of the file.
  private(set) var isReadable = false

  private static let sections = [
    "kinds", "properties", "measures", "directions", "relations", "intents", "stands-for",
    "amounts", "failures", "policy",
  ]

  var model: DomainModel { compiler.model }

  init(
    _ file: SourceFile, compiler: FormulaCompiler, robotTypes: [TypeID], base: Vocabulary
  ) {
    yaml = YAMLReading(file)
    self.compiler = compiler
    self.robotTypes = robotTypes
    vocabulary = base
    formulas = Formulas(tree: compiler.model.types)
  }

  /// Reads the whole file; what can be read of a faulty one is read.
  mutating func read() {
    guard let root = yaml.root() else { return }
    isReadable = true
    yaml.allow(Self.sections, in: root, of: "the vocabulary")
    for pair in root.pairs ?? [] where !Self.sections.contains(pair.key.text ?? "") {
      faulty.formUnion((pair.value.pairs ?? []).compactMap(\.key.text))
    }
    section(root, "kinds") { $0.kind($1, $2) }
    section(root, "properties") { $0.property($1, $2) }
    section(root, "measures") { $0.measure($1, $2) }
    section(root, "directions") { $0.direction($1, $2) }
    section(root, "relations") { $0.relation($1, $2) }
    section(root, "intents") { $0.intent($1, $2) }
    section(root, "stands-for") { $0.standIns($1, $2) }
    section(root, "amounts") { $0.amount($1, $2) }
    if let node = root["failures"] {
      vocabulary.failures = yaml.texts(node, "a failure").compactMap(\.text)
    }
    if let node = root["policy"] { policy(node) }
  }

  private mutating func section(
    _ root: YAMLNode, _ name: String,
    _ read: (inout VocabularyReader, YAMLNode, YAMLNode) -> Void
  ) {
    guard let node = root[name] else { return }
    for pair in yaml.pairs(node, "'\(name)'") {
      let before = yaml.report.errorCount
      read(&self, pair.key, pair.value)
      if yaml.report.errorCount > before, let symbol = pair.key.text { faulty.insert(symbol) }
    }
  }

  // MARK: Types

  /// A type of the domain by name.
  mutating func type(_ node: YAMLNode) -> TypeID? {
    guard let name = yaml.text(node, "a type") else { return nil }
    if let type = model.types[name] { return type }
    yaml.unknown("type", node, among: model.types.names)
    return nil
  }

  func names(_ types: [TypeID]) -> [String] { types.map { model.types.name(of: $0) } }

  /// One formula, or one by type: `"(red ?it)"`, `{ box: "…", robot: "…" }`.
  mutating func variants(
    _ node: YAMLNode, _ what: String
  ) -> [(type: TypeID?, text: Vocabulary.FormulaText)] {
    guard let pairs = node.pairs, !node.looksLikeTemplate else {
      return yaml.formula(node, what).map { [(nil, $0)] } ?? []
    }
    return pairs.compactMap { pair in
      guard let type = type(pair.key), let text = yaml.formula(pair.value, what) else { return nil }
      return (type, text)
    }
  }

  // MARK: Nouns, adjectives, numbers

  private mutating func kind(_ key: YAMLNode, _ node: YAMLNode) {
    yaml.allow(["type", "where"], in: node, of: "a kind")
    let name = key.text ?? ""
    guard let typeNode = require("type", node, of: "the kind '\(name)'"),
      let formulaNode = require("where", node, of: "the kind '\(name)'"),
      let type = type(typeNode), let text = yaml.formula(formulaNode, "'where'"),
      let condition = compiler.condition(
        text, [.init(name: "it", types: [type])], &yaml.report)
    else { return }
    if model.types[name] != nil {
      yaml.error("'\(name)' is a type already", at: key, hint: "give the kind a name of its own")
    }
    vocabulary.kinds.append(.init(name: name, type: model.types.name(of: type), formula: text))
    formulas.kinds[name] = condition
  }

  private mutating func property(_ key: YAMLNode, _ node: YAMLNode) {
    let name = key.text ?? ""
    var property = Vocabulary.Property(name: name, formulas: [])
    var compiled: [Formulas.Variant<Condition>] = []
    for (type, text) in variants(node, "a property") {
      let role = FormulaCompiler.Role(name: "it", types: type.map { [$0] } ?? [])
      guard let condition = compiler.condition(text, [role], &yaml.report) else { continue }
      for type in keys(type, found: condition.types[0]) {
        property.formulas.append(.init(type: type.map { model.types.name(of: $0) }, text))
        compiled.append(.init(type: type, value: condition))
      }
    }
    guard !compiled.isEmpty else { return }
    vocabulary.properties.append(property)
    formulas.properties[name] = formulas.sorted(compiled)
    formulas.propertyOrder.append(name)
  }

  private mutating func measure(_ key: YAMLNode, _ node: YAMLNode) {
    let name = key.text ?? ""
    guard let of = require("of", node, of: "the measure '\(name)'") else { return }
    var measure = Vocabulary.Measure(name: name, formulas: [], unit: "")
    var roles: [FormulaCompiler.Role] = [.init(name: "it")]
    for pair in node.pairs ?? [] {
      switch pair.key.text ?? "" {
      case "of": break
      case "unit": measure.unit = yaml.text(pair.value, "'unit'") ?? ""
      case "high": measure.high = yaml.number(pair.value, "'high'")
      case "low": measure.low = yaml.number(pair.value, "'low'")
      default:
        // Any other key is a further role, which the formula must speak of.
        guard pair.value.pairs != nil || model.types[pair.value.text ?? ""] != nil,
          let role = role(pair.key, pair.value)
        else {
          if pair.value.pairs == nil {
            yaml.unknown("key of a measure", pair.key, among: ["of", "unit", "high", "low"])
          }
          continue
        }
        measure.roles.append(role)
        roles.append(.init(name: role.name, types: role.types.compactMap { model.types[$0] }))
      }
    }
    var compiled: [Formulas.Variant<RoleNumber>] = []
    for (type, text) in variants(of, "'of'") {
      roles[0].types = type.map { [$0] } ?? []
      guard let number = compiler.number(text, roles, &yaml.report) else { continue }
      for type in keys(type, found: number.types[0]) {
        measure.formulas.append(.init(type: type.map { model.types.name(of: $0) }, text))
        compiled.append(.init(type: type, value: number))
      }
      for index in measure.roles.indices where measure.roles[index].types.isEmpty {
        measure.roles[index].types = demanded(number.types[index + 1])
      }
    }
    guard !compiled.isEmpty else { return }
    vocabulary.measures.append(measure)
    formulas.measures[name] = formulas.sorted(compiled)
    formulas.measureOrder.append(name)
  }

  private mutating func direction(_ key: YAMLNode, _ node: YAMLNode) {
    let name = key.text ?? ""
    let what = "the direction '\(name)'"
    yaml.allow(["of", "toward", "unit"], in: node, of: "a direction")
    guard let of = require("of", node, of: what), let toward = require("toward", node, of: what),
      let text = yaml.formula(of, "'of'"),
      let way = yaml.choice(toward, "way", among: ["less", "more"]),
      let number = compiler.number(text, [.init(name: "it")], &yaml.report)
    else { return }
    let unit = node["unit"].flatMap { yaml.text($0, "'unit'") } ?? ""
    vocabulary.directions.append(
      .init(name: name, formula: text, towardMore: way == "more", unit: unit))
    formulas.directions[name] = number
  }

  /// The types under which a formula is kept: as written, else as the formula demands.
  func keys(_ written: TypeID?, found: [TypeID]) -> [TypeID?] {
    if let written { return [written] }
    return found.isEmpty ? [nil] : found.map { $0 }
  }

  /// The names of the types that a formula demands; anything, where it demands nothing.
  func demanded(_ types: [TypeID]) -> [String] {
    types.isEmpty ? [model.types.name(of: .object)] : names(types)
  }

  /// The value of a key that must be there.
  mutating func require(_ key: String, _ node: YAMLNode, of what: String) -> YAMLNode? {
    if let value = node[key] { return value }
    yaml.error("\(what) has no '\(key)'", at: node)
    return nil
  }
}
