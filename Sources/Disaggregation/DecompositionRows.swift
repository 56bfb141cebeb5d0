import Estimation
import Results
import Surveys

/// The decomposed gaps of a question and grouping.
struct DecompositionRows {
  let composition: CompositionTable
  let statistic: GapStatistic
  let estimator: Estimator
  let plan: AnalysisPlan
  let key: (Int, String, String) -> ResultKey

  /// The level of what is not due to any dimension.
  static let constant = "constant"

  /// The gap and its parts: in all, by dimension, and of the constant.
  func rows(_ comparison: GroupComparison) -> [ResultRow] {
    let model = GapDecomposition(
      composition, sides: [[comparison.group], comparison.others],
      coefficients: plan.disaggregation.coefficients)
    let counts = model.counts
    var result: Result<GapDecomposition.States, UndefinedStatistic>
    if let reason = refusal(model, counts) {
      result = .failure(UndefinedStatistic(reason))
    } else {
      do throws(UndefinedStatistic) {
        result = .success(try model.states())
      } catch {
        result = .failure(error)
      }
    }
    let dimensions = Array(composition.groups.dimensions.indices)
    let single = result.isSuccess ? dimensions.filter { model.hasSingleAnswers($0) } : []
    func made(_ name: String, _ owner: Int?, _ number: (GapDecomposition.States) -> Linearization)
      -> ResultRow
    {
      // The constant takes up what the levels of all dimensions have in common.
      let touched = owner.map { $0 < 0 ? dimensions : [$0] } ?? []
      return row(
        key(comparison, name, owner), counts, result.map(number),
        isSingle: touched.contains { single.contains($0) })
    }
    return [made("decomposed_difference", nil) { model.gap($0) }]
      + parts.map { part in made(part.name, part.owner) { model.number(part, $0) } }
  }

  private var parts: [GapDecomposition.Part] {
    let names =
      ["explained", "unexplained"]
      + (plan.disaggregation.isThreefold ? ["endowments", "coefficients", "interaction"] : [])
    return names.flatMap { name -> [GapDecomposition.Part] in
      let own = composition.groups.dimensions.indices.map { Optional($0) }
      // Both sides have the same constant: no part of the composition.
      let hasConstant = name == "unexplained" || name == "coefficients"
      return ([nil] + own + (hasConstant ? [-1] : [])).map { .init(name: name, owner: $0) }
    }
  }

  private func key(
    _ comparison: GroupComparison, _ name: String, _ owner: Int?
  ) -> ResultKey {
    let level = owner.map { $0 < 0 ? Self.constant : composition.groups.dimensions[$0] }
    var key = key(comparison.group, name, level ?? statistic.name)
    key.versusGroup = comparison.counterpart
    return key
  }

  /// Why the gap is not decomposed; nil where it is.
  private func refusal(
    _ model: GapDecomposition, _ counts: (kept: Int, leftOut: [Int])
  ) -> String? {
    guard counts.kept > 0 else { return "no_common_cells" }
    guard model.isIdentified else { return "too_few_to_decompose" }
    guard plan.suppresses else { return nil }
    if counts.kept < plan.minimumCell { return "too_few_in_common" }
    // Beside the gap of all, that of the rest tells what the few left out answered.
    let isTelling = counts.leftOut.contains { $0 > 0 && $0 < plan.minimumCell }
    return isTelling ? "too_few_left_out" : nil
  }

  private func row(
    _ key: ResultKey, _ counts: (kept: Int, leftOut: [Int]),
    _ number: Result<Linearization, UndefinedStatistic>, isSingle: Bool
  ) -> ResultRow {
    let leftOut = counts.leftOut.reduce(0, +)
    var note =
      "decomposed by \(composition.groups.name), "
      + "coefficients: \(plan.disaggregation.coefficients.rawValue)"
    let value: Linearization
    switch number {
    case .success(let found): value = found
    case .failure(let error):
      return ResultRow(key, .undefined(reason: error.reason), note: note)
    }
    if leftOut > 0 {
      note += "; without \(leftOut) answers of levels that only one side has"
    }
    var estimate = estimator.estimate(contrast: value, in: composition.table, testsZero: true)
    estimate.count = counts.kept
    let flags =
      (leftOut > 0 ? ["levels_of_one_side"] : []) + (isSingle ? ["single_answers"] : [])
    return ResultRow(
      key, .estimate(isSingle ? estimate.withoutInference : estimate),
      flag: flags.joined(separator: ";"), note: note)
  }
}

extension Result {
  fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
