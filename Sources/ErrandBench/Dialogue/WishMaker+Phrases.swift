import Domains
import Meaning
import PDDL

// Phrases for things: as few words as tell them apart, drawn from what holds of them.

extension WishMaker {
  /// Things with a phrase that covers just them.
  struct DescribedSet {
    var description: Description
    var things: [ObjectID]
    var noun: String
    var attributes: [Survey.Attribute]
  }

  /// A thing that a robot can work with.
  mutating func liftable() -> ObjectID? {
    for _ in 0..<20 {
      guard let thing = chance.pick(survey.things) else { return nil }
      if survey.bar(to: thing) == nil { return thing }
    }
    return nil
  }

  /// A phrase that fits one thing and no other; nil where three marks do not tell it apart.
  mutating func description(of thing: ObjectID) -> Entity? {
    guard let noun = survey.nouns[thing]?.first else { return nil }
    var taken: [Survey.Attribute] = []
    var left = survey.extent(noun, [])
    for attribute in chance.shuffled(survey.attributes[thing] ?? []) where left.count > 1 {
      guard taken.count < 3 else { break }
      let narrower = survey.extent(noun, taken + [attribute])
      guard narrower.count < left.count else { continue }
      taken.append(attribute)
      left = narrower
    }
    guard left == [thing], !taken.isEmpty else { return nil }
    return .the(described(.the, noun, taken, .one))
  }

  /// A description in the order in which it is said: goods first.
  func described(
    _ quantifier: Quantifier, _ noun: String, _ attributes: [Survey.Attribute],
    _ number: GrammaticalNumber
  ) -> Description {
    var description = Description(quantifier, noun, number: self.number(number))
    description.conditions =
      attributes.filter(\.isGoods).map(\.condition)
      + attributes.filter { !$0.isGoods }.map(\.condition)
    return description
  }

  /// A set of so many things that can all be worked with, and what describes it.
  mutating func set(of size: ClosedRange<Int>) -> DescribedSet? {
    for _ in 0..<60 {
      guard let thing = liftable(), let noun = chance.pick(survey.nouns[thing] ?? []) else {
        continue
      }
      let marks = 1 + chance.number(below: 2)
      let attributes = Array(chance.shuffled(survey.attributes[thing] ?? []).prefix(marks))
      guard !attributes.isEmpty, Set(attributes.filter(\.isGoods)).count < 2 else { continue }
      let things = survey.extent(noun, attributes)
      guard size.contains(things.count), things.allSatisfy({ survey.bar(to: $0) == nil }) else {
        continue
      }
      return DescribedSet(
        description: described(.all, noun, attributes, .many), things: things, noun: noun,
        attributes: attributes)
    }
    return nil
  }

  /// Some of a set, and a phrase that covers of the set just them.
  mutating func exception(to set: DescribedSet) -> (phrase: Entity, things: [ObjectID])? {
    for _ in 0..<20 {
      guard let thing = chance.pick(set.things),
        let mark = chance.pick(
          (survey.attributes[thing] ?? []).filter { !set.attributes.contains($0) })
      else { continue }
      let all = survey.having[mark] ?? []
      let things = set.things.filter(all.contains)
      guard things.count < set.things.count else { continue }
      let number: GrammaticalNumber = things.count > 1 ? .many : .one
      return (.the(described(.the, set.noun, [mark], number)), things)
    }
    return nil
  }

  /// Something that can be so, and whether it is.
  mutating func condition() -> (proposition: Proposition, holds: Bool)? {
    let vocabulary = survey.domain.vocabulary
    switch chance.number(below: 3) {
    case 0:
      guard let place = chance.pick(survey.places) else { return nil }
      let properties = vocabulary.properties.filter { survey.holds($0.name, of: place) != nil }
      guard let property = chance.pick(properties),
        let holds = survey.holds(property.name, of: place)
      else { return nil }
      var clause = Clause(
        FrameName(.property, property.name), [.init("it", .name(survey.name(place)))])
      clause.negated = chance.once(in: 3)
      return (.clause(clause), holds != clause.negated)
    case 1:
      guard let thing = chance.pick(survey.things), let phrase = description(of: thing) else {
        return nil
      }
      let measures = vocabulary.measures.filter { $0.roles.isEmpty && $0.high != nil }
      guard let measure = chance.pick(measures),
        let value = survey.value(measure.name, of: thing)
      else { return nil }
      let bound = max(1, (value + Double(chance.number(below: 9)) - 4).rounded())
      let isMore = chance.once(in: 2)
      let standard = Entity(.quantity(Quantity(bound, measure.unit)))
      return (
        .compare(Comparison(measure.name, of: phrase, isMore ? .more : .less, standard)),
        isMore ? value > bound : value < bound
      )
    default:
      guard let thing = chance.pick(survey.things),
        let relation = survey.domain.formulas.relation(for: survey.location),
        let phrase = description(of: thing), let there = survey.place(of: thing, in: survey.state),
        let place = chance.once(in: 2) ? there : chance.pick(survey.places)
      else { return nil }
      // What is said of where it is must not be what describes it.
      if case .description(let description) = phrase.kind,
        description.conditions.contains(where: { condition in
          survey.attributes[thing]?.contains { $0.place != nil && $0.condition == condition }
            ?? false
        })
      {
        return nil
      }
      var clause = Clause(FrameName(.relation, relation.name))
      clause[relation.roles[0]] = phrase
      clause[relation.roles[1]] = .name(survey.name(place))
      return (.clause(clause), place == there)
    }
  }

  /// Words that tell one thing from the others it was asked among.
  mutating func answer(_ thing: ObjectID, among others: [ObjectID]) -> Turn {
    let telling = (survey.attributes[thing] ?? []).filter { attribute in
      !others.contains { $0 != thing && survey.having[attribute]?.contains($0) ?? false }
    }
    guard let attribute = chance.pick(telling) else {
      return Turn([.fragment([Fragment(.name(survey.name(thing)))])])
    }
    if let place = attribute.place, survey.place(of: thing, in: survey.state) == place {
      return Turn([.fragment([Fragment(.name(survey.name(place)))])])
    }
    let noun = attribute.isGoods ? survey.nouns[thing]?.first : nil
    var description = described(.the, noun ?? "", [attribute], .one)
    description.kind = noun
    return Turn([.fragment([Fragment(.the(description))])])
  }
}
