package import PDDL

/// One of the conditions that an action's precondition joins, and how a file can name it.
package struct Precondition: Sendable, Hashable {
  /// The condition.
  package let formula: Formula
  /// The condition in PDDL, if it is an atom or a negated one; else the symbols in it.
  package let text: String
  /// The predicates and functions that stand in it.
  package let symbols: [String]

  /// Whether a file means it: by itself, spaces aside, or by a symbol that stands in it.
  package func isCalled(_ name: String) -> Bool {
    symbols.contains(name) || Self.words(name) == Self.words(text)
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { " \t\n()".contains($0) }
  }
}

extension Action {
  /// The conditions that the precondition joins, in order.
  package func conditions(in domain: DomainModel) -> [Precondition] {
    var found: [Precondition] = []
    var open = [precondition]
    while let formula = open.popLast() {
      switch formula {
      case .and(let all): open += all.reversed()
      case .truth: continue
      default:
        let writer = ConditionWriter(domain: domain, parameters: parameters)
        let symbols = writer.symbols(of: formula)
        found.append(
          Precondition(
            formula: formula, text: writer.text(of: formula) ?? symbols.joined(separator: ", "),
            symbols: symbols))
      }
    }
    return found
  }
}

private struct ConditionWriter {
  let domain: DomainModel
  let parameters: [Variable]

  func text(of formula: Formula) -> String? {
    switch formula {
    case .atom(let atom): return text(of: atom)
    case .not(.atom(let atom)): return text(of: atom).map { "(not \($0))" }
    default: return nil
    }
  }

  private func text(of atom: Atom) -> String? {
    var words = [domain[atom.predicate].name]
    for term in atom.arguments {
      switch term {
      case .object(let object):
        guard Int(object.index) < domain.constants.count else { return nil }
        words.append(domain.constants.name(of: object))
      case .variable(let slot):
        guard slot < parameters.count else { return nil }
        words.append("?" + parameters[slot].name)
      }
    }
    return "(" + words.joined(separator: " ") + ")"
  }

  /// The names of the predicates and functions in a formula, in order, each once.
  func symbols(of formula: Formula) -> [String] {
    var names: [String] = []
    func add(_ name: String) { if !names.contains(name) { names.append(name) } }
    var formulas = [formula]
    var numbers: [NumericExpression] = []
    while true {
      if let number = numbers.popLast() {
        switch number {
        case .function(let function, _): add(domain[function].name)
        case .sum(let all), .product(let all): numbers += all.reversed()
        case .difference(let a, let b), .quotient(let a, let b): numbers += [b, a]
        case .negation(let a): numbers.append(a)
        case .number, .duration, .totalTime, .violations: continue
        }
      } else if let formula = formulas.popLast() {
        switch formula {
        case .atom(let atom): add(domain[atom.predicate].name)
        case .not(let a), .exists(_, let a), .forall(_, let a): formulas.append(a)
        case .and(let all), .or(let all): formulas += all.reversed()
        case .imply(let a, let b): formulas += [b, a]
        case .compare(_, let a, let b): numbers += [b, a]
        case .truth, .falsity, .equal: continue
        }
      } else {
        return names
      }
    }
  }
}
