// Proves that the citizen study is what its generator writes, and that its sample is what it says.
import Foundation
import Framework
import SampleStudy
import Testing

@Suite("The committed citizen study") struct CitizenStudyTests {
  static let path = SampleStudyFolder.path(of: "citizen-perception")
  /// Base weights of a thousand and more are written with one decimal, and so are the weights.
  private static let rounding = 1e-3
  /// One municipality of 64 moves the total by a few per cent at most.
  private static let oneOfSixtyFour = 0.05
  let study: Study
  let rounds: [Records]

  init() throws {
    study = try StudyFile.read(path: Self.path + "/study.yaml")
    rounds = try study.rounds.map { Records(try SampleStudyFolder.text(of: Self.path, $0.file)) }
  }

  @Test("is what the generator writes, byte for byte, beside what is written by hand")
  func bytes() throws {
    for file in citizenStudyFiles() {
      #expect(
        try SampleStudyFolder.text(of: Self.path, file.name) == file.text,
        "\(file.name) differs; generate-sample-study citizen-perception Datasets/citizen-perception"
      )
    }
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.path)
    #expect(
      found.sorted() == (["README.md", "study.yaml"] + citizenStudyFiles().map(\.name)).sorted())
    #expect(citizenStudyFiles(seed: 7).map(\.text) != citizenStudyFiles().map(\.text))
  }

  @Test("every answer is a code of the scale of its round or a missing code")
  func codes() throws {
    let missing = Set(study.missingAnswers.flatMap(\.codes))
    for (round, answers) in zip(study.rounds, rounds) {
      for question in study.questions where !question.scale.isEmpty {
        let version = question.versions.first { $0.until >= round.id }
        let scale = try #require(study.scale(version?.scale ?? question.scale))
        let allowed = Set(scale.levels.map(\.code))
        let columns = question.options.isEmpty ? [question.column] : question.options.map(\.column)
        for column in columns {
          let found = Set(answers.codes(column))
          #expect(found.subtracting(missing) == allowed, "\(round.id) \(column)")
          #expect(found.contains("888888") && found.contains("988888"), "\(round.id) \(column)")
        }
      }
      for dimension in study.dimensions {
        let found = Set(answers.codes(dimension.column)).subtracting(["988888"])
        #expect(found == Set(dimension.levels.map(\.id)), "\(round.id) \(dimension.id)")
      }
      for row in answers.rows { #expect((row["r1"] == "2") == (row["r2"] != "999999")) }
    }
  }

  @Test("both rounds visit the same sections, and three in each of 64 municipalities of 16 strata")
  func clusters() {
    let places = rounds.map { round in
      Set(round.rows.map { [$0["stratum"], $0["municipality"], $0["section"]] })
    }
    #expect(places[0] == places[1])
    #expect(places[0].count == 192)
    #expect(Set(places[0].map { $0[1] }).count == 64)
    #expect(Set(places[0].map { $0[0] }).count == 16)
    #expect(Set(rounds[0].codes("person")).isDisjoint(with: rounds[1].codes("person")))
  }

  @Test("the weights take over those not interviewed within a class, in each replicate too")
  func weights() {
    for round in rounds {
      let base = numbers(round, "base_weight")
      let weights = numbers(round, "weight")
      let classes = round.codes("weighting_class")
      let municipalities = round.codes("municipality")
      #expect(
        factors(weights, base, classes).allSatisfy { $0.low > 1 && $0.spread < Self.rounding })
      let names = Set(municipalities).sorted()
      for (place, dropped) in names.enumerated() {
        let replicate = numbers(round, "rep_" + (place < 9 ? "0" : "") + "\(place + 1)")
        let zero = Set(zip(replicate, municipalities).filter { $0.0 == 0 }.map(\.1))
        #expect(zero == [dropped])
      }
    }
  }

  @Test("the replicates estimate the same number of adults as the weights")
  func replicates() {
    for round in rounds {
      let total = numbers(round, "weight").reduce(0, +)
      for place in 1...64 {
        let replicate = numbers(round, "rep_" + (place < 10 ? "0" : "") + "\(place)")
        #expect(abs(replicate.reduce(0, +) / total - 1) < Self.oneOfSixtyFour)
      }
    }
  }

  private func numbers(_ records: Records, _ column: String) -> [Double] {
    records.codes(column).compactMap { Double($0) }
  }

  /// Of each class the smallest factor from base weight to weight, and how far the factors differ.
  private func factors(
    _ weights: [Double], _ base: [Double], _ classes: [String]
  ) -> [(low: Double, spread: Double)] {
    var found: [String: [Double]] = [:]
    for index in weights.indices {
      found[classes[index], default: []].append(weights[index] / base[index])
    }
    return found.values.map { factors in
      let low = factors.min() ?? 0
      return (low, (factors.max() ?? 0) - low)
    }
  }
}
