package import Robots

extension Executive {
  /// Works with a fleet until a time: sends what is decided, lets time pass to the next thing that
  /// happens, takes in what is reported.
  ///
  /// - Parameter pauses: asked after each step; true ends the run early, at the time it has come to.
  package mutating func run(
    _ fleet: inout some Fleet, to end: Instant,
    until pauses: (Executive) -> Bool = { _ in false }
  ) {
    while true {
      exchange(with: &fleet)
      if pauses(self) { return }
      let wake = nextWake.map { max($0, now) }
      // Planning that is not done goes on without time passing.
      if wake == now && needsThought { continue }
      guard now < end else { return }
      var next = end
      if let wake, wake > now { next = min(next, wake) }
      if let event = fleet.nextEvent { next = min(next, max(event, now)) }
      let isStuck = next == now && fleet.nextEvent != nil
      let reports = fleet.advance(to: next)
      take(reports, at: next)
      if isStuck && reports.isEmpty {
        // The fleet has something to do by itself that it does not report.
        guard fleet.nextEvent.map({ $0 > now }) ?? true else { return }
      }
    }
  }

  /// Sends what is decided now, and takes in what is answered at once, until both have settled.
  package mutating func exchange(with fleet: inout some Fleet) {
    for _ in 0..<1_000 {
      let orders = decide(at: now)
      for order in orders {
        switch order {
        case .start(let command): fleet.start(command)
        case .cancel(let id): fleet.cancel(id)
        case .halt(let robots): fleet.halt(robots)
        }
      }
      guard !orders.isEmpty else { return }
      take(fleet.advance(to: now), at: now)
    }
  }

  /// Whether planning goes on at the next `decide` without anything happening.
  package var needsThought: Bool {
    agenda.open.contains { $0.isGoingOn && $0.effort > 0 }
  }
}

extension Executive {
  /// The same for a fleet whose type is not known.
  package mutating func run(
    opening fleet: inout any Fleet, to end: Instant, until pauses: (Executive) -> Bool
  ) {
    run(&fleet, to: end, until: pauses)
  }
}
