import Meaning
import PDDL
import SourceText
import YAMLText

// Relations, intents, and names that stand for others.
extension VocabularyReader {
  // MARK: Roles

  /// A role: a type, several types, or `{ type: …, default: any | robot | NAME }`.
  mutating func role(_ key: YAMLNode, _ node: YAMLNode) -> Vocabulary.RoleDeclaration? {
    guard let name = yaml.text(key, "a role") else { return nil }
    guard node.pairs != nil else {
      return Vocabulary.RoleDeclaration(name, types: roleTypes(node))
    }
    yaml.allow(["type", "default"], in: node, of: "a role")
    var role = Vocabulary.RoleDeclaration(name, types: node["type"].map { roleTypes($0) } ?? [])
    guard let value = node["default"] else { return role }
    switch yaml.text(value, "'default'") {
    case nil: break
    case "any": role.fallback = .any
    case "robot": role.fallback = .robot
    case "none": role.fallback = .optional
    case .some(let object):
      guard compiler.objects[object] != nil else {
        yaml.unknown(
          "default", value, among: ["any", "robot", "none"] + compiler.objects.names)
        break
      }
      role.fallback = .name(object)
    }
    return role
  }

  private mutating func roleTypes(_ node: YAMLNode) -> [String] {
    yaml.texts(node, "a type").compactMap { item in
      if let name = item.text, name == "number" || name == "text" { return name }
      return type(item).map { model.types.name(of: $0) }
    }
  }

  private mutating func roles(_ node: YAMLNode) -> [Vocabulary.RoleDeclaration] {
    yaml.pairs(node, "'roles'").compactMap { role($0.key, $0.value) }
  }

  private func compilerRoles(
    _ roles: [Vocabulary.RoleDeclaration]
  ) -> [FormulaCompiler.Role] {
    roles.map { .init(name: $0.name, types: $0.types.compactMap { model.types[$0] }) }
  }

  // MARK: Relations

  /// `"(at ?it ?ground)"`, one formula by the type of the ground, or
  /// `{ roles: { … }, formula: …, by: ROLE }`.
  mutating func relation(_ key: YAMLNode, _ node: YAMLNode) {
    let name = key.text ?? ""
    var declared: [Vocabulary.RoleDeclaration] = [
      .init("it", types: []), .init("ground", types: []),
    ]
    var formulaNode = node
    var selector = "ground"
    if let inner = node["formula"] {
      yaml.allow(["roles", "formula", "by"], in: node, of: "a relation")
      formulaNode = inner
      if let own = node["roles"] { declared = roles(own) }
      if let by = node["by"] {
        selector = yaml.choice(by, "role", among: declared.map(\.name)) ?? selector
      }
    }
    let chosen = declared.firstIndex { $0.name == selector } ?? declared.count - 1
    var compiled: [Formulas.Variant<Condition>] = []
    var texts: [Vocabulary.TypedFormula] = []
    var types = RoleUnion(count: declared.count)
    for (type, text) in variants(formulaNode, "a relation") {
      var roles = compilerRoles(declared)
      if let type, chosen >= 0 { roles[chosen].types = [type] }
      guard let condition = compiler.condition(text, roles, &yaml.report) else { continue }
      var read = RoleTypes(roles.map(\.types), tree: model.types)
      read.read(condition.formula, model)
      types.add(condition.types, used: read.used)
      texts.append(.init(type: type.map { model.types.name(of: $0) }, text))
      compiled.append(.init(type: type, value: condition))
    }
    guard !compiled.isEmpty else { return }
    // A relation that never speaks of its ground is about one thing.
    let isUnary = !types.used.contains(1) && node["formula"] == nil
    if isUnary {
      declared.removeLast()
      compiled = zip(compiled, texts).compactMap { variant, text in
        let roles = [FormulaCompiler.Role(name: "it", types: variant.value.types[0])]
        return compiler.condition(text.formula, roles, &yaml.report)
          .map { .init(type: variant.type, value: $0) }
      }
      selector = "it"
    }
    for index in declared.indices where declared[index].types.isEmpty {
      declared[index].types = demanded(types.types[index])
    }
    vocabulary.relations.append(
      .init(name: name, roles: declared, formulas: texts, selector: selector))
    formulas.relations[name] = formulas.sorted(compiled)
    formulas.relationOrder.append(name)
  }

  // MARK: Intents

