import Language
import Meaning
import Testing

private let depot = ReadingDepot.make()
private let blocks = ReadingBlocks.make()
private let ferry = ReadingFerry.make()

/// What an utterance must mean, in the notation of `Brief`, and what it may cost.
struct ReadingCase: Sendable, CustomTestStringConvertible {
  var said: String
  var cost: Int
  var means: String
  init(_ said: String, _ cost: Int, _ means: String) {
    self.said = said
    self.cost = cost
    self.means = means
  }
  var testDescription: String { said }
}

private func expect(_ test: ReadingCase, in front: LanguageFront) {
  let best = front.read(test.said).readings.first
  #expect(best.map { Brief.text($0.turn) } == test.means)
  #expect(best?.cost == test.cost)
}

@Suite struct `English` {
  @Test func `the core grammar and the words of the depot have no mistakes`() {
    #expect(depot.diagnostics.isEmpty)
    #expect(blocks.diagnostics.isEmpty)
    #expect(ferry.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ReadingCase(
      "Bring the candles to dock 1.", 2,
      "do deliver(destination:dock-1 item:the box~{contains(ground:_ it:candle)})"),
    ReadingCase(
      "Put the blue carton on A2, then go and charge, and how many tea cartons do we have?", 0,
      "do (deliver(destination:shelf-a-2 item:the box{blue(it:_)}) ; charge(who:<you>)) + count? a boxs{contains(ground:_ it:tea)}"
    ),
    ReadingCase(
      "Bring two of the tea cartons to dock 1.", 0,
      "do deliver(destination:dock-1 item:2 of the boxs{contains(ground:_ it:tea)})"),
    ReadingCase("No, dock 2.", 2, "rather dock-2"),
    ReadingCase("go on", 0, "resume"),
    ReadingCase("Why did you go to A2?", 0, "reason? past move(r:<you> to:shelf-a-2)"),
    ReadingCase("Why?", 0, "reason? that"),
    ReadingCase(
      "Move everything in row B to dock 2 except the rope.", 2,
      "do deliver(destination:dock-2 item:all things{at(ground:aisle-b it:_)} except the box~{contains(ground:_ it:rope)})"
    ),
    ReadingCase(
      "Take the heaviest carton under 15 kg to A3.", 0,
      "do deliver(destination:shelf-a-3 item:the box{weight less 15kg} most weight)"),
    ReadingCase(
      "Take it to A1, er, I mean A2, please.", 4, "do deliver(destination:shelf-a-2 item:<it>)"),
    ReadingCase("the red one", 4, "bit the thing{red(it:_)}"),
    ReadingCase(
      "Whenever tea arrives at dock 2, take it to A1.", 2,
      "whenever begins at(ground:dock-2 it:bare box~{contains(ground:_ it:tea)}) do deliver(destination:shelf-a-1 item:x0)"
    ),
    ReadingCase(
      "What if the west way were closed?", 0, "outcome? agenda if close(aisle:west-way)"),
    ReadingCase(
      "The blue coffee is on B3 now.", 2,
      "so at(ground:shelf-b-3 it:the box~{blue(it:_), contains(ground:_ it:coffee)})"),
    ReadingCase(
      "Carry the red cartons to A3.", 0,
      "do deliver(destination:shelf-a-3 item:the boxs{red(it:_)})"),
    ReadingCase("Do that.", 0, "proceed"),
    ReadingCase(
      "Take all the beans to B1.", 50, "do deliver(destination:shelf-b-1 item:?beans)"),
    ReadingCase(
      "Beans are coffee cartons.", 0, "teach beans = bare boxs{contains(ground:_ it:coffee)}"),
  ])
  func `the fourteen turns of the depot mean what they should`(test: ReadingCase) {
    expect(test, in: depot.front)
  }

  @Test(arguments: [
    ReadingCase("Debark c1 at l1.", 0, "do debark(car:c1 loc:l1)"),
    ReadingCase("sail from l0 to l1", 0, "do sail(from:l0 to:l1)"),
    ReadingCase("make sure c1 is at l1", 0, "do wanted at(l:l1 x:c1)"),
    ReadingCase("where is c0?", 0, "place? c0"),
    ReadingCase(
      "board c0 at l0 then sail from l0 to l1", 0,
      "do (board(car:c0 loc:l0) ; sail(from:l0 to:l1))"),
  ])
  func `a domain without words is spoken to by its names`(test: ReadingCase) {
    expect(test, in: ferry.front)
  }

  @Test(arguments: [
    ReadingCase("put it back", 0, "do deliver(destination:<back> item:<it>)"),
    ReadingCase("take up to five boxes to A1", 0, "do deliver(destination:shelf-a-1 item:≤5 boxs)"),
    ReadingCase(
      "put a box on each shelf", 0, "do deliver(destination:each shelf item:a box)"),
    ReadingCase(
      "take anything lighter than 8 kg to dock 1", 0,
      "do deliver(destination:dock-1 item:any thing{weight less 8kg})"),
    ReadingCase(
      "take the second heaviest box to dock 2", 0,
      "do deliver(destination:dock-2 item:the box most weight#2)"),
    ReadingCase(
      "take the box nearest the charger to A1", 0,
      "do deliver(destination:shelf-a-1 item:the box least distance from charger)"),
    ReadingCase(
      "make sure nothing is on dock 2", 0, "do wanted at(ground:dock-2 it:none things)"),
    ReadingCase(
      "can you bring the rope to dock 1?", 2,
      "do deliver(destination:dock-1 item:the box~{contains(ground:_ it:rope)})"),
    ReadingCase(
      "can you carry c1?", 4, "truth? can holding(ground:<you> it:c1)"),
    ReadingCase("don't go near row B today", -5, "do () avoiding aisle-b by today"),
    ReadingCase(
      "if A2 is free put it there, otherwise on A3", 0,
      "do if empty(it:shelf-a-2) then deliver(destination:<there> item:<it>) else deliver(destination:shelf-a-3 item:<it>)"
    ),
    ReadingCase("wave three times", 0, "do 3x wave(who:<you>)"),
    ReadingCase("charge in twenty minutes", 0, "do charge(who:<you>) from fromNow(1200000)"),
    ReadingCase("wait until dock 1 is empty", 0, "do wait empty(it:dock-1)"),
    ReadingCase(
      "take c1 to A1 and c2 to A2", -3,
      "do (deliver(destination:shelf-a-1 item:c1) & deliver(destination:shelf-a-2 item:c2))"),
    ReadingCase(
      "Move all boxes except c1 and c2 to dock 1", 0,
      "do deliver(destination:dock-1 item:all boxs except [c1 and c2])"),
    ReadingCase("pick it up", 0, "do pick(b:<it> r:<you>)"),
    ReadingCase("pick c1 up", 0, "do pick(b:c1 r:<you>)"),
    ReadingCase("take dock 1 c1", 1, "do deliver(destination:dock-1 item:c1)"),
    ReadingCase("r1, bring c1 to dock 1", 0, "do r1: deliver(destination:dock-1 item:c1)"),
    ReadingCase(
      "move the box that contains tea to B1", 0,
      "do deliver(destination:shelf-b-1 item:the box{contains(ground:_ it:tea)})"),
    ReadingCase(
      "take the box next to A2 to dock 1", 0,
      "do deliver(destination:dock-1 item:the box{beside(ground:shelf-a-2 it:_)})"),
    ReadingCase(
      "take the one you moved to dock 1", 0,
      "do deliver(destination:dock-1 item:the thing{past deliver(item:_ who:<you>)})"),
    ReadingCase(
      "don't move anything heavier than 20 kg", 2,
      "do not deliver(item:any thing{weight more 20kg})"),
    ReadingCase("say hello", 0, "do wave(who:<you>)"),
    ReadingCase("i want you to charge", 0, "do charge(who:<you>)"),
  ])
  func `instructions`(test: ReadingCase) {
    expect(test, in: depot.front)
  }

  @Test(arguments: [
    ReadingCase("what is on A2?", 0, "role? at(ground:shelf-a-2 it:_)"),
    ReadingCase("what's on A2", 0, "role? at(ground:shelf-a-2 it:_)"),
    ReadingCase("is c1 still on A2?", 0, "truth? at(ground:shelf-a-2 it:c1)"),
    ReadingCase(
      "which boxes are on A2?", 0, "role? bare boxs{at(ground:shelf-a-2 it:_)}"),
    ReadingCase("how many boxes are on A1?", 0, "count? a boxs{at(ground:shelf-a-1 it:_)}"),
    ReadingCase(
      "which shelves contain coffee?", 0, "role? bare shelfs{contains(ground:_ it:coffee)}"),
    ReadingCase(
      "where did you take c1?", 0,
      "place? past deliver(destination:_ item:c1 who:<you>)"),
    ReadingCase("when did you move it", 0, "time? past deliver(item:<it> who:<you>)"),
    ReadingCase(
      "has c1 been brought to dock 1?", 0,
      "truth? perfect deliver(destination:dock-1 item:c1)"),
    ReadingCase("how heavy is c1", 0, "amount? weight of c1"),
    ReadingCase("is c4 heavier than c5?", 0, "truth? weight(c4) more c5"),
    ReadingCase(
      "are there boxes on A1?", 0, "truth? exists(it:bare boxs{at(ground:shelf-a-1 it:_)})"),
    ReadingCase("tell me where c1 is", 0, "place? c1"),
    ReadingCase(
      "do you know how many boxes are on A1?", 0, "count? a boxs{at(ground:shelf-a-1 it:_)}"),
    ReadingCase("what are you doing", 0, "role? agenda"),
    ReadingCase("what are my rules?", 0, "role? rules"),
    ReadingCase("how will you do it", 0, "manner? that"),
    ReadingCase("will you be done by ten", 0, "truth? agenda at clock(36000000)"),
  ])
  func `questions`(test: ReadingCase) { expect(test, in: depot.front) }

  @Test(arguments: [
    ReadingCase("to dock 2", 4, "bit to dock-2"),
    ReadingCase("c1 as well", 4, "bit also c1"),
    ReadingCase("the other one", 4, "bit <other>"),
    ReadingCase("make it dock 2", 2, "rather dock-2"),
    ReadingCase("yes but only two", 0, "yes + rather only 2"),
    ReadingCase("both", 0, "choose both"),
    ReadingCase("stop", 0, "stop"),
    ReadingCase("forget c1", 0, "cancel c1"),
    ReadingCase("undo the last two things", 0, "undo(2)"),
    ReadingCase("thanks", 0, "thanks"),
    ReadingCase("row B is blocked", 0, "so close(aisle:aisle-b)"),
    ReadingCase("call A2 the tea shelf", 2, "teach tea shelf = shelf-a-2"),
  ])
  func `fragments, control and reports`(test: ReadingCase) { expect(test, in: depot.front) }

  @Test(arguments: [
    ReadingCase(
      "Place the yellow block in the left corner.", 0,
      "do put(item:the block{yellow(it:_)} place:the corner{left high})"),
    ReadingCase(
      "move it 3 squares to the left of the red cube", 0,
      "do put(item:<it> place:3square left of the cube{red(it:_)})"),
    ReadingCase(
      "put the red block between the green block and the blue block", 0,
      "do put(item:the block{red(it:_)} place:between of the block{green(it:_)},the block{blue(it:_)})"
    ),
    ReadingCase(
      "pick up the prism placed in the left corner and move it on the blue cube", 0,
      "do (take(item:the prism{put(item:_ place:the corner{left high})}) & put(item:<it> place:the cube{blue(it:_)}))"
    ),
  ])
  func `directions and computed places`(test: ReadingCase) { expect(test, in: blocks.front) }
}

