import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// From a phrase in a role to what is meant by it: which things, how many, and whether that must be asked.

/// What is known about a role when a phrase for it is tied to the world.
struct RoleUse {
  /// The types that fill the role.
  var types: [TypeID]
  /// Whether a candidate may be meant at all, given the other roles ("from A2").
  var allows: (ObjectID) -> Bool = { _ in true }
  /// Whether what is asked for is so already for a candidate; an event verb chooses among the others.
  var isSatisfied: (ObjectID) -> Bool = { _ in false }
  /// Whether unmarked number means all: in prohibitions, rules, exceptions and questions.
  var unmarkedMeansAll = false
  /// What is mostly so of what is meant, the surest first: it tells apart what a definite phrase covers.
  var usually: [(ObjectID) -> Bool] = []
  /// What "two squares to the left" is counted from where nothing is said: what the clause is about.
  var anchor: ObjectID?
  /// What the clause has spoken of so far; "the other" is none of them.
  var spoken: [ObjectID] = []
  /// Whether the role holds one thing only, so that of several one is meant.
  var holdsOne = false
}

/// A phrase tied to the world, with what should be said of how.
struct Tied {
  /// What is meant.
  var denotation: Denotation
  /// What would have fitted but for a value that is not known.
  var unknown: [ObjectID: String] = [:]
  /// What an exception took out.
  var excepted: [ObjectID] = []
  /// All that fit before some were taken.
  var candidates: [ObjectID] = []
  /// Of several phrases the one that is unclear.
  var unclear: Entity?

  init(_ denotation: Denotation) { self.denotation = denotation }
}

extension Scene {
  /// What a phrase means in a role.
  func tie(_ entity: Entity, _ use: RoleUse) -> Tied {
    switch entity.kind {
    case .name(let name):
      guard let object = objects[name] else { return Tied(.nothing(.noSuch(nearest: []))) }
      return Tied(.objects([object]))
    case .description(let description): return tie(description, use)
    case .part(let quantifier, let whole): return tie(quantifier, partOf: whole, use)
    case .reference(let reference): return tie(reference, use)
    case .coordination(let coordinator, let parts): return tie(coordinator, parts, use)
    case .you:
      return robot.map { Tied(.objects([$0])) } ?? Tied(.nothing(.noReferent))
    case .me, .here:
      let meant = speaking(entity).first { fits($0, use.types) }
      return meant.map { Tied(.objects([$0])) } ?? Tied(.nothing(.noReferent))
    case .bound(let number):
      return bound[number].map { Tied(.objects([$0])) } ?? Tied(.nothing(.noReferent))
    case .computed(let direction, let from, let distance):
      let found = computed(
        direction, from: from, distance: distance, types: use.types, anchor: use.anchor)
      return Tied(found.isEmpty ? .nothing(.noSuch(nearest: [])) : .objects(found))
    case .quantity(let quantity):
      return Tied(amount(quantity, types: use.types).map { .objects([$0]) } ?? .quantity(quantity))
    case .amount(let quantity, let goods): return tie(quantity, of: goods, use)
    case .quoted(let words): return Tied(.text(words))
    case .unknown(let word): return Tied(.unknownWord(word))
    case .gap, .event: return Tied(.nothing(.noReferent))
    }
  }

