/// Names of nothing that are said as names are: "dock 9" where there are three docks.
extension Lattice {
  mutating func findAbsentNames() {
    guard !model.nameShapes.isEmpty else { return }
    var numbers: [Int: [(end: Int, text: String)]] = [:]
    for word in words where word.symbol == SymbolTable.number && word.payload >= 0 {
      guard case .number(let number) = values[Int(word.payload)], number == number.rounded(),
        (0..<1_000_000).contains(number)
      else { continue }
      numbers[Int(word.start), default: []].append((Int(word.end), String(Int(number))))
    }
    for shape in model.nameShapes {
      for start in 0..<count {
        guard let (end, name) = match(shape, at: start, numbers) else { continue }
        // What is a name, or the longer part of one, is that.
        let isKnown = words.contains {
          $0.symbol == SymbolTable.name && Int($0.start) < end && Int($0.end) > start
            && (Int($0.end) >= end || Int($0.start) < start) && $0.index >= 0
        }
        guard !isKnown, !model.objects.contains(name) else { continue }
        var item = addValue(
          .absentName(name), SymbolTable.name, start..<end, cost: Cost.absentName)
        item.types = shape.types
        item.features = .unmarked
        item.payload += Int32(model.objects.count)
        add(item)
      }
    }
  }

  /// The name of nothing that an item is.
  func absentName(_ item: Item) -> String? { item.absentName(in: values, model) }

  /// Where a name of a shape that begins at a position ends, and what would bear it.
  private func match(
    _ shape: NameShape, at start: Int, _ numbers: [Int: [(end: Int, text: String)]]
  ) -> (end: Int, name: String)? {
    var position = start
    var captures: [String: String] = [:]
    for (piece, mayBeSpaced) in zip(shape.said, shape.spaced) {
      guard position < count, mayBeSpaced || !unit(position).spaceBefore else { return nil }
      let here = unit(position)
      switch piece {
      case .unit(let text):
        guard here.text == text else { return nil }
        position += 1
      case .letter(let capture):
        // "In a row a box": a word is no letter.
        let mayBeWord = mayBeSpaced && position > start && ["a", "i"].contains(here.text)
        guard here.kind == .letters, here.text.count == 1, !mayBeWord else { return nil }
        captures[capture] = shape.hasCapitals ? here.text.uppercased() : here.text
        position += 1
      case .number(let capture):
        if here.kind == .digits {
          captures[capture] = here.text
          position += 1
        } else if let number = numbers[position]?.first {
          captures[capture] = number.text
          position = number.end
        } else {
          return nil
        }
      }
    }
    // "A9b" and "dock 1.5" are something else.
    if position < count, !unit(position).spaceBefore, unit(position).kind == .letters { return nil }
    return shape.name.name(with: captures).map { (position, $0) }
  }
}

extension Item {
  /// The name of nothing that it is: behind the names of things its payload counts values.
  func absentName(in values: [WordValue], _ model: LanguageModel) -> String? {
    let place = Int(payload) - model.objects.count
    guard values.indices.contains(place), case .absentName(let name) = values[place] else {
      return nil
    }
    return name
  }
}
