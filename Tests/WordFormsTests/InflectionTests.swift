import Testing
import WordForms

@Suite("Inflection")
struct InflectionTests {
  static let english = InflectionTable(language: "en")
  static let japanese = InflectionTable(language: "ja")

  @Test("the core tables are well-formed", arguments: ["en", "ja"])
  func tablesAreWellFormed(language: String) {
    #expect(InflectionTable.diagnostics(of: language).isEmpty)
    let table = InflectionTable(language: language)
    #expect(
      table.forms(of: "box", kind: .noun).count + table.forms(of: "する", kind: .verb).count > 3)
  }

  @Test(
    "English verbs have their five forms",
    arguments: [
      ("bring", "brings brought brought bringing"), ("put", "puts put put putting"),
      ("stop", "stops stopped stopped stopping"), ("carry", "carries carried carried carrying"),
      ("move", "moves moved moved moving"), ("fix", "fixes fixed fixed fixing"),
      ("go", "goes went gone going"), ("be", "is was been being"),
      ("unload", "unloads unloaded unloaded unloading"), ("stay", "stays stayed stayed staying"),
      ("refer", "refers referred referred referring"), ("visit", "visits visited visited visiting"),
      ("equip", "equips equipped equipped equipping"), ("quit", "quits quit quit quitting"),
      ("overtake", "overtakes overtook overtaken overtaking"), ("tie", "ties tied tied tying"),
      ("agree", "agrees agreed agreed agreeing"), ("scan", "scans scanned scanned scanning"),
      ("push", "pushes pushed pushed pushing"), ("load", "loads loaded loaded loading"),
      ("mimic", "mimics mimicked mimicked mimicking"),
      ("debark", "debarks debarked debarked debarking"),
    ])
  func englishVerb(lemma: String, forms: String) {
    let made = ["third", "past", "participle", "gerund"].map { Self.english.form($0, of: lemma) }
    #expect(made.joined(separator: " ") == forms)
    #expect(Self.english.form("base", of: lemma) == lemma)
  }

  @Test(
    "English nouns have a plural",
    arguments: [
      ("box", "boxes"), ("shelf", "shelves"), ("aisle", "aisles"), ("battery", "batteries"),
      ("tray", "trays"), ("fruit box", "fruit boxes"), ("foot", "feet"), ("glass", "glasses"),
      ("forklift", "forklifts"), ("sheep", "sheep"), ("foreman", "foremans"),
    ])
  func englishPlural(noun: String, plural: String) {
    #expect(Self.english.form("plural", of: noun) == plural)
  }

  @Test(
    "English adjectives are compared",
    arguments: [
      ("heavy", "heavier heaviest"), ("light", "lighter lightest"), ("big", "bigger biggest"),
      ("red", "redder reddest"), ("large", "larger largest"),
      ("expensive", "more expensive most expensive"),
      ("far", "farther farthest"), ("narrow", "narrower narrowest"), ("new", "newer newest"),
      ("simple", "simpler simplest"), ("careful", "more careful most careful"),
      ("near", "nearer nearest"),
    ])
  func englishComparison(word: String, forms: String) {
    let made = ["comparative", "superlative"].map { Self.english.form($0, of: word) }
    #expect(made.joined(separator: " ") == forms)
  }

  @Test(
    "Japanese verbs change by their class",
    arguments: [
      ("運ぶ", "運んで 運んだ 運ばない 運びます 運べ 運ぼう 運べば 運んだら"),
      ("置く", "置いて 置いた 置かない 置きます 置け 置こう 置けば 置いたら"),
      ("移す", "移して 移した 移さない 移します 移せ 移そう 移せば 移したら"),
      ("待つ", "待って 待った 待たない 待ちます 待て 待とう 待てば 待ったら"),
      ("急ぐ", "急いで 急いだ 急がない 急ぎます 急げ 急ごう 急げば 急いだら"),
      ("読む", "読んで 読んだ 読まない 読みます 読め 読もう 読めば 読んだら"),
      ("取る", "取って 取った 取らない 取ります 取れ 取ろう 取れば 取ったら"),
      ("洗う", "洗って 洗った 洗わない 洗います 洗え 洗おう 洗えば 洗ったら"),
      ("行く", "行って 行った 行かない 行きます 行け 行こう 行けば 行ったら"),
      ("持って行く", "持って行って 持って行った 持って行かない 持って行きます 持って行け 持って行こう 持って行けば 持って行ったら"),
      ("届ける", "届けて 届けた 届けない 届けます 届けろ 届けよう 届ければ 届けたら"),
      ("見る", "見て 見た 見ない 見ます 見ろ 見よう 見れば 見たら"),
      ("切る", "切って 切った 切らない 切ります 切れ 切ろう 切れば 切ったら"),
      ("入る", "入って 入った 入らない 入ります 入れ 入ろう 入れば 入ったら"),
      ("はいる", "はいって はいった はいらない はいります はいれ はいろう はいれば はいったら"),
      ("充電する", "充電して 充電した 充電しない 充電します 充電しろ 充電しよう 充電すれば 充電したら"),
      ("持って来る", "持って来て 持って来た 持って来ない 持って来ます 持って来い 持って来よう 持って来れば 持って来たら"),
      ("もってくる", "もってきて もってきた もってこない もってきます もってこい もってこよう もってくれば もってきたら"),
      ("ある", "あって あった ない あります あれ あろう あれば あったら"),
    ])
  func japaneseVerb(lemma: String, forms: String) {
    let names = ["te", "ta", "nai", "masu", "imperative", "volitional", "ba", "tara"]
    let made = names.map { Self.japanese.form($0, of: lemma, kind: .verb) }
    #expect(made.joined(separator: " ") == forms)
  }

  @Test(
    "what is said of a verb makes verbs again",
    arguments: [
      ("ahead.te", "運んでおいて"), ("ahead.te", "運んどいて"), ("ahead.potential.dictionary", "運んでおける"),
      ("progressive.dictionary", "運んでいる"), ("progressive.dictionary", "運んでる"),
      ("progressive.te", "運んでて"), ("come.te", "運んできて"), ("go.te", "運んでって"),
      ("done.ta", "運んじゃった"), ("passive.progressive.dictionary", "運ばれている"),
      ("potential.dictionary", "運べる"), ("causative.te", "運ばせて"), ("desire.dictionary", "運びたい"),
      ("nakereba", "運ばなきゃ"), ("tewa", "運んじゃ"), ("naide", "運ばずに"), ("nasai", "運びなさい"),
      ("na", "運ぶな"), ("nagara", "運びながら"), ("honorific", "お運び"), ("mashita", "運びました"),
    ])
  func japaneseDerived(name: String, text: String) {
    let forms = Self.japanese.forms(of: "運ぶ", kind: .verb)
    #expect(forms.contains { $0.name == name && $0.text == text })
  }

  @Test("forms tell what they say besides the word")
  func featuresOfForms() {
    let forms = Self.japanese.forms(of: "運ぶ", kind: .verb)
    let found = forms.first { $0.text == "運んでいなかった" }
    #expect(found?.features == ["progressive", "finite", "negated", "past", "nakatta"])
  }

  @Test("a class that is named wins over the ending")
  func namedClass() {
    #expect(Self.japanese.form("te", of: "きる", class: "1", kind: .verb) == "きて")
    #expect(Self.japanese.form("te", of: "きる", class: "5", kind: .verb) == "きって")
  }

  @Test(
    "Japanese adjectives change",
    arguments: [
      ("重い", "ta", "重かった"), ("重い", "nai", "重くない"), ("重い", "adverb", "重く"),
      ("いい", "nai", "よくない"), ("軽い", "tara", "軽かったら"), ("空", "na", "空な"),
    ])
  func japaneseAdjective(word: String, form: String, text: String) {
    #expect(Self.japanese.form(form, of: word, kind: .adjective) == text)
  }

  @Test("a word of no known class stays as it is")
  func unknownWord() {
    #expect(Self.japanese.form("te", of: "stack", kind: .verb) == "stack")
    #expect(Self.japanese.forms(of: "", kind: .verb).allSatisfy { $0.text.count < 12 })
    #expect(InflectionTable().form("past", of: "bring") == "bring")
  }

  @Test(
    "what stands around the unchanged part of a word makes its forms again",
    arguments: [
      "運ぶ", "取る", "置く", "待つ", "いらっしゃる", "ある", "行く", "コピーする", "持ってくる", "来る", "つかう", "おく",
      "くれる", "読む",
    ])
  func endings(verb: String) {
    let stems = Self.japanese.stems(of: verb, class: nil, kind: .verb)
    let made = Self.japanese.endings(of: stems, kind: .verb) { _ in true }
    let forms = Self.japanese.forms(of: verb, kind: .verb)
    #expect(
      Set(made.map { [$0.before + stems.shared + $0.after] + $0.features })
        == Set(forms.map { [$0.text] + $0.features }))
  }
}