  mutating func intent(_ key: YAMLNode, _ node: YAMLNode) {
    let name = key.text ?? ""
    let effects = ["goal", "change", "do", "believe"]
    yaml.allow(
      ["roles", "where", "usually", "stands-for", "then", "confirm"] + effects, in: node,
      of: "an intent")
    let given = (node.pairs ?? []).filter { effects.contains($0.key.text ?? "") }
    guard given.count == 1, let effect = given.first else {
      let message =
        given.isEmpty
        ? "the intent '\(name)' has none of 'goal', 'change', 'do', 'believe'"
        : "the intent '\(name)' has more than one of 'goal', 'change', 'do', 'believe'"
      yaml.error(message, at: given.last?.key ?? key, hint: "give it exactly one of them")
      return
    }
    var declared = node["roles"].map { roles($0) } ?? []
    let open = compilerRoles(declared)
    guard let text = yaml.formula(effect.value, "'\(effect.key.text ?? "")'"),
      let (outcome, meaning, used) = outcome(effect.key.text ?? "", text, declared, open)
    else { return }
    var condition: Condition?
    var intent = Vocabulary.Intent(name: name, roles: [], effect: meaning)
    if let node = node["where"], let text = yaml.formula(node, "'where'") {
      intent.condition = text
      condition = compiler.condition(text, open, &yaml.report)
    }
    for index in declared.indices where declared[index].fallback == .ask {
      let types = declared[index].types.compactMap { model.types[$0] }
      if types.contains(where: { model.types.isSubtype($0, ofAny: robotTypes) })
        && !robotTypes.isEmpty
      {
        declared[index].fallback = .robot
      } else if !used.contains(index) {
        declared[index].fallback = .optional
      }
    }
    for (index, role) in declared.enumerated()
    where effect.key.text == "goal" && !used.contains(index)
      && (node["where"] == nil) == (condition == nil)
    {
      // Who does it, how long, what is said: these need not be facts.
      let types = role.types.compactMap { model.types[$0] }
      let isRobot = types.contains { model.types.isSubtype($0, ofAny: robotTypes) }
      guard !types.isEmpty, !isRobot, condition?.formula.freeSlots.contains(index) != true else {
        continue
      }
      yaml.warn(
        "what is said for the role '\(role.name)' of '\(name)' changes nothing", at: key,
        hint: "speak of ?\(role.name) in its goal, or in a 'where'")
    }
    intent.roles = declared
    if let then = node["then"] {
      intent.answers = yaml.choice(then, "'then'", among: ["answer"]) != nil
    }
    if let confirm = node["confirm"],
      let choice = yaml.choice(confirm, "'confirm'", among: ["always", "doubt", "never"])
    {
      intent.confirmation = Vocabulary.Intent.Confirmation(rawValue: choice) ?? .doubt
    }
    vocabulary.intents.append(intent)
    var made = IntentFormulas(
      roles: open.map(\.name), types: open.map(\.types), condition: condition, outcome: outcome)
    if let node = node["usually"] { made.usually = usually(node, open) }
    if let node = node["stands-for"] { made.standIns = roleStandIns(node, open) }
    formulas.intents[name] = made
  }

  /// `{ item: ["(held ?item)", "(clear ?item)"] }`: what is mostly so of what fills a role.
  private mutating func usually(
    _ node: YAMLNode, _ roles: [FormulaCompiler.Role]
  ) -> [String: [Condition]] {
    var made: [String: [Condition]] = [:]
    for pair in yaml.pairs(node, "'usually'") {
      guard let role = yaml.choice(pair.key, "role", among: roles.map(\.name)) else { continue }
      for item in pair.value.items ?? [pair.value] {
        guard let text = yaml.formula(item, "'usually'"),
          let condition = compiler.condition(text, roles, &yaml.report)
        else { continue }
        made[role, default: []].append(condition)
      }
    }
    return made
  }

  /// `{ destination: { square: "(above ?it ?for)" } }`: what a thing said for a role stands for.
  private mutating func roleStandIns(
    _ node: YAMLNode, _ roles: [FormulaCompiler.Role]
  ) -> [String: [(said: TypeID, condition: Condition)]] {
    var made: [String: [(said: TypeID, condition: Condition)]] = [:]
    for pair in yaml.pairs(node, "'stands-for'") {
      guard let role = yaml.choice(pair.key, "role", among: roles.map(\.name)),
        let types = roles.first(where: { $0.name == role })?.types
      else { continue }
      for inner in yaml.pairs(pair.value, "what is said for '\(role)'") {
        guard let said = type(inner.key), let text = yaml.formula(inner.value, "a stand-in"),
          let condition = compiler.condition(
            text, [.init(name: "it", types: types), .init(name: "for", types: [said])],
            &yaml.report)
        else { continue }
        made[role, default: []].append((said, condition))
      }
    }
    return made
  }

