import Meaning
import WordForms

extension Speaker {
  /// A clause in a form of the phrasebook: `statement`, `question`, `imperative`, `future` …; nil if
  /// nothing of it can be said.
  func text(of clause: Clause, _ form: String) -> String? {
    switch form {
    case "modifier": return modifier(clause)
    case "past":
      var past = clause
      past.tense = .past
      return text(of: past, "statement")
    case "predicate":
      // What is said of the gap, without it.
      guard let gap = clause.gaps.first else { break }
      return realise(clause, self.frame(for: clause), "statement", gap: gap)
    default: break
    }
    return realise(clause, frame(for: clause, form), form)
  }

  /// A clause by a given frame.
  func realise(_ clause: Clause, _ frame: Frame, _ form: String, gap: String? = nil) -> String? {
    let parts = parts(of: clause, frame, form, gap: gap)
    let heads = heads(of: frame, clause)
    var polarity = clause.negated ? " not" : ""
    if clause.fillers.contains(where: \.entity.isNone) {
      // Nothing is there: 何もありません.
      polarity = book.has("order.noneDenies") == clause.negated ? "" : " not"
      if form == "already" { polarity = " none" }
    }
    var keys: [String] = []
    let times = ClauseForm.keys(of: clause)
    for form in form == "statement" ? [form] : [form, "statement"] {
      for kind in heads {
        for time in times { keys.append("\(kind).\(form).\(time)\(polarity)") }
        keys.append("\(kind).\(form)\(polarity)")
      }
    }
    return text(first: keys.filter { book.has($0) }, parts)
  }

  /// The kinds of head under which a frame's forms are sought, the most special first: verbs of relations
  /// tell a state, and what is said with a copula may be an adjective with forms of its own.
  private func heads(of frame: Frame, _ clause: Clause) -> [String] {
    func ends(_ word: String, _ key: String) -> Bool {
      book.words(key).contains { word.hasSuffix($0) }
    }
    switch frame.head {
    case .verb(let lemma, _, _):
      let tellsState =
        frame.means.kind == .relation && clause.aspect == .plain && frame.aspect == .plain
      return tellsState && !ends(lemma, "stative.endings") ? ["state", "verb"] : ["verb"]
    case .copula where frame.means.kind == .existence: return ["existence", "copula"]
    case .copula(let complement):
      if ends(complement, "stative.complements") { return ["verb"] }
      let isAdjective =
        ends(complement, "adjectival.endings") && !ends(complement, "adjectival.notEndings")
      return isAdjective ? ["adjectival", "copula"] : ["copula"]
    case .noun: return ["nominal"]
    }
  }

  // MARK: What stands in a clause

  /// The slots of a clause's templates.
  func parts(
    of clause: Clause, _ frame: Frame, _ form: String, gap: String?
  ) -> Slots {
    var slots: Slots = [:]
    let subjectRole = subjectRole(of: clause, frame)
    var subject = subjectRole.flatMap { clause[$0] }.map { subjectPhrase($0, clause, frame) }
    if subjectRole == nil || clause[subjectRole ?? ""] == nil, case .verb = frame.head,
      frame.arguments.allSatisfy({ !$0.marks.contains(.subject) })
    {
      subject = phrase(side == .robot ? Entity(.me) : Entity(.you), as: .subject)
    }
    if case .copula = frame.head, clause.fillers.isEmpty {
      // What holds of nothing in particular: "it is raining".
      subject = phrase(Entity(.reference(.it)), as: .subject)
    }
    if subjectRole == gap, gap != nil { subject = nil }
    let topic = book.words("order.topicForms").contains(form)
    let arguments = frame.arguments.filter { argument in
      argument.role != subjectRole && argument.role != gap && clause[argument.role] != nil
    }
    if book.word("order.marks") == "after" {
      slots["args"] = .phrase(
        Phrase(argumentsBeforeHead(clause, frame, subjectRole, subject, arguments, form, topic)))
      slots["object"] = arguments.first { isObject($0, in: frame) }.flatMap { clause[$0.role] }
        .map { .phrase(phrase($0)) }
    } else {
      addArgumentsAfterHead(clause, frame, arguments, to: &slots)
    }
    if let subject {
      slots["subject"] = .phrase(subject)
      slots["person"] = .person(subject.person)
    } else {
      slots["person"] = .person(.one)
    }
    if let words = time(of: clause) { slots["time"] = .words(words) }
    switch frame.head {
    case .verb(let declared, let inflection, let particle):
      // What moves by itself is somewhere by another verb than what lies there: いる, not ある.
      let movesItself = subjectRole.flatMap { clause[$0] }.map(movesItself) ?? false
      let lemma = (movesItself ? book.word("animate.\(declared)") : nil) ?? declared
      slots["verb"] = .verb(lemma, inflection)
      if let person = subject?.person, let form = book.word("finite.\(person.rawValue)") {
        slots["finite"] = .words(inflect(lemma, inflection, form))
      } else if let form = book.word("finite.one") {
        slots["finite"] = .words(inflect(lemma, inflection, form))
      }
      if let particle { slots["particle"] = .words(particle) }
    case .copula(let complement):
      if !complement.isEmpty { slots["complement"] = .words(complement) }
      let isVerb = book.words("stative.complements").contains { complement.hasSuffix($0) }
      slots["verb"] = .verb(complement, nil, isVerb ? .verb : .adjective)
    case .noun: break
    }
    return slots
  }

