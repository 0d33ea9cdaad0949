import PDDL

/// Faults as a person reads them.
extension PlanValidator {
  /// What is wrong, a line a fault: the step with its number from 1, the condition, its numbers.
  public func messages(_ verdict: PlanVerdict) -> [String] {
    verdict.faults.flatMap { fault -> [String] in
      let place = fault.step.map { number in
        "step \(number + 1)" + (fault.stepText.map { " \($0)" } ?? "")
      }
      switch fault.kind {
      case .condition(let failures): return failures.map { (place ?? "") + ": " + message($0) }
      case .goal(let failures): return failures.map { "goal: " + message($0) }
      case .constraint(let constraint):
        let text = PDDLPrinter.constraint(
          constraint, domain: semantics.domain, objects: semantics.objects)
        let time = fault.step.map { "after step \($0 + 1)" } ?? "in the first state"
        return ["constraint '\(text)' is broken \(time)"]
      case .metric: return ["the metric has no value in the last state"]
      case .arguments: return ["\(place ?? ""): an argument has the wrong type"]
      case .effect: return ["\(place ?? ""): an effect has no defined value"]
      case .duration(let comparator, let value):
        let bound = value.map { "\(comparator.rawValue) \(text($0))" } ?? "undefined"
        return ["\(place ?? ""): the duration must be \(bound)"]
      case .interference(let other):
        return ["\(place ?? ""): happens together with step \(other + 1), which it interferes with"]
      case .unsupported(let what): return ["\(place ?? ""): \(what) is not checked"]
      }
    }
  }

  private func message(_ failure: PlanFault.Failure) -> String {
    let condition = PDDLPrinter.formula(
      failure.condition, domain: semantics.domain, objects: semantics.objects)
    guard case .compare(let comparator, _, _) = failure.condition else {
      return "'\(condition)' does not hold"
    }
    let left = failure.left.map(text) ?? "undefined"
    let right = failure.right.map(text) ?? "undefined"
    return "'\(condition)' does not hold: \(left) \(comparator.rawValue) \(right)"
  }

  private func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
  }
}
