/// Units as numbers.
struct UnitTable: Sendable {
  private var ids: [String: Int32] = [:]
  private(set) var texts: [String] = []

  /// The number of a unit, which is made known.
  mutating func intern(_ text: String) -> Int32 {
    if let id = ids[text] { return id }
    let id = Int32(texts.count)
    ids[text] = id
    texts.append(text)
    return id
  }

  /// The number of a unit, or -1 when no word holds it.
  func id(_ text: String) -> Int32 { ids[text] ?? -1 }

  mutating func intern(all text: String) -> [Int32] {
    Segmenter.units(of: text).map { intern($0.text) }
  }
}
