import SourceText
import Testing
import YAMLText

private func parse(_ text: String) -> (YAMLNode?, [Diagnostic]) {
  YAMLText.parse(SourceFile(name: "words.yml", text: text))
}

@Suite struct `YAML as it was typed` {
  @Test(arguments: ["on", "no", "1.10", "~bring {item}", "0x1F", "2024-01-01", "null", "空いている"])
  func `a scalar stays the text that was typed`(text: String) {
    let (node, diagnostics) = parse("key: \(text)\n")
    #expect(diagnostics.isEmpty)
    #expect(node?["key"]?.text == text)
  }

  @Test func `keys keep their order and every node its place`() throws {
    let file = SourceFile(name: "a", text: "箱: [\"{it}を\", b]\r\nz: { y: 'it''s' }\n")
    let (node, diagnostics) = YAMLText.parse(file)
    #expect(diagnostics.isEmpty)
    let pairs = try #require(node?.pairs)
    #expect(pairs.map(\.key.text) == ["箱", "z"])
    let items = try #require(pairs[0].value.items)
    #expect(file.text(in: items[0].range) == "\"{it}を\"")
    #expect(file.text(in: items[1].range) == "b")
    let inner = try #require(pairs[1].value["y"])
    #expect(inner.text == "it's")
    #expect(file.text(in: inner.range) == "'it''s'")
    #expect(file.text(in: pairs[1].key.range) == "z")
  }

  @Test func `an empty file is an empty mapping`() {
    #expect(parse("").0?.pairs == [])
    #expect(parse("# nothing\n").0?.pairs == [])
  }

  @Test(arguments: ["deliver: {item} to {place}", "at: [it] is here", "x: *item y", "y: @home"])
  func `a template that YAML would misread should be put in quotes`(text: String) {
    let (_, diagnostics) = parse(text + "\n")
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hint?.contains("quotes") == true)
  }

  @Test func `a lone slot is a mapping that looks like a template`() {
    #expect(parse("a: {item}\n").0?["a"]?.looksLikeTemplate == true)
    #expect(parse("a: [b] \n").0?["a"]?.looksLikeTemplate == true)
    #expect(parse("a: \"{item}\"\n").0?["a"]?.looksLikeTemplate == false)
  }

  @Test func `a key given twice is told with both places`() {
    let (node, diagnostics) = parse("a: 1\nb: 2\na: 3\n")
    #expect(node == nil)
    #expect(diagnostics.map(\.message) == ["the key 'a' is given twice"])
    #expect(diagnostics.first?.position?.line == 3)
    #expect(diagnostics.first?.notes.first?.range == SourceRange(0, 1))
  }

  @Test func `what would go too deep or grow without end is refused`() {
    #expect(parse(String(repeating: "[", count: 100_000)).1.count == 1)
    #expect(parse(String(repeating: "- ", count: 100_000)).1.count == 1)
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for i in 1..<12 {
      let copies = Array(repeating: "*a\(i - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(i): &a\(i) [\(copies)]\n"
    }
    let (_, diagnostics) = parse(bomb)
    #expect(diagnostics.contains { $0.severity == .error })
  }

  @Test func `bytes that are no text are told with their place`() {
    let (node, diagnostics) = YAMLText.parse(
      SourceFile(name: "b", bytes: [0x61, 0x3A, 0x20, 0xFF]))
    #expect(node == nil)
    #expect(diagnostics.first?.message == "the file is not UTF-8 text")
  }
}
