import SourceText

/// Derived predicates.
extension Checker {
  /// Notes that a predicate is derived, before any body is read.
  mutating func markDerived(_ section: Int) {
    guard let head = tree.children(section).rest.first, tree.isList(head),
      let nameNode = tree.children(head).first, !tree.isList(nameNode)
    else { return }
    if let predicate = predicate(nameNode) {
      domain.predicates[Int(predicate.index)].isDerived = true
    }
  }

  /// `(:derived (p ?x - t) CONDITION)`.
  mutating func derived(_ section: Int) {
    let parts = Array(tree.children(section).rest)
    guard parts.count == 2, tree.isList(parts[0]), let nameNode = tree.children(parts[0]).first,
      !tree.isList(nameNode)
    else {
      issues.error("'(:derived (NAME ?x …) CONDITION)' is expected", at: tree.range(section))
      return
    }
    guard let head = predicate(nameNode) else {
      issues.unknown(
        "predicate", tree.name(nameNode), at: tree.range(nameNode),
        known: domain.predicates.map(\.name), hint: "declare it in ':predicates'")
      return
    }
    let declaration = domain[head]
    startScope()
    var parameters = variables(tree.children(parts[0]).rest)
    guard parameters.count == declaration.parameters.count else {
      issues.error(
        "'\(declaration.name)' takes \(arguments(declaration.parameters.count)), "
          + "not \(parameters.count)", at: tree.range(parts[0]),
        notes: declared(declaration.name, at: declaration.range))
      return
    }
    // A head without types has those of the declaration.
    for index in parameters.indices where parameters[index].variable.types.isEmpty {
      let variable = parameters[index].variable
      parameters[index].variable = Variable(
        name: variable.name, types: declaration.parameters[index].types, slot: variable.slot)
    }
    let body = with(parameters) { $0.formula(parts[1]) }
    domain.axioms.append(
      Axiom(
        head: head, parameters: parameters.map(\.variable), body: body, slotCount: slotCount))
  }

  /// A derived predicate that depends on its own negation has no meaning.
  mutating func checkStratification() {
    guard !domain.axioms.isEmpty, case .failure(let cycle) = AxiomLayers.of(domain) else { return }
    let predicate = domain[cycle.predicate]
    issues.error(
      "'\(predicate.name)' is derived from its own negation", at: predicate.range)
  }
}
