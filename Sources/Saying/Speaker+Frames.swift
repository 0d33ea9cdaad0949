import Meaning
import WordForms

extension Speaker {
  /// The frame that says a clause: the one that was used, else the first that has a place for all that is
  /// to be said and suits the things said; a frame made of the bare symbol where there are no words.
  ///
  /// What only comes to be believed is stated, not done: "the way is closed" rather than "you close it".
  func frame(for clause: Clause, _ form: String = "") -> Frame {
    let states = book.words("order.statedForms").contains(form) && isOnlyBelieved(clause)
    let candidates = (frames[clause.frame] ?? []).filter { frame in
      if case .noun = frame.head { return false }
      return aspectFits(frame, clause)
    }
    var best: (frame: Frame, penalty: Int)?
    for frame in candidates {
      var penalty = penalty(of: frame, for: clause)
      if states, case .verb = frame.head { penalty += 15 }
      if best.map({ penalty < $0.penalty }) ?? true { best = (frame, penalty) }
    }
    return best?.frame ?? bareFrame(for: clause)
  }

  private func isOnlyBelieved(_ clause: Clause) -> Bool {
    guard clause.frame.kind == .intent,
      let intent = vocabulary.intents.first(where: { $0.name == clause.frame.name }),
      case .believe = intent.effect
    else { return false }
    return true
  }

  private func aspectFits(_ frame: Frame, _ clause: Clause) -> Bool {
    switch clause.aspect {
    case .begins, .ends: frame.aspect == clause.aspect
    case .plain, .progressive, .ahead: frame.aspect != .begins && frame.aspect != .ends
    case .perfect: true
    }
  }

  /// How badly a frame says a clause; the order of the file decides between equals.
  private func penalty(of frame: Frame, for clause: Clause) -> Int {
    var penalty = 0
    if let wording = clause.trace.wording {
      switch frame.head {
      case .verb(let lemma, _, let particle):
        if lemma != wording, "\(lemma) \(particle ?? "")" != wording { penalty += 10 }
      case .copula(let complement): if complement != wording { penalty += 10 }
      case .noun: break
      }
    }
    if case .copula(let complement) = frame.head, let wanted = wantedPreposition(frame, clause) {
      penalty += complement == wanted ? 0 : 1
    }
    if case .verb(_, _, .some) = frame.head { penalty += 1 }
    let isBecoming = frame.aspect == .begins || frame.aspect == .ends
    if isBecoming, clause.aspect == .perfect { penalty += 5 }
    let subject = subjectRole(of: clause, frame)
    for filler in clause.fillers where filler.role != subject {
      guard let argument = frame.arguments.first(where: { $0.role == filler.role }) else {
        penalty += 100
        continue
      }
      if !suits(filler.entity, argument.types) { penalty += 40 }
    }
    for argument in frame.arguments where clause[argument.role] == nil && !argument.isOptional {
      penalty += 20
    }
    return penalty
  }

  /// On, in or at, as the language has it for the place that follows a complement.
  private func wantedPreposition(_ frame: Frame, _ clause: Clause) -> String? {
    let ground = frame.arguments.first { $0.marks.first == .object }
    return ground.flatMap { clause[$0.role] }.flatMap { preposition(for: $0) }
  }

  /// The preposition that goes with a place, by its name's last word or by its noun.
  func preposition(for entity: Entity) -> String? {
    guard book.has("prepositions.order") else { return nil }
    var nouns: [String] = []
    switch entity.kind {
    case .name(let name):
      nouns.append(nameOf(name).split(separator: " ").last.map(String.init) ?? "")
      for type in types(of: name) { nouns += lineage(type).flatMap { nounTexts($0) } }
    case .description(let description):
      nouns += description.kind.map { lineage($0).flatMap { nounTexts($0) } } ?? []
    case .coordination(_, let members): return members.first.flatMap { preposition(for: $0) }
    case .part(_, let whole): return preposition(for: whole)
    default: break
    }
    for noun in nouns {
      for word in book.words("prepositions.order")
      where book.words("prepositions.\(word)").contains(noun) {
        return word
      }
    }
    return nil
  }

  private func nounTexts(_ symbol: String) -> [String] {
    words.nouns.first { $0.symbol == symbol }?.texts.map { spoken($0.text) } ?? []
  }

  /// Whether a thing may be of one of some types, as far as one can tell.
  private func suits(_ entity: Entity, _ wanted: [String]) -> Bool {
    guard !wanted.isEmpty else { return true }
    switch entity.kind {
    case .name(let name):
      let types = types(of: name)
      if types.isEmpty { return true }
      return types.contains { type in
        isType(type, oneOf: wanted)
          || vocabulary.standIns.contains {
            isType(type, oneOf: [$0.said]) && isType($0.wanted, oneOf: wanted)
          }
      }
    case .description(let description):
      guard let kind = description.kind else { return true }
      return isType(kind, oneOf: wanted) || wanted.contains { lineage($0).contains(kind) }
    case .coordination(_, let members): return members.allSatisfy { suits($0, wanted) }
    case .part(_, let whole): return suits(whole, wanted)
    default: return true
    }
  }

  /// The roles of a frame, as the vocabulary declares them.
  func roles(of name: FrameName) -> [Vocabulary.RoleDeclaration] {
    switch name.kind {
    case .intent: vocabulary.intents.first { $0.name == name.name }?.roles ?? []
    case .relation: vocabulary.relations.first { $0.name == name.name }?.roles ?? []
    case .action: vocabulary.actions.first { $0.name == name.name }?.roles ?? []
    case .property, .kind, .existence, .identity: []
    }
  }

