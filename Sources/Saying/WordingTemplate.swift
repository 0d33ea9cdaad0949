/// One way to word something, as the core grammar writes it: text with slots.
///
/// `{slot}` is filled, `{slot:form}` filled in a form, `{slot#one|many}` chooses words, slots among them, by whether the slot
/// stands for one or several in the form that may stand before the `#`, and `[…]` is said only when all its slots are filled. Without brackets an empty
/// slot makes the whole template unfit, so that the next alternative is tried. `\` takes the next
/// character as it stands.
struct WordingTemplate: Sendable, Hashable {
  indirect enum Part: Sendable, Hashable {
    case text(String)
    case slot(name: String, form: String?)
    case agreement(name: String, form: String?, one: [Part], many: [Part])
    case optional([Part])
  }

  var parts: [Part]

  init(_ source: String) {
    var scanner = Scanner(rest: Array(source)[...])
    parts = scanner.parts()
  }

  private struct Scanner {
    var rest: ArraySlice<Character>

    mutating func parts() -> [Part] {
      var stack: [[Part]] = [[]]
      var text = ""
      func flush() {
        if !text.isEmpty { stack[stack.count - 1].append(.text(text)) }
        text = ""
      }
      while let next = rest.popFirst() {
        switch next {
        case "\\":
          if let escaped = rest.popFirst() { text.append(escaped) }
        case "{":
          flush()
          stack[stack.count - 1].append(slot())
        case "[":
          flush()
          stack.append([])
        case "]" where stack.count > 1:
          flush()
          let inner = stack.removeLast()
          stack[stack.count - 1].append(.optional(inner))
        default:
          text.append(next)
        }
      }
      flush()
      while stack.count > 1 {
        let inner = stack.removeLast()
        stack[stack.count - 1].append(.optional(inner))
      }
      return stack[0]
    }

    private static func parts(of text: ArraySlice<Character>) -> [Part] {
      var scanner = Scanner(rest: text)
      return scanner.parts()
    }

    /// What stands up to the brace that closes the slot.
    private mutating func body() -> ArraySlice<Character> {
      var depth = 1
      var end = rest.startIndex
      while end < rest.endIndex {
        if rest[end] == "{" { depth += 1 }
        if rest[end] == "}" { depth -= 1 }
        if depth == 0 { break }
        end += 1
      }
      defer { rest = rest[min(end + 1, rest.endIndex)...] }
      return rest[..<end]
    }

    private mutating func slot() -> Part {
      let body = body()
      if let hash = body.firstIndex(of: "#") {
        let choices = body[(hash + 1)...].split(
          separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let halves = body[..<hash].split(separator: ":", maxSplits: 1)
        return .agreement(
          name: String(halves.first ?? []), form: halves.count > 1 ? String(halves[1]) : nil,
          one: Self.parts(of: choices[0]),
          many: Self.parts(of: choices.count > 1 ? choices[1] : choices[0]))
      }
      let halves = body.split(separator: ":", maxSplits: 1)
      return .slot(
        name: String(halves.first ?? []), form: halves.count > 1 ? String(halves[1]) : nil)
    }
  }
}
