public import SourceText

/// Reads plans as planners write them: one step `(name arg …)` after another, with a time before it
/// (`0.0: (name arg …)`) and a duration behind it (`[2.0]`) or without, comments after `;`.
public enum PlanReader {
  /// Reads a plan for a problem; nil when the file has errors. Timed steps need not be sorted.
  public static func plan(
    _ file: SourceFile, domain: DomainModel, objects: ObjectTable
  ) -> (WrittenPlan?, [Diagnostic]) {
    var issues = Issues(file)
    let tree = SyntaxReader.read(file, isDefinition: false, &issues)
    var checker = Checker(tree, issues, domain: domain, objects: objects)
    let plan = checker.plan()
    let found = checker.issues.finished()
    return (checker.issues.hasErrors ? nil : plan, found)
  }
}

extension Checker {
  fileprivate mutating func plan() -> WrittenPlan {
    var steps: [WrittenStep] = []
    var time: Double?
    var isTimed = false
    var nodes = tree.roots
    while let node = nodes.next() {
      if tree.isList(node) {
        var duration: Double?
        if let after = nodes.first, let value = bracketed(after) {
          duration = value
          _ = nodes.next()
        }
        if let act = act(node, &duration) {
          steps.append(
            WrittenStep(start: time ?? Double(steps.count), act: act, duration: duration))
        }
        time = nil
      } else if tree.name(node) == ":" {
        continue
      } else if let start = clock(node) {
        if time != nil { issues.error("a time without a step after it", at: tree.range(node)) }
        time = start
        isTimed = true
      } else {
        issues.error(
          "a step such as '(name object …)' is expected, not '\(tree.text(node))'",
          at: tree.range(node))
      }
    }
    if isTimed {
      steps = steps.enumerated().sorted {
        ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
      }.map(\.element)
    }
    return WrittenPlan(steps: steps, isTimed: isTimed)
  }

  /// `0.5:` or `0.5`.
  private func clock(_ node: Int) -> Double? {
    let name = tree.name(node)
    return Double(name.hasSuffix(":") ? String(name.dropLast()) : name).flatMap {
      $0.isFinite ? $0 : nil
    }
  }

  /// `[2.0]`.
  private func bracketed(_ node: Int) -> Double? {
    let name = tree.name(node)
    guard name.hasPrefix("["), name.hasSuffix("]"), name.utf8.count > 2 else { return nil }
    return Double(String(name.dropFirst().dropLast())).flatMap { $0.isFinite ? $0 : nil }
  }

  private mutating func act(_ node: Int, _ duration: inout Double?) -> WrittenStep.Act? {
    var parts = Array(tree.children(node))
    // Some planners put the duration inside the brackets.
    if let last = parts.last, let value = bracketed(last) {
      duration = value
      parts.removeLast()
    }
    guard let head = parts.first, !tree.isList(head) else {
      issues.error("a step without an action's name", at: tree.range(node))
      return nil
    }
    let name = tree.name(head)
    let parameters: [Variable]
    let range: SourceRange?
    let make: ([ObjectID]) -> WrittenStep.Act
    if let action = domain.action(named: name) {
      parameters = domain[action].parameters
      range = domain[action].range
      make = { .instantaneous(PlanStep(action, $0)) }
    } else if let action = domain.durativeAction(named: name) {
      parameters = domain[action].parameters
      range = domain[action].range
      make = { .durative(action, $0) }
    } else {
      issues.unknown(
        "action", name, at: tree.range(head),
        known: domain.actions.map(\.name) + domain.durativeActions.map(\.name))
      return nil
    }
    guard parts.count - 1 == parameters.count else {
      issues.error(
        "'\(name)' takes \(arguments(parameters.count)), not \(parts.count - 1)",
        at: tree.range(node), notes: declared(name, at: range))
      return nil
    }
    var objects: [ObjectID] = []
    for part in parts.dropFirst() {
      if let object = object(part) {
        objects.append(object)
      } else {
        unknownObject(part)
      }
    }
    return objects.count == parameters.count ? make(objects) : nil
  }
}
