import Meaning

/// Makes frames of templates: finds the head, and takes the words beside each slot for its marks.
struct FrameCompiler {
  /// What of a language the compiler has to know.
  struct Habits: Sendable {
    var language: String
    /// Whether arguments follow their head and marks stand before their phrase (English), or the other way.
    var headFirst: Bool
    /// Words that may belong to a verb and stand right after it: up, down, back.
    var particles: Set<String>
    /// Words that join a subject to what is said of it: is, だ.
    var copulas: Set<String>
  }

  var habits: Habits
  var rules: [String: Template]
  var roles: [String: Vocabulary.RoleDeclaration]

  /// The frames of a template, in order; empty when it is an idiom, to be matched as it stands.
  func frames(
    of template: Template, means: FrameName, aspect: Aspect, rank: Int
  ) -> [Frame] {
    guard let lines = TemplateLine.lines(of: template, rules: rules) else { return [] }
    var frames: [Frame] = []
    for line in lines {
      for line in apart(line) {
        guard let made = frame(of: line, means: means, aspect: aspect, rank: rank) else {
          return []
        }
        for frame in made where !frames.contains(frame) { frames.append(frame) }
      }
    }
    return frames
  }

  /// Parts a line whose words after the head begin now with a particle, now with none.
  private func apart(_ line: [TemplateLine.Token]) -> [[TemplateLine.Token]] {
    guard habits.headFirst,
      let head = line.firstIndex(where: { if case .head = $0 { true } else { false } }),
      head + 1 < line.count, case .words(let words) = line[head + 1]
    else { return [line] }
    let with = words.filter { particle(in: $0) != nil }
    let without = words.filter { particle(in: $0) == nil }
    let isLast = head + 2 == line.count
    guard !(with.isEmpty || without.isEmpty) || (isLast && words.count > 1) else { return [line] }
    let groups = isLast ? words.map { [$0] } : with.map { [$0] } + [without]
    return groups.map { group in
      var parted = line
      parted[head + 1] = .words(group)
      return parted
    }
  }

  private func particle(in words: String) -> String? {
    let first = words.split(separator: " ").first.map(String.init) ?? ""
    return habits.particles.contains(first) ? first : nil
  }

  private func frame(
    of line: [TemplateLine.Token], means: FrameName, aspect: Aspect, rank: Int
  ) -> [Frame]? {
    let heads = line.indices.filter { if case .head = line[$0] { true } else { false } }
    guard heads.count <= 1 else { return nil }
    func make(_ head: Frame.Head, _ arguments: [Frame.Argument], before: Int) -> Frame {
      Frame(
        means: means, aspect: aspect, head: head, arguments: arguments,
        argumentsBeforeHead: before, rank: rank, language: habits.language)
    }
    if let head = heads.first, case .head(let lemma, let kind) = line[head] {
      return habits.headFirst
        ? headFirst(line, head, lemma, kind, make) : headLast(line, head, lemma, kind, make)
    }
    return copula(line, make) ?? noun(line, means, make)
  }

  private func argument(_ role: String, _ marks: [Frame.Mark], isOptional: Bool) -> Frame.Argument {
    let declared = roles[role]
    return Frame.Argument(
      role: role, types: declared?.types ?? [], marks: marks, isOptional: isOptional,
      fallback: declared?.fallback ?? .optional)
  }

  private typealias Make = (Frame.Head, [Frame.Argument], Int) -> Frame

  /// `{subject} ~verb particle {object} mark {role} …`
  private func headFirst(
    _ line: [TemplateLine.Token], _ head: Int, _ lemma: String, _ kind: String?,
    _ make: (Frame.Head, [Frame.Argument], _ before: Int) -> Frame
  ) -> [Frame]? {
    var arguments: [Frame.Argument] = []
    for (index, token) in line[..<head].enumerated() {
      switch token {
      case .slot(let role, let isOptional) where index == head - 1:
        arguments.append(argument(role, [.subject], isOptional: isOptional))
      case .words(let words) where words.contains(""): continue
      default: return nil
      }
    }
    let before = arguments.count
    var belongs: String?
    var marks: [String]?
    var index = head + 1
    while index < line.count {
      switch line[index] {
      case .words(var words):
        if index == head + 1, let first = words.first, let found = particle(in: first) {
          belongs = found
          words = words.map { String($0.dropFirst(found.count).drop { $0 == " " }) }
          if words == [""] { break }
        }
        if index + 1 < line.count {
          marks = words
        } else if !words.contains("") {
          guard words.count == 1 else { return nil }
          belongs = [belongs, words[0]].compactMap(\.self).joined(separator: " ")
        }
      case .slot(let role, let isOptional):
        var made: [Frame.Mark] = (marks ?? [""]).map { $0.isEmpty ? .object : .words($0) }
        if marks == nil, arguments.count > before { made = [.object] }
        made = made.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        arguments.append(argument(role, made, isOptional: isOptional))
        marks = nil
      case .head: return nil
      }
      index += 1
    }
    return [make(.verb(lemma, inflection: kind, particle: belongs), arguments, before)]
  }

