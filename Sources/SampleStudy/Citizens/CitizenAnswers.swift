/// The codes that stand for an answer without substance; no number asked for can be as large.
enum CitizenMissingCode: String {
  case doesNotKnow = "888888"
  case refused = "988888"
  case notApplicable = "999999"
}

/// The drawing of all answers of one round.
struct CitizenAnswers {
  var citizens: [Citizen]
  var frame: CitizenFrame
  var round: Int
  var seed: UInt64

  /// The columns with one code a citizen each.
  func columns() -> [(name: String, codes: [String])] {
    var result: [(name: String, codes: [String])] = []
    for question in citizenQuestions {
      let earlier = question.follows.flatMap { name in result.first { $0.name == name }?.codes }
      let answers = answers(to: question, earlier: earlier)
      for (place, column) in question.columns.enumerated() {
        result.append((column, answers.map { $0[place] }))
      }
    }
    return result + [("income", citizens.map(income)), ("distance_km", citizens.map(distance))]
  }

  private func answers(to question: CitizenQuestion, earlier: [String]?) -> [[String]] {
    var result = citizens.map { _ in question.columns.map { _ in "" } }
    var answering: [Int] = []
    for (index, citizen) in citizens.enumerated() {
      let applies = earlier.map { $0[index] == "2" } ?? true
      let missing = applies ? missing(citizen, question) : .notApplicable
      if let missing {
        result[index] = question.columns.map { _ in missing.rawValue }
      } else {
        answering.append(index)
      }
    }
    for (place, column) in question.columns.enumerated() {
      let scores = answering.map { score(citizens[$0], question.theme, column) }
      let shares = question.shares[round]
      let single = question.options.isEmpty
      let wanted = single ? shares : [100 - shares[place], shares[place]]
      var stream = DrawStream(seed: seed, "citizen quota \(column) \(round)")
      let counts = quotas(wanted, count: answering.count, spread: 0.03, stream: &stream)
      for (row, level) in zip(answering, levels(ofScores: scores, quotas: counts)) {
        result[row][place] = String(level + (single ? question.firstCode : 0))
      }
    }
    return result
  }

  /// What municipality and section share, which lasts, and what the person adds.
  private func score(_ citizen: Citizen, _ theme: CitizenTheme, _ column: String) -> Double {
    let section = frame.sections[citizen.section]
    let municipality = frame.municipalities[section.municipality]
    var place = DrawStream(seed: seed, "place \(column) \(municipality.code)")
    var own = DrawStream(seed: seed, "own \(column) \(citizen.name)")
    let isRural = frame.strata[municipality.stratum].isRural
    let around = 0.28 * municipality.outlook + 0.2 * section.outlook + 0.22 * place.nearNormal()
    let lasting = 0.35 * citizen.outlook + 0.55 * (citizen.views[theme] ?? 0)
    return around + lasting + 0.6 * own.nearNormal() + citizen.lean(on: theme, isRural: isRural)
  }

  private func missing(_ citizen: Citizen, _ question: CitizenQuestion) -> CitizenMissingCode? {
    var stream = DrawStream(seed: seed, "citizen missing \(question.id) \(citizen.name)")
    let unsure = citizen.reticence * (1.4 - 0.4 * Double(citizen.socioeconomicLevel))
    if stream.happens(question.doesNotKnow * unsure) { return .doesNotKnow }
    return stream.happens(question.refused * citizen.reticence) ? .refused : nil
  }

  /// The household's income of a month; people name round figures, and some name none.
  private func income(_ citizen: Citizen) -> String {
    var stream = DrawStream(seed: seed, "income \(citizen.name)")
    let level = Double(citizen.socioeconomicLevel)
    if stream.happens(0.07) { return CitizenMissingCode.doesNotKnow.rawValue }
    if stream.happens(0.09 + 0.05 * level) { return CitizenMissingCode.refused.rawValue }
    let chance = stream.uniform()
    let exact = 2400 + 5200 * level + (9000 + 16000 * level) * chance * chance * chance
    let step = stream.happens(0.7) ? 500.0 : 100
    return String(Int((exact / step).rounded() * step))
  }

  /// The way to the nearest office of the municipality, to a tenth of a kilometre.
  private func distance(_ citizen: Citizen) -> String {
    var stream = DrawStream(seed: seed, "distance \(citizen.name)")
    if stream.happens(0.03) { return CitizenMissingCode.doesNotKnow.rawValue }
    let chance = stream.uniform()
    let isRural = frame.stratum(ofSection: citizen.section).isRural
    return decimal(0.2 + (isRural ? 42 : 9) * chance * chance)
  }
}

/// A number of at least 0 with one decimal.
func decimal(_ value: Double) -> String {
  let tenths = Int((10 * value).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
