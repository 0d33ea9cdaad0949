import PDDL

/// An atom whose terms are variables by slot (≥ 0) or objects (their complement, < 0).
struct CompiledAtom {
  let relation: Int
  let terms: [Int32]
  /// The positions that hold objects.
  let constants: UInt64

  init(relation: Int, terms: [Int32]) {
    self.relation = relation
    self.terms = terms
    var constants: UInt64 = 0
    for (position, term) in terms.enumerated() where term < 0 { constants |= 1 << UInt64(position) }
    self.constants = constants
  }

  /// An atom over a scope; nil when it names an object outside.
  init?(_ atom: Atom, _ scope: ObjectScope) {
    var terms: [Int32] = []
    for term in atom.arguments {
      switch term {
      case .variable(let slot): terms.append(Int32(slot))
      case .object(let object):
        guard let local = scope.local(object) else { return nil }
        terms.append(~local)
      }
    }
    self.init(relation: Int(atom.predicate.index), terms: terms)
  }

  /// Writes the tuple that a full binding makes of it.
  func write(_ binding: UnsafePointer<Int32>, to tuple: UnsafeMutablePointer<Int32>) {
    for position in terms.indices {
      let term = terms[position]
      tuple[position] = term < 0 ? ~term : binding[Int(term)]
    }
  }
}

/// A rule of the relaxed program: wherever all atoms and filters hold, the heads hold.
struct JoinRule {
  /// A condition that is tested as soon as its variables are bound.
  struct Filter {
    enum Test {
      case different(Int32, Int32)
      case same(Int32, Int32)
      case condition(Formula)
    }
    let test: Test
    let slots: UInt64
  }

  /// A variable with the set of types its objects must have.
  struct Slot {
    let slot: Int
    let typeSet: Int
    /// No condition and no effect mentions it: one object stands for all.
    let isIdle: Bool
  }

  /// What is done with each solution.
  enum Head {
    /// Recorded as an instance of a schema.
    case instance(schema: Int, relation: Int?)
    /// Only its heads matter.
    case effect
  }

  let head: Head
  let adds: [CompiledAtom]
  let atoms: [CompiledAtom]
  let filters: [Filter]
  let variables: [Slot]
  let slotCount: Int
  /// By slot: the set of types, -1 where there is no restriction.
  let typeSets: [Int]
}