  private func tie(_ description: Description, _ use: RoleUse) -> Tied {
    // "That one": no more than a pronoun.
    if description.isBare, description.quantifier == .the || description.quantifier == .this {
      return tie(description.number == .many ? Reference.them : .that, use)
    }
    // "Bring one to dock 1": of those spoken of last.
    if description.isBare, description.number == .one || description.quantifier == .any,
      [.a, .any, .bare].contains(description.quantifier),
      let group = salience.first(where: { $0.count > 1 && $0.allSatisfy { fits($0, use.types) } })
        .first
    {
      return take(.a, .one, of: group, isPicked: false, use)
    }
    let covered = covered(by: description, types: use.types, spoken: use.spoken)
    if let word = covered.unknownWord { return Tied(.unknownWord(word)) }
    var use = use
    // The words tell more than what is mostly so.
    use.usually = narrowing(by: description, covered.objects) + use.usually
    var tied = take(
      description.quantifier, description.number, of: covered.objects,
      isPicked: description.isPicked, use)
    if case .nothing(.noSuch) = tied.denotation {
      tied.denotation = .nothing(.noSuch(nearest: nearest(to: description, covered, use)))
    }
    // "The tyres": which of several is asked, but of some that are alike none is left.
    if case .alike(let candidates) = tied.denotation, description.namesManyGoods,
      description.quantifier == .the
    {
      tied.denotation = .objects(candidates)
    }
    tied.unknown = covered.unknown
    tied.excepted = covered.excepted
    return tied
  }

  private func tie(_ quantifier: Quantifier, partOf whole: Entity, _ use: RoleUse) -> Tied {
    if let word = unknownWord(in: whole) { return Tied(.unknownWord(word)) }
    return take(quantifier, .many, of: all(whole, types: use.types), isPicked: false, use)
  }

  private func tie(_ reference: Reference, _ use: RoleUse) -> Tied {
    let groups = referents(of: reference, types: use.types)
    guard let first = groups.first else { return Tied(.nothing(.noReferent)) }
    if groups.count > 1 { return Tied(.ambiguous(unique(groups.flatMap { $0 }))) }
    if reference == .other, first.count > 1 { return Tied(.ambiguous(first)) }
    return Tied(.objects(first))
  }

  private func tie(_ coordinator: Coordinator, _ parts: [Entity], _ use: RoleUse) -> Tied {
    if let word = parts.lazy.compactMap({ unknownWord(in: $0) }).first {
      return Tied(.unknownWord(word))
    }
    switch coordinator {
    case .and:
      var joined = Tied(.objects([]))
      var objects: [ObjectID] = []
      for (said, part) in zip(parts, withKindsOfOthers(parts)) {
        var one = tie(part, use)
        guard case .objects(let some) = one.denotation else {
          if case .ambiguous = one.denotation, one.unclear == nil { one.unclear = said }
          return one
        }
        objects += some
        joined.unknown.merge(one.unknown) { a, _ in a }
        joined.excepted += one.excepted
      }
      joined.denotation = .objects(unique(objects))
      return joined
    case .or:
      let candidates = unique(parts.flatMap { all($0, types: use.types) })
      return take(.any, .one, of: candidates, isPicked: false, use)
    case .butNot:
      guard let first = parts.first else { return Tied(.nothing(.noReferent)) }
      let out = takenOut(by: parts.dropFirst(), types: use.types)
      var narrowed = use
      narrowed.allows = { use.allows($0) && !out.contains($0) }
      var tied = tie(first, narrowed)
      // What is pointed at or named is tied whatever is allowed.
      if case .objects(let objects) = tied.denotation {
        let left = objects.filter { !out.contains($0) }
        tied.excepted += objects.filter(out.contains)
        tied.denotation = left.isEmpty ? .nothing(.noSuch(nearest: [])) : .objects(left)
      }
      return tied
    }
  }

  /// "The tea box on A1 and the red one": a tea box, or at least a box, where there is such a one.
  func withKindsOfOthers(_ parts: [Entity]) -> [Entity] {
    var last: Description?
    return parts.map { part in
      guard case .description(let description) = part.kind else { return part }
      guard description.kind == nil, let noun = last,
        !description.conditions.isEmpty || description.pick != nil
      else {
        last = description.kind == nil ? last : description
        return part
      }
      var same = description
      same.kind = noun.kind
      var also = same
      also.conditions = noun.conditions.filter(isOfGoods) + description.conditions
      return [also, same].map { Entity(.description($0), trace: part.trace) }
        .first { !all($0, types: []).isEmpty } ?? part
    }
  }

