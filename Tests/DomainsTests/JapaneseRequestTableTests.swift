import Domains
import Language
import Meaning
import Testing
import WordForms

@testable import Understanding

/// Every verb of every domain in every form in which Japanese ask for something: one meaning. The
/// sentences are made from the domain's own templates.
@Suite("Japanese requests of the domains")
struct JapaneseRequestTableTests {
  static let table = InflectionTable(language: "ja")
  static let domains = ["blocks", "warehouse"].compactMap { name in
    Domain.load(folder: domainFolder(name)).domain.map {
      (name: name, front: $0.front, words: $0.words)
    }
  }

  /// What is asked for, up to the verb, and the verb that asks.
  struct Deed: CustomTestStringConvertible, Sendable {
    var domain: Int
    var said: String
    var verb: String
    var inflection: String?
    var testDescription: String { said + verb }
  }

  /// One deed for each frame of each intent that can be asked for, its roles filled by names.
  static let deeds: [Deed] = domains.indices.flatMap { number -> [Deed] in
    let front = domains[number].front
    guard let words = domains[number].words.first(where: { $0.language == "ja" }) else { return [] }
    let frames = LanguageParser.make(vocabulary: front.vocabulary, words: words, besides: []).frames
    var seen: Set<String> = []
    return frames.compactMap { frame -> Deed? in
      guard frame.means.kind == .intent, frame.aspect == .plain,
        case .verb(let verb, let inflection, let particle) = frame.head,
        let intent = front.vocabulary.intents.first(where: { $0.name == frame.means.name }),
        !isBelieved(intent)
      else { return nil }
      var said = ""
      for argument in frame.arguments {
        guard let name = name(of: argument.types, front) else { return nil }
        var mark = ""
        if case .words(let words)? = argument.marks.first { mark = words }
        if argument.isOptional && argument.fallback != .ask { continue }
        said += name + mark
      }
      said += particle ?? ""
      guard seen.insert(said + verb).inserted else { return nil }
      return Deed(domain: number, said: said, verb: verb, inflection: inflection)
    }
  }

  private static func isBelieved(_ intent: Vocabulary.Intent) -> Bool {
    if case .believe = intent.effect { true } else { false }
  }

  /// How the first thing of a type is called.
  private static func name(of types: [String], _ front: LanguageFront) -> String? {
    if types.contains("number") { return "三つ" }
    if types.contains("text") { return "「はい」" }
    let space = TypeSpace(front.vocabulary.types)
    let wanted = space.accepting(types)
    let found = front.vocabulary.objects.first { space.of($0.types).isSubset(of: wanted) }
    return found.map { front.say(Entity(.name($0.name)), in: "ja") }
  }

  private func forms(_ name: String, _ deed: Deed) -> [String] {
    Self.table.forms(of: deed.verb, class: deed.inflection, kind: .verb)
      .filter { $0.name == name }.map(\.text)
  }

  private func readings(_ text: String, _ deed: Deed) -> [Turn] {
    Self.domains[deed.domain].front.read(text, in: TalkContext()).readings.map {
      Turn($0.turn.acts.map(withoutAhead))
    }
  }

  /// The act as a plain one: that something is done ahead of need makes no other task.
  private func withoutAhead(_ act: Act) -> Act {
    guard case .instruct(var instruction) = act, case .clause(var clause) = instruction.body,
      clause.aspect == .ahead
    else { return act }
    clause.aspect = .plain
    instruction.body = .clause(clause)
    return .instruct(instruction)
  }

  private func isRequest(_ turn: Turn) -> Bool {
    turn.acts.contains { act in
      if case .instruct = act { true } else { false }
    }
  }

  @Test("there is a deed of every domain with Japanese words")
  func thereAreDeeds() {
    #expect(Set(Self.deeds.map(\.domain)).count == Self.domains.count)
    #expect(Self.deeds.count > 20)
  }

  static let behindTe = [
    "", "ね", "よ", "ください", "くれ", "くれる？", "くれるかな", "くれない？", "くれないか", "くれますか", "くれませんか", "くださいませんか",
    "もらえる？", "もらえるかな", "もらえない？", "もらえないかな", "もらえますか", "もらえませんか", "いただけますか", "いただけませんか",
    "もらってもいい？", "ちょうだい", "ちょうだいね", "ほしい", "ほしいんだけど", "ほしいです", "お願い", "お願いします", "お願いできますか",
    "くれると助かる", "もらえると助かります", "くれたらうれしいな", "もらえたらありがたい", "頼む",
  ]

  @Test("plain or polite, direct or not: one request", arguments: deeds)
  func requests(deed: Deed) {
    let plain = Set(readings(deed.said + (forms("te", deed).first ?? ""), deed))
    #expect(plain.contains(where: isRequest), "\(deed.said)\(deed.verb)")
    var forms: [String] = []
    for te in self.forms("te", deed) + self.forms("ahead.te", deed) {
      forms += Self.behindTe.map { te + $0 }
    }
    forms += self.forms("imperative", deed) + self.forms("nasai", deed)
    forms += self.forms("tara", deed).flatMap { [$0 + "？", $0 + "どう？"] }
    forms += self.forms("potential.nai", deed).map { $0 + "かな" }
    for can in self.forms("potential.dictionary", deed) { forms += [can + "かな", can + "？"] }
    for form in forms {
      #expect(!plain.isDisjoint(with: readings(deed.said + form, deed)), "\(deed.said)\(form)")
    }
  }

  @Test("plain or polite, asked or told: one prohibition", arguments: deeds)
  func prohibitions(deed: Deed) {
    let plain = Set(readings(deed.said + (forms("naide", deed).first ?? ""), deed))
    let not = forms("nai", deed).first ?? ""
    var forms = [
      "でください", "でくれる？", "でくれない？", "でもらえますか", "でほしい", "でちょうだい", "でお願いします", "ように", "ようにして",
      "ようにお願いします",
    ].map { not + $0 }
    forms += self.forms("na", deed).flatMap { [$0, $0 + "よ"] }
    for tewa in self.forms("tewa", deed) { forms += [tewa + "いけない", tewa + "だめだよ"] }
    for form in forms {
      #expect(!plain.isDisjoint(with: readings(deed.said + form, deed)), "\(deed.said)\(form)")
    }
  }
}
