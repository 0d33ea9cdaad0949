/// One slip of a finger in a command: two letters swapped, one dropped, doubled, or a neighbour's key.
enum GpsrSlip {
  private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(Array.init)

  /// The command with one slip in a word of four letters or more, the same for the same seed.
  static func made(in text: String, seed: UInt64) -> String {
    var random = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0xD1B5_4A32_D192_ED03
    func next(_ bound: Int) -> Int {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return Int(random % UInt64(max(1, bound)))
    }
    _ = (next(2), next(2))
    var words = text.split(separator: " ").map(Array.init)
    let long = words.indices.filter { words[$0].count >= 4 && words[$0].allSatisfy(\.isLetter) }
    guard !long.isEmpty else { return text }
    let word = long[next(long.count)]
    for _ in 0..<8 {
      var letters = words[word]
      let place = next(letters.count - 1) + 1
      switch next(4) {
      case 0: letters.swapAt(place, place - 1)
      case 1: letters.remove(at: place)
      case 2: letters.insert(letters[place], at: place)
      default:
        guard let row = rows.first(where: { $0.contains(letters[place]) }),
          let key = row.firstIndex(of: letters[place])
        else { continue }
        letters[place] = key > 0 ? row[key - 1] : row[key + 1]
      }
      guard letters != words[word] else { continue }
      words[word] = letters
      break
    }
    return words.map { String($0) }.joined(separator: " ")
  }
}