  // MARK: Frames without words of their own

  /// The frame of something that has no words: its symbol as a verb or after a copula.
  private func bareFrame(for clause: Clause) -> Frame {
    let words = SpokenNamePattern.words(in: clause.frame.name).joined(separator: " ")
    switch clause.frame.kind {
    case .property:
      let word = propertyWord(clause.frame.name, wording: clause.trace.wording)
      return copula(predicative(word), of: clause)
    case .kind:
      let description = Description(.a, clause.frame.name)
      return copula(phrase(description, wording: nil, Style()).text, of: clause)
    case .identity, .existence: return copula("", of: clause)
    case .relation: return copula(words, of: clause)
    case .intent, .action:
      let declared = roles(of: clause.frame)
      let named = declared.map(\.name) + clause.fillers.map(\.role)
      var arguments: [Frame.Argument] = []
      for role in named where !arguments.contains(where: { $0.role == role }) {
        let types = declared.first { $0.name == role }?.types ?? []
        let isRobotRole = types.contains { lineage($0).contains { isRobotType($0) } }
        if isRobotRole { continue }
        let mark = bareMark(role, isFirst: arguments.isEmpty)
        arguments.append(argument(role, types, mark))
      }
      return Frame(
        means: clause.frame, aspect: .plain,
        head: .verb(
          words + (book.word("bare.verbSuffix") ?? ""), inflection: nil, particle: nil),
        arguments: arguments, argumentsBeforeHead: 0, rank: .max, language: language)
    }
  }

  private func isRobotType(_ type: String) -> Bool {
    vocabulary.types.first { $0.name == type }?.isRobot ?? false
  }

  private func bareMark(_ role: String, isFirst: Bool) -> Frame.Mark {
    if let mark = book.word("bare.roles.\(role)") { return .words(mark) }
    if isFirst, let mark = book.words("order.objectMarks").first { return .words(mark) }
    return isFirst ? .object : .words(book.word("bare.mark") ?? "")
  }

  private func copula(_ complement: String, of clause: Clause) -> Frame {
    let declared = roles(of: clause.frame)
    var names = declared.map(\.name)
    for filler in clause.fillers where !names.contains(filler.role) { names.append(filler.role) }
    let arguments = names.enumerated().map { index, role in
      argument(
        role, declared.first { $0.name == role }?.types ?? [],
        index == 0 ? .subject : .words(index == 1 ? book.word("bare.ground") ?? "" : bareWord))
    }
    return Frame(
      means: clause.frame, aspect: .plain, head: .copula(complement: complement),
      arguments: arguments, argumentsBeforeHead: 1, rank: .max, language: language)
  }

  private var bareWord: String { book.word("bare.mark") ?? "" }

  private func argument(_ role: String, _ types: [String], _ mark: Frame.Mark) -> Frame.Argument {
    Frame.Argument(role: role, types: types, marks: [mark], isOptional: false, fallback: .ask)
  }

  // MARK: Clauses that describe

  /// A clause with the gap as a modifier of a noun: "on A1", "that you moved", 「A1にある」.
  func modifier(_ clause: Clause) -> String? {
    guard let gap = clause.gaps.first else { return nil }
    let all = (frames[clause.frame] ?? []).filter { aspectFits($0, clause) }
    let isPlain =
      !clause.negated && clause.tense == .present && clause.time == nil
      && clause.modality == .plain && clause.aspect == .plain
    for order in book.words("np.modifierHeads") {
      let fitting = all.filter { name(of: $0.head) == order && describes($0, gap, clause) }
      guard
        let frame = fitting.min(by: { penalty(of: $0, for: clause) < penalty(of: $1, for: clause) })
      else { continue }
      if case .noun = frame.head, !isPlain { continue }
      if let text = realise(clause, frame, relativeForm(frame, gap, clause), gap: gap) {
        return text
      }
    }
    let frame = frame(for: clause)
    return realise(clause, frame, relativeForm(frame, gap, clause), gap: gap)
  }

  private func name(of head: Frame.Head) -> String {
    switch head {
    case .verb: "verb"
    case .copula: "copula"
    case .noun: "noun"
    }
  }

  /// Whether a frame can describe what fills the gap; of a noun frame the gap must be the noun.
  private func describes(_ frame: Frame, _ gap: String, _ clause: Clause) -> Bool {
    guard frame.arguments.contains(where: { $0.role == gap }) else { return false }
    switch frame.head {
    case .noun: return headRole(of: frame) == gap
    case .copula: return subjectRole(of: clause, frame) == gap
    case .verb: return true
    }
  }

  /// The role of a noun frame that is the noun itself: the one without a mark of words.
  func headRole(of frame: Frame) -> String? {
    frame.arguments.first { argument in
      !argument.marks.contains { if case .words(let words) = $0 { !words.isEmpty } else { false } }
    }?.role
  }

  private func relativeForm(_ frame: Frame, _ gap: String, _ clause: Clause) -> String {
    if subjectRole(of: clause, frame) == gap { return "relative.subject" }
    let subject = subjectRole(of: clause, frame).flatMap { clause[$0] }
    let isPronoun = subject.map { phrase($0, as: .subject).isPronoun } ?? true
    return isPronoun ? "relative.pronoun" : "relative.other"
  }
}
