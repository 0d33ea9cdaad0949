package import PDDL
import Robots

/// Something that is an amount, as it was said: "5 feet".
package struct SpokenAmount: Hashable, Sendable {
  /// How many.
  package let value: Double
  /// Of what, by the symbol of the unit; empty for a bare number.
  package let unit: String
  /// The function that holds how much it is.
  package let function: FunctionID

  /// An amount.
  package init(value: Double, unit: String, function: FunctionID) {
    self.value = value
    self.unit = unit
    self.function = function
  }
}

extension Belief {
  /// Makes an amount known as an object; the same amount is one object.
  package mutating func add(
    amount: SpokenAmount, named name: String, type: TypeID, measure: Double
  ) -> ObjectID {
    if let known = objects[name] {
      amounts[known] = amount
      return known
    }
    let object = add(object: name, type: type)
    amounts[object] = amount
    suppose(state.setting(measure, of: Fluent(amount.function, [object])))
    return object
  }

  /// What a robot must be told of the amounts among the arguments of a step.
  func amounts(in step: PlanStep) -> Command.Amounts {
    var found = Command.Amounts()
    guard !amounts.isEmpty else { return found }
    for object in step.arguments {
      guard let amount = amounts[object], let type = objects.types(of: object).first,
        let value = state.value(of: Fluent(amount.function, [object]))
      else { continue }
      let name = objects.name(of: object)
      found.objects.append(.init(name: name, type: domain.types.name(of: type)))
      found.values.append(
        .init(function: domain[amount.function].name, arguments: [name], value: value))
    }
    return found
  }
}

extension State {
  fileprivate func setting(_ value: Double, of fluent: Fluent) -> State {
    var state = self
    state.setValue(value, of: fluent)
    return state
  }
}
