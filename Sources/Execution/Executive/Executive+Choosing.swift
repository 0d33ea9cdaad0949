package import PDDL

extension Executive {
  /// Takes the `count` cheapest of some candidates by estimate; ties go by name.
  ///
  /// - Parameters:
  ///   - count: how many are wanted; fewer are taken only if there are fewer.
  ///   - candidates: what may be taken.
  ///   - template: what is to be made true of each, with the candidate's slot free.
  package func cheapest(
    _ count: Int, of candidates: [ObjectID], fulfilling template: Formula, slot: Int = 0,
    terms: TaskTerms = TaskTerms(), in world: Belief? = nil
  ) -> Choice {
    var foresight = Foresight(
      belief: world ?? belief, time: now, terms: terms, constraints: constraints(on: terms),
      robots: belief.robots, kept: [], budget: setting.slice, isPreview: true)
    foresight.isCancelled = isCancelled
    var estimator = Estimator(
      foresight: foresight, template: template, slot: slot)
    let ranked = candidates.map { Choice.Candidate($0, cost: estimator.cost(of: $0)) }.sorted {
      let (a, b) = ($0.cost ?? .infinity, $1.cost ?? .infinity)
      return a != b
        ? a < b : belief.objects.name(of: $0.object) < belief.objects.name(of: $1.object)
    }
    return Choice(taken: Array(ranked.prefix(count)), left: Array(ranked.dropFirst(count)))
  }
}
