import SourceText
import Understanding

/// An utterance as idioms see it: folded letters, one space between words, no marks at the edges of words.
struct IdiomText: Sendable {
  private(set) var scalars: [Unicode.Scalar] = []
  /// Where each scalar stood, in UTF-8 offsets of the original.
  private(set) var ranges: [SourceRange] = []
  /// Whether a word can begin here, for each position up to the end.
  private(set) var isBoundary: [Bool] = []

  var count: Int { scalars.count }

  /// Longer utterances are not looked at.
  static let longest = 2_000

  init(_ original: String) {
    var ascii = true
    for byte in original.utf8 where byte >= 0x80 {
      ascii = false
      break
    }
    if ascii {
      foldASCII(original)
    } else {
      let normal = NormalText(original, limit: 2 * Self.longest, isWhole: false)
      scalars = normal.scalars
      ranges = normal.ranges
    }
    clean()
    isBoundary = Self.boundaries(of: scalars)
  }

  /// What folding does to ASCII.
  private mutating func foldASCII(_ original: String) {
    scalars.reserveCapacity(original.utf8.count)
    ranges.reserveCapacity(original.utf8.count)
    var offset = 0
    for byte in original.utf8.prefix(2 * Self.longest) {
      var folded = byte
      switch byte {
      case 0x41...0x5A: folded = byte + 32
      case 0...0x20, 0x7F: folded = 0x20
      case UInt8(ascii: "`"): folded = UInt8(ascii: "'")
      default: break
      }
      if folded != 0x20 || (scalars.last != nil && scalars.last != " ") {
        scalars.append(Unicode.Scalar(folded))
        ranges.append(SourceRange(offset, offset + 1))
      }
      offset += 1
    }
  }

  /// Takes out marks at the edges of words and spaces between letters of scripts that know none.
  private mutating func clean() {
    var kept: [Unicode.Scalar] = []
    var places: [SourceRange] = []
    kept.reserveCapacity(scalars.count)
    places.reserveCapacity(scalars.count)
    func keep(_ index: Int) {
      if scalars[index] == " " {
        guard let last = kept.last, last != " " else { return }
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        if Self.isScriptWithoutSpaces(last), Self.isScriptWithoutSpaces(next) { return }
      }
      kept.append(scalars[index] == "_" ? "-" : scalars[index])
      places.append(ranges[index])
    }
    var index = 0
    while index < scalars.count {
      guard Self.isMark(scalars[index]) else {
        keep(index)
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, Self.isMark(scalars[end]) { end += 1 }
      let before = index > 0 ? scalars[index - 1] : " "
      let after = end < scalars.count ? scalars[end] : " "
      let isInside = Self.isInner(before) && Self.isInner(after)
      if isInside || isInitials(index, end) || isSign(index, end, before, after) {
        for place in index..<end { keep(place) }
      }
      index = end
    }
    if kept.last == " " {
      kept.removeLast()
      places.removeLast()
    }
    scalars = kept
    ranges = places
  }

  /// The point of "a.c." at the end of a word.
  private func isInitials(_ start: Int, _ end: Int) -> Bool {
    end == start + 1 && scalars[start] == "." && start >= 3 && scalars[start - 2] == "."
  }

  /// A minus before a number.
  private func isSign(
    _ start: Int, _ end: Int, _ before: Unicode.Scalar, _ after: Unicode.Scalar
  ) -> Bool {
    end == start + 1 && scalars[start] == "-" && before == " " && Self.isDigit(after)
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21, 0x2C, 0x2D, 0x2E, 0x3A, 0x3B, 0x3F, 0xBF, 0xA1, 0x61F: true
    default: false
    }
  }

  private static func isInner(_ scalar: Unicode.Scalar) -> Bool {
    scalar != " " && !isScriptWithoutSpaces(scalar)
  }

  /// Letters of Chinese, Japanese and Korean, between which spaces say nothing.
  static func isScriptWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF: true
    default: false
    }
  }

  private enum Kind { case letter, digit, space, sign, bare }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x61...0x7A, 0x27: .letter
    case 0x30...0x39: .digit
    case 0x20: .space
    case 0x21...0x7E: .sign
    default: isScriptWithoutSpaces(scalar) ? .bare : .letter
    }
  }

  /// A word can begin after a space or an elision, between letters and digits, and anywhere in a script
  /// without spaces.
  private static func boundaries(of scalars: [Unicode.Scalar]) -> [Bool] {
    var found = [Bool](repeating: true, count: scalars.count + 1)
    guard scalars.count > 1 else { return found }
    var before = kind(scalars[0])
    for index in 1..<scalars.count {
      let kind = kind(scalars[index])
      found[index] =
        kind != .space
        && (before != kind || kind == .bare || kind == .sign || scalars[index - 1] == "'")
      before = kind
    }
    return found
  }

  /// The words of a stretch as they were typed, without the marks that were taken out.
  func original(_ stretch: Range<Int>, in text: String) -> String {
    let bytes = text.utf8
    var made: [UInt8] = []
    var last = -1
    for index in stretch where ranges[index].lower > last {
      if scalars[index] == " " {
        made.append(0x20)
      } else {
        let lower = bytes.index(bytes.startIndex, offsetBy: ranges[index].lower)
        let upper = bytes.index(bytes.startIndex, offsetBy: ranges[index].upper)
        made += bytes[lower..<upper]
      }
      last = ranges[index].lower
    }
    while made.last == 0x20 { made.removeLast() }
    return String(decoding: made.drop { $0 == 0x20 }, as: UTF8.self)
  }
}
