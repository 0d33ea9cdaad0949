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
  /// Whether a space, dash or nothing of the kind stands before it.
  var spaceBefore: Bool
}

/// Cuts text into units. Dashes and underscores between letters or digits part units as spaces do.
enum Segmenter {
  static func units(of text: String, limit: Int = .max) -> [Unit] {
    var units: [Unit] = []
    var offset = 0
    var space = true
    var open = false
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      defer { offset += length }
      let folded = fold(scalar)
      guard let kind = kind(of: folded) else {
        space = true
        open = false
        continue
      }
      let continues =
        open && units.last?.kind == kind && (kind == .letters || kind == .digits)
      if continues {
        units[units.count - 1].text.unicodeScalars.append(folded)
        units[units.count - 1].range.upper = offset + length
      } else {
        guard units.count < limit else { return units }
        units.append(
          Unit(
            text: String(folded), kind: kind, range: SourceRange(offset, offset + length),
            spaceBefore: space))
      }
      open = true
      space = false
    }
    return units
  }

  /// Full-width forms as plain ones, capitals as small letters, curly quotes as straight ones.
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 32) ?? scalar
    case 0xFF01...0xFF5E: return fold(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
    case 0x3000: return " "
    case 0x2018, 0x2019, 0x02BC: return "'"
    case 0x201C, 0x201D: return "\""
    case 0x3001: return ","
    case 0x3002: return "."
    case 0xC0...0x24F:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? scalar : scalar
    default: return scalar
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Unit.Kind? {
    switch scalar.value {
    case 0x61...0x7A, 0x27, 0xC0...0x24F: return .letters
    case 0x30...0x39: return .digits
    case 0...0x20, 0x7F, 0x2D, 0x5F, 0x2010...0x2015, 0xA0, 0xFEFF, 0x200B...0x200D: return nil
    case 0x21...0x7E, 0x2026, 0x3008...0x3011, 0x301C: return .mark
    default: return .character
    }
  }
}
