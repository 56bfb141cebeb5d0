import Estimation
import LinearAlgebra
import Results
import Surveys

/// A gap between two sides, divided into what their composition explains and the rest.
///
/// With *x̄* the composition of a side and *β* the coefficients of its model, the gap
/// *x̄₁ᵀβ₁ − x̄₂ᵀβ₂* is (*x̄₁ − x̄₂*)ᵀ*β** explained and *x̄₁*ᵀ(*β₁ − β**) + *x̄₂*ᵀ(*β** − *β₂*)
/// unexplained; in three parts with *β** = *β₂*: endowments, coefficients and their interaction.
///
/// - Reference: Oaxaca (1973), *Int. Econ. Rev.* 14, 693–709; Blinder (1973), *J. Hum. Resour.* 8,
///   436–455; Neumark (1988), *J. Hum. Resour.* 23, 279–295; Yun (2005), *Econ. Inq.* 43, 766–772;
///   Jann (2008), *Stata J.* 8, 453–479.
/// - Checked against: Python `statsmodels` 0.15 `OaxacaBlinder` for the parts; R `survey` 4.1
///   replicate weights and `svytotal` of the influence functions for the errors,
///   `References/disaggregation`.
struct GapDecomposition {
  /// A part of the gap, or of what a dimension has in it.
  struct Part: Equatable {
    var name: String
    /// The dimension by index, -1 for the constant; nil for all.
    var owner: Int?
  }

  let composition: CompositionTable
  let sides: [[Int]]
  let columns: DecompositionColumns
  let choice: DisaggregationPlan.Coefficients

  init(
    _ composition: CompositionTable, sides: [[Int]], coefficients: DisaggregationPlan.Coefficients
  ) {
    self.composition = composition
    self.sides = sides
    choice = coefficients
    columns = DecompositionColumns(composition, sides: sides)
  }

  /// The number of answers of the smaller side that are kept, and of those left out of each.
  var counts: (kept: Int, leftOut: [Int]) {
    let all = Array(0..<composition.groups.cellCount)
    let kept = sides.map { composition.count($0, columns.cells) }
    return (
      kept.min() ?? 0, zip(sides, kept).map { composition.count($0, all) - $1 }
    )
  }

  /// Whether a level of a dimension, or a cell without dimensions, has a single answer on a side.
  ///
  /// Its coefficient fits that answer, so that the error does not know how far another would lie.
  func hasSingleAnswers(_ dimension: Int) -> Bool {
    columns.owners.indices.filter { columns.owners[$0] == dimension }.contains { column in
      sides.contains { side in
        let cells = columns.cells.indices.filter { columns.full[$0][column] == 1 }
        return composition.count(side, cells.map { columns.cells[$0] }) == 1
      }
    }
  }

  /// Whether each side has more answers than its model has coefficients.
  var isIdentified: Bool { counts.kept > columns.normalisation.columnCount }

  /// What the totals make of the sides: compositions, means, models.
  struct State {
    var weights: [Double]
    var means: [Double]
    var compositions: [[Double]]
    var models: [DecompositionFit]
    var shared: DecompositionFit?
  }

  private func sharedColumns(_ cell: Int, _ side: Int) -> [Double] {
    choice == .pooledWithGroup
      ? columns.reduced[cell] + [side == 0 ? 1 : 0] : columns.reduced[cell]
  }

  private var hasSharedModel: Bool { choice == .pooled || choice == .pooledWithGroup }

  private func state(_ totals: (Int) -> [Double]) throws(UndefinedStatistic) -> State {
    var state = State(weights: [], means: [], compositions: [], models: [])
    var all: [(columns: [Double], weight: Double, scored: Double)] = []
    for (place, side) in sides.enumerated() {
      let sums = columns.cells.map { composition.sums(side, $0, totals) }
      let weight = sums.reduce(0) { $0 + $1.weight }
      guard weight > 0 else { throw .noWeight }
      var mean = [Double](repeating: 0, count: columns.owners.count)
      for (cell, sum) in sums.enumerated() {
        for column in mean.indices {
          mean[column] += sum.weight / weight * columns.full[cell][column]
        }
      }
      state.weights.append(weight)
      state.means.append(sums.reduce(0) { $0 + $1.scored } / weight)
      state.compositions.append(mean)
      state.models.append(
        try DecompositionFit(
          rows: sums.indices.map { (columns.reduced[$0], sums[$0].weight, sums[$0].scored) },
          normalisation: columns.normalisation))
      all += sums.indices.map { (sharedColumns($0, place), sums[$0].weight, sums[$0].scored) }
    }
    if hasSharedModel {
      state.shared = try DecompositionFit(rows: all, normalisation: columns.normalisation)
    }
    return state
  }

  /// The parts as functions of compositions and coefficients, with their derivatives.
  private struct Derivatives {
    var value = 0.0
    var compositions: [[Double]]
    var models: [[Double]]
    var shared: [Double]
  }

