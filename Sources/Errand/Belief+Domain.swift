import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots

extension Belief {
  /// What is believed at the beginning: the world as the domain gives it.
  static func of(_ domain: Domain, on layout: Layout) -> Belief {
    var setting = Setting(
      domain: domain.model, metric: domain.problem.metric, robotType: domain.robotType)
    let setup = domain.setup
    setting.location = setup.symbols.location.flatMap { domain.model.predicate(named: $0) }
    setting.closed = setup.symbols.closed.flatMap { domain.model.predicate(named: $0) }
    setting.fresh = Span(milliseconds: domain.vocabulary.policy.fresh)
    for (name, showing) in setup.observed {
      setting.observed[name] =
        switch showing {
        case .here: .here
        case .action(let action): .action(action)
        }
    }
    for (name, skill) in setup.skills {
      guard let action = domain.model.action(named: name) else { continue }
      setting.skills[action]?.interruptible = skill.isInterruptible
    }
    let supply = LayoutFunctions(
      layout, symbols: setup.symbols, domain: domain.model, objects: domain.problem.objects)
    return Belief(
      objects: domain.problem.objects, state: domain.problem.initial, setting: setting,
      travel: layout.isEmpty ? nil : LayoutTravel(supply))
  }
}
