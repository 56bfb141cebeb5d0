import LinearAlgebra
import Surveys
import Tabular

/// A column of a model: what its coefficient compares.
struct ModelColumn: Equatable, Sendable {
  /// The place of its term; nil for the intercept.
  var term: Int?
  /// The name of a term that holds numbers; empty where the groups say everything.
  var item: String
  var groupBy: String
  var group: String
  var versusGroup: String
  /// Respondents of the smaller of the groups compared.
  var count: Int
}

/// A term of a model: predictors, alone or crossed, and the columns they make.
struct ModelTerm: Equatable, Sendable {
  var names: [String]
  /// The names of its factors, joined as those of groups.
  var groupBy: String
  /// Its name where it holds numbers; empty where it is made of factors.
  var item: String
  var columns: Range<Int>
}

/// The rows, columns and outcome of a model, without missing answers.
struct ModelFrame: Sendable {
  /// The rows of the data that enter, those without any missing answer.
  var rows: [Int32]
  /// Respondents that were asked but lack an answer, by variable; a row may lack several.
  var missing: [(name: String, count: Int)]
  /// Respondents that were asked, answer by answer complete or not.
  var askedCount: Int
  /// One row a respondent, the intercept first.
  var x: Matrix
  var columns: [ModelColumn]
  var terms: [ModelTerm]
  var predictors: [ModelPredictor]
  /// Levels of predictors that nobody has, which make no column.
  var droppedLevels: [(name: String, level: String)]
  /// The weights as the design has them.
  var weights: [Double]
  /// The outcome's code of each row.
  var outcome: [Int32]

  var rowCount: Int { rows.count }
  var totalWeight: Double { weights.reduce(0, +) }

  /// Kish's effective number of respondents.
  var effectiveCount: Double {
    var (sum, squares) = (0.0, 0.0)
    for weight in weights {
      sum += weight
      squares += weight * weight
    }
    return squares > 0 ? sum * sum / squares : 0
  }

  /// The rows in which the outcome was asked, with nothing missing.
  ///
  /// `candidates` are the rows to choose from, for instance those of a round.
  init(
    outcome question: SurveyQuestion, predictors: [ModelPredictor], terms: [[String]],
    weights: [Double], candidates: [Int32]
  ) {
    var missing = [Int](repeating: 0, count: predictors.count + 1)
    rows = []
    askedCount = 0
    for row in candidates where weights[Int(row)] > 0 {
      let answer = question.codes[Int(row)]
      if answer == MissingReason.notAsked.code { continue }
      askedCount += 1
      var isComplete = answer >= 0
      if !isComplete { missing[0] += 1 }
      for (place, predictor) in predictors.enumerated() where predictor.codes[Int(row)] < 0 {
        missing[place + 1] += 1
        isComplete = false
      }
      if isComplete { rows.append(row) }
    }
    self.missing = zip([question.id] + predictors.map(\.id), missing).filter { $0.1 > 0 }
      .map { (name: $0.0, count: $0.1) }
    self.predictors = predictors
    self.weights = rows.map { weights[Int($0)] }
    self.outcome = rows.map { question.codes[Int($0)] }
    var coder = TermCoder(predictors: predictors, rows: rows)
    coder.addIntercept()
    for term in terms { coder.add(term) }
    x = Matrix(rowCount: rows.count, columnCount: coder.columns.count, values: coder.values)
    columns = coder.columns
    self.terms = coder.terms
    droppedLevels = coder.droppedLevels
  }
}
