import PDDL
import Robots

/// Who does as they are told.
enum RobotType {
  /// The type of the robots that `robots.yml` names or whose skills it describes, else of the
  /// parameter that all actions have in common. What is only inferred of a skill is no proof: a
  /// gripper is held by nobody.
  static func find(model: DomainModel, problem: Problem, declared: RobotSetup) -> TypeID? {
    let named = declared.robots.keys.sorted().compactMap { problem.objects[$0] }
      .map { problem.objects.types(of: $0) }
    if let first = named.first, first.count == 1, named.allSatisfy({ $0 == first }) {
      return first[0]
    }
    let types = declared.skills.keys.sorted().compactMap { name -> [TypeID]? in
      guard let action = model.action(named: name),
        let robot = declared.skills[name]?.parameters.robot
      else { return nil }
      return model[action].parameters.first { $0.name == robot }?.types
    }
    if let first = types.first, first.count == 1, first[0] != .object,
      types.allSatisfy({ $0 == first })
    {
      return first[0]
    }
    return Doers.type(of: model)
  }
}
