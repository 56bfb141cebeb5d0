import Estimation
import Framework
import Results
import Surveys
import Tabular

/// A rule over leaves: what an aggregation becomes for the questions that the data have.
indirect enum ScoreRule: Sendable {
  case leaf(Int)
  /// A number that is the same for everybody, or why there is none.
  case constant(Double?, reason: String)
  case mean(Indicator.Mean, [(weight: Double, part: ScoreRule)])
  case tiered(ScoreRule, by: ScoreRule, [Indicator.Tier])

  /// The leaves it needs.
  var leaves: [Int] {
    switch self {
    case .leaf(let index): [index]
    case .constant: []
    case .mean(_, let terms): terms.flatMap(\.part.leaves)
    case .tiered(let part, let by, _): part.leaves + by.leaves
    }
  }

  /// The score of a group.
  ///
  /// - Parameters and errors: as of ``evaluate(_:pooling:leavesOut:counted:)``.
  func evaluate(
    _ totals: LeafTotals, group: Int, leavesOut: Bool, counted: Set<Int>? = nil
  ) throws(UndefinedStatistic) -> Linearization {
    try evaluate(totals, pooling: [group], leavesOut: leavesOut, counted: counted)
  }

  /// The score of several groups taken as one.
  ///
  /// - Parameters:
  ///   - totals: The leaves over the groups.
  ///   - groups: The groups.
  ///   - leavesOut: Whether a mean is of the parts that somebody answered.
  ///   - counted: The leaves that may enter; nil for all.
  /// - Returns: The score with its derivatives.
  /// - Throws: why there is none: a part without answers, a zero in a geometric mean.
  func evaluate(
    _ totals: LeafTotals, pooling groups: [Int], leavesOut: Bool, counted: Set<Int>? = nil
  ) throws(UndefinedStatistic) -> Linearization {
    switch self {
    case .leaf(let index):
      if let counted, !counted.contains(index) { throw .noAnswers }
      return try totals.mean(index, pooling: groups)
    case .constant(let value, let reason):
      guard let value else { throw UndefinedStatistic(reason) }
      return Linearization(constant: value)
    case .mean(let kind, let terms):
      var numbers: [(weight: Double, Linearization)] = []
      for term in terms {
        do throws(UndefinedStatistic) {
          let number = try term.part.evaluate(
            totals, pooling: groups, leavesOut: leavesOut, counted: counted)
          numbers.append((term.weight, number))
        } catch {
          guard leavesOut, [.noAnswers, .notAsked].contains(error) else { throw error }
        }
      }
      let whole = numbers.reduce(0) { $0 + $1.weight }
      guard whole > 0 else { throw .noAnswers }
      if kind == .geometric { return try .geometricMean(numbers) }
      return .combination(numbers.map { ($0.weight / whole, $0.1) })
    case .tiered(let part, let by, let tiers):
      let number = try part.evaluate(
        totals, pooling: groups, leavesOut: leavesOut, counted: counted)
      let place = try by.evaluate(totals, pooling: groups, leavesOut: leavesOut, counted: counted)
      // Within a tier the factor is a constant; at its limit the score has no derivative.
      let factor = tiers.first { place.value >= $0.from }?.factor ?? 0
      var result = number.scaled(by: factor)
      if let onReplicates = place.replicates, let numbers = number.replicates {
        result.replicates = zip(numbers, onReplicates).map { number, place in
          number * (tiers.first { place >= $0.from }?.factor ?? 0)
        }
      }
      return result
    }
  }
}

/// The leaves and the rule of an indicator.
struct CompiledRule: Sendable {
  private(set) var leaves: [ScoreLeaf] = []
  private(set) var rule: ScoreRule = .mean(.arithmetic, [])
  private let evaluation: CriterionEvaluation

  init(_ indicator: Indicator, study: Study, _ evaluation: CriterionEvaluation) {
    self.evaluation = evaluation
    switch indicator.aggregation {
    case .meanFavourable, .meanScore:
      let questions = evaluation.data.questions.filter { question in
        question.item.isEmpty && study.question(question.id)?.indicator == indicator.id
      }
      rule = .mean(
        .arithmetic,
        questions.compactMap { question in
          Self.values(question.scale, indicator.aggregation).map {
            (1, append(ScoreLeaf(question, levels: $0)))
          }
        })
    default: rule = compiled(indicator.aggregation)
    }
  }

  /// The value of each level between 0 and 1; nil where the rule does not fit the scale.
  static func values(
    _ scale: ResponseScale, _ aggregation: Indicator.Aggregation
  ) -> [Double]? {
    if aggregation == .meanFavourable {
      let favourable = scale.favourableLevels
      return favourable.isEmpty
        ? nil : scale.levels.indices.map { favourable.contains($0) ? 1 : 0 }
    }
    guard scale.isOrdered, let low = scale.scores.min(), let high = scale.scores.max(), high > low
    else { return nil }
    return scale.scores.map { ($0 - low) / (high - low) }
  }

  private mutating func append(_ leaf: ScoreLeaf) -> ScoreRule {
    leaves.append(leaf)
    return .leaf(leaves.count - 1)
  }

  private mutating func compiled(_ rule: Indicator.Aggregation) -> ScoreRule {
    switch rule {
    case .meanFavourable, .meanScore: return .constant(nil, reason: "no_questions")
    case .share(let criterion): return append(ScoreLeaf([criterion], evaluation))
    case .criteriaMet(let criteria): return append(ScoreLeaf(criteria, evaluation))
    case .favourable(let reference):
      return append(ScoreLeaf([.favourable(reference)], evaluation))
    case .score(let id): return scored([id])
    case .levels(let ids): return scored(ids)
    case .number(let id, let from, let to):
      guard let quantity = evaluation.data.quantities.first(where: { $0.id == id }) else {
        return .constant(nil, reason: "not_asked")
      }
      return append(ScoreLeaf(quantity, from: from, to: to))
    case .programmes(let share):
      return .constant(evaluation.programmes?.share(share)?.value, reason: "no_programmes")
    case .mean(let kind, let terms):
      return .mean(kind, terms.map { ($0.weight, compiled($0.part)) })
    case .tiered(let part, let by, let tiers):
      return .tiered(compiled(part), by: compiled(by), tiers)
    }
  }

  /// The mean over questions of the mean score of each.
  private mutating func scored(_ ids: [String]) -> ScoreRule {
    let parts = ids.map { id -> (weight: Double, part: ScoreRule) in
      guard let question = evaluation.question(AnswerReference(id)),
        let values = Self.values(question.scale, .meanScore)
      else { return (1, .constant(nil, reason: "not_asked")) }
      return (1, append(ScoreLeaf(question, levels: values)))
    }
    return parts.count == 1 ? parts[0].part : .mean(.arithmetic, parts)
  }
}
