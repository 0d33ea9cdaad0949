import Language
import Meaning
import Testing
import WordForms

/// Every way of asking for something, of every verb of the small depot: one meaning.
@Suite("Japanese requests")
struct JapaneseRequestTests {
  static let front = JapaneseDepot.make().front
  static let table = InflectionTable(language: "ja")

  /// What is asked for, and the verb that asks.
  static let deeds = [
    ("お茶をA1に", "運ぶ"), ("お茶をA1に", "届ける"), ("お茶をA1に", "移す"), ("お茶をA1に", "置く"), ("お茶をA1へ", "持って行く"),
    ("お茶をA1まで", "持って来る"), ("A1に", "移動する"), ("A1に", "行く"), ("A1で", "充電する"), ("A1を", "数える"),
    ("A1の在庫を", "確認する"), ("手を", "振る"),
  ]

  /// Behind the form in て.
  static let behindTe = [
    "", "ね", "よ", "ください", "下さい", "くれ", "くれよ", "くれる？", "くれる", "くれるか", "くれるかな", "くれない？", "くれないか",
    "くれないかな",
    "くれます？", "くれますか", "くれませんか", "くださいますか", "くださいませんか", "もらえる？", "もらえるかな", "もらえない？", "もらえないかな",
    "もらえます？",
    "もらえますか", "もらえませんか", "もらえないでしょうか", "いただけますか", "いただけませんか", "いただけないでしょうか", "もらってもいい？", "ちょうだい",
    "ちょうだいね", "頂戴", "ほしい", "欲しい", "ほしいな", "ほしいです", "ほしいんだけど", "ほしいのですが", "もらいたい", "もらいたいんだけど",
    "お願い",
    "お願いします", "お願いできる？", "お願いできますか", "くれると助かる", "くれると助かります", "くれたら助かる", "くれたらうれしいな", "もらえると助かる",
    "もらえると嬉しいです", "もらえたらありがたい", "頼む",
  ]

  private func meaning(_ text: String) -> String {
    meaningAlone(Self.front.read(text, in: TalkContext()).readings.first?.turn)
  }

  /// All that is near the best reading: which of them counts is settled by the talk.
  private func meanings(_ text: String) -> [String] {
    Self.front.read(text, in: TalkContext()).readings.map { meaningAlone($0.turn) }
  }

  /// All texts of a form of a verb.
  private func forms(_ name: String, of verb: String) -> [String] {
    Self.table.forms(of: verb, kind: .verb).filter { $0.name == name }.map(\.text)
  }

  @Test("plain or polite, direct or not: one request", arguments: deeds)
  func requests(said: String, verb: String) {
    let plain = meaning(said + Self.table.form("te", of: verb))
    #expect(plain.contains("instruct"))
    var forms: [String] = []
    for te in self.forms("te", of: verb) + self.forms("ahead.te", of: verb) {
      forms += Self.behindTe.map { te + $0 }
    }
    forms += self.forms("imperative", of: verb) + self.forms("nasai", of: verb)
    forms += self.forms("nakereba", of: verb).filter { !$0.hasSuffix("かったら") }.map { $0 + "いけない" }
    for form in forms { #expect(meaning(said + form) == plain, "\(said)\(form)") }
  }

  @Test("with a place, asking whether it can be done is asking for it", arguments: deeds.prefix(6))
  func abilities(said: String, verb: String) {
    let plain = meaning(said + Self.table.form("te", of: verb))
    for can in forms("potential.dictionary", of: verb) {
      for end in ["？", "かな", "かな？", "か"] {
        #expect(meanings(said + can + end).contains(plain), "\(said)\(can)\(end)")
      }
    }
    for can in forms("potential.masu", of: verb) {
      #expect(meanings(said + can + "か").contains(plain), "\(said)\(can)か")
    }
    for cannot in forms("potential.nai", of: verb) {
      #expect(meanings(said + cannot + "かな").contains(plain), "\(said)\(cannot)かな")
    }
  }

  // Where not to go is kept out of, a constraint of another kind.
  @Test(
    "plain or polite, asked or told: one prohibition", arguments: deeds.filter { $0.1 != "行く" })
  func prohibitions(said: String, verb: String) {
    let plain = meaning(said + Self.table.form("naide", of: verb))
    #expect(plain.contains("negated: true"))
    let not = Self.table.form("nai", of: verb)
    var forms = [
      "で", "でね", "でください", "でくれ", "でくれる？", "でくれない？", "でくれますか", "でもらえる？", "でもらえますか", "でもらえませんか",
      "でほしい",
      "でほしいです", "でちょうだい", "でお願いします", "ように", "ようにして", "ようにしてください", "ようにお願いします",
    ].map { not + $0 }
    forms += self.forms("na", of: verb).flatMap { [$0, $0 + "よ"] }
    for tewa in self.forms("tewa", of: verb) {
      forms += ["いけない", "だめ", "だめだよ", "いけません"].map { tewa + $0 }
    }
    for form in forms { #expect(meaning(said + form) == plain, "\(said)\(form)") }
  }
}
