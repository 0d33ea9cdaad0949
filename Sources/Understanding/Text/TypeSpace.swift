import Meaning

/// A set of types as bits, so that "can this fill that role" is one `and`.
///
/// The first 127 types have a bit of their own; further ones share bits, which can only let a phrase
/// through that later stages refuse, never keep one out.
struct TypeSet: Hashable, Sendable {
  var low: UInt64
  var high: UInt64

  static let none = TypeSet(low: 0, high: 0)
  static let all = TypeSet(low: .max, high: .max)

  var isEmpty: Bool { low == 0 && high == 0 }
  func meets(_ other: TypeSet) -> Bool { low & other.low != 0 || high & other.high != 0 }
  func intersection(_ other: TypeSet) -> TypeSet {
    TypeSet(low: low & other.low, high: high & other.high)
  }
  func union(_ other: TypeSet) -> TypeSet {
    TypeSet(low: low | other.low, high: high | other.high)
  }
  func subtracting(_ other: TypeSet) -> TypeSet {
    TypeSet(low: low & ~other.low, high: high & ~other.high)
  }
  func isSubset(of other: TypeSet) -> Bool { subtracting(other).isEmpty }

  static func bit(_ index: Int) -> TypeSet {
    let index = index < 127 ? index : index % 127
    return index < 64
      ? TypeSet(low: 1 << UInt64(index), high: 0) : TypeSet(low: 0, high: 1 << UInt64(index - 64))
  }
}

/// The types of a vocabulary as sets: a type is the set of itself and all below it.
struct TypeSpace: Sendable {
  private var below: [String: TypeSet] = [:]
  /// Each type by its own bit, beside the set of itself and all below it.
  private var owned: [(own: TypeSet, below: TypeSet)] = []
  /// Types of things that can do what they are told.
  private(set) var robots = TypeSet.none
  /// Everything that is a thing: neither a number nor a text.
  private(set) var things = TypeSet.all
  private(set) var number = TypeSet.none
  private(set) var text = TypeSet.none

  init(_ types: [Vocabulary.TypeDeclaration]) {
    number = .bit(0)
    text = .bit(1)
    things = TypeSet.all.subtracting(number).subtracting(text)
    below["number"] = number
    below["text"] = text
    below["object"] = things
    var named: [(name: String, own: TypeSet)] = []
    for type in types where below[type.name] == nil {
      named.append((type.name, .bit(2 + named.count)))
      below[type.name] = named[named.count - 1].own
    }
    // Push each type up to its parents until nothing changes: the tree may be given in any order.
    var changed = true
    while changed {
      changed = false
      for type in types {
        guard let mine = below[type.name] else { continue }
        for parent in type.parents where parent != "object" && parent != type.name {
          guard let theirs = below[parent], !mine.isSubset(of: theirs) else { continue }
          below[parent] = theirs.union(mine)
          changed = true
        }
      }
    }
    owned = named.map { ($0.own, below[$0.name] ?? $0.own) }
    for type in types where type.isRobot {
      robots = robots.union(below[type.name] ?? .none)
    }
  }

  /// What fills a role of the given types; no type at all means any thing.
  func accepting(_ types: [String]) -> TypeSet {
    guard !types.isEmpty else { return things }
    return types.reduce(.none) { $0.union(below[$1] ?? .none) }
  }

  /// What things of two sets are together: what both can be, else the types that both are kinds of, so
  /// that they fit a role only where each of them does.
  func joint(_ a: TypeSet, _ b: TypeSet) -> TypeSet {
    let both = a.intersection(b)
    guard both.isEmpty else { return both }
    return owned.reduce(.none) { found, type in
      type.below.meets(a) && type.below.meets(b) ? found.union(type.own) : found
    }
  }

  /// What a thing of the given types is.
  func of(_ types: [String]) -> TypeSet { accepting(types) }

  func knows(_ type: String) -> Bool { below[type] != nil }
}
