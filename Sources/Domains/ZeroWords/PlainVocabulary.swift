import Meaning
import PDDL

/// The vocabulary of a domain whose author wrote none: predicates are relations, numbers measures.
struct PlainVocabulary {
  let model: DomainModel
  let objects: ObjectTable
  let robotType: TypeID?

  /// What every vocabulary takes from the PDDL files: types, actions, names.
  func base(initial: State) -> Vocabulary {
    var vocabulary = Vocabulary()
    vocabulary.types = model.types.all.map { type in
      .init(
        name: model.types.name(of: type),
        parents: model.types.parents[Int(type.index)].map { model.types.name(of: $0) },
        isRobot: robotType.map { model.types.isSubtype(type, of: $0) } ?? false)
    }
    vocabulary.types += ["number", "text"].map { .init(name: $0, parents: []) }
    vocabulary.actions = ActionFrames(model: model, initial: initial, robotType: robotType).all
    vocabulary.objects = objects.all.map { object in
      .init(
        name: objects.name(of: object),
        types: objects.types(of: object).map { model.types.name(of: $0) })
    }
    return vocabulary
  }

  /// Adds what an author could have said of the predicates and functions.
  func fill(_ vocabulary: inout Vocabulary, _ formulas: inout Formulas) {
    for (index, predicate) in model.predicates.enumerated() where !isType(predicate) {
      relation(PredicateID(index), predicate, &vocabulary, &formulas)
    }
    for (index, function) in model.functions.enumerated() where function.parameters.count == 1 {
      measure(FunctionID(index), function, &vocabulary, &formulas)
    }
  }

  /// A predicate that has become a type is a noun, not a relation.
  private func isType(_ predicate: Predicate) -> Bool {
    predicate.parameters.count == 1 && model.types[predicate.name] != nil
  }

  private static let roleNames = ["it", "ground"]

  private func relation(
    _ id: PredicateID, _ predicate: Predicate, _ vocabulary: inout Vocabulary,
    _ formulas: inout Formulas
  ) {
    let names = predicate.parameters.indices.map { index in
      index < Self.roleNames.count ? Self.roleNames[index] : "argument\(index + 1)"
    }
    let variables = names.map { "?" + $0 }.joined(separator: " ")
    let text = Vocabulary.FormulaText(
      names.isEmpty ? "(\(predicate.name))" : "(\(predicate.name) \(variables))")
    vocabulary.relations.append(
      .init(
        name: predicate.name,
        roles: zip(names, predicate.parameters).map { .init($0, types: typeNames($1)) },
        formulas: [.init(type: nil, text)], selector: names.last ?? "it"))
    let condition = Condition(
      roles: names, types: predicate.parameters.map(\.types),
      formula: .atom(Atom(id, names.indices.map { .variable($0) })), slotCount: names.count)
    formulas.relations[predicate.name] = [.init(type: nil, value: condition)]
    formulas.relationOrder.append(predicate.name)
  }

  private func measure(
    _ id: FunctionID, _ function: NumericFunction, _ vocabulary: inout Vocabulary,
    _ formulas: inout Formulas
  ) {
    let types = function.parameters[0].types
    let text = Vocabulary.FormulaText("(\(function.name) ?it)")
    let keys: [TypeID?] = types.isEmpty || types.contains(.object) ? [nil] : types.map { $0 }
    vocabulary.measures.append(
      .init(
        name: function.name,
        formulas: keys.map { .init(type: $0.map { model.types.name(of: $0) }, text) }, unit: ""))
    let number = RoleNumber(
      roles: ["it"], types: [types], expression: .function(id, [.variable(0)]), slotCount: 1)
    formulas.measures[function.name] = keys.map { .init(type: $0, value: number) }
    formulas.measureOrder.append(function.name)
  }

  private func typeNames(_ variable: Variable) -> [String] {
    variable.types.isEmpty
      ? [model.types.name(of: .object)] : variable.types.map { model.types.name(of: $0) }
  }
}
