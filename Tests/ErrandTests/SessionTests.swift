import Dialogue
import Domains
import Errand
import Robots
import Testing

/// The repository's own domains, as the tests find them.
enum Folders {
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  static func session(_ name: String, seed: UInt64 = 1) throws -> Session {
    let (domain, _) = Domain.load(folder: root + "/domains/" + name)
    return Session(domain: try #require(domain), seed: seed)
  }
}

@Suite("Sessions")
struct SessionTests {
  /// Everything said while a session hears some words and works until it is idle.
  private func talk(_ session: inout Session, _ words: [String]) -> [String] {
    var said: [String] = []
    for utterance in words {
      var outputs = session.hear(utterance, at: session.now)
      outputs += session.settle(until: session.now + .seconds(7200))
      for output in outputs {
        switch output {
        case .reply(let spoken), .question(let spoken, _): said.append(spoken.text)
        default: break
        }
      }
    }
    return said
  }

  @Test(
    "what is said is done in the world, in either language",
    arguments: [
      "Bring the candles on A3 to dock 1.", "A3のろうそくを1番出荷口に運んで",
      "could you please take the candle box on A3 to dock 1",
    ])
  func done(words: String) throws {
    var session = try Folders.session("warehouse")
    #expect(session.worldView.places["box-8"] == "shelf-a-3")
    _ = talk(&session, [words])
    #expect(session.worldView.places["box-8"] == "dock-1")
    #expect(session.isIdle)
  }

  @Test("the same domain, seed and inputs give the same words")
  func same() throws {
    let words = [
      "Bring two boxes of tea to dock 2.", "why?", "take the heaviest box under 15 kg to A3",
    ]
    var first = try Folders.session("warehouse", seed: 5)
    var second = try Folders.session("warehouse", seed: 5)
    let said = talk(&first, words)
    #expect(said == talk(&second, words))
    #expect(said.count >= words.count)
  }

  @Test(
    "nothing moves for words that are not understood",
    arguments: [
      "tidy the mezzanine", "order me a pizza", "take the zorgles to dock 1", "ピザを頼んで",
    ])
  func nothingMoves(words: String) throws {
    var session = try Folders.session("warehouse")
    let before = session.worldView
    _ = talk(&session, [words])
    #expect(session.worldView == before)
  }

  @Test("a stop word halts at once, and the rest waits for somebody to say go on")
  func stop() throws {
    var session = try Folders.session("warehouse")
    _ = session.hear("Bring the candles on A3 to dock 1.", at: .zero)
    _ = session.advance(to: .zero + .seconds(8))
    _ = session.hear("stop", at: session.now)
    _ = session.advance(to: session.now + .seconds(600))
    #expect(session.worldView.places["box-8"] != "dock-1")
    _ = talk(&session, ["go on"])
    #expect(session.worldView.places["box-8"] == "dock-1")
  }

  @Test("a dry session plans and moves nothing")
  func dry() throws {
    var session = try Folders.session("warehouse")
    session.isDry = true
    let before = session.worldView
    let outputs = session.hear("Bring the candles on A3 to dock 1.", at: .zero)
    #expect(outputs.contains { if case .plan = $0 { true } else { false } })
    _ = session.advance(to: .zero + .seconds(600))
    #expect(session.worldView == before)
  }

  @Test("a domain without words is talked to by its names")
  func zeroWords() throws {
    var session = try Folders.session("logistics")
    #expect(!session.words(in: nil).isEmpty)
    let said = talk(&session, ["hello"])
    #expect(!said.isEmpty)
  }
}