  private func derivatives(_ part: Part, _ state: State) -> Derivatives {
    let width = columns.owners.count
    let zeros = [Double](repeating: 0, count: width)
    var result = Derivatives(compositions: [zeros, zeros], models: [zeros, zeros], shared: zeros)
    let (x, y) = (state.compositions[0], state.compositions[1])
    let (a, b) = (state.models[0].coefficients, state.models[1].coefficients)
    let common = state.shared?.coefficients ?? (choice == .group ? a : b)
    for j in 0..<width where part.owner == nil || part.owner == columns.owners[j] {
      var shared = 0.0
      switch part.name {
      case "explained":
        result.value += (x[j] - y[j]) * common[j]
        (result.compositions[0][j], result.compositions[1][j]) = (common[j], -common[j])
        shared = x[j] - y[j]
      case "unexplained":
        result.value += x[j] * (a[j] - common[j]) + y[j] * (common[j] - b[j])
        result.compositions[0][j] = a[j] - common[j]
        result.compositions[1][j] = common[j] - b[j]
        (result.models[0][j], result.models[1][j]) = (x[j], -y[j])
        shared = y[j] - x[j]
      case "endowments":
        result.value += (x[j] - y[j]) * b[j]
        (result.compositions[0][j], result.compositions[1][j]) = (b[j], -b[j])
        result.models[1][j] = x[j] - y[j]
      case "coefficients":
        result.value += y[j] * (a[j] - b[j])
        result.compositions[1][j] = a[j] - b[j]
        (result.models[0][j], result.models[1][j]) = (y[j], -y[j])
      default:
        result.value += (x[j] - y[j]) * (a[j] - b[j])
        (result.compositions[0][j], result.compositions[1][j]) = (a[j] - b[j], b[j] - a[j])
        (result.models[0][j], result.models[1][j]) = (x[j] - y[j], y[j] - x[j])
      }
      if hasSharedModel {
        result.shared[j] = shared
      } else if shared != 0 {
        result.models[choice == .group ? 0 : 1][j] += shared
      }
    }
    return result
  }

  /// The states of the totals and of those of every replicate, made once for all parts.
  struct States {
    var observed: State
    /// nil where a replicate leaves a model without a solution.
    var replicates: [State?]
  }

  /// - Throws: ``UndefinedStatistic`` where the models have no solution.
  func states() throws(UndefinedStatistic) -> States {
    let count = composition.table.replicateScheme?.coefficients.count ?? 0
    return States(
      observed: try state(composition.observed),
      replicates: (0..<count).map { try? state(composition.resampled($0)) })
  }

  private func linearization(
    _ value: Double, _ gradients: [Int: [Double]], _ states: States, _ function: (State) -> Double
  ) -> Linearization {
    Linearization(
      value: value, gradients: CompositionTable.gradients(gradients),
      replicates: composition.table.replicateScheme.map { _ in
        states.replicates.map { $0.map(function) ?? .nan }
      })
  }

  /// The gap among those who are kept.
  func gap(_ states: States) -> Linearization {
    let state = states.observed
    var gradients: [Int: [Double]] = [:]
    for (place, side) in sides.enumerated() {
      let sign = place == 0 ? 1.0 : -1.0
      for cell in columns.cells {
        for group in side {
          gradients[composition.groups.place(group: group, cell: cell)] = composition.scores.map {
            sign * ($0 - state.means[place]) / state.weights[place]
          }
        }
      }
    }
    return linearization(state.means[0] - state.means[1], gradients, states) {
      $0.means[0] - $0.means[1]
    }
  }

  /// One part with the derivatives of everything it is made of, taken together.
  func number(_ part: Part, _ states: States) -> Linearization {
    let state = states.observed
    let partial = derivatives(part, state)
    var gradients: [Int: [Double]] = [:]
    for (place, side) in sides.enumerated() {
      for (index, cell) in columns.cells.enumerated() {
        let reduced = columns.reduced[index]
        var base = 0.0
        let moved = state.models[place].movement(reduced)
        var own = 0.0
        for j in columns.owners.indices {
          base +=
            partial.compositions[place][j]
            * (columns.full[index][j] - state.compositions[place][j]) / state.weights[place]
          own += partial.models[place][j] * moved[j]
        }
        let fitted = state.models[place].fitted(reduced)
        let (shift, common) = sharedMovement(partial, state, index, place)
        let values = composition.scores.map { score in
          base + own * (score - fitted) + shift * (score - common)
        }
        for group in side {
          gradients[composition.groups.place(group: group, cell: cell)] = values
        }
      }
    }
    return linearization(partial.value, gradients, states) { derivatives(part, $0).value }
  }

  /// How a part moves with the shared model for each unit of its residual, and the fitted score.
  private func sharedMovement(
    _ partial: Derivatives, _ state: State, _ cell: Int, _ side: Int
  ) -> (shift: Double, fitted: Double) {
    guard let shared = state.shared else { return (0, 0) }
    let row = sharedColumns(cell, side)
    let moved = shared.movement(row)
    return (zip(partial.shared, moved).reduce(0) { $0 + $1.0 * $1.1 }, shared.fitted(row))
  }
}
