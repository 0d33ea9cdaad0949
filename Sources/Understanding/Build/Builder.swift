import Meaning
import SourceText

/// Turns items of a finished chart into meaning.
struct Builder {
  let chart: Chart
  let shared: SharedModel
  var model: LanguageModel { _read { yield shared.model } }
  /// The units' places in the original utterance.
  let ranges: [SourceRange]

  init(_ chart: Chart, ranges: [SourceRange]) {
    self.chart = chart
    shared = chart.shared
    self.ranges = ranges
  }

  struct Part {
    var item: Item
    var id: Int32
    var label: Int32
  }

  func trace(_ item: Item) -> Trace {
    guard item.start < item.end, Int(item.end) <= ranges.count else { return .none }
    return Trace(SourceRange(ranges[Int(item.start)].lower, ranges[Int(item.end) - 1].upper))
  }

  func parts(of item: Item) -> [Part] {
    (0..<Int(item.kidCount)).map {
      let id = chart.kids[Int(item.firstKid) + $0]
      return Part(
        item: chart.items[Int(id)], id: id, label: chart.kidLabels[Int(item.firstKid) + $0])
    }
  }

  /// The meaning of an item, or nil when the grammar put together what has none.
  func value(_ id: Int32) -> Value? {
    let item = chart.items[Int(id)]
    switch item.origin {
    case .word: return word(item)
    case .head, .argument, .particle: return predicate(id).map(Value.predicate)
    case .standIn:
      guard let name = parts(of: item).first else { return nil }
      return standIn(Int(item.index), name.item, kind: nil).map(Value.description)
    case .unknown:
      guard item.payload >= 0, case .unknown(let text) = chart.values[Int(item.payload)] else {
        return nil
      }
      return .entity(Entity(.unknown(text), trace: trace(item)))
    case .rule:
      let rule = model.rules[Int(item.index)]
      guard var value = apply(rule, item, parts(of: item)) else { return nil }
      if case .predicate(var made) = value {
        made.features = item.features
        value = .predicate(made)
      } else if case .entity(var entity) = value, entity.trace.range == nil {
        entity.trace = trace(item)
        value = .entity(entity)
      }
      return value
    }
  }

  private func word(_ item: Item) -> Value? {
    switch item.symbol {
    case SymbolTable.name:
      return .entity(Entity(.name(name(item)), trace: trace(item)))
    case SymbolTable.noun:
      if item.payload >= LanguageModel.firstTaught {
        var made = model.taught[Int(item.payload - LanguageModel.firstTaught)]
        made.quantifier = .bare
        made.number = number(item.features)
        return .description(made)
      }
      return .description(
        Description(.bare, model.nouns[Int(item.payload)], number: number(item.features)))
    default: break
    }
    guard item.payload >= 0, Int(item.payload) < chart.values.count, item.index < 0 else {
      return nil
    }
    switch chart.values[Int(item.payload)] {
    case .number(let number): return .number(number)
    case .ordinal(let number): return .number(Double(number))
    case .quantity(let quantity): return .entity(Entity(.quantity(quantity), trace: trace(item)))
    case .clock(let time): return .time(.clock(time))
    case .span(let span): return .time(.span(span))
    case .tail(let range):
      let text = chart.text(range).lowercased()
      return .entity(Entity(.quoted(text), trace: trace(item)))
    case .quoted(let text): return .entity(Entity(.quoted(text), trace: trace(item)))
    case .unknown(let text): return .entity(Entity(.unknown(text), trace: trace(item)))
    case .time(let time): return .time(time)
    case .times(let count): return .number(Double(count))
    case .fraction(let share): return .number(share)
    case .counted(let count, let counter):
      return .description(
        Description(Self.quantifier(count), kind(ofCounter: counter), number: .unmarked))
    case .asked(let counter):
      return .description(Description(.bare, kind(ofCounter: counter), number: .unmarked))
    case .few: return .number(0)
    case .absentName(let name): return .entity(Entity(.name(name), trace: trace(item)))
    }
  }

  private static func quantifier(_ count: Double) -> Quantifier {
    guard count == count.rounded(), count >= 0, count < 1e9 else { return .few }
    return .exactly(Int(count))
  }

  private func kind(ofCounter counter: String?) -> String? {
    guard let counter, let kind = model.counterKinds[counter], !kind.isEmpty else { return nil }
    return kind
  }

  /// What bears a name, or what would.
  private func name(_ item: Item) -> String {
    item.absentName(in: chart.values, model) ?? model.objects[Int(item.payload)]
  }

  func number(_ features: Features) -> GrammaticalNumber {
    if features.contains(.unmarked) || features.isSuperset(of: [.one, .many]) { return .unmarked }
    if features.contains(.many) { return .many }
    return features.contains(.one) ? .one : .unmarked
  }

