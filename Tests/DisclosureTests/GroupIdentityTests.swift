// Proves which groups are one and the same, and which may not be withheld to hide another.
import Testing

@testable import Disclosure

@Suite("Identity of groups") struct GroupIdentityTests {
  private func group(_ by: String, _ group: String, _ round: String = "") -> GroupIdentity {
    GroupIdentity(groupBy: by, group: group, round: round)
  }

  @Test("crossings in either order are one group, another level or round is another")
  func identity() {
    #expect(group("sex × age", "woman × old") == group("age × sex", "old × woman"))
    #expect(group("sex × age", "woman × old") != group("sex × age", "old × woman"))
    #expect(group("sex", "woman", "2018") != group("sex", "woman", "2021"))
    #expect(group("", "") == GroupIdentity([]))
    // A name that looks like a crossing of more levels than dimensions is one level.
    #expect(group("sex", "a × b").parts.map(\.level) == ["a × b"])
    #expect(group("sex", "woman").adding("age", "old").dropping("sex") == group("age", "old"))
  }

  @Test(
    "everyone, a kind of actor and those outside a dimension are published whatever happens",
    arguments: [
      ("", "", "", true), ("", "", "2018", true), ("actor", "cso", "", true),
      ("actor", "cso", "2018", true), ("sex", "not_applicable", "", true),
      ("sex × age", "not_applicable × old", "2018", true), ("sex", "woman", "", false),
      ("sex × actor", "woman × cso", "", false), ("sex", "", "", false),
    ])
  func essential(by: String, name: String, round: String, isEssential: Bool) {
    #expect(group(by, name, round).isEssential == isEssential)
  }
}
