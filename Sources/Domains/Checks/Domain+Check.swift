import Meaning
import PDDL
public import SourceText

extension Domain {
  /// What a careful colleague would say of a domain that loads: actions that can never be done, what
  /// no sentence reaches, sentences that mean two things, names that sound alike, what one language
  /// has and another lacks, rules that cannot be read.
  public func check() -> [Diagnostic] {
    ActionCheck(
      model: model, problem: problem,
      amounts: vocabulary.amounts.compactMap { model.types[$0.type] }
    ).diagnostics
      + LanguageCheck(words: words, vocabulary: vocabulary).diagnostics
      + words.flatMap { NameCheck($0, vocabulary).diagnostics }
      + SentenceCheck(self).diagnostics
  }
}
