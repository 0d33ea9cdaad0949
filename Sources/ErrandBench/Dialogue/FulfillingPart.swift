import Dialogue
import Domains
import Errand
import Meaning
import PDDL

/// Wishes that can be fulfilled, in worlds with contents of their own, with everything that may fail: is
/// what was wanted what was moved, and how much talk did it take.
struct FulfillingPart {
  private(set) var tally = Tally()
  private(set) var waits: [Double] = []
  /// The talks with faults, for those who look at what was done in them; with all if that is wanted.
  private(set) var cases: [DialogueCase] = []
  private let keepsAll: Bool

  init(keepsAll: Bool) { self.keepsAll = keepsAll }

  mutating func run(_ survey: Survey, _ maker: inout WishMaker, seed: Int, language: String)
    -> WishRun?
  {
    guard let wish = maker.wish() else {
      tally.add("undrawn")
      return nil
    }
    var run = WishRun(survey, language: language, seed: UInt64(seed))
    let before = run.world
    run.say(wish.turn)
    let asked = run.questions
    run.answer(for: wish, &maker, candidates: wish.candidates)
    judge(wish, run, from: before, asked: asked, survey, seed, language)
    waits += run.waits
    return run
  }

  private mutating func judge(
    _ wish: Wish, _ run: WishRun, from before: State, asked: Int, _ survey: Survey, _ seed: Int,
    _ language: String
  ) {
    tally.add("tasks")
    tally.add("tasks.\(wish.family)")
    var faults: [String] = []
    let found = wish.faults(
      from: before, to: run.world, misplaced: run.misplaced, by: survey)
    if !found.strayed.isEmpty {
      faults.append("moved: " + found.strayed.map(survey.name).joined(separator: " "))
      tally.add("strayed")
    }
    if found.missing > 0 {
      tally.add("short")
      if !run.explained, run.question == nil {
        faults.append("missing \(found.missing), and nothing said")
        tally.add("unexplained")
      } else if !run.hadFailures {
        faults.append("missing \(found.missing), though it could be done")
        tally.add("refused")
      }
    } else {
      tally.add("done")
      tally.add("turns", run.turns)
    }
    if found.missing > 0 && !run.explained || !found.strayed.isEmpty { tally.add("wrong") }
    if !run.held.isEmpty { faults.append("still holding something") }
    if wish.meant == nil {
      tally.add("clear")
      tally.add("questions", run.questions)
      if asked > 0 { faults.append("asked without need") }
    } else {
      tally.add("unclear")
      if run.questions == 1, found.missing == 0, found.strayed.isEmpty {
        tally.add("resolved")
      } else {
        faults.append("asked \(run.questions) times")
      }
    }
    if !faults.isEmpty { tally.add("faulty.\(wish.family)") }
    guard keepsAll || !faults.isEmpty else { return }
    cases.append(
      DialogueCase(
        part: "tasks", family: wish.family, seed: seed, language: language, faults: faults,
        transcript: keepsAll ? run.detailed : run.transcript))
  }
}
