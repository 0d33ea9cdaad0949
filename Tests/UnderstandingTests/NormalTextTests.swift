import SourceText
import Testing

@testable import Understanding

@Suite("Folding")
struct NormalTextTests {
  @Test(
    "spellings of one text fold to one",
    arguments: [
      ["ドック1", "ﾄﾞｯｸ１", "どっく1", "ドック１", "ト\u{3099}ック①"],
      ["コーヒーを", "ｺｰﾋｰを", "こーひーを", "コ―ヒ―を", "コ-ヒ-を"],
      ["ろうそく", "ろーそく", "ロウソク", "ロｰソク"],
      ["バイオリン", "ヴァイオリン"], ["片づけて", "片ずけて"], ["3か所", "３ヶ所", "3ヵ所"],
      ["運んで", "運んでー", "運んでーー", "運んで〜", "運んでぇ", "運んでっ"],
      ["運んで!", "運んでー！", "運んでっ！"],
      ["Dock 1", "ｄｏｃｋ　1", "DOCK  1", "dock\u{A0}1"],
      ["don't", "Don’t", "DON´T"], ["a-1", "A‐1", "Ａ－１", "A–1"], ["cafe", "Café", "Cafe\u{301}"],
      ["5kg", "5㎏", "５ｋｇ"], ["渡辺", "渡邊"],
    ])
  func foldsToOne(texts: [String]) {
    for text in texts { #expect(NormalText(text).text == NormalText(texts[0]).text) }
  }

  @Test(
    "what differs stays different",
    arguments: [
      ("ビル", "ビール"), ("ファン", "フアン"), ("ドック-1", "ドック1"), ("ドア", "トア"), ("きって", "きて"), ("a1", "a 1"),
    ])
  func staysDifferent(a: String, b: String) {
    #expect(NormalText(a).text != NormalText(b).text)
  }

  @Test("a dash between kana and a number is a dash")
  func dashBeforeNumber() {
    #expect(NormalText("ドック-1").text == "どっく-1")
  }

  @Test("every scalar knows where it stood")
  func places() {
    let text = NormalText("ﾄﾞｯｸ１ へ")
    #expect(text.text == "どっく1 へ")
    #expect(text.original(0..<1) == SourceRange(0, 6))
    #expect(text.original(3..<4) == SourceRange(12, 15))
    #expect(text.original(5..<6) == SourceRange(16, 19))
    #expect(text.original(6..<6) == SourceRange(19, 19))
  }

  @Test("no input is too odd")
  func oddInput() {
    for text in [
      "", "ー", "ーっ", "\u{3099}", "っ", "\u{FEFF}\u{200B}", "~~~", "ﾞﾟ", "\u{1F4E6}", "ーーー!",
    ] {
      let folded = NormalText(text)
      #expect(folded.scalars.count == folded.ranges.count)
      #expect(folded.ranges.allSatisfy { $0.upper <= text.utf8.count && $0.lower < $0.upper })
    }
    #expect(NormalText("abc", limit: 2).text == "ab")
  }
}
