import PDDL
import Robots
import SourceText

@testable import Execution

/// A small depot on a ring lane of 40 m, with one robot that drives 1 m/s: every time can be checked
/// by hand.
struct Depot {
  static let domainText = """
    (define (domain depot)
      (:requirements :typing :fluents :action-costs)
      (:types place movable sku aisle colour - object shelf dock charger - place
              box robot - movable)
      (:predicates (at ?m - movable ?p - place) (in ?s - shelf ?a - aisle)
        (holding ?r - robot ?b - box) (free ?r - robot) (contains ?b - box ?s - sku)
        (coloured ?b - box ?c - colour) (closed ?a - aisle) (full ?p - place))
      (:functions (total-cost) (travel-time ?r - robot ?from ?to - place) (weight ?b - box)
        (max-load ?r - robot) (battery ?r - robot))
      (:action move :parameters (?r - robot ?from ?to - place)
        :precondition (at ?r ?from)
        :effect (and (at ?r ?to) (not (at ?r ?from))
          (increase (total-cost) (travel-time ?r ?from ?to))))
      (:action pick :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (at ?b ?p) (free ?r) (<= (weight ?b) (max-load ?r)))
        :effect (and (holding ?r ?b) (not (at ?b ?p)) (not (free ?r)) (increase (total-cost) 5)))
      (:action drop :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (holding ?r ?b) (not (full ?p)))
        :effect (and (at ?b ?p) (free ?r) (not (holding ?r ?b)) (increase (total-cost) 5)))
      (:action charge :parameters (?r - robot ?c - charger)
        :precondition (at ?r ?c)
        :effect (and (assign (battery ?r) 100) (increase (total-cost) 30))))
    """

  static let worldText = """
    (define (problem depot-world) (:domain depot)
      (:objects dock-1 dock-2 - dock charger - charger a1 a2 a3 b1 b2 b3 - shelf
        aisle-a aisle-b east-way west-way - aisle tea coffee rope candles - sku
        blue red white - colour c1 c2 c3 c4 c5 c6 c7 c8 - box r1 - robot)
      (:init (= (total-cost) 0)
        (at c1 a1) (at c2 a2) (at c3 b3) (at c4 a3) (at c5 b1) (at c6 b2) (at c7 b2) (at c8 a3)
        (contains c1 tea) (contains c2 tea) (contains c3 tea) (contains c4 coffee)
        (contains c5 coffee) (contains c6 rope) (contains c7 rope) (contains c8 candles)
        (coloured c4 blue) (coloured c5 red) (coloured c6 red) (coloured c7 white)
        (coloured c8 red)
        (= (weight c1) 6) (= (weight c2) 6) (= (weight c3) 9) (= (weight c4) 5)
        (= (weight c5) 12) (= (weight c6) 18) (= (weight c8) 3)
        (in a1 aisle-a) (in a2 aisle-a) (in a3 aisle-a)
        (in b1 aisle-b) (in b2 aisle-b) (in b3 aisle-b)
        (at r1 charger) (free r1) (= (max-load r1) 15) (= (battery r1) 80))
      (:goal (and))
      (:metric minimize (total-cost)))
    """

  /// Where each place is on the lane, in meters.
  static let places: [(name: String, meter: Int)] = [
    ("dock-1", 0), ("charger", 2), ("a1", 4), ("a2", 8), ("a3", 12), ("b3", 22), ("b2", 26),
    ("b1", 30), ("dock-2", 34),
  ]
  /// Stretches of lane that can be closed: no robot drives over the meters between the ends.
  static let regions: [String: ClosedRange<Int>] = ["east-way": 14...20, "west-way": 34...40]
  static let length = 40

  var executive: Executive
  var fleet: LaneFleet

  init(also robots: [String] = []) {
    let (domain, wrong) = PDDLReader.domain(SourceFile(name: "depot", text: Self.domainText))
    guard let domain else { fatalError("\(wrong.map { $0.rendered() })") }
    let text = robots.reduce(Self.worldText) { text, robot in
      text.replacing("r1 - robot)", with: "\(robot) r1 - robot)").replacing(
        "(free r1)",
        with: "(free r1) (at \(robot) dock-2) (free \(robot)) (= (max-load \(robot)) 15)")
    }
    let (problem, mistakes) = PDDLReader.problem(
      SourceFile(name: "world", text: text), domain: domain)
    guard let problem else { fatalError("\(mistakes.map { $0.rendered() })") }
    var setting = Setting(
      domain: domain, metric: problem.metric, robotType: domain.types["robot"])
    for name in ["move"] {
      if let action = domain.action(named: name) { setting.skills[action]?.interruptible = true }
    }
    setting.location = domain.predicate(named: "at")
    setting.closed = domain.predicate(named: "closed")
    setting.observed = ["at": .here, "weight": .action(["pick"])]
    let travel = LaneTravel(domain: domain)
    let belief = Belief(
      objects: problem.objects, state: problem.initial, setting: setting, travel: travel)
    executive = Executive(belief: belief)
    fleet = LaneFleet(belief: belief)
  }

  subscript(name: String) -> ObjectID {
    guard let object = executive.belief.objects[name] else { fatalError("no \(name)") }
    return object
  }

