import PDDL

/// What a step reads and writes at any time of its course, by the checked model: a fact that its start
/// takes away and its end gives back counts as written, though in the end nothing has changed.
struct ActionFootprint {
  private var reads: Set<Cell> = []
  private var writes: Set<Cell> = []

  /// A fact or a number; without arguments, all facts of the predicate or numbers of the function.
  private struct Cell: Hashable {
    let isNumber: Bool
    let index: Int32
    let arguments: [ObjectID]?
  }

  init(_ act: WrittenStep.Act?, _ domain: DomainModel) {
    switch act {
    case nil: break
    case .instantaneous(let step):
      let action = domain[step.action]
      read(action.precondition, step.arguments)
      write(action.effect, step.arguments)
    case .durative(let identifier, let arguments):
      let action = domain.durativeActions[Int(identifier.index)]
      for timed in action.conditions { read(timed.condition, arguments) }
      for timed in action.effects { write(timed.effect, arguments) }
      for bound in action.durations { read(bound.value, arguments) }
    }
  }

  /// Whether two steps must not overlap.
  func disturbs(_ other: ActionFootprint) -> Bool {
    Self.meet(writes, other.writes) || Self.meet(writes, other.reads)
      || Self.meet(reads, other.writes)
  }

  private static func meet(_ a: Set<Cell>, _ b: Set<Cell>) -> Bool {
    a.contains { x in
      b.contains(x)
        || b.contains(Cell(isNumber: x.isNumber, index: x.index, arguments: nil))
        || (x.arguments == nil && b.contains { $0.isNumber == x.isNumber && $0.index == x.index })
    }
  }

  private static func cell(
    _ index: Int32, _ terms: [Term], isNumber: Bool, _ arguments: [ObjectID]
  ) -> Cell {
    let objects = terms.compactMap { term -> ObjectID? in
      switch term {
      case .object(let object): object
      case .variable(let slot): slot < arguments.count ? arguments[slot] : nil
      }
    }
    return Cell(
      isNumber: isNumber, index: index, arguments: objects.count == terms.count ? objects : nil)
  }

  private mutating func read(_ formula: Formula, _ arguments: [ObjectID]) {
    var found: [Cell] = []
    formula.forEachAtom {
      found.append(Self.cell($0.predicate.index, $0.arguments, isNumber: false, arguments))
    }
    reads.formUnion(found)
    var numbers: [NumericExpression] = []
    formula.forEachNumber { numbers.append($0) }
    for number in numbers { read(number, arguments) }
  }

  private mutating func read(_ number: NumericExpression, _ arguments: [ObjectID]) {
    var found: [Cell] = []
    number.forEachFunction { function, terms in
      found.append(Self.cell(function.index, terms, isNumber: true, arguments))
    }
    reads.formUnion(found)
  }

  private mutating func write(_ effect: Effect, _ arguments: [ObjectID]) {
    for group in effect.groups {
      read(group.condition, arguments)
      for atom in group.adds + group.deletes {
        writes.insert(Self.cell(atom.predicate.index, atom.arguments, isNumber: false, arguments))
      }
      for change in group.changes {
        read(change.value, arguments)
        writes.insert(
          Self.cell(change.function.index, change.arguments, isNumber: true, arguments))
      }
    }
  }
}