  /// What comes of an intent, and the slots of the roles that it speaks of.
  private mutating func outcome(
    _ kind: String, _ text: Vocabulary.FormulaText, _ declared: [Vocabulary.RoleDeclaration],
    _ roles: [FormulaCompiler.Role]
  ) -> (IntentFormulas.Outcome, Vocabulary.Intent.Effect, Set<Int>)? {
    var read = RoleTypes(roles.map(\.types), tree: model.types)
    switch kind {
    case "goal":
      guard let goal = compiler.condition(text, roles, &yaml.report) else { return nil }
      read.read(goal.formula, model)
      return (.goal(goal), .goal(text), read.used)
    case "do":
      guard let call = compiler.call(text, roles, &yaml.report) else { return nil }
      read.read(call.arguments, model[call.action].parameters)
      return (.perform(call.action, call.arguments), .perform(text), read.used)
    case "change":
      let number = declared.first { $0.types == ["number"] }?.name
      guard let change = compiler.change(text, roles, number: number, &yaml.report) else {
        return nil
      }
      read.read(.function(change.function, change.arguments), model)
      var used = read.used
      if case .role(let name) = change.amount,
        let slot = roles.firstIndex(where: { $0.name == name })
      {
        used.insert(slot)
      }
      return (.change(change), .change(text), used)
    default:
      guard let belief = compiler.belief(text, roles, &yaml.report) else { return nil }
      read.read(belief.formula, model)
      return (.believe(belief.effect, slotCount: belief.slotCount), .believe(text), read.used)
    }
  }

  // MARK: Stand-ins

  /// `sku: { box: "(contains ?it ?for)" }`
  mutating func standIns(_ key: YAMLNode, _ node: YAMLNode) {
    guard let said = type(key) else { return }
    for pair in yaml.pairs(node, "what '\(key.text ?? "")' stands for") {
      guard let wanted = type(pair.key), let text = yaml.formula(pair.value, "a stand-in"),
        let condition = compiler.condition(
          text, [.init(name: "it", types: [wanted]), .init(name: "for", types: [said])],
          &yaml.report)
      else { continue }
      vocabulary.standIns.append(
        .init(
          said: model.types.name(of: said), wanted: model.types.name(of: wanted), formula: text,
          relation: relation(of: condition.formula)))
      formulas.standIns.append((said, wanted, condition))
    }
  }

  /// The relation that is just this atom, whatever its roles are called.
  private func relation(of formula: Formula) -> String? {
    guard case .atom(let atom) = formula else { return nil }
    return formulas.relation(for: atom.predicate)?.name
  }

  // MARK: Policy

  mutating func policy(_ node: YAMLNode) {
    yaml.allow(
      [
        "confirm-above", "few", "irreversible", "fresh", "long", "speaker", "unlisted", "roaming",
      ], in: node, of: "the policy")
    for pair in yaml.pairs(node, "'policy'") {
      let name = pair.key.text ?? ""
      switch name {
      case "confirm-above":
        vocabulary.policy.confirmAbove =
          yaml.count(pair.value, "'\(name)'") ?? vocabulary.policy.confirmAbove
      case "few":
        vocabulary.policy.few = yaml.count(pair.value, "'\(name)'") ?? vocabulary.policy.few
      case "fresh":
        vocabulary.policy.fresh =
          yaml.measured(pair.value, "'\(name)'", .time) ?? vocabulary.policy.fresh
      case "long":
        vocabulary.policy.long =
          yaml.measured(pair.value, "'\(name)'", .time) ?? vocabulary.policy.long
      case "unlisted": vocabulary.policy.unlisted = roleTypes(pair.value)
      case "roaming": vocabulary.policy.roaming = roleTypes(pair.value)
      case "speaker":
        guard let object = yaml.text(pair.value, "an object") else { break }
        if compiler.objects[object] == nil {
          yaml.unknown("object", pair.value, among: compiler.objects.names)
        } else {
          vocabulary.policy.speaker = object
        }
      case "irreversible":
        let known = model.actions.map(\.name) + vocabulary.intents.map(\.name)
        for item in yaml.texts(pair.value, "an action") {
          guard let text = item.text else { continue }
          if known.contains(text) {
            vocabulary.policy.irreversible.append(text)
          } else {
            yaml.unknown("action or intent", item, among: known)
          }
        }
      default: break
      }
    }
  }
}

/// The types that fill each role in one or another formula of a relation.
private struct RoleUnion {
  var types: [[TypeID]]
  var used: Set<Int> = []
  /// Roles that some formula leaves open to anything.
  private var open: Set<Int> = []

  init(count: Int) { types = Array(repeating: [], count: count) }

  mutating func add(_ more: [[TypeID]], used: Set<Int>) {
    self.used.formUnion(used)
    for (index, list) in more.enumerated() where index < types.count {
      if list.isEmpty { open.insert(index) }
      for type in list where !types[index].contains(type) { types[index].append(type) }
      if open.contains(index) { types[index] = [] }
    }
  }
}
