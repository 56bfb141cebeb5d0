import Estimation
public import Framework
public import Results

/// What leads from an answer to a finding, to a recommendation, and to the indicator that will tell
/// in the next round; and what stands alone on any side.
///
/// - `trace_link`, always 1: one row for each question of a finding (or none, where it has none),
///   recommendation (`item`) that meets the finding (`group`), and indicator (`level`) with which
///   the next round will follow it up. Its `note` is the stable identifier
///   `question/finding/recommendation/indicator`, a dash where there is none.
/// - `recommendation_count` of each finding and of each of its parts (`level`), of each principle
///   and indicator (`group_by`), `finding_count` of each recommendation (`item`), principle and
///   indicator, `heading_count` of each principle: 0 is flagged `orphan`. `open_question_count`:
///   the questions of a finding that none of its recommendations reaches.
/// - `recommendation_count` of each heading and principle together, and `principle_count` of each
///   heading: a heading without a principle has 0.
/// - `follow_up`, always 1: what became of a recommendation (`item`) by a `round` (`level`:
///   accepted, under_way, done, dropped), and `follow_up_count` over all, `no_status` for those of
///   which the round says nothing.
///
/// No number is of respondents: nothing is withheld.
///
/// - Reference: ``EvidenceLinks`` for when a recommendation meets a finding.
/// - Returns: No links where the study has no findings.
public func traceResults(study: Study, record: WorkshopRecord) -> [ResultRow] {
  TraceRows(study: study, record: record, links: EvidenceLinks(study: study, record: record)).rows
}

private struct TraceRows {
  let study: Study
  let record: WorkshopRecord
  let links: EvidenceLinks

  var rows: [ResultRow] {
    linkRows + findingRows + recommendationRows + tagRows + headingRows + followUpRows
  }

  private func row(
    _ statistic: String, _ value: Int, item: String = "", by dimension: String = "",
    group: String = "", level: String = "", question: String = "", round: String = "",
    note: String = "", mayBeZero: Bool = false
  ) -> ResultRow {
    let key = ResultKey(
      analysis: WorkshopAnalysis.name, question: question, item: item, groupBy: dimension,
      group: group, round: round, level: level, statistic: statistic)
    return ResultRow(key, .estimate(Estimate(value: Double(value))), note: note)
      .flagged("orphan", if: value == 0 && !mayBeZero)
  }

  private var linkRows: [ResultRow] {
    links.links.flatMap { link -> [ResultRow] in
      let recommendation = record.recommendations.first { $0.id == link.recommendation }
      let indicators = recommendation?.indicators ?? []
      return orNone(link.questions).flatMap { question in
        orNone(indicators).map { indicator in
          let parts = [question, link.finding, link.recommendation, indicator]
          return row(
            "trace_link", 1, item: link.recommendation, by: "finding", group: link.finding,
            level: indicator, question: question,
            note: parts.map { $0.isEmpty ? "-" : $0 }.joined(separator: "/"))
        }
      }
    }
  }

  private func orNone(_ names: [String]) -> [String] { names.isEmpty ? [""] : names }

  private var findingRows: [ResultRow] {
    links.coverage.flatMap { coverage in
      let (finding, part) = (coverage.finding, coverage.part?.id ?? "")
      let isFirst = !part.isEmpty && part == finding.parts.first?.id
      let whole = isFirst ? [wholeRow(finding.id)] : []
      return whole + [
        row(
          "recommendation_count", coverage.recommendations.count, by: "finding",
          group: finding.id, level: part),
        row(
          "open_question_count", coverage.openQuestions.count, by: "finding",
          group: finding.id, level: part, note: coverage.openQuestions.joined(separator: " "),
          mayBeZero: true),
      ]
    }
  }

  /// The recommendations that meet any part of a finding: what none meets its parts tell.
  private func wholeRow(_ finding: String) -> ResultRow {
    let met = links.recommendations(meeting: finding)
    return row("recommendation_count", met.count, by: "finding", group: finding, mayBeZero: true)
  }

  private var recommendationRows: [ResultRow] {
    guard !study.findings.isEmpty else { return [] }
    return record.recommendations.map { recommendation in
      row(
        "finding_count",
        Set(links.links.filter { $0.recommendation == recommendation.id }.map(\.finding)).count,
        item: recommendation.id)
    }
  }

  private var tagRows: [ResultRow] {
    let tags = TagCoverage(study: study, record: record)
    let principles = tags.principles.flatMap { tag in
      [
        row("recommendation_count", tag.recommendations.count, by: "principle", group: tag.id),
        row("heading_count", tag.headings, by: "principle", group: tag.id),
      ] + findingCount(study.findings.count { $0.principle == tag.id }, "principle", tag.id)
    }
    return principles
      + tags.indicators.flatMap { tag in
        [
          row("recommendation_count", tag.recommendations.count, by: "indicator", group: tag.id)
        ] + findingCount(study.findings.count { $0.indicator == tag.id }, "indicator", tag.id)
      }
  }

  /// The findings on a principle or indicator; none where the study declares no findings at all.
  private func findingCount(_ count: Int, _ dimension: String, _ id: String) -> [ResultRow] {
    study.findings.isEmpty ? [] : [row("finding_count", count, by: dimension, group: id)]
  }

  private var headingRows: [ResultRow] {
    record.headings.flatMap { heading -> [ResultRow] in
      let own = record.recommendations.filter { $0.heading == heading }
      let counts = study.principles.map { principle in
        own.count { $0.principles.contains(principle.id) }
      }
      return [
        row("principle_count", counts.count { $0 > 0 }, by: "heading", group: heading.id)
      ]
        + zip(study.principles, counts).map { principle, count in
          row(
            "recommendation_count", count, by: "heading" + ResultKey.crossing + "principle",
            group: heading.id + ResultKey.crossing + principle.id, mayBeZero: true)
        }
    }
  }

  private var followUpRows: [ResultRow] {
    let rounds = study.rounds.map(\.id).filter { id in
      record.followUp.contains { $0.round == id }
    }
    return record.followUp.map {
      row("follow_up", 1, item: $0.recommendation, level: $0.status.rawValue, round: $0.round)
    }
      + rounds.flatMap { round -> [ResultRow] in
        let own = record.followUp.filter { $0.round == round }
        let counts = FollowUp.Status.allCases.map { status in
          row(
            "follow_up_count", own.count { $0.status == status }, level: status.rawValue,
            round: round, mayBeZero: true)
        }
        return counts + [
          row(
            "follow_up_count", record.recommendations.count - own.count, level: "no_status",
            round: round, mayBeZero: true)
        ]
      }
  }
}
