import Meaning

/// What a complete rule makes: the types and frames of the result, and whether it makes sense at all. What
/// cannot fill a role is never built.
extension Chart {
  typealias Part = (item: Int32, label: Int32)

  mutating func make(_ number: Int32, _ parts: [Part], _ active: ActiveItem) {
    let rule = model.ruleCores[Int(number)]
    let headPart = parts.first { $0.label == rule.head } ?? parts.first
    let head = headPart.map { items[Int($0.item)] }
    var hash = rule.hash
    for part in parts {
      hash = mix(hash, items[Int(part.item)].hash, UInt64(UInt32(bitPattern: part.label)))
    }
    if rule.operation == .pass, parts.count == 1, let head { hash = head.hash }
    var made = Item(
      symbol: rule.result, start: active.start, end: active.end, cost: active.cost + rule.cost,
      features: (head?.features ?? []).union(rule.adds).subtracting(rule.removes),
      types: head?.types ?? model.types.things, hash: hash, origin: .rule, index: number)
    if rule.with >= 0, let other = parts.first(where: { $0.label == rule.with }) {
      made.features.formUnion(items[Int(other.item)].features.subtracting(rule.removes))
    }
    if let head {
      made.frame = head.frame
      made.filled = head.filled
      made.payload = head.payload
    }
    if parts.contains(where: { items[Int($0.item)].features.contains(.gapped) }) {
      guard rule.operation.bearsGap else { return }
    }
    apply(rule, parts, head, headPart?.item, &made)
  }

  mutating func put(_ item: Item, _ parts: [Part], choice: Int32? = nil) {
    var item = item
    if let choice {
      item.choice = choice
      item.hash = mix(item.hash, UInt64(UInt32(bitPattern: choice)), 0x55)
    }
    add(item, kids: parts)
  }

  func first(_ symbol: Symbol, _ parts: [Part]) -> Item? {
    for part in parts where items[Int(part.item)].symbol == symbol { return items[Int(part.item)] }
    return nil
  }

  func labelled(_ label: Label, _ parts: [Part]) -> Item? {
    for part in parts where part.label == label.rawValue { return items[Int(part.item)] }
    return nil
  }

  mutating func apply(
    _ rule: RuleCore, _ parts: [Part], _ head: Item?, _ headID: Int32?, _ made: inout Item
  ) {
    // Looked up only where an operation has one.
    let number = Int(made.index)
    var argument: String? { model.rules[number].action.arguments.first }
    switch rule.operation {
    case .refer:
      made.types = model.types.things
      made.features.insert(.pronoun)
      put(made, parts)
    case .person:
      made.features.insert(.pronoun)
      made.types =
        argument == "you" ? model.types.robots : model.types.things.subtracting(model.types.robots)
      if argument == "you" { made.features.insert(.robot) }
      put(made, parts)
    case .thing:
      made.types = model.types.things
      // Where the domain has the word, it is the domain's.
      if !items(SymbolTable.noun, from: Int(made.start), to: Int(made.end)).isEmpty {
        made.cost += Cost.secondMeaning
      }
      put(made, parts)
    case .quantity:
      if !made.types.meets(model.types.number) { made.types = model.types.number }
      // A noun beside it says what it is an amount of, and must be a word for that.
      if let noun = first(SymbolTable.noun, parts), head?.symbol != SymbolTable.noun {
        made.types = made.types.intersection(noun.types)
        guard !made.types.isEmpty else { return }
      }
      put(made, parts)
    case .quoted:
      made.types = model.types.text
      put(made, parts)
    case .computed:
      made.types = model.types.things
      put(made, parts)
    case .unknown:
      made.types = .all
      made.features.insert(.unknown)
      put(made, parts)
    case .name, .describe, .quantify, .part, .amount:
      if !made.types.isEmpty, made.types.isSubset(of: model.types.robots) {
        made.features.insert(.robot)
      }
      put(made, parts)
    case .modify: modify(parts, made)
    case .genitive: genitive(parts, made)
    case .float: float(parts, made)
    case .compound: compound(parts, made)
    case .appose: appose(parts, made)
    case .join: join(parts, made)
    case .repair: repair(parts, made)
    case .except:
      guard let taken = labelled(.except, parts), taken.types.meets(made.types) else { return }
      made.types = made.types.intersection(taken.types)
      put(made, parts)
    case .adverb:
      if argument == "except" {
        made.features = .without
      } else {
        made.features = []
      }
      made.frame = -1
      put(made, parts)
    case .adjoin:
      guard canTakeOut(parts, made) else { return }
      put(made, parts)
    case .pick:
      guard
        let word = first(SymbolTable.superlative, parts) ?? first(SymbolTable.comparative, parts)
          ?? first(SymbolTable.directionmost, parts)
      else { return }
      made.types = made.types.intersection(word.types)
      guard !made.types.isEmpty else { return }
      // Only of what is counted from somewhere: "nearest to the door".
      if labelled(.from, parts) != nil, word.symbol != SymbolTable.directionmost,
        !model.measuresFrom.contains(model.comparatives[Int(word.payload)].measure)
      {
        return
      }
      put(made, parts)
    case .mark:
      let mark = first(SymbolTable.mark, parts)
      if let mark {
        made.payload = mark.payload
      } else if let argument {
        made.payload = model.markNumber(argument)
      }
      if let phrase = first(SymbolTable.np, parts) { made.types = phrase.types }
      made.frame = -1
      put(made, parts)
    case .placed: placed(parts, made)
    case .report: report(parts, made)
    case .back: back(parts, made)
    case .owner: owner(parts, made)
    case .located: located(rule, parts, made)
    case .strand: strand(parts, made)
    case .attribute:
      guard let head, Int(head.payload) < model.qualities.count, head.payload >= 0 else { return }
      made.features = made.features.union(.pred)
      made.frame = model.qualityFrames[Int(head.payload)]
      made.filled = 0
      made.payload = -1
      made.types = .all
      put(made, parts)
    case .isa:
      guard let head else { return }
      made.features = Features.pred.union(rule.adds)
      made.frame = model.identityFrame
      made.filled = 0b10
      made.payload = -1
      made.types = head.types
      put(made, parts)
    case .compare: compare(rule, parts, made)
    case .subject: subject(parts, made)
    case .front: front(parts, made)
    case .gap, .restrict: gap(rule, parts, made)
    case .exists:
      made.frame = -1
      put(made, parts)
    case .instruct: instruct(argument, made, parts)
    case .ask where argument == "truth": ability(made, parts)
    case .gapping: gapping(parts, made)
    case .verbless: verbless(argument, made, parts)
    case .carry: carry(made, parts)
    case .addressed:
      guard let who = labelled(.who, parts), who.types.meets(model.types.robots) else { return }
      put(made, parts)
    default: put(made, parts)
    }
  }

  /// "except the rope" must be of a kind with something that the clause speaks of.
  func canTakeOut(_ parts: [Part], _ made: Item) -> Bool {
    for part in parts {
      let item = items[Int(part.item)]
      guard item.features.contains(.without), item.frame < 0 else { continue }
      guard made.frame >= 0 else { return false }
      let frame = model.frames[Int(made.frame)]
      let fits = frame.arguments.enumerated().contains { index, argument in
        made.filled & (1 << UInt32(index)) != 0 && argument.types.meets(item.types)
      }
      if !fits { return false }
    }
    return true
  }
}
