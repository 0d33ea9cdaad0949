import Meaning

/// Whose things are.
extension Chart {
  /// "Whose is the tea": what stands in a relation to it that says neither where it is nor what it holds.
  mutating func owner(_ parts: [Part], _ made: Item) {
    guard let thing = labelled(.of, parts) else { return }
    let placing = Set(
      model.frames.filter { $0.saysPlace(model) }.map(\.sense))
    var seen: Set<ChartFrame.Sense> = []
    for number in model.bonds + model.nounFrames {
      let frame = model.frames[Int(number)]
      guard !placing.contains(frame.sense), let subject = frame.subject,
        let other = frame.arguments.firstIndex(where: { !$0.isSubject }),
        frame.arguments[subject].types.meets(thing.types)
      else { continue }
      let (types, owned) = (frame.arguments[other].types, frame.arguments[subject].types)
      let isOwner =
        !types.isSubset(of: model.types.robots) && !types.meets(owned)
        && !model.standIns.contains { types.isSubset(of: $0.said) || owned.isSubset(of: $0.said) }
      guard isOwner, seen.insert(frame.sense).inserted else { continue }
      var made = made
      made.frame = number
      made.filled = 1 << UInt32(subject) | 1 << UInt32(other)
      made.payload = Int32(other)
      made.types = .all
      made.features = [.pred]
      put(made, parts, choice: number)
    }
  }
}

extension ChartFrame {
  /// Whether it says where a thing is.
  fileprivate func saysPlace(_ model: LanguageModel) -> Bool {
    guard case .clause(let name, _) = sense, name.kind == .relation,
      model.sources.indices.contains(Int(source))
    else { return false }
    if case .copula(let complement) = model.sources[Int(source)].head {
      return model.core.places.contains(complement)
    }
    return placeOfBeing(model) != nil
  }
}
