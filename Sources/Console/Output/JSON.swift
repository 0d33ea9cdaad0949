/// A value of JSON (RFC 8259), written on one line with its members in the order they were given.
enum JSON {
  case text(String)
  case number(Double)
  case whole(Int)
  case truth(Bool)
  case null
  case array([JSON])
  case object([(String, JSON)])

  /// The value as text, without line breaks.
  var written: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .text(let text): Self.quote(text, to: &out)
    case .number(let number):
      if number == number.rounded(), abs(number) < 1e15 {
        out += String(Int(number))
      } else if number.isFinite {
        out += String(number)
      } else {
        out += "null"
      }
    case .whole(let number): out += String(number)
    case .truth(let truth): out += truth ? "true" : "false"
    case .null: out += "null"
    case .array(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += "," }
        value.write(to: &out)
      }
      out += "]"
    case .object(let members):
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += "," }
        Self.quote(member.0, to: &out)
        out += ":"
        member.1.write(to: &out)
      }
      out += "}"
    }
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1f}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