@Suite struct `Words that slip` {
  @Test func `a stop word halts, though it is misspelt`() {
    #expect(depot.front.read("sotp!").stop != nil)
    #expect(depot.front.read("please stop").stop != nil)
    #expect(depot.front.read("bring the tea to dock 1").stop == nil)
  }

  @Test func `a slip without a rival is read and told`() throws {
    let best = try #require(depot.front.read("brng the coffe to dock 1").readings.first)
    #expect(
      Brief.text(best.turn)
        == "do deliver(destination:dock-1 item:the box~{contains(ground:_ it:coffee)})")
    #expect(best.repairs.map(\.typed) == ["brng", "coffe"])
    #expect(best.repairs.map(\.meant) == ["bring", "coffee"])
    #expect(best.cost == 22)
  }

  @Test func `codes and short words are never taken for others`() {
    let found = depot.front.read("bring c1 to E4")
    #expect(found.readings.first?.absent == ["shelf-e-4"])
    #expect(found.readings.allSatisfy { $0.repairs.isEmpty && !$0.absent.isEmpty })
  }

  @Test func `a phrase whose type cannot be is told apart from what is understood`() throws {
    let best = try #require(depot.front.read("make sure the charger is empty").readings.first)
    #expect(best.isMisfit)
  }

  @Test func `a word that was taught is understood at once`() throws {
    var front = depot.front
    guard
      case .teach(.noun(let word, let meaning))? = front.read("Beans are coffee cartons.")
        .readings.first?.turn.acts.first
    else {
      Issue.record("no lesson")
      return
    }
    front.learn(noun: word, meaning: meaning, in: "en")
    let best = try #require(front.read("Take all the beans to B1.").readings.first)
    #expect(best.cost == 0)
    #expect(
      Brief.text(best.turn)
        == "do deliver(destination:shelf-b-1 item:all boxs{contains(ground:_ it:coffee)})")
  }

  @Test func `new things are known by name`() {
    var front = depot.front
    front.add([.init(name: "c9", types: ["box"])])
    #expect(front.read("bring c9 to dock 1").readings.first?.cost == 0)
  }

  @Test(arguments: [
    "", " ", ".", "???", "\u{0}\u{1}", String(repeating: "box ", count: 100_000),
    String(repeating: "a", count: 1_000_000), String(repeating: "(", count: 5_000),
    String(repeating: "and ", count: 2_000), String(repeating: "put it on ", count: 12),
  ])
  func `no input is too much`(text: String) {
    let found = depot.front.read(text)
    #expect(found.readings.count <= 8)
  }
}
