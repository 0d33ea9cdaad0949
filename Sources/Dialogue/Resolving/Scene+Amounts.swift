import Domains
import Execution
import Language
import Meaning
import PDDL

// Amounts: "5 feet" is a thing once it has been said.

extension Scene {
  /// The object that an amount is in a role.
  func amount(_ quantity: Quantity, types wanted: [TypeID]) -> ObjectID? {
    domain.vocabulary.amounts(for: quantity).lazy
      .compactMap { objects[quantity.objectName(as: $0)] }
      .first { fits($0, wanted) }
  }

  /// An amount as it was said.
  func said(_ object: ObjectID) -> Entity? {
    belief.amounts[object].map { Entity(.quantity(Quantity($0.value, $0.unit))) }
  }
}

extension Conversation {
  /// Makes the amounts in a reading known as things, so that its instructions can be tied to them.
  mutating func learnAmounts(in turn: Turn) {
    guard !domain.vocabulary.amounts.isEmpty else { return }
    for quantity in turn.quantities {
      for amount in domain.vocabulary.amounts(for: quantity) {
        guard let type = domain.model.types[amount.type],
          let function = domain.model.function(named: amount.function),
          let value = amount.value(of: quantity)
        else { continue }
        _ = executive.belief.add(
          amount: SpokenAmount(value: quantity.value, unit: quantity.unit, function: function),
          named: quantity.objectName(as: amount), type: type, measure: value)
      }
    }
  }
}

extension Quantity {
  /// The name of the thing that so much of a type is.
  func objectName(as amount: Vocabulary.Amount) -> String {
    let unit = unit.isEmpty ? amount.unit : unit
    let text = value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
    return "\(amount.type)-\(text)-\(unit)"
  }
}

extension Turn {
  /// The quantities that fill roles or stand by themselves.
  var quantities: [Quantity] {
    acts.flatMap { act -> [Quantity] in
      switch act {
      case .instruct(let instruction), .correct(.instruction(let instruction)):
        return instruction.quantities
      case .rule(let rule): return rule.body.quantities
      case .fragment(let fragments), .correct(.fragments(let fragments)):
        return fragments.flatMap(\.entity.quantities)
      case .ask(let question):
        if case .clause(let clause) = question.topic { return clause.quantities }
        return []
      case .teach(.procedure(_, let instruction)): return instruction.quantities
      default: return []
      }
    }
  }
}

extension Instruction {
  fileprivate var quantities: [Quantity] { clauses.flatMap(\.quantities) }
}

extension Clause {
  fileprivate var quantities: [Quantity] { fillers.flatMap(\.entity.quantities) }
}

extension Entity {
  fileprivate var quantities: [Quantity] {
    switch kind {
    case .quantity(let quantity): return [quantity]
    case .coordination(_, let parts): return parts.flatMap(\.quantities)
    default: return []
    }
  }
}
