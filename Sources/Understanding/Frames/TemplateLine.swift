import Meaning

/// A template as a line of words, slots and one head: what frames are made from.
package struct TemplateLine {
  enum Token: Hashable {
    /// One of these; an empty one means that nothing need stand here.
    case words([String])
    case slot(String, isOptional: Bool)
    case head(String, kind: String?)
  }

  /// More lines than this are not made of one template: beyond it lies a product of sentences.
  static let mostLines = 64
  package static let mostWords = 64

  /// The lines of a template, or nil when there would be too many.
  static func lines(of template: Template, rules: [String: Template]) -> [[Token]]? {
    lines(template, rules: rules, depth: 0)
  }

  private static func lines(
    _ template: Template, rules: [String: Template], depth: Int
  ) -> [[Token]]? {
    guard depth < 60 else { return nil }
    if template.isPlain {
      guard let texts = texts(template) else { return nil }
      return [[.words(texts)]]
    }
    func inner(_ part: Template) -> [[Token]]? { lines(part, rules: rules, depth: depth + 1) }
    switch template {
    case .text, .space, .sequence([], _): return [[]]
    case .slot(let role, let name): return [[.slot(name ?? role, isOptional: false)]]
    case .inflected(let lemma, let kind): return [[.head(lemma, kind: kind)]]
    case .rule(let name):
      guard let rule = rules[name] else { return nil }
      return inner(rule)
    case .optional(let part):
      guard let made = inner(part) else { return nil }
      let optional = made.map { line in
        line.map { token -> Token in
          guard case .slot(let role, _) = token else { return token }
          return .slot(role, isOptional: true)
        }
      }
      // A slot may be left out in any case; other parts that may are a line of their own.
      let leavesHead = part.holdsInflected
      return leavesHead ? optional + [[]] : optional
    case .choice(let parts):
      var all: [[Token]] = []
      for part in parts {
        guard let made = inner(part) else { return nil }
        all += made
      }
      return all.count <= mostLines ? all : nil
    case .permutation(let parts):
      return inner(.sequence(parts, glued: parts.dropLast().map { _ in false }))
    case .sequence(let parts, let glued):
      var all: [[Token]] = [[]]
      for (index, part) in parts.enumerated() {
        guard let made = inner(part) else { return nil }
        let joint = index > 0 && glued[index - 1] ? "" : " "
        var next: [[Token]] = []
        for line in all {
          for more in made {
            guard let joined = join(line, more, joint) else { return nil }
            next.append(joined)
            guard next.count <= mostLines else { return nil }
          }
        }
        all = next
      }
      return all
    }
  }

  private static func join(_ a: [Token], _ b: [Token], _ joint: String) -> [Token]? {
    guard case .words(let left)? = a.last, case .words(let right)? = b.first else { return a + b }
    guard let both = product(left, right, joint) else { return nil }
    return Array(a.dropLast()) + [.words(both)] + b.dropFirst()
  }

  private static func product(_ a: [String], _ b: [String], _ joint: String) -> [String]? {
    guard a.count * b.count <= mostWords else { return nil }
    return a.flatMap { x in
      b.map { y in x.isEmpty ? y : y.isEmpty ? x : x + joint + y }
    }
  }

  /// All the texts of a template of words only, or nil when there are too many.
  package static func texts(_ template: Template, limit: Int = mostWords) -> [String]? {
    switch template {
    case .text(let text): return [text]
    case .space: return [" "]
    case .optional(let part):
      guard let made = texts(part, limit: limit) else { return nil }
      return made + [""]
    case .choice(let parts):
      var all: [String] = []
      for part in parts {
        guard let made = texts(part, limit: limit) else { return nil }
        all += made
      }
      return all.count <= limit ? all : nil
    case .sequence(let parts, let glued):
      var all = [""]
      for (index, part) in parts.enumerated() {
        guard let made = texts(part, limit: limit) else { return nil }
        let joint = index > 0 && glued[index - 1] ? "" : " "
        guard all.count * made.count <= limit else { return nil }
        all = all.flatMap { x in
          made.map { y in x.isEmpty ? y : y.isEmpty ? x : x + joint + y }
        }
      }
      return all
    case .permutation, .slot, .rule, .inflected: return nil
    }
  }
}
