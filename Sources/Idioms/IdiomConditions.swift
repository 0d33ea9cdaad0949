import Meaning

extension IdiomAutomaton.Conditions {
  /// Whether what is known of a name is in no way against the conditions; what is not known is not.
  func admit(_ context: [IdiomBook.Fact]) -> Bool {
    for condition in requires {
      guard let fact = context.first(where: { $0.key == condition.key }),
        let wanted = condition.values
      else { continue }
      guard wanted.contains(fact.value) else { return false }
    }
    return !isExcluded(context)
  }

  private func isExcluded(_ context: [IdiomBook.Fact]) -> Bool {
    excludes.contains { condition in
      guard let fact = context.first(where: { $0.key == condition.key }) else { return false }
      return condition.values?.contains(fact.value) ?? false
    }
  }

  /// The slots that the situation fills, or nil where a condition is not met.
  func slots(from context: [IdiomBook.Fact]) -> [IdiomBook.Fact]? {
    guard !isExcluded(context) else { return nil }
    var slots: [IdiomBook.Fact] = []
    for condition in requires {
      guard let fact = context.first(where: { $0.key == condition.key }) else { return nil }
      if let wanted = condition.values, !wanted.contains(fact.value) { return nil }
      if let slot = condition.slot { slots.append(.init(slot, fact.value)) }
    }
    return slots
  }
}
