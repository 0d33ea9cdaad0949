import SourceText

// What can be wrong between `robots.yml` and the map.
extension RobotSetup {
  func expandedPlaces(on map: FloorMap, _ problems: inout [SetupProblem]) -> [Layout.Place] {
    var seen: [String: Cell] = [:]
    var all: [Layout.Place] = []
    for pattern in places {
      let path = ["places", pattern.name]
      problems += Self.problems(of: pattern.counters, in: pattern.name, at: path)
      for place in pattern.expanded {
        if let other = seen[place.name] {
          problems.append(
            SetupProblem(.error, at: path, "'\(place.name)' is already a place, at \(other)"))
          continue
        }
        seen[place.name] = place.cell
        guard map.contains(place.cell) else {
          problems.append(
            SetupProblem(
              .error, at: path, "'\(place.name)' at \(place.cell) lies off the map",
              hint: "columns are 0 to \(map.width - 1), rows 0 to \(map.height - 1)"))
          continue
        }
        guard map.isPassable(place.cell) else {
          problems.append(
            SetupProblem(
              .error, at: path,
              "'\(place.name)' at \(place.cell) is '\(map.character(at: place.cell))', not floor",
              hint: Self.nearestFloor(to: place.cell, on: map).map { "the nearest floor is \($0)" })
          )
          continue
        }
        all.append(place)
      }
    }
    return all
  }

  func expandedRegions(on map: FloorMap, _ problems: inout [SetupProblem]) -> [Layout.Region] {
    var seen: Set<String> = []
    var all: [Layout.Region] = []
    for pattern in regions {
      let path = ["regions", pattern.name]
      problems += Self.problems(of: pattern.counters, in: pattern.name, at: path)
      for region in pattern.expanded {
        guard seen.insert(region.name).inserted else {
          problems.append(SetupProblem(.error, at: path, "'\(region.name)' is already a region"))
          continue
        }
        all.append(region)
        for block in region.blocks where !(map.contains(block.lower) && map.contains(block.upper)) {
          problems.append(
            SetupProblem(
              .error, at: path,
              "'\(region.name)' from \(block.lower) to \(block.upper) reaches off the map",
              hint: "columns are 0 to \(map.width - 1), rows 0 to \(map.height - 1)"))
        }
      }
    }
    return all
  }

  /// Places that no way connects with the first one.
  func unreachable(in layout: Layout) -> [SetupProblem] {
    guard let first = layout.placeNames.first else { return [] }
    let names = Set(
      layout.placeNames.filter { layout.distance(from: .place(first), to: $0) == nil })
    return places.flatMap { pattern in
      pattern.expanded.filter { names.contains($0.name) }.map { place in
        SetupProblem(
          .warning, at: ["places", pattern.name],
          "no way leads from '\(first)' to '\(place.name)' at \(place.cell)")
      }
    }
  }

  private static func problems(
    of counters: [PatternCounter], in name: String, at path: [String]
  ) -> [SetupProblem] {
    var problems: [SetupProblem] = []
    if patternCount(counters) > patternLimit {
      problems.append(
        SetupProblem(.error, at: path, "'\(name)' stands for more than \(patternLimit) names"))
    }
    for counter in counters where !name.contains("{\(counter.name)}") {
      problems.append(
        SetupProblem(
          .error, at: path + [counter.name], "'{\(counter.name)}' does not stand in '\(name)'"))
    }
    return problems
  }

  /// The nearest square of floor within a few squares.
  private static func nearestFloor(to cell: Cell, on map: FloorMap) -> Cell? {
    for radius in 1...5 {
      for row in (cell.row - radius)...(cell.row + radius) {
        for column in (cell.column - radius)...(cell.column + radius) {
          let other = Cell(column: column, row: row)
          let distance = abs(row - cell.row) + abs(column - cell.column)
          if distance == radius, map.isPassable(other) { return other }
        }
      }
    }
    return nil
  }
}
