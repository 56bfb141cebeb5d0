import Framework
import Surveys
import Tabular

// Questions for a number as columns of numbers.
extension StudyAssembly {
  /// The questions of kind number over all rounds, with the reason of every missing one.
  mutating func codedQuantities() -> [SurveyQuantity] {
    var result: [SurveyQuantity] = []
    for (index, question) in study.questions.enumerated() where question.kind == .number {
      let numbers = numberTexts(in: question.column)
      let lookup = CodeLookup(numbers: numbers.texts, missing: study.missingCodes)
      let request = Request(
        column: question.column, purpose: "the question «\(question.id)»",
        lookups: everyRound(lookup),
        isPut: study.rounds.map { question.rounds.contains($0.id) },
        asked: study.rounds.map { _ in study.actors.map { question.asked.contains($0.id) } },
        declared: places.questionColumn(index))
      let places = codes(request, code: "not-a-number", noun: "number")
      result.append(
        SurveyQuantity(
          id: question.id, values: places.map { $0 < 0 ? .nan : numbers.values[Int($0)] },
          codes: places.map { min($0, 0) }))
    }
    return result
  }

  /// The distinct texts of a column that are finite numbers, in order of first use.
  private func numberTexts(in column: String) -> (texts: [String], values: [Double]) {
    var seen: Set<String> = []
    var found: (texts: [String], values: [Double]) = ([], [])
    for table in tables {
      for level in table.category(column)?.levels ?? [] {
        let text = trimmedText(level)
        guard let value = Double(text), value.isFinite, seen.insert(text).inserted else { continue }
        found.texts.append(text)
        found.values.append(value)
      }
    }
    return found
  }
}