  /// `{role}mark … words ~verb`
  private func headLast(
    _ line: [TemplateLine.Token], _ head: Int, _ lemma: String, _ kind: String?,
    _ make: (Frame.Head, [Frame.Argument], _ before: Int) -> Frame
  ) -> [Frame]? {
    guard head == line.count - 1 else { return nil }
    var arguments: [Frame.Argument] = []
    var belongs: String?
    for index in 0..<head {
      switch line[index] {
      case .slot(let role, let isOptional):
        var marks: [Frame.Mark] = []
        if index + 1 < head, case .words(let words) = line[index + 1] {
          marks = words.map { $0.isEmpty ? .object : .words($0) }
        }
        arguments.append(argument(role, marks.isEmpty ? [.object] : marks, isOptional: isOptional))
      case .words(let words):
        if index > 0, case .slot = line[index - 1] { continue }
        guard words.count == 1, belongs == nil else { return nil }
        belongs = words[0]
      case .head: return nil
      }
    }
    return [make(.verb(lemma, inflection: kind, particle: belongs), arguments, arguments.count)]
  }

  /// `{it} is complement {ground} …`, 「{it}は{ground}complementだ」
  private func copula(
    _ line: [TemplateLine.Token],
    _ make: (Frame.Head, [Frame.Argument], _ before: Int) -> Frame
  ) -> [Frame]? {
    guard let first = line.first, case .slot(let subject, _) = first, line.count >= 2 else {
      return nil
    }
    if habits.headFirst {
      guard case .words(let words) = line[1] else { return nil }
      var complements: [String] = []
      for text in words {
        let pieces = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let be = pieces.first, habits.copulas.contains(be), pieces.count == 2 else {
          return nil
        }
        complements.append(pieces[1])
      }
      var arguments = [argument(subject, [.subject], isOptional: false)]
      var marks: [String]?
      for token in line.dropFirst(2) {
        switch token {
        case .words(let words): marks = words
        case .slot(let role, let isOptional):
          let made = (marks ?? [""]).map { $0.isEmpty ? Frame.Mark.object : .words($0) }
          arguments.append(argument(role, made, isOptional: isOptional))
          marks = nil
        case .head: return nil
        }
      }
      guard marks == nil || marks?.contains("") == true else { return nil }
      return complements.map { make(.copula(complement: $0), arguments, 1) }
    }
    guard case .words(let last)? = line.last else { return nil }
    var arguments: [Frame.Argument] = []
    for (index, token) in line.dropLast().enumerated() {
      guard case .slot(let role, let isOptional) = token else { continue }
      var marks: [Frame.Mark] = [.object]
      if index + 1 < line.count - 1, case .words(let words) = line[index + 1] {
        marks = words.map { $0.isEmpty ? .object : .words($0) }
      }
      arguments.append(argument(role, marks, isOptional: isOptional))
    }
    var complements: [String] = []
    for text in last {
      var rest = text
      for copula in habits.copulas.sorted(by: { $0.count > $1.count }) where rest.hasSuffix(copula)
      {
        rest = String(rest.dropLast(copula.count))
        break
      }
      // The particle of a lone subject is no part of what is said of it: 「{aisle}は通れない」.
      complements.append(rest)
    }
    if arguments.count == 1, arguments[0].marks == [.object] {
      arguments[0].marks = [.subject]
      complements = complements.map { String($0.dropFirst()) }
    }
    guard complements.allSatisfy({ !$0.isEmpty }) else { return nil }
    return complements.map { make(.copula(complement: $0), arguments, arguments.count) }
  }

  /// `{ground} of {it}`, 「{ground}の{it}」: only for what holds between things.
  private func noun(
    _ line: [TemplateLine.Token], _ means: FrameName,
    _ make: (Frame.Head, [Frame.Argument], _ before: Int) -> Frame
  ) -> [Frame]? {
    guard means.kind == .relation, line.count == 3, case .slot(let a, _) = line[0],
      case .words(let words) = line[1], case .slot(let b, _) = line[2],
      !words.contains("")
    else { return nil }
    let marks = words.map { Frame.Mark.words($0) }
    return habits.headFirst
      ? [
        make(
          .noun,
          [argument(a, [.subject], isOptional: false), argument(b, marks, isOptional: false)], 1)
      ]
      : [
        make(
          .noun,
          [argument(a, marks, isOptional: false), argument(b, [.subject], isOptional: false)], 1)
      ]
  }
}
