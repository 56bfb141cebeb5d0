// Proves that the data files hold what study.yaml declares: columns, codes, actors, rounds, links.
import Framework
import Localization
import Testing

@Suite("The sample study's data against its codebook") struct CodebookTests {
  let study: Study

  init() throws { study = try SampleStudyFolder.study() }

  @Test("every round has the columns of its questions and no other")
  func columns() throws {
    for round in study.rounds {
      let declared = study.questions.filter { $0.rounds.contains(round.id) }.flatMap(columns)
      let expected =
        [study.data.respondentColumn, study.data.actorColumn] + study.dimensions.map(\.column)
        + declared
      #expect(try SampleStudyFolder.answers(round.year).header == expected)
    }
  }

  @Test("every answer is a code of the scale of its round or a missing code")
  func codes() throws {
    let missing = Set(study.missingAnswers.flatMap(\.codes) + [""])
    for round in study.rounds {
      let answers = try SampleStudyFolder.answers(round.year)
      for question in study.questions where question.rounds.contains(round.id) {
        let version = question.versions.first { $0.until >= round.id }
        let scale = try #require(study.scale(version?.scale ?? question.scale))
        let allowed = missing.union(scale.levels.map(\.code))
        for column in columns(question) {
          let unknown = Set(answers.codes(column)).subtracting(allowed)
          #expect(unknown.isEmpty, "\(round.id) \(column)")
        }
      }
    }
  }

  @Test("those who are asked answer, the others have empty fields")
  func asked() throws {
    for round in study.rounds {
      let answers = try SampleStudyFolder.answers(round.year)
      for question in study.questions where question.rounds.contains(round.id) {
        for actor in study.actors {
          let given = columns(question).flatMap { answers.codes($0, actor: actor.id) }
          let filled = given.filter { !$0.isEmpty }
          if question.asked.contains(actor.id) {
            #expect(5 * filled.count > 4 * given.count, "\(round.id) \(question.id) \(actor.id)")
          } else {
            #expect(filled.isEmpty, "\(round.id) \(question.id) \(actor.id)")
          }
        }
      }
    }
  }

  @Test("the dimensions hold their levels and refusals; the household group stops at the border")
  func dimensions() throws {
    for round in study.rounds {
      let answers = try SampleStudyFolder.answers(round.year)
      for dimension in study.dimensions {
        let found = Set(answers.codes(dimension.column))
        #expect(found.isSuperset(of: dimension.levels.map(\.id)), "\(round.id) \(dimension.id)")
        #expect(
          found.subtracting(dimension.levels.map(\.id)).subtracting(["97"]) == ["99"],
          "\(round.id) \(dimension.id)")
      }
      #expect(Set(answers.codes("socioeconomic_group", actor: "partner")) == ["97"])
    }
  }

  @Test("three to six questions an indicator, under four principles, with short labels")
  func shape() {
    #expect(study.isSynthetic)
    #expect(study.principles.count == 4)
    #expect(study.indicators.map(\.id) == ["A", "B", "C", "D", "E", "F", "G"])
    for indicator in study.indicators {
      let questions = study.questions.filter { $0.indicator == indicator.id }
      #expect((3...6).contains(questions.count), "\(indicator.id)")
    }
    for question in study.questions {
      for language in Language.allCases {
        #expect(question.short[language].count <= 40, "\(question.id)")
        #expect(question.options.allSatisfy { $0.label[language].count <= 40 }, "\(question.id)")
      }
    }
  }

  @Test("the findings are those of the report, and bear on questions that exist")
  func findings() {
    #expect(study.findings.count { $0.kind == .progress } == 16)
    #expect(study.findings.count { $0.kind == .opportunity } == 17)
    for finding in study.findings {
      #expect(finding.questions.allSatisfy { study.question($0) != nil }, "\(finding.id)")
    }
  }

  @Test("24 recommendations under 10 headings, two of them without a principle, none on Parliament")
  func recommendations() throws {
    let records = Records(try SampleStudyFolder.text("recommendations.csv"))
    #expect(records.rows.count == 24)
    let headings = Dictionary(grouping: records.rows) { $0["heading"] ?? "" }
    #expect((1...10).map { headings[String($0)]?.count } == [5, 3, 2, 2, 4, 2, 2, 2, 1, 1])
    let untagged = Set(records.rows.filter { $0["principles"] == "" }.compactMap { $0["heading"] })
    #expect(untagged == ["7", "10"])
    let words = { (column: String) in records.codes(column).flatMap { $0.split(separator: " ") } }
    #expect(Set(words("principles")).isSubset(of: study.principles.map { Substring($0.id) }))
    #expect(Set(words("indicators")) == ["A", "B", "C", "D", "E", "G"])
  }

  @Test("every recommendation is voted on by each kind of actor at the workshop, once a voter")
  func votes() throws {
    let ids = Records(try SampleStudyFolder.text("recommendations.csv")).codes("id")
    let votes = Records(try SampleStudyFolder.text("votes.csv"))
    #expect(Set(votes.codes("recommendation")) == Set(ids))
    #expect(Set(votes.codes("vote")) == ["support", "oppose", "abstain"])
    #expect(Set(votes.codes("voter")).count == 60)
    #expect(Set(votes.codes("actor")) == ["cso", "private", "subnational", "federal"])
    let keys = votes.rows.map { ($0["recommendation"] ?? "") + " " + ($0["voter"] ?? "") }
    #expect(Set(keys).count == keys.count)
    #expect(keys.count < 60 * 24)
  }

  @Test("the registry is consistent, and a gender marker does not always mean data by sex")
  func programmes() throws {
    let registry = Records(try SampleStudyFolder.text("programmes.csv"))
    #expect((25...40).contains(registry.rows.count))
    #expect(Set(registry.codes("gender_marker")) == ["0", "1", "2", "not_screened"])
    #expect(Set(registry.codes("results_framework")) == ["yes", "partly", "no"])
    #expect(Set(registry.codes("sdg_reference")) == ["none", "goal", "target", "indicator"])
    let dimensions = Set(study.dimensions.map { Substring($0.id) })
    for row in registry.rows {
      let counts = ["baseline", "target", "indicators"].compactMap { Int(row[$0] ?? "") }
      #expect(counts.count == 3 && counts == counts.sorted(), "\(row["id"] ?? "")")
      let split = (row["disaggregation"] ?? "").split(separator: " ")
      #expect(dimensions.isSuperset(of: split), "\(row["id"] ?? "")")
      #expect(split.isEmpty || counts[2] > 0, "\(row["id"] ?? "")")
    }
    let marked = registry.rows.filter { ["1", "2"].contains($0["gender_marker"]) }
    #expect(marked.contains { $0["disaggregation"]?.contains("sex") == false })
  }

  private func columns(_ question: Question) -> [String] {
    question.options.isEmpty ? [question.column] : question.options.map(\.column)
  }
}
