/// Every distinct word of a file once, letters folded to lower case, as a small integer.
///
/// An open-addressing hash table over the bytes themselves: reading a large file makes one `String`
/// a distinct word, not one a token.
struct SymbolTable {
  /// The words, by symbol.
  private(set) var names: [String] = []
  private var starts: [Int] = [0]
  private var storage: [UInt8] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32]
  /// Symbols whose bytes are not UTF-8.
  private(set) var malformed: [Int32] = []

  /// A table that knows the keywords.
  init() {
    slots = [Int32](repeating: -1, count: 512)
    for keyword in Keyword.list { intern(keyword.rawValue) }
  }

  /// The symbol of a word.
  @discardableResult
  mutating func intern(_ word: String) -> Int32 {
    var word = word
    return word.withUTF8 { intern($0) }
  }

  /// The symbol of a word, given as bytes.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in bytes { hash = (hash ^ UInt64(Self.folded(byte))) &* 0x100_0000_01b3 }
    hash ^= hash >> 29
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let candidate = Int(slots[slot])
      if hashes[candidate] == hash, isSymbol(candidate, bytes) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let symbol = Int32(hashes.count)
    slots[slot] = symbol
    add(bytes, hash)
    if hashes.count * 2 > slots.count { grow() }
    return symbol
  }

  private func isSymbol(_ symbol: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[symbol]
    guard starts[symbol + 1] - start == bytes.count else { return false }
    for index in 0..<bytes.count where storage[start + index] != Self.folded(bytes[index]) {
      return false
    }
    return true
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
    let start = storage.count
    for byte in bytes { storage.append(Self.folded(byte)) }
    starts.append(storage.count)
    let name = String(decoding: storage[start...], as: UTF8.self)
    // Repairing replaces each malformed part by three bytes, so equal bytes mean nothing was repaired.
    if !name.utf8.elementsEqual(storage[start...]) { malformed.append(Int32(hashes.count)) }
    names.append(name)
    hashes.append(hash)
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    var larger = [Int32](repeating: -1, count: slots.count * 2)
    for symbol in hashes.indices {
      var slot = Int(truncatingIfNeeded: hashes[symbol]) & mask
      while larger[slot] >= 0 { slot = (slot + 1) & mask }
      larger[slot] = Int32(symbol)
    }
    slots = larger
  }

  @inline(__always) private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- 65 < 26 ? byte | 0x20 : byte
  }
}
