import Language
import Meaning
import PDDL
import SourceText
import Understanding

/// Says a sentence for each intent and reads it back: does a sentence reach every intent, and does it
/// mean one thing only? Reads the house rules, too.
struct SentenceCheck {
  private let domain: Domain

  init(_ domain: Domain) { self.domain = domain }

  /// A warning for each intent that its own sentence does not reach, for each sentence with two
  /// meanings, and for each rule that cannot be read.
  var diagnostics: [Diagnostic] {
    domain.words.flatMap { words in
      domain.vocabulary.intents.compactMap { diagnostic(of: $0, in: words) }
    } + domain.rules.compactMap(diagnostic(of:))
  }

  private func diagnostic(of intent: Vocabulary.Intent, in words: DomainWords) -> Diagnostic? {
    guard let entry = words.intents.first(where: { $0.symbol == intent.name }),
      let turn = turn(of: intent)
    else { return nil }
    let sentence = domain.front.say(turn, in: words.language)
    guard !sentence.isEmpty else { return nil }
    var context = TalkContext()
    context.language = words.language
    let readings = domain.front.read(sentence, in: context).readings
    guard let own = readings.first(where: { frames(of: $0.turn).contains(intent.name) }) else {
      // What is only ever said as it stands is in no other words.
      let reached = plainTexts(of: entry).contains { text in
        domain.front.read(text, in: context).readings.contains {
          frames(of: $0.turn).contains(intent.name)
        }
      }
      guard !reached else { return nil }
      return Diagnostic(
        .warning, "no sentence of '\(words.language)' reaches the intent '\(intent.name)'",
        in: words.file, at: entry.range, hint: "'\(sentence)' is read as something else")
    }
    let rivals = readings.filter { $0.cost <= own.cost }.flatMap { frames(of: $0.turn) }
      .filter { $0 != intent.name }
    guard let rival = rivals.first else { return nil }
    return Diagnostic(
      .warning, "'\(sentence)' can mean '\(intent.name)' as well as '\(rival)'", in: words.file,
      at: entry.range, hint: "tell the two apart by a verb, a mark or a type")
  }

  /// The templates of an entry that have no slots, as texts.
  private func plainTexts(of entry: DomainWords.Entry) -> [String] {
    entry.texts.flatMap { text in
      (try? TemplateParser.parse(text.text)).flatMap { TemplateLine.texts($0) } ?? []
    }
  }

  /// The intent with the first object of its type in each role that must be said.
  private func turn(of intent: Vocabulary.Intent) -> Turn? {
    var clause = Clause(FrameName(.intent, intent.name))
    var used: Set<String> = []
    for role in intent.roles where role.fallback == .ask {
      guard let entity = example(of: role, &used) else { return nil }
      clause[role.name] = entity
    }
    if case .believe = intent.effect { return Turn([.inform(.clause(clause))]) }
    return Turn([.instruct(Instruction(clause))])
  }

  private func example(
    of role: Vocabulary.RoleDeclaration, _ used: inout Set<String>
  ) -> Entity? {
    if role.types.contains("number") { return Entity(.quantity(Quantity(3))) }
    if role.types.contains("text") { return Entity(.quoted("…")) }
    let tree = domain.model.types
    let wanted = role.types.compactMap { tree[$0] }
    let objects = domain.problem.objects
    let found = objects.all.first { object in
      objects.object(object, isOneOf: wanted, in: tree) && !used.contains(objects.name(of: object))
    }
    guard let found else { return nil }
    used.insert(objects.name(of: found))
    return .name(objects.name(of: found))
  }

  /// The intents of a turn that is one clause.
  private func frames(of turn: Turn) -> [String] {
    turn.acts.compactMap { act in
      switch act {
      case .instruct(let instruction):
        guard case .clause(let clause) = instruction.body else { return nil }
        return clause.frame.kind == .intent ? clause.frame.name : nil
      case .inform(.clause(let clause)):
        return clause.frame.kind == .intent ? clause.frame.name : nil
      default: return nil
      }
    }
  }

  private func diagnostic(of rule: ScriptLine) -> Diagnostic? {
    let understanding = domain.front.read(rule.text, in: TalkContext())
    let isRule = understanding.readings.first.map { reading in
      reading.unread.isEmpty
        && reading.turn.acts.contains { if case .rule = $0 { true } else { false } }
    }
    guard isRule != true else { return nil }
    let unknown = understanding.unknown.map { "'\($0.text)'" }.joined(separator: ", ")
    return Diagnostic(
      .warning, "this cannot be read as a rule", in: rule.file, at: rule.range,
      hint: unknown.isEmpty ? "a rule says when, and what to do then" : "not known: \(unknown)")
  }
}
