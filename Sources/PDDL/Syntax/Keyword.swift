/// The words that PDDL itself gives a meaning. A symbol table interns them first, so that the symbol
/// of a keyword is its place in this list.
enum Keyword: String, CaseIterable {
  case define, domain, problem
  case requirementsSection = ":requirements"
  case typesSection = ":types"
  case constantsSection = ":constants"
  case predicatesSection = ":predicates"
  case functionsSection = ":functions"
  case actionSection = ":action"
  case durativeActionSection = ":durative-action"
  case derivedSection = ":derived"
  case constraintsSection = ":constraints"
  case domainSection = ":domain"
  case objectsSection = ":objects"
  case initSection = ":init"
  case goalSection = ":goal"
  case metricSection = ":metric"
  case lengthSection = ":length"
  case processSection = ":process"
  case eventSection = ":event"
  case parameters = ":parameters"
  case precondition = ":precondition"
  case effect = ":effect"
  case duration = ":duration"
  case condition = ":condition"
  case dash = "-"
  case either
  case object
  case number
  case and, or, not, imply, exists, forall, when, preference
  case equal = "="
  case less = "<"
  case atMost = "<="
  case atLeast = ">="
  case greater = ">"
  case plus = "+"
  case times = "*"
  case over = "/"
  case assign, increase, decrease
  case scaleUp = "scale-up"
  case scaleDown = "scale-down"
  case at, start, end, all
  case overWord = "over"
  case durationVariable = "?duration"
  case continuousTime = "#t"
  case totalTime = "total-time"
  case totalCost = "total-cost"
  case isViolated = "is-violated"
  case minimize, maximize
  case always, sometime, within
  case atMostOnce = "at-most-once"
  case sometimeAfter = "sometime-after"
  case sometimeBefore = "sometime-before"
  case alwaysWithin = "always-within"
  case holdDuring = "hold-during"
  case holdAfter = "hold-after"

  static let list = Array(allCases)

  /// Whether it opens a section of a definition.
  var isSection: Bool { Self.sections.contains(self) }
  /// Whether it names a part of an action.
  var isActionPart: Bool { Self.actionParts.contains(self) }

  static let domainSections: [Keyword] = [
    .requirementsSection, .typesSection, .constantsSection, .predicatesSection, .functionsSection,
    .actionSection, .durativeActionSection, .derivedSection, .constraintsSection,
  ]
  static let problemSections: [Keyword] = [
    .domainSection, .requirementsSection, .objectsSection, .initSection, .goalSection,
    .constraintsSection, .metricSection, .lengthSection,
  ]
  private static let sections = Set(domainSections + problemSections)
  private static let actionParts: Set<Keyword> = [
    .parameters, .precondition, .effect, .duration, .condition,
  ]
}