  private func subjectPhrase(_ entity: Entity, _ clause: Clause, _ frame: Frame) -> Phrase {
    var phrase = phrase(entity, as: .subject)
    // Of what robots do the robot speaks as "I", whoever named it.
    let isRobotRole = !frame.arguments.contains { $0.marks.contains(.subject) }
    if side == .robot, isRobotRole, entity.kind == .you {
      phrase = self.phrase(Entity(.me), as: .subject)
    }
    return phrase
  }

  /// The role that is the subject: the one marked so, the robot's, or one that the frame does not know
  /// and that somebody fills who can act.
  func subjectRole(of clause: Clause, _ frame: Frame) -> String? {
    if let marked = frame.arguments.first(where: { isSubject($0) }) { return marked.role }
    if let robots = roles(of: clause.frame).first(where: isRobotRole) { return robots.name }
    return clause.fillers.first { filler in
      guard !frame.arguments.contains(where: { $0.role == filler.role }) else { return false }
      switch filler.entity.kind {
      case .me, .you: return true
      case .name(let name): return types(of: name).contains { lineage($0).contains(where: isRobot) }
      default: return false
      }
    }?.role
  }

  /// Whether a role is filled by robots.
  func isRobotRole(_ name: String, of frame: FrameName) -> Bool {
    roles(of: frame).contains { $0.name == name && isRobotRole($0) }
  }

  private func isRobotRole(_ role: Vocabulary.RoleDeclaration) -> Bool {
    role.types.contains { type in lineage(type).contains(where: isRobot) }
  }

  private func movesItself(_ entity: Entity) -> Bool {
    switch entity.kind {
    case .me, .you, .reference(.person): true
    case .name(let name): types(of: name).contains { lineage($0).contains(where: isRobot) }
    default: false
    }
  }

  private func isRobot(_ type: String) -> Bool {
    vocabulary.types.first { $0.name == type }?.isRobot ?? false
  }

  private func isSubject(_ argument: Frame.Argument) -> Bool {
    guard let first = argument.marks.first else { return false }
    if first == .subject { return true }
    guard case .words(let words) = first else { return false }
    return book.words("order.subjectMarks").contains { words.hasPrefix($0) }
  }

  private func isObject(_ argument: Frame.Argument, in frame: Frame) -> Bool {
    switch argument.marks.first {
    case .object: return true
    case .words(let words):
      return book.words("order.objectMarks").contains { words.hasSuffix($0) }
    default: return false
    }
  }

  private func addArgumentsAfterHead(
    _ clause: Clause, _ frame: Frame, _ arguments: [Frame.Argument], to slots: inout Slots
  ) {
    var rest: [String] = []
    var object: Phrase?
    for argument in arguments {
      guard let entity = clause[argument.role] else { continue }
      let phrase = phrase(entity)
      if object == nil, rest.isEmpty, isObject(argument, in: frame) {
        object = phrase
      } else {
        rest.append(marked(phrase, entity, by: argument.marks))
      }
    }
    if let object { slots["object"] = .phrase(object) }
    var all: [String] = []
    if case .verb(_, _, let particle?) = frame.head {
      // Pick it up, but pick up the tea.
      if let object, object.isPronoun {
        all = [object.whole, particle]
      } else {
        all = [particle, object?.whole ?? ""]
      }
    } else if let object {
      all = [object.whole]
    }
    if !rest.isEmpty { slots["marked"] = .words(rest.joined(separator: " ")) }
    all += rest
    if let words = time(of: clause) { all.append(words) }
    slots["rest"] = .phrase(Phrase(all.filter { !$0.isEmpty }.joined(separator: " ")))
  }

  private func marked(_ phrase: Phrase, _ entity: Entity, by marks: [Frame.Mark]) -> String {
    if phrase.standsAlone || marks.first == .object { return phrase.whole }
    let texts = marks.compactMap { mark -> String? in
      if case .words(let words) = mark { words } else { nil }
    }
    let preferred = preposition(for: entity).flatMap { texts.contains($0) ? $0 : nil }
    guard let words = preferred ?? texts.first, !words.isEmpty else { return phrase.whole }
    return words + " " + phrase.whole
  }

