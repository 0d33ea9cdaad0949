import Language
import Meaning
import Testing

/// Utterances against the small depot. What one means is told by an utterance that means the same: its
/// English twin, or a plain Japanese one.
@Suite("Reading Japanese")
struct JapaneseReadingTests {
  static let front = JapaneseDepot.make()

  private func best(_ text: String, questionOpen: Bool = false) -> Turn? {
    var context = TalkContext()
    context.questionOpen = questionOpen
    return Self.front.front.read(text, in: context).readings.first?.turn
  }

  @Test("the core grammar and the words are well-formed")
  func wellFormed() {
    #expect(Self.front.diagnostics.isEmpty)
  }

  @Test(
    "twins mean the same",
    arguments: [
      ("1番出荷口ろうそく持ってきて", "bring the candles to dock 1"),
      ("お茶を二箱、1番出荷口に運んでおいてくれる？", "bring two tea cartons to dock 1"),
      ("ロープ以外、B列の箱を全部2番出荷口に運んで", "move all boxes in row B to dock 2 except the rope"),
      ("15キロ未満で一番重い箱をA3に運んで", "take the heaviest box under 15 kg to A3"),
      ("それ、A1じゃなくてA2に持っていって", "take it to A2"), ("再開して", "go on"),
      ("青いコーヒーはB3にあるよ", "the blue coffee is on B3"),
      ("赤い箱をA3に運んで", "carry the red cartons to A3"),
      ("じゃあそれで", "do that"),
      ("充電して", "charge"), ("A1は空いてる？", "is A1 empty?"), ("なんで？", "why?"),
      ("ありがとう", "thanks"), ("お疲れさま", "well done"),
      ("西通路は通れないよ", "the west way is closed"), ("止まって", "stop"), ("取り消し", "undo"),
      ("全部中止", "cancel everything"),
    ])
  func twins(japanese: String, english: String) {
    #expect(meaningAlone(best(japanese)) == meaningAlone(best(english)))
  }

  static let requests = [
    "運んで", "運んでね", "運んでください", "運んで下さい", "運んでくれ", "運んでくれる？", "運んでくれるかな", "運んでくれない？", "運んでくれないか",
    "運んでくれますか", "運んでくれませんか", "運んでくださいますか", "運んでくださいませんか", "運んでもらえる？", "運んでもらえない？", "運んでもらえますか",
    "運んでもらえませんか", "運んでもらえないかな", "運んでいただけますか", "運んでいただけませんか", "運んでちょうだい", "運んで頂戴", "運んでほしい",
    "運んで欲しいんだけど", "運んでほしいです", "運んでもらいたい", "運んでお願い", "運びなさい", "運べ", "運べよ", "お運びください", "運んでおいて",
    "運んどいて",
    "運んでおいてくれる？", "運んどいてください", "運べるかな？", "運べる？", "運べますか？", "運べない？", "運べませんか？", "運んでくれたら助かる",
    "運んでくれたらうれしいな", "運んでくれると助かります", "運んでもらえると嬉しい", "運んでもらえたら助かるな", "運んでもらえるとありがたい", "はこんで",
    "はこんでくれる？",
    "運ばなきゃ", "運ばないと", "運ぶように", "運んでよ", "運んで！",
  ]
  @Test("requests are one request, however they are made", arguments: requests)
  func request(form: String) {
    #expect(meaningAlone(best("お茶をA1に" + form)) == meaningAlone(best("お茶をA1に運んで")))
  }

  @Test(
    "prohibitions are one prohibition",
    arguments: [
      "運ばないで", "運ばないでください", "運ばないでくれる？", "運ばないでほしい", "運ぶな", "運んじゃだめ", "運んではいけない", "運ばないように",
      "運ばないようにして",
    ])
  func prohibition(form: String) {
    #expect(meaningAlone(best("お茶をA1に" + form)) == meaningAlone(best("お茶をA1に運ばないで")))
  }

  @Test(
    "order, spelling, marks left out, width, fillers and softeners make no other task",
    arguments: [
      "A1にお茶を運んで", "お茶A1に運んで", "A1にお茶運んで", "おちゃをＡ１にはこんで", "お茶を Ａ１ に 運んで", "お茶をA1へ運んで", "お茶をA1まで運んで",
      "えっと、お茶をA1に運んで", "すみません、お茶をA1に運んで", "お茶をA1に運んで、よろしく", "じゃあお茶をA1に運んでー", "お茶はA1に運んで",
      "お茶をA棚の1番に運んで",
      "ちょっとお茶をA1に運んで", "お茶をA1に届けて", "お茶をね、A1に運んで",
    ])
  func sameTask(text: String) {
    #expect(meaningAlone(best(text)) == meaningAlone(best("お茶をA1に運んで")))
  }

