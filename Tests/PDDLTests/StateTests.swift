import PDDL
import Testing

@Suite struct StateTests {
  /// The same thing done the plainest way.
  struct Plain {
    var facts: Set<Fact> = []
    var values: [Fluent: Double] = [:]
  }

  static func change(_ state: inout State, _ plain: inout Plain, _ dice: inout Dice) {
    let arity = dice.roll(4)
    let arguments = (0..<arity).map { _ in ObjectID(dice.roll(arity == 1 ? 2000 : 14)) }
    switch dice.roll(5) {
    case 0, 1, 2:
      let fact = Fact(PredicateID(arity), arguments)
      let isNew = plain.facts.insert(fact).inserted
      #expect(state.insert(fact) == isNew)
    case 3:
      let fact = Fact(PredicateID(arity), arguments)
      let wasThere = plain.facts.remove(fact) != nil
      #expect(state.remove(fact) == wasThere)
    default:
      let fluent = Fluent(FunctionID(arity), arguments)
      let value = dice.roll(4) == 0 ? nil : Double(dice.roll(100))
      state.setValue(value, of: fluent)
      plain.values[fluent] = value
    }
  }

  @Test(arguments: 0..<6) func aStateDoesWhatSetsAndDictionariesDo(seed: UInt64) {
    var dice = Dice(seed)
    var state = State()
    var plain = Plain()
    for _ in 0..<6000 { Self.change(&state, &plain, &dice) }
    #expect(state.facts == plain.facts.sorted())
    #expect(state.fluents.map(\.fluent) == plain.values.keys.sorted())
    for (fluent, value) in plain.values { #expect(state.value(of: fluent) == value) }
    for arity in 0..<4 {
      let predicate = PredicateID(arity)
      for _ in 0..<40 {
        let pattern = (0..<arity).map { _ in dice.roll(2) == 0 ? ObjectID(dice.roll(14)) : nil }
        let expected = plain.facts.filter { fact in
          fact.predicate == predicate
            && zip(fact.arguments, pattern).allSatisfy { $1 == nil || $0 == $1 }
        }
        #expect(state.facts(of: predicate, matching: pattern) == expected.sorted())
        #expect(state.containsFact(of: predicate, matching: pattern) == !expected.isEmpty)
      }
    }
  }

  @Test func equalityIsByContentHoweverItWasReached() {
    var dice = Dice(3)
    var state = State()
    var plain = Plain()
    for _ in 0..<5000 { Self.change(&state, &plain, &dice) }
    var other = State(facts: Array(plain.facts))
    for (fluent, value) in plain.values { other.setValue(value, of: fluent) }
    #expect(state == other)
    let fact = Fact(PredicateID(1), [ObjectID(5000)])
    other.insert(fact)
    #expect(state != other)
    other.remove(fact)
    #expect(state == other)
    other.setValue(0.5, of: Fluent(FunctionID(0), []))
    #expect(state != other)
  }

  @Test func aCopyIsNotChangedWithTheOriginal() {
    var state = State(facts: (0..<3000).map { Fact(PredicateID(0), [ObjectID($0), ObjectID(1)]) })
    let copy = state
    for index in 0..<3000 where index % 3 == 0 {
      state.remove(Fact(PredicateID(0), [ObjectID(index), ObjectID(1)]))
    }
    #expect(state.count(of: PredicateID(0)) == 2000)
    #expect(copy.count(of: PredicateID(0)) == 3000)
    #expect(copy.facts(of: PredicateID(0), matching: [nil, ObjectID(1)]).count == 3000)
    #expect(state.facts(of: PredicateID(0), matching: [ObjectID(3), nil]).isEmpty)
  }
}
