/// Times for a sequence of events, as a simple temporal network (Dechter, Meiri and Pearl 1991): each
/// event comes a moment after the one before it, and each end exactly a duration after its start.
struct EventTimes {
  /// One event of a sequence.
  struct Event {
    /// The place of the start that this event ends; -1 if it is no end.
    var start = -1
    /// How long after its start it comes.
    var duration = 0.0
    /// When it comes, if that is fixed.
    var fixed: Double?
  }

  /// The least time between two events.
  static let moment = 0.001

  /// The earliest times in which all events come in order; nil when there are none. Actions in `open`
  /// have not ended: their ends, at the durations given, come after everything.
  static func inOrder(_ events: [Event], open: [(start: Int, duration: Double)]) -> [Double]? {
    var times = [Double](repeating: 0, count: events.count)
    // Longest paths: a pass goes forwards through all events, and starts that have to wait for their
    // ends make another pass needed. More passes than events mean that there is no way.
    for _ in 0...(events.count + 1) {
      var changed = false
      for index in events.indices {
        if index > 0 { times[index] = max(times[index], times[index - 1] + moment) }
        let event = events[index]
        if let fixed = event.fixed {
          if times[index] > fixed { return nil }
          times[index] = fixed
        }
        if event.start < 0 { continue }
        times[index] = max(times[index], times[event.start] + event.duration)
        if times[event.start] < times[index] - event.duration - 1e-9 {
          times[event.start] = times[index] - event.duration
          changed = true
        }
      }
      if let last = times.last {
        // What is still running at the last event ends after it.
        for (start, duration) in open where times[start] < last + moment - duration - 1e-9 {
          times[start] = last + moment - duration
          changed = true
        }
      }
      if !changed { return times }
    }
    return nil
  }
}
