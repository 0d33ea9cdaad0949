import Meaning

/// What noun phrases may be made of, by the types of their parts.
extension Chart {
  mutating func modify(_ parts: [Part], _ made: Item) {
    var made = made
    guard let word = first(SymbolTable.adjective, parts) else { return put(made, parts) }
    if parts.count == 1 {
      made.types = model.types.things
      made.features.formUnion(.unmarked)
      made.payload = -1
    }
    made.types = made.types.intersection(word.types)
    guard !made.types.isEmpty else { return }
    put(made, parts)
  }

  /// "tea cartons": what the name stands for, of the noun's kind.
  mutating func compound(_ parts: [Part], _ made: Item) {
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
  mutating func appose(_ parts: [Part], _ made: Item) {
    guard let name = first(SymbolTable.name, parts), let noun = first(SymbolTable.noun, parts),
      name.types.meets(noun.types)
    else { return }
    var made = made
    made.types = name.types
    made.payload = name.payload
    put(made, parts)
  }

  mutating func join(_ parts: [Part], _ made: Item) {
    var made = made
    var types = TypeSet.all
    for part in parts { types = model.types.joint(types, items[Int(part.item)].types) }
    guard !types.isEmpty else { return }
    made.types = types
    made.features.subtract([.one, .unmarked])
    made.features.insert(.many)
    put(made, parts)
  }

  /// "A1, er, A2": one category and one type, so that only the slip is repaired.
  mutating func repair(_ parts: [Part], _ made: Item) {
    guard let said = labelled(.said, parts), let meant = labelled(.meant, parts),
      said.types.meets(meant.types)
    else { return }
    if said.symbol == SymbolTable.mp, meant.symbol == SymbolTable.mp, said.payload != meant.payload
    {
      return
    }
    put(made, parts)
  }
}
