import Meaning

/// What can be asked for, and what it lacks.
extension Chart {
  mutating func instruct(_ mode: String?, _ made: Item, _ parts: [Part]) {
    var made = made
    guard mode == nil || mode == "request", made.frame >= 0 else {
      if mode == "wanted", made.frame >= 0, model.frames[Int(made.frame)].isDoable {
        made.cost += missingRoles(model.frames[Int(made.frame)], made) * Cost.roleMissing
      }
      return put(made, parts)
    }
    let frame = model.frames[Int(made.frame)]
    // What somebody else does is told, not asked for: "a person took the tea".
    let isOfRobot = frame.subject.map { frame.arguments[$0].types.meets(model.types.robots) }
    let isCommandable = isOfRobot ?? frame.isDoable
    guard isCommandable, !made.features.contains(.pred) else { return }
    let missing = missingRoles(frame, made)
    // A prohibition may leave them open, but a phrase that could fill one is no part of another.
    made.cost += missing * (made.features.contains(.negated) ? 2 : Cost.roleMissing)
    if !frame.isDoable { made.cost += 4 }
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
    // Of a bare action the planner finds what is not said, but not all of it.
    if missing == 0, predicate.filled & ~(1 << UInt32(Self.agent)) == 0,
      case .clause(let name, _) = frame.sense, name.kind == .action,
      frame.arguments.contains(where: { !$0.types.isSubset(of: model.types.robots) })
    {
      return 1
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
      // What can be is asked of deeds; a state just is.
      if !frame.isDoable { made.cost += 4 }
    }
    put(made, parts)
  }

  /// "the tea to A1 and the candles to A2": the second part's phrases must fit the first part's frame.
  mutating func gapping(_ parts: [Part], _ made: Item) {
    guard made.frame >= 0 else { return }
    let frame = model.frames[Int(made.frame)]
    var free = frame.arguments.indices.filter { !frame.arguments[$0].isSubject }
    var needed = 0
    var parted = false
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
      guard item.symbol == SymbolTable.mp, let head = labelled(.head, parts) else { continue }
      // What is not said of the first is not left out of the second: "store the box on A1 and the rope on B2".
      guard let said = filler(of: index, in: head) else { return }
      // "The box next to A1 and the rope to dock 1": there it lies.
      if said.features.contains(.anywhere), said.payload < 0, item.payload >= 0 { parted = true }
    }
    guard needed > 0 else { return }
    var made = made
    if parted { made.cost += Cost.parted }
    made.cost += Cost.roleMissing * missingRoles(frame, made)
    put(made, parts)
  }

  /// The phrase that fills an argument of a head.
  private func filler(of index: Int, in head: Item) -> Item? {
    var item = head
    while item.origin == .argument || item.origin == .particle {
      if item.origin == .argument, Int(item.index) == index {
        return items[Int(kids[Int(item.firstKid) + 1])]
      }
      item = items[Int(kids[Int(item.firstKid)])]
    }
    return nil
  }

  /// "tea to dock 1": every frame that can be asked for and has a place for each phrase, and needs no
  /// more. A mark that may say where something is ("on A1") makes no instruction by itself.
  mutating func verbless(_ mode: String?, _ made: Item, _ parts: [Part]) {
    let phrases = parts.map { items[Int($0.item)] }.filter(Self.isPhrase)
    guard
      mode == "wanted"
        || phrases.contains(where: { $0.symbol == SymbolTable.mp && !isStative($0.payload) })
    else { return }
    var isBrought = false
    for number in model.frames.indices {
      let frame = model.frames[number]
      guard frame.isDoable, case .clause(let name, _) = frame.sense, name.kind == .intent,
        frame.subject == nil, let filled = filling(frame, phrases)
      else { continue }
      var made = made
      made.frame = Int32(number)
      made.filled = filled
      let missing = missingRoles(frame, made)
      if mode == "wanted", !model.declaredRoles(name).contains(where: \.isForSpeaker) {
        // Where nothing is brought to whoever speaks, it is asked where to.
        guard !isBrought, missing == 1, let place = frame.placeGiven(model),
          filled & (1 << UInt32(place)) == 0
        else { continue }
        isBrought = true
        made.cost += Cost.standIn
        put(made, parts, choice: Int32(number))
        continue
      }
      guard missing == 0 else { continue }
      if mode == "wanted" {
        put(made, parts, choice: Int32(number))
        continue
      }
      if !frame.arguments.indices.contains(where: {
        filled & (1 << UInt32($0)) != 0 && !frame.arguments[$0].isObject
          && frame.arguments[$0].isNeeded
      }) {
        continue
      }
      put(made, parts, choice: Int32(number))
    }
  }

  static func isPhrase(_ item: Item) -> Bool {
    item.symbol == SymbolTable.np || item.symbol == SymbolTable.mp
  }

  /// The arguments of a frame that phrases fill, one each, as bits.
  private func filling(_ frame: ChartFrame, _ phrases: [Item]) -> UInt32? {
    var filled: UInt32 = 0
    for phrase in phrases {
      guard let index = place(of: phrase, in: frame, filled) else { return nil }
      filled |= 1 << UInt32(index)
    }
    return filled
  }

  /// The first argument still open that a phrase can be.
  func place(of phrase: Item, in frame: ChartFrame, _ filled: UInt32) -> Int? {
    frame.arguments.indices.first { index in
      let argument = frame.arguments[index]
      guard filled & (1 << UInt32(index)) == 0, argument.types.meets(phrase.types),
        !argument.isSubject
      else { return false }
      guard phrase.symbol == SymbolTable.mp else {
        // 「お茶は1番」: where marks may be left out, they may be here.
        return argument.isObject
          || argument.marks.contains(where: {
            model.objectMarks.contains($0) || (argument.isNeeded && model.isDroppable($0))
          })
      }
      if phrase.features.contains(.anywhere) {
        return argument.marks.contains(where: model.placeMarks.contains)
      }
      return argument.marks.contains(phrase.payload)
        || (phrase.features.contains(.topic) && argument.marks.contains(where: model.isDroppable))
    }
  }

  /// Whether a mark also says where something is.
  private func isStative(_ mark: Int32) -> Bool {
    guard mark >= 0 else { return false }
    return model.stativeMarks.contains(mark)
  }

  /// "…, then the tyres": the thing must fit the place of the step before it.
  mutating func carry(_ made: Item, _ parts: [Part]) {
    guard made.frame >= 0, let phrase = parts.last.map({ items[Int($0.item)] }),
      place(of: phrase, in: model.frames[Int(made.frame)], 0) != nil,
      !phrase.features.contains(.pronoun)
    else { return }
    put(made, parts)
  }
}
