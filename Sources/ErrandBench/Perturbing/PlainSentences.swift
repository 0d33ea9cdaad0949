import Domains
import Errand
import Foundation
import Language
import Meaning
import Saying
import SourceText

/// The sentences of a domain in one language: what its generator says, its examples, and the turns of its
/// dialogues.
struct PlainSentences {
  private(set) var all: [PlainSentence] = []
  /// Those that ask for something to be done, in `all`.
  private(set) var orders: [Int] = []

  /// So many sampled sentences and all others.
  init(of domain: Domain, _ session: Session, _ noise: NoiseWords, sampled: Int, seed: UInt64) {
    var known: Set<String> = []
    func add(_ text: String, as turn: Turn?, to all: inout [PlainSentence]) {
      guard known.insert(text).inserted else { return }
      guard let sentence = PlainSentence(text, session.read(text)),
        sentence.understanding.language == noise.language, turn == nil || turn == sentence.turn
      else { return }
      all.append(sentence)
    }
    for text in Self.examples(of: domain, noise.language) + Self.turns(of: domain) {
      add(text, as: nil, to: &all)
    }
    var sampler = MeaningSampler(
      vocabulary: domain.vocabulary, marksNumber: noise.marksNumber, seed: seed)
    for _ in 0..<sampled {
      let turn = sampler.turn()
      add(domain.front.say(turn, in: noise.language), as: turn, to: &all)
    }
    orders = all.indices.filter { all[$0].isRequest && isShort(all[$0].text) }
  }

  private func isShort(_ text: String) -> Bool { text.count < 60 && !text.contains(",") }

  private static func examples(of domain: Domain, _ language: String) -> [String] {
    let words = domain.words.filter { $0.language == language }
    return words.flatMap(\.examples).flatMap(\.texts).map { text in
      // "[words](role)" shows which words fill a role.
      text.text.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.output.1 }
    }
  }

  private static func turns(of domain: Domain) -> [String] {
    domain.dialogues.flatMap { path -> [String] in
      guard let bytes = HassilFiles.bytes(of: path) else { return [] }
      let lines = ScriptLine.lines(of: SourceFile(name: path, bytes: bytes)).map(\.text)
      return lines.filter { !$0.hasPrefix(".") && !$0.hasSuffix(":") && !$0.hasSuffix("：") }
    }
  }
}
