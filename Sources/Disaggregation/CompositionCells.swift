import Estimation
import Results
import Surveys
import Tabular

/// The groups of a grouping by the dimensions that their composition is made of.
///
/// Those who did not state such a dimension, and those to whom it does not apply, are cells like
/// the others, so that nobody of a group is left out.
struct CompositionGroups: Sendable {
  /// The dimensions of the composition; the dimensions of the grouping are not among them.
  let dimensions: [String]
  /// By dimension: its levels, then the reasons for having none that occur.
  let levels: [[String]]
  let crossed: RespondentGroups
  private let roundCount: Int

  /// - Parameters:
  ///   - groups: The grouping.
  ///   - dimensions: The dimensions of the composition; those of the grouping are passed over.
  ///   - data: The data of both.
  ///
  /// It is nil where no dimension is left.
  init?(_ groups: RespondentGroups, by dimensions: [String], in data: SurveyData) {
    let own = ResultKey.parts(groups.groupBy)
    let chosen = dimensions.filter { !own.contains($0) }
    guard !chosen.isEmpty else { return nil }
    var extended = data
    extended.dimensions = data.dimensions.map { chosen.contains($0.id) ? $0.withReasons : $0 }
    if let actors = data.actors, chosen.contains(actors.id) { extended.actors = actors.withReasons }
    guard let crossed = extended.groups(by: own + chosen) else { return nil }
    self.dimensions = chosen
    self.crossed = crossed
    levels = chosen.map { extended.dimension($0)?.levels ?? [] }
    let splits = groups.groups.first?.roundIndex != nil
    roundCount = splits ? data.rounds?.levels.count ?? 1 : 1
  }

  /// The number of cells of a composition.
  var cellCount: Int { levels.reduce(1) { $0 * $1.count } }

  /// The crossed group of a cell of a group: the rounds vary fastest, then the cells.
  func place(group: Int, cell: Int) -> Int {
    (group / roundCount * cellCount + cell) * roundCount + group % roundCount
  }

  /// The level of each dimension in a cell, by index.
  func levelPlaces(_ cell: Int) -> [Int] {
    var rest = cell
    var places: [Int] = []
    for dimension in levels.reversed() {
      places.append(rest % dimension.count)
      rest /= dimension.count
    }
    return places.reversed()
  }

  /// The dimensions as they stand in notes.
  var name: String { dimensions.joined(separator: ResultKey.crossing) }
}

extension SurveyDimension {
  /// The dimension with the reasons for having no level as levels of their own.
  fileprivate var withReasons: SurveyDimension {
    var result = self
    var places: [Int32: Int32] = [:]
    for row in codes.indices where codes[row] < 0 {
      let code = codes[row]
      let isOutside = code == MissingReason.notApplicable.code
      let key = isOutside ? code : MissingReason.noAnswer.code
      if places[key] == nil {
        places[key] = Int32(result.levels.count)
        result.levels.append(isOutside ? MissingReason.notApplicable.name : Self.unstated)
      }
      result.codes[row] = places[key] ?? code
    }
    return result
  }

  /// The level of those who did not state the dimension.
  private static let unstated = "not_stated"
}

/// One question by the cells of compositions, with the scores whose mean is compared.
struct CompositionTable {
  let groups: CompositionGroups
  let table: TableTotals
  let scores: [Double]

  /// The weight of the answers of groups in a cell, and the weighted sum of their scores.
  func sums(
    _ members: [Int], _ cell: Int, _ totals: (Int) -> [Double]
  ) -> (weight: Double, scored: Double) {
    var (weight, scored) = (0.0, 0.0)
    for group in members {
      let levels = totals(groups.place(group: group, cell: cell))
      for level in scores.indices {
        weight += levels[level]
        scored += levels[level] * scores[level]
      }
    }
    return (weight, scored)
  }

  /// The totals of the answers of a crossed group.
  func observed(_ group: Int) -> [Double] { table.levelTotals(group: group) }

  /// The totals of a replicate of the table.
  func resampled(_ replicate: Int) -> (Int) -> [Double] {
    { Array(table.cellTotals(group: $0, replicate: replicate).prefix(scores.count)) }
  }

  /// The number of answers of groups in some of the cells.
  func count(_ members: [Int], _ cells: [Int]) -> Int {
    members.reduce(0) { sum, group in
      cells.reduce(sum) { $0 + table.count(group: groups.place(group: group, cell: $1)) }
    }
  }

  /// The crossed groups of some groups with answers.
  func places(_ members: [Int]) -> [Int] {
    members.flatMap { group in
      (0..<groups.cellCount).map { groups.place(group: group, cell: $0) }
    }.filter { table.count(group: $0) > 0 }
  }

  /// A number from the derivatives of its answers, group by group and level by level, and from its
  /// value on the totals of a replicate.
  func linearization(
    _ value: Double, _ gradients: [Int: [Double]], on replicate: ((Int) -> [Double]) -> Double
  ) -> Linearization {
    Linearization(
      value: value, gradients: Self.gradients(gradients),
      replicates: table.replicateScheme.map { scheme in
        scheme.coefficients.indices.map { number in
          let value = replicate(resampled(number))
          return value.isFinite ? value : .nan
        }
      })
  }

  /// Derivatives by crossed group, in their order.
  static func gradients(_ values: [Int: [Double]]) -> [CellGradient] {
    values.sorted { $0.key < $1.key }.map { CellGradient(group: $0.key, values: $0.value) }
  }
}

extension Estimate {
  /// The number without what its error would say, which rests on single answers.
  var withoutInference: Estimate {
    var result = self
    (result.interval, result.confidence, result.pValue) = (nil, nil, nil)
    return result
  }
}
