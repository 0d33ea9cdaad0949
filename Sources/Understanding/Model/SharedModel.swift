/// A language behind a reference: what reads an utterance passes it on without copying it.
final class SharedModel: Sendable {
  let model: LanguageModel
  init(_ model: consuming LanguageModel) { self.model = model }
}
