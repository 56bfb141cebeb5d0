import Comparisons
import Results
import Surveys

extension MonitoringStudy {
  /// The rows to publish and, where the plan asks for it, the comparisons of columns with letters.
  ///
  /// Letters are given after the protection: a group that is withheld is in no family of p-values,
  /// and its letter stands nowhere.
  func publishedWithLetters(
    _ rows: [ResultRow], _ plan: AnalysisPlan, _ groupings: [RespondentGroups], analysis: String
  ) throws -> [ResultRow] {
    var rows = rows
    if plan.comparesOptions {
      rows += try optionComparisons(
        of: opened.data, plan: plan, groupings: groupings, analysis: analysis)
    }
    guard plan.comparesColumns else { return try published(rows, plan) }
    let compared = try columnComparisons(
      of: opened.data, plan: plan, groupings: groupings, analysis: analysis)
    return lettered(
      try published(rows + compared, plan), confidence: plan.confidence, adjustment: plan.adjustment
    )
  }
}
