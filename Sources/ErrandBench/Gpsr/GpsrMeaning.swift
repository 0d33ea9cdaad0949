import Meaning

/// What a reading comes to in the generator's terms: the instructions of the chain, and their slots.
struct GpsrMeaning: Equatable {
  private(set) var intents: [String] = []
  private(set) var slots: [GpsrSlot] = []
  private let phrases: GpsrPhrases

  static func == (a: GpsrMeaning, b: GpsrMeaning) -> Bool {
    a.intents == b.intents && a.slots == b.slots
  }

  /// The chain in one word.
  var intent: String { intents.joined(separator: "+") }

  init(_ turn: Turn, of utterance: String) {
    phrases = GpsrPhrases(utterance)
    for act in turn.acts {
      switch act {
      case .instruct(let instruction):
        // What depends on a condition or repeats is nothing the generator says.
        let clauses = Self.plain(instruction) ?? []
        if clauses.isEmpty { add("?") }
        for clause in clauses { read(clause) }
      case .ask(let question): read(question)
      default: add("?")
      }
    }
    joinMeeting()
  }

  /// The clauses of a plain chain: one after the other, none denied.
  private static func plain(_ instruction: Instruction) -> [Clause]? {
    guard instruction.constraints.isEmpty, instruction.deadline == nil, instruction.start == nil
    else { return nil }
    switch instruction.body {
    case .clause(let clause): return clause.negated ? nil : [clause]
    case .sequence(let parts), .together(let parts):
      let all = parts.map { plain($0) }
      return all.contains { $0 == nil } ? nil : all.flatMap { $0 ?? [] }
    default: return nil
    }
  }

  private mutating func add(_ intent: String, _ slots: (String, String)...) {
    intents.append(intent)
    self.slots += slots.map { GpsrSlot($0.0, $0.1) }
  }

  /// Somebody met somewhere and then looked for elsewhere is one instruction to the generator.
  private mutating func joinMeeting() {
    guard intents == ["meetPrsAtBeac", "findThemInRoom"], slots.count == 3 else { return }
    intents = ["meetNameAtLocThenFindInRm"]
    slots[1].name = "loc"
  }

  // MARK: Instructions

  private mutating func read(_ clause: Clause) {
    guard clause.frame.kind == .intent else { return add("?\(clause.frame.name)") }
    switch clause.frame.name {
    case "go": add("goToLoc", ("loc_room", words(clause["destination"])))
    case "find": findThing(clause)
    case "seek": seek(clause)
    case "take": take(clause)
    case "put":
      guard isPronoun(clause["item"]) else { return add("?put") }
      add("placeObjOnPlcmt", ("plcmtLoc2", words(clause["destination"])))
    case "give": deliver(clause)
    case "meet": meet(clause)
    case "greet": greet(clause)
    case "tell": tell(clause)
    case "report": report(clause)
    case "answer": answer(clause)
    case "follow": follow(clause)
    case "go-along", "guide": lead(clause)
    default: add("?\(clause.frame.name)")
    }
  }

  private func words(_ entity: Entity?) -> String { entity.map { phrases.text($0) } ?? "" }

  private func isPronoun(_ entity: Entity?) -> Bool {
    guard case .reference(let reference)? = entity?.kind else { return false }
    return [.it, .that, .them].contains(reference)
  }

  /// A thing by name or class, and where its phrase says it is.
  private func thing(_ entity: Entity?) -> (words: String, place: Entity?) {
    guard let entity else { return ("", nil) }
    guard case .description(let description) = entity.kind else {
      return (phrases.text(entity), nil)
    }
    var place: Entity?
    for case .clause(let clause) in description.conditions where clause.frame.name == "at" {
      place = clause["ground"]
    }
    return (phrases.text(entity, without: place.map { [$0] } ?? []), place)
  }

  private mutating func findThing(_ clause: Clause) {
    guard let thing = clause["thing"], !isPronoun(thing) else { return add("?find") }
    let (item, place) = self.thing(thing)
    if let place = clause["place"] ?? place {
      add("findObjInRoom", ("obj_singCat", item), ("room", words(place)))
    } else {
      add("findObj", ("obj_singCat", item))
    }
  }

