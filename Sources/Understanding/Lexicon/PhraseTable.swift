/// Which sequences of units mean something, by a hash of the whole sequence: cheap to add to, and as fast
/// with a million names as with ten.
struct PhraseTable: Sendable {
  /// One meaning of a sequence.
  struct Entry: Sendable {
    var symbol: Symbol
    var features: Features
    /// Index of a set of types.
    var types: Int32
    /// What it is, in the terms of its symbol.
    var payload: Int32
    var cost: Int32
    /// The next meaning of the same sequence; -1 for none.
    var next: Int32
  }

  private(set) var entries: [Entry] = []
  private var keys: [UInt64] = [UInt64](repeating: 0, count: 1024)
  private var heads: [Int32] = [Int32](repeating: -1, count: 1024)
  private var used = 0
  /// For each first unit the lengths of the sequences that begin with it, as bits.
  private var lengths: [UInt64] = []
  /// Longer sequences than this are not kept.
  static let longest = 63

  /// The hash of a sequence, one unit at a time.
  @inline(__always)
  static func extend(_ hash: UInt64, _ unit: Int32) -> UInt64 {
    var h = (hash ^ UInt64(UInt32(bitPattern: unit))) &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 29
    return h
  }
  static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a meaning; the same one again only lowers its cost.
  mutating func add(_ units: [Int32], _ entry: Entry) {
    guard let first = units.first, units.count <= Self.longest, first >= 0 else { return }
    while lengths.count <= Int(first) { lengths.append(0) }
    lengths[Int(first)] |= 1 << UInt64(units.count)
    var hash = Self.empty
    for unit in units { hash = Self.extend(hash, unit) }
    let slot = slot(for: hash)
    var entry = entry
    if heads[slot] < 0 {
      keys[slot] = hash
      used += 1
      entry.next = -1
    } else {
      var i = heads[slot]
      while i >= 0 {
        let old = entries[Int(i)]
        if old.symbol == entry.symbol, old.payload == entry.payload,
          old.features == entry.features
        {
          entries[Int(i)].cost = min(old.cost, entry.cost)
          return
        }
        i = old.next
      }
      entry.next = heads[slot]
    }
    heads[slot] = Int32(entries.count)
    entries.append(entry)
    if used * 2 > keys.count { grow() }
  }

  /// The lengths of sequences that begin with a unit, as bits.
  @inline(__always)
  func lengths(from unit: Int32) -> UInt64 {
    unit >= 0 && Int(unit) < lengths.count ? lengths[Int(unit)] : 0
  }

  /// The first meaning of a sequence with a given hash, or -1.
  @inline(__always)
  func head(_ hash: UInt64) -> Int32 { heads[slot(for: hash)] }

  @inline(__always)
  private func slot(for hash: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while heads[slot] >= 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldHeads = heads
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    heads = [Int32](repeating: -1, count: oldKeys.count * 2)
    for i in oldKeys.indices where oldHeads[i] >= 0 {
      let slot = slot(for: oldKeys[i])
      keys[slot] = oldKeys[i]
      heads[slot] = oldHeads[i]
    }
  }
}
