import Meaning

/// What a complete rule makes: the types and frames of the result, and whether it makes sense at all. What
/// cannot fill a role is never built.
extension Chart {
  typealias Part = (item: Int32, label: Int32)

  mutating func make(_ number: Int32, _ parts: [Part], _ active: ActiveItem) {
    let rule = model.rules[Int(number)]
    let said = parts.filter { !model.isLiteral[Int(items[Int($0.item)].symbol)] }
    let headPart = said.first { $0.label == rule.head } ?? said.first
    let head = headPart.map { items[Int($0.item)] }
    var hash = rule.hash
    for part in said {
      hash = mix(hash, items[Int(part.item)].hash, UInt64(UInt32(bitPattern: part.label)))
    }
    if rule.action.operation == .pass, said.count == 1, let head { hash = head.hash }
    var made = Item(
      symbol: rule.result, start: active.start, end: active.end, cost: active.cost + rule.cost,
      features: (head?.features ?? []).union(rule.adds).subtracting(rule.removes),
      types: head?.types ?? model.types.things, hash: hash, origin: .rule, index: number)
    if rule.with >= 0, let other = said.first(where: { $0.label == rule.with }) {
      made.features.formUnion(items[Int(other.item)].features.subtracting(rule.removes))
    }
    if let head {
      made.frame = head.frame
      made.filled = head.filled
      made.payload = head.payload
    }
    if said.contains(where: { items[Int($0.item)].features.contains(.gapped) }) {
      guard rule.action.operation.bearsGap else { return }
    }
    apply(rule, said, head, headPart?.item, &made)
  }

  mutating func put(_ item: Item, _ parts: [Part], choice: Int32? = nil) {
    var item = item
    if let choice {
      item.choice = choice
      item.hash = mix(item.hash, UInt64(UInt32(bitPattern: choice)), 0x55)
    }
    add(item, kids: parts)
  }

  func first(_ symbol: Symbol, _ parts: [Part]) -> Item? {
    for part in parts where items[Int(part.item)].symbol == symbol { return items[Int(part.item)] }
    return nil
  }

  func labelled(_ label: Label, _ parts: [Part]) -> Item? {
    for part in parts where part.label == label.rawValue { return items[Int(part.item)] }
    return nil
  }

  private mutating func apply(
    _ rule: GrammarRule, _ parts: [Part], _ head: Item?, _ headID: Int32?, _ made: inout Item
  ) {
    let argument = rule.action.arguments.first
    switch rule.action.operation {
    case .refer:
      made.types = model.types.things
      made.features.insert(.pronoun)
      put(made, parts)
    case .person:
      made.features.insert(.pronoun)
      made.types =
        argument == "you" ? model.types.robots : model.types.things.subtracting(model.types.robots)
      if argument == "you" { made.features.insert(.robot) }
      put(made, parts)
    case .thing:
      made.types = model.types.things
      put(made, parts)
    case .quantity:
      made.types = model.types.number
      put(made, parts)
    case .quoted:
      made.types = model.types.text
      put(made, parts)
    case .computed:
      made.types = model.types.things
      put(made, parts)
    case .unknown:
      made.types = .all
      made.features.insert(.unknown)
      put(made, parts)
    case .name, .describe, .quantify, .part, .amount:
      if !made.types.isEmpty, made.types.isSubset(of: model.types.robots) {
        made.features.insert(.robot)
      }
      put(made, parts)
    case .modify: modify(parts, made)
    case .genitive: genitive(parts, made)
    case .float: float(parts, made)
    case .compound: compound(parts, made)
    case .appose: appose(parts, made)
    case .join: join(parts, made)
    case .repair: repair(parts, made)
    case .except:
      guard let taken = labelled(.except, parts), taken.types.meets(made.types) else { return }
      made.types = made.types.intersection(taken.types)
      put(made, parts)
    case .adverb:
      if argument == "except" {
        made.features = .without
      } else {
        made.features = []
      }
      made.frame = -1
      put(made, parts)
    case .adjoin:
      guard canTakeOut(parts, made) else { return }
      put(made, parts)
    case .pick:
      guard
        let word = first(SymbolTable.superlative, parts) ?? first(SymbolTable.comparative, parts)
          ?? first(SymbolTable.directionmost, parts)
      else { return }
      made.types = made.types.intersection(word.types)
      guard !made.types.isEmpty else { return }
      put(made, parts)
    case .mark:
      let mark = first(SymbolTable.mark, parts)
      if let mark {
        made.payload = mark.payload
      } else if let argument {
        made.payload = model.markNumber(argument)
      }
      if let phrase = first(SymbolTable.np, parts) { made.types = phrase.types }
      made.frame = -1
      put(made, parts)
    case .placed: placed(parts, made)
    case .report: report(parts, made)
    case .strand: strand(parts, made)
    case .attribute:
      guard let head, Int(head.payload) < model.qualities.count, head.payload >= 0 else { return }
      made.features = made.features.union(.pred)
      made.frame = model.qualityFrames[Int(head.payload)]
      made.filled = 0
      made.payload = -1
      made.types = .all
      put(made, parts)
    case .isa:
      guard let head else { return }
      made.features = Features.pred.union(rule.adds)
      made.frame = model.identityFrame
      made.filled = 0b10
      made.payload = -1
      made.types = head.types
      put(made, parts)
    case .compare: compare(rule, parts, made)
    case .subject: subject(parts, made)
    case .gap, .restrict: gap(rule, parts, made)
    case .exists:
      made.frame = -1
      put(made, parts)
    case .instruct: instruct(argument, made, parts)
    case .ask where argument == "truth": ability(made, parts)
    case .gapping: gapping(parts, made)
    case .addressed:
      guard let who = labelled(.who, parts), who.types.meets(model.types.robots) else { return }
      put(made, parts)
    default: put(made, parts)
    }
  }

