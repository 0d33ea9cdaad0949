import PDDL
import Robots
import Testing

@testable import Execution

@Suite struct BeliefTests {
  private func observed(_ facts: NamedFact...) -> Observation {
    var seen = Observation()
    seen.holds = facts
    return seen
  }

  @Test func aFactTakesTheOthersOfItsGroupOut() {
    var belief = Depot().executive.belief
    let depot = Depot()
    guard
      case .new(let change) = belief.tell(
        adding: [depot.fact("(at c1 b1)")], by: "ito", at: Instant(milliseconds: 5_000))
    else {
      Issue.record("not believed")
      return
    }
    #expect(change.added == [depot.fact("(at c1 b1)")])
    #expect(change.removed == [depot.fact("(at c1 a1)")])
    #expect(
      belief.evidence(of: depot.fact("(at c1 b1)"))
        == Evidence(.told(by: "ito"), at: Instant(milliseconds: 5_000)))
    guard
      case .known = belief.tell(adding: [depot.fact("(at c1 b1)")], by: "ito", at: .zero)
    else {
      Issue.record("told twice is news")
      return
    }
  }

  /// Seen so long ago, whether what is told against it is asked about.
  @Test(arguments: [(10, true), (60, true), (61, false)])
  func whatWasSeenAShortTimeAgoIsAskedAbout(_ seconds: Int, _ isAsked: Bool) {
    let depot = Depot()
    var belief = depot.executive.belief
    _ = belief.observe(observed(NamedFact("at", ["c1", "a2"])), by: "r1", at: .zero)
    let result = belief.tell(
      adding: [depot.fact("(at c1 b1)")], by: "ito", at: Instant(milliseconds: seconds * 1000))
    switch result {
    case .contradicts(let found):
      #expect(isAsked)
      #expect(found.map(\.seen) == [depot.fact("(at c1 a2)").formula()])
      #expect(belief.holds(depot.fact("(at c1 a2)").formula()), "nothing was changed")
      guard
        case .new = belief.tell(
          adding: [depot.fact("(at c1 b1)")], by: "ito", at: .zero, insisting: true)
      else {
        Issue.record("insisting does not help")
        return
      }
    case .new: #expect(!isAsked)
    case .known: Issue.record("news is not known")
    }
  }

  @Test func whatIsInViewIsAskedAbout() {
    var depot = Depot()
    depot.executive.post(depot.goal("(at r1 a1)"))
    depot.finish()
    depot.run(to: 1_000)
    guard
      case .contradicts = depot.executive.tell(
        adding: [depot.fact("(at c1 b1)")], by: "operator")
    else {
      Issue.record("the robot stands in front of it")
      return
    }
  }

  @Test func seeingAPlaceCompletelyTakesOutWhatIsNotThere() {
    let depot = Depot()
    var belief = depot.executive.belief
    var seen = observed(NamedFact("at", ["c7", "b2"]))
    seen.complete = [.init("at", [nil, "b2"])]
    let change = belief.observe(seen, by: "r1", at: .zero)
    #expect(change.removed == [depot.fact("(at c6 b2)")])
    #expect(belief.isUnknown(depot.fact("(at c6 a1)")))
    #expect(!belief.isUnknown(depot.fact("(at c6 b2)")))
    #expect(belief.truth(of: depot.fact("(at c6 b2)").formula()) == .no)
  }

  @Test func newObjectsComeInByObservation() {
    var belief = Depot().executive.belief
    var seen = observed(NamedFact("at", ["c9", "dock-2"]))
    seen.objects = [.init(name: "c9", type: "box")]
    let change = belief.observe(seen, by: nil, at: .zero)
    #expect(change.objects.count == 1)
    #expect(
      belief.fact(NamedFact("at", ["c9", "dock-2"])).map { belief.state.contains($0) } == true)
    #expect(belief.observe(observed(NamedFact("at", ["x", "y"])), by: nil, at: .zero).isEmpty)
  }
}