  private mutating func seek(_ clause: Clause) {
    guard let who = clause["person"] else { return add("?seek") }
    let person = GpsrPerson(who, phrases)
    switch person.mark {
    case .gesture, .pose:
      if let place = clause["place"] ?? person.place {
        add("findPrsInRoom", ("gestPers_posePers", person.words), ("room", words(place)))
      } else {
        add("findPrs", ("gestPers_posePers", person.words))
      }
    case .pronoun where clause["place"] != nil:
      add("findThemInRoom", ("room", words(clause["place"])))
    default: add("?seek")
    }
  }

  private mutating func take(_ clause: Clause) {
    if isPronoun(clause["item"]) { return add("takeObj") }
    let (item, place) = thing(clause["item"])
    guard let source = clause["source"] ?? place else { return add("?take") }
    add("takeObjFromPlcmt", ("obj_singCat", item), ("plcmtLoc", words(source)))
  }

  private mutating func deliver(_ clause: Clause) {
    guard let receiver = clause["receiver"] else { return add("?give") }
    guard isPronoun(clause["item"]) else {
      let (item, place) = thing(clause["item"])
      guard receiver.kind == .me, let source = clause["source"] ?? place else {
        return add("?give")
      }
      return add("bringMeObjFromPlcmt", ("obj", item), ("plcmtLoc", words(source)))
    }
    let person = GpsrPerson(receiver, phrases)
    let room = words(clause["place"] ?? person.place)
    switch person.mark {
    case .speaker: add("deliverObjToMe")
    case .name: add("deliverObjToNameAtBeac", ("name", person.words), ("room", room))
    case .gesture, .pose:
      add("deliverObjToPrsInRoom", ("gestPers_posePers", person.words), ("room", room))
    default: add("?give")
    }
  }

  private mutating func meet(_ clause: Clause) {
    guard let who = clause["person"], case .name = who.kind else { return add("?meet") }
    if let place = clause["place"] {
      add("meetPrsAtBeac", ("name", words(who)), ("room", words(place)))
    } else {
      add("meetName", ("name", words(who)))
    }
  }

  private mutating func greet(_ clause: Clause) {
    guard let who = clause["person"] else { return add("?greet") }
    let person = GpsrPerson(who, phrases)
    let room = words(clause["place"] ?? person.place)
    switch person.mark {
    case .name: add("greetNameInRm", ("name", person.words), ("room", room))
    case .clothes: add("greetClothDscInRm", ("colorClothe", person.clothes), ("room", room))
    default: add("?greet")
    }
  }

  private mutating func tell(_ clause: Clause) {
    guard let who = clause["person"] else {
      return add("talkInfo", ("talk", words(clause["topic"])))
    }
    let person = GpsrPerson(who, phrases)
    guard person.mark == .gesture else { return add("?tell") }
    add(
      "talkInfoToGestPrsInRoom", ("talk", words(clause["topic"])), ("gestPers", person.words),
      ("room", words(clause["place"] ?? person.place)))
  }

  private mutating func report(_ clause: Clause) {
    guard let who = clause["person"], let receiver = clause["receiver"] else {
      return add("?report")
    }
    let person = GpsrPerson(who, phrases)
    let hearer = GpsrPerson(receiver, phrases)
    guard person.mark == .none, let place = person.place else { return add("?report") }
    switch hearer.mark {
    case .speaker:
      add(
        "tellPrsInfoInLoc", ("persInfo", words(clause["trait"])),
        ("inRoom_atLoc", phrases.placed(place)))
    case .none:
      add(
        "tellPrsInfoAtLocToPrsAtLoc", ("persInfo", words(clause["trait"])), ("loc", words(place)),
        ("loc2", words(hearer.place)))
    default: add("?report")
    }
  }

