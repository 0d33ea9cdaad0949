extension Formula {
  /// How many slots a binding needs: one more than the highest slot in it.
  public var slotCount: Int {
    var highest = -1
    visitSlots { slot, _ in highest = max(highest, slot) }
    return highest + 1
  }

  /// The slots of its free variables, in ascending order.
  public var freeSlots: [Int] {
    var mentioned: Set<Int> = []
    var bound: Set<Int> = []
    visitSlots { slot, isBinding in
      if isBinding { bound.insert(slot) } else { mentioned.insert(slot) }
    }
    return mentioned.subtracting(bound).sorted()
  }

  fileprivate func visitSlots(_ body: (_ slot: Int, _ isBinding: Bool) -> Void) {
    switch self {
    case .truth, .falsity: break
    case .atom(let atom): for term in atom.arguments { term.visitSlot(body) }
    case .equal(let a, let b):
      a.visitSlot(body)
      b.visitSlot(body)
    case .not(let inner): inner.visitSlots(body)
    case .and(let parts), .or(let parts): for part in parts { part.visitSlots(body) }
    case .imply(let condition, let inner):
      condition.visitSlots(body)
      inner.visitSlots(body)
    case .exists(let variables, let inner), .forall(let variables, let inner):
      for variable in variables { body(variable.slot, true) }
      inner.visitSlots(body)
    case .compare(_, let left, let right):
      left.visitSlots(body)
      right.visitSlots(body)
    }
  }

  /// The same condition with known variables replaced by what they are bound to.
  public func substituting(_ binding: [ObjectID?]) -> Formula {
    switch self {
    case .truth, .falsity: return self
    case .atom(let atom): return .atom(atom.substituting(binding))
    case .equal(let a, let b): return .equal(a.substituting(binding), b.substituting(binding))
    case .not(let inner): return .not(inner.substituting(binding))
    case .and(let parts): return .and(parts.map { $0.substituting(binding) })
    case .or(let parts): return .or(parts.map { $0.substituting(binding) })
    case .imply(let condition, let inner):
      return .imply(condition.substituting(binding), inner.substituting(binding))
    case .exists(let variables, let inner): return .exists(variables, inner.substituting(binding))
    case .forall(let variables, let inner): return .forall(variables, inner.substituting(binding))
    case .compare(let comparator, let left, let right):
      return .compare(comparator, left.substituting(binding), right.substituting(binding))
    }
  }

  /// Its negation, with a double negation taken away.
  public var negated: Formula {
    switch self {
    case .truth: .falsity
    case .falsity: .truth
    case .not(let inner): inner
    default: .not(self)
    }
  }
}

extension Term {
  /// The object it is, given what variables are bound to.
  public func object(_ binding: [ObjectID?]) -> ObjectID? {
    switch self {
    case .object(let object): object
    case .variable(let slot): slot < binding.count ? binding[slot] : nil
    }
  }

  func substituting(_ binding: [ObjectID?]) -> Term { object(binding).map(Term.object) ?? self }

  fileprivate func visitSlot(_ body: (Int, Bool) -> Void) {
    if case .variable(let slot) = self { body(slot, false) }
  }
}

extension Atom {
  /// The same atom with known variables replaced by what they are bound to.
  public func substituting(_ binding: [ObjectID?]) -> Atom {
    Atom(predicate, arguments.map { $0.substituting(binding) })
  }

  /// The fact it states; nil while a variable in it is not bound.
  public func fact(_ binding: [ObjectID?] = []) -> Fact? {
    var objects: [ObjectID] = []
    objects.reserveCapacity(arguments.count)
    for term in arguments {
      guard let object = term.object(binding) else { return nil }
      objects.append(object)
    }
    return Fact(predicate, objects)
  }
}

extension NumericExpression {
  /// The same number with known variables replaced by what they are bound to.
  public func substituting(_ binding: [ObjectID?]) -> NumericExpression {
    switch self {
    case .number, .duration, .totalTime, .violations: return self
    case .function(let function, let arguments):
      return .function(function, arguments.map { $0.substituting(binding) })
    case .sum(let parts): return .sum(parts.map { $0.substituting(binding) })
    case .product(let parts): return .product(parts.map { $0.substituting(binding) })
    case .difference(let a, let b):
      return .difference(a.substituting(binding), b.substituting(binding))
    case .quotient(let a, let b):
      return .quotient(a.substituting(binding), b.substituting(binding))
    case .negation(let operand): return .negation(operand.substituting(binding))
    }
  }

  fileprivate func visitSlots(_ body: (_ slot: Int, _ isBinding: Bool) -> Void) {
    switch self {
    case .number, .duration, .totalTime, .violations: break
    case .function(_, let arguments): for term in arguments { term.visitSlot(body) }
    case .sum(let parts), .product(let parts): for part in parts { part.visitSlots(body) }
    case .difference(let a, let b), .quotient(let a, let b):
      a.visitSlots(body)
      b.visitSlots(body)
    case .negation(let operand): operand.visitSlots(body)
    }
  }
}

extension Effect {
  /// The slots of the variables it mentions, those it quantifies over included.
  var mentionedSlots: Set<Int> {
    var slots: Set<Int> = []
    visitSlots { slot, _ in slots.insert(slot) }
    return slots
  }

  private func visitSlots(_ body: (_ slot: Int, _ isBinding: Bool) -> Void) {
    switch self {
    case .add(let atom), .delete(let atom): for term in atom.arguments { term.visitSlot(body) }
    case .change(_, _, let arguments, let value):
      for term in arguments { term.visitSlot(body) }
      value.visitSlots(body)
    case .and(let parts): for part in parts { part.visitSlots(body) }
    case .forall(_, let inner): inner.visitSlots(body)
    case .when(let condition, let inner):
      condition.visitSlots(body)
      inner.visitSlots(body)
    }
  }
}

extension TrajectoryConstraint {
  /// The slots of the variables it mentions, those it quantifies over included.
  var mentionedSlots: Set<Int> {
    switch self {
    case .and(let parts):
      return parts.reduce(into: []) { $0.formUnion($1.mentionedSlots) }
    case .forall(_, let inner), .preference(_, let inner): return inner.mentionedSlots
    case .atEnd(let a), .always(let a), .sometime(let a), .atMostOnce(let a), .within(_, let a),
      .holdDuring(_, _, let a), .holdAfter(_, let a):
      return Set(a.freeSlots)
    case .sometimeAfter(let a, let b), .sometimeBefore(let a, let b),
      .alwaysWithin(_, let a, let b):
      return Set(a.freeSlots).union(b.freeSlots)
    }
  }
}
