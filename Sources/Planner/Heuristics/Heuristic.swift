/// An estimate of how far a state is from the goal.
protocol Heuristic: AnyObject {
  /// The estimate; `deadEnd` when the goal cannot be reached.
  func estimate(_ row: UnsafePointer<UInt64>) -> Int32
}

/// The estimate of a state from which the goal cannot be reached.
let deadEnd = Int32.max