  /// What a name stands for: the things of the wanted type that have to do with it.
  func standIn(_ index: Int, _ name: Item, kind: String?) -> Description? {
    let declared = model.vocabulary.standIns[index]
    var said = Entity(.name(self.name(name)), trace: trace(name))
    if model.habits.headFirst { said.trace.number = name.features.contains(.many) ? .many : .one }
    var clause: Clause
    if let relation = model.vocabulary.relations.first(where: { $0.name == declared.relation }) {
      let saidTypes = model.types.accepting([declared.said])
      let wantedTypes = model.types.accepting([declared.wanted])
      guard
        let mine = relation.roles.first(where: {
          model.types.accepting($0.types).meets(wantedTypes)
            && !saidTypes.isSubset(of: model.types.accepting($0.types))
        }) ?? relation.roles.last,
        let theirs = relation.roles.first(where: { $0.name != mine.name })
      else { return nil }
      clause = Clause(
        FrameName(.relation, relation.name), [.init(mine.name, .gap), .init(theirs.name, said)])
    } else {
      // A stand-in without a relation of its own is named by its two types.
      clause = Clause(
        FrameName(.relation, "\(declared.said) for \(declared.wanted)"),
        [.init("it", .gap), .init("for", said)])
    }
    clause.trace = said.trace
    return Description(
      .bare, kind ?? declared.wanted, number: .unmarked, conditions: [.clause(clause)])
  }

  // MARK: Predicates

  /// A head with its arguments: a chain of items, walked without recursion.
  func predicate(_ id: Int32) -> Predicate? {
    var fills: [(Int, Int32)] = []
    var at = id
    while true {
      let item = chart.items[Int(at)]
      let kids = parts(of: item)
      switch item.origin {
      case .argument:
        guard kids.count == 2 else { return nil }
        fills.append((Int(item.index), kids[1].id))
        at = kids[0].id
        continue
      case .particle:
        at = kids[0].id
        continue
      case .head:
        var made = Predicate(frame: item.frame, features: chart.items[Int(id)].features)
        return fill(&made, fills)
      default:
        guard case .predicate(var made)? = value(at) else { return nil }
        made.features = chart.items[Int(id)].features
        return fill(&made, fills)
      }
    }
  }

  private func fill(_ made: inout Predicate, _ fills: [(Int, Int32)]) -> Predicate? {
    for (index, phrase) in fills {
      guard let entity = entity(phrase) else { return nil }
      made.fills[index] = entity
      if !chart.items[Int(phrase)].features.isDisjoint(with: model.carried) { made.asked = index }
    }
    return made
  }

  /// The entity that a noun phrase or marked phrase means.
  func entity(_ id: Int32) -> Entity? {
    switch value(id) {
    case .entity(let entity): return entity
    case .description(let description):
      return Entity(.description(description), trace: trace(chart.items[Int(id)]))
    case .number(let number):
      return Entity(.quantity(Quantity(number)), trace: trace(chart.items[Int(id)]))
    default: return nil
    }
  }

  func clause(_ predicate: Predicate) -> Clause? {
    let frame = model.frames[Int(predicate.frame)]
    guard case .clause(let name, let aspect) = frame.sense else { return nil }
    var fillers: [Clause.Filler] = []
    let predicate = counted(predicate)
    // "Move it": who gets something is not said without what.
    if let object = frame.object, predicate.features.isSuperset(of: model.dative),
      !model.dative.isEmpty, predicate.fills[object] == nil
    {
      return nil
    }
    for (index, entity) in predicate.fills.sorted(by: { $0.key < $1.key }) {
      if index == Chart.agent {
        if let role = frame.agent { fillers.append(.init(role, entity)) }
      } else {
        fillers.append(.init(frame.arguments[index].role, entity))
      }
    }
    // A thing can be in one place only: 「各…に一つずつ」 is one for each.
    if !model.habits.headFirst, frame.isDoable,
      fillers.count(where: { $0.entity.isEach || $0.entity.isList }) > 1
    {
      let objects = frame.arguments.filter { argument in
        argument.marks.contains { model.objectMarks.contains($0) }
      }
      let object = fillers.firstIndex { filler in
        filler.entity.isEach && objects.contains { $0.role == filler.role }
      }
      if let object, case .description(var description) = fillers[object].entity.kind {
        description.quantifier = .exactly(1)
        fillers[object].entity.kind = .description(description)
      } else if fillers.count(where: \.entity.isEach) > 1 {
        return nil
      }
    }
    var made = Clause(name, fillers)
    made.aspect = aspect
    set(&made, predicate)
    for case .except(let taken, let types) in predicate.adverbs {
      guard except(taken, types, from: &made, frame) else { return nil }
    }
    return made
  }

