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
    if found.isEmpty, frame.agent != nil, canAct(phrase, predicate, frame),
      predicate.filled & (1 << UInt32(Self.agent)) == 0
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
    var made = made
    made.frame = -1
    made.payload = -1
    if noun == nil {
      made.features = .unmarked
      made.cost += 1
    }
    let isSaid = tie(noun, to: of, by: model.nounFrames, made, parts) { argument, _ in
      argument.marks.contains(mark)
    }
    guard !isSaid, let noun,
      mark == named || mark == model.core.genitiveMark.map({ model.markNumber($0) })
    else { return }
    // No frame says so beside a noun: what ties the two in any other way is meant.
    made.cost += 1
    tie(noun, to: of, by: model.bonds, made, parts) { _, subject in
      subject.types.meets(noun.types)
    }
  }

  /// A noun with what it is tied to, by each relation with a frame that fits; whether there is one.
  @discardableResult
  private mutating func tie(
    _ noun: Item?, to of: Item, by frames: [Int32], _ made: Item, _ parts: [Part],
    where fits: (_ other: ChartFrame.Argument, _ subject: ChartFrame.Argument) -> Bool
  ) -> Bool {
    var seen: Set<ChartFrame.Sense> = []
    for number in frames {
      let frame = model.frames[Int(number)]
      // Templates of one relation mean the same here.
      guard let other = frame.arguments.first(where: { !$0.isSubject }),
        let subject = frame.subject.map({ frame.arguments[$0] }), other.types.meets(of.types),
        fits(other, subject), seen.insert(frame.sense).inserted
      else { continue }
      var made = made
      made.types = subject.types.intersection(noun?.types ?? .all)
      guard !made.types.isEmpty else { continue }
      put(made, parts, choice: number)
    }
    return !seen.isEmpty
  }

  /// 「戻す」: a thing is taken to where it was, by every way of taking it somewhere.
  mutating func back(_ parts: [Part], _ made: Item) {
    var seen: Set<FrameName> = []
    for number in model.frames.indices {
      let frame = model.frames[number]
      guard let place = frame.placeGiven(model), case .clause(let name, _) = frame.sense,
        seen.insert(name).inserted
      else { continue }
      put(made, made.features.union(model.frameKinds[number]), of: number, filling: place, parts)
    }
  }

  /// A predicate of a frame with one place filled.
  private mutating func put(
    _ item: Item, _ features: Features, of frame: Int, filling place: Int, _ parts: [Part]
  ) {
    var made = item
    made.frame = Int32(frame)
    made.filled = 1 << UInt32(place)
    made.payload = -1
    made.types = .all
    made.features = features
    put(made, parts, choice: Int32(frame))
  }

  /// 「A1だ」 said of a thing: that it is there, by the first frame of being somewhere that takes the place.
  mutating func located(_ rule: RuleCore, _ parts: [Part], _ made: Item) {
    guard let ground = labelled(.head, parts),
      let copula = parts.first(where: { $0.label == rule.with }).map({ items[Int($0.item)] })
    else { return }
    for number in model.frames.indices {
      let frame = model.frames[number]
      guard let place = frame.placeOfBeing(model), frame.arguments[place].types.meets(ground.types)
      else { continue }
      put(made, copula.features.union(rule.adds), of: number, filling: place, parts)
    }
  }

  /// 「お茶を二箱」「箱を全部」: a phrase and how many of it.
  mutating func float(_ parts: [Part], _ made: Item) {
    guard let whole = labelled(.whole, parts), let amount = labelled(.count, parts) else { return }
    // 「1番と2番に一つずつ」: what is counted is what moves, not where to.
    if whole.symbol == SymbolTable.mp, !whole.features.contains(.topic),
      !model.objectMarks.contains(whole.payload), !model.subjectMarks.contains(whole.payload)
    {
      return
    }
    var made = made
    made.types = whole.types.intersection(amount.types)
    guard !made.types.isEmpty else { return }
    made.features.formUnion(amount.features.intersection(model.carried))
    put(made, parts)
  }
}

extension ChartFrame {
  /// The argument that says where a thing is taken, of what can be asked for.
  func placeGiven(_ model: LanguageModel) -> Int? {
    guard isDoable, subject == nil, case .clause(let name, _) = sense, name.kind == .intent,
      arguments.contains(where: { argument in
        argument.isObject || argument.marks.contains(where: model.objectMarks.contains)
      })
    else { return nil }
    return arguments.firstIndex { argument in
      argument.isNeeded && !argument.isObject
        && !argument.marks.contains(where: model.objectMarks.contains)
        && argument.marks.contains(where: model.placeMarks.contains)
    }
  }

  /// The argument that says where a thing is, of a frame whose verb is one of being.
  func placeOfBeing(_ model: LanguageModel) -> Int? {
    guard case .clause(let name, .plain) = sense, name.kind == .relation, subject != nil,
      arguments.count == 2, model.sources.indices.contains(Int(source)),
      case .verb(let word, _, _) = model.sources[Int(source)].head,
      model.core.auxiliaries.contains(where: { $0.category == "exist" && $0.words.contains(word) })
    else { return nil }
    return arguments.firstIndex { argument in
      !argument.isSubject && argument.marks.contains(where: model.placeMarks.contains)
    }
  }
}
