import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What a speaker would have said: of several things that a definite phrase covers the plainest is meant.

extension Scene {
  /// Tests that tell apart what a definite phrase covers, the surest first.
  func narrowing(by description: Description, _ covered: [ObjectID]) -> [(ObjectID) -> Bool] {
    guard covered.count > 1 else { return [] }
    return besides(description, covered) + sameAgain(description, covered)
  }

  /// "The cheap one" of a few choices is the cheapest of those that the rest of the phrase fits, where
  /// the vocabulary's threshold does not leave just one.
  func inDegree(
    _ description: Description, _ covered: Extension, among candidates: [ObjectID],
    _ fitting: (Description) -> [ObjectID]
  ) -> Extension {
    guard covered.objects.count != 1 else { return covered }
    for (index, condition) in description.conditions.enumerated() {
      guard case .compare(let comparison) = condition, comparison.isGradable,
        let measure = comparison.measure
      else { continue }
      var wider = description
      wider.conditions.remove(at: index)
      var choices = covered
      choices.objects = wider.isBare ? candidates : fitting(wider)
      return pick(Superlative(measure, most: comparison.relation == .high), from: choices)
    }
    return covered
  }

  /// "Left of the pyramid": the one that is next to it that way, rather than one further off.
  private func besides(_ description: Description, _ covered: [ObjectID]) -> [(ObjectID) -> Bool] {
    description.conditions.compactMap { condition in
      guard case .compare(let comparison) = condition, let name = comparison.measure,
        direction(name) != nil, let standard = comparison.standard
      else { return nil }
      guard let ground = all(standard, types: []).first,
        let first = nearest(name, from: ground, distance: nil, among: covered),
        let way = direction(name)
      else { return nil }
      let place = coordinate(way, of: first)
      return { object in
        self.coordinate(way, of: object) == place && self.inLine(object, first, except: name)
      }
    }
  }

  /// "The red tower": one that is only red, rather than one that is red and blue, which one would
  /// have called so.
  private func sameAgain(_ description: Description, _ covered: [ObjectID]) -> [(ObjectID) -> Bool]
  {
    let said = description.conditions.compactMap { condition -> String? in
      guard case .clause(let clause) = condition, clause.frame.kind == .property, !clause.negated
      else { return nil }
      return clause.frame.name
    }
    let others = said.flatMap { kin(of: $0) }.filter { !said.contains($0) }
    guard !others.isEmpty else { return [] }
    return [
      { object in
        let types = self.objects.types(of: object)
        return !others.contains { name in
          guard let property = self.formulas.property(name, of: types) else { return false }
          return self.holds(property.filled(["it": object]))
        }
      }
    ]
  }

  /// The properties that say the same of another value: blue, green of red.
  private func kin(of property: String) -> [String] {
    func shapes(_ name: String) -> [Formula] {
      formulas.propertyVariants(name).map { variant in
        variant.condition.formula.mapTerms { term in
          if case .object = term { return .object(ObjectID(0)) }
          return term
        }
      }
    }
    let own = shapes(property)
    guard !own.isEmpty, own.contains(where: { $0.namesObjects }) else { return [] }
    return domain.vocabulary.properties.map(\.name).filter { $0 != property && shapes($0) == own }
  }
}

extension Formula {
  /// Whether an object stands in it by name.
  fileprivate var namesObjects: Bool {
    var found = false
    _ = mapTerms { term in
      if case .object = term { found = true }
      return term
    }
    return found
  }
}

extension Comparison {
  /// Whether it is a degree without a standard: heavy, cheap.
  var isGradable: Bool { !denied && standard == nil && [.high, .low].contains(relation) }
}

extension Description {
  /// Whether it says itself which of several is meant, so that of equals any will do.
  var isPicked: Bool { pick != nil || ordinal != nil }
}
