import Testing

@testable import Robots

/// A ring lane of 40 m around a block: aisle A in the north, B in the south.
private func ring(_ motion: Motion = .plain) throws -> Layout {
  let wall = "." + String(repeating: "T", count: 11) + "."
  let rows =
    [String(repeating: ".", count: 13)] + Array(repeating: wall, count: 7)
    + [String(repeating: ".", count: 13)]
  let map = try #require(FloorMap(rows: rows))
  func at(_ column: Int, _ row: Int) -> Cell { Cell(column: column, row: row) }
  return Layout(
    map: map,
    places: [
      .init("dock-1", at: at(0, 0)), .init("charger", at: at(2, 0)), .init("a1", at: at(4, 0)),
      .init("a2", at: at(8, 0)), .init("a3", at: at(12, 0)), .init("b3", at: at(10, 8)),
      .init("b2", at: at(6, 8)), .init("b1", at: at(2, 8)), .init("dock-2", at: at(0, 6)),
    ],
    regions: [
      .init("aisle-a", [.init(at(1, 0), at(12, 0))]),
      .init("aisle-b", [.init(at(1, 8), at(11, 8))]),
      .init("west", [.init(at(0, 1), at(0, 5))]), .init("east", [.init(at(12, 1), at(12, 7))]),
    ], motion: motion)
}

@Suite struct LayoutTests {
  @Test(arguments: [
    ("charger", "a3", [String](), 10), ("a3", "dock-1", [], 12), ("a1", "dock-2", [], 10),
    ("a3", "dock-2", [], 18), ("dock-2", "dock-1", [], 6), ("dock-1", "dock-1", [], 0),
    ("a1", "dock-2", ["west"], 30), ("a1", "dock-2", ["east"], 10),
    ("a1", "dock-2", ["unknown"], 10),
  ])
  func `travel times over the ring are those counted by hand`(
    from: String, to: String, closed: [String], seconds: Int
  ) throws {
    let layout = try ring()
    let there = layout.travelTime(from: .place(from), to: to, avoiding: closed)
    #expect(there == .seconds(Double(seconds)))
    #expect(layout.travelTime(from: .place(to), to: from, avoiding: closed) == there)
  }

  @Test func `corners cost what the motion says`() throws {
    let layout = try ring(Motion(speed: 1000, acceleration: 500, turn: 3000))
    // From A1 to dock 2: 10 m, one corner.
    #expect(layout.travelTime(from: .place("a1"), to: "dock-2") == .seconds(12 + 3))
    #expect(layout.travelTime(from: .place("a1"), to: "b1") == .seconds(4 + 8 + 2 + 2 + 6))
  }

