/// Times for a sequence of events, as a simple temporal network (Dechter, Meiri and Pearl 1991): each
/// event comes a moment after those before it that it has to follow, and each end exactly a duration
/// after its start.
struct EventTimes {
  /// One event of a sequence.
  struct Event {
    /// The place of the start that this event ends, if it is an end.
    var start: Int?
    /// How long after its start it comes.
    var duration = 0.0
  }

  /// The least time between two events of which one has to wait for the other.
  static let moment = 0.001

  /// The earliest times in which all events come in order; nil when there are none. Events in `open`
  /// have not ended: their ends, at the durations given, come after everything.
  static func inOrder(_ events: [Event], open: [(start: Int, duration: Double)] = []) -> [Double]? {
    solve(events, open: open) { i in i > 0 ? [i - 1] : [] }
  }

  /// The earliest times in which each event comes after those it has to follow.
  static func solve(
    _ events: [Event], open: [(start: Int, duration: Double)] = [],
    following: (Int) -> [Int]
  ) -> [Double]? {
    var times = [Double](repeating: 0, count: events.count)
    let before = events.indices.map { following($0) }
    // Longest paths by relaxation; more rounds than events mean a cycle that cannot be met.
    for _ in 0...(events.count + 1) {
      var changed = false
      func raise(_ event: Int, to time: Double) {
        if times[event] < time - 1e-9 {
          times[event] = time
          changed = true
        }
      }
      for (index, event) in events.enumerated() {
        for earlier in before[index] { raise(index, to: times[earlier] + moment) }
        if let start = event.start {
          raise(index, to: times[start] + event.duration)
          raise(start, to: times[index] - event.duration)
        }
      }
      if let last = events.indices.last {
        // What is still running at the last event ends after it.
        for (start, duration) in open { raise(start, to: times[last] + moment - duration) }
      }
      if !changed { return times }
    }
    return nil
  }
}
