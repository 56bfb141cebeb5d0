import Disaggregation
import Disclosure
import Distributions
import Framework
import Results
import Surveys
import Tabular

// What the codebook says of dimensions, brought to bear on the rows of every analysis.
extension MonitoringStudy {
  /// The references of the dimensions of the study, by dimension.
  var references: [String: String] {
    var references: [String: String] = [:]
    for dimension in study.dimensions { references[dimension.id] = dimension.reference }
    return references
  }

  /// The rows with changes of groups whose dimension meant something else before.
  ///
  /// Across a definition that is not comparable there is no number; across a caveat it is flagged,
  /// with the reason as a note.
  func withDimensionVersions(_ rows: [ResultRow]) -> [ResultRow] {
    guard study.dimensions.contains(where: { !$0.versions.isEmpty }) else { return rows }
    return rows.map { row in
      guard !row.key.versusRound.isEmpty, let version = change(across: row.key) else { return row }
      var row = row
      if version.comparability == .notComparable {
        row.outcome = .undefined(reason: "dimension_changed")
      } else {
        row.flag += (row.flag.isEmpty ? "" : ";") + "dimension_changed"
      }
      row.note += (row.note.isEmpty ? "" : "; ") + version.reason.english
      return row
    }
  }

  /// The definition that ended between the rounds of a row; the least comparable of several.
  private func change(across key: ResultKey) -> Dimension.Version? {
    let order = study.rounds.map(\.id)
    guard let later = order.firstIndex(of: key.round),
      let earlier = order.firstIndex(of: key.versusRound)
    else { return nil }
    let crossed = ResultKey.parts(key.groupBy).compactMap { study.dimension($0) }
      .flatMap(\.versions).filter { version in
        guard let last = order.firstIndex(of: version.until) else { return false }
        return min(earlier, later) <= last && last < max(earlier, later)
          && version.comparability != .comparable
      }
    return crossed.first { $0.comparability == .notComparable } ?? crossed.first
  }
}

// Those to whom a dimension does not apply.
extension MonitoringStudy {
  /// The data with those to whom a dimension does not apply as a group of it.
  ///
  /// Their number is that of kinds of actor, which is published: in the sums that protect small
  /// groups they are no cover, as those are who did not state the dimension.
  func countingNotApplicable(_ data: SurveyData) -> SurveyData {
    var data = data
    for place in data.dimensions.indices {
      let id = data.dimensions[place].id
      guard study.dimension(id)?.appliesTo != nil else { continue }
      let level = Int32(data.dimensions[place].levels.count)
      let codes = data.dimensions[place].codes
      guard codes.contains(MissingReason.notApplicable.code) else { continue }
      data.dimensions[place].levels.append(MissingReason.notApplicable.name)
      data.dimensions[place].codes = codes.map {
        $0 == MissingReason.notApplicable.code ? level : $0
      }
    }
    return data
  }
}

// Crossings of which nothing can be published.
extension MonitoringStudy {
  /// The rows of a disaggregation, with what can be shown in place of groupings that show nothing.
  ///
  /// Where every group of a grouping is too small, the largest part of its dimensions of which some
  /// group can be published is shown beside it, flagged as what it is; where there is none,
  /// everybody together.
  func withCoarserGroups(_ rows: [ResultRow], _ plan: AnalysisPlan) throws -> [ResultRow] {
    guard plan.suppresses else { return rows }
    let groupings =
      plan.groupings.isEmpty ? opened.data.dimensions.map { [$0.id] } : plan.groupings
    func shows(_ rows: [ResultRow], _ groupBy: String) -> Bool {
      rows.contains {
        $0.key.groupBy == groupBy && !$0.key.question.isEmpty && $0.key.statistic == "count"
          && $0.estimate != nil
      }
    }
    var result = rows
    var asked = groupings
    for grouping in groupings {
      let name = grouping.joined(separator: ResultKey.crossing)
      guard rows.contains(where: { $0.key.groupBy == name }), !shows(rows, name) else { continue }
      for coarser in parts(of: grouping) {
        if asked.contains(coarser) {
          if shows(result, coarser.joined(separator: ResultKey.crossing)) { break }
          continue
        }
        asked.append(coarser)
        let found = try publishedParts(coarser, plan)
        guard shows(found, coarser.joined(separator: ResultKey.crossing)) else { continue }
        let flag = grouping.count > 1 ? "in_place_of_crossing" : "in_place_of_groups"
        result += found.map { row in
          var row = row
          if case .estimate = row.outcome { row.flag += (row.flag.isEmpty ? "" : ";") + flag }
          row.note += (row.note.isEmpty ? "" : "; ") + "in place of " + name
          return row
        }
        break
      }
    }
    return result
  }

  /// The parts of a crossing with fewer dimensions, the most first, and at last nobody's.
  private func parts(of grouping: [String]) -> [[String]] {
    var subsets: [[String]] = [[]]
    for dimension in grouping { subsets += subsets.map { $0 + [dimension] } }
    return subsets.filter { $0.count < grouping.count }.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }

  private func publishedParts(_ grouping: [String], _ plan: AnalysisPlan) throws -> [ResultRow] {
    var own = plan
    own.groupings = grouping.isEmpty ? plan.groupings : [grouping]
    if !grouping.isEmpty { return try published(disaggregations(of: opened.data, plan: own), own) }
    own.groupings = []
    return try published(
      distributions(of: opened.data, plan: own).filter(\.key.groupBy.isEmpty).map { row in
        var row = row
        row.key.analysis = "disaggregation"
        return row
      }, own)
  }
}
