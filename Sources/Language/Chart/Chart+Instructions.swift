import Meaning

/// What can be asked for, and what it lacks.
extension Chart {
  mutating func instruct(_ mode: String?, _ made: Item, _ parts: [Part]) {
    var made = made
    guard mode == nil || mode == "request", made.frame >= 0 else { return put(made, parts) }
    let frame = model.frames[Int(made.frame)]
    let isCommandable =
      frame.isDoable
      || frame.subject.map { frame.arguments[$0].types.meets(model.types.robots) } == true
    guard isCommandable, !made.features.contains(.pred) else { return }
    let missing = missingRoles(frame, made)
    // A prohibition may leave them open, but a phrase that could fill one is no part of another.
    made.cost += missing * (made.features.contains(.negated) ? 2 : Cost.roleMissing)
    if !frame.isDoable { made.cost += 2 }
    // "Can you lift it?" asks what the robot can do; with a place or something missing it is a request.
    if mode == "request", !isSpecific(frame, made) { made.cost += 2 }
    put(made, parts)
  }

  func missingRoles(_ frame: ChartFrame, _ predicate: Item) -> Int32 {
    var missing: Int32 = 0
    for (index, argument) in frame.arguments.enumerated()
    where argument.isNeeded && !argument.isSubject && predicate.filled & (1 << UInt32(index)) == 0 {
      missing += 1
    }
    return missing
  }

  /// Whether a marked role is said.
  func isSpecific(_ frame: ChartFrame, _ predicate: Item) -> Bool {
    frame.arguments.enumerated().contains { index, argument in
      predicate.filled & (1 << UInt32(index)) != 0 && !argument.isObject && !argument.isSubject
    }
  }

  /// A question whether the robot can do what could be asked of it.
  mutating func ability(_ made: Item, _ parts: [Part]) {
    var made = made
    if made.features.contains(.can), made.frame >= 0 {
      let frame = model.frames[Int(made.frame)]
      let missing = missingRoles(frame, made)
      if frame.isDoable, isSpecific(frame, made) || missing > 0 {
        made.cost += 2 + missing * Cost.roleMissing
      }
    }
    put(made, parts)
  }

  /// "the tea to A1 and the candles to A2": the second part's phrases must fit the first part's frame.
  mutating func gapping(_ parts: [Part], _ made: Item) {
    guard made.frame >= 0 else { return }
    let frame = model.frames[Int(made.frame)]
    var free = frame.arguments.indices.filter { !frame.arguments[$0].isSubject }
    var needed = 0
    for part in parts where part.label != Label.head.rawValue {
      let item = items[Int(part.item)]
      guard item.symbol == SymbolTable.np || item.symbol == SymbolTable.mp else { continue }
      guard
        let index = free.first(where: {
          let argument = frame.arguments[$0]
          guard argument.types.meets(item.types) else { return false }
          return item.symbol == SymbolTable.mp
            ? argument.marks.contains(item.payload) || argument.takesAnyMark
            : argument.isObject || argument.takesAnyMark
        })
      else { return }
      free.removeAll { $0 == index }
      needed += 1
    }
    guard needed > 0 else { return }
    var made = made
    made.cost += Cost.roleMissing * missingRoles(frame, made)
    put(made, parts)
  }
}
