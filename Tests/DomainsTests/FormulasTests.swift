import Domains
import Meaning
import PDDL
import SourceText
import Testing

struct FormulasTests {
  let domain: Domain

  init() throws {
    let folder = try TemporaryFolder(Depot.files(with: [:]))
    domain = try #require(Domain.load(folder: folder.path).domain)
  }

  private func types(_ names: String...) -> [TypeID] { names.compactMap { domain.model.types[$0] } }

  @Test func rolesGetTheTypesThatFormulasDemand() throws {
    let at = try #require(domain.vocabulary.relations.first { $0.name == "at" })
    #expect(at.roles.map(\.types) == [["movable"], ["place"]])
    let holding = try #require(domain.vocabulary.relations.first { $0.name == "holding" })
    #expect(holding.roles.map(\.types) == [["box"], ["robot"]])
  }

  @Test func whatOnlyRestrictsIsOptionalAndRobotsNeedNotBeSaid() throws {
    let deliver = try #require(domain.vocabulary.intents.first { $0.name == "deliver" })
    #expect(deliver.roles.map(\.fallback) == [.ask, .optional, .ask])
    let move = try #require(domain.vocabulary.actions.first { $0.name == "move" })
    #expect(move.roles.map(\.fallback) == [.robot, .any, .ask])
    let drop = try #require(domain.vocabulary.actions.first { $0.name == "drop" })
    #expect(drop.roles.map(\.fallback) == [.robot, .any, .any])
  }

  @Test func aPropertyIsFoundForATypeAndItsSubtypesOnly() {
    #expect(domain.formulas.property("empty", of: types("shelf")) != nil)
    #expect(domain.formulas.property("empty", of: types("dock")) == nil)
    #expect(domain.formulas.measure("weight", of: types("box")) != nil)
    #expect(domain.formulas.measure("weight", of: types("robot")) == nil)
    #expect(domain.formulas.standIn(said: types("sku"), wanted: types("box")) != nil)
    #expect(domain.formulas.standIn(said: types("sku"), wanted: types("place")) == nil)
  }

  @Test func anIntentSaysWhatComesOfItOverItsRoles() throws {
    let deliver = try #require(domain.formulas.intent("deliver"))
    let at = try #require(domain.model.predicate(named: "at"))
    guard case .goal(let goal) = deliver.outcome else {
      Issue.record("deliver has no goal")
      return
    }
    #expect(goal.formula == .atom(Atom(at, [.variable(0), .variable(2)])))
    #expect(deliver.condition?.formula == .atom(Atom(at, [.variable(0), .variable(1)])))

    let restock = try #require(domain.formulas.intent("restock"))
    let stock = try #require(domain.model.function(named: "stock"))
    guard case .change(let change) = restock.outcome else {
      Issue.record("restock has no change")
      return
    }
    #expect(change.function == stock)
    #expect(change.assignment == .increase)
    #expect(change.arguments == [.variable(2), .variable(0)])
    #expect(change.amount == .role("amount"))

    let close = try #require(domain.formulas.intent("close"))
    let closed = try #require(domain.model.predicate(named: "closed"))
    guard case .believe(let effect, slotCount: 1) = close.outcome else {
      Issue.record("close believes nothing")
      return
    }
    #expect(effect == .add(Atom(closed, [.variable(0)])))
    let declared = try #require(domain.vocabulary.intents.first { $0.name == "close" })
    #expect(declared.confirmation == .always)
  }

  @Test func factsFindTheirWayBackToSymbols() throws {
    let at = try #require(domain.model.predicate(named: "at"))
    let relation = try #require(domain.formulas.relation(for: at))
    #expect(relation.name == "at")
    #expect(relation.roles == ["it", "ground"])
    let holding = try #require(domain.model.predicate(named: "holding"))
    #expect(domain.formulas.relation(for: holding)?.roles == ["ground", "it"])
    let weight = try #require(domain.model.function(named: "weight"))
    #expect(domain.formulas.measure(for: weight) == "weight")
  }

  @Test func colorsOfTheWarehouseAreFoundFromTheirFacts() throws {
    let warehouse = try #require(Domain.load(folder: domainFolder("warehouse")).domain)
    let colour = try #require(warehouse.model.predicate(named: "colour"))
    let red = try #require(warehouse.problem.objects["red"])
    let box = try #require(warehouse.problem.objects["box-1"])
    let found = warehouse.formulas.property(for: Atom(colour, [.object(box), .object(red)]))
    #expect(found?.name == "red")
    #expect(found?.thing == .object(box))
  }

  @Test func theMostSpecificFormulaOfARelationIsTaken() throws {
    let household = try #require(Domain.load(folder: domainFolder("household")).domain)
    let room = try #require(household.model.types["room"])
    let furniture = try #require(household.model.types["furniture"])
    let inRoom = try #require(household.formulas.relation("at", selector: [room]))
    let onFurniture = try #require(household.formulas.relation("at", selector: [furniture]))
    #expect(inRoom.formula != onFurniture.formula)
    #expect(inRoom.slotCount == 3)
    #expect(onFurniture.slotCount == 2)
    #expect(household.formulas.relationVariants("at").count == 2)
  }

  @Test func formulasAreTrueOfTheWorldTheyDescribe() throws {
    let objects = domain.problem.objects
    let semantics = Semantics(domain: domain.model, objects: objects)
    let empty = try #require(domain.formulas.property("empty", of: types("shelf")))
    let kind = try #require(domain.formulas.kind("tea-box"))
    func holds(_ condition: Domains.Condition, _ name: String) -> Bool {
      var binding = [ObjectID?](repeating: nil, count: condition.slotCount)
      binding[0] = objects[name]
      return semantics.holds(condition.formula, in: domain.problem.initial, binding: binding)
    }
    #expect(!holds(empty, "a-1"))
    #expect(holds(kind, "box-1"))
    #expect(!holds(kind, "box-2"))
  }
}
