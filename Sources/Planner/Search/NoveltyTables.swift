/// Tells how new a state is: whether it has a fact, or a pair of facts, that no state of the same
/// partition had before (Lipovetzky and Geffner 2012).
final class NoveltyTables {
  private let factCount: Int
  private let words: Int
  /// The bits of the last word that are facts.
  private let lastBits: UInt64
  /// Pairs are looked at while a table of them is small enough and there is room.
  private let hasPairs: Bool
  private var pairRoom: Int
  private var single: [Int: FlatArray<UInt64>] = [:]
  private var pair: [Int: FlatArray<UInt64>] = [:]
  private let now = FlatArray<Int32>()
  private let fresh = FlatArray<Int32>()
  /// The novelty of a state with no new fact and no new pair.
  static let none = 3
  /// A table of pairs takes at most so many words.
  private static let pairWords = 1 << 17
  /// States with more facts than this are not looked at by pairs, when all pairs may be new.
  private static let widestState = 400

  /// `factCount` facts are looked at, the first of each state; `pairBytes` bounds the memory of all tables of pairs.
  init(factCount: Int, pairBytes: Int = 1 << 28) {
    self.factCount = factCount
    words = max(1, (factCount + 63) / 64)
    let left = factCount - 64 * (words - 1)
    lastBits = left == 64 ? .max : (1 << UInt64(left)) - 1
    hasPairs = (factCount * factCount + 63) / 64 <= Self.pairWords
    pairRoom = pairBytes / 8
  }

  /// The novelty (1, 2 or `none`) of a state in a partition; the state counts as seen from then on.
  /// Of pairs only those are looked at of which the parent did not have both facts, also where the
  /// parent belongs to another partition: all pairs of a large state would take too long.
  func novelty(
    _ row: UnsafePointer<UInt64>, partition: Int, parent: UnsafePointer<UInt64>?
  ) -> Int {
    let seen: FlatArray<UInt64>
    if let known = single[partition] {
      seen = known
    } else {
      seen = FlatArray(repeating: 0, count: words)
      single[partition] = seen
    }
    var novelty = Self.none
    for word in 0..<words {
      let bits = row[word] & (word == words - 1 ? lastBits : .max)
      if bits & ~seen.base[word] != 0 { novelty = 1 }
      seen.base[word] |= bits
    }
    if hasPairs, notePairs(row, partition, parent) { novelty = min(novelty, 2) }
    return novelty
  }

  private func notePairs(
    _ row: UnsafePointer<UInt64>, _ partition: Int, _ parent: UnsafePointer<UInt64>?
  ) -> Bool {
    let table: FlatArray<UInt64>
    if let known = pair[partition] {
      table = known
    } else {
      let size = (factCount * factCount + 63) / 64
      if size > pairRoom { return false }
      pairRoom -= size
      table = FlatArray(repeating: 0, count: size)
      pair[partition] = table
    }
    now.removeAll()
    fresh.removeAll()
    for word in 0..<words {
      var bits = row[word] & (word == words - 1 ? lastBits : .max)
      let old = parent?[word] ?? 0
      while bits != 0 {
        let bit = bits.trailingZeroBitCount
        bits &= bits - 1
        let fact = Int32(word * 64 + bit)
        now.append(fact)
        if old >> UInt64(bit) & 1 == 0 { fresh.append(fact) }
      }
    }
    if fresh.count > 8 && now.count > Self.widestState { return false }
    var isNew = false
    for i in 0..<fresh.count {
      let a = Int(fresh.base[i])
      for j in 0..<now.count {
        let b = Int(now.base[j])
        let index = a < b ? a * factCount + b : b * factCount + a
        let bit: UInt64 = 1 << (UInt64(index) & 63)
        if table.base[index >> 6] & bit == 0 {
          table.base[index >> 6] |= bit
          isNew = true
        }
      }
    }
    return isNew
  }
}
