/// The frame engine: a verb or complement opens the frames that have it, and these take the phrases beside
/// them as arguments.
extension Chart {
  mutating func keepAsPartner(_ id: Int32) {
    let item = items[Int(id)]
    if model.habits.headFirst {
      guard item.symbol == SymbolTable.vp else { return }
    } else {
      guard item.symbol == SymbolTable.np || item.symbol == SymbolTable.mp else { return }
    }
    partners[Int(item.end)].append(id)
  }

  mutating func extendByFrames(_ id: Int32) {
    let item = items[Int(id)]
    switch item.symbol {
    case SymbolTable.verb:
      for frame in model.framesOfLemma[Int(item.payload)] { seed(frame, id, adding: []) }
    case SymbolTable.complement:
      for frame in model.framesOfComplement[Int(item.payload)] { seed(frame, id, adding: .pred) }
    case SymbolTable.name:
      standIns(of: id)
    default: break
    }
    let isArgument =
      item.symbol == SymbolTable.np || item.symbol == SymbolTable.mp
      || item.symbol == SymbolTable.particle
    guard model.habits.headFirst ? isArgument : item.symbol == SymbolTable.vp else { return }
    joinPartners(id, at: item.start, skipCost: 0)
    for skip in skips[Int(item.start)] { joinPartners(id, at: skip.from, skipCost: skip.cost) }
  }

  private mutating func joinPartners(_ id: Int32, at position: Int32, skipCost: Int32) {
    for left in partners[Int(position)] {
      if model.habits.headFirst {
        join(head: left, phrase: id, skipCost: skipCost)
      } else {
        join(head: id, phrase: left, skipCost: skipCost)
      }
    }
  }

  private mutating func seed(_ frame: Int32, _ word: Int32, adding: Features) {
    let item = items[Int(word)]
    let declared = model.frames[Int(frame)]
    var head = item
    head.symbol = SymbolTable.vp
    head.origin = .head
    head.index = frame
    head.frame = frame
    head.filled = 0
    head.payload = -1
    head.types = .all
    head.features = item.features.union(adding).union(model.frameKinds[Int(frame)])
    if declared.particle >= 0 { head.features.insert(.open) }
    head.hash = mix(item.hash, 0x11, UInt64(frame))
    add(head, kids: [(word, -1)])
  }

  /// A name may stand for things of another type: the goods for their boxes.
  private mutating func standIns(of id: Int32) {
    let item = items[Int(id)]
    for (index, standIn) in model.standIns.enumerated() where standIn.said.meets(item.types) {
      var made = item
      made.symbol = SymbolTable.nbar
      made.origin = .standIn
      made.index = Int32(index)
      made.types = standIn.wanted
      made.cost += Cost.standIn
      made.features = .unmarked
      made.hash = mix(item.hash, 0x22, UInt64(index))
      add(made, kids: [(id, -1)])
    }
  }

  private mutating func join(head: Int32, phrase: Int32, skipCost: Int32) {
    let predicate = items[Int(head)]
    let item = items[Int(phrase)]
    guard predicate.frame >= 0, predicate.symbol == SymbolTable.vp else { return }
    let frame = model.frames[Int(predicate.frame)]
    if item.symbol == SymbolTable.particle {
      guard predicate.features.contains(.open), item.payload == frame.particle else { return }
      var made = predicate
      made.features.remove(.open)
      extend(&made, predicate, item, skipCost)
      made.origin = .particle
      made.index = -1
      add(made, kids: [(head, -1), (phrase, -1)])
      return
    }
    for (index, cost) in fits(item, predicate, frame) {
      var made = predicate
      extend(&made, predicate, item, skipCost)
      made.cost += cost
      made.filled |= 1 << UInt32(index)
      made.features.formUnion(item.features.intersection(model.carried))
      made.features.formUnion(model.filled)
      if model.habits.headFirst, item.symbol == SymbolTable.np,
        !frame.arguments[index].isObject, !frame.arguments[index].takesAnyMark
      {
        made.features.formUnion(model.dative)
      }
      made.origin = .argument
      made.index = Int32(index)
      made.hash = mix(predicate.hash, item.hash, UInt64(index) &+ 0x33)
      add(made, kids: [(head, -1), (phrase, -1)])
    }
  }

  private func extend(_ made: inout Item, _ head: Item, _ phrase: Item, _ skipCost: Int32) {
    made.start = min(head.start, phrase.start)
    made.end = max(head.end, phrase.end)
    made.cost = head.cost + phrase.cost + skipCost
  }

  /// The arguments that a phrase can be, and what that costs.
  func fits(
    _ phrase: Item, _ predicate: Item, _ frame: ChartFrame
  ) -> [(index: Int, cost: Int32)] {
    var found: [(index: Int, cost: Int32)] = []
    let headFirst = model.habits.headFirst
    for (index, argument) in frame.arguments.enumerated() {
      guard predicate.filled & (1 << UInt32(index)) == 0, predicate.payload != Int32(index),
        argument.types.meets(phrase.types), !(headFirst && argument.isSubject)
      else { continue }
      // Japanese has one order as good as another; English has the template's.
      let later = predicate.filled >> UInt32(index + 1)
      let order: Int32 = headFirst && later != 0 ? Cost.order : 0
      if phrase.symbol == SymbolTable.mp {
        if phrase.features.contains(.anywhere) {
          guard argument.takesAnyMark || argument.marks.contains(where: model.placeMarks.contains)
          else { continue }
          found.append((index, order))
        } else if argument.marks.contains(phrase.payload) {
          found.append((index, order))
        } else if argument.takesAnyMark {
          found.append((index, Cost.anyMark))
        } else if phrase.features.contains(.topic),
          argument.isSubject || argument.isObject
            || argument.marks.contains(where: model.isDroppable)
        {
          found.append((index, 0))
        }
      } else if argument.isObject {
        found.append((index, order))
      } else if argument.takesAnyMark {
        found.append((index, Cost.anyMark))
      } else if headFirst {
        // "take dock 1 the candles": a marked role before the object needs no mark.
        guard let object = frame.object, predicate.filled & (1 << UInt32(object)) == 0,
          !frame.arguments[object].types.meets(phrase.types) || phrase.features.contains(.pronoun),
          argument.isNeeded
        else { continue }
        found.append((index, Cost.unmarkedBeforeObject))
      } else if argument.isSubject || argument.marks.contains(where: model.isDroppable) {
        found.append((index, Cost.particleMissing))
      }
    }
    if !headFirst, phrase.symbol == SymbolTable.mp {
      for other in fitsByRole(phrase, predicate, frame)
      where !found.contains(where: { $0.index == other.index }) { found.append(other) }
    }
    return found
  }
}
