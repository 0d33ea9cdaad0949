import Meaning

/// Which objects can be spoken of: those that a language names, and those of a type that some frame
/// has a place for. Values such as colors, which a vocabulary turns into adjectives, are words already.
struct Speakable {
  private let named: Set<String>
  private let patterns: [NamePattern]
  private let types: Set<String>

  init(_ vocabulary: Vocabulary, _ words: [DomainWords]) {
    let symbols = words.flatMap { $0.names.map(\.symbol) }
    named = Set(symbols)
    patterns = symbols.filter { $0.contains("{") }.compactMap { NamePattern($0) }
    let roles =
      vocabulary.intents.flatMap(\.roles) + vocabulary.relations.flatMap(\.roles)
      + vocabulary.actions.flatMap(\.roles) + vocabulary.measures.flatMap(\.roles)
    let described =
      vocabulary.kinds.map { $0.type }
      + vocabulary.properties.flatMap { $0.formulas.map { $0.type ?? "object" } }
      + vocabulary.measures.flatMap { $0.formulas.map { $0.type ?? "object" } }
      + vocabulary.standIns.flatMap { [$0.said, $0.wanted] }
    types = Self.related(to: Set(roles.flatMap(\.types) + described), in: vocabulary.types)
  }

  /// Leaves the other objects out of a vocabulary.
  func apply(to vocabulary: inout Vocabulary) {
    vocabulary.objects.removeAll { object in
      !object.types.contains(where: types.contains) && !named.contains(object.name)
        && !patterns.contains { $0.matches(object.name) }
    }
  }

  /// The types that are kinds of the given ones, and those that these are kinds of.
  private static func related(
    to given: Set<String>, in declared: [Vocabulary.TypeDeclaration]
  ) -> Set<String> {
    var parents: [String: [String]] = [:]
    for type in declared { parents[type.name] = type.parents }
    func ancestors(of name: String) -> Set<String> {
      var found: Set<String> = [name]
      var open = [name]
      while let next = open.popLast() {
        for parent in parents[next] ?? [] where found.insert(parent).inserted {
          open.append(parent)
        }
      }
      return found
    }
    let above = given.reduce(into: Set<String>()) { $0.formUnion(ancestors(of: $1)) }
    return above.subtracting(["object"])
      .union(declared.map(\.name).filter { !ancestors(of: $0).isDisjoint(with: given) })
  }
}