  /// Whether it says by which name of another type a thing goes.
  func isOfGoods(_ condition: Meaning.Condition) -> Bool {
    guard case .clause(let clause) = condition, !clause.negated else { return false }
    return domain.vocabulary.standIns.contains { $0.relation == clause.frame.name }
  }

  /// So much of some goods: the smallest set of things that holds it, by the measure of the unit.
  private func tie(_ amount: Quantity, of goods: Entity, _ use: RoleUse) -> Tied {
    if let word = unknownWord(in: goods) { return Tied(.unknownWord(word)) }
    let candidates = all(goods, types: use.types).filter { use.allows($0) && !use.isSatisfied($0) }
    if amount.unit.isEmpty {
      return take(.exactly(Int(amount.value)), .many, of: candidates, isPicked: false, use)
    }
    var sized: [(object: ObjectID, size: Double)] = []
    for object in candidates {
      guard let measure = measures(inUnit: amount.unit, for: object).first,
        let declared = domain.vocabulary.measures.first(where: { $0.name == measure }),
        let value = value(of: measure, object),
        let size = UnitScale.convert(value, from: declared.unit, to: amount.unit)
      else { continue }
      sized.append((object, size))
    }
    sized.sort { ($1.size, $0.object) < ($0.size, $1.object) }
    var taken: [ObjectID] = []
    var missing = amount.value
    for (object, size) in sized where size <= missing + 1e-9 {
      taken.append(object)
      missing -= size
    }
    // Only an exact amount is taken without a question.
    if abs(missing) < 1e-9 { return Tied(.objects(taken)) }
    return candidates.isEmpty
      ? Tied(.nothing(.noSuch(nearest: []))) : Tied(.ambiguous(candidates))
  }

  /// What a quantifier takes of the things that fit.
  private func take(
    _ quantifier: Quantifier, _ number: GrammaticalNumber, of fitting: [ObjectID], isPicked: Bool,
    _ use: RoleUse
  ) -> Tied {
    let candidates = fitting.filter(use.allows)
    let pending = candidates.filter { !use.isSatisfied($0) }
    var tied: Tied
    switch quantifier {
    case .all, .each:
      tied = Tied(candidates.isEmpty ? .nothing(.noSuch(nearest: [])) : .objects(candidates))
    case .both:
      tied = Tied(
        candidates.count == 2
          ? .objects(candidates)
          : candidates.count > 2
            ? .ambiguous(candidates) : .nothing(.tooFew(wanted: 2, there: candidates)))
    case .the, .this, .bare:
      tied = definite(quantifier, candidates, pending, number, isPicked: isPicked, use)
    case .a, .any: tied = Tied(some(1, candidates, pending))
    case .exactly(let count): tied = Tied(some(count, candidates, pending))
    case .atLeast(let count): tied = Tied(some(count, candidates, pending))
    case .atMost(let count):
      tied = Tied(
        candidates.isEmpty
          ? .nothing(.noSuch(nearest: []))
          : pending.count <= count
            ? .objects(pending) : .choice(count, of: pending, atMost: true))
    case .few: tied = Tied(some(domain.vocabulary.policy.few, candidates, pending))
    case .half where candidates.count == 1:
      tied = Tied(.nothing(.tooFew(wanted: 2, there: candidates)))
    case .half: tied = Tied(some((candidates.count + 1) / 2, candidates, pending))
    case .rest:
      let rest = salience.rest.filter(candidates.contains)
      tied = Tied(rest.isEmpty ? .nothing(.noReferent) : .objects(rest))
    case .none: tied = Tied(.objects(candidates))
    // Nothing is the most by itself.
    case .most, .fewest: tied = Tied(.nothing(.noReferent))
    }
    tied.candidates = candidates
    return tied
  }