  @Test func `a closed region is not entered but can be left`() throws {
    let layout = try ring()
    #expect(layout.travelTime(from: .place("dock-1"), to: "a2", avoiding: ["aisle-a"]) == nil)
    #expect(
      layout.travelTime(from: .place("a2"), to: "dock-1", avoiding: ["aisle-a"]) == .seconds(8))
    #expect(
      layout.travelTime(from: .place("dock-1"), to: "dock-2", avoiding: ["west", "east"]) == nil)
    // Once out of the closed region, a way does not lead back into it: A3 is at its edge.
    #expect(
      layout.travelTime(from: .place("a3"), to: "dock-1", avoiding: ["aisle-a"]) == .seconds(12))
  }

  @Test func `time counts from where a robot really is`() throws {
    var layout = try ring()
    // 2.5 m west of A2, on its way to A1.
    layout.robots["r1"] = RobotPosition(
      cell: Cell(column: 6, row: 0), heading: .west, offset: 500, lastPlace: "a2")
    #expect(layout.travelTime(of: "r1", from: .robot("r1", at: "a2"), to: "a1") == .seconds(1.5))
    #expect(layout.travelTime(of: "r1", from: .robot("r1", at: "a2"), to: "a2") == .seconds(2.5))
    #expect(
      layout.travelTime(of: "r1", from: .robot("r1", at: "a2"), to: "dock-2") == .seconds(11.5))
    // A later leg of a plan begins at a place, not where the robot is now.
    #expect(layout.travelTime(of: "r1", from: .robot("r1", at: "a1"), to: "a2") == .seconds(4))
    #expect(
      layout.way(from: .robot("r1", at: "a2"), to: "a1")
        == [Cell(column: 5, row: 0), Cell(column: 4, row: 0)])
  }

  @Test func `places know their regions and neighbors`() throws {
    let layout = try ring()
    #expect(layout.regions(of: "a1") == ["aisle-a"])
    #expect(layout.regions(of: "dock-1") == [])
    #expect(layout.places(in: "aisle-b") == ["b3", "b2", "b1"])
    #expect(layout.neighbors(of: "a2") == ["a3", "a1"])
    #expect(layout.neighbors(of: "a2", toward: .west) == ["a1"])
    #expect(layout.neighbors(of: "charger", toward: .west) == [])
    #expect(layout.nearest(to: .place("a1"), among: ["b1", "a3", "dock-1", "nowhere"]) == "dock-1")
  }

  @Test func `an empty layout knows no way`() {
    let layout = Layout()
    #expect(layout.isEmpty && layout.placeNames.isEmpty)
    #expect(layout.travelTime(from: .place("a"), to: "a") == nil)
    #expect(layout.way(from: .place("a"), to: "b") == nil)
  }

  /// Compares with a plain Dijkstra over squares and headings, on floors with random walls.
  @Test(arguments: 0..<12)
  func `ways are as short and as straight as can be`(seed: Int) throws {
    var noise = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func draw(_ limit: Int) -> Int {
      noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(noise >> 33) % limit
    }
    let width = 9
    let height = 7
    let rows = (0..<height).map { _ in
      String((0..<width).map { _ in draw(10) < 3 ? Character("T") : Character(".") })
    }
    let map = try #require(FloorMap(rows: rows))
    let graph = FloorGraph(map)
    guard graph.count > 1 else { return }
    let blocked = (0..<graph.count).map { _ in draw(8) == 0 }
    let start = Int32(draw(graph.count))
    let field = WayField(
      from: .init(node: start, toward: nil), on: graph, blocked: blocked)
    let expected = lengths(from: start, on: graph, blocked: blocked)
    for node in 0..<graph.count {
      let length = field.length(to: Int32(node))
      #expect(length.map { [$0.steps, $0.corners] } == expected[node])
      let way = field.nodes(to: Int32(node))
      guard let length else {
        #expect(way.isEmpty)
        continue
      }
      #expect(way.count == length.steps + 1 && way.first == start && way.last == Int32(node))
      #expect(corners(of: way, on: graph) == length.corners)
    }
  }

  private func corners(of way: [Int32], on graph: FloorGraph) -> Int {
    let headings = zip(way, way.dropFirst()).map { a, b in
      Heading.allCases.first { graph.neighbor(of: a, $0) == b }
    }
    #expect(!headings.contains(nil))
    return zip(headings, headings.dropFirst()).filter { $0 != $1 }.count
  }

  private func lengths(
    from start: Int32, on graph: FloorGraph, blocked: [Bool]
  ) -> [[Int]?] {
    // Bellman-Ford over (square, heading): slow, but plainly right.
    var best = [[Int]?](repeating: nil, count: graph.count * 4)
    for heading in 0..<4 { best[Int(start) * 4 + heading] = [0, 0] }
    var changed = true
    while changed {
      changed = false
      for node in 0..<graph.count {
        for heading in 0..<4 {
          guard let known = best[node * 4 + heading] else { continue }
          for next in Heading.allCases {
            guard let other = graph.neighbor(of: Int32(node), next).map(Int.init),
              !(blocked[other] && !blocked[node])
            else { continue }
            let turned = next.rawValue == heading ? 0 : 1
            let length = [known[0] + 1, known[1] + turned]
            let slot = other * 4 + next.rawValue
            if let old = best[slot], !length.lexicographicallyPrecedes(old) { continue }
            best[slot] = length
            changed = true
          }
        }
      }
    }
    return (0..<graph.count).map { node in
      (0..<4).compactMap { best[node * 4 + $0] }.min { $0.lexicographicallyPrecedes($1) }
    }
  }
}
