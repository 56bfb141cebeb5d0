// The questionnaires of `References/questionnaire`, as the tests read them.
import Distances
import Surveys
import Tabular
import TestSupport

/// One case of the references: respondents in groups, questions on declared scales.
struct Questionnaire {
  let name: String
  let questions: [SurveyQuestion]
  let partition: GroupPartition
  let groups: [String]
  private let values: [[String: String]]

  init(_ name: String) throws {
    self.name = name
    let answers = try ReferenceTable("questionnaire/answers.csv").rows.filter { $0["case"] == name }
    let scales = try ReferenceTable("questionnaire/scales.csv").rows.filter { $0["case"] == name }
    values = try ReferenceTable("questionnaire/reference.csv").rows.filter { $0["case"] == name }
    questions = scales.map { row in
      let (id, levels) = (row["question"] ?? "", Int(row["levels"] ?? "") ?? 0)
      return SurveyQuestion(
        id: id,
        scale: ResponseScale(
          id: "s\(levels)", kind: .ordinal, levels: (1...levels).map(String.init),
          scores: (1...levels).map(Double.init)),
        codes: answers.map { answer in
          Int32(answer[id] ?? "").map { $0 - 1 } ?? MissingReason.noAnswer.code
        })
    }
    var groups: [String] = []
    for group in answers.map({ $0["group"] ?? "" }) where !groups.contains(group) {
      groups.append(group)
    }
    self.groups = groups
    partition = GroupPartition(
      answers.map { row in groups.firstIndex(of: row["group"] ?? "") ?? 0 },
      groupCount: groups.count)
  }

  var distances: AnswerDistances {
    AnswerDistances(questions, rows: Array(partition.codes.indices))
  }

  /// The values of a statistic in the order of the file.
  func all(_ statistic: String, group: String? = nil) -> [Double] {
    values.filter { $0["statistic"] == statistic && (group == nil || $0["group"] == group) }
      .compactMap { $0["value"].flatMap { Double($0) } }
  }

  func one(_ statistic: String, item: String? = nil) -> Double? {
    values.first { $0["statistic"] == statistic && (item == nil || $0["item"] == item) }
      .flatMap { $0["value"].flatMap { Double($0) } }
  }
}
