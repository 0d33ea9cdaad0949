import Language
import Meaning
import SourceText

/// The words of the small depot in Japanese.
enum JapaneseDepot {
  static let words = """
    language: ja
    nouns: { box: [箱/はこ, 段ボール], shelf: [棚/たな], dock: [出荷口, ドック], place: [場所/ばしょ], sku: [商品], aisle: [通路, 列], robot: ロボット, charger: 充電器 }
    counters: { box: [箱, 個, つ], shelf: [台, つ] }
    names: { dock-1: [1番出荷口, 北の出荷口, ドック1], dock-2: [2番出荷口, ドック2], "shelf-{row}-{n}": ["{row}{n}", "{row}棚の{n}番"], "aisle-{n}": ["{n}列"],
             candle: ろうそく, tea: [お茶, 茶], coffee: コーヒー, rope: ロープ, west-way: 西通路, east-way: 東通路, r1: ロビー }
    properties: { red: [赤い, 赤], blue: [青い, 青], white: [白い, 白], empty: [空, 空いている] }
    measures: { weight: { high: 重い, low: 軽い, nouns: 重さ }, load-limit: { nouns: 積載量 }, distance: { high: 遠い, low: 近い } }
    relations:
      at: ["{it}が{ground}に(~ある|~いる)", "{ground}の{it}"]
      at.begins: ["{it}が{ground}に(~着く|~届く)"]
      contains: ["{ground}に{it}が~入っている", "{it}の{ground}"]
      beside: ["{it}が{ground}の(隣|横)に(~ある|~いる)"]
      holding: ["{ground}が{it}を~持つ"]
    intents:
      deliver: ["{item}を[{source}から]{destination}(に|へ|まで)(~運ぶ|~届ける|~移す|~持って行く|~持って来る)", "{item}を{destination}に~置く"]
      charge: ["[{place}で]~充電する"]
      close: ["{aisle}を~閉鎖する", "{aisle}は(通れない|閉鎖中だ)"]
      stocktake: ["{place}[の(在庫|数)]を(~数える|~確認する)"]
      wave: ["手を~振る"]
    actions: { pick: "[{p}で]{b}を~取る", drop: "[{p}に]{b}を~降ろす", move: "[{from}から]{to}(へ|に|まで)(~移動する|~行く)" }
    """

  static func make() -> (front: LanguageFront, diagnostics: [Diagnostic]) {
    LanguageFront.make(
      vocabulary: FolderText.vocabulary(ReadingDepot.vocabulary),
      words: [FolderText.words(of: ReadingDepot.english), FolderText.words(of: words)])
  }
}
