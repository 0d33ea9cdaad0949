import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Numbers of things: comparing, picking the ends, computing places.

extension Scene {
  /// The value of a measure of an object; nil while it is not known.
  func value(of measure: String, _ object: ObjectID, from: ObjectID? = nil) -> Double? {
    guard let known = formulas.measure(measure, of: objects.types(of: object)) else { return nil }
    var fillers: [String: ObjectID] = ["it": object]
    let declared = domain.vocabulary.measures.first { $0.name == measure }
    for role in declared?.roles ?? [] {
      if let from {
        fillers[role.name] = from
      } else if role.fallback == .robot, let robot {
        fillers[role.name] = robot
      }
    }
    return value(of: known.filled(fillers))
  }

  /// The measures that a unit can be of, for things of some types.
  func measures(inUnit unit: String, for object: ObjectID) -> [String] {
    domain.vocabulary.measures.filter { measure in
      UnitScale.convert(1, from: unit, to: measure.unit) != nil
        && formulas.measure(measure.name, of: objects.types(of: object)) != nil
    }.map(\.name)
  }

  /// The candidates for which a comparison holds; those whose value is not known satisfy nothing.
  func compare(_ comparison: Comparison, _ candidates: [ObjectID]) -> Extension {
    if let extreme = extreme(of: comparison) { return pick(extreme, from: Extension(candidates)) }
    if let way = comparison.measure.flatMap({ direction($0) }) {
      return compare(comparison, along: way, candidates)
    }
    var result = Extension([])
    for object in candidates {
      guard let measure = measure(of: comparison, for: object) else { continue }
      let from = comparison.from.flatMap { all($0, types: []).first }
      guard let value = value(of: measure, object, from: from) else {
        result.unknown[object] = measure
        continue
      }
      guard let holds = compare(value, of: measure, comparison, from: from) else { continue }
      if holds != comparison.denied { result.objects.append(object) }
    }
    return result
  }

  /// High or low where no threshold says what that is: those at the end. "The left corner", "near A1".
  private func extreme(of comparison: Comparison) -> Superlative? {
    guard let measure = comparison.measure, comparison.isGradable else { return nil }
    let isHigh = comparison.relation == .high
    if direction(measure) != nil { return Superlative(measure, most: isHigh) }
    guard let declared = domain.vocabulary.measures.first(where: { $0.name == measure }),
      !declared.roles.isEmpty, (isHigh ? declared.high : declared.low) == nil
    else { return nil }
    return Superlative(measure, most: isHigh, from: comparison.from)
  }

  /// "Left of the pyramid": what lies further that way.
  private func compare(
    _ comparison: Comparison, along way: Direction, _ candidates: [ObjectID]
  ) -> Extension {
    guard let standard = comparison.standard, let ground = all(standard, types: []).first,
      let start = coordinate(way, of: ground)
    else { return Extension([]) }
    return Extension(
      candidates.filter { object in
        guard let value = coordinate(way, of: object) else { return false }
        return (way.towardMore ? value > start : value < start) != comparison.denied
      })
  }

  /// The measure a comparison is about: as said, or the one whose unit was said.
  func measure(of comparison: Comparison, for object: ObjectID) -> String? {
    if let measure = comparison.measure { return measure }
    guard case .quantity(let quantity)? = comparison.standard?.kind else { return nil }
    return measures(inUnit: quantity.unit, for: object).first
  }

  private func compare(
    _ value: Double, of measure: String, _ comparison: Comparison, from: ObjectID?
  ) -> Bool? {
    guard let declared = domain.vocabulary.measures.first(where: { $0.name == measure }) else {
      return nil
    }
    let standard: Double
    switch comparison.relation {
    case .high: return declared.high.map { value >= $0 }
    case .low: return declared.low.map { value <= $0 }
    default: break
    }
    switch comparison.standard?.kind {
    case .quantity(let quantity)?:
      if quantity.unit.isEmpty {
        standard = quantity.value
      } else {
        guard
          let converted = UnitScale.convert(quantity.value, from: quantity.unit, to: declared.unit)
        else { return nil }
        standard = converted
      }
    case .some:
      guard let entity = comparison.standard, let other = all(entity, types: []).first,
        let known = self.value(of: measure, other, from: from)
      else { return nil }
      standard = known
    case nil: return nil
    }
    switch comparison.relation {
    case .less: return value < standard
    case .atMost: return value <= standard
    case .equal: return value == standard
    case .atLeast: return value >= standard
    case .more: return value > standard
    case .high, .low: return nil
    }
  }