  func fact(_ text: String) -> Fact {
    let words = text.split { " ()".contains($0) }.map(String.init)
    guard
      let fact = executive.belief.fact(NamedFact(words[0], Array(words.dropFirst())))
    else { fatalError("no fact \(text)") }
    return fact
  }

  /// "(at c1 dock-1)" and so on, all together.
  func goal(_ facts: String...) -> TaskProgram {
    .achieve(Goal(.all(facts.map { fact($0).formula() })))
  }

  /// Each of some things to one place.
  func bring(_ boxes: String..., to place: String) -> TaskProgram {
    let at = fact("(at \(boxes[0]) \(place))")
    return .achieve(
      Goal(
        each: boxes.map { Goal.Member(self[$0]) },
        fulfil: .atom(Atom(at.predicate, [.variable(0), .object(self[place])]))))
  }

  func perform(_ action: String, _ arguments: String?...) -> TaskProgram {
    guard let id = executive.setting.domain.action(named: action) else {
      fatalError("no action \(action)")
    }
    return .perform(id, arguments.map { $0.map { self[$0] } })
  }

  mutating func run(to seconds: Double) {
    executive.run(&fleet, to: Instant(milliseconds: Int(seconds * 1000)))
  }

  /// Until nothing happens any more.
  mutating func finish(by seconds: Double = 100_000) {
    executive.run(&fleet, to: Instant(milliseconds: Int(seconds * 1000))) {
      $0.agenda.isIdle && $0.running.isEmpty
    }
  }

  /// "move(r1 a3 dock-1)".
  func words(_ step: PlanStep) -> String {
    let domain = executive.setting.domain
    return domain[step.action].name + "("
      + step.arguments.map { executive.belief.objects.name(of: $0) }.joined(separator: " ") + ")"
  }

  /// "(at c8 a3)", "(not (full a1))", "(<= (weight c6) (max-load r1))".
  func words(_ formula: Formula) -> String {
    switch formula {
    case .atom(let atom):
      guard let fact = atom.fact() else { return "?" }
      return words(fact)
    case .not(let body): return "(not \(words(body)))"
    case .compare(let comparator, let a, let b):
      return "(\(comparator.rawValue) \(words(a)) \(words(b)))"
    case .and(let parts): return "(and " + parts.map { words($0) }.joined(separator: " ") + ")"
    default: return "?"
    }
  }

  func words(_ fact: Fact) -> String {
    NamedFact(
      executive.setting.domain[fact.predicate].name,
      fact.arguments.map { executive.belief.objects.name(of: $0) }
    ).description
  }

  private func words(_ number: NumericExpression) -> String {
    switch number {
    case .number(let value): "\(Int(value))"
    case .function(let function, let terms):
      "("
        + ([executive.setting.domain[function].name]
        + terms.compactMap { $0.object([]) }.map { executive.belief.objects.name(of: $0) })
        .joined(separator: " ") + ")"
    default: "?"
    }
  }

  /// The latest plan of a task, one step a line entry: "move(r1 charger a3) 10".
  func plan(of task: TaskID) -> [String] {
    latestPlan(of: task)?.steps.map { "\(words($0.step)) \(Int($0.duration.seconds))" } ?? []
  }

  func latestPlan(of task: TaskID) -> WorkPlan? {
    for record in executive.log.records.reversed() {
      if case .plan(let plan) = record.content, plan.task == task,
        case .plan(let found) = plan.outcome
      {
        return found
      }
    }
    return nil
  }

  /// The links of a plan in the notation "now-(at r1 charger)->1", steps counted from 1.
  func links(of plan: WorkPlan) -> [String] {
    plan.links.map { link in
      let from = if case .step(let step) = link.producer { "\(step + 1)" } else { "now" }
      let to = if case .step(let step) = link.consumer { "\(step + 1)" } else { "goal" }
      return "\(from)-\(words(link.condition))->\(to)"
    }
  }

  /// All commands with their times: "move(r1 charger a3) 0-10", cut short ones with "cut".
  var run: [String] {
    var found: [String] = []
    var begun: [CommandID: (words: String, at: Instant, index: Int)] = [:]
    for record in executive.log.records {
      switch record.content {
      case .command(.start(let command, let step, _)):
        begun[command.id] = (words(step), record.time, found.count)
        found.append("")
      case .report(let report):
        guard let id = report.command, let command = begun[id] else { continue }
        let end: String
        switch report.content {
        case .finished: end = ""
        case .cancelled: end = " cut"
        case .failed(let reason, _), .refused(let reason): end = " \(reason)"
        default: continue
        }
        found[command.index] =
          "\(command.words) \(seconds(command.at))-\(seconds(record.time))\(end)"
      default: continue
      }
    }
    for command in begun.values where found[command.index] == "" {
      found[command.index] = "\(command.words) \(seconds(command.at))-"
    }
    return found
  }

  private func seconds(_ instant: Instant) -> String {
    instant.milliseconds % 1000 == 0
      ? "\(instant.milliseconds / 1000)" : "\(Double(instant.milliseconds) / 1000)"
  }
}
