import Domains
import Language
import Meaning
import PDDL
import SourceText

/// What is wrong with a domain folder, and what a careful colleague would say.
package enum Check {
  /// Loads and checks a folder; every diagnostic is told.
  package static func run(_ folder: String, asJSON: Bool) -> ExitStatus {
    switch Opening.domain(folder, asJSON: asJSON) {
    case .failure(let failure):
      Screen.error("error: \(failure.message)\n")
      if asJSON { Screen(color: .never).out(JSONLines.result(failure.status)) }
      return failure.status
    case .success(let domain):
      let loading = Domain.load(folder: folder).diagnostics
      let found = loading + domain.check()
      for diagnostic in found { Opening.tell(diagnostic, asJSON: asJSON) }
      let status: ExitStatus =
        found.contains { $0.severity == .error } ? .badFile : .done
      let screen = Screen(color: .never)
      if asJSON {
        screen.out(JSONLines.result(status))
      } else {
        let languages = domain.words.map(\.language).joined(separator: ", ")
        screen.out(
          "\(folder): \(domain.problem.objects.count) objects, \(domain.model.actions.count) actions, "
            + "\(domain.vocabulary.intents.count) intents, "
            + (languages.isEmpty ? "no language files" : languages)
            + "; \(found.count) remarks")
      }
      return status
    }
  }
}
