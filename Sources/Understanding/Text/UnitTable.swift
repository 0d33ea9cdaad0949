/// Units as numbers.
struct UnitTable: Sendable {
  private var ids: [String: Int32] = [:]
  private(set) var texts: [String] = []
  /// For units of letters only: how many, and which occur, for a quick look before an edit distance.
  private(set) var lengths: [UInt8] = []
  private(set) var letters: [UInt32] = []

  /// The number of a unit, which is made known.
  mutating func intern(_ text: String) -> Int32 {
    if let id = ids[text] { return id }
    let id = Int32(texts.count)
    ids[text] = id
    texts.append(text)
    let signature = Self.signature(text)
    lengths.append(signature.length)
    letters.append(signature.letters)
    return id
  }

  /// The number of a unit, or -1 when no word holds it.
  func id(_ text: String) -> Int32 { ids[text] ?? -1 }

  /// The number of letters and a set of them; length 0 for what is no word of letters.
  static func signature(_ text: String) -> (length: UInt8, letters: UInt32) {
    var length = 0
    var letters: UInt32 = 0
    for scalar in text.unicodeScalars {
      guard (0x61...0x7A).contains(scalar.value) || scalar.value >= 0xC0, length < 60 else {
        return (0, 0)
      }
      length += 1
      letters |= 1 << (scalar.value & 31)
    }
    return (UInt8(length), letters)
  }

  mutating func intern(all text: String) -> [Int32] {
    Segmenter.units(of: text).map { intern($0.text) }
  }
}
