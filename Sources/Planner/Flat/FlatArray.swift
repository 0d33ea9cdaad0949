/// A growable flat array for inner loops.
///
/// It has reference semantics and no bounds checks in release builds: a search owns a handful of them
/// and reads them millions of times. Nothing outside the planner sees one.
final class FlatArray<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count: Int
  private var capacity: Int

  init(capacity: Int = 16) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
    count = 0
  }

  convenience init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    base.initialize(repeating: element, count: count)
    self.count = count
  }

  convenience init(_ elements: some Collection<Element>) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  /// A copy of another array.
  convenience init(_ other: FlatArray<Element>) {
    self.init(capacity: other.count)
    copy(from: other)
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  func append(_ element: Element) {
    if count == capacity { reserve(count + 1) }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Makes room for `length` more elements and returns where the first of them stands.
  func extend(by length: Int, filledWith element: Element) -> Int {
    let start = count
    if start + length > capacity { reserve(start + length) }
    (base + start).initialize(repeating: element, count: length)
    count += length
    return start
  }

  func removeLast(_ length: Int = 1) {
    assert(length <= count)
    count -= length
  }

  func removeAll() { count = 0 }

  /// Copies the contents of another array of at most this array's size.
  func copy(from other: FlatArray<Element>) {
    assert(other.count <= capacity)
    base.update(from: other.base, count: other.count)
    count = other.count
  }

  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

  private func reserve(_ needed: Int) {
    let grown = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: grown)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = grown
  }
}
