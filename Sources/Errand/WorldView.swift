public import Dialogue
import Domains
import Execution
import PDDL
public import Robots
import Simulation
public import SourceText

/// What is really so in the simulated world, by names: for maps and expectations, never for belief.
public struct WorldView: Sendable, Hashable {
  /// Where each thing is.
  public var places: [String: String] = [:]
  /// What each robot holds.
  public var loads: [String: String] = [:]
  /// The regions that are closed.
  public var closed: [String] = []
  /// The robots, by name.
  public var robots: [String] = []
}

/// A condition in PDDL that can be tested in the simulated world.
public struct WorldCondition: Sendable {
  let formula: Formula
}

extension Session {
  /// The places and the ways between them, with robots where they are.
  public var layout: Layout { fleet.layout }

  /// What is really so in the simulated world.
  public var worldView: WorldView {
    var view = WorldView()
    guard let world = fleet as? any SimulatedFleet else { return view }
    let objects = world.semantics.objects
    let symbols = domain.setup.symbols
    if let at = symbols.location.flatMap({ domain.model.predicate(named: $0) }) {
      for fact in world.world.facts(of: at) where fact.arguments.count >= 2 {
        view.places[objects.name(of: fact.arguments[0])] = objects.name(of: fact.arguments[1])
      }
    }
    if let holding = symbols.holding.flatMap({ domain.model.predicate(named: $0) }) {
      for fact in world.world.facts(of: holding) where fact.arguments.count >= 2 {
        view.loads[objects.name(of: fact.arguments[0])] = objects.name(of: fact.arguments[1])
      }
    }
    if let closed = symbols.closed.flatMap({ domain.model.predicate(named: $0) }) {
      view.closed = world.world.facts(of: closed).compactMap { fact in
        fact.arguments.first.map { objects.name(of: $0) }
      }
    }
    if let type = domain.robotType {
      view.robots = objects.objects(of: [type], in: domain.model.types).map { objects.name(of: $0) }
        .sorted()
    }
    return view
  }

  /// The regions that are believed to be closed, such as those that somebody was told of.
  public var regionsBelievedClosed: [String] {
    let belief = conversation.executive.belief
    guard let closed = belief.setting.closed else { return [] }
    return belief.state.facts(of: closed).compactMap { fact in
      fact.arguments.first.map { belief.objects.name(of: $0) }
    }
  }

  /// A condition from PDDL text, over the objects of the simulated world.
  public func condition(_ file: SourceFile, in range: SourceRange?) -> (
    WorldCondition?, [Diagnostic]
  ) {
    let objects = (fleet as? any SimulatedFleet)?.semantics.objects ?? domain.problem.objects
    let (open, diagnostics) = PDDLReader.formula(
      file, in: range, domain: domain.model, objects: objects)
    return (open.map { WorldCondition(formula: $0.formula) }, diagnostics)
  }

  /// Whether a condition holds in the simulated world.
  public func isTrue(_ condition: WorldCondition) -> Bool {
    guard let world = fleet as? any SimulatedFleet else {
      return conversation.executive.belief.holds(condition.formula)
    }
    return world.semantics.holds(condition.formula, in: world.world)
  }

  /// The simulated world changes by itself, as `.event` says: objects, facts and values. Belief learns
  /// of it only by sensors, by a robot that is there, or by being told.
  public mutating func happen(_ file: SourceFile, in range: SourceRange?) -> (
    [Output], [Diagnostic]
  ) {
    guard var world = fleet as? any SimulatedFleet else {
      return ([], [Diagnostic(.error, "this fleet is no simulation", in: file, at: range)])
    }
    let (change, diagnostics) = PDDLReader.worldChange(
      file, in: range, domain: domain.model, objects: world.semantics.objects)
    let text = file.text(in: range ?? SourceRange(0, file.bytes.count))
    guard let change, keep(.event(text), at: now) else { return ([], diagnostics) }
    world.happen(change.named(in: domain.model))
    fleet = world
    return (advance(to: now), diagnostics)
  }

  /// Lets time pass up to the next thing that happens, or to a limit.
  public mutating func step(until limit: Instant) -> [Output] {
    guard let next = nextEvent, next < limit else { return advance(to: limit) }
    if next > now { return advance(to: next) }
    let outputs = advance(to: now)
    // What is due now is done; whatever is left waits for the clock.
    guard let later = nextEvent, later <= now else { return outputs }
    return outputs + advance(to: min(limit, now + Span(milliseconds: 1)))
  }
}
