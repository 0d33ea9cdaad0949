/// A command of the small robot language that the corpus is annotated in, freed of its spellings.
enum ScoutCommand: Hashable, CustomStringConvertible {
  case image
  case stop
  /// Forward or back, so many of a unit; no unit where the annotation leaves it out.
  case move(way: String, amount: Double, unit: String)
  /// Left, right, or either where only half turns are meant.
  case turn(side: String, degrees: Double)
  case face(String)
  /// Everything else, as it was written.
  case other(String)

  var description: String {
    switch self {
    case .image: return "image"
    case .stop: return "stop"
    case .move(let way, let amount, let unit):
      return (["move", way, Self.text(amount)] + (unit.isEmpty ? [] : [unit])).joined(
        separator: " ")
    case .turn(let side, let degrees):
      return (["turn"] + (side.isEmpty ? [] : [side]) + [Self.text(degrees)])
        .joined(separator: " ")
    case .face(let heading): return "face \(heading)"
    case .other(let text): return text
    }
  }

  static func text(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }

  /// Whether two commands are one: a missing unit is any, a half turn is the same both ways round.
  func matches(_ other: ScoutCommand) -> Bool {
    switch (self, other) {
    case (.move(let way, let amount, let unit), .move(let way2, let amount2, let unit2)):
      return way == way2 && abs(amount - amount2) < 1e-6
        && (unit == unit2 || unit.isEmpty || unit2.isEmpty)
    case (.turn(let side, let degrees), .turn(let side2, let degrees2)):
      return degrees == degrees2 && (side == side2 || degrees == 180)
    default: return self == other
    }
  }

  // MARK: Reading the annotation

  private static let headings = [
    "north": "north", "n": "north", "east": "east", "e": "east", "south": "south", "s": "south",
    "west": "west", "w": "west", "northeast": "northeast", "ne": "northeast",
    "northwest": "northwest", "nw": "northwest", "southeast": "southeast", "se": "southeast",
    "southwest": "southwest", "sw": "southwest",
  ]
  private static let numbers = [
    "a": 1.0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
  ]
  private static let units = [
    "feet": "feet", "foot": "feet", "ft": "feet", "meter": "metres", "meters": "metres",
    "metre": "metres", "metres": "metres", "m": "metres", "inches": "inches", "inch": "inches",
  ]

  /// A command as it was annotated: "turn 90 right,", "turn right 90 degrees".
  init(annotation: String) {
    var words = annotation.lowercased().replacing("m eters", with: "meters")
      .split(whereSeparator: { " ,?!".contains($0) }).map(String.init)
    if let last = words.last, last.hasSuffix("."), !last.hasSuffix("..") {
      words[words.count - 1].removeLast()
    }
    while let first = words.first, ["then", "can", "you"].contains(first) { words.removeFirst() }
    words = words.flatMap(Self.apart)
    self = Self.read(words) ?? .other(words.joined(separator: " "))
  }

  /// "6ft" is two words.
  private static func apart(_ word: String) -> [String] {
    let digits = word.prefix { $0.isNumber || $0 == "." }
    guard !digits.isEmpty, digits.count < word.count, Double(digits) != nil || digits == "." else {
      return [word]
    }
    return [String(digits), String(word.dropFirst(digits.count))]
  }

  private static func read(_ words: [String]) -> ScoutCommand? {
    guard let first = words.first else { return nil }
    let pictures: Set<String> = ["image", "photo", "pic", "picture"]
    switch first {
    case "image", "photo": return .image
    case "send", "take":
      return words.count > 1 && pictures.contains(words[1]) ? .image : nil
    case "stop": return words.count == 1 ? .stop : nil
    case "turn":
      if words.count > 3, words[1] == "to", words[2] == "face" {
        return headings[words[3...].joined()].map { .face($0) }
      }
      return turn(words.dropFirst())
    case "move", "mvoe", "go", "proceed", "back":
      return move(first == "back" ? words[...] : words.dropFirst())
    default: return nil
    }
  }

  private static func turn(_ words: ArraySlice<String>) -> ScoutCommand? {
    var side = ""
    var degrees: Double?
    for word in words {
      switch word {
      case "left", "right": side = word
      case "around", "degrees", "degree", "to", "the": continue
      default:
        guard degrees == nil, let number = Double(word) else { return nil }
        degrees = number
      }
    }
    return degrees.map { .turn(side: side, degrees: $0) }
  }

  private static func move(_ words: ArraySlice<String>) -> ScoutCommand? {
    var way: String?
    var amount: Double?
    var unit = ""
    for word in words {
      switch word {
      case "forward": way = "forward"
      case "back", "backward": way = "back"
      case "up", "about": continue
      default:
        if let number = Double(word.hasPrefix(".") ? "0" + word : word) ?? numbers[word] {
          guard amount == nil else { return nil }
          amount = number
        } else if let known = units[word], amount != nil {
          unit = known
        } else {
          return nil
        }
      }
    }
    guard let way, let amount else { return nil }
    return .move(way: way, amount: amount, unit: unit)
  }
}
