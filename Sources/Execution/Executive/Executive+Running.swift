package import Robots

extension Executive {
  /// Works with a fleet until a time: sends what is decided, lets time pass to the next thing that
  /// happens, takes in what is reported.
  ///
  /// - Parameters:
  ///   - pauses: asked after each step; true ends the run early, at the time it has come to.
  ///   - keep: called before anything is sent, with all that led to it in the log; false says that
  ///     the log could not be kept, and nothing is sent.
  /// - Returns: false when the log could not be kept: what was decided did not leave.
  @discardableResult
  package mutating func run(
    _ fleet: inout some Fleet, to end: Instant,
    until pauses: (Executive) -> Bool = { _ in false },
    keeping keep: (Executive) -> Bool = { _ in true }
  ) -> Bool {
    while true {
      guard exchange(with: &fleet, keeping: keep) else { return false }
      if let event = fleet.nextEvent, event <= now {
        let reports = pass(to: now, with: &fleet)
        if !reports.isEmpty { continue }
      }
      if isCancelled() { return true }
      // Planning that is not done goes on without time passing.
      if needsThought { continue }
      if pauses(self) { return true }
      guard now < end else { return true }
      var next = end
      // A fleet that keeps quiet about what it does by itself must not hold up the clock.
      let soonest = now + Span(milliseconds: 1)
      if let wake = nextWake { next = min(next, max(wake, soonest)) }
      if let event = fleet.nextEvent { next = min(next, max(event, soonest)) }
      pass(to: next, with: &fleet)
    }
  }

  /// Sends what is decided now, and takes in what is answered at once, until both have settled.
  @discardableResult
  package mutating func exchange(
    with fleet: inout some Fleet, keeping keep: (Executive) -> Bool = { _ in true }
  ) -> Bool {
    for _ in 0..<1_000 {
      belief.travel = belief.travel?.following(fleet.layout)
      let orders = decide(at: now)
      guard !orders.isEmpty else { return true }
      guard keep(self) else { return false }
      for order in orders {
        switch order {
        case .start(let command): fleet.start(command)
        case .cancel(let id): fleet.cancel(id)
        case .halt(let robots): fleet.halt(robots)
        case .ask(let id): fleet.ask(about: id)
        }
      }
      pass(to: now, with: &fleet)
    }
    return true
  }

  /// Lets time pass and takes in what is reported, with robots timed from where they are by then: how
  /// often somebody looks in between must not matter.
  @discardableResult
  private mutating func pass(to time: Instant, with fleet: inout some Fleet) -> [Report] {
    let reports = fleet.advance(to: time)
    if !reports.isEmpty { belief.travel = belief.travel?.following(fleet.layout) }
    take(reports, at: time)
    return reports
  }
}

extension Executive {
  /// The same for a fleet whose type is not known.
  package mutating func run(
    opening fleet: inout any Fleet, to end: Instant, until pauses: (Executive) -> Bool,
    keeping keep: (Executive) -> Bool
  ) -> Bool {
    run(&fleet, to: end, until: pauses, keeping: keep)
  }
}