  /// The objects at an end of a measure or direction; several when they tie.
  func pick(_ pick: Superlative, _ count: Int = 1, from set: Extension) -> Extension {
    var result = set
    var pick = pick
    // "Closest to the left": a way is an end of the board.
    if case .computed(let way, let ends, nil)? = pick.from?.kind, ends.isEmpty {
      pick = Superlative(way, most: !pick.most, rank: pick.rank)
    }
    let grounds = pick.from.map { all($0, types: []) } ?? []
    let direction = self.direction(pick.measure)
    var valued: [(object: ObjectID, value: Double)] = []
    // Of goods those are compared that hold them, where goods have no such measure.
    let measured =
      direction == nil && !set.objects.contains { value(of: pick.measure, $0) != nil }
      ? stoodFor(by: set.objects) : set.objects
    for object in measured {
      let value =
        direction.map { coordinate($0, of: object) }
        ?? self.value(of: pick.measure, object, among: grounds)
      if let value {
        let ascending = direction.map { $0.towardMore ? value : -value } ?? value
        valued.append((object, pick.most ? -ascending : ascending))
      } else {
        result.unknown[object] = pick.measure
      }
    }
    if count > 1, pick.rank == 1 {
      // "The two oldest": so many from the end.
      let ranked = valued.sorted { ($0.value, $0.object) < ($1.value, $1.object) }
      result.objects = ranked.prefix(count).map(\.object)
      return result
    }
    let levels = Set(valued.map(\.value)).sorted()
    guard pick.rank >= 1, pick.rank <= levels.count else {
      result.objects = []
      return result
    }
    result.objects = valued.filter { $0.value == levels[pick.rank - 1] }.map(\.object)
    return result
  }

  /// A measure from the nearest of some things.
  private func value(of measure: String, _ object: ObjectID, among grounds: [ObjectID]) -> Double? {
    let others = grounds.filter { $0 != object }
    guard !others.isEmpty else {
      return grounds.isEmpty ? value(of: measure, object) : nil
    }
    return others.compactMap { value(of: measure, object, from: $0) }.min()
  }

  /// A direction of the vocabulary with its coordinate.
  func direction(_ name: String) -> Direction? {
    guard let declared = domain.vocabulary.directions.first(where: { $0.name == name }),
      let number = formulas.direction(name)
    else { return nil }
    return Direction(number: number, towardMore: declared.towardMore)
  }

  func coordinate(_ direction: Direction, of object: ObjectID) -> Double? {
    value(of: direction.number.filled(["it": object]))
  }

  /// Places found by geometry: the next one in a direction, so many steps in it, or between two.
  func computed(
    _ name: String, from: [Entity], distance: Quantity?, types wanted: [TypeID], anchor: ObjectID?
  ) -> [ObjectID] {
    let anchors = from.isEmpty ? [anchor] : from.map { all($0, types: []).first }
    guard self.direction(name) != nil, let anchor = anchors.first ?? nil else {
      return between(anchors.compactMap { $0 }, types: wanted)
    }
    let near = nearest(
      name, from: anchor, distance: distance,
      among: members(of: wanted.isEmpty ? objects.types(of: anchor) : wanted))
    return near.map { [$0] } ?? []
  }

  /// The next thing in a direction, or the one so many steps in it; in line with where it is counted
  /// from: equal in every other coordinate.
  func nearest(
    _ name: String, from anchor: ObjectID, distance: Quantity?, among things: [ObjectID]
  ) -> ObjectID? {
    guard let direction = self.direction(name), let start = coordinate(direction, of: anchor) else {
      return nil
    }
    var best: (object: ObjectID, far: Double)?
    for object in things where object != anchor {
      guard let value = coordinate(direction, of: object) else { continue }
      let far = direction.towardMore ? value - start : start - value
      guard far > 0, distance.map({ far == $0.value }) ?? true, inLine(object, anchor, except: name)
      else { continue }
      if best.map({ far < $0.far }) ?? true { best = (object, far) }
    }
    return best?.object
  }

  /// Whether two things are equal in every coordinate but that of a direction, as far as both have it.
  func inLine(_ one: ObjectID, _ other: ObjectID, except name: String) -> Bool {
    guard let along = direction(name) else { return false }
    let others = domain.vocabulary.directions.compactMap { self.direction($0.name) }
      .filter { $0.number != along.number }
    return others.allSatisfy { way in
      guard let a = coordinate(way, of: one), let b = coordinate(way, of: other) else {
        return true
      }
      return a == b
    }
  }

  func between(_ ends: [ObjectID], types wanted: [TypeID]) -> [ObjectID] {
    guard ends.count == 2 else { return [] }
    let directions = domain.vocabulary.directions.compactMap { self.direction($0.name) }
    let wanted = wanted.isEmpty ? objects.types(of: ends[0]) : wanted
    return members(of: wanted).filter { object in
      guard !ends.contains(object) else { return false }
      var moved = false
      for direction in directions {
        guard let a = coordinate(direction, of: ends[0]),
          let b = coordinate(direction, of: ends[1]),
          let value = coordinate(direction, of: object)
        else { return false }
        if value < min(a, b) || value > max(a, b) { return false }
        if a != b, value != a, value != b { moved = true }
      }
      return moved
    }
  }
}

/// A way along an axis: the coordinate, and whether going this way makes it more.
struct Direction: Hashable, Sendable {
  /// The coordinate of `it`.
  let number: RoleNumber
  /// Whether going this way makes it more.
  let towardMore: Bool
}
