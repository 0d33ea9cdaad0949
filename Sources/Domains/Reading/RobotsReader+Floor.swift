import PDDL
import Robots
import YAMLText

// Places, regions and skills.
extension RobotsReader {
  // MARK: The floor

  /// `dock-1: [1, 10]`, or `{ at: [27, 4], n: 1..20, step: { n: [2, 0] } }`.
  mutating func place(_ key: YAMLNode, _ node: YAMLNode) {
    let name = key.text ?? ""
    guard node.pairs != nil else {
      if let cell = cell(node) { setup.places.append(PlacePattern(name, at: cell)) }
      return
    }
    guard let at = node["at"] else {
      yaml.error("the place '\(name)' has no 'at'", at: node)
      return
    }
    guard let cell = cell(at) else { return }
    setup.places.append(PlacePattern(name, at: cell, counters: counters(node, besides: ["at"])))
  }

  /// `[[c, r], [c, r]]`, `{ at: …, row: a..f, step: … }` or `{ cells: [block, …] }`.
  mutating func region(_ key: YAMLNode, _ node: YAMLNode) {
    let name = key.text ?? ""
    guard node.pairs != nil else {
      if let block = block(node) { setup.regions.append(RegionPattern(name, [block])) }
      return
    }
    let blocks: [CellRectangle]
    if let cells = node["cells"] {
      blocks = (cells.items ?? []).compactMap { block($0) }
      if cells.items == nil { yaml.error("'cells' must be a list of blocks", at: cells) }
    } else if let at = node["at"] {
      blocks = block(at).map { [$0] } ?? []
    } else {
      yaml.error("the region '\(name)' has neither 'at' nor 'cells'", at: node)
      return
    }
    guard !blocks.isEmpty else { return }
    setup.regions.append(
      RegionPattern(name, blocks, counters: counters(node, besides: ["at", "cells"])))
  }

  private mutating func cell(_ node: YAMLNode) -> Cell? {
    guard let items = node.items, items.count == 2 else {
      yaml.error("a square is written '[column, row]'", at: node)
      return nil
    }
    guard let column = yaml.count(items[0], "a column"), let row = yaml.count(items[1], "a row")
    else { return nil }
    return Cell(column: column, row: row)
  }

  private mutating func block(_ node: YAMLNode) -> CellRectangle? {
    guard let items = node.items, items.count == 2 else {
      yaml.error("a block is written '[[column, row], [column, row]]'", at: node)
      return nil
    }
    guard let a = cell(items[0]), let b = cell(items[1]) else { return nil }
    return CellRectangle(a, b)
  }

  /// The counters of a pattern: every key that is not its own.
  private mutating func counters(_ node: YAMLNode, besides known: [String]) -> [PatternCounter] {
    let steps = node["step"]
    var counters: [PatternCounter] = []
    for pair in node.pairs ?? [] {
      let name = pair.key.text ?? ""
      guard !known.contains(name), name != "step" else { continue }
      guard let text = yaml.text(pair.value, "'\(name)'") else { continue }
      guard let values = PatternCounter.values(of: text) else {
        yaml.error("'\(text)' is no range", at: pair.value, hint: "such as 1..20 or a..f")
        continue
      }
      var offset = (columns: 0, rows: 0)
      if let step = steps?[name] {
        let parts = step.items?.compactMap { $0.text.flatMap { Int($0) } } ?? []
        if parts.count == 2 {
          offset = (parts[0], parts[1])
        } else {
          yaml.error("a step is written '[columns, rows]'", at: step)
        }
      } else {
        yaml.error("'\(name)' has no step", at: pair.key, hint: "add 'step: { \(name): [1, 0] }'")
      }
      counters.append(
        PatternCounter(name, values: values, columns: offset.columns, rows: offset.rows))
    }
    for pair in steps?.pairs ?? [] where !counters.contains(where: { $0.name == pair.key.text }) {
      yaml.unknown("counter", pair.key, among: counters.map(\.name))
    }
    return counters
  }

  // MARK: Skills

  mutating func skill(_ key: YAMLNode, _ node: YAMLNode) {
    var skill = SkillSetup()
    for pair in yaml.pairs(node, "a skill") {
      let value = pair.value
      let name = pair.key.text ?? ""
      switch name {
      case "kind":
        let known = SkillSetup.Kind.allCases.map(\.rawValue)
        skill.kind = yaml.choice(value, "kind", among: known).flatMap { .init(rawValue: $0) }
      case "parameters": parameters(value, &skill.parameters)
      case "takes": skill.takes = span(value, "'takes'")
      case "rate": skill.rate = yaml.measured(value, "'rate'", .rate)
      case "interruptible": skill.isInterruptible = flag(value, "'interruptible'")
      case "no-way": skill.noWay = yaml.text(value, "'no-way'") ?? skill.noWay
      case "no-power": skill.noPower = yaml.text(value, "'no-power'") ?? skill.noPower
      case "reasons":
        for reason in yaml.pairs(value, "'reasons'") {
          guard let text = yaml.text(reason.value, "a reason") else { continue }
          skill.reasons.append(.init(reason.key.text ?? "", text))
        }
      case "failures":
        for failure in yaml.pairs(value, "'failures'") {
          if let made = self.failure(failure.key, failure.value) { skill.failures.append(made) }
        }
      default:
        yaml.unknown(
          "key of a skill", pair.key,
          among: [
            "kind", "parameters", "takes", "rate", "interruptible", "no-way", "no-power",
            "reasons", "failures",
          ])
      }
    }
    setup.skills[key.text ?? ""] = skill
  }

  private mutating func parameters(_ node: YAMLNode, _ parameters: inout SkillSetup.Parameters) {
    for pair in yaml.pairs(node, "'parameters'") {
      guard let text = yaml.text(pair.value, "a parameter") else { continue }
      switch pair.key.text ?? "" {
      case "robot": parameters.robot = text
      case "from": parameters.from = text
      case "to": parameters.to = text
      case "item": parameters.item = text
      case "place": parameters.place = text
      default:
        yaml.unknown(
          "key of 'parameters'", pair.key, among: ["robot", "from", "to", "item", "place"])
      }
    }
  }

  /// `slipped: 2 %`, or `{ chance: 2 %, retriable: false, misplaces: b }`.
  private mutating func failure(_ key: YAMLNode, _ node: YAMLNode) -> FailureSetup? {
    let name = key.text ?? ""
    guard node.pairs != nil else {
      return yaml.measured(node, "a chance", .share).map { FailureSetup(name, chance: $0) }
    }
    var failure = FailureSetup(name, chance: 0)
    for pair in node.pairs ?? [] {
      switch pair.key.text ?? "" {
      case "chance": failure.chance = yaml.measured(pair.value, "'chance'", .share) ?? 0
      case "retriable": failure.isRetriable = flag(pair.value, "'retriable'")
      case "misplaces": failure.misplaces = yaml.text(pair.value, "'misplaces'")
      default:
        yaml.unknown(
          "key of a failure", pair.key, among: ["chance", "retriable", "misplaces"])
      }
    }
    return failure
  }

  private mutating func flag(_ node: YAMLNode, _ what: String) -> Bool {
    yaml.choice(node, what, among: ["true", "false"]) == "true"
  }
}
