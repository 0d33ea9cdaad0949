import Meaning

/// What languages whose heads come last need besides: marks behind their phrase, nouns that take marked
/// phrases, amounts that stand apart from what they count.
extension Chart {
  /// The arguments that a marked phrase fills although the template gives them another mark: the subject,
  /// or the object where the form of the verb makes a subject of it.
  func fitsByRole(
    _ phrase: Item, _ predicate: Item, _ frame: ChartFrame
  ) -> [(index: Int, cost: Int32)] {
    let isSubject = model.subjectMarks.contains(phrase.payload)
    let isTopic = phrase.features.contains(.topic)
    guard isSubject || isTopic else { return [] }
    var found: [(index: Int, cost: Int32)] = []
    func isOpen(_ index: Int) -> Bool {
      predicate.filled & (1 << UInt32(index)) == 0 && predicate.payload != Int32(index)
        && frame.arguments[index].types.meets(phrase.types)
    }
    for (index, argument) in frame.arguments.enumerated() where isOpen(index) {
      let isObject = argument.marks.contains { model.objectMarks.contains($0) }
      if argument.isSubject {
        found.append((index, 0))
      } else if isSubject, isObject,
        !predicate.features.isDisjoint(with: [.passive, .can, .perfect, .wanted])
      {
        found.append((index, 0))
      }
    }
    let canAct = phrase.types.meets(model.types.robots) || phrase.features.contains(.pronoun)
    if found.isEmpty, frame.agent != nil, canAct, predicate.filled & (1 << UInt32(Self.agent)) == 0
    {
      found.append((Self.agent, isTopic ? 1 : 0))
    }
    return found
  }

  /// 「A1の箱」「お茶の箱」: a noun with a marked phrase, by every frame that allows it.
  mutating func genitive(_ parts: [Part], _ made: Item) {
    guard let of = labelled(.of, parts) else { return }
    let named = model.rules[Int(made.index)].action.arguments.first.map { model.markNumber($0) }
    guard let mark = first(SymbolTable.mark, parts)?.payload ?? named, mark >= 0 else { return }
    let noun = parts.first { $0.label == Label.head.rawValue }.map { items[Int($0.item)] }
    for number in model.nounFrames {
      let frame = model.frames[Int(number)]
      guard let marked = frame.arguments.first(where: { !$0.isSubject }),
        let subject = frame.subject, marked.marks.contains(mark),
        marked.types.meets(of.types)
      else { continue }
      var made = made
      made.types = frame.arguments[subject].types.intersection(noun?.types ?? .all)
      guard !made.types.isEmpty else { continue }
      if noun == nil {
        made.features = .unmarked
        made.cost += 1
      }
      made.frame = -1
      made.payload = -1
      put(made, parts, choice: number)
    }
  }

  /// 「お茶を二箱」「箱を全部」: a phrase and how many of it.
  mutating func float(_ parts: [Part], _ made: Item) {
    guard let whole = labelled(.whole, parts), let amount = labelled(.count, parts) else { return }
    var made = made
    made.types = whole.types.intersection(amount.types)
    guard !made.types.isEmpty else { return }
    made.features.formUnion(amount.features.intersection(model.carried))
    put(made, parts)
  }
}
