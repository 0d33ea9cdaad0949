/// What the features ask of one word, each a hash: the word in lower case, its first and last one
/// to four letters, and its shape.
struct WordFacts {
  var word: UInt64
  var prefixes: (UInt64, UInt64, UInt64, UInt64)
  var suffixes: (UInt64, UInt64, UInt64, UInt64)
  var shape: UInt64

  /// What stands before the first and after the last word.
  static let before = WordFacts(marker: 1)
  static let after = WordFacts(marker: 2)

  private init(marker: UInt64) {
    word = marker
    prefixes = (marker, marker, marker, marker)
    suffixes = (marker, marker, marker, marker)
    shape = marker
  }

  init(_ text: String) {
    var text = text
    self = text.withUTF8 { WordFacts(bytes: $0) }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    // Letters are counted as scalars; those outside ASCII are several bytes, but whole here.
    var hash = Hash.start
    var shape = Hash.start
    var lastKind: UInt64 = 0
    var scalars = 0
    var prefixes: (UInt64, UInt64, UInt64, UInt64) = (3, 3, 3, 3)
    for byte in bytes {
      let letter = Self.lowered(byte)
      if letter & 0xC0 != 0x80 {
        switch scalars {
        case 1: prefixes.0 = hash
        case 2: prefixes.1 = hash
        case 3: prefixes.2 = hash
        case 4: prefixes.3 = hash
        default: break
        }
        scalars += 1
      }
      hash = Hash.joined(hash, UInt64(letter))
      let kind = Self.kind(byte)
      if kind != lastKind || kind == 1 {
        shape = Hash.joined(shape, kind)
        lastKind = kind
      }
    }
    word = hash
    self.prefixes = prefixes
    self.shape = Hash.joined(shape, UInt64(min(scalars, 5)))
    var suffixes: (UInt64, UInt64, UInt64, UInt64) = (3, 3, 3, 3)
    var back = Hash.start
    var taken = 0
    for byte in bytes.reversed() {
      let letter = Self.lowered(byte)
      back = Hash.joined(back, UInt64(letter))
      guard letter & 0xC0 != 0x80 else { continue }
      taken += 1
      guard taken < scalars else { break }
      switch taken {
      case 1: suffixes.0 = back
      case 2: suffixes.1 = back
      case 3: suffixes.2 = back
      case 4: suffixes.3 = back
      default: break
      }
      if taken == 4 { break }
    }
    self.suffixes = suffixes
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 65 && byte <= 90 ? byte | 32 : byte
  }

  /// 1 a digit, 2 a letter, 3 part of a letter outside ASCII, 4 a mark.
  private static func kind(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 48...57: 1
    case 65...90, 97...122: 2
    case 128...: 3
    default: 4
    }
  }
}

/// The one way numbers are mixed to keys of features: the same in every process.
enum Hash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func joined(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var h = (a ^ (b &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    h ^= h >> 29
    return h
  }

  @inline(__always)
  static func joined(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    joined(joined(a, b), c)
  }

  @inline(__always)
  static func joined(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> UInt64 {
    joined(joined(joined(a, b), c), d)
  }
}
