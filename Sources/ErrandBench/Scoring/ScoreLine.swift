/// A result as a line, or a part of a line, of JSON.
struct ScoreLine {
  private var fields: [String] = []

  mutating func add(_ name: String, _ text: String) {
    fields.append("\(Self.quoted(name)):\(Self.quoted(text))")
  }

  /// A value that is written as JSON already.
  mutating func add(_ name: String, json: String) { fields.append("\(Self.quoted(name)):\(json)") }

  var text: String { "{" + fields.joined(separator: ",") + "}" }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  static func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
}
