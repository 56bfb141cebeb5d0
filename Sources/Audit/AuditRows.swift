import Estimation
import Framework
import Localization
public import Results
import Workshop

extension GenderAudit {
  /// The name of the analysis in tidy rows.
  public static let analysis = "audit"

  /// The audit as tidy rows.
  ///
  /// Coverage: `coverage` with the state as its level, `reported_groups`, `withheld_groups`,
  /// `smallest_cell`, `dimension_stated`, `baseline` and `target`, for each indicator (as `item`)
  /// and question by dimension. Programmes: `count`, `total` (the budget in US dollars) and
  /// `budget_unknown` by `gender_marker`, and `count` of those that split their indicators by a
  /// dimension. Documents: `gender_reference` with the reference as its level. Checklist: `points`
  /// of each item, `score_lowest` and `score_highest` of each element and of the whole. Findings:
  /// `finding` with its severity as the level.
  public func rows() -> [ResultRow] {
    coverageRows() + programmeRows() + documentRows() + checklistRows() + findingRows()
  }

  private func row(
    _ statistic: String, _ value: Double?, question: String = "", item: String = "",
    by groupBy: String = "", group: String = "", round: String = "", level: String = "",
    count: Int? = nil, reason: String = "", flag: String = "", note: String = ""
  ) -> ResultRow {
    let key = ResultKey(
      analysis: Self.analysis, question: question, item: item, groupBy: groupBy, group: group,
      round: round, level: level, statistic: statistic)
    let outcome =
      value.map { Outcome.estimate(Estimate(value: $0, count: count, method: "audit")) }
      ?? .undefined(reason: reason)
    return ResultRow(key, outcome, flag: flag, note: note)
  }

  // MARK: - Coverage

  private func coverageRows() -> [ResultRow] {
    let indicators = coverage.indicators.flatMap { row in
      row.cells.flatMap { cellRows($0, item: row.id) + declaredRows($0, indicator: row.id) }
    }
    return indicators
      + coverage.questions.flatMap { row in
        row.cells.flatMap { cellRows($0, question: row.id) }
      }
  }

  private func cellRows(
    _ cell: CoverageCell, question: String = "", item: String = ""
  ) -> [ResultRow] {
    func row(
      _ statistic: String, _ value: Double?, level: String = "", reason: String = "",
      flag: String = ""
    ) -> ResultRow {
      self.row(
        statistic, value, question: question, item: item, by: cell.dimension,
        round: coverage.round, level: level, reason: reason, flag: flag)
    }
    let state = row(
      "coverage", Double(cell.questionsShown), level: cell.state.rawValue,
      flag: cell.isPromised ? "promised" : "")
    guard ![.notApplicable, .notAsked].contains(cell.state) else { return [state] }
    let none = cell.state == .withheld ? "suppressed_small_cell" : "no_answers"
    return [
      state, row("reported_groups", Double(cell.groupsShown)),
      row("withheld_groups", Double(cell.groupsWithheld)),
      row("smallest_cell", cell.smallestCell.map(Double.init), reason: none),
      row(
        "dimension_stated", cell.stated?.low, reason: "not_published",
        flag: cell.stated.map { $0.isExact ? "" : "at_least" } ?? ""),
    ]
  }

  private func declaredRows(_ cell: CoverageCell, indicator: String) -> [ResultRow] {
    promises.filter { $0.indicator == indicator && $0.dimension == cell.dimension }
      .flatMap { promise in
        [("baseline", promise.baseline), ("target", promise.target)].map { name, value in
          row(
            name, value, item: indicator, by: promise.dimension, group: promise.level ?? "",
            reason: "not_declared",
            note: name == "target" ? promise.year.map { "by \($0)" } ?? "" : "")
        }
      }
  }

  // MARK: - Programmes and documents

  private func programmeRows() -> [ResultRow] {
    guard let programmes else { return [] }
    let markers = programmes.summary.markers.flatMap { marker -> [ResultRow] in
      let group = marker.marker.rawValue
      func row(_ statistic: String, _ value: Double) -> ResultRow {
        self.row(statistic, value, item: "programmes", by: "gender_marker", group: group)
      }
      return [
        row("count", Double(marker.total.programmes)), row("total", marker.total.budget),
        row("budget_unknown", Double(marker.total.withoutBudget)),
      ]
    }
    let splits = programmes.byDimension.flatMap { split in
      [
        ("count", split.programmes), ("programme_indicators", split.indicators),
        ("with_baseline", split.withBaseline), ("with_target", split.withTarget),
      ].map { name, value in
        row(name, Double(value), item: "programmes", by: "disaggregation", group: split.dimension)
      }
        + zip(programmes.summary.markers, split.byMarker).map { marker, count in
          row(
            "count", Double(count), item: "programmes",
            by: "gender_marker" + ResultKey.crossing + "disaggregation",
            group: marker.marker.rawValue + ResultKey.crossing + split.dimension)
        }
    }
    return markers + splits
  }

  private func documentRows() -> [ResultRow] {
    documents.flatMap { review in
      [
        row(
          "gender_reference", review.reading.gender == .none ? 0 : 1, item: review.document.id,
          by: "document", group: review.reading.kind.rawValue,
          level: review.reading.gender.rawValue)
      ]
        + review.answers.map { answer in
          row(
            "says_gender_included", answer.share, question: review.reading.question ?? "",
            item: review.document.id, by: answer.actor.isEmpty ? "" : "actor",
            group: answer.actor, round: answer.round, count: answer.respondents,
            reason: "suppressed_small_cell")
        }
    }
  }

  // MARK: - Checklist and findings

  private func checklistRows() -> [ResultRow] {
    let items = zip(Checklist.items, checklist.entries).map { item, entry in
      let points = entry.map { ChecklistScore.points($0, item).lowerBound }
      return row(
        "points", points.map { Double($0) / 100 }, item: item.id,
        level: entry?.answer.rawValue ?? "", reason: "not_answered",
        flag: entry.map { "answered_by_\($0.source.rawValue)" } ?? "")
    }
    let elements = zip(Checklist.elements, checklist.elementRanges).flatMap { element, range in
      scoreRows(range, item: element.id)
    }
    let part = checklist.attributableBudget
    return items + elements + scoreRows(checklist.range, item: "checklist")
      + [
        row("attributable_budget_lowest", part.lowerBound, item: "checklist"),
        row("attributable_budget_highest", part.upperBound, item: "checklist"),
      ]
  }

  private func scoreRows(_ range: ClosedRange<Int>, item: String) -> [ResultRow] {
    let isWhole = item == "checklist"
    func band(_ score: Int) -> String { isWhole ? GenderBand(score: score).rawValue : "" }
    return [
      row(
        "score_lowest", Double(range.lowerBound) / 100, item: item,
        level: band(range.lowerBound)),
      row(
        "score_highest", Double(range.upperBound) / 100, item: item,
        level: band(range.upperBound)),
    ]
  }

  private func findingRows() -> [ResultRow] {
    findings.map { finding in
      row(
        "finding", Double(finding.count), item: finding.id, level: finding.severity.rawValue,
        note: finding.title.english)
    }
  }
}
