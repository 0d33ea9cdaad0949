import Testing

@testable import Meaning

@Suite("Units")
struct UnitTests {
  @Test(
    "quantities of one dimension convert, others do not",
    arguments: [("g", "kg", 0.001), ("t", "kg", 1000), ("cm", "m", 0.01), ("min", "s", 60)])
  func convert(from: String, to: String, factor: Double) {
    #expect(UnitScale.convert(1, from: from, to: to) == factor)
    #expect(UnitScale.convert(1, from: from, to: "l") == nil)
  }
}
