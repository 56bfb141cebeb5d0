import Results
import Surveys

/// A predictor as it stands in the data: a level a row, or a number a level.
struct ModelPredictor: Sendable {
  enum Kind: Equatable, Sendable {
    /// The levels are compared with the reference; nil for the first that occurs.
    case factor(reference: Int?)
    /// One number a level.
    case scores([Double])
    /// One number a row.
    case numbers([Double])
  }

  var id: String
  var levels: [String]
  var codes: [Int32]
  var kind: Kind

  var isFactor: Bool {
    if case .factor = kind { true } else { false }
  }

  /// The dimension or question of that name, as the plan wants it.
  init(_ id: String, in data: SurveyData, _ plan: ModelPlan) throws {
    let scores: [Double]
    if let dimension = data.dimension(id) {
      (levels, codes) = (dimension.levels, dimension.codes)
      let numbers = dimension.levels.map { Double($0) }
      scores = numbers.enumerated().map { place, _ in
        numbers.contains { $0 == nil } ? Double(place + 1) : numbers[place] ?? 0
      }
    } else if let question = data.questions.first(where: { $0.id == id }) {
      (levels, codes) = (question.scale.levels, question.codes)
      scores = question.scale.scores
    } else if let quantity = data.quantities.first(where: { $0.id == id }) {
      self.id = id
      (levels, codes) = ([], quantity.codes)
      kind = .numbers(quantity.values)
      return
    } else {
      let known =
        data.dimensions.map(\.id) + [data.actors?.id, data.rounds?.id].compactMap { $0 }
        + distinctNames(data.questions.map(\.id)) + data.quantities.map(\.id)
      throw PlanError.unknownDimension(id, known: known)
    }
    self.id = id
    if plan.scored.contains(id) {
      kind = .scores(scores)
      return
    }
    var reference: Int?
    if let wanted = plan.references[id] {
      reference = levels.firstIndex(of: wanted)
      if reference == nil {
        throw ModelError.unknownReference(predictor: id, level: wanted, known: levels)
      }
    }
    kind = .factor(reference: reference)
  }
}

/// Names in their order, each once.
func distinctNames(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
