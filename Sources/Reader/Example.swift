/// An utterance with what it means: the intent, and for each word a tag (`O`, `B-slot`, `I-slot`).
package struct Example: Sendable {
  package var words: [String]
  package var tags: [String]
  package var intent: String

  package init(words: [String], tags: [String], intent: String) {
    self.words = words
    self.tags = tags
    self.intent = intent
  }
}
