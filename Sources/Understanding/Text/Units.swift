import SourceText

/// A piece of an utterance that is never cut further: a run of letters, a run of digits, one character
/// of a script without spaces, or a mark of punctuation.
struct Unit: Hashable, Sendable {
  /// What a unit is made of.
  enum Kind: UInt8, Sendable { case letters, digits, character, mark }
  /// Its text, folded.
  var text: String
  var kind: Kind
  /// Where it stands in the original, in UTF-8 offsets.
  var range: SourceRange
  /// Where it stands in the folded text, in scalars.
  var folded: Range<Int>
  /// Whether a space or a dash stands before it.
  var spaceBefore: Bool
}

/// Cuts folded text into units. Dashes and underscores between letters or digits part units as spaces do.
enum Segmenter {
  static func units(of text: String) -> [Unit] { units(of: NormalText(text)) }

  static func units(of text: NormalText, limit: Int = .max) -> [Unit] {
    var units: [Unit] = []
    var space = true
    var open = false
    for (index, scalar) in text.scalars.enumerated() {
      guard let kind = kind(of: scalar) else {
        space = true
        open = false
        continue
      }
      let continues = open && units.last?.kind == kind && (kind == .letters || kind == .digits)
      if continues {
        units[units.count - 1].text.unicodeScalars.append(scalar)
        units[units.count - 1].range.upper = text.ranges[index].upper
        units[units.count - 1].folded = units[units.count - 1].folded.lowerBound..<index + 1
      } else {
        guard units.count < limit else { return units }
        units.append(
          Unit(
            text: String(scalar), kind: kind, range: text.ranges[index], folded: index..<index + 1,
            spaceBefore: space))
      }
      open = true
      space = false
    }
    return units
  }

  /// What a unit is made of; nil for no unit.
  static func kind(of unit: String) -> Unit.Kind? { unit.unicodeScalars.first.flatMap(kind) }

  private static func kind(of scalar: Unicode.Scalar) -> Unit.Kind? {
    switch scalar.value {
    case 0x61...0x7A, 0x27, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: return .letters
    case 0x30...0x39: return .digits
    case 0...0x20, 0x7F...0x9F, 0x2D, 0x5F, 0xA0: return nil
    case 0x21...0x7E, 0xA1...0xBF, 0xD7, 0xF7, 0x2010...0x203B, 0x3001...0x3003, 0x3008...0x301F:
      return .mark
    default: return .character
    }
  }
}
