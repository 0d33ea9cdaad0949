import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots

extension Belief {
  /// What is believed at the beginning: the world as the domain gives it.
  static func of(_ domain: Domain, on layout: Layout) -> Belief {
    let setup = domain.setup
    var setting = Setting(
      domain: domain.model, metric: domain.problem.metric, robotType: domain.robotType,
      robots: setup)
    for name in domain.vocabulary.policy.irreversible {
      if let action = domain.model.action(named: name) { setting.irreversible.insert(action) }
      switch domain.formulas.intent(name)?.outcome {
      case .perform(let action, _)?: setting.irreversible.insert(action)
      case .goal(let goal)?: setting.irreversible.formUnion(setting.actions(adding: goal.formula))
      default: break
      }
    }
    setting.fresh = Span(milliseconds: domain.vocabulary.policy.fresh)
    let supply = LayoutFunctions(
      layout, symbols: setup.symbols, domain: domain.model, objects: domain.problem.objects)
    return Belief(
      objects: domain.problem.objects, state: domain.problem.initial, setting: setting,
      travel: layout.isEmpty ? nil : LayoutTravel(supply))
  }
}