  /// "except the rope" must be of a kind with something that the clause speaks of.
  private func canTakeOut(_ parts: [Part], _ made: Item) -> Bool {
    for part in parts {
      let item = items[Int(part.item)]
      guard item.features.contains(.without), item.frame < 0 else { continue }
      guard made.frame >= 0 else { return false }
      let frame = model.frames[Int(made.frame)]
      let fits = frame.arguments.enumerated().contains { index, argument in
        made.filled & (1 << UInt32(index)) != 0 && argument.types.meets(item.types)
      }
      if !fits { return false }
    }
    return true
  }

  // MARK: Noun phrases

  private mutating func modify(_ parts: [Part], _ made: Item) {
    var made = made
    guard let word = first(SymbolTable.adjective, parts) else { return put(made, parts) }
    made.types = made.types.intersection(word.types)
    guard !made.types.isEmpty else { return }
    put(made, parts)
  }

  /// "tea cartons": what the name stands for, of the noun's kind.
  private mutating func compound(_ parts: [Part], _ made: Item) {
    guard let name = first(SymbolTable.name, parts), let noun = first(SymbolTable.noun, parts)
    else { return }
    for (index, standIn) in model.standIns.enumerated()
    where standIn.said.meets(name.types) && standIn.wanted.meets(noun.types) {
      var made = made
      made.types = noun.types.intersection(standIn.wanted)
      made.features = noun.features
      put(made, parts, choice: Int32(index))
    }
  }

  /// "shelf A1": the thing named, if it is of the noun's kind.
  private mutating func appose(_ parts: [Part], _ made: Item) {
    guard let name = first(SymbolTable.name, parts), let noun = first(SymbolTable.noun, parts),
      name.types.meets(noun.types)
    else { return }
    var made = made
    made.types = name.types
    made.payload = name.payload
    put(made, parts)
  }

  private mutating func join(_ parts: [Part], _ made: Item) {
    var made = made
    var types = TypeSet.all
    for part in parts { types = types.intersection(items[Int(part.item)].types) }
    guard !types.isEmpty else { return }
    made.types = types
    made.features.subtract([.one, .unmarked])
    made.features.insert(.many)
    put(made, parts)
  }

  /// "A1, er, A2": one category and one type, so that only the slip is repaired.
  private mutating func repair(_ parts: [Part], _ made: Item) {
    guard let said = labelled(.said, parts), let meant = labelled(.meant, parts),
      said.types.meets(meant.types)
    else { return }
    if said.symbol == SymbolTable.mp, meant.symbol == SymbolTable.mp, said.payload != meant.payload
    {
      return
    }
    put(made, parts)
  }

  // MARK: Predicates

  private mutating func compare(_ rule: GrammarRule, _ parts: [Part], _ made: Item) {
    var made = made
    made.features = Features.pred.union(rule.adds)
    made.payload = -1
    made.filled = 0
    made.types = .all
    if let word = first(SymbolTable.comparative, parts) ?? first(SymbolTable.measureOf, parts)
      ?? first(SymbolTable.measureHigh, parts)
    {
      let measure = model.comparatives[Int(word.payload)].measure
      made.frame = model.measureFrames[measure]
      if let standard = first(SymbolTable.quantity, parts), standard.payload >= 0,
        case .quantity(let quantity) = values[Int(standard.payload)],
        !quantity.unit.isEmpty,
        model.dimension(quantity.unit) != model.dimension(model.measures[measure].unit)
      {
        return
      }
      put(made, parts, choice: Int32(measure))
      return
    }
    if let word = first(SymbolTable.direction, parts) {
      made.frame = model.directionFrames[Int(word.payload)]
      put(made, parts)
      return
    }
    if let noun = first(SymbolTable.measure, parts) {
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
      made.frame = model.measureFrames[index]
      put(made, parts, choice: Int32(index))
    }
  }

