/// The known facts of one predicate, as rows of local object numbers in order of arrival.
final class Relation {
  let arity: Int
  private(set) var count = 0
  let tuples = FlatArray<Int32>()
  private let members: TupleIndex
  private var indexes: [TupleIndex] = []

  init(arity: Int) {
    self.arity = arity
    members = TupleIndex(mask: Self.fullMask(arity), arity: arity)
  }

  private static func fullMask(_ arity: Int) -> UInt64 {
    arity >= 64 ? .max : (1 << UInt64(arity)) - 1
  }

  /// The row of a tuple; -1 when it is not known.
  func row(_ tuple: UnsafePointer<Int32>) -> Int {
    members.firstRow(members.bucket(tuple, in: tuples))
  }

  /// Adds a tuple; false when it is known already.
  func insert(_ tuple: UnsafePointer<Int32>) -> Bool {
    if row(tuple) >= 0 { return false }
    for position in 0..<arity { tuples.append(tuple[position]) }
    members.add(row: count, in: tuples)
    for index in indexes { index.add(row: count, in: tuples) }
    count += 1
    return true
  }

  /// The index over the positions of a mask; it is made when first asked for and kept up from then on.
  func index(_ mask: UInt64) -> TupleIndex {
    if mask == members.mask { return members }
    for index in indexes where index.mask == mask { return index }
    let index = TupleIndex(mask: mask, arity: arity)
    for row in 0..<count { index.add(row: row, in: tuples) }
    indexes.append(index)
    return index
  }
}
