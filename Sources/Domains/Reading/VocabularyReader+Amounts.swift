import Meaning
import PDDL
import YAMLText

extension VocabularyReader {
  /// `distance: { of: "(metres ?it)", unit: m }`: a type whose things are amounts.
  mutating func amount(_ key: YAMLNode, _ node: YAMLNode) {
    yaml.allow(["of", "unit", "bare", "only"], in: node, of: "an amount")
    guard let type = type(key), let of = require("of", node, of: "the amount"),
      let unit = require("unit", node, of: "the amount").flatMap({ yaml.text($0, "'unit'") }),
      let text = yaml.formula(of, "'of'"),
      let number = compiler.number(text, [.init(name: "it", types: [type])], &yaml.report)
    else { return }
    guard case .function(let function, let arguments) = number.expression,
      arguments == [.variable(0)]
    else {
      yaml.error(
        "an amount is one function of one thing", at: of, hint: "such as '(metres ?it)'")
      return
    }
    var amount = Vocabulary.Amount(
      type: model.types.name(of: type), function: model[function].name, unit: unit)
    if let bare = node["bare"] {
      amount.takesBareNumbers = yaml.choice(bare, "answer", among: ["yes", "no"]) == "yes"
    }
    for value in node["only"].map({ yaml.texts($0, "a value") }) ?? [] {
      if let number = yaml.number(value, "'only'") { amount.only.append(number) }
    }
    vocabulary.amounts.append(amount)
  }
}
