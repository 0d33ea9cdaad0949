/// What is folded into what. Scripts and their signs only; no word of a language.
enum FoldingTable {
  static func scalar(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }

  /// U+FF65 to U+FF9D in the order of the code chart.
  static let halfWidthKana = Array(
    "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  /// Scalars that are one sign under another shape.
  static let one = pairs(
    """
    ‘' ’' ʼ' ′' `' ´' “" ”" „" ″" «" »" 『「 』」 、, 。. ：: ；;
    ぢじ づず ゔぶ ヵか ヶか ゕか ゖか ゑえ ゐい ゎわ
    髙高 﨑崎 嵜崎 濵浜 濱浜 邊辺 邉辺 澤沢 齋斎 齊斉 國国 廣広 櫻桜 澁渋 瀧滝 龍竜 壽寿 槇槙 栁柳 冨富 舘館 圓円 學学 號号 數数 臺台 體体 黑黒 黃黄 綠緑 靑青
    壱一 弐二 参三 拾十 〇零
    ①1 ②2 ③3 ④4 ⑤5 ⑥6 ⑦7 ⑧8 ⑨9 ⓪0 ⁰0 ¹1 ²2 ³3 ⁴4 ⁵5 ⁶6 ⁷7 ⁸8 ⁹9
    àa áa âa ãa äa åa çc èe ée êe ëe ìi íi îi ïi ñn òo óo ôo õo öo ùu úu ûu üu ýy ÿy
    Àa Áa Âa Ãa Äa Åa Çc Èe Ée Êe Ëe Ìi Íi Îi Ïi Ñn Òo Óo Ôo Õo Öo Ùu Úu Ûu Üu Ýy
    """)

  /// Signs that stand for several.
  static let several = several(
    """
    ⑩10 ⑪11 ⑫12 ⑬13 ⑭14 ⑮15 ⑯16 ⑰17 ⑱18 ⑲19 ⑳20 ½1/2 ⅓1/3 ⅔2/3 ¼1/4 ¾3/4 ㎏kg ㎎mg ㎝cm ㎜mm ㎞km ℃°c ㍍めえとる ㌔きろ ㌘ぐらむ ㌧とん ㌢せんち
    №no ßss æae œoe …... ‥..
    """)

  /// Dashes, minus signs, long vowel marks and waves, whatever they look like.
  static let dashes: Set<UInt32> = [
    0x2D, 0x7E, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500, 0x2501, 0x30FC,
    0x301C, 0x223C, 0xFF70,
  ]

  /// Signs at which a stretch of speech ends.
  static let ends: Set<Unicode.Scalar> = [".", ",", "!", "?", ";", ":", ")", "」"]

  static let smallVowels: [Unicode.Scalar: Unicode.Scalar] = [
    "ぁ": "あ", "ぃ": "い", "ぅ": "う", "ぇ": "え", "ぉ": "お",
  ]
  static let vCombined: [Pair: Unicode.Scalar] = [
    Pair("ぶ", "ぁ"): "ば", Pair("ぶ", "ぃ"): "び", Pair("ぶ", "ぇ"): "べ", Pair("ぶ", "ぉ"): "ぼ",
  ]

  static let voiced = pairs(
    "かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ ちぢ つづ てで とど はば ひび ふぶ へべ ほぼ うゔ")
  static let halfVoiced = pairs("はぱ ひぴ ふぷ へぺ ほぽ")

  /// The vowel that a long vowel mark after a kana stands for: こー is こう, けー is けえ.
  static func vowel(of kana: Unicode.Scalar) -> Unicode.Scalar? { vowels[kana] }

  /// Whether a small vowel after a kana only draws it out: ねぇ, but not ファ.
  static func isDrawnOut(_ kana: Unicode.Scalar, by small: Unicode.Scalar) -> Bool {
    guard let vowel = vowels[kana] else { return false }
    return oRow.contains(kana) ? small == "お" : vowel == small
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: true
    default: false
    }
  }

  private static let oRow = Set("おこそとのほもよろをごぞどぼぽょぉ".unicodeScalars)

  private static let vowels: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("あ", "あかさたなはまやらわがざだばぱゃぁ"), ("い", "いきしちにひみりぎじびぴぃ"),
      ("う", "うくすつぬふむゆるぐずぶぷゅぅ"), ("え", "えけせてねへめれげぜでべぺぇ"),
      ("う", "おこそとのほもよろをごぞどぼぽょぉ"),
    ]
    var vowels: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (vowel, kana) in rows { for scalar in kana.unicodeScalars { vowels[scalar] = vowel } }
    return vowels
  }()

  private static func pairs(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for pair in text.split(whereSeparator: \.isWhitespace) {
      let scalars = Array(pair.unicodeScalars)
      if scalars.count == 2 { table[scalars[0]] = scalars[1] }
    }
    return table
  }

  private static func several(_ text: String) -> [Unicode.Scalar: [Unicode.Scalar]] {
    var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for entry in text.split(whereSeparator: \.isWhitespace) {
      let scalars = Array(entry.unicodeScalars)
      if scalars.count > 2 { table[scalars[0]] = Array(scalars.dropFirst()) }
    }
    return table
  }
}
