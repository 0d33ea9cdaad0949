import Meaning
import Testing

@testable import Understanding

@Suite("Numbers")
struct NumberReaderTests {
  static let english = NumberReader(language: "en")
  static let japanese = NumberReader(language: "ja")

  /// What covers a whole text.
  private func whole(_ reader: NumberReader, _ text: String) -> [NumberEdge] {
    let folded = NormalText(text).scalars
    return reader.edges(in: folded, at: 0).filter { $0.end == folded.count }
  }

  @Test(
    "the core files are well-formed", arguments: ["en-numbers", "ja-numbers", "ja-spellings"])
  func wellFormed(name: String) {
    #expect(CoreResource.bytes(name) != nil)
    #expect(CoreResource.read(name).diagnostics.isEmpty)
  }

  @Test(
    "English cardinal numbers",
    arguments: [
      ("0", 0), ("12", 12), ("1,200", 1200), ("1.5", 1.5), ("twenty-one", 21), ("twenty one", 21),
      ("a hundred and five", 105), ("two hundred", 200), ("two thousand and twelve", 2012),
      ("three hundred and forty-two thousand one hundred and one", 342_101), ("a dozen", 12),
      ("two dozen", 24), ("half a dozen", 6), ("two and a half", 2.5), ("one point two five", 1.25),
      ("1.5 million", 1_500_000), ("nineteen", 19), ("ninety nine", 99), ("12,345,678", 12_345_678),
    ] as [(String, Double)])
  func englishCardinal(text: String, value: Double) {
    #expect(whole(Self.english, text).contains { $0.value == .number(value) })
  }

  @Test(
    "Japanese cardinal numbers",
    arguments: [
      ("十", 10), ("二十", 20), ("百五十", 150), ("千二百三十四", 1234), ("3万5千", 35_000),
      ("一億二千万", 120_000_000),
      ("二〇", 20), ("２０", 20), ("半ダース", 6), ("2ダース", 24), ("二点五", 2.5), ("百一", 101), ("さん", 3),
      ("きゅう", 9),
      ("二十一", 21), ("1.5", 1.5),
    ] as [(String, Double)])
  func japaneseCardinal(text: String, value: Double) {
    #expect(whole(Self.japanese, text).contains { $0.value == .number(value) })
  }

