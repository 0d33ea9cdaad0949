/// Room for numbers that is used again and again: never shrinks, is not copied, and is reached
/// without checks by the inner loops.
struct Floats: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Float>
  private var capacity: Int

  init() {
    capacity = 64
    base = .allocate(capacity: capacity)
    base.initialize(repeating: 0, count: capacity)
  }

  deinit { base.deallocate() }

  /// Room for so many numbers, all nought.
  mutating func clear(_ count: Int) {
    if count > capacity {
      base.deallocate()
      capacity = count * 2
      base = .allocate(capacity: capacity)
    }
    base.initialize(repeating: 0, count: count)
  }

  @inline(__always)
  subscript(at: Int) -> Float {
    get { base[at] }
    nonmutating set { base[at] = newValue }
  }
}
