import SourceText
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (6, 2, 2), (9, 2, 3), (10, 3, 1), (11, 3, 2),
    (99, 3, 2), (-5, 1, 1),
  ]) func anOffsetHasALineAndAColumn(offset: Int, line: Int, column: Int) {
    let file = SourceFile(name: "x", text: "ab\n動く\nz")
    #expect(file.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test func linesComeWithoutTheirBreaks() {
    let file = SourceFile(name: "x", text: "a\r\n\nb")
    #expect(file.lineCount == 3)
    #expect((0...4).map(file.line) == ["", "a", "", "b", ""])
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstLine() {
    let file = SourceFile(name: "x", text: "\u{FEFF}ab\nc")
    #expect(file.line(1) == "ab")
    #expect(file.position(at: 4) == SourcePosition(line: 1, column: 2))
    #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
  }

  @Test func bytesThatAreNoTextAreShownAsSuch() {
    let file = SourceFile(name: "x", bytes: [0x61, 0xFF, 0x0A, 0xE3])
    #expect(file.line(1) == "a\u{FFFD}")
    #expect(file.position(at: 4).line == 2)
    #expect(file.text(in: SourceRange(-3, 1)) == "a")
    #expect(file.text(in: SourceRange(7, 9)) == "")
  }
}

@Suite struct DiagnosticTests {
  func shown(_ text: String, _ lower: Int, _ upper: Int) -> String {
    let file = SourceFile(name: "f", text: text)
    return Diagnostic(.error, "no", in: file, at: SourceRange(lower, upper)).rendered()
  }

  @Test(arguments: [
    ("ab cd\n", 3, 5, "f:1:4: error: no\n  ab cd\n     ^^\n"),
    ("動く cd\n", 7, 9, "f:1:4: error: no\n  動く cd\n       ^^\n"),
    ("\tx動\ty\n", 6, 7, "f:1:5: error: no\n  \tx動\ty\n  \t   \t^\n"),
    ("ab\ncd", 1, 4, "f:1:2: error: no\n  ab\n   ^\n"),
    ("ab", 2, 2, "f:1:3: error: no\n  ab\n    ^\n"),
    ("", 0, 0, "f:1:1: error: no\n  \n  ^\n"),
    ("a\u{1B}[2Jb", 5, 6, "f:1:6: error: no\n  a\u{FFFD}[2Jb\n       ^\n"),
  ]) func aPlaceIsMarkedUnderItsLine(text: String, lower: Int, upper: Int, expected: String) {
    #expect(shown(text, lower, upper) == expected)
  }

  @Test func ofALongLineTheSurroundingsAreShown() {
    let text =
      String(repeating: "x ", count: 100_000) + "here" + String(repeating: " y", count: 999)
    let lines = shown(text, 200_000, 200_004).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].contains("x here y"))
    #expect(lines[1].count < 140)
    #expect(lines[2].hasSuffix("^^^^"))
  }

  @Test func hintsAndNotesFollow() {
    let file = SourceFile(name: "f", text: "one\ntwo")
    let diagnostic = Diagnostic(
      .warning, "odd", in: file, at: SourceRange(4, 7), hint: "try",
      notes: [.init("see", in: file, at: SourceRange(0, 3)), .init("and think")])
    #expect(
      diagnostic.rendered() == """
        f:2:1: warning: odd
          two
          ^^^
          hint: try
        f:1:1: note: see
          one
          ^^^
        note: and think

        """)
  }
}

@Suite struct SpellingTests {
  @Test(arguments: [
    ("stop", "stop", 0), ("sotp", "stop", 1), ("stp", "stop", 1), ("stopp", "stop", 1),
    ("shop", "stop", 1), ("", "abc", 3), ("ca", "abc", 3), ("スットプ", "ストップ", 1),
    ("スプット", "ストップ", 2), ("kitten", "sitting", 3),
  ]) func editsAreCounted(a: String, b: String, expected: Int) {
    #expect(Spelling.distance(a, b) == expected)
    #expect(Spelling.distance(b, a) == expected)
    for limit in 0...4 {
      #expect(Spelling.distance(a, b, limit: limit) == (expected <= limit ? expected : nil))
    }
  }

  @Test(arguments: [
    ("boxx", ["robot", "box", "boxes"], "box"), ("zebra", ["robot", "box"], nil),
    ("ab", ["cd", "ad"], "ad"), ("動か", ["動く", "運ぶ"], "動く"), ("box", [], nil),
  ]) func theNearestIsFoundIfNearEnough(word: String, known: [String], expected: String?) {
    #expect(Spelling.nearest(to: word, in: known) == expected)
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("動く", 4), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("", 0), ("a\u{7}", 1),
  ])
  func wideCharactersTakeTwoColumns(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }
}