  private func definite(
    _ quantifier: Quantifier, _ candidates: [ObjectID], _ pending: [ObjectID],
    _ number: GrammaticalNumber, isPicked: Bool,
    _ use: RoleUse
  ) -> Tied {
    guard !candidates.isEmpty else { return Tied(.nothing(.noSuch(nearest: []))) }
    if number == .many && !use.holdsOne || (number == .unmarked && use.unmarkedMeansAll) {
      return Tied(.objects(candidates))
    }
    let pending = usual(pending, use)
    guard let first = pending.first else { return Tied(.nothing(.alreadySo(candidates))) }
    if pending.count == 1 { return Tied(.objects([first])) }
    // "The tape" after one tape was spoken of is that one.
    if quantifier == .the || quantifier == .this, let spoken = justSpokenOf(among: pending) {
      return Tied(.objects([spoken]))
    }
    // "That tape": of those there are the one spoken of last.
    if quantifier == .this,
      let last = salience.first(where: { $0.count == 1 && pending.contains($0[0]) }).first
    {
      return Tied(.objects(last))
    }
    // Of equals at the end of a measure any will do.
    if isPicked { return Tied(.choice(1, of: pending, atMost: false)) }
    return Tied(areAlike(pending) ? .alike(pending) : .ambiguous(pending))
  }

  /// The one of some things that was spoken of by itself in this turn or the one before.
  private func justSpokenOf(among candidates: [ObjectID]) -> ObjectID? {
    let set = Set(candidates)
    let spoken = salience.recent.filter { $0.count == 1 && set.contains($0[0]) }
    return spoken.count == 1 ? spoken[0][0] : nil
  }

  /// Of several things those of which holds what is mostly so; all where it holds of none.
  func usual(_ things: [ObjectID], _ use: RoleUse) -> [ObjectID] {
    var left = things
    for condition in use.usually where left.count > 1 {
      let fitting = left.filter(condition)
      if !fitting.isEmpty { left = fitting }
    }
    return left
  }

  private func some(_ count: Int, _ candidates: [ObjectID], _ pending: [ObjectID]) -> Denotation {
    if candidates.isEmpty { return .nothing(.noSuch(nearest: [])) }
    if pending.count < count {
      if candidates.count >= count, pending.isEmpty { return .nothing(.alreadySo(candidates)) }
      return .nothing(.tooFew(wanted: count, there: pending))
    }
    return .choice(count, of: pending, atMost: false)
  }

  /// Whether everything believed of some things is the same, names aside.
  func areAlike(_ objects: [ObjectID]) -> Bool {
    guard let first = objects.first else { return true }
    let model = signature(of: first)
    return objects.dropFirst().allSatisfy { signature(of: $0) == model }
  }

  private func signature(of object: ObjectID) -> [String] {
    var lines = objects.types(of: object).map { "type \($0.index)" }
    for (index, predicate) in domain.model.predicates.enumerated() where !predicate.isDerived {
      for position in predicate.parameters.indices {
        var pattern = [ObjectID?](repeating: nil, count: predicate.parameters.count)
        pattern[position] = object
        for fact in belief.state.facts(of: PredicateID(index), matching: pattern) {
          let others = fact.arguments.map { $0 == object ? "·" : "\($0.index)" }
          lines.append("\(index) \(others)")
        }
      }
    }
    for measure in domain.vocabulary.measures where measure.roles.isEmpty {
      if let value = value(of: measure.name, object) { lines.append("\(measure.name) \(value)") }
    }
    return lines
  }

  /// What comes nearest to a description that nothing fits: what fits all but the last condition.
  private func nearest(to description: Description, _ covered: Extension, _ use: RoleUse)
    -> [ObjectID]
  {
    guard covered.emptiedBy != nil, covered.before.count <= 200 else { return [] }
    return Array(covered.before.filter(use.allows).prefix(4))
  }
}

extension Description {
  /// Whether the goods that it is called by were named in the plural.
  fileprivate var namesManyGoods: Bool {
    conditions.contains { condition in
      if case .clause(let clause) = condition { clause.trace.number == .many } else { false }
    }
  }
}
