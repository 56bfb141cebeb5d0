import Framework
public import Results

/// The charts that can be asked for by name.
public enum ChartKind: String, CaseIterable, Equatable, Sendable {
  /// 100 % bars of the answers to a question.
  case stacked
  /// One dot a respondent, for small groups.
  case dots
  /// Questions ranked by disagreement.
  case disagreement
  /// Groups of a dimension beside each other.
  case dumbbell
  /// A question from round to round.
  case slope
  /// Disagreement by question and group.
  case heatmap
  /// Respondents on a map, those who answer alike near each other.
  case map
  /// The distance of each respondent to each, in clusters.
  case clusters
  /// The mean distance of each group to each.
  case distances
  /// Questions ranked by how far they set groups apart.
  case separation
  /// How many points apart every two groups stand on each question.
  case gaps
  /// Which indicator is published by which dimension.
  case coverage
  /// The score of each indicator by group, side by side.
  case indicators
  /// The place of each group on each indicator, by the declared rule and by others.
  case ranks

  /// The analysis whose rows the chart draws.
  public var analysis: String {
    switch self {
    case .stacked, .dots: "distribution"
    case .disagreement, .heatmap, .map, .clusters, .distances, .separation, .gaps:
      "divergence"
    case .dumbbell: "disaggregation"
    case .slope: "trend"
    case .coverage: "audit"
    case .indicators, .ranks: "indicators"
    }
  }

  /// The part of an analysis of divergence whose rows the chart draws; nil for another analysis.
  public var divergencePart: DivergencePart? {
    switch self {
    case .disagreement, .heatmap: .agreement
    case .gaps: .gaps
    case .map, .clusters, .distances, .separation: .questionnaire
    case .stacked, .dots, .dumbbell, .slope, .coverage, .indicators, .ranks: nil
    }
  }

  /// Whether the chart is about one question.
  public var needsQuestion: Bool { [.stacked, .dots, .slope].contains(self) }

  /// Whether the chart sets the groups of a dimension beside each other.
  public var comparesGroups: Bool {
    [.dumbbell, .heatmap, .distances, .separation, .gaps].contains(self)
  }
}

/// A chart to be drawn, and of what.
public struct ChartRequest: Equatable, Sendable {
  public var kind: ChartKind
  public var question: String?
  /// The dimension whose groups are shown; empty for everyone.
  public var groupBy: String
  /// The group that a ranking is about; empty for everyone.
  public var group: String
  /// The round; empty for data without rounds, nil for the latest.
  public var round: String?

  public init(
    _ kind: ChartKind, question: String? = nil, groupBy: String = "", group: String = "",
    round: String? = nil
  ) {
    self.kind = kind
    self.question = question
    self.groupBy = groupBy
    self.group = group
    self.round = round
  }
}

extension FigureSource {
  /// The chart that is asked for.
  ///
  /// - Returns: nil where the rows hold nothing that it could draw.
  public func figure(_ request: ChartRequest) -> Figure? {
    let round = request.round ?? rounds(in: index.rows).last ?? ""
    switch request.kind {
    case .stacked:
      return request.question.flatMap { question in
        study.question(question)?.kind == .multiple
          ? options(of: question, grouping: request.groupBy, round: round)
          : answers(
            to: question, groupings: shown(request.groupBy), rounds: request.round.map { [$0] })
      }
    case .dots:
      return request.question.flatMap {
        dots(for: $0, groupings: shown(request.groupBy), rounds: request.round.map { [$0] })
      }
    case .disagreement:
      return disagreement(
        among: request.group, of: request.group.isEmpty ? "" : request.groupBy, round: round)
    case .dumbbell: return gap(by: request.groupBy, round: round)
    case .slope: return request.question.flatMap { change(of: $0, by: request.groupBy) }
    case .heatmap:
      return heatMap(
        of: "disagreement", analysis: "divergence", groupBy: request.groupBy, round: round)
    case .map: return respondentMap(of: request.group, of: request.groupBy, round: round)
    case .clusters: return respondentHeatMap(of: request.group, of: request.groupBy, round: round)
    case .distances: return groupDistances(by: request.groupBy, round: round)
    case .separation: return separation(by: request.groupBy, round: round)
    case .coverage: return coverage()
    case .gaps: return gaps(by: request.groupBy, round: round)
    case .indicators: return indicatorsSideBySide(by: request.groupBy, round: round)
    case .ranks: return ranks(by: request.groupBy, round: round)
    }
  }

  /// The groups of a dimension, with everyone beside them where the data have no rounds.
  private func shown(_ groupBy: String) -> [String] {
    study.rounds.isEmpty && !groupBy.isEmpty ? ["", groupBy] : [groupBy]
  }
}