  /// "move everything to dock 2 except the rope": taken out of the phrase that can mean such things, first
  /// of one that means all of something, then of one that leaves a choice.
  private func except(
    _ taken: Entity, _ types: TypeSet, from clause: inout Clause, _ frame: ChartFrame
  ) -> Bool {
    let fitting = clause.fillers.filter { filler in
      frame.arguments.first { $0.role == filler.role }?.types.meets(types) ?? true
    }
    let described = fitting.compactMap { filler -> (Clause.Filler, Description)? in
      guard case .description(let description) = filler.entity.kind else { return nil }
      return (filler, description)
    }
    if let (filler, whole) = described.first(where: { $0.1.isUniversal })
      ?? described.first(where: { $0.1.leavesChoice })
    {
      var description = whole
      description.except = taken
      clause[filler.role] = Entity(.description(description), trace: filler.entity.trace)
      return true
    }
    // "Bring them all to dock 1 but the damaged ones."
    for filler in fitting where filler.entity.meansSeveral {
      clause[filler.role] = Entity(
        .coordination(.butNot, [filler.entity, taken]), trace: filler.entity.trace)
      return true
    }
    return false
  }

  private func set(_ clause: inout Clause, _ predicate: Predicate) {
    let features = predicate.features
    clause.negated = features.contains(.negated)
    if features.contains(.past) { clause.tense = .past }
    if features.contains(.future) { clause.tense = .future }
    if clause.aspect == .plain {
      if features.contains(.progressive) { clause.aspect = .progressive }
      if features.contains(.perfect) { clause.aspect = .perfect }
      if features.contains(.ahead) { clause.aspect = .ahead }
    }
    if features.contains(.can) { clause.modality = .can }
    if features.contains(.must) { clause.modality = .must }
    if features.contains(.may) { clause.modality = .may }
    if features.contains(.wanted) { clause.modality = .wanted }
    for adverb in predicate.adverbs {
      switch adverb {
      case .time(let time), .deadline(let time), .start(let time): clause.time = time
      case .untilTime(let time), .duration(let time): clause.until = time
      case .agent(let who):
        if let role = model.frames[Int(predicate.frame)].agent { clause[role] = who }
      default: break
      }
    }
  }

  /// The proposition of a predicate whose subject is there.
  func proposition(_ predicate: Predicate) -> Proposition? {
    let frame = model.frames[Int(predicate.frame)]
    switch frame.sense {
    case .clause: return clause(predicate).map(Proposition.clause)
    case .quality(.property(let name)):
      var made = Clause(FrameName(.property, name), [.init("it", predicate.fills[0] ?? .gap)])
      set(&made, predicate)
      return .clause(made)
    case .quality(.high(let name)):
      return .compare(comparison(name, predicate, .high))
    case .quality(.low(let name)):
      return .compare(comparison(name, predicate, .low))
    case .measure(let name):
      return .compare(comparison(name, predicate, predicate.relation ?? .equal))
    }
  }

  private func comparison(
    _ measure: String, _ predicate: Predicate, _ relation: Comparison.Relation
  ) -> Comparison {
    var made = Comparison(
      measure, of: predicate.fills[0] ?? .gap, relation, predicate.standard, from: predicate.from)
    made.denied = predicate.features.contains(.negated)
    return made
  }

  func condition(_ predicate: Predicate) -> Condition? {
    switch proposition(predicate) {
    case .clause(let clause): return .clause(clause)
    case .compare(let comparison): return .compare(comparison)
    default: return nil
    }
  }
}

extension Entity {
  /// Whether it names several by "and".
  fileprivate var isList: Bool {
    if case .coordination(.and, _) = kind { true } else { false }
  }

  /// Whether it means each one of several.
  var isEach: Bool {
    switch kind {
    case .description(let description): description.quantifier == .each
    case .part(let quantifier, _): quantifier == .each
    default: false
    }
  }
}

extension Entity {
  /// Whether it points at several things, or at all of some.
  fileprivate var meansSeveral: Bool {
    switch kind {
    case .reference(.them), .reference(.rest), .reference(.others): true
    case .part(let quantifier, _): [.all, .each, .both, .rest].contains(quantifier)
    default: false
    }
  }
}

extension Description {
  /// Whether all of them are meant.
  fileprivate var isUniversal: Bool {
    switch quantifier {
    case .all, .each, .both, .any: true
    case .the, .bare: number != .one
    default: false
    }
  }

  /// Whether not all of them are meant: which are, an exception may tell.
  fileprivate var leavesChoice: Bool {
    switch quantifier {
    case .a, .exactly, .atLeast, .atMost, .few, .half, .the, .this, .bare: true
    default: false
    }
  }
}
