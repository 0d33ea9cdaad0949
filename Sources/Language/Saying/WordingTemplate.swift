/// One way to word something, as the core grammar writes it: text with slots.
///
/// `{slot}` is filled, `{slot:form}` filled in a form, `{slot#one|many}` chooses words by whether the slot
/// stands for one or several in the form that may stand before the `#`, and `[…]` is said only when all its slots are filled. Without brackets an empty
/// slot makes the whole template unfit, so that the next alternative is tried. `\` takes the next
/// character as it stands.
struct WordingTemplate: Sendable, Hashable {
  indirect enum Part: Sendable, Hashable {
    case text(String)
    case slot(name: String, form: String?)
    case agreement(name: String, form: String?, one: String, many: String)
    case optional([Part])
  }

  var parts: [Part]

  init(_ source: String) {
    var scanner = Scanner(rest: Array(source)[...])
    parts = scanner.parts(isNested: false)
  }

  private struct Scanner {
    var rest: ArraySlice<Character>

    mutating func parts(isNested: Bool) -> [Part] {
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

    private mutating func slot() -> Part {
      let body = rest.prefix { $0 != "}" }
      rest = rest.dropFirst(body.count + 1)
      if let hash = body.firstIndex(of: "#") {
        let choices = body[(hash + 1)...].split(
          separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let halves = body[..<hash].split(separator: ":", maxSplits: 1)
        return .agreement(
          name: String(halves.first ?? []), form: halves.count > 1 ? String(halves[1]) : nil, one: String(choices[0]),
          many: String(choices.count > 1 ? choices[1] : choices[0]))
      }
      let halves = body.split(separator: ":", maxSplits: 1)
      return .slot(
        name: String(halves.first ?? []), form: halves.count > 1 ? String(halves[1]) : nil)
    }
  }
}