  private mutating func strand(_ parts: [Part], _ made: Item) {
    guard let mark = first(SymbolTable.mark, parts), made.frame >= 0, made.payload < 0 else {
      return
    }
    let frame = model.frames[Int(made.frame)]
    for (index, argument) in frame.arguments.enumerated()
    where made.filled & (1 << UInt32(index)) == 0
      && (argument.marks.contains(mark.payload) || argument.takesAnyMark)
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
  private mutating func placed(_ parts: [Part], _ made: Item) {
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

  private mutating func report(_ parts: [Part], _ made: Item) {
    guard let predicate = parts.first(where: { items[Int($0.item)].frame >= 0 }),
      let who = labelled(.subject, parts)
    else { return }
    let item = items[Int(predicate.item)]
    let frame = model.frames[Int(item.frame)]
    guard isSaid(frame, item), let index = subjectIndex(frame, item, who) else { return }
    put(made, parts, choice: Int32(index))
  }

  private mutating func subject(_ parts: [Part], _ made: Item) {
    guard made.frame >= 0, let who = labelled(.subject, parts) else { return put(made, parts) }
    let frame = model.frames[Int(made.frame)]
    guard isSaid(frame, made), let index = subjectIndex(frame, made, who) else { return }
    var made = made
    made.filled |= 1 << UInt32(index)
    put(made, parts, choice: Int32(index))
  }

  /// Whether what is said of a subject is whole: "on" is not, "on A1" is.
  private func isSaid(_ frame: ChartFrame, _ predicate: Item) -> Bool {
    guard predicate.features.contains(.pred), case .clause = frame.sense else { return true }
    for (index, argument) in frame.arguments.enumerated()
    where argument.isObject && predicate.filled & (1 << UInt32(index)) == 0 {
      return false
    }
    return true
  }

  /// The argument that a subject fills: of a passive the object; `agent` for who does it.
  private func subjectIndex(_ frame: ChartFrame, _ predicate: Item, _ who: Item) -> Int? {
    func isOpen(_ index: Int) -> Bool {
      predicate.filled & (1 << UInt32(index)) == 0 && frame.arguments[index].types.meets(who.types)
    }
    if predicate.features.contains(.passive) {
      if let index = frame.object, isOpen(index) { return index }
      return frame.arguments.indices.first { frame.arguments[$0].takesAnyMark && isOpen($0) }
    }
    if let index = frame.subject { return isOpen(index) ? index : nil }
    guard frame.agent != nil, predicate.filled & (1 << UInt32(Self.agent)) == 0 else { return nil }
    let canAct = who.types.meets(model.types.robots) || who.features.contains(.pronoun)
    return canAct ? Self.agent : nil
  }

  /// The place in `filled` of who does it, where no argument of the frame says.
  static let agent = 31

  /// A gap in the clause `of` a noun (restrict) or a question (gap): one item for each role it can be.
  private mutating func gap(_ rule: GrammarRule, _ parts: [Part], _ made: Item) {
    let isNoun = rule.action.operation == .restrict
    let mode = rule.action.arguments.first ?? "any"
    let asked = labelled(.which, parts)
    guard let found = parts.first(where: { items[Int($0.item)].frame >= 0 }) else { return }
    let clause = items[Int(found.item)]
    let frame = model.frames[Int(clause.frame)]
    let wanted = isNoun ? made.types : asked?.types ?? .all
    for (index, cost) in gaps(frame, clause, mode, wanted, rule.action.arguments) {
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

  private func gaps(
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

  // MARK: Instructions

  private mutating func instruct(_ mode: String?, _ made: Item, _ parts: [Part]) {
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

  private func missingRoles(_ frame: ChartFrame, _ predicate: Item) -> Int32 {
    var missing: Int32 = 0
    for (index, argument) in frame.arguments.enumerated()
    where argument.isNeeded && !argument.isSubject && predicate.filled & (1 << UInt32(index)) == 0 {
      missing += 1
    }
    return missing
  }

  /// Whether a marked role is said.
  private func isSpecific(_ frame: ChartFrame, _ predicate: Item) -> Bool {
    frame.arguments.enumerated().contains { index, argument in
      predicate.filled & (1 << UInt32(index)) != 0 && !argument.isObject && !argument.isSubject
    }
  }

  /// A question whether the robot can do what could be asked of it.
  private mutating func ability(_ made: Item, _ parts: [Part]) {
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
  private mutating func gapping(_ parts: [Part], _ made: Item) {
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