  private mutating func answer(_ clause: Clause) {
    guard let who = clause["person"] else {
      return add("answerQuestion", ("question", words(clause["question"])))
    }
    let person = GpsrPerson(who, phrases)
    guard person.mark == .gesture else { return add("?answer") }
    add(
      "answerToGestPrsInRoom", ("question", words(clause["question"])), ("gestPers", person.words),
      ("room", words(clause["place"] ?? person.place)))
  }

  private mutating func follow(_ clause: Clause) {
    guard let who = clause["person"] else { return add("?follow") }
    let person = GpsrPerson(who, phrases)
    switch person.mark {
    case .pronoun where clause["source"] == nil: add("followPrs")
    case .gesture, .pose:
      guard let place = clause["source"] ?? person.place else { return add("?follow") }
      add(
        "followPrsAtLoc", ("gestPers_posePers", person.words),
        ("inRoom_atLoc", phrases.placed(place)))
    default: add("?follow")
    }
  }

  /// Going somewhere with somebody, ahead or behind.
  private mutating func lead(_ clause: Clause) {
    guard let who = clause["person"] else { return add("?\(clause.frame.name)") }
    let person = GpsrPerson(who, phrases)
    let source = words(clause["source"] ?? person.place)
    let goal = words(clause["destination"])
    switch (clause.frame.name, person.mark) {
    case ("guide", .pronoun): add("guidePrsToBeacon", ("loc2_room2", goal))
    case ("guide", .name):
      add("guideNameFromBeacToBeac", ("name", person.words), ("loc", source), ("loc_room", goal))
    case ("guide", .gesture), ("guide", .pose):
      add(
        "guidePrsFromBeacToBeac", ("gestPers_posePers", person.words), ("loc", source),
        ("loc_room", goal))
    case ("guide", .clothes):
      add(
        "guideClothPrsFromBeacToBeac", ("colorClothe", person.clothes), ("loc", source),
        ("loc_room", goal))
    case ("go-along", .pronoun): add("followPrsToRoom", ("loc2_room2", goal))
    case ("go-along", .name):
      add("followNameFromBeacToRoom", ("name", person.words), ("loc", source), ("room", goal))
    default: add("?\(clause.frame.name)")
    }
  }

  // MARK: Questions

  /// What is asked for: "what is the heaviest", or what is the same as it.
  private static func asked(of topic: Question.Topic) -> Entity? {
    switch topic {
    case .entity(let entity): return entity
    case .clause(let clause)
    where clause.frame.kind == .identity && clause.fillers.count == 2 && !clause.gaps.isEmpty:
      return clause.fillers.first { $0.entity.kind != .gap }?.entity
    default: return nil
    }
  }

  private mutating func read(_ question: Question) {
    guard let entity = Self.asked(of: question.topic),
      case .description(let description) = entity.kind, question.supposing == nil
    else { return add("?ask") }
    switch question.asked {
    case .count where description.kind == "person":
      let person = GpsrPerson(entity, phrases)
      guard let place = person.place else { return add("?count") }
      switch person.mark {
      case .clothes:
        add("countClothPrsInRoom", ("room", words(place)), ("colorClothes", person.clothes))
      case .gesture, .pose:
        add(
          "countPrsInRoom", ("gestPersPlur_posePersPlur", person.words), ("room", words(place)))
      default: add("?count")
      }
    case .count:
      let (item, place) = thing(entity)
      guard let place, description.conditions.count == 1 else { return add("?count") }
      add("countObjOnPlcmt", ("plurCat", item), ("plcmtLoc", words(place)))
    case .role:
      guard description.pick != nil else { return add("?ask") }
      let (item, place) = thing(entity)
      guard let place, description.conditions.count == 1,
        let space = item.firstIndex(of: " ")
      else { return add("?ask") }
      let comparison = String(item[..<space])
      if description.kind == nil || description.kind == "item" {
        add("tellObjPropOnPlcmt", ("objComp", comparison), ("plcmtLoc", words(place)))
      } else {
        add(
          "tellCatPropOnPlcmt", ("objComp", comparison),
          ("singCat", String(item[item.index(after: space)...])), ("plcmtLoc", words(place)))
      }
    default: add("?ask")
    }
  }
}
