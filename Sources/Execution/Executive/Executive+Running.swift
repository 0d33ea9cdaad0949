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
      if let event = fleet.nextEvent, event <= now {
        let reports = fleet.advance(to: now)
        take(reports, at: now)
        if !reports.isEmpty { continue }
      }
      // Planning that is not done goes on without time passing.
      if needsThought { continue }
      if pauses(self) { return }
      guard now < end else { return }
      var next = end
      // A fleet that keeps quiet about what it does by itself must not hold up the clock.
      let soonest = now + Span(milliseconds: 1)
      if let wake = nextWake { next = min(next, max(wake, soonest)) }
      if let event = fleet.nextEvent { next = min(next, max(event, soonest)) }
      take(fleet.advance(to: next), at: next)
    }
  }

  /// Sends what is decided now, and takes in what is answered at once, until both have settled.
  package mutating func exchange(with fleet: inout some Fleet) {
    for _ in 0..<1_000 {
      belief.travel = belief.travel?.following(fleet.layout)
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
}

extension Executive {
  /// The same for a fleet whose type is not known.
  package mutating func run(
    opening fleet: inout any Fleet, to end: Instant, until pauses: (Executive) -> Bool
  ) {
    run(&fleet, to: end, until: pauses)
  }
}
