import PDDL

/// Tells whether a sequence of starts and ends can be timed, and how.
final class EventSequence {
  /// How many actions of the compiled domain stand for something else than an action at one moment.
  let eventCount: Int
  private let events: [EventCompilation.Event]
  private let steps: [PlanStep?]
  /// By operator: a number that a start and its end share, -1 for others.
  private let pairs: [Int32]
  /// By operator: how long its action takes.
  private let durations: [Double]
  /// When something happens by itself, ascending.
  private let moments: [Double]

  /// nil when an action has no duration.
  init?(_ grounded: GroundedTask, _ compilation: EventCompilation, _ known: Durations) {
    var events: [EventCompilation.Event] = []
    var steps: [PlanStep?] = []
    var durations: [Double] = []
    var pairs: [Int32] = []
    var numbers: [Running: Int32] = [:]
    for op in 0..<grounded.task.operatorCount {
      let step = grounded.step(op)
      steps.append(step)
      guard let step else {
        events.append(.instant(ActionID(0)))
        durations.append(0)
        pairs.append(-1)
        continue
      }
      let event = compilation.events[Int(step.action.index)]
      events.append(event)
      switch event {
      case .instant:
        durations.append(0)
        pairs.append(-1)
      case .timed:
        durations.append(0)
        pairs.append(-1)
      case .start(let action), .end(let action):
        guard let duration = known.duration(of: action, step.arguments) else { return nil }
        durations.append(duration)
        let key = Running(action: action, arguments: step.arguments)
        let number = numbers[key] ?? Int32(numbers.count)
        numbers[key] = number
        pairs.append(number)
      }
    }
    self.events = events
    moments = compilation.events.compactMap { if case .timed(let time) = $0 { time } else { nil } }
    eventCount = compilation.events.count { if case .instant = $0 { false } else { true } }
    self.steps = steps
    self.pairs = pairs
    self.durations = durations
  }

  /// Whether an operator can follow the way to a state in time.
  func admits(_ op: Int32, after state: Int, in store: StateStore) -> Bool {
    let path = store.path(to: state) + [op]
    if !moments.isEmpty { return times(path) != nil }
    // What came before a moment at which nothing was running cannot matter.
    var running = 0
    var first = 0
    for (index, op) in path.enumerated() {
      if running == 0 { first = index }
      switch events[Int(op)] {
      case .instant, .timed: break
      case .start: running += 1
      case .end: running -= 1
      }
    }
    return times(Array(path[first...])) != nil
  }

  private func times(_ path: [Int32]) -> (times: [Double], network: [EventTimes.Event])? {
    var network: [EventTimes.Event] = []
    var open: [(pair: Int32, start: Int)] = []
    var past = 0
    for (index, op) in path.enumerated() {
      var event = EventTimes.Event()
      let pair = pairs[Int(op)]
      switch events[Int(op)] {
      case .instant: break
      case .timed(let time):
        event.fixed = time
        past += 1
      case .start: open.append((pair, index))
      case .end:
        guard let place = open.lastIndex(where: { $0.pair == pair }) else { return nil }
        event.start = open[place].start
        event.duration = durations[Int(op)]
        open.remove(at: place)
      }
      network.append(event)
    }
    let left = open.map { (start: $0.start, duration: durations[Int(path[$0.start])]) }
    guard let times = EventTimes.inOrder(network, open: left) else { return nil }
    // What happens by itself cannot be left out once its time has come.
    if past < moments.count, let last = times.last, last >= moments[past] { return nil }
    return (times, network)
  }

  private struct Running: Hashable {
    let action: DurativeActionID
    let arguments: [ObjectID]
  }

  /// The schedule of a sequence of events; nil when it cannot be timed.
  func schedule(_ path: [Int32]) -> WrittenPlan? {
    guard let (times, network) = times(path) else { return nil }
    var written: [WrittenStep] = []
    for (index, op) in path.enumerated() {
      guard let step = steps[Int(op)] else { continue }
      switch events[Int(op)] {
      case .instant(let action):
        written.append(
          WrittenStep(
            start: times[index], act: .instantaneous(PlanStep(action, step.arguments))))
      case .start, .timed: break
      case .end(let action):
        let start = network[index].start
        written.append(
          WrittenStep(
            start: times[start], act: .durative(action, step.arguments),
            duration: durations[Int(op)]))
      }
    }
    written.sort { $0.start < $1.start }
    return WrittenPlan(steps: written, isTimed: true)
  }
}
