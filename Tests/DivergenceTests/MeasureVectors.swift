// Published and recomputed values of every measure on thirteen distributions.
import Divergence
import Testing

/// One distribution and the values of the measures on it, to six decimals.
struct MeasureVector: Sendable, CustomTestStringConvertible {
  var id: String
  var answers: OrderedAnswers
  /// By statistic; a value that the reference does not give is absent.
  var expected: [(statistic: String, value: Double)]

  var testDescription: String { id }

  init(_ id: String, _ counts: [Int], _ values: [Double?]) {
    self.init(id, OrderedAnswers(counts: counts), values)
  }

  init(_ id: String, _ answers: OrderedAnswers, _ values: [Double?]) {
    self.id = id
    self.answers = answers
    self.expected = zip(Self.statistics, values).compactMap { name, value in
      value.map { (name, $0) }
    }
  }

  static let statistics = [
    "van_der_eijk_a", "leik_d", "consensus", "disagreement", "blair_lacy_l2", "reardon_entropy",
    "esteban_ray", "rwg", "average_deviation", "mean_pairwise_distance",
  ]
}

let measureVectors: [MeasureVector] = [
  MeasureVector("T01", [0, 0, 12, 0, 0], [1, 0, 1, 0, 1, 0, 0, 1, 0, 0]),
  MeasureVector("T02", [6, 0, 0, 0, 6], [-1, 1, 0, 1, 0, 1, 1, -1.181818, 2, 2.181818]),
  MeasureVector(
    "T03", [2, 2, 2, 2, 2],
    [0, 0.6, 0.433985, 0.8, 0.2, 0.846439, 0.243090, -0.111111, 1.2, 1.777778]),
  MeasureVector(
    "T04", [1, 2, 6, 2, 1],
    [
      0.458333, 0.333333, 0.694988, 0.527778, 0.472222, 0.612547, 0.229510, 0.454545, 0.666667,
      1.151515,
    ]),
  MeasureVector(
    "T05", [4, 2, 0, 2, 4],
    [
      -0.425926, 0.833333, 0.194988, 0.944444, 0.055556, 0.959148, 0.460136, -0.636364, 1.666667,
      2.060606,
    ]),
  MeasureVector(
    "T06", [5, 1, 1, 1, 4],
    [
      -0.416667, 0.833333, 0.181611, 0.958333, 0.041667, 0.969508, 0.535474, -0.712121, 1.666667,
      2.090909,
    ]),
  MeasureVector(
    "T07", [1, 1, 2, 3, 5],
    [
      0.416667, 0.5, 0.499342, 0.680556, 0.319444, 0.740501, 0.288777, 0.106061, 1.055556,
      1.484848,
    ]),
  MeasureVector(
    "T08", [6, 6, 0, 0, 0],
    [0.75, 0.25, 0.807355, 0.25, 0.75, 0.25, 0.25, 0.863636, 0.5, 0.545455]),
  MeasureVector(
    "T09", [0, 6, 0, 6, 0],
    [0.166667, 0.5, 0.584963, 0.5, 0.5, 0.5, 0.5, 0.454545, 1, 1.090909]),
  MeasureVector(
    "T10", [30, 40, 210, 130, 530, 50, 10],
    [
      0.611333, 0.286667, 0.725688, 0.402667, 0.597333, 0.466751, 0.208779, 0.654254, 0.989600,
      1.209209,
    ]),
  MeasureVector(
    "T11", [3, 3, 3, 3],
    [0, 0.666667, 0.368483, 0.833333, 0.166667, 0.874185, 0.338438, -0.090909, 1, 1.363636]),
  MeasureVector(
    "T12", [5, 1, 1, 5],
    [
      -0.666667, 0.888889, 0.122828, 0.981481, 0.018519, 0.986579, 0.671905, -0.672727, 1.333333,
      1.606061,
    ]),
  MeasureVector(
    "T20", OrderedAnswers(totals: [0.5, 1, 0.25, 0, 0], respondents: 3, effectiveCount: 7 / 3),
    [0.714286, 0.214286, 0.801265, 0.326531, 0.673469, 0.363698, 0.220835, nil, 0.489796]),
  MeasureVector(
    "T20 as counts", [2, 4, 1, 0, 0],
    [0.714286, 0.214286, 0.801265, nil, 0.673469, 0.363698, 0.220835, nil, 0.489796]),
]
