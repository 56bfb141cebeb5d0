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
  /// The answers of each group to the questions of a scale, one panel a group.
  case panels
  /// One question by two crossed dimensions.
  case intersection
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
  /// The support of each group for each recommendation of a workshop.
  case support
  /// How the order of recommendations moves without each group.
  case ranks
  /// Which principles the headings of recommendations cover.
  case principles
  /// Which indicator is published by which dimension.
  case coverage
  /// A question in every round, with the intervals as bands, for long series.
  case lines
  /// The first and the last round beside each other, question by question.
  case rounds
  /// Who moved from which answer to which between two rounds.
  case transition
  /// A number on its way to a target.
  case target
  /// The score of each indicator by group, side by side.
  case indicators
  /// The place of each group on each indicator, by the declared rule and by others.
  case places

  /// The analysis whose rows the chart draws.
  public var analysis: String {
    switch self {
    case .stacked, .dots, .panels, .intersection: "distribution"
    case .disagreement, .heatmap, .map, .clusters, .distances, .separation, .gaps:
      "divergence"
    case .dumbbell: "disaggregation"
    case .support, .ranks, .principles: "workshop"
    case .slope, .lines, .rounds, .transition, .target: "trend"
    case .coverage: "audit"
    case .indicators, .places: "indicators"
    }
  }

  /// The part of an analysis of divergence whose rows the chart draws; nil for another analysis.
  public var divergencePart: DivergencePart? {
    switch self {
    case .disagreement, .heatmap: .agreement
    case .gaps: .gaps
    case .map, .clusters, .distances, .separation: .questionnaire
    case .stacked, .dots, .panels, .intersection, .dumbbell, .slope, .coverage, .lines, .rounds,
      .transition, .target, .support, .ranks, .principles, .indicators, .places:
      nil
    }
  }

  /// Whether the chart is about one question.
  public var needsQuestion: Bool {
    [.stacked, .dots, .slope, .lines, .transition, .intersection].contains(self)
  }

  /// Whether the chart sets the groups of a dimension beside each other.
  public var comparesGroups: Bool {
    [.dumbbell, .panels, .heatmap, .distances, .separation, .gaps].contains(self)
  }

  /// Whether the chart is about two crossed dimensions.
  public var crossesDimensions: Bool { self == .intersection }
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
  /// The fewest respondents that may be published, for the words about what is withheld; nil for
  /// that of the study.
  public var minimumCell: Int?

  public init(
    _ kind: ChartKind, question: String? = nil, groupBy: String = "", group: String = "",
    round: String? = nil, minimumCell: Int? = nil
  ) {
    self.kind = kind
    self.question = question
    self.groupBy = groupBy
    self.group = group
    self.round = round
    self.minimumCell = minimumCell
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
    case .intersection:
      return request.question.flatMap {
        intersection(
          of: $0, crossing: request.groupBy, round: round,
          minimumCell: request.minimumCell ?? study.confidentiality.minimumCell)
      }
    case .slope: return request.question.flatMap { change(of: $0, by: request.groupBy) }
    case .lines:
      return request.question.flatMap { change(of: $0, by: request.groupBy, isLong: true) }
    case .transition:
      return request.question.flatMap {
        transition(of: $0, among: request.group, of: request.groupBy, to: request.round)
      }
    case .target: return targetTrack(request.question)
    default: return overview(request, round: round)
    }
  }

  /// The charts over many questions, indicators or recommendations.
  private func overview(_ request: ChartRequest, round: String) -> Figure? {
    switch request.kind {
    case .disagreement:
      return disagreement(
        among: request.group, of: request.group.isEmpty ? "" : request.groupBy, round: round)
    case .dumbbell: return gap(by: request.groupBy, round: round)
    case .panels: return panels(by: request.groupBy, round: round)
    case .heatmap:
      return heatMap(
        of: "disagreement", analysis: "divergence", groupBy: request.groupBy, round: round)
    case .map: return respondentMap(of: request.group, of: request.groupBy, round: round)
    case .clusters: return respondentHeatMap(of: request.group, of: request.groupBy, round: round)
    case .distances: return groupDistances(by: request.groupBy, round: round)
    case .separation: return separation(by: request.groupBy, round: round)
    case .coverage: return coverage()
    case .gaps: return gaps(by: request.groupBy, round: round)
    case .rounds: return twoRounds(of: request.group, of: request.groupBy)
    case .support: return support()
    case .ranks: return rankStability()
    case .principles: return principleCoverage()
    case .indicators: return indicatorsSideBySide(by: request.groupBy, round: round)
    case .places: return places(by: request.groupBy, round: round)
    case .stacked, .dots, .intersection, .slope, .lines, .transition, .target: return nil
    }
  }

  /// The groups of a dimension, with everyone beside them where the data have no rounds.
  private func shown(_ groupBy: String) -> [String] {
    study.rounds.isEmpty && !groupBy.isEmpty ? ["", groupBy] : [groupBy]
  }
}
