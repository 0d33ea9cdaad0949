import Meaning

/// Subjects, gaps and comparisons: which argument of its frame a phrase fills.
extension Chart {
  mutating func compare(_ rule: RuleCore, _ parts: [Part], _ made: Item) {
    var made = made
    made.features = Features.pred.union(rule.adds)
    made.payload = -1
    made.filled = 0
    made.types = .all
    if let word = first(SymbolTable.comparative, parts) ?? first(SymbolTable.measureOf, parts)
      ?? first(SymbolTable.measureHigh, parts)
    {
      let measure = model.comparatives[Int(word.payload)].measure
      guard isOfDimension(of: measure, parts) else { return }
      made.frame = model.measureFrames[measure]
      put(made, parts, choice: Int32(measure))
      return
    }
    if let word = first(SymbolTable.direction, parts) {
      made.frame = model.directionFrames[Int(word.payload)]
      put(made, parts)
      return
    }
    if let noun = first(SymbolTable.measure, parts) {
      guard isOfDimension(of: Int(noun.payload), parts) else { return }
      made.frame = model.measureFrames[Int(noun.payload)]
      put(made, parts, choice: noun.payload)
      return
    }
    // No measure was said: the unit tells which it can be.
    guard let standard = first(SymbolTable.quantity, parts), standard.payload >= 0,
      case .quantity(let quantity) = values[Int(standard.payload)]
    else { return }
    for (index, measure) in model.measures.enumerated()
    where model.dimension(measure.unit) == model.dimension(quantity.unit) {
      var one = made
      one.frame = model.measureFrames[index]
      // What is said to weigh so much is a thing before it is the robot that carries things.
      let frame = model.frames[Int(one.frame)]
      let isOfRobots = frame.subject.map {
        frame.arguments[$0].types.isSubset(of: model.types.robots)
      }
      if isOfRobots == true { one.cost += Cost.robotsMeasure }
      put(one, parts, choice: Int32(index))
    }
  }

  /// Whether a quantity that is said, if one is, counts what a measure counts.
  private func isOfDimension(of measure: Int, _ parts: [Part]) -> Bool {
    guard let standard = first(SymbolTable.quantity, parts), standard.payload >= 0,
      case .quantity(let quantity) = values[Int(standard.payload)], !quantity.unit.isEmpty
    else { return true }
    return model.dimension(quantity.unit) == model.dimension(model.measures[measure].unit)
  }

  /// "What did you bring it to", "who is it for": the phrase of a mark, or of a complement, is asked for.
  mutating func strand(_ parts: [Part], _ made: Item) {
    guard made.frame >= 0, made.payload < 0 else { return }
    let mark = first(SymbolTable.mark, parts)
    let frame = model.frames[Int(made.frame)]
    for (index, argument) in frame.arguments.enumerated()
    where made.filled & (1 << UInt32(index)) == 0
      && (mark.map { argument.marks.contains($0.payload) || argument.takesAnyMark }
        ?? argument.isObject)
    {
      var made = made
      made.features.insert(.gapped)
      made.payload = Int32(index)
      made.filled |= 1 << UInt32(index)
      put(made, parts, choice: Int32(index))
    }
  }

  /// "next to A1" as where something is put: any place of which that holds. A word that is itself a mark
  /// needs no such detour.
  mutating func placed(_ parts: [Part], _ made: Item) {
    guard made.frame >= 0, let phrase = parts.first else { return }
    let frame = model.frames[Int(made.frame)]
    guard case .clause = frame.sense, let subject = frame.subject, frame.arguments.count > 1,
      made.filled != 0
    else { return }
    var at = phrase.item
    while items[Int(at)].origin == .argument { at = kids[Int(items[Int(at)].firstKid)] }
    let head = items[Int(at)]
    guard head.origin == .head else { return }
    let word = items[Int(kids[Int(head.firstKid)])]
    guard model.markNumber(model.complements[Int(word.payload)]) < 0 else { return }
    var made = made
    made.types = frame.arguments[subject].types
    made.frame = -1
    made.payload = -1
    made.features = .anywhere
    put(made, parts, choice: Int32(subject))
  }

  mutating func report(_ parts: [Part], _ made: Item) {
    guard let predicate = parts.first(where: { items[Int($0.item)].frame >= 0 }),
      let who = labelled(.subject, parts)
    else { return }
    let item = items[Int(predicate.item)]
    let frame = model.frames[Int(item.frame)]
    guard isSaid(frame, item), let index = subjectIndex(frame, item, who) else { return }
    put(made, parts, choice: Int32(index))
  }

  mutating func subject(_ parts: [Part], _ made: Item) {
    guard made.frame >= 0, let who = labelled(.subject, parts) else { return put(made, parts) }
    let frame = model.frames[Int(made.frame)]
    guard isSaid(frame, made), let index = subjectIndex(frame, made, who) else { return }
    var made = made
    made.filled |= 1 << UInt32(index)
    put(made, parts, choice: Int32(index))
  }