  private func argumentsBeforeHead(
    _ clause: Clause, _ frame: Frame, _ subjectRole: String?, _ subject: Phrase?,
    _ arguments: [Frame.Argument], _ form: String, _ topic: Bool
  ) -> String {
    var pieces: [String] = []
    let time = time(of: clause)
    if !topic, let time { pieces.append(time) }
    var subjectPiece: String?
    if let subject, let subjectRole, !dropped(subject) {
      let isNew = subject.isIndefinite || subject.asks
      subjectPiece = withMark(
        subject, subjectMark(of: subjectRole, frame, isTopic: topic && !isNew))
      let hasObject = arguments.contains { isObject($0, in: frame) }
      // What is new comes last, next to the verb.
      if !isNew || hasObject || clause[subjectRole] == nil {
        pieces.append(subjectPiece ?? "")
        subjectPiece = nil
      }
    }
    if topic, let time { pieces.append(time) }
    if let adverb = book.word("order.adverbs.\(form)") { pieces.append(adverb) }
    for argument in arguments {
      guard let entity = clause[argument.role] else { continue }
      let phrase = phrase(entity)
      if dropped(phrase) { continue }
      var mark = ""
      for candidate in argument.marks {
        if case .words(let words) = candidate {
          mark = words
          break
        }
        if candidate == .subject { mark = book.words("order.subjectMarks").first ?? "" }
        break
      }
      pieces.append(withMark(phrase, mark))
    }
    if let subjectPiece { pieces.append(subjectPiece) }
    if case .verb(_, _, let particle?) = frame.head { pieces.append(particle) }
    return pieces.joined()
  }

  /// The mark of the subject with the words of the template behind it: 「がテーブルの上に」.
  private func subjectMark(of role: String, _ frame: Frame, isTopic: Bool) -> String {
    let marks = book.words("order.subjectMarks")
    let own = isTopic ? book.word("order.topicMark") ?? "" : marks.first ?? ""
    guard case .words(let words)? = frame.arguments.first(where: { $0.role == role })?.marks.first,
      let begin = marks.first(where: { words.hasPrefix($0) })
    else { return own }
    return own + words.dropFirst(begin.count)
  }

  /// Of nothing no object or subject is made: 何も, 箱は.
  private func markOfNone(_ phrase: Phrase, _ mark: String) -> String {
    guard phrase.isNone, book.has("order.noneDenies"),
      (book.words("order.subjectMarks") + book.words("order.objectMarks")).contains(mark)
    else { return mark }
    return phrase.text == book.word("pronominalBare.none") ? "" : book.word("order.topicMark") ?? ""
  }

  /// A phrase with the mark behind it, and what is told after the mark.
  func withMark(_ phrase: Phrase, _ mark: String) -> String {
    let mark = markOfNone(phrase, mark)
    let mayFollow = book.words("order.floatingMarks").contains { mark.hasSuffix($0) }
    guard mayFollow || mark.isEmpty || phrase.afterMark.isEmpty else {
      return phrase.beforeNoun + phrase.text + mark
    }
    return phrase.text + mark + phrase.afterMark
  }

  /// Whether a pronoun goes without saying.
  private func dropped(_ phrase: Phrase) -> Bool {
    guard phrase.isPronoun else { return false }
    return book.words(side == .robot ? "pronouns.robotDrops" : "pronouns.personDrops")
      .contains(phrase.text)
  }
}

/// How tense, aspect and modality of a clause are looked up.
enum ClauseForm {
  /// The keys under which a form is sought, the most special first.
  static func keys(of clause: Clause) -> [String] {
    var keys: [String] = []
    if clause.modality != .plain {
      keys.append("\(clause.modality.rawValue) \(clause.tense.rawValue)")
      keys.append(clause.modality.rawValue)
    }
    switch clause.aspect {
    case .progressive, .perfect, .ahead:
      keys.append("\(clause.aspect.rawValue) \(clause.tense.rawValue)")
      keys.append(clause.aspect.rawValue)
    default: break
    }
    keys.append(clause.tense.rawValue)
    return keys
  }
}

extension Speaker {
  /// When a clause is so, and until when.
  func time(of clause: Clause) -> String? {
    let words =
      [clause.time.flatMap { text(of: $0) }, clause.until.flatMap { text(of: $0, limit: "until") }]
      .compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

extension Entity {
  /// Nothing, or no such thing.
  fileprivate var isNone: Bool {
    if case .description(let description) = kind { description.quantifier == .none } else { false }
  }
}