  @Test(
    "what is no number is none",
    arguments: [
      "twenty twelve", "one one", "two hundred hundred", "tens", "onex", "twentyone",
      "and", "",
    ])
  func noCardinal(text: String) {
    #expect(
      !whole(Self.english, text).contains { if case .number = $0.value { true } else { false } })
  }

  @Test(
    "English times, lengths, quantities and the rest",
    arguments: [
      ("half past nine", .clock(34_200_000, isBare: false)),
      ("9:30", .clock(34_200_000, isBare: false)),
      ("9:30 pm", .clock(77_400_000, isBare: false)),
      ("a quarter to ten", .clock(35_100_000, isBare: false)),
      ("ten past nine", .clock(33_000_000, isBare: false)),
      ("ten o'clock", .clock(36_000_000, isBare: false)),
      ("12 am", .clock(0, isBare: false)), ("noon", .clock(43_200_000, isBare: false)),
      ("nine thirty", .clock(34_200_000, isBare: false)), ("ten", .clock(36_000_000, isBare: true)),
      ("five minutes", .span(300_000)), ("90s", .span(90_000)),
      ("an hour and a half", .span(5_400_000)),
      ("half an hour", .span(1_800_000)), ("1 minute 30 seconds", .span(90_000)),
      ("an hour", .span(3_600_000)),
      ("two and a half hours", .span(9_000_000)), ("in twenty minutes", .fromNow(1_200_000)),
      ("five minutes ago", .ago(300_000)), ("20 kg", .quantity(Quantity(20, "kg"))),
      ("1.5t", .quantity(Quantity(1.5, "t"))), ("half a kilo", .quantity(Quantity(0.5, "kg"))),
      ("5 feet 6 inches", .quantity(Quantity(5.5, "foot"))),
      ("two and a half metres", .quantity(Quantity(2.5, "m"))),
      ("90 degrees", .quantity(Quantity(90, "degree"))),
      ("20 %", .quantity(Quantity(20, "percent"))),
      ("three squares", .quantity(Quantity(3, "square"))), ("first", .ordinal(1)),
      ("21st", .ordinal(21)),
      ("twenty-first", .ordinal(21)), ("last", .ordinal(-1)), ("second to last", .ordinal(-2)),
      ("two thirds", .fraction(2.0 / 3)), ("half", .fraction(0.5)), ("3/4", .fraction(0.75)),
      ("two or three", .range(2, 3)), ("2-3", .range(2, 3)), ("a couple of", .number(2)),
      ("several", .few),
      ("twice", .times(2)), ("three times", .times(3)),
    ] as [(String, NumberValue)])
  func english(text: String, value: NumberValue) {
    #expect(whole(Self.english, text).contains { $0.value == value && $0.counter == nil })
  }

  @Test(
    "Japanese times, lengths, quantities and the rest",
    arguments: [
      ("午後三時半", .clock(55_800_000, isBare: false)), ("10時", .clock(36_000_000, isBare: false)),
      ("9時15分", .clock(33_300_000, isBare: false)), ("十時五分前", .clock(35_700_000, isBare: false)),
      ("正午", .clock(43_200_000, isBare: false)), ("9：30", .clock(34_200_000, isBare: false)),
      ("20分", .span(1_200_000)), ("1時間半", .span(5_400_000)), ("1時間20分", .span(4_800_000)),
      ("半日", .span(43_200_000)),
      ("20分後", .fromNow(1_200_000)), ("5分前", .ago(300_000)), ("８キロ", .quantity(Quantity(8, "kg"))),
      ("1.5トン", .quantity(Quantity(1.5, "t"))), ("90度", .quantity(Quantity(90, "degree"))),
      ("20％", .quantity(Quantity(20, "percent"))), ("二割五分", .quantity(Quantity(25, "percent"))),
      ("三番目", .ordinal(3)), ("最後", .ordinal(-1)), ("第2", .ordinal(2)), ("最後から二番目", .ordinal(-2)),
      ("半分", .fraction(0.5)), ("三分の一", .fraction(1.0 / 3)), ("三回", .times(3)), ("いくつか", .few),
    ] as [(String, NumberValue)])
  func japanese(text: String, value: NumberValue) {
    #expect(whole(Self.japanese, text).contains { $0.value == value && $0.counter == nil })
  }

  @Test(
    "Japanese counters stay with their number",
    arguments: [
      ("二箱", .number(2), "箱"), ("3個", .number(3), "個"), ("一つ", .number(1), "つ"),
      ("ふたつ", .number(2), "つ"),
      ("２、３個", .range(2, 3), "個"), ("二、三個", .range(2, 3), "個"), ("二三個", .range(2, 3), "個"),
      ("5〜6本", .range(5, 6), "本"), ("三冊目", .ordinal(3), "冊"), ("二つ目", .ordinal(2), "つ"),
      ("数個", .few, "個"),
      ("十二台", .number(12), "台"), ("ひとり", .number(1), "人"), ("半ダース", .number(6), nil),
    ] as [(String, NumberValue, String?)])
  func counted(text: String, value: NumberValue, counter: String?) {
    #expect(whole(Self.japanese, text).contains { $0.value == value && $0.counter == counter })
  }

  @Test("a domain brings counters of its own")
  func domainCounters() {
    let reader = NumberReader(language: "ja", counters: ["樽"])
    #expect(whole(reader, "二樽").contains { $0.value == .number(2) && $0.counter == "樽" })
    #expect(whole(Self.japanese, "二樽").isEmpty)
  }

  @Test("edges begin at a position and end at words")
  func positions() {
    let text = NormalText("bring two boxes").scalars
    #expect(Self.english.edges(in: text, at: 6).contains { $0.end == 9 && $0.value == .number(2) })
    #expect(Self.english.edges(in: text, at: 0).isEmpty)
    #expect(Self.english.edges(in: text, at: 7).isEmpty)
    #expect(Self.english.edges(in: text, at: 99).isEmpty)
    #expect(whole(Self.english, "often").isEmpty)
  }

  @Test("units are converted to their base")
  func conversion() {
    #expect(UnitSizes.inBase(Quantity(1.5, "t")) == Quantity(1500, "kg"))
    #expect(UnitSizes.inBase(Quantity(2, "foot")) == Quantity(0.6096, "m"))
    #expect(UnitSizes.inBase(Quantity(3, "square")) == Quantity(3, "square"))
  }

  @Test("long rows of digits and words end")
  func longInput() {
    let long = NormalText(String(repeating: "百万", count: 400) + String(repeating: "9", count: 400))
      .scalars
    for position in long.indices.prefix(50) {
      #expect(Self.japanese.edges(in: long, at: position).allSatisfy { $0.end <= long.count })
    }
    let words = NormalText(String(repeating: "one and a half hours ", count: 100)).scalars
    #expect(Self.english.edges(in: words, at: 0).count < 100)
  }
}