  /// "To dock 1 bring the tea": a marked argument before its head.
  mutating func front(_ parts: [Part], _ made: Item) {
    guard made.frame >= 0, let phrase = labelled(.subject, parts),
      !made.features.contains(.open)
    else { return }
    for (index, cost) in fits(phrase, made, model.frames[Int(made.frame)]) {
      var made = made
      made.cost += cost
      made.filled |= 1 << UInt32(index)
      put(made, parts, choice: Int32(index))
    }
  }

  /// Whether what is said of a subject is whole: "on" is not, "on A1" is.
  func isSaid(_ frame: ChartFrame, _ predicate: Item) -> Bool {
    guard predicate.features.contains(.pred), case .clause = frame.sense else { return true }
    for (index, argument) in frame.arguments.enumerated()
    where argument.isObject && predicate.filled & (1 << UInt32(index)) == 0 {
      return false
    }
    return true
  }

  /// The argument that a subject fills: of a passive the object; `agent` for who does it.
  func subjectIndex(_ frame: ChartFrame, _ predicate: Item, _ who: Item) -> Int? {
    func isOpen(_ index: Int) -> Bool {
      predicate.filled & (1 << UInt32(index)) == 0 && frame.arguments[index].types.meets(who.types)
    }
    if predicate.features.contains(.passive) {
      if let index = frame.object, isOpen(index) { return index }
      return frame.arguments.indices.first { frame.arguments[$0].takesAnyMark && isOpen($0) }
    }
    if let index = frame.subject { return isOpen(index) ? index : nil }
    guard frame.agent != nil, predicate.filled & (1 << UInt32(Self.agent)) == 0 else { return nil }
    return canAct(who, predicate, frame) ? Self.agent : nil
  }

  /// Whether somebody can do what a predicate says: a robot; of what was done, anybody to whom it cannot
  /// be done ("Ito took the tape").
  func canAct(_ who: Item, _ predicate: Item, _ frame: ChartFrame) -> Bool {
    if who.types.meets(model.types.robots) || who.features.contains(.pronoun) { return true }
    return !predicate.features.isDisjoint(with: [.past, .perfect])
      && !frame.arguments.contains { $0.types.meets(who.types) }
  }

  /// The place in `filled` of who does it, where no argument of the frame says.
  static let agent = 31

  /// A gap in the clause `of` a noun (restrict) or a question (gap): one item for each role it can be.
  mutating func gap(_ rule: RuleCore, _ parts: [Part], _ made: Item) {
    let isNoun = rule.operation == .restrict
    let arguments = model.rules[Int(made.index)].action.arguments
    let mode = arguments.first ?? "any"
    let asked = labelled(.which, parts)
    guard let found = parts.first(where: { items[Int($0.item)].frame >= 0 }) else { return }
    let clause = items[Int(found.item)]
    let frame = model.frames[Int(clause.frame)]
    let wanted = isNoun ? made.types : asked?.types ?? .all
    for (index, cost) in gaps(frame, clause, mode, wanted, arguments) {
      var made = made
      made.cost += cost
      made.features.remove(.gapped)
      if isNoun {
        let types = index == Self.agent ? model.types.robots : frame.arguments[index].types
        made.types = made.types.intersection(types)
        guard !made.types.isEmpty else { continue }
      } else {
        made.frame = clause.frame
        made.filled = clause.filled | 1 << UInt32(index)
        made.payload = Int32(index)
      }
      put(made, parts, choice: Int32(index))
    }
  }

  func gaps(
    _ frame: ChartFrame, _ clause: Item, _ mode: String, _ wanted: TypeSet, _ arguments: [String]
  ) -> [(index: Int, cost: Int32)] {
    if mode == "subject" {
      let who = Item(
        symbol: SymbolTable.np, start: 0, end: 0, cost: 0, features: .pronoun, types: wanted,
        hash: 0,
        origin: .word, index: -1)
      guard isSaid(frame, clause), let index = subjectIndex(frame, clause, who) else { return [] }
      return [(index, 0)]
    }
    if clause.payload >= 0 {
      let index = Int(clause.payload)
      guard frame.arguments[index].types.meets(wanted) else { return [] }
      return [(index, 0)]
    }
    var found: [(index: Int, cost: Int32)] = []
    let marks = mode == "marked" ? arguments.dropFirst().map { model.markNumber($0) } : []
    for (index, argument) in frame.arguments.enumerated()
    where clause.filled & (1 << UInt32(index)) == 0 && argument.types.meets(wanted) {
      if mode == "marked" {
        guard argument.marks.contains(where: { marks.contains($0) }) || argument.takesAnyMark else {
          continue
        }
        found.append((index, 0))
      } else {
        // English leaves only what needs no mark out without a trace.
        let isBare = argument.isObject || argument.isSubject || !model.habits.headFirst
        found.append((index, isBare ? 0 : 1))
      }
    }
    return found
  }
}
