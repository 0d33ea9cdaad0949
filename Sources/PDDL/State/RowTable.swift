/// Rows of objects, all of one width, sorted and without repeats, each with a number if wanted.
///
/// The rows lie in chunks of bounded size. Copying a table is constant time; the first change after a
/// copy duplicates one chunk and the list of chunks, so it costs the square root of the size, not the
/// size: a belief of 400,000 facts can be copied for every thought.
struct RowTable: Sendable, Equatable {
  /// A chunk is split when it would hold more rows than this.
  static let most = 512
  /// A table that is made at once has chunks of this size.
  static let usual = 384

  /// How many objects a row has; at least one.
  let width: Int
  /// Whether each row has a number.
  let hasValues: Bool
  /// The number of rows.
  private(set) var count = 0
  private var chunks: [[ObjectID]] = []
  private var numbers: [[Double]] = []

  init(width: Int, hasValues: Bool = false) {
    precondition(width > 0)
    self.width = width
    self.hasValues = hasValues
  }

  /// A table of rows that are sorted and distinct, laid end to end.
  init(width: Int, sorted rows: [ObjectID], values: [Double]? = nil) {
    self.init(width: width, hasValues: values != nil)
    count = rows.count / width
    for start in stride(from: 0, to: count, by: Self.usual) {
      let end = min(start + Self.usual, count)
      chunks.append(Array(rows[(start * width)..<(end * width)]))
      if let values { numbers.append(Array(values[start..<end])) }
    }
  }

  /// Equal content; how it is cut into chunks does not matter.
  static func == (a: RowTable, b: RowTable) -> Bool {
    guard a.count == b.count, a.width == b.width || a.count == 0 else { return false }
    if a.chunks == b.chunks, a.numbers == b.numbers { return true }
    var left = a.start
    var right = b.start
    while left.chunk < a.chunks.count {
      for column in 0..<a.width where a.object(left, column) != b.object(right, column) {
        return false
      }
      if a.hasValues, a.value(left) != b.value(right) { return false }
      a.advance(&left)
      b.advance(&right)
    }
    return true
  }

  // MARK: Places

  /// A place between rows.
  struct Place: Equatable {
    var chunk: Int
    var row: Int
  }

  var start: Place { Place(chunk: 0, row: 0) }
  var end: Place { Place(chunk: chunks.count, row: 0) }

  @inline(__always) func advance(_ place: inout Place) {
    place.row += 1
    if place.row * width == chunks[place.chunk].count {
      place.chunk += 1
      place.row = 0
    }
  }

  @inline(__always) func object(_ place: Place, _ column: Int) -> ObjectID {
    chunks[place.chunk][place.row * width + column]
  }

  func value(_ place: Place) -> Double { numbers[place.chunk][place.row] }

  /// The first place whose row does not come before a key; a key may be the beginning of rows.
  /// With `after`, the first place whose row comes after all that begin with the key.
  func place(of key: [ObjectID], after: Bool = false) -> Place {
    var low = 0
    var high = chunks.count
    while low < high {  // the first chunk whose last row is not before the key
      let middle = (low + high) / 2
      if isBefore(chunks[middle], chunks[middle].count / width - 1, key, after) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < chunks.count else { return end }
    let chunk = low
    low = 0
    high = chunks[chunk].count / width
    while low < high {
      let middle = (low + high) / 2
      if isBefore(chunks[chunk], middle, key, after) { low = middle + 1 } else { high = middle }
    }
    return Place(chunk: chunk, row: low)
  }

  @inline(__always)
  private func isBefore(_ chunk: [ObjectID], _ row: Int, _ key: [ObjectID], _ orEqual: Bool) -> Bool
  {
    let base = row * width
    for column in key.indices {
      let a = chunk[base + column].index
      let b = key[column].index
      if a != b { return a < b }
    }
    return orEqual
  }

  /// The places whose rows begin with a key.
  func range(of key: [ObjectID]) -> (lower: Place, upper: Place) {
    key.isEmpty ? (start, end) : (place(of: key), place(of: key, after: true))
  }

  /// About how many rows lie between two places: exact within a chunk.
  func estimate(_ lower: Place, _ upper: Place) -> Int {
    if lower.chunk == upper.chunk { return upper.row - lower.row }
    let first = chunks[lower.chunk].count / width - lower.row
    return first + (upper.chunk - lower.chunk - 1) * Self.usual + upper.row
  }

  func contains(_ key: [ObjectID]) -> Bool { found(key) != nil }

  /// The place of a whole row, if it is there.
  func found(_ key: [ObjectID]) -> Place? {
    let place = place(of: key)
    guard place.chunk < chunks.count else { return nil }
    let base = place.row * width
    for column in 0..<width where chunks[place.chunk][base + column] != key[column] { return nil }
    return place
  }

  // MARK: Changes

  /// Adds a row, or sets its number; says whether the row is new.
  @discardableResult
  mutating func insert(_ row: [ObjectID], value: Double = 0) -> Bool {
    var place = place(of: row)
    if let known = found(row) {
      if hasValues { numbers[known.chunk][known.row] = value }
      return false
    }
    count += 1
    if chunks.isEmpty {
      chunks = [row]
      if hasValues { numbers = [[value]] }
      return true
    }
    if place.chunk == chunks.count {
      place = Place(chunk: chunks.count - 1, row: chunks[chunks.count - 1].count / width)
    }
    chunks[place.chunk].insert(contentsOf: row, at: place.row * width)
    if hasValues { numbers[place.chunk].insert(value, at: place.row) }
    if chunks[place.chunk].count > Self.most * width { split(place.chunk) }
    return true
  }

  private mutating func split(_ chunk: Int) {
    let half = chunks[chunk].count / width / 2
    let upper = Array(chunks[chunk][(half * width)...])
    chunks[chunk].removeSubrange((half * width)...)
    chunks.insert(upper, at: chunk + 1)
    if hasValues {
      let upper = Array(numbers[chunk][half...])
      numbers[chunk].removeSubrange(half...)
      numbers.insert(upper, at: chunk + 1)
    }
  }

  /// Takes a row away; says whether it was there.
  @discardableResult
  mutating func remove(_ row: [ObjectID]) -> Bool {
    guard let place = found(row) else { return false }
    count -= 1
    if chunks[place.chunk].count == width {
      chunks.remove(at: place.chunk)
      if hasValues { numbers.remove(at: place.chunk) }
    } else {
      let base = place.row * width
      chunks[place.chunk].removeSubrange(base..<(base + width))
      if hasValues { numbers[place.chunk].remove(at: place.row) }
    }
    return true
  }
}
