// Proves that the rounds have the planned sizes, overlap by two thirds and hold hard cases.
import Framework
import Testing

@Suite("The rounds of the sample study") struct RoundsTests {
  let study: Study
  let rounds: [Records]

  init() throws {
    study = try SampleStudyFolder.study()
    rounds = try study.rounds.map { try SampleStudyFolder.answers($0.year) }
  }

  @Test(
    "as many answer as planned, fewer than were invited",
    arguments: [
      ("cso", 45...65), ("private", 20...30), ("subnational", 25...35), ("federal", 15...20),
      ("partner", 10...15),
    ])
  func sizes(actor: String, planned: ClosedRange<Int>) throws {
    for (round, answers) in zip(study.rounds, rounds) {
      let organisations = answers.codes("organisation", actor: actor)
      #expect(planned.contains(organisations.count))
      #expect(organisations.count < (try #require(round.invited[actor])))
      #expect(Set(organisations).count == organisations.count)
    }
  }

  @Test("two thirds of the organisations answer again in the next round")
  func overlap() {
    for (earlier, later) in zip(rounds, rounds.dropFirst()) {
      for actor in study.actors.map(\.id) {
        let before = Set(earlier.codes("organisation", actor: actor))
        let again = before.intersection(later.codes("organisation", actor: actor))
        #expect((3 * again.count - 2 * before.count).magnitude <= 1, "\(actor)")
      }
    }
  }

  @Test("an organisation answers much as it did in the round before")
  func persistence() {
    for column in ["c1", "c4", "g1"] {
      let pairs = answeredTwice(column, 0, 1)
      #expect(pairs.count >= 20)
      // Of all pairs of organisations that differ in both rounds, most stand in the same order.
      var alike = 0
      var otherwise = 0
      for (first, one) in pairs.enumerated() {
        for other in pairs[..<first] {
          let product = (one.0 - other.0) * (one.1 - other.1)
          if product > 0 { alike += 1 }
          if product < 0 { otherwise += 1 }
        }
      }
      #expect(alike > 2 * otherwise, "\(column)")
    }
  }

  @Test("later rounds change: information improves, the split narrows, capacity falls")
  func change() {
    let share = { (round: Int, column: String, actor: String, levels: Set<String>) in
      rounds[round].share(column, actor: actor, levels: levels)
    }
    for actor in ["cso", "private", "subnational"] {
      #expect(share(2, "e1", actor, ["4", "5"]) > share(0, "e1", actor, ["4", "5"]), "\(actor)")
    }
    let poles = (0...2).map { share($0, "c1", "cso", ["1", "5"]) }
    #expect(poles[0] > poles[1] && poles[1] > poles[2])
    #expect(share(2, "c1", "cso", ["1", "2"]) > 0.25 && share(2, "c1", "cso", ["4", "5"]) > 0.25)
    #expect(share(1, "c4", "cso", ["3", "4"]) < share(0, "c4", "cso", ["3", "4"]))
    #expect(share(2, "d2", "private", ["5"]) < share(0, "d2", "private", ["5"]))
    #expect(share(2, "g2", "federal", ["3"]) > share(0, "g2", "federal", ["3"]))
  }

  @Test("each reason for a missing answer occurs, and none of the answers to a follow-up is stray")
  func missing() {
    for answers in rounds {
      let all = study.questions.flatMap { question in
        question.options.isEmpty ? [question.column] : question.options.map(\.column)
      }
      let found = Set(all.flatMap { answers.codes($0) })
      #expect(found.isSuperset(of: ["97", "98", "99", ""]))
      for row in answers.rows where row["g4"] == "1" {
        #expect(row["g5_sex"] == "97")
      }
    }
  }

  @Test("there are unanimous groups, empty levels and questions of one actor alone")
  func extremes() {
    #expect(Set(rounds[0].codes("a1", actor: "partner")) == ["4"])
    #expect(Set(rounds[0].codes("e2_federal", actor: "federal")) == ["1"])
    #expect(rounds.allSatisfy { !$0.codes("a2", actor: "federal").contains("1") })
    #expect(study.questions.contains { $0.asked.count == 1 })
    #expect(study.questions.contains { $0.asked.count == study.actors.count })
  }

  private func answeredTwice(_ column: String, _ first: Int, _ second: Int) -> [(Int, Int)] {
    let later = Dictionary(
      uniqueKeysWithValues: rounds[second].rows.map { ($0["organisation"] ?? "", $0[column] ?? "") }
    )
    return rounds[first].rows.compactMap { row in
      let codes = [row[column] ?? "", later[row["organisation"] ?? ""] ?? ""]
      guard codes.allSatisfy({ !Records.missing.contains($0) }) else { return nil }
      let numbers = codes.compactMap { Int($0) }
      return (numbers[0], numbers[1])
    }
  }
}
