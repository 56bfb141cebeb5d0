import Estimation
import Results
import Surveys

/// A statistic whose gaps between groups are given: a mean of scores of the answers.
struct GapStatistic: Sendable {
  /// What stands as the level of its rows: `favourable`, `mean_score`, or the answer itself.
  var name: String
  var statistic: any CellStatistic
  /// The score of each answer whose mean it is: 0 and 1 for a share.
  var scores: [Double]

  /// Whether two of its values have a ratio that means something.
  ///
  /// A score has none unless zero is its least.
  var hasZeroPoint: Bool { statistic is Proportion || scores.min() == 0 }

  private init(_ name: String, levels: Set<Int>, of scale: ResponseScale) {
    self.name = name
    let isFavourable = name == Self.favourable
    statistic = Proportion(levels: levels, name: isFavourable ? name : "proportion")
    scores = scale.levels.indices.map { levels.contains($0) ? 1 : 0 }
  }

  private init(meanOf scale: ResponseScale) {
    statistic = MeanScore(scores: scale.scores)
    name = Self.meanScore
    scores = scale.scores
  }

  static let favourable = "favourable"
  static let meanScore = "mean_score"

  /// The statistic of a scale by its name; nil where the scale does not have it.
  init?(named name: String, of scale: ResponseScale) {
    switch name {
    case Self.favourable:
      guard !scale.favourableLevels.isEmpty else { return nil }
      self.init(name, levels: scale.favourableLevels, of: scale)
    case Self.meanScore:
      guard scale.isOrdered else { return nil }
      self.init(meanOf: scale)
    default:
      guard let level = scale.levels.firstIndex(of: name) else { return nil }
      self.init(name, levels: [level], of: scale)
    }
  }
}

extension DisaggregationPlan {
  /// The statistics whose gaps a question has, in order: those of the plan, or what sums up its
  /// scale.
  func statistics(of scale: ResponseScale) -> [GapStatistic] {
    let wanted =
      statistics.isEmpty ? [GapStatistic.favourable, GapStatistic.meanScore] : statistics
    return wanted.compactMap { GapStatistic(named: $0, of: scale) }
  }

  /// Checks that every name of the plan stands for something in the data.
  ///
  /// - Throws: ``PlanError/unknownDimension(_:known:)``, ``DisaggregationError``.
  func check(_ questions: [SurveyQuestion], in data: SurveyData) throws {
    let levels = questions.flatMap(\.scale.levels)
    for name in statistics
    where ![GapStatistic.favourable, GapStatistic.meanScore].contains(name)
      && !levels.contains(name)
    {
      var seen: Set<String> = []
      throw DisaggregationError.unknownStatistic(
        name,
        known: [GapStatistic.favourable, GapStatistic.meanScore]
          + levels.filter { seen.insert($0).inserted })
    }
    let known = data.dimensions.map(\.id) + [data.actors?.id].compactMap { $0 }
    for id in standardisers + explanatory where !known.contains(id) {
      throw PlanError.unknownDimension(id, known: known)
    }
    for (id, level) in references.sorted(by: { $0.key < $1.key }) {
      guard let dimension = data.dimension(id) else {
        throw PlanError.unknownDimension(id, known: known)
      }
      guard dimension.levels.contains(level) else {
        throw DisaggregationError.unknownLevel(
          level, dimension: id, known: dimension.levels)
      }
    }
  }
}
