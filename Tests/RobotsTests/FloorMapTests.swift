import Foundation
import SourceText
import Testing

@testable import Robots

@Suite struct FloorMapTests {
  private func read(_ text: String) -> (map: FloorMap?, diagnostics: [Diagnostic]) {
    FloorMap.read(SourceFile(name: "floor.map", text: text))
  }

  @Test(arguments: [
    "type octile\nheight 2\nwidth 3\nmap\n.T.\nG@S\n",
    "type octile\nheight 2\nwidth 3\nmap\n.T.\nG@S",
    "\u{FEFF}type octile\r\nheight 2\r\nwidth 3\r\nmap\r\n.T.\r\nG@S\r\n\r\n",
  ])
  func `line breaks and byte order marks do not matter`(text: String) throws {
    let (map, diagnostics) = read(text)
    #expect(diagnostics.isEmpty)
    let floor = try #require(map)
    #expect(floor.width == 3 && floor.height == 2)
    let passable = (0..<2).map { row in
      (0..<3).map { floor.isPassable(Cell(column: $0, row: row)) }
    }
    #expect(passable == [[true, false, true], [true, false, true]])
    #expect(!floor.isPassable(Cell(column: 3, row: 0)))
    #expect(!floor.isPassable(Cell(column: 0, row: -1)))
  }

  @Test(arguments: [
    ("", "the map is empty", nil, nil),
    ("typo octile\n", "expected 'type', found 'typo octile'", 1, 1),
    ("type octile\nhight 2\nwidth 3\nmap\n...\n", "expected 'height', found 'hight 2'", 2, 1),
    ("type octile\nheight two\nwidth 3\nmap\n...\n", "'height two' gives no height", 2, 1),
    ("type octile\nheight 0\nwidth 3\nmap\n", "'height 0' gives no height", 2, 1),
    ("type octile\nheight 99999\nwidth 3\nmap\n", "a height of 99999 is more than 8192", 2, 1),
    ("type octile\nheight 1\nwidth 3\n...\n", "expected 'map', found '...'", 4, 1),
    ("type octile\nheight 1\nwidth 3", "the map ends before 'map'", 3, 8),
    (
      "type octile\nheight 2\nwidth 3\nmap\n...\n",
      "'height 2' is declared, but there are 1 rows", 6, 1
    ),
    (
      "type octile\nheight 1\nwidth 3\nmap\n...\n.T.\n",
      "'height 1' is declared, but there are 2 rows", 6, 1
    ),
    ("type octile\nheight 1\nwidth 3\nmap\n..\n", "row 0 has 2 squares, not 3", 5, 3),
    ("type octile\nheight 1\nwidth 3\nmap\n....\n", "row 0 has 4 squares, not 3", 5, 4),
    ("type octile\nheight 1\nwidth 3\nmap\n.x.\n", "'x' is no kind of square", 5, 2),
    ("type octile\nheight 1\nwidth 2\nmap\nTT\n", "there is no floor on the map", nil, nil),
  ])
  func `a mistake is told where it is`(text: String, message: String, line: Int?, column: Int?) {
    let (map, diagnostics) = read(text)
    #expect(map == nil)
    let first = diagnostics.first
    #expect(first?.message == message)
    #expect(first?.position?.line == line && first?.position?.column == column)
  }

  @Test func `all mistakes are told at once`() {
    let text = "type octile\nheight x\nwidth 2\nmap\n..\n"
    #expect(read(text).diagnostics.map(\.message) == ["'height x' gives no height"])
    let rows = "type octile\nheight 3\nwidth 2\nmap\n.\nあ\n..\n"
    #expect(
      read(rows).diagnostics.map(\.message) == [
        "row 0 has 1 squares, not 2", "row 1 has 3 squares, not 2", "'あ' is no kind of square",
      ])
  }

  @Test func `cuts and noise of a map never stop the reader`() {
    let text = "type octile\nheight 3\nwidth 4\nmap\n....\n.TT.\n....\n"
    let bytes = Array(text.utf8)
    var noise: UInt64 = 7
    for length in 0...bytes.count {
      var cut = Array(bytes.prefix(length))
      let complete = FloorMap.read(SourceFile(name: "m", bytes: cut))
      #expect((complete.map == nil) == complete.diagnostics.contains { $0.severity == .error })
      for _ in 0..<5 where !cut.isEmpty {
        noise = noise &* 6_364_136_223_846_793_005 &+ 1
        cut[Int(noise >> 33) % cut.count] = UInt8(truncatingIfNeeded: noise >> 24)
        let broken = FloorMap.read(SourceFile(name: "m", bytes: cut))
        #expect((broken.map == nil) == broken.diagnostics.contains { $0.severity == .error })
      }
    }
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: sharedMaps)),
    arguments: ["warehouse-10-20-10-2-1.map", "warehouse-10-20-10-2-2.map"])
  func `the benchmark maps are read`(name: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: sharedMaps + "/" + name))
    let (map, diagnostics) = FloorMap.read(SourceFile(name: name, bytes: Array(bytes)))
    #expect(diagnostics.isEmpty)
    #expect(map?.isPassable(Cell(column: 1, row: 1)) == true)
  }
}

private let sharedMaps = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../../shared/data/maps").standardizedFileURL.path