  @Test(
    "amounts count what they stand beside",
    arguments: [
      ("お茶を二箱A1に運んで", Quantifier.exactly(2)), ("二箱のお茶をA1に運んで", .exactly(2)),
      ("お茶二箱をA1に運んで", .exactly(2)),
      ("お茶をA1に二箱運んで", .exactly(2)), ("お茶の箱を2つA1に運んで", .exactly(2)), ("お茶の箱を全部A1に運んで", .all),
      ("全部のお茶の箱をA1に運んで", .all), ("お茶の箱を半分A1に運んで", .half), ("お茶の箱を少なくとも3つA1に運んで", .atLeast(3)),
      ("お茶の箱を3箱までA1に運んで", .atMost(3)), ("お茶の箱をいくつかA1に運んで", .few), ("お茶の箱をふたつA1に運んで", .exactly(2)),
    ])
  func amounts(text: String, quantifier: Quantifier) {
    guard case .instruct(let instruction)? = best(text)?.acts.first,
      case .clause(let clause) = instruction.body,
      case .description(let item)? = clause["item"]?.kind
    else {
      Issue.record("no instruction: \(meaningAlone(best(text)))")
      return
    }
    #expect(item.quantifier == quantifier)
    #expect(item.kind == "box")
    #expect(item.conditions.count == 1)
  }

  @Test("a rule binds what its trigger brings in, though nothing points to it")
  func zeroPronounInRule() {
    guard case .rule(let rule)? = best("2番出荷口にお茶が着いたら、毎回A1に運んで")?.acts.first,
      case .clause(let clause) = rule.body.body
    else {
      Issue.record("no rule")
      return
    }
    #expect(!rule.once)
    #expect(clause["item"]?.kind == .bound(0))
    #expect(clause["destination"]?.kind == .name("shelf-a-1"))
  }

  @Test("clauses in て are steps in order; before a question they are requests")
  func chains() {
    let steps = best("青い箱をA2に置いて、充電して、あとお茶は何箱ある？")?.acts ?? []
    #expect(steps.count == 2)
    guard case .instruct(let first)? = steps.first, case .sequence(let all) = first.body else {
      Issue.record("no sequence")
      return
    }
    #expect(all.count == 2)
    guard case .ask(let question)? = steps.last else {
      Issue.record("no question")
      return
    }
    #expect(question.asked == .count)
  }

  @Test("a stop word halts, misspelt too", arguments: ["止まって", "ストップ！", "スットプ！", "待って、違う", "ｽﾄｯﾌﾟ"])
  func stops(text: String) {
    #expect(Self.front.front.read(text).stop != nil)
  }

  @Test(
    "conditions, times and ways stay with the instruction",
    arguments: ["A1が空いていたらお茶をそこに置いて、だめならA2に置いて", "A1が空なら充電して"])
  func conditions(text: String) {
    guard case .instruct(let made)? = best(text)?.acts.first, case .conditional = made.body else {
      Issue.record("no condition: \(meaningAlone(best(text)))")
      return
    }
  }

  @Test("now is when it is so")
  func now() {
    guard case .inform(.clause(let clause))? = best("青いコーヒーは今B3にあるよ")?.acts.first else {
      Issue.record("nothing told")
      return
    }
    #expect(clause.time == .now)
  }

  @Test("a word is taught")
  func lesson() {
    guard case .teach(.noun(let word, let meaning))? = best("豆ってコーヒーの箱のことだよ")?.acts.first,
      case .description(let description) = meaning.kind
    else {
      Issue.record("no lesson")
      return
    }
    #expect(word == "豆")
    #expect(description.kind == "box")
  }

  @Test(
    "questions ask for what their words ask for",
    arguments: [
      ("なんでA2に行ったの？", Question.Asked.reason), ("なぜA2に行ったのですか", .reason), ("お茶はどこ？", .place),
      ("お茶はどこにありますか", .place), ("A1に何がある？", .role), ("どの箱が赤い？", .role), ("一番重い箱はどれ？", .role),
      ("お茶は何箱ある？", .count), ("A1に箱は何個ある？", .count), ("いつお茶をA1に運んだ？", .time), ("お茶の箱は重い？", .truth),
      ("お茶はまだA1にある？", .truth), ("今何してるの？", .role), ("どうやって？", .manner), ("あとどれくらい？", .duration),
    ])
  func questions(text: String, asked: Question.Asked) {
    guard case .ask(let question)? = best(text)?.acts.first else {
      Issue.record("no question: \(meaningAlone(best(text)))")
      return
    }
    #expect(question.asked == asked)
  }

  @Test(
    "Japanese that could be two things has one best reading",
    // Whether "can you" asks or asks for it is settled by the talk.
    arguments: JapaneseReadingTests.requests.filter { !$0.hasPrefix("運べ") || $0.hasPrefix("運べよ") })
  func clearRequests(form: String) {
    let readings = Self.front.front.read("お茶の箱をA1に" + form).readings
    let turns = Set(readings.map { meaningAlone($0.turn) })
    #expect(turns.count == 1)
  }

  @Test("deadlines and detours are read")
  func adverbials() {
    guard case .instruct(let made)? = best("10時までに西通路を通らずにお茶をA1に運んで")?.acts.first else {
      Issue.record("no instruction")
      return
    }
    #expect(made.deadline == .clock(36_000_000))
    #expect(made.constraints.count == 1)
  }
}
